"""Read a file, then import it into a new store, in a process of its own; print JSON.

Plain: a loop over its rows, and those rows with a line of JSON each in one plain table. Read: every row
understood and accounted for. Recorded: each reading with its change, in one act. Memory is the highest so
far above what was there before, so the plain loop, which is the smallest, goes first.
"""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.tables.import_command import plan_table, record_table
from digistrat_desktop.system.clock import RandomIds, SystemClock
from tests.benchmarks.framework import peak_mb, processor_milliseconds
from tests.benchmarks.reading import table_rows
from tests.benchmarks.yardsticks import plain_rows
from tests.ui.seat import open_library


def _store_plainly(file, path):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE reading (name, period, value, said)")
        rows = ((*row[:3], json.dumps(row)) for row in plain_rows(file))
        database.executemany("INSERT INTO reading VALUES (?, ?, ?, ?)", rows)


def main():
    file, folder = (Path(name) for name in sys.argv[1:])
    folder.mkdir()
    told, start = {}, peak_mb()
    told["plain_ms"] = processor_milliseconds(lambda: plain_rows(file))
    told["plain_mb"] = peak_mb() - start
    told["read_ms"] = processor_milliseconds(lambda: table_rows(file))
    told["read_mb"] = peak_mb() - start
    library = open_library(folder)
    author = make_author(SystemClock(), RandomIds(), "person-1")
    people = {"person-1": "A. Rahman"}
    plan = plan_table(library, file, author)
    told["recorded_ms"] = processor_milliseconds(lambda: record_table(library, plan, people))
    told["recorded_mb"] = peak_mb() - start
    library.close()
    told["stored_ms"] = processor_milliseconds(lambda: _store_plainly(file, folder / "plain.db"))
    print(json.dumps(told))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
