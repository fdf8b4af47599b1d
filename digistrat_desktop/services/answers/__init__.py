"""Answers out to a workbook and back."""
