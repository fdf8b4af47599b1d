"""The answers read through the seven What Good Looks Like measures."""
