"""How the reader of spreadsheets is started; apart, since every start of the program needs it."""

import sys
from pathlib import Path

READER_SWITCH = "--read-spreadsheet"
READER_HOME = Path(__file__).parents[2]  # where it is started, and the network guard lets it start


def reader_command(*, frozen: bool | None = None) -> tuple[str, ...]:
    """Return the command that starts the reader, without the kind of file.

    The one command the network guard must allow. The program's start must hand
    `--read-spreadsheet KIND` to `tabular.child.main` before anything else.
    """
    if getattr(sys, "frozen", False) if frozen is None else frozen:
        return (sys.executable, READER_SWITCH)
    return (sys.executable, "-E", "-s", "-m", "digistrat_desktop.tabular.child")
