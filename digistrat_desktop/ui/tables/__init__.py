"""Tables of rows: one model and one delegate for every page."""
