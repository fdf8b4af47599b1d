"""One window a person has open on a store: a second start brings it to the front.

The window keeps a lock of its own beside the store's, since commands take that one too. Who starts a
second time leaves a small file beside it; the window takes the file away, and that is the answer.
Neither waits for the other for long: a window that does not answer is left alone.

Source: docs/spec/store.md#one-window.
"""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.file_lock import FileLock, Holder, LockHeld

if sys.platform == "win32":
    import ctypes

PATIENCE_S, LOOK_EVERY_S = 6.0, 0.1
_ANY_PROCESS = 0xFFFFFFFF  # ASFW_ANY


class OneWindow:
    """The claim of this process to be the person's window on a store."""

    def __init__(self, path: Path, me: Holder) -> None:
        self._lock = FileLock(path, me)
        self._path = path
        self._me = me

    def claim(self, sleep: Callable[[float], None]) -> bool:
        """Tell whether to open a window here: not where one that was open has come to the front."""
        mine = self._asking()
        try:
            for turn in range(int(PATIENCE_S / LOOK_EVERY_S)):
                if self._is_free():
                    return True
                if turn == 0:
                    _let_others_come_to_the_front()
                    save_bytes(mine, b"")
                elif not mine.exists():
                    return False
                sleep(LOOK_EVERY_S)
        except (Refused, OSError):
            return True  # where nothing can be written, the window says so itself
        finally:
            with contextlib.suppress(OSError):
                mine.unlink(missing_ok=True)
        return True

    def is_called(self) -> bool:
        """Tell whether somebody wants this window in front, once for each who does."""
        asked = self._all_asking()
        for one in asked:
            one.unlink(missing_ok=True)
        return bool(asked)

    def give_up(self) -> None:
        self._lock.release()

    def _is_free(self) -> bool:
        """Take the lock; also where another computer or session has it, whose screen is not this one."""
        try:
            self._lock.acquire()
        except LockHeld as held:
            other = held.holder
            return other is None or _seat(other) != _seat(self._me)
        for one in self._all_asking():
            one.unlink(missing_ok=True)
        return True

    def _asking(self) -> Path:
        return self._path.with_name(f"{self._path.name}.call.{self._me.pid}")

    def _all_asking(self) -> list[Path]:
        return list(self._path.parent.glob(f"{self._path.name}.call.*"))


def _seat(one: Holder) -> tuple[str, str, str]:
    return one.user, one.machine, one.session


def _let_others_come_to_the_front() -> None:
    """Give away the right to come to the front: Windows leaves it to the program started last."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
