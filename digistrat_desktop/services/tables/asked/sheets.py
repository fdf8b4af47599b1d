"""Several sheets with the same headings: which one is read, or all of them."""

from collections.abc import Sequence

from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.layout import sheets_by_period
from digistrat_desktop.tabular.cells import TableFile

QUESTION, EVERY_SHEET = "sheet", "all"


def sheet_doubt(table: TableFile, sheet: int, twins: Sequence[int]) -> Doubt:
    """Ask which sheet is read; all of them come first where each is named by its period."""
    names = [table.grids[at].name[:60] for at in (sheet, *twins)]
    ways = [(name, f"“{name}”") for name in names]
    if sheets_by_period(table, sheet):
        ways.insert(0, (EVERY_SHEET, "all, each as the period it is named by"))
    question = f"{len(names)} sheets have the same headings. Which one do you want to read?"
    return Doubt(QUESTION, "", question, tuple(ways))
