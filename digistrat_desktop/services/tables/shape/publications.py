"""Layouts of publications that are read without a question: one small file each, known by headings.

Those that come with the program lie in `resources/tables`; anybody can add one in a folder `tables`
beside the framework files. Source: docs/spec/tables.md#known-publications.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.tables.shape.columns import NOBODY, Own
from digistrat_desktop.services.tables.shape.headings import headings, plain_heading
from digistrat_desktop.services.tables.shape.layout import (
    NEW_METRIC,
    Layout,
    find_header,
    propose_rows,
)
from digistrat_desktop.services.tables.shape.roles import TIMES, Role
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.cells import Grid, TableFile

_MOST_BYTES = 64 * 1024
_MOST_FILES = 500
_COLUMNS = {
    "period": Role.PERIOD,
    "year": Role.YEAR,
    "part": Role.PART,
    "trust": Role.TRUST,
    "numerator": Role.NUMERATOR,
    "denominator": Role.DENOMINATOR,
    "unit": Role.UNIT,
    "note": Role.NOTE,
}


@dataclass(frozen=True, slots=True)
class Publication:
    name: str
    version: str
    source: str
    headings: tuple[str, ...]  # all of them stand in the row of headings
    sheet: str = ""  # its name, where a workbook has several with these headings
    columns: Mapping[Role, str] = field(default_factory=dict)  # headings by role
    metrics: tuple[str, ...] = ()  # headings of the columns that name metrics
    values: tuple[str, ...] = ()  # headings of the figures; empty for all that look like figures
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # texts by heading
    add_up: bool = False  # rows of one metric and period are parts of it
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return f"Read as “{self.name}”, version {self.version}. Source: {self.source}."


def known_publications(*local: Path) -> tuple[Publication, ...]:
    """Read the layouts that are here; a file that cannot be used is passed over."""
    folders = (*local, resources_folder() / "tables")
    return tuple(one for folder in folders for one in _in_folder(folder))


def _in_folder(folder: Path) -> Iterator[Publication]:
    for path in sorted(folder.glob("*.toml"))[:_MOST_FILES]:
        found = _read(path)
        if found is not None:
            yield found


def _read(path: Path) -> Publication | None:
    try:
        data = read_whole(path, _MOST_BYTES, "Make it smaller.")
        return _publication(tomllib.loads(data.decode()))
    except (Refused, OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _publication(found: Mapping[str, Any]) -> Publication:
    answers = {str(name): str(said) for name, said in found.get("answers", {}).items()}
    if found.get("fractions"):
        answers["fractions"] = "fraction"
    return Publication(
        name=str(found["name"])[:200],
        version=str(found["version"])[:40],
        source=str(found["source"])[:200],
        headings=_texts(found["headings"]),
        sheet=str(found.get("sheet", "")),
        columns={
            role: plain_heading(found[name]) for name, role in _COLUMNS.items() if name in found
        },
        metrics=_texts(found.get("metrics", ())),
        values=_texts(found.get("values", ())),
        keep={
            plain_heading(name): tuple(str(text).casefold() for text in texts)
            for name, texts in found.get("keep", {}).items()
        },
        add_up=bool(found.get("add_up", False)),
        answers=answers,
    )


def _texts(found: Sequence[object]) -> tuple[str, ...]:
    if isinstance(found, str):
        raise TypeError(found)
    return tuple(plain_heading(str(one)) for one in found)


def recognised(table: TableFile, known: Sequence[Publication], own: Own = NOBODY) -> Layout | None:
    """Give the layout of a publication that a file is; None where it is none that is known."""
    for at, grid in enumerate(table.grids):
        if grid.hidden or not grid.rows:
            continue
        header = find_header(grid)
        plain = [plain_heading(one) for one in _bare(grid, header)] if header >= 0 else []
        for one in known:
            is_sheet = not one.sheet or one.sheet.casefold() == grid.name.casefold()
            if one.headings and is_sheet and set(one.headings) <= set(plain):
                return _layout(table, at, header, one, own)
    return None


def _bare(grid: Grid, header: int) -> list[str]:
    """Give the headings without those of their groups."""
    return [one.rpartition(": ")[2] for one in headings(grid, header)]


def _layout(table: TableFile, sheet: int, header: int, found: Publication, own: Own) -> Layout:
    first = propose_rows(table, sheet, header, own=own)
    plain = [plain_heading(one) for one in _bare(table.grids[sheet], header)]
    roles = [_role(plain[at], role, found) for at, role in enumerate(first.roles)]
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    keep = {at: found.keep[one] for at, one in enumerate(plain) if one in found.keep}
    return replace(
        first,
        roles=tuple(roles),
        targets=dict.fromkeys(values, NEW_METRIC),
        answers=dict(found.answers),
        keep=keep,
        sums=found.add_up,
        publication=found.words,
    )


def _role(heading: str, proposed: Role, found: Publication) -> Role:
    """Give the role that the layout says; what it does not speak of stays as proposed, but names nothing."""
    said = next((role for role, one in found.columns.items() if one == heading), None)
    if said is not None:
        return said
    if heading in found.metrics:
        return Role.METRIC
    if heading in found.values:
        return Role.VALUE
    if proposed is Role.VALUE:
        return Role.IGNORE if found.values else Role.VALUE
    speaks_of_time = TIMES & found.columns.keys()
    return proposed if proposed in TIMES and not speaks_of_time else Role.IGNORE
