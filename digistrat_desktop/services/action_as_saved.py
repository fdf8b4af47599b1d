"""How each action was when a workbook was saved: a second sheet, read beside the first.

Only with it can it be told, when the workbook comes back, what its reader changed from what was
changed here in the meantime.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.services.action_columns import COLUMNS, ID
from digistrat_desktop.services.action_values import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digistrat_desktop.services.action_columns import Column
    from digistrat_desktop.tabular.cells import Cell, Grid

AS_SAVED = "As saved (leave as it is)"


def actions_grid(grids: Sequence[Grid]) -> Grid:
    """Give the sheet people write in, wherever it was moved to."""
    return next((grid for grid in grids if grid.name != AS_SAVED), grids[0])


def as_saved(grids: Sequence[Grid]) -> Mapping[str, Mapping[Column, Cell]] | None:
    """Give each action's cells as they were saved, by its id; None when the file has not got them.

    A spreadsheet saved as CSV keeps one sheet only, and one pasted into a new file may have none.
    """
    grid = next((one for one in grids if one.name == AS_SAVED), None)
    if grid is None or not grid.rows:
        return None
    heads = [words_of(cell).casefold() for cell in grid.rows[0]]
    at = {c: heads.index(c.heading.casefold()) for c in COLUMNS if c.heading.casefold() in heads}
    if ID not in at:
        return None
    found: dict[str, Mapping[Column, Cell]] = {}
    for cells in grid.rows[1:]:
        row = {c: cells[n] if n < len(cells) else None for c, n in at.items()}
        found.setdefault(words_of(row[ID]), row)
    return found
