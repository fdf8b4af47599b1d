"""Actions out to a workbook and back."""
