"""The `.digistrat` package: a trust with its trail in one strict, deterministic file."""
