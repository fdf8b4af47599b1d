"""Where the program starts: a reader of spreadsheets, a command, or the window."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from digistrat_desktop.app.hooks import install_hooks
from digistrat_desktop.app.qt_imports import load_qt
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system import cycles
from digistrat_desktop.system.network_guard import install_guard
from digistrat_desktop.tabular.reader_command import READER_SWITCH, reader_command

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from digistrat_desktop.app.window import BuiltWindow

NO_SCREEN = (
    "digistrat: there is no screen here, so the window cannot open."
    " The commands work without one: digistrat --help"
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
    install_guard(reader_command())
    install_hooks()
    wanted = parse_arguments(words)
    return _run_window(wanted, watch) if wanted.command is None else _run_command(wanted)


def _run_command(wanted: Namespace) -> int:
    from digistrat_desktop.app.bootstrap import build_cli, make_basis  # noqa: PLC0415 - after the search for cycles was paused
    from digistrat_desktop.cli.main import run_command  # noqa: PLC0415 - not for the window
    from digistrat_desktop.system.logging_setup import set_up_logging, stop_logging  # noqa: PLC0415 - as the two above

    basis = make_basis()
    log = set_up_logging(basis.folders(getattr(wanted, "store", None)).logs)
    try:
        return run_command(wanted, build_cli(basis, _stream(sys.stdout), _stream(sys.stderr)))
    finally:
        stop_logging(log)


def _stream(stream: TextIO | None) -> TextIO:
    """Give a stream that takes any letter; a program without a console has none at all."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _run_window(wanted: Namespace, watch: Callable[[BuiltWindow], None] | None) -> int:
    if not has_screen(os.environ, sys.platform):
        return _refused(NO_SCREEN)
    cycles.pause()
    try:
        return _open_window(wanted, watch)
    except Refused as refused:
        from digistrat_desktop.app.refusal import tell_refused  # noqa: PLC0415 - brings in Qt
        from digistrat_desktop.system.paths import resources_folder  # noqa: PLC0415 - seldom

        tell_refused(refused, resources_folder())
        return _refused(f"digistrat: {refused}")


def _refused(words: str) -> int:
    from digistrat_desktop.cli.main import REFUSED  # noqa: PLC0415 - not for the window

    _stream(sys.stderr).write(f"{words}\n")
    return REFUSED


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can open; Qt would end the process where it cannot."""
    if platform != "linux":
        return True
    return any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _open_window(wanted: Namespace, watch: Callable[[BuiltWindow], None] | None) -> int:
    from digistrat_desktop.app.bootstrap import make_basis  # noqa: PLC0415 - after the search for cycles was paused

    load_qt()
    from digistrat_desktop.app.windowed import run_window  # noqa: PLC0415 - brings in Qt

    return run_window(make_basis(), wanted.store, wanted.package, watch)
