"""The rows of a table seen together."""
