"""Reports as a page for a browser."""
