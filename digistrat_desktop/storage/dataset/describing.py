"""What describes a data set: Frictionless `datapackage.json`, a JSON Schema, and tables for PostgreSQL."""

import json
from collections.abc import Iterable, Mapping
from textwrap import fill
from typing import Any, NamedTuple, Protocol

from digistrat_desktop.analysis.dataset.tables import (
    LICENCE,
    SCHEMA_VERSION,
    TABLES,
    Kind,
    SetColumn,
    SetTable,
)
from digistrat_desktop.domain.words import small_first

DATA_PACKAGE, SCHEMA, LOAD = "datapackage.json", "schema.json", "00_load_postgresql.sql"
READ_ME = "README.txt"
_WIDEST = 90  # characters of a line of it
_FRICTIONLESS = {
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DAY: "date",
    Kind.FLAG: "boolean",
}
_JSON: dict[Kind, dict[str, Any]] = {
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": ["number", "null"]},
    Kind.DAY: {"type": ["string", "null"], "format": "date"},
    Kind.FLAG: {"type": "boolean"},
}
_SQL = {
    Kind.WHOLE: "bigint",
    Kind.NUMBER: "double precision",
    Kind.DAY: "date",
    Kind.FLAG: "boolean",
}
CAN_LACK = frozenset({Kind.NUMBER, Kind.DAY})
"""Kinds of columns in which a row may have no value."""


class WrittenFile(NamedTuple):
    size: int  # bytes
    fingerprint: str  # sha256


class DescribedView(Protocol):
    """A view as it is described: services.region.port.ViewText."""

    @property
    def file(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def columns(self) -> Mapping[str, str]: ...


def data_package(
    made_by: str, files: Mapping[str, WrittenFile], views: Iterable[DescribedView] = ()
) -> str:
    """Write the data package, version 1 of Frictionless Data, of some files by their names in it.

    It says of the views what their columns mean too: Frictionless Data has no word for views.
    """
    return _text(
        {
            "profile": "data-package",
            "name": "digistrat-region",
            "title": "Digital strategies of the trusts of a region",
            "version": SCHEMA_VERSION,
            "made_by": made_by,
            "licenses": [{"name": "other", "title": LICENCE}],
            "resources": [_resource(*one) for one in sorted(files.items())],
            "views": [_described(one) for one in views],
        }
    )


def _described(view: DescribedView) -> dict[str, Any]:
    fields = [{"name": name, "description": said} for name, said in view.columns.items()]
    path = f"views/{view.file}"
    return {"name": view.name, "path": path, "title": view.meaning, "fields": fields}


def _resource(path: str, written: WrittenFile) -> dict[str, Any]:
    kind, _, file = path.partition("/")
    table = next(one for one in TABLES if one.name == file.partition(".")[0])
    said = {
        "name": f"{table.name}-{kind}".replace("_", "-"),
        "path": path,
        "title": table.meaning,
        "format": kind,
        "bytes": written.size,
        "hash": f"sha256:{written.fingerprint}",
    }
    if kind == "csv":
        said |= {"profile": "tabular-data-resource", "encoding": "utf-8", "mediatype": "text/csv"}
    return {**said, "schema": _schema(table, kind)}


def said_of(table: SetTable) -> dict[str, str]:
    """Give what a Parquet file says of itself: the words of its table, and its schema as in the data package."""
    schema = json.dumps(_schema(table, "parquet"), ensure_ascii=False)
    return {"title": table.meaning, "schema": schema}


def _schema(table: SetTable, kind: str) -> dict[str, Any]:
    refers: dict[str, list[str]] = {}
    for one in table.columns:
        if one.refers and one.refers != table.name:
            refers.setdefault(one.refers, []).append(one.name)
    keys = {one.name: one.key for one in TABLES}
    return {
        "fields": [_field(one) for one in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
        "foreignKeys": [
            {
                "fields": list(keys[other]),
                "reference": {
                    "resource": f"{other}-{kind}".replace("_", "-"),
                    "fields": list(keys[other]),
                },
            }
            for other in sorted(refers)
            if set(keys[other]) <= set(table.names)
        ],
    }


def _field(column: SetColumn) -> dict[str, Any]:
    said = {
        "name": column.name,
        "type": _FRICTIONLESS.get(column.kind, "string"),
        "description": column.meaning,
    }
    return {**said, "unit": column.unit} if column.unit else said


def json_schema() -> str:
    """Write the JSON Schema of the rows of every table, as objects."""
    return _text(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Rows of a data set of a region",
            "version": SCHEMA_VERSION,
            "$defs": {table.name: _object(table) for table in TABLES},
        }
    )


def _object(table: SetTable) -> dict[str, Any]:
    fields = {
        one.name: {**_JSON.get(one.kind, {"type": "string"}), "description": one.meaning}
        for one in table.columns
    }
    return {
        "type": "object",
        "description": table.meaning,
        "properties": fields,
        "required": list(table.names),
        "additionalProperties": False,
    }


def load_sql() -> str:
    """Write what makes the tables in PostgreSQL and loads them with `psql` from this folder."""
    lines = ["-- In the folder of the data set: psql -f views/00_load_postgresql.sql"]
    for table in TABLES:
        columns = ",\n  ".join(
            f"{one.name} {_SQL.get(one.kind, 'text')}{'' if one.kind in CAN_LACK else ' NOT NULL'}"
            for one in table.columns
        )
        lines.append(
            f"CREATE TABLE {table.name} (\n  {columns},\n  PRIMARY KEY ({', '.join(table.key)})\n);"
        )
        texts = ", ".join(one.name for one in table.columns if one.kind not in _SQL)
        lines.append(
            f"\\copy {table.name} FROM 'csv/{table.name}.csv' "
            f"WITH (FORMAT csv, HEADER, ENCODING 'UTF8', FORCE_NOT_NULL ({texts}))"
        )
    return "\n".join(lines) + "\n"


def read_me(made_by: str, views: Iterable[tuple[str, str]]) -> str:
    """Write a page in words for whoever opens the folder.

    Args:
        views: the name of each and what it gives.
    """
    lines = [
        "DigiStrat data set: digital strategies of many trusts",
        f"Made by {made_by}.",
        "",
        "csv/ and parquet/ have the same tables. views/ has questions to them, as SQL. Run the",
        "files in the order of their names. datapackage.json says what the columns of tables",
        "and views mean. The beginning of each file in views/ says it too.",
        f"Licence: {small_first(LICENCE)}",
        "",
        "Tables",
        *(_wrapped(one.name, one.meaning) for one in TABLES),
        "",
        "Views",
        *(_wrapped(name, meaning) for name, meaning in views),
    ]
    return "\n".join(lines) + "\n"


def _wrapped(name: str, meaning: str) -> str:
    return fill(f"{name}: {meaning}", _WIDEST, initial_indent="  ", subsequent_indent="    ")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
