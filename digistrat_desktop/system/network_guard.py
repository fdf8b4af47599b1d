"""Refuse network use and foreign programs from within Python itself.

Installed by the program's start and by its self-test, never by importing this module. Qt's own
network library is outside its reach and is left out of the bundle instead.

Source: docs/spec/safety.md#no-network.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_WITH_ADDRESS = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_NEVER = frozenset(
    (
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
        *("socket.getnameinfo", "urllib.Request", "ftplib.connect", "smtplib.connect"),
        *("os.system", "os.exec", "os.spawn", "os.startfile", "os.startfile/2", "pty.spawn"),
    )
)


class Blocked(PermissionError):
    """The program tried to use a network or to start a foreign program.

    A kind of OSError, so that a library which tries and can do without carries on.
    """


def install_guard(*allowed: Sequence[str], home: os.PathLike[str] | None = None) -> None:
    """Block it for the rest of this process, but for programs of ours.

    Args:
        allowed: the words with which each program that may start begins.
        home: the folder it must be started in, or None where any will do.
    """
    sys.addaudithook(guard(*allowed, home=home))


def guard(
    *allowed: Sequence[str], home: os.PathLike[str] | None = None
) -> Callable[[str, tuple[object, ...]], None]:
    def hook(event: str, args: tuple[object, ...]) -> None:
        if not is_allowed(event, args, allowed, home):
            message = f"{event} is blocked: this program uses no network"
            raise Blocked(message)

    return hook


def is_allowed(
    event: str,
    args: tuple[object, ...],
    allowed: Sequence[Sequence[str]],
    home: os.PathLike[str] | None = None,
) -> bool:
    if event in _WITH_ADDRESS:
        return _is_local(args[1] if len(args) > 1 else None)
    if event in _STARTS:
        start = _STARTS[event](*args)
        return any(_is_own_program(start, command, home) for command in allowed)
    return event not in _NEVER


class _Start(NamedTuple):
    """A program that is about to start, as each of Python's ways to start one tells it."""

    program: object  # None: the first word of the command
    command: object
    folder: object  # None: the one this process works in
    environment: object  # None: that of this process


def _spawn(program: object = "", command: object = None, environment: object = "") -> _Start:
    # From Python 3.13 subprocess starts programs this way too, and names the environment.
    return _Start(program, command, None, None if environment is os.environ else environment)


_STARTS: Mapping[str, Callable[..., _Start]] = {
    "subprocess.Popen": _Start,
    "os.posix_spawn": _spawn,
    "_winapi.CreateProcess": lambda program, command, folder: _Start(
        program, command, folder, None
    ),
}


def _is_local(address: object) -> bool:
    # A path is an AF_UNIX address: the screen (X11, Wayland) is reached that way.
    return isinstance(address, (str, bytes))


def _is_own_program(start: _Start, allowed: Sequence[str], home: os.PathLike[str] | None) -> bool:
    """Tell whether it is the one program that may start, wholly: its file, words, folder, variables."""
    if start.program not in {None, allowed[0]} or start.environment is not None:
        return False
    # With -m Python also looks for modules in the folder a program is started in.
    if home is not None and str(start.folder or Path.cwd()) != str(home):
        return False
    return _is_own_command(start.command, allowed)


def _is_own_command(command: object, allowed: Sequence[str]) -> bool:
    """Tell whether a command is the allowed one, alone or with one plain word after it."""
    if isinstance(command, str):
        # Windows joins the command before it is audited.
        import subprocess  # noqa: PLC0415 - not at the start; whoever starts a program has it

        whole = subprocess.list2cmdline(allowed)
        more = command.removeprefix(f"{whole} ")
        return command == whole or (more != command and more.isalnum())
    words = list(command) if isinstance(command, (list, tuple)) else []
    return words[: len(allowed)] == list(allowed) and all(
        isinstance(word, str) and word.isalnum() for word in words[len(allowed) :]
    )
