"""What a survey or an orders file says: the book's own, and a reader's."""
