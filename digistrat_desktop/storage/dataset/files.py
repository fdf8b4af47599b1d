"""Data sets as the services see them: `services.region.port.DataSetFiles`.

The two libraries are an optional component, loaded at first use.
"""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from digistrat_desktop.analysis.dataset.rows import KeptRows, Rows, sorted_rows
from digistrat_desktop.analysis.dataset.tables import BY_NAME, OF_ALL, TABLES, SetTable
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.dataset.describing import (
    DATA_PACKAGE,
    LOAD,
    SCHEMA,
    WrittenFile,
    data_package,
    json_schema,
    load_sql,
)
from digistrat_desktop.system.disk_errors import name_in_words, when_reading
from digistrat_desktop.system.files import read_whole, save_chosen

MISSING = "The region needs a component that is not installed: DuckDB and PyArrow."
_OURS = "DigiStrat Desktop "
_LARGEST = 2_000_000_000  # bytes of one table
_AT_ONCE = 2  # tables that are read or written: the libraries do it without Python's lock
HOW = "Add it with: pip install digistrat-desktop[region]"


def _arrow() -> Any:
    try:
        from digistrat_desktop.storage.dataset import arrow  # noqa: PLC0415 - an optional component
    except ImportError as error:
        raise Refused(MISSING, "Nothing was changed.", HOW) from error
    return arrow


def _engine() -> Any:
    try:
        from digistrat_desktop.storage.dataset import engine  # noqa: PLC0415 - an optional component
    except ImportError as error:
        raise Refused(MISSING, "Nothing was changed.", HOW) from error
    return engine


class ParquetFiles:
    """Parquet and CSV files with a Frictionless data package beside them."""

    def claim(self, folder: Path) -> None:
        try:
            taken = any(not one.name.startswith(".") for one in folder.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise when_reading(error, folder) from error
        if taken and not str(_said(folder / DATA_PACKAGE).get("made_by", "")).startswith(_OURS):
            raise Refused(
                f"{name_in_words(folder)} has files in it, and it is not a data set of a region.",
                "Nothing was changed.",
                "Choose an empty folder, or the name of a new one.",
            )

    def kept(self, folder: Path, made_by: str) -> KeptRows | None:
        arrow = _arrow()
        said = _said(folder / DATA_PACKAGE)
        if said.get("made_by") != made_by:
            return None
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            read = list(pool.map(partial(_kept_table, arrow, folder, said), TABLES))
        if any(one is None for one in read):
            return None
        found = {table.name: one for table, one in zip(TABLES, read, strict=True)}
        of_all = {
            name: [tuple(row.values()) for row in found.pop(name).to_pylist()] for name in OF_ALL
        }
        trusts: dict[str, dict[str, Any]] = {}
        for name, whole in found.items():
            for trust, part in arrow.by_trust(whole):
                trusts.setdefault(trust, {})[name] = part
        return KeptRows(of_all, trusts, {one: _packs(parts) for one, parts in trusts.items()})

    def columns(self, rows: Rows) -> dict[str, Any]:
        arrow = _arrow()
        ordered = sorted_rows(rows)
        return {name: arrow.from_rows(BY_NAME[name], some) for name, some in ordered.items()}

    def write(
        self,
        folder: Path,
        made_by: str,
        rows: Rows,
        trusts: Mapping[str, Mapping[str, Any]],
        views: Iterable[Any],
    ) -> None:
        arrow = _arrow()
        ordered = sorted_rows(rows)
        if not (folder / DATA_PACKAGE).exists():  # so that the folder is ours if this is cut off
            _save(folder / DATA_PACKAGE, data_package(made_by, {}).encode("utf-8"))

        def written(table: SetTable) -> dict[str, WrittenFile]:
            if table.name in OF_ALL:
                made = arrow.from_rows(table, ordered.get(table.name, []))
            else:
                parts = (trusts[one].get(table.name) for one in sorted(trusts))
                made = arrow.together(table, (one for one in parts if one is not None))
            return {
                parquet_name(table.name): _save(
                    folder / parquet_name(table.name), arrow.parquet_bytes(made)
                ),
                csv_name(table.name): _save(folder / csv_name(table.name), arrow.csv_bytes(made)),
            }

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            known = {k: one for both in pool.map(written, TABLES) for k, one in both.items()}
        for view in views:
            _save(folder / "views" / view.file, view.sql.encode("utf-8"))
        _save(folder / "views" / LOAD, load_sql().encode("utf-8"))
        _save(folder / SCHEMA, json_schema().encode("utf-8"))
        _save(folder / DATA_PACKAGE, data_package(made_by, known).encode("utf-8"))

    def missing(self) -> str:
        there = all(find_spec(name) for name in ("duckdb", "pyarrow"))
        return "" if there else f"{MISSING} {HOW}"

    def fingerprint(self, folder: Path) -> str:
        return sha256(_content(folder / DATA_PACKAGE)).hexdigest()

    def open(self, folder: Path, views: Iterable[Any]) -> Any:
        if not _said(folder / DATA_PACKAGE).get("resources"):
            raise Refused(
                f"There is no data set of a region in {folder}.",
                "Nothing was changed.",
                "Make one with: digistrat region FOLDER --out DIR",
            )
        files = {table.name: folder / parquet_name(table.name) for table in TABLES}
        return _engine().open_tables(files, [view.sql for view in views])


def _packs(parts: Mapping[str, Any]) -> frozenset[str]:
    cycles = parts.get("cycles")
    return frozenset() if cycles is None else frozenset(cycles.column("framework").to_pylist())


def parquet_name(table: str) -> str:
    return f"parquet/{table}.parquet"


def csv_name(table: str) -> str:
    return f"csv/{table}.csv"


def _kept_table(arrow: Any, folder: Path, said: dict[str, Any], table: SetTable) -> Any:
    """Give a table; None where it is not as it was written."""
    path = folder / parquet_name(table.name)
    content = _content(path)
    as_written = sha256(content).hexdigest() == _hash_of(said, path.name)
    return arrow.read_parquet(table, content) if as_written else None


def _save(path: Path, content: bytes) -> WrittenFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.is_file() or path.stat().st_size != len(content)
    if is_new or _content(path) != content:
        save_chosen(path, content)
    return WrittenFile(len(content), sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    return read_whole(path, _LARGEST) if path.is_file() else b""


def _said(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(_content(path))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _hash_of(said: Mapping[str, Any], name: str) -> str:
    resources = said.get("resources")
    for one in resources if isinstance(resources, list) else ():
        if isinstance(one, dict) and str(one.get("path", "")).endswith(name):
            return str(one.get("hash", "")).removeprefix("sha256:")
    return ""
