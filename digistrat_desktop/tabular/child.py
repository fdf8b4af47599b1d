"""The child process that reads one spreadsheet: bytes in, one JSON answer out.

It opens no file: the parent gives it the bytes. If the library takes it down, the parent says that
this spreadsheet could not be read safely, and nothing else happens.
"""

import sys

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.network_guard import install_guard
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.answer import wanted_of, written, written_refusal
from digistrat_desktop.tabular.prescan import refuse_sheet
from digistrat_desktop.tabular.workbook import read_workbook

if sys.platform != "win32":
    import resource

from collections.abc import Callable, Sequence
from typing import BinaryIO

_LONGEST_LINE = 64 * 1024


def main(arguments: Sequence[str]) -> int:
    """Read a spreadsheet from standard input and answer on standard output."""
    limit_this_process()
    install_guard()
    answer(sys.stdin.buffer, sys.stdout.buffer, arguments[0] if arguments else "", _tell)
    return 0


def _tell(rows: int) -> None:
    """Tell the parent how many rows were read, a line each."""
    sys.stderr.write(f"{rows}\n")
    sys.stderr.flush()


def answer(
    source: BinaryIO, target: BinaryIO, kind: str, tell: Callable[[int], None] = lambda _: None
) -> None:
    """Read the wanted texts, a line of JSON, then the file; answer with its cells."""
    try:
        wanted = wanted_of(source.readline(_LONGEST_LINE))
        grids, notes = read_workbook(source.read(limits.MOST_LARGE_BYTES + 1), kind, wanted, tell)
    except Refused as refused:
        target.write(written_refusal(refused).encode())
    except (MemoryError, RecursionError):
        target.write(written_refusal(refuse_sheet("it is too large")).encode())
    else:
        target.writelines(piece.encode() for piece in written(grids, notes))
    target.flush()


def limit_this_process() -> None:
    """Bound memory, time and files of this process; Windows bounds time only, from outside."""
    if sys.platform != "win32":
        for what, most in (
            (resource.RLIMIT_AS, limits.READER_MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.LARGE_SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(what)[1]
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (allowed, allowed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
