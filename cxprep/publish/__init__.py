"""From the bank to what is read: Markdown for pages, sentences with computed numbers, Anki decks, chart style."""
