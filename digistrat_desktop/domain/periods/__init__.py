"""Periods of reporting, and how people write them."""
