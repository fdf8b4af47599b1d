"""The data set in SQLite, to be compared: its tables from CSV, and the same views."""

import csv
import sqlite3

from digistrat_desktop.analysis.dataset.tables import TABLES, Kind

FLAGS = {"true": 1, "false": 0}
NONE = {Kind.NUMBER, Kind.DAY}


def loaded(folder):
    """Give a connection to a database in memory with every table and view."""
    db = sqlite3.connect(":memory:")
    for table in TABLES:
        kinds = [one.kind for one in table.columns]
        columns = ", ".join(
            f"{one.name} {'INTEGER' if one.kind in {Kind.WHOLE, Kind.FLAG} else 'REAL' if one.kind is Kind.NUMBER else 'TEXT'}"
            for one in table.columns
        )
        keys = ", ".join(table.key)
        db.execute(f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({keys}))")
        with (folder / f"csv/{table.name}.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        values = [[_value(*pair) for pair in zip(kinds, row, strict=True)] for row in rows]
        marks = ", ".join("?" for _ in kinds)
        db.executemany(f"INSERT INTO {table.name} VALUES ({marks})", values)
    for path in sorted((folder / "views").glob("[1-9]*.sql")):
        db.execute(path.read_text(encoding="utf-8"))
    return db


def _value(kind, text):
    if kind is Kind.FLAG:
        return FLAGS[text]
    return None if not text and kind in NONE else text
