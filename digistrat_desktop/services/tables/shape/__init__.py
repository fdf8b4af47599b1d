"""What a table looks like: its headings, what its columns are, and the publications that are known."""
