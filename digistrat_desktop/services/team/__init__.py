"""Working together through a folder: no server, and nothing but files that are added."""
