"""How much a table from outside may hold, and what its reader may use.

Source: docs/spec/tables.md#limits.
"""

MB = 1024 * 1024
MOST_CSV_BYTES = 64 * MB
MOST_SPREADSHEET_BYTES = 20 * MB
MOST_ROWS = 200_000
MOST_LINES = MOST_ROWS + 1
"""The heading is a line of the table and none of its rows."""
MOST_COLUMNS = 4_000
MOST_CELLS = 4_000_000
MOST_SHARED_TEXTS = 500_000
LONGEST_CELL = 32_767
MOST_SHEETS = 200
SMALLER = (
    f"Save the sheet you need as CSV, up to {MOST_CSV_BYTES // MB} MB. Or save the workbook as .xlsb: "
    "of a large one the rows of your trust are read."
)
"""What to do about a workbook that is too large."""
READER_SECONDS = 20
# of a large .xlsb, of which only some rows are read
MOST_LARGE_BYTES = 64 * MB
MOST_LARGE_INFLATED = 400 * MB
LARGE_SECONDS = 120
READER_MEMORY_BYTES = 1024 * MB
MOST_ANSWER_BYTES = 256 * MB
