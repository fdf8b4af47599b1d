"""Assess: one question at a time."""
