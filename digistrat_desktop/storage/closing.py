"""A connection that lets go of its file the moment it is closed."""

from __future__ import annotations

import sqlite3
from typing import Any
from weakref import WeakSet


class ClosingConnection(sqlite3.Connection):
    """Ends the reads that are still under way when it is closed.

    SQLite keeps a file open, and locked, until the last statement on it has ended. A read that was
    broken off by an error lives on in that error's traceback: a damaged store could then not be
    opened again by the same program.
    """

    def __init__(self, *place: Any, **how: Any) -> None:
        """Open as `sqlite3.connect` does."""
        super().__init__(*place, **how)
        self._reads: WeakSet[sqlite3.Cursor] = WeakSet()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement, and remember what it reads."""
        made = super().execute(sql, parameters)
        self._reads.add(made)
        return made

    def close(self) -> None:
        """End every read, then close the file."""
        for read in tuple(self._reads):
            read.close()
        super().close()
