"""Have a spreadsheet read by a child process, which may die without harm.

Source: docs/spec/tables.md#spreadsheets: time limit, memory limit, one answer.
"""

import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from digistrat_desktop.system.own_command import start_own
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.answer import read, wanted_line
from digistrat_desktop.tabular.cells import Grid
from digistrat_desktop.tabular.prescan import refuse_sheet
from digistrat_desktop.tabular.reader_command import reader_command


def read_in_child(
    data: bytes,
    kind: str,
    command: Sequence[str] | None = None,
    patience_s: float | None = None,
    *,
    wanted: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Read a spreadsheet's bytes in a child process.

    Args:
        kind: the ending of the file's name, without the dot.
        command: another reader, for tests.
        patience_s: seconds until the child is ended; as its kind needs, unless a test says otherwise.
        wanted: the trust's code and name; of a large .xlsb only rows with one of them are read.
        progress: told the number of rows of a large file; what it raises ends the child.

    Returns:
        The sheets, and notes for the preview.
    """
    is_binary = kind == "xlsb"
    most = limits.MOST_LARGE_BYTES if is_binary else limits.MOST_SPREADSHEET_BYTES
    if len(data) > most:
        raise refuse_sheet(f"it is larger than {most // limits.MB} MB")
    patience = patience_s or (limits.LARGE_SECONDS if is_binary else limits.READER_SECONDS)
    asked = (*(command or reader_command()), kind)
    said, status = _ask(asked, wanted_line(wanted) + data, patience, progress)
    if len(said) > limits.MOST_ANSWER_BYTES:
        raise refuse_sheet("it is too full")
    if status != 0:
        raise refuse_sheet("reading it took too long or too much memory, or failed")
    try:
        return read(said.decode())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise refuse_sheet("the program could not finish reading it") from error


def _ask(
    command: Sequence[str],
    data: bytes,
    patience_s: float,
    progress: Callable[[int], None] | None,
) -> tuple[bytes, int]:
    with start_own(command, subprocess.PIPE) as child:
        end = threading.Timer(patience_s, child.kill)
        end.start()
        heard = _Heard(child, data)
        heard.start()
        try:
            _tell_rows(child, progress)
            heard.join()
            # Still writing: it has more to say than may be heard.
            if len(heard.said) > limits.MOST_ANSWER_BYTES:
                child.kill()
            return heard.said, child.wait()
        finally:
            if child.poll() is None:
                child.kill()
            end.cancel()
            end.join()
            heard.join()


def _tell_rows(child: subprocess.Popen[bytes], progress: Callable[[int], None] | None) -> None:
    """Hand on the rows that the child tells of, a line each, until it tells no more."""
    for line in iter(partial(child.stderr.readline, _LONGEST_LINE), b"") if child.stderr else ():
        told = line.strip()
        if progress is not None and told.isdigit():
            progress(int(told))


_LONGEST_LINE = 4096


class _Heard(threading.Thread):
    """Gives the child its bytes, all of which it takes before it answers, and hears the answer."""

    def __init__(self, child: subprocess.Popen[bytes], data: bytes) -> None:
        super().__init__(daemon=True)
        self._child, self._data = child, data
        self.said = b""

    def run(self) -> None:
        if self._child.stdin is None or self._child.stdout is None:
            return
        with suppress(BrokenPipeError, OSError, ValueError):
            self._child.stdin.write(self._data)
            self._child.stdin.close()
        with suppress(OSError, ValueError):
            # More than may be heard is left unread, and the child is ended.
            self.said = self._child.stdout.read(limits.MOST_ANSWER_BYTES + 1)
            if len(self.said) > limits.MOST_ANSWER_BYTES:
                self._child.kill()
