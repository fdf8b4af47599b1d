"""Check: what was found."""
