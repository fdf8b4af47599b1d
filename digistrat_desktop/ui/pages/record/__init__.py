"""The record: changes, sign-off, review, scores, privacy."""
