"""Widgets every page is built from: one look, one keyboard, plain text."""
