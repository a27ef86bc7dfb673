"""The commands behind the Makefile: `python3 -m tools book` is `make book`."""
