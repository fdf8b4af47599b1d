"""Data sets as the services see them: `services.region.port.DataSetFiles`.

DuckDB is an optional component, loaded at first use.
"""

import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from digistrat_desktop.analysis.dataset.rows import KeptRows, KnownAs, Row, Rows, sorted_rows
from digistrat_desktop.analysis.dataset.tables import (
    BY_NAME,
    OF_ALL,
    SCHEMA_VERSION,
    TABLES,
    SetTable,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.dataset.cells import by_trust, heading, lines_of, rows_of
from digistrat_desktop.storage.dataset.describing import (
    DATA_PACKAGE,
    LOAD,
    READ_ME,
    SCHEMA,
    WrittenFile,
    data_package,
    json_schema,
    load_sql,
    read_me,
    said_of,
)
from digistrat_desktop.system.disk_errors import in_plain_words, name_in_words, when_reading
from digistrat_desktop.system.files import read_whole, save_chosen

MISSING = "The region needs a component that is not installed: DuckDB."
_OURS = "DigiStrat Desktop "
_LARGEST = 2_000_000_000  # bytes of one table
_AT_ONCE = 2  # tables that are written: DuckDB works without Python's lock
_NOT_WRITABLE = (PermissionError, FileNotFoundError, NotADirectoryError)
_NOT_OURS = (csv.Error, LookupError, TypeError, ValueError)
_HOW = "Add it with: pip install digistrat-desktop[region]"
_HOW_PACKAGED = (
    "Ask IT to add the feature Region of DigiStrat Desktop. The Windows installer has it. "
    "On Linux it is digistrat-desktop-region."
)


def how_to_add(*, frozen: bool | None = None) -> str:
    """Say how the component is had: the packaged program has an installer's feature for it."""
    is_packaged = getattr(sys, "frozen", False) if frozen is None else frozen
    return _HOW_PACKAGED if is_packaged else _HOW


def _engine() -> Any:
    try:
        from digistrat_desktop.storage.dataset import engine  # noqa: PLC0415 - an optional component
    except ImportError as error:
        raise Refused(MISSING, "Nothing was changed.", how_to_add()) from error
    return engine


# A link in place of one would have files written somewhere else.
_FOLDERS = ("csv", "parquet", "views")


class ParquetFiles:
    """Parquet and CSV files with a Frictionless data package beside them."""

    def claim(self, folder: Path) -> None:
        _engine()
        _refuse_unwritable(folder)
        try:
            taken = any(not one.name.startswith(".") for one in folder.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise when_reading(error, folder) from error
        linked = [name for name in _FOLDERS if (folder / name).is_symlink()]
        if linked:
            raise Refused(
                f"{name_in_words(folder)} has a link in place of a folder: {', '.join(linked)}.",
                "Nothing was changed.",
                "Remove it, or choose an empty folder.",
            )
        if taken and not str(_said(folder / DATA_PACKAGE).get("made_by", "")).startswith(_OURS):
            raise Refused(
                f"{name_in_words(folder)} has files in it, and it is not a data set of a region.",
                "Nothing was changed.",
                "Choose an empty folder, or the name of a new one.",
            )

    def made_by(self, folder: Path) -> str:
        return str(_data_set(folder).get("made_by", ""))

    def kept(self, folder: Path, made_by: str) -> KeptRows | None:
        said = _said(folder / DATA_PACKAGE)
        if said.get("made_by") != made_by:
            return None
        of_all: Rows = {}
        trusts: dict[str, dict[str, bytes]] = {}
        try:
            for table in TABLES:
                content = _kept_lines(folder, said, table)
                if table.name in OF_ALL:
                    of_all[table.name] = rows_of(table, content)
                    continue
                for trust, lines in by_trust(content):
                    trusts.setdefault(trust, {})[table.name] = lines
            packs = {trust: _packs(parts) for trust, parts in trusts.items()}
            known = {trust: _known(parts) for trust, parts in trusts.items()}
        except _NOT_OURS:
            return None
        return KeptRows(of_all, trusts, packs, known)

    def columns(self, rows: Rows) -> dict[str, bytes]:
        return {name: lines_of(BY_NAME[name], some) for name, some in sorted_rows(rows).items()}

    def rows(self, columns: Mapping[str, bytes], table: str) -> list[Row]:
        return _rows(columns, table)

    def write(
        self,
        folder: Path,
        made_by: str,
        rows: Rows,
        trusts: Mapping[str, Mapping[str, Any]],
        views: Iterable[Any],
    ) -> None:
        engine = _engine()
        ordered = sorted_rows(rows)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _scratch(folder):
                pass
        except _NOT_WRITABLE as error:
            raise _unwritable(folder) from error
        if not (folder / DATA_PACKAGE).exists():  # so that the folder is ours if this is cut off
            _save(folder / DATA_PACKAGE, data_package(made_by, {}).encode("utf-8"))

        def written(writer: Any, scratch: Path, table: SetTable) -> dict[str, WrittenFile]:
            if table.name in OF_ALL:
                parts = [lines_of(table, ordered.get(table.name, []))]
            else:
                parts = [trusts[one].get(table.name, b"") for one in sorted(trusts)]
            source, target = folder / csv_name(table.name), folder / parquet_name(table.name)
            as_csv = _save(source, b"".join((heading(table), *parts)))
            made = scratch / target.name
            try:
                writer.write(table, source, made, said_of(table))
            except OSError as error:
                raise in_plain_words(error, target) from error
            as_parquet = _save(target, _content(made))
            return {csv_name(table.name): as_csv, parquet_name(table.name): as_parquet}

        with (
            _scratch(folder) as scratch,
            closing(engine.Writer(folder)) as writer,
            ThreadPoolExecutor(_AT_ONCE) as pool,
        ):
            made = pool.map(partial(written, writer, Path(scratch)), TABLES)
            known = {path: one for both in made for path, one in both.items()}
        described = tuple(views)
        _save_words(folder, made_by, described)
        _save(folder / SCHEMA, json_schema().encode("utf-8"))
        _save(folder / DATA_PACKAGE, data_package(made_by, known, described).encode("utf-8"))

    def missing(self) -> str:
        return "" if find_spec("duckdb") else f"{MISSING} {how_to_add()}"

    def fingerprint(self, folder: Path) -> str:
        return _hash(folder / DATA_PACKAGE)

    def open(self, folder: Path, views: Iterable[Any]) -> Any:
        said = _data_set(folder)
        if said.get("version") != SCHEMA_VERSION:
            raise Refused(
                f"The data set in {folder} has the tables of another version of DigiStrat.",
                "Nothing was changed.",
                "Make it again with: digistrat region FOLDER --out DIR",
            )
        names = [parquet_name(table.name) for table in TABLES]
        changed = [one for one in names if _hash(folder / one) != _hash_of(said, one)]
        if changed:
            raise Refused(
                f"This data set is not as it was written: {', '.join(changed)}.",
                "Nothing was changed.",
                "Make it again with: digistrat region FOLDER --out DIR",
            )
        files = {table.name: folder / parquet_name(table.name) for table in TABLES}
        return _engine().Engine(files, [view.sql for view in views])


def _save_words(folder: Path, made_by: str, views: Iterable[Any]) -> None:
    """Write the views, and a page about them and the tables."""
    told = read_me(made_by, [(view.name, view.meaning) for view in views])
    _save(folder / READ_ME, told.encode("utf-8"))
    for view in views:
        _save(folder / "views" / view.file, view.sql.encode("utf-8"))
    _save(folder / "views" / LOAD, load_sql().encode("utf-8"))


def _data_set(folder: Path) -> dict[str, Any]:
    """Give what describes the data set of a folder; Refused where there is none."""
    said = _said(folder / DATA_PACKAGE)
    if not said.get("resources"):
        raise Refused(
            f"There is no data set of a region in {folder}.",
            "Nothing was changed.",
            "Make one with: digistrat region FOLDER --out DIR",
        )
    return said


def _refuse_unwritable(folder: Path) -> None:
    nearest = next((one for one in (folder, *folder.absolute().parents) if one.exists()), folder)
    if not (nearest.is_dir() and os.access(nearest, os.W_OK)):
        raise _unwritable(folder)


def _unwritable(folder: Path) -> Refused:
    return Refused(
        f"No data set can be written in the folder {folder}.",
        "Nothing was changed.",
        "Choose a folder that you can save files in.",
    )


def _scratch(folder: Path) -> TemporaryDirectory[str]:
    """Make a folder in which Parquet files are made before they are put in their place."""
    return TemporaryDirectory(prefix=".", dir=folder, ignore_cleanup_errors=True)


def _packs(parts: Mapping[str, bytes]) -> frozenset[str]:
    return frozenset(map(str, _cells(parts, "cycles", "framework")))


def _known(parts: Mapping[str, bytes]) -> KnownAs:
    (name,), (code,) = (_cells(parts, "trusts", one) for one in ("name", "ods_code"))
    return KnownAs(name, code)


def _cells(parts: Mapping[str, bytes], table_name: str, column: str) -> list[str]:
    at = BY_NAME[table_name].names.index(column)
    return [str(row[at]) for row in _rows(parts, table_name)]


def _rows(parts: Mapping[str, bytes], table_name: str) -> list[Row]:
    table = BY_NAME[table_name]
    return rows_of(table, heading(table) + parts.get(table_name, b""))


def parquet_name(table: str) -> str:
    return f"parquet/{table}.parquet"


def csv_name(table: str) -> str:
    return f"csv/{table}.csv"


def _kept_lines(folder: Path, said: dict[str, Any], table: SetTable) -> bytes:
    """Give a table as CSV; ValueError where a file of it is not as it was written."""
    content = b""
    for name in (parquet_name(table.name), csv_name(table.name)):
        content = _content(folder / name)
        if sha256(content).hexdigest() != _hash_of(said, name):
            raise ValueError(name)
    return content


def _hash(path: Path) -> str:
    return sha256(_content(path)).hexdigest()


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
        if isinstance(one, dict) and one.get("path") == name:
            return str(one.get("hash", "")).removeprefix("sha256:")
    return ""
