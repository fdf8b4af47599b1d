"""Constraints, capacity, scenarios."""
