"""Refuse network use and foreign programs from within Python itself.

Installed by the program's start and by its self-test, never by importing this module. Qt's own
network library is outside its reach and is left out of the bundle instead.

Source: docs/spec/safety.md#no-network.
"""

import sys
from collections.abc import Callable, Sequence

_WITH_ADDRESS = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_NEVER = frozenset(
    (
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
        *("socket.getnameinfo", "urllib.Request", "ftplib.connect", "smtplib.connect"),
        *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile"),
    )
)


class Blocked(PermissionError):
    """The program tried to use a network or to start a foreign program.

    A kind of OSError, so that a library which tries and can do without carries on.
    """


def install_guard(allowed_command: Sequence[str] = ()) -> None:
    """Block it for the rest of this process; only the command that begins with these words may start."""
    sys.addaudithook(guard(allowed_command))


def guard(allowed_command: Sequence[str] = ()) -> Callable[[str, tuple[object, ...]], None]:
    def hook(event: str, args: tuple[object, ...]) -> None:
        if not is_allowed(event, args, allowed_command):
            message = f"{event} is blocked: this program uses no network"
            raise Blocked(message)

    return hook


def is_allowed(event: str, args: tuple[object, ...], allowed_command: Sequence[str]) -> bool:
    if event in _WITH_ADDRESS:
        return _is_local(args[1] if len(args) > 1 else None)
    if event == "subprocess.Popen":
        return _is_own_command(args[1] if len(args) > 1 else None, allowed_command)
    return event not in _NEVER


def _is_local(address: object) -> bool:
    # A path is an AF_UNIX address: the screen (X11, Wayland) is reached that way.
    return isinstance(address, (str, bytes))


def _is_own_command(command: object, allowed: Sequence[str]) -> bool:
    if not allowed:
        return False
    if isinstance(command, str):
        # Windows joins the command before it is audited.
        import subprocess  # noqa: PLC0415 - not at the start; whoever starts a program has it

        start = subprocess.list2cmdline(allowed)
        return command == start or command.startswith(f"{start} ")
    words = list(command) if isinstance(command, (list, tuple)) else []
    return words[: len(allowed)] == list(allowed)
