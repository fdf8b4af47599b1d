"""Running a command: no Qt is loaded for it."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TextIO

from digistrat_desktop.app.binding import load_qt
from digistrat_desktop.app.bootstrap import Basis, make_basis
from digistrat_desktop.app.region import region_maker
from digistrat_desktop.cli.commands import run_command
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.services.store.library import SAMPLE_ORIGIN
from digistrat_desktop.system.logging_setup import set_up_logging, stop_logging
from digistrat_desktop.system.menu_entry import find_menu
from digistrat_desktop.system.paths import find_folders, refuse_lost

__all__ = ["build_cli", "parse_arguments", "run"]


def run(wanted: Namespace, begin: Callable[[], Basis] | None = None) -> int:
    """Run a command that was read; give the exit code, or Refused where it may not even begin."""
    refuse_lost(vars(wanted).values())
    basis = (begin or make_basis)()
    folders = basis.folders(getattr(wanted, "store", None))
    log = set_up_logging(folders.logs, basis.policy.text("LogLevel"))
    try:
        return run_command(wanted, build_cli(basis, _stream(sys.stdout), _stream(sys.stderr)))
    finally:
        stop_logging(log)
        _let_go(sys.stdout)
        _let_go(sys.stderr)


def _let_go(stream: TextIO | None) -> None:
    """Drop what nobody takes any more, so that Python does not fail over it once more at its end."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stream(stream: TextIO | None) -> TextIO:
    """A stream that takes any letter; a program without a console has none at all."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def build_cli(basis: Basis, out: TextIO, err: TextIO) -> CommandContext:
    return CommandContext(
        access=basis.access,
        sample_access=partial(basis.access, origin=SAMPLE_ORIGIN),
        clock=basis.clock,
        ids=basis.ids,
        out=out,
        err=err,
        self_test=partial(_self_test, basis),
        region=partial(region_maker, basis.resources),
        menu=partial(find_menu, basis.resources / "icons/app.svg", os.environ),
        logo=basis.policy.folder("ReportLogo"),
        may_attach=basis.policy.flag("AllowAttachments"),
    )


def _self_test(basis: Basis, folder: Path, say: Callable[[str], None]) -> int:
    load_qt()
    from digistrat_desktop.app.self_test import run_self_test  # noqa: PLC0415 - brings in Qt

    # The trial's data is its own, wherever the organisation keeps the user's.
    access = basis.access_in(find_folders(folder / "store"), SAMPLE_ORIGIN)
    return run_self_test(folder, access, basis.resources, say)
