"""`make bench`: how fast and how light a drill page is, beside its peers in the same run."""
