"""Who holds the store: one process at a time, named, and healed when it died.

Two files: the lock, which the operating system holds for the living process and lets go of when
it dies, and beside it a note (`<lock>.json`) of who that is. A note of this computer without a
living holder is healed without a question. A note of another computer cannot be judged from here,
because locks do not always cross a network drive: it is refused until a person takes over.

Source: docs/spec/store.md#one-holder; docs/spec/store.md#places.
"""

import contextlib
import datetime as dt
import getpass
import json
import os
import sys
from typing import NamedTuple, Self

from digistrat_desktop.domain.errors import StoreHeld
from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.disk_errors import in_plain_words

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from digistrat_desktop.system.clock import Clock

_LARGEST_NOTE_BYTES = 4096


class Holder(NamedTuple):
    """A process that holds, or asks for, the store."""

    user: str  # the account's name
    machine: str  # the computer's name
    session: str  # the desktop session, empty when there is none
    since: str  # when it began, ISO, UTC
    pid: int  # the process number on that computer

    @property
    def words(self) -> str:
        since = _time_in_words(self.since)
        return f"{self.user} on {self.machine}, since {since}"


class LockHeld(StoreHeld):
    """The store is held by someone else; `holder` is None when the note cannot be read."""

    def __init__(self, holder: Holder | None, *, may_take_over: bool) -> None:
        super().__init__(
            f"Your data is already open: {holder.words if holder else 'in another window'}.",
            "Nothing has changed.",
            _advice(may_take_over=may_take_over),
        )
        self.holder = holder
        self.may_take_over = may_take_over


def _advice(*, may_take_over: bool) -> str:
    if may_take_over:
        return "If that computer is no longer using it, take over. If it is, try again in a moment."
    return "Use that window, or try again in a moment."


def this_process(clock: Clock, environment: Mapping[str, str] = os.environ) -> Holder:
    session = environment.get("SESSIONNAME") or environment.get("XDG_SESSION_ID") or ""
    since = clock.now().isoformat(timespec="seconds")
    return Holder(_user(), _machine(environment), session, since, os.getpid())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "someone"


def _machine(environment: Mapping[str, str]) -> str:
    # platform.node() would go through the socket module.
    if sys.platform == "win32":
        return environment.get("COMPUTERNAME", "this computer")
    return os.uname().nodename


def _time_in_words(since: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(since).astimezone()
    except (ValueError, OverflowError):
        return "an unknown time"
    return f"{moment.day} {moment:%B %Y at %H:%M}"


class FileLock:
    """The exclusive hold on one store; a context manager that lets go at its end."""

    def __init__(self, path: Path, me: Holder) -> None:
        self.path = path
        self._me = me
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def acquire(self, *, take_over: bool = False) -> Holder | None:
        """Take the lock without waiting.

        Args:
            take_over: a person has confirmed that the other computer no longer uses the store.

        Returns:
            The earlier holder whose note was found without a living process; None when it was free.

        Raises:
            LockHeld: someone holds it; names them.
            Refused: the lock file cannot be made.
        """
        if self._descriptor is not None:
            return None
        descriptor = _open(self.path)
        try:
            earlier = self._take(descriptor, take_over=take_over)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return earlier

    def _take(self, descriptor: int, *, take_over: bool) -> Holder | None:
        if not _lock(descriptor):
            raise LockHeld(read_holder(self.path), may_take_over=False)
        earlier = read_holder(self.path)
        if earlier and earlier.machine != self._me.machine and not take_over:
            raise LockHeld(earlier, may_take_over=True)
        save_bytes(_note(self.path), json.dumps(self._me._asdict(), indent=1).encode())
        return earlier

    def release(self) -> None:
        """Let go; harmless when not held. The lock file itself stays: removing it would race."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with contextlib.suppress(OSError):
            _note(self.path).unlink(missing_ok=True)
        os.close(descriptor)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def read_holder(path: Path) -> Holder | None:
    """Read who last held a lock; None without a note or when it is damaged."""
    found = read_small_json(_note(path))
    return holder_of(found) if found is not None else None


def holder_of(found: Mapping[str, object]) -> Holder | None:
    """Make a holder of a note's content; None when a field is missing or of the wrong kind."""
    names = [name for name in Holder._fields if name != "pid"]
    texts = {name: found.get(name) for name in names}
    pid = found.get("pid")
    if type(pid) is not int or not all(isinstance(text, str) for text in texts.values()):
        return None
    return Holder(pid=pid, **{name: str(text)[:200] for name, text in texts.items()})


def read_small_json(path: Path) -> Mapping[str, object] | None:
    """Read a JSON object of at most 4 KB; None when it is not there or not one."""
    try:
        with path.open("rb") as source:
            found = json.loads(source.read(_LARGEST_NOTE_BYTES).decode())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise in_plain_words(error, path) from error


def _lock(descriptor: int) -> bool:
    """Take the operating system's lock; False when another process has it."""
    try:
        _take_system_lock(descriptor)
    except OSError:
        return False
    return True


def _take_system_lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
