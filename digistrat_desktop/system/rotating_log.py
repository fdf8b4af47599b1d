"""A log in files of limited size: what the standard handler does, without its other handlers.

`logging.handlers` brings sockets, pickles and queues into every start of the program.
"""

import contextlib
import logging
from pathlib import Path

MOST_BYTES = 1_000_000
OLDER_FILES = 4


class RotatingLog(logging.FileHandler):
    """Begins a new file when the log is full, and keeps the latest older ones as `.1`, `.2` ..."""

    def __init__(
        self, path: Path, most_bytes: int = MOST_BYTES, older_files: int = OLDER_FILES
    ) -> None:
        """Open the log; OSError where it cannot be written."""
        super().__init__(path, encoding="utf-8", errors="replace")
        self._most_bytes = most_bytes
        self._older_files = older_files

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, in a new file when it would make this one too large."""
        if self._is_full(record):
            # A file another program has open cannot be renamed: the log then grows on in it.
            with contextlib.suppress(OSError):
                self._turn()
        super().emit(record)

    def _is_full(self, record: logging.LogRecord) -> bool:
        used = self.stream.tell() if self.stream is not None else 0
        return used + len(self.format(record)) >= self._most_bytes

    def _turn(self) -> None:
        """Move each file on by one number; the stream is opened anew by the next line."""
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{n + 1}") for n in range(self._older_files))]
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        for older, newer in reversed(list(zip(names[1:], names, strict=False))):
            if newer.exists():
                newer.replace(older)
