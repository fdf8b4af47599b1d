"""The only package that reads and writes spreadsheets and CSV."""
