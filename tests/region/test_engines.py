"""The data set in real engines: the same text runs in them, and the figures are equal in all."""

import csv
import datetime as dt
import json
from contextlib import closing
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from digistrat_desktop.analysis.dataset.tables import TABLES
from digistrat_desktop.storage.dataset.describing import LOAD
from tests.helpers.postgres import server
from tests.helpers.region_sqlite import loaded

NAMES = [table.name for table in TABLES]


def written(value):
    """Write a value as every engine's values are compared: numbers to 9 places, days as ISO text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dt.date):
        return value.isoformat()
    return number(value) if isinstance(value, (int, float, Decimal)) else str(value)


def number(value):
    return format(Decimal(str(value)).quantize(Decimal("1e-9")).normalize(), "f")


def as_text(rows):
    return sorted(tuple(map(written, row)) for row in rows)


def read_alike(rows, like):
    """Read the text of another engine by the kinds of values that DuckDB gives."""
    kinds = [
        next((type(row[n]) for row in like if row[n] is not None), str) for n in range(len(like[0]))
    ]
    numbers = {int, float, Decimal}
    return sorted(
        tuple(
            number(text) if kind in numbers and text else text
            for text, kind in zip(row, kinds, strict=True)
        )
        for row in rows
    )


@pytest.fixture(scope="module")
def duck(data_set, maker):
    opened = maker.sets.open(data_set.folder, maker.views.all())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def postgres(data_set):
    with server() as asked:
        views = sorted((data_set.folder / "views").glob("*.sql"))
        assert views[0].name == LOAD
        for path in views:
            asked.run(path, data_set.folder)
        yield asked


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_postgresql_has_each_table_as_duckdb_has_it(duck, postgres, name):
    names, rows = duck.ask(f"SELECT * FROM {name}")
    there, found = postgres.ask(f"SELECT * FROM {name}")
    assert there == names
    assert read_alike(found, rows) == as_text(rows)


@pytest.mark.slow
def test_every_view_gives_the_same_in_postgresql_and_duckdb(duck, postgres, maker):
    for view in maker.views.names():
        names, rows = duck.ask(f"SELECT * FROM {view}")
        there, found = postgres.ask(f"SELECT * FROM {view}")
        assert rows, view
        assert there == names, view
        assert read_alike(found, rows) == as_text(rows), view


def test_every_view_gives_the_same_in_sqlite_and_duckdb(duck, data_set, maker):
    with closing(loaded(data_set.folder)) as other:
        for view in maker.views.names():
            names, rows = duck.ask(f"SELECT * FROM {view}")
            found = other.execute(f"SELECT * FROM {view}")
            assert tuple(one[0] for one in found.description) == names, view
            given = [tuple(map(written, row)) for row in found]
            flags = {n for n in range(len(names)) if any(isinstance(r[n], bool) for r in rows)}
            assert sorted(
                tuple(("f", "t")[int(v)] if n in flags else v for n, v in enumerate(row))
                for row in given
            ) == as_text(rows), view


@pytest.mark.parametrize("name", NAMES)
def test_parquet_read_by_pyarrow_is_what_duckdb_asks(data_set, duck, name):
    table = pq.read_table(data_set.folder / f"parquet/{name}.parquet")
    names, rows = duck.ask(f"SELECT * FROM {name}")
    assert tuple(table.column_names) == names
    assert as_text(row.values() for row in table.to_pylist()) == as_text(rows)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_parquet_file_says_of_itself_what_the_data_package_says(data_set, table):
    found = pq.read_schema(data_set.folder / f"parquet/{table.name}.parquet")
    package = json.loads((data_set.folder / "datapackage.json").read_text(encoding="utf-8"))
    path = f"parquet/{table.name}.parquet"
    (said,) = [one for one in package["resources"] if one["path"] == path]
    assert json.loads(found.metadata[b"schema"]) == said["schema"]
    assert found.metadata[b"title"].decode() == said["title"]


TYPES = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool"}


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_types_and_what_can_lack_are_those_of_the_json_schema(data_set, table):
    found = pq.read_schema(data_set.folder / f"parquet/{table.name}.parquet")
    schema = json.loads((data_set.folder / "schema.json").read_text(encoding="utf-8"))
    said = schema["$defs"][table.name]["properties"]
    kinds = {
        name: [one["type"]] if isinstance(one["type"], str) else one["type"]
        for name, one in said.items()
    }
    assert {one.name: (str(one.type), one.nullable) for one in found} == {
        name: ("date32[day]" if said[name].get("format") else TYPES[of[0]], "null" in of)
        for name, of in kinds.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_csv_says_the_same_as_parquet(data_set, name):
    found = pq.read_table(data_set.folder / f"parquet/{name}.parquet").to_pylist()
    with (data_set.folder / f"csv/{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    like = [tuple(row.values()) for row in found]
    flags = {"true": "t", "false": "f"}
    assert read_alike([[flags.get(v, v) for v in row] for row in rows], like) == as_text(like)


def test_the_engine_reaches_nothing_outside_its_tables(duck, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    for sql in (
        f"SELECT * FROM read_csv('{tmp_path}/secret.csv')",
        f"SELECT * FROM '{tmp_path}/secret.csv'",
        f"COPY trusts TO '{tmp_path}/out.csv'",
        f"ATTACH '{tmp_path}/other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SELECT * FROM NAMES",
    ):
        with pytest.raises(
            Exception, match=r"(?i)permission|disabled|locked|does not exist|cannot"
        ):
            duck.ask(sql)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
