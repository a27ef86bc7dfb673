"""The Python twins of what the practice pages do: the mock interview's draw and the story bank's format."""
