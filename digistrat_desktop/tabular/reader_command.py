"""How the reader of spreadsheets is started; apart, since every start of the program needs it."""

from digistrat_desktop.system.own_command import own_command

READER_SWITCH = "--read-spreadsheet"


def reader_command(*, frozen: bool | None = None) -> tuple[str, ...]:
    """Return the command that starts the reader, without the kind of file.

    The network guard must allow it. The program's start must hand `--read-spreadsheet KIND` to
    `tabular.child.main` before anything else.
    """
    return own_command(READER_SWITCH, "digistrat_desktop.tabular.child", frozen=frozen)
