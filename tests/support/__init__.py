"""What tests share: fixture roles, bare pages, ways to drive a page, comparisons. No test stands here."""
