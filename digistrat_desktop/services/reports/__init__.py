"""Making and checking reports."""
