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
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.services.tables.shape.columns import NOBODY, Own
from digistrat_desktop.services.tables.shape.headings import column_heads, headings, plain_heading
from digistrat_desktop.services.tables.shape.layout import (
    NEW_METRIC,
    Layout,
    find_header,
    propose_rows,
)
from digistrat_desktop.services.tables.shape.roles import TIMES, Role
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

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
    # headings of the figures, without their periods, and what each is called, or empty for as it
    # stands; none at all for every column that looks like figures
    values: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # texts by heading
    without: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # the same, of rows left out
    nation: tuple[str, ...] = ()  # what the file calls a whole nation, in small letters
    add_up: bool = False  # rows of one metric and period are parts of it
    # what each text in a column of states counts as, where the file has words and no figures
    counts_as: Mapping[str, str] = field(default_factory=dict)
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
        values=_called(found.get("values", ())),
        keep=_texts_by_heading(found.get("keep", {})),
        without=_texts_by_heading(found.get("without", {})),
        nation=tuple(str(one).casefold() for one in _listed(found.get("nation", ()))),
        add_up=bool(found.get("add_up", False)),
        counts_as={
            str(text).casefold(): read_value(figure).text
            for text, figure in found.get("counts_as", {}).items()
        },
        answers=answers,
    )


def _texts(found: Sequence[object]) -> tuple[str, ...]:
    return tuple(plain_heading(str(one)) for one in _listed(found))


def _listed(found: Sequence[object]) -> Sequence[object]:
    if isinstance(found, str):
        raise TypeError(found)
    return found


def _texts_by_heading(found: Mapping[str, Sequence[object]]) -> dict[str, tuple[str, ...]]:
    return {
        plain_heading(name): tuple(str(text).casefold() for text in texts)
        for name, texts in found.items()
    }


def _called(found: Sequence[object] | Mapping[str, object]) -> dict[str, str]:
    """Give headings with what each is called: a table says both, a list only the headings."""
    if isinstance(found, Mapping):
        return {plain_heading(name): str(called)[:120] for name, called in found.items()}
    return dict.fromkeys(_texts(found), "")


def recognised(table: TableFile, known: Sequence[Publication], own: Own = NOBODY) -> Layout | None:
    """Give the layout of a publication that a file is; None where it is none that is known.

    Of several sheets of one publication, as one for each kind of trust, the one that has the trust.
    """
    found = [
        _layout(table, at, header, one, own)
        for at, grid in enumerate(table.grids)
        if not grid.hidden and grid.rows
        for header in [find_header(grid)]
        if (one := _known_as(grid, header, known)) is not None
    ]
    with_own = (one for one in found if _has_own(table.grids[one.sheet], one, own))
    return next(with_own, found[0] if found else None)


def _known_as(grid: Grid, header: int, known: Sequence[Publication]) -> Publication | None:
    if header < 0:
        return None
    heads = {name for pair in _plain_heads(grid, header) for name in pair}
    for one in known:
        is_sheet = not one.sheet or one.sheet.casefold() == grid.name.casefold()
        if one.headings and is_sheet and set(one.headings) <= heads:
            return one
    return None


def _has_own(grid: Grid, layout: Layout, own: Own) -> bool:
    where = layout.first(Role.TRUST)
    wanted = {own.code.casefold(), own.name} - {""}
    return where is not None and any(
        where < len(row) and text_of(row[where]).strip().casefold() in wanted
        for row in grid.rows[layout.header + 1 :]
    )


def _plain_heads(grid: Grid, header: int) -> list[tuple[str, str]]:
    """Give each column's heading without its group's, and the same without the period in it."""
    bare = [one.rpartition(": ")[2] for one in headings(grid, header)]
    named = [one.name for one in column_heads(grid, header)]
    return [
        (plain_heading(head), plain_heading(name)) for head, name in zip(bare, named, strict=True)
    ]


def _layout(table: TableFile, sheet: int, header: int, found: Publication, own: Own) -> Layout:
    first = propose_rows(table, sheet, header, own=own)
    plain = _plain_heads(table.grids[sheet], header)
    roles = [_role(plain[at], role, found) for at, role in enumerate(first.roles)]
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    keep, without = (
        {at: texts[one] for at, (one, _) in enumerate(plain) if one in texts}
        for texts in (found.keep, found.without)
    )
    called = {at: name for at in values if (name := _value_of(plain[at], found))}
    return replace(
        first,
        roles=tuple(roles),
        # Its own columns of time are right: a month in its title is the last of a quarter's.
        period="" if TIMES & set(roles) else first.period,
        targets=dict.fromkeys(values, NEW_METRIC),
        answers=dict(found.answers),
        keep=keep,
        without=without,
        sums=found.add_up,
        nation=found.nation,
        publication=found.words,
        called=called,
        counts_as=found.counts_as,
    )


def _value_of(heads: tuple[str, str], found: Publication) -> str | None:
    """Give what a column of figures is called, empty for as it stands; None where it is none."""
    return next((found.values[one] for one in heads if one in found.values), None)


def _role(heads: tuple[str, str], proposed: Role, found: Publication) -> Role:
    """Give the role that the layout says; what it does not speak of stays as proposed, but names nothing."""
    heading = heads[0]
    said = next((role for role, one in found.columns.items() if one == heading), None)
    if said is not None:
        return said
    if heading in found.metrics:
        return Role.METRIC
    if _value_of(heads, found) is not None:
        return Role.VALUE
    if proposed is Role.VALUE:
        return Role.IGNORE if found.values else Role.VALUE
    speaks_of_time = TIMES & found.columns.keys()
    return proposed if proposed in TIMES and not speaks_of_time else Role.IGNORE
