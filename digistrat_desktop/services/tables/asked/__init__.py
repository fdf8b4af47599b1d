"""What is asked of a person about a table."""
