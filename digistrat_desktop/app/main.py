"""Where the program starts: a reader of spreadsheets, a command, or the window.

Each is loaded only where it is wanted: the window needs no commands, and commands need no Qt.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from digistrat_desktop.app.binding import load_qt
from digistrat_desktop.app.judging_command import JUDGING_SWITCH, judging_command
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.plain_text import for_terminal
from digistrat_desktop.system import memory
from digistrat_desktop.system.logging_setup import install_hooks
from digistrat_desktop.system.network_guard import install_guard
from digistrat_desktop.system.own_command import OWN_HOME
from digistrat_desktop.system.paths import keep_private, refuse_lost, resources_folder
from digistrat_desktop.tabular.reader_command import READER_SWITCH, reader_command

if TYPE_CHECKING:
    from digistrat_desktop.app.bootstrap import Basis
    from digistrat_desktop.app.window import BuiltWindow

REFUSED = 2
NO_SCREEN = (
    "digistrat: there is no screen, so the window cannot open. Commands still work. Run "
    "digistrat --help"
)


def main(
    arguments: Sequence[str] | None = None, watch: Callable[[BuiltWindow], None] | None = None
) -> int:
    """Run the program.

    Args:
        arguments: the words after `digistrat`; those of this process when None.
        watch: sees the window before it is shown, for measuring how soon that is.

    Returns:
        The exit code: 0 done, 2 refused with a reason, 1 a fault of the program, 130 stopped.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [READER_SWITCH]:
        from digistrat_desktop.tabular.child import main as read  # noqa: PLC0415 - the child only

        return read(words[1:])
    if words == [JUDGING_SWITCH]:
        from digistrat_desktop.app.judging import main as judge  # noqa: PLC0415 - the child only

        return judge()
    install_guard(reader_command(), judging_command(), home=OWN_HOME)
    install_hooks()
    keep_private()
    return start(words, watch)


def start(
    words: Sequence[str],
    watch: Callable[[BuiltWindow], None] | None = None,
    begin: Callable[[], Basis] | None = None,
) -> int:
    """Run what the words ask for, built on what `begin` gives; as `main`."""
    wanted = window_alone(words)
    try:
        if wanted is None:
            from digistrat_desktop.app import commands  # noqa: PLC0415 - the door to the command line

            wanted = commands.parse_arguments(words)
            if wanted.command is not None:
                return commands.run(wanted, begin)
        return _run_window(wanted, watch, begin)
    except Refused as refused:
        return _refused(f"digistrat: {refused}")


def window_alone(words: Sequence[str]) -> Namespace | None:
    """The words that only open the window, read without the reader of all commands."""
    match words:
        case []:
            store = None
        case ["--store", folder] if folder and not folder.startswith("-"):
            store = Path(folder)
        case _:
            return None
    return Namespace(command=None, store=store, package=None)


def _run_window(
    wanted: Namespace,
    watch: Callable[[BuiltWindow], None] | None,
    begin: Callable[[], Basis] | None,
) -> int:
    if not has_screen(os.environ, sys.platform):
        return _refused(NO_SCREEN)
    refuse_lost(vars(wanted).values())
    memory.pause()
    load_qt()
    try:
        from digistrat_desktop.app.windowed import run_window  # noqa: PLC0415 - the door to the window

        return run_window(wanted.store, wanted.package, watch, begin)
    except Refused as refused:
        from digistrat_desktop.app.refusal import tell_refused  # noqa: PLC0415 - brings in Qt

        tell_refused(refused, resources_folder())
        raise


def _refused(words: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"{for_terminal(words)}\n")
    return REFUSED


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can open; Qt would end the process where it cannot."""
    if platform != "linux":
        return True
    return any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
