"""The text of an assessment as values."""
