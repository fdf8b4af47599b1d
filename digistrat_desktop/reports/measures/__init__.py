"""The pages on metrics: all of them, the outcomes to explain, and every reading."""
