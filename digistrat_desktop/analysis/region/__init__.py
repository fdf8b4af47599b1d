"""Many trusts as one set of tables."""
