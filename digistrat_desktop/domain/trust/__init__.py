"""What a trust is and owns, as values."""
