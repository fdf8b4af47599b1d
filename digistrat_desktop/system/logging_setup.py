"""The log: level, event code, counts and identifiers; nothing a person wrote, nobody's name.

`log_event` is the way to write a line. A line written in any other way, by us or by a library,
appears as its place in the source only, because its text may hold anything.

Source: docs/spec/safety.md#logs.
"""

import contextlib
import datetime as dt
import faulthandler
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath
from types import TracebackType
from typing import TextIO

_PACKAGE = Path(__file__).parents[1]
_MOST_ERRORS = 5
_MOST_FRAMES = 40
_KNOWN_FOLDERS = (
    *("LOCALAPPDATA", "APPDATA", "PROGRAMFILES", "TEMP", "USERPROFILE"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"),
)


def safe_trace(error: BaseException) -> str:
    """An error's type and the lines it came through, innermost last, without its message or any value."""
    return "\n".join(line for one in _chain(error) for line in _lines_of(one))


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, earliest first."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and len(chain) < _MOST_ERRORS and one not in chain:
        chain.insert(0, one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return chain


def _lines_of(error: BaseException) -> Iterator[str]:
    kind = type(error)
    number = f" errno {error.errno}" if isinstance(error, OSError) and error.errno else ""
    yield f"{kind.__module__}.{kind.__qualname__}{number}"
    for frame, line in list(traceback.walk_tb(error.__traceback__))[-_MOST_FRAMES:]:
        yield f"  {module_of(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def module_of(filename: str) -> str:
    """Name a source file without the folders it lies in, which may hold a person's name."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts)
    return PureWindowsPath(filename).stem


def shorten_path(path: PurePath, environment: Mapping[str, str] = os.environ) -> str:
    r"""Tell where a file lies by a known folder and its ending: `%LOCALAPPDATA%\...\*.db`.

    The names between are left out: people put names of people in them.
    """
    for name in _KNOWN_FOLDERS:
        root = environment.get(name)
        if root and path.is_relative_to(type(path)(root)):
            return f"%{name}%\\...\\*{path.suffix[:8]}"
    return f"...\\*{path.suffix[:8]}"


MOST_BYTES = 1_000_000
OLDER_FILES = 4


class RotatingLog(logging.FileHandler):
    """Begins a new file when the log is full, and keeps the latest older ones as `.1`, `.2` ...

    What the standard handler does: its module brings sockets, pickles and queues into every start.
    """

    def __init__(
        self, path: Path, most_bytes: int = MOST_BYTES, older_files: int = OLDER_FILES
    ) -> None:
        super().__init__(path, encoding="utf-8", errors="replace")
        self._most_bytes = most_bytes
        self._older_files = older_files

    def emit(self, record: logging.LogRecord) -> None:
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


LOGGER_NAME = "digistrat"
LOG_FILE = "digistrat.log"
FAULT_FILE = "faults.log"
_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ID = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[A-Z]{2,5}-[0-9]{1,4}|[0-9]+(\.[0-9]+){1,3}"
)
_FIELDS = "digistrat_fields"
_LEFT_OUT = "(left out)"


Countable = int | float | str | PurePath


def log_event(
    code: str,
    level: int = logging.INFO,
    error: BaseException | None = None,
    **counts_and_ids: Countable,
) -> None:
    """Write one line to the log.

    Args:
        code: what happened, such as `store-opened`.
        error: an error whose type and lines, but not message, belong to it.
        counts_and_ids: numbers, UUIDs, item ids, digests, versions, paths (shortened). Any other
            text appears as `(left out)`.
    """
    if not _CODE.fullmatch(code):
        message = "an event code is words joined by hyphens"
        raise ValueError(message)
    fields = {name: _told(value) for name, value in counts_and_ids.items()}
    logging.getLogger(LOGGER_NAME).log(level, code, extra={_FIELDS: fields}, exc_info=error)


def _told(value: Countable) -> str:
    if isinstance(value, PurePath):
        return shorten_path(value)
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else _LEFT_OUT
    return str(value)


class SafeFormatter(logging.Formatter):
    """Formats a record from its code and fields, and never from its message."""

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line = f"{at} {record.levelname} {_what(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{safe_trace(error)}" if error else line


def _what(record: logging.LogRecord) -> str:
    fields = getattr(record, _FIELDS, None)
    if not isinstance(fields, dict):
        return f"{record.name} {record.module}:{record.lineno} {_LEFT_OUT}"
    return " ".join((str(record.msg), *(f"{name}={value}" for name, value in fields.items())))


def set_up_logging(folder: Path, level: str = "INFO") -> logging.Handler:
    """Send every log line of this process to rotating files, 5 of 1 MB.

    Args:
        folder: exists; a folder that cannot be written gives a log that goes nowhere.
        level: DEBUG, INFO, WARNING or ERROR.

    Returns:
        The handler, for `stop_logging`.
    """
    handler = _file_handler(folder)
    handler.setFormatter(SafeFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    # A failing log must never fail the program, nor print what it could not write.
    logging.raiseExceptions = False
    return handler


def _file_handler(folder: Path) -> logging.Handler:
    try:
        return RotatingLog(folder / LOG_FILE)
    except OSError:
        return logging.NullHandler()


def stop_logging(handler: logging.Handler) -> None:
    logging.getLogger().removeHandler(handler)
    handler.close()


def catch_faults(folder: Path) -> TextIO | None:
    """Have the interpreter write its last lines when it dies of a fault; None when it cannot."""
    try:
        file = (folder / FAULT_FILE).open("w", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def log_fault(error: BaseException) -> None:
    """Write an error nothing has caught to the log: its kind and lines, never its words."""
    log_event("fault", logging.ERROR, error)


def install_hooks(on_fault: Callable[[BaseException], None] = log_fault) -> None:
    """Send what nothing has caught, on any thread, to `on_fault`, which must not raise.

    An exception in a Qt slot does not reach whoever emitted the signal; only these hooks see it.
    """

    def from_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            on_fault(error)

    def from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            on_fault(args.exc_value)

    sys.excepthook = from_main
    threading.excepthook = from_thread
