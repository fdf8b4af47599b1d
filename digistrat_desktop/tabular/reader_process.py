"""Have a spreadsheet read by a child process, which may die without harm.

Source: docs/spec/tables.md#spreadsheets: time limit, memory limit, one answer.
"""

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.answer import read
from digistrat_desktop.tabular.cells import Grid
from digistrat_desktop.tabular.prescan import refuse_sheet
from digistrat_desktop.tabular.reader_command import READER_HOME, reader_command


def read_in_child(
    data: bytes,
    kind: str,
    command: Sequence[str] | None = None,
    patience_s: float = limits.READER_SECONDS,
) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Read a spreadsheet's bytes in a child process.

    Args:
        kind: the ending of the file's name, without the dot.
        command: another reader, for tests.
        patience_s: seconds until the child is ended.

    Returns:
        The sheets, and notes for the preview.
    """
    if len(data) > limits.MOST_SPREADSHEET_BYTES:
        raise refuse_sheet(f"it is larger than {limits.MOST_SPREADSHEET_BYTES // limits.MB} MB")
    said, status = _ask((*(command or reader_command()), kind), data, patience_s)
    if len(said) > limits.MOST_ANSWER_BYTES:
        raise refuse_sheet("it is too full")
    if status != 0:
        raise refuse_sheet("reading it took too long or too much memory, or failed")
    try:
        return read(said.decode())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise refuse_sheet("the program could not finish reading it") from error


def _ask(command: Sequence[str], data: bytes, patience_s: float) -> tuple[bytes, int]:
    with subprocess.Popen(  # noqa: S603  # our own program; the arguments are a fixed word
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A folder of ours: with -m Python also looks for modules in the working folder.
        cwd=READER_HOME,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        end = threading.Timer(patience_s, child.kill)
        end.start()
        try:
            said = _exchange(child, data)
            # Still writing: it has more to say than may be heard.
            if len(said) > limits.MOST_ANSWER_BYTES:
                child.kill()
            return said, child.wait()
        finally:
            end.cancel()
            end.join()


def _exchange(child: subprocess.Popen[bytes], data: bytes) -> bytes:
    """Give the child its bytes, all of which it takes before it answers, and hear the answer."""
    if child.stdin is None or child.stdout is None:
        return b""
    with suppress(BrokenPipeError, OSError):
        child.stdin.write(data)
        child.stdin.close()
    return child.stdout.read(limits.MOST_ANSWER_BYTES + 1)
