"""Many trusts as tables for other programs."""
