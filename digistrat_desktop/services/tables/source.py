"""Reading the table to import, from a file or from the clipboard, and remembering how it was read."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.tables.preview import layout_key, own_of
from digistrat_desktop.services.tables.shape.columns import NOBODY, Own
from digistrat_desktop.services.tables.shape.day_numbers import with_dated_headings
from digistrat_desktop.services.tables.shape.layout import Layout, narrowed, propose, propose_sheet
from digistrat_desktop.services.tables.shape.publications import (
    Publication,
    known_publications,
    recognised,
)
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of
from digistrat_desktop.tabular.read import READABLE, read_clipboard, read_table_file

__all__ = ["TableFile"]  # handed on to windows, which may not reach for the reader's own package
FILE_KINDS = f"Tables ({' '.join(f'*.{kind}' for kind in READABLE)})"
_BEGUN = 60  # characters of a cell
_MOST_SHOWN = 3
_SHORT = 26


def table_from_file(
    path: Path, progress: Callable[[int], None] | None = None, own: Own = NOBODY
) -> TableFile:
    """Read a file of any kind the tabular door takes; spreadsheets in a child process.

    Args:
        own: the trust whose rows are read of a file that is too large to be read whole.
    """
    return with_dated_headings(read_table_file(path, progress, tuple(filter(None, own))))


def table_from_text(text: str) -> TableFile:
    """Read pasted cells; Refused naming the cause and the row."""
    # Cells copied from a spreadsheet are parted by tabs, whatever commas stand in them.
    return with_dated_headings(read_clipboard(f"sep=\t\n{text}" if "\t" in text else text))


def begun(
    library: Library,
    table: TableFile,
    workspace: Workspace,
    answers: Mapping[str, str] = MappingProxyType({}),
) -> Layout:
    """Give how a file is read where nobody looks: as proposed, of a wide one what is known.

    Args:
        answers: to questions about the table; the one about its sheet chooses it.
    """
    own = own_of(workspace)
    names = {one.name.casefold() for one in metrics_in_use(workspace)}
    sheets = [at for at, grid in enumerate(table.grids) if grid.name == answers.get("sheet")]
    if sheets:
        first = found = propose_sheet(table, sheets[0], own=own)
    else:
        first, found = propose(table, own=own), proposed(library, table, own=own)
    if found.roles == first.roles and not found.publication and answers.get("columns") != "all":
        found = narrowed(table.grids[found.sheet], found, names)
    return replace(found, answers={**found.answers, **answers})


def _publications(library: Library) -> tuple[Publication, ...]:
    return known_publications(Path(library.place).parent / "tables")


def proposed(library: Library, table: TableFile, metric_id: str = "", own: Own = NOBODY) -> Layout:
    """Propose how a file is read: as one of its kind was read the last time, else by its looks."""
    first = recognised(table, _publications(library), own) or propose(table, metric_id, own)
    kept = recall(library, kind_of_file(layout_key(table, first)))
    return first if kept is None else _with_kept(first, kept)


def keep(library: Library, table: TableFile, layout: Layout) -> None:
    """Remember how files of this kind are read; Refused where it could not be written."""
    first = replace(layout, header=propose(table).header) if layout.header < 0 else layout
    remember(library, kind_of_file(layout_key(table, first)), _written(layout))


def _written(layout: Layout) -> dict[str, Any]:
    return {
        "roles": [role.value for role in layout.roles],
        "targets": {str(column): target for column, target in layout.targets.items()},
        "answers": {name: said for name, said in layout.answers.items() if name in _KEPT},
    }


def _with_kept(first: Layout, kept: dict[str, Any]) -> Layout:
    """Lay what is remembered over a proposal; what does not fit is left as proposed."""
    try:
        roles = tuple(Role(one) for one in kept["roles"])
        targets = {int(column): str(target) for column, target in kept["targets"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return first
    said = kept.get("answers", {})
    is_said = isinstance(said, dict) and all(isinstance(one, str) for one in said.values())
    if len(roles) != len(first.roles) or not is_said:
        return first
    return replace(first, roles=roles, targets=targets, answers=said)


# answers that are of a kind of file, and not of its figures
_KEPT = frozenset({"dates", "trust", "stamps", "times"})


def sheet_names(table: TableFile) -> tuple[tuple[int, str], ...]:
    """Give the sheets that hold rows, with their place; hidden ones say so."""
    return tuple(
        (at, f"{grid.name} (hidden)" if grid.hidden else grid.name)
        for at, grid in enumerate(table.grids)
        if grid.rows
    )


def row_words(grid: Grid, at: int) -> str:
    """Show the beginning of a row, to choose the row of headings by."""
    cells = [text_of(cell).strip() for cell in grid.rows[at]]
    filled = [cell for cell in cells if cell]
    more = ", …" if len(filled) > _MOST_SHOWN else ""
    begun = (one if len(one) <= _BEGUN else f"{one[: _BEGUN - 1]}…" for one in filled)
    shown = ", ".join(islice(begun, _MOST_SHOWN))
    return f"Row {at + 1}: {shown}{more}"


def header_choices(grid: Grid, most: int = 40) -> tuple[tuple[int, str], ...]:
    """Give the rows that may hold the headings, with their beginnings."""
    rows = range(min(len(grid.rows), most))
    return tuple((at, row_words(grid, at)) for at in rows if any(map(text_of, grid.rows[at])))


def samples(grid: Grid, layout: Layout, column: int, most: int = 3) -> str:
    """Give the first few different values under a heading, as far as they are short."""
    found: dict[str, None] = {}
    for row in grid.rows[layout.header + 1 : layout.header + 200]:
        text = text_of(row[column]).strip() if column < len(row) else ""
        if (text and len(", ".join((*found, text[:24]))) <= _SHORT) or (not found and text):
            found.setdefault(text[:24])
        if len(found) == most:
            break
    return ", ".join(found)


_NAME = "import-layouts"
MOST_KEPT = 100


def kind_of_file(headings: Sequence[str]) -> str:
    """Give the key of a kind of file: files with the same headings are of one kind."""
    tidy = "\x1f".join(" ".join(one.split()).casefold() for one in headings)
    return hashlib.sha256(tidy.encode()).hexdigest()[:32]


def recall(library: Library, key: str) -> dict[str, Any] | None:
    """Give how a kind of file was read the last time, or None."""
    found = _all_layouts(library).get(key)
    return found if isinstance(found, dict) else None


def remember(library: Library, key: str, layout: dict[str, Any]) -> None:
    """Keep how a kind of file was read; the oldest of more than a hundred are forgotten."""
    if library.read_only:
        return
    kept = {k: v for k, v in _all_layouts(library).items() if k != key}
    kept[key] = layout
    latest = dict(list(kept.items())[-MOST_KEPT:])
    library.store.remember(_NAME, json.dumps(latest, indent=1))


def _all_layouts(library: Library) -> dict[str, Any]:
    """Read what is kept; what cannot be read is as good as nothing."""
    try:
        found = json.loads(library.store.recall(_NAME))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
