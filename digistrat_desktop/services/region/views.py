"""The named views of a region: SQL that anybody can read and run, and asking by it."""

import re
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.analysis.dataset.rows import Row, Value
from digistrat_desktop.analysis.dataset.tables import BY_NAME
from digistrat_desktop.analysis.region.across import FEWEST
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.port import DataSetFiles, OpenDataSet, ViewText
from digistrat_desktop.system.files import read_whole

_FILE = re.compile(r"\d\d_(\w+)\.sql")
_NOTE = "-- "
_COLUMN = re.compile(r"--   (\w+): (.+)")
_LARGEST = 100_000  # bytes


class Found(NamedTuple):
    """What a view gives."""

    view: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> tuple[dict[str, Value], ...]:
        """Give each row by the names of its columns."""
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.rows)


class Views(NamedTuple):
    folder: Path  # with a file for each, in the order in which they rest on one another

    def all(self) -> tuple[ViewText, ...]:
        return tuple(map(_view, sorted(self.folder.glob("*.sql"))))

    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.all())


def _view(path: Path) -> ViewText:
    found = _FILE.fullmatch(path.name)
    sql = read_whole(path, _LARGEST).decode("utf-8")
    notes = [line for line in sql.splitlines() if line.startswith(_NOTE)]
    told = [_COLUMN.fullmatch(line) for line in notes]
    columns = {one[1]: _column_meaning(one[2]) for one in told if one}
    said = [line.removeprefix(_NOTE) for line, one in zip(notes, told, strict=True) if not one]
    return ViewText(path.name, found[1] if found else path.stem, " ".join(said), columns, sql)


def _column_meaning(said: str) -> str:
    """Give what a column of a view means; one that is `table.column` means what it means there."""
    name, _, column = said.partition(".")
    if name not in BY_NAME or column not in BY_NAME[name].names:
        return said
    return BY_NAME[name].columns[BY_NAME[name].names.index(column)].meaning


class RegionData:
    """A data set that is open; close it."""

    def __init__(self, opened: OpenDataSet, views: Views) -> None:
        self._opened, self._names = opened, views.names()

    def hide(self) -> None:
        """Hide small numbers from here on, as where trusts are under code names."""
        self._opened.hide(FEWEST)

    @property
    def hides(self) -> bool:
        """Whether small numbers are empty: trusts are under code names, or their names are hidden."""
        return self.rows_of("SELECT fewest FROM about")[0][0] != 1

    def rows_of(self, sql: str) -> tuple[Row, ...]:
        """Ask the tables themselves."""
        return self._opened.ask(sql)[1]

    def view(self, name: str, where: Mapping[str, Value] | None = None) -> Found:
        """Run a view, perhaps only the rows with some values.

        Args:
            where: values by the names of columns.

        Raises:
            Refused: there is no such view.
        """
        if name not in self._names:
            known = ", ".join(self._names)
            raise Refused(f"There is no view “{name}”.", "", f"Known are: {known}.")
        wanted = where or {}
        if not all(column.isidentifier() for column in wanted):
            raise Refused(
                f"“{next(iter(wanted))}” is not a column.", "", "Check the name of the column."
            )
        clause = " AND ".join(f"{column} = ?" for column in wanted)
        sql = f"SELECT * FROM {name}{f' WHERE {clause}' if clause else ''}"
        columns, rows = self._opened.ask(f"{sql} ORDER BY ALL", list(wanted.values()))
        return Found(name, columns, rows)

    def close(self) -> None:
        self._opened.close()


def open_region(sets: DataSetFiles, views: Views, folder: Path) -> RegionData:
    return RegionData(sets.open(folder, views.all()), views)


def run_view(
    sets: DataSetFiles,
    views: Views,
    folder: Path,
    name: str,
    where: Mapping[str, Value] | None = None,
) -> Found:
    """Open a data set, run one view and close it."""
    with closing(open_region(sets, views, folder)) as opened:
        return opened.view(name, where)
