"""Read a file, then import it into a new store, in a process of its own; print JSON.

Plain: a loop over its rows, and those rows with a line of JSON each in one plain table. Read: every row
understood and accounted for. Imported: each reading also recorded, with its event. Memory is the highest
so far, so the plain loop, which is the smallest, goes first.
"""

import json
import resource
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.tables.plain import read_plain_table
from digistrat_desktop.system.clock import RandomIds, SystemClock
from tests.benchmarks.framework import processor_milliseconds
from tests.benchmarks.yardsticks import plain_rows
from tests.helpers.tables import import_plain_table
from tests.ui.seat import open_library


def _peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _store_plainly(file, path):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE reading (name, period, value, said)")
        rows = ((*row[:3], json.dumps(row)) for row in plain_rows(file))
        database.executemany("INSERT INTO reading VALUES (?, ?, ?, ?)", rows)


def main():
    file, folder = (Path(name) for name in sys.argv[1:])
    folder.mkdir()
    told = {}
    told["plain_ms"] = processor_milliseconds(lambda: plain_rows(file))
    told["plain_mb"] = _peak_mb()
    told["read_ms"] = processor_milliseconds(lambda: read_plain_table(file))
    told["read_mb"] = _peak_mb()
    library = open_library(folder)
    author = make_author(SystemClock(), RandomIds(), "person-1")
    people = {"person-1": "A. Rahman"}
    told["imported_ms"] = processor_milliseconds(
        lambda: import_plain_table(library, file, author, people)
    )
    told["imported_mb"] = _peak_mb()
    library.close()
    told["stored_ms"] = processor_milliseconds(lambda: _store_plainly(file, folder / "plain.db"))
    print(json.dumps(told))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
