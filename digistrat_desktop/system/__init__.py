"""Paths, files, locks, the clock and settings: the machine's side."""
