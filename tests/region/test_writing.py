"""Parquet and CSV as they are written: the same bytes wherever, every value exact, nothing else reached."""

import datetime as dt
import os
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from operator import itemgetter

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.dataset.tables import BY_NAME, Kind, SetColumn, SetTable
from digistrat_desktop.storage.dataset import engine
from digistrat_desktop.storage.dataset.cells import by_trust, heading, lines_of, rows_of
from digistrat_desktop.storage.dataset.describing import said_of
from tests.architecture.tree import ROOT

EVERY_KIND = SetTable(
    "readings",  # a name that the descriptions know
    "One column of each kind",
    (
        SetColumn("trust", "", Kind.ID, is_key=True),
        SetColumn("text", "", Kind.WORDS),
        SetColumn("whole", "", Kind.WHOLE),
        SetColumn("number", "", Kind.NUMBER),
        SetColumn("day", "", Kind.DAY),
        SetColumn("flag", "", Kind.FLAG),
    ),
)
ARROW = {
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
}
# What people write; the program lets no NUL and no half of a letter into a record.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b-1", "c.2"]),
        TEXTS,
        st.integers(-(2**63), 2**63 - 1),
        st.none()
        | NUMBERS
        | st.decimals(allow_nan=False, allow_infinity=False, places=2).map(float),
        st.none() | st.dates(),
        st.booleans(),
    )
).map(lambda rows: sorted(rows, key=itemgetter(0)))


def as_arrow(table, rows):
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    types = [ARROW.get(one.kind, pa.string()) for one in table.columns]
    arrays = [pa.array(list(values), kind) for values, kind in zip(columns, types, strict=True)]
    return pa.table(dict(zip(table.names, arrays, strict=True)))


def written(folder, table, rows):
    """Write rows as CSV and Parquet and give both paths."""
    source, target = folder / "rows.csv", folder / "rows.parquet"
    source.write_bytes(heading(table) + lines_of(table, rows))
    with closing(engine.Writer(folder)) as writer:
        writer.write(table, source, target, said_of(table))
    return source, target


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("written")


@given(rows=ROWS)
def test_every_row_is_read_back_from_parquet_as_it_was(folder, rows):
    _, path = written(folder, EVERY_KIND, rows)
    found = pq.read_table(path)
    assert [tuple(row.values()) for row in found.to_pylist()] == rows
    assert [one.nullable for one in found.schema] == [False, False, False, True, True, False]


@given(rows=ROWS)
def test_csv_is_as_another_writer_writes_it_and_reads_back(rows):
    other = BytesIO()
    options = arrow_csv.WriteOptions(include_header=True, quoting_style="needed")
    arrow_csv.write_csv(as_arrow(EVERY_KIND, rows), other, options)
    content = heading(EVERY_KIND) + lines_of(EVERY_KIND, rows)
    assert content == other.getvalue()
    assert rows_of(EVERY_KIND, content) == rows


@given(rows=ROWS)
def test_rows_are_cut_by_their_trusts_and_nothing_is_lost(rows):
    parts = list(by_trust(heading(EVERY_KIND) + lines_of(EVERY_KIND, rows)))
    trusts = sorted({row[0] for row in rows})
    assert parts == [
        (trust, lines_of(EVERY_KIND, [row for row in rows if row[0] == trust])) for trust in trusts
    ]


def test_a_text_that_looks_like_the_beginning_of_a_row_begins_none():
    rows = [("a", '\n"b",', 1, None, None, True), ("a", "\n", 1, 1e-5, None, False)]
    ((trust, lines),) = by_trust(heading(EVERY_KIND) + lines_of(EVERY_KIND, rows))
    assert (trust, lines) == ("a", lines_of(EVERY_KIND, rows))


@pytest.mark.parametrize(
    ("place", "value"),
    [(1, None), (1, 7), (1, "\ud800"), (2, 2**63), (2, None), (2, 1.5), (3, "x"), (3, 10**400), (4, "2024-01-01"), (5, None)],
)  # fmt: skip
def test_a_value_that_its_column_cannot_have_is_not_written(place, value):
    row = ["a", "", 1, None, None, True]
    row[place] = value
    with pytest.raises((AttributeError, LookupError, OverflowError, TypeError, ValueError)):
        lines_of(EVERY_KIND, [tuple(row)])


@pytest.mark.parametrize("name", ["plain", "it's", "a [draft] *", "what?", "ä é"])
def test_a_folder_may_have_any_name(tmp_path, name):
    home = tmp_path / name
    home.mkdir()
    (tmp_path / "a d x").mkdir()
    (tmp_path / "a d x/rows.csv").write_text("another file that the pattern would find")
    _, path = written(home, EVERY_KIND, [("a", "x", 1, 2.5, dt.date(2026, 1, 1), True)])
    opened = engine.Engine({"readings": path}, [])
    assert opened.ask("SELECT number, day FROM readings")[1] == ((2.5, dt.date(2026, 1, 1)),)
    opened.close()


def many_rows():
    day = dt.date(2020, 1, 1)
    for n in range(300_000):
        yield (
            "t",
            f"m{n // 36}",
            day + dt.timedelta(n),
            "in",
            n % 97 / 7,
            None,
            -1.5,
            n / 3,
            "",
            "x",
        )


WRITE = """
import os, sys
from pathlib import Path
from digistrat_desktop.analysis.dataset.tables import BY_NAME
from digistrat_desktop.storage.dataset import engine
os.sched_setaffinity(0, set(list(os.sched_getaffinity(0))[:int(sys.argv[1])]))
source, target = map(Path, sys.argv[2:])
engine.Writer(source.parent).write(BY_NAME["readings"], source, target, {})
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors are not counted here")
def test_the_bytes_are_the_same_on_one_processor_and_on_several(tmp_path):
    table, rows = BY_NAME["readings"], list(many_rows())
    source = tmp_path / "rows.csv"
    source.write_bytes(heading(table) + lines_of(table, rows))
    prints = set()
    for count in (1, 2, 2):
        target = tmp_path / f"made-{count}.parquet"
        words = [sys.executable, "-c", WRITE, str(count), source, target]
        subprocess.run(words, cwd=ROOT, check=True)
        prints.add(sha256(target.read_bytes()).hexdigest())
    assert len(prints) == 1
    assert pq.ParquetFile(target).num_row_groups > 1


def test_the_engine_that_writes_reaches_its_folder_and_nothing_else(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    for one in (here, there):
        one.mkdir()
        (one / "a.csv").write_text("a\n1\n", encoding="utf-8")
    with engine.that_reaches(here) as db:
        assert db.execute(f"FROM read_csv('{here}/a.csv')").fetchall() == [(1,)]
        for sql in (
            f"FROM read_csv('{there}/a.csv')",
            f"FROM read_csv('{here}/../there/a.csv')",
            f"COPY (SELECT 1) TO '{there}/b.csv'",
            f"ATTACH '{there}/other.db'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "FROM read_csv('https://example.invalid/a.csv')",
            "SET allowed_directories = ['/']",
            "SET enable_external_access = true",
            "SET autoinstall_known_extensions = true",
        ):
            with pytest.raises(duckdb.Error, match=r"(?i)permission|disabled|locked|cannot"):
                db.execute(sql)
    assert [one.name for one in there.iterdir()] == ["a.csv"]


def test_a_place_where_nothing_can_be_written_is_told_in_words(tmp_path):
    source, _ = written(tmp_path, EVERY_KIND, [])
    with closing(engine.Writer(tmp_path)) as writer, pytest.raises(OSError, match="none"):
        writer.write(EVERY_KIND, source, tmp_path / "none/rows.parquet", {})
