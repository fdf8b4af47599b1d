"""The engine that answers questions to a data set: in this process, without any reach outside it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from digistrat_desktop.analysis.dataset.rows import Row

_SHUT: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "512MB",
    "threads": "2",
}


class Engine:
    """A data set that is open to be asked; it is read once, and nothing of it is changed."""

    def __init__(self, tables: Mapping[str, Any], views: Iterable[str]) -> None:
        self._db = duckdb.connect(":memory:", config=_SHUT)
        for name, table in tables.items():
            self._db.register(name, table)
        for view in views:
            self._db.execute(view)
        self._db.execute("SET lock_configuration = true")

    def ask(
        self, sql: str, values: Sequence[object] = ()
    ) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """Give the names of the columns, and the rows."""
        found = self._db.execute(sql, list(values))
        names = tuple(str(one[0]) for one in found.description or ())
        return names, tuple(tuple(row) for row in found.fetchall())

    def close(self) -> None:
        self._db.close()


def open_tables(files: Mapping[str, Path], views: Iterable[str]) -> Engine:
    return Engine({name: _read(path) for name, path in files.items()}, views)


def _read(path: Path) -> Any:
    with pq.ParquetFile(path) as file:
        return file.read(use_threads=False)
