"""DuckDB, in this process and without any reach outside it: writes Parquet files, and answers questions."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any

import duckdb

from digistrat_desktop.analysis.dataset.rows import Row
from digistrat_desktop.analysis.dataset.tables import Kind, SetColumn, SetTable
from digistrat_desktop.storage.dataset.describing import CAN_LACK

_NO_STRANGERS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "memory_limit": "2GB",
    "threads": "1",  # so that the bytes of a file are the same on every machine
}
_ROWS_A_GROUP = 131_072
_FULL = "No space left"  # as DuckDB hands on what the system says
_LONGEST_LINE = 64_000_000  # bytes of one row of CSV
_TYPES = {
    Kind.WHOLE: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.DAY: "DATE",
    Kind.FLAG: "BOOLEAN",
}


class Engine:
    """A data set that is open to be asked; it is read once, and no file of it is changed."""

    def __init__(self, files: Mapping[str, Path], views: Iterable[str]) -> None:
        self._db = duckdb.connect(":memory:", config=_NO_STRANGERS)
        for name, path in files.items():
            self._db.execute(f"CREATE TABLE {name} AS FROM read_parquet({_file(path)})")
        self._db.execute("SET enable_external_access = false")
        self._db.execute("SET threads = 2")
        for view in views:
            self._db.execute(view)
        self._db.execute("SET lock_configuration = true")

    def hide(self, fewest: int) -> None:
        self._db.execute("UPDATE about SET fewest = greatest(fewest, ?)", [fewest])

    def ask(
        self, sql: str, values: Sequence[object] = ()
    ) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """Give the names of the columns, and the rows."""
        found = self._db.execute(sql, list(values))
        names = tuple(str(one[0]) for one in found.description or ())
        return names, tuple(tuple(row) for row in found.fetchall())

    def close(self) -> None:
        self._db.close()


class Writer:
    """Makes Parquet files of this program's CSV files; it reaches a folder and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._db = that_reaches(folder)

    def write(self, table: SetTable, source: Path, target: Path, said: Mapping[str, str]) -> None:
        """Write a CSV file as Parquet; several threads may do so at the same time.

        Args:
            said: what the file says of itself beside its rows, by name.

        Raises:
            OSError: it could not be read or written.
        """
        try:
            with closing(self._db.cursor()) as db:
                _write(db, table, source, target, said)
        except duckdb.IOException as error:
            code = ENOSPC if _FULL in str(error) else EIO
            raise OSError(code, str(error), str(target)) from error

    def close(self) -> None:
        self._db.close()


def _write(db: Any, table: SetTable, source: Path, target: Path, said: Mapping[str, str]) -> None:
    columns = ", ".join(map(_column, table.columns))
    db.execute(f"CREATE OR REPLACE TABLE {table.name} ({columns})")
    db.execute(f"INSERT INTO {table.name} FROM {_read_csv(table, source)}")
    # A column is written as one that never lacks a value where the engine knows of none that does;
    # of what TRY gives it knows nothing.
    given = ", ".join(
        f"TRY({one.name}) AS {one.name}" if one.kind in CAN_LACK else one.name
        for one in table.columns
    )
    more = ", ".join(f"{name}: {_quoted(text)}" for name, text in said.items())
    db.execute(
        f"COPY (SELECT {given} FROM {table.name}) TO {_quoted(str(target))} (FORMAT parquet, "
        f"COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_A_GROUP}, KV_METADATA {{{more}}})"
    )
    db.execute(f"DROP TABLE {table.name}")


def that_reaches(folder: Path) -> Any:
    """Open an engine that reaches a folder and nothing else."""
    db = duckdb.connect(":memory:", config=_NO_STRANGERS)
    # It is also named as patterns name it: what is read is checked before and after it is found.
    db.execute(f"SET allowed_directories = [{_quoted(str(folder))}, {_file(folder)}]")
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")
    return db


def _column(column: SetColumn) -> str:
    needed = "" if column.kind in CAN_LACK else " NOT NULL"
    return f"{column.name} {_TYPES.get(column.kind, 'VARCHAR')}{needed}"


def _read_csv(table: SetTable, source: Path) -> str:
    types = ", ".join(
        f"{_quoted(one.name)}: {_quoted(_TYPES.get(one.kind, 'VARCHAR'))}" for one in table.columns
    )
    texts = ", ".join(_quoted(one.name) for one in table.columns if one.kind not in _TYPES)
    told = {
        "auto_detect": "false",
        "header": "true",
        "delim": "','",
        "quote": "'\"'",
        "escape": "'\"'",
        "new_line": r"'\n'",
        "nullstr": "''",
        "parallel": "false",
        "max_line_size": str(_LONGEST_LINE),
        "force_not_null": f"[{texts}]",
        "columns": f"{{{types}}}",
    }
    words = ", ".join(f"{name} = {value}" for name, value in told.items())
    return f"read_csv({_file(source)}, {words})"


def _file(path: Path) -> str:
    """Name one file where a pattern for several could stand."""
    return _quoted("".join(f"[{one}]" if one in "*?[" else one for one in str(path)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
