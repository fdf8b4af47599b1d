"""Read a file, then import it into a new store, in a process of its own; print JSON.

Read: every row understood and accounted for. Imported: each reading also recorded, with its event.
"""

import json
import resource
import sys
import time
from pathlib import Path

from digistrat_desktop.services.store.editing import make_author
from digistrat_desktop.services.tables.import_command import import_plain_table
from digistrat_desktop.services.tables.plain import read_plain_table
from digistrat_desktop.system.clock import RandomIds, SystemClock
from tests.ui.seat import open_library


def _peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    file, folder = (Path(name) for name in sys.argv[1:])
    folder.mkdir()
    told = {}
    began = time.process_time()
    read_plain_table(file)
    told["read_s"], told["read_mb"] = time.process_time() - began, _peak_mb()
    library = open_library(folder)
    author = make_author(SystemClock(), RandomIds(), "person-1")
    began = time.process_time()
    import_plain_table(library, file, author, {"person-1": "A. Rahman"})
    told["imported_s"], told["imported_mb"] = time.process_time() - began, _peak_mb()
    library.close()
    print(json.dumps(told))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
