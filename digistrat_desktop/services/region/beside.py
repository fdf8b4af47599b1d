"""Files judged in this process and in others beside it: what is said of each is the same.

The others are this program again, the one that the network guard lets it start. They get bytes and open
no file. What one of them does not say, because it died, is judged here.

Source: docs/region.md#make-it.
"""

import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import BinaryIO, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.alone import Alone, Step, alone, from_line
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageFiles
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.own_command import start_own

FEWEST_EACH = 6
"""Files for which one more process is worth its start."""
_LONGEST_SIZE = 20  # of the line with it
_A_LOOK_S = 0.2  # until somebody may cancel who waits for the others


class Processes(NamedTuple):
    """Other processes that judge files."""

    command: Sequence[str] = ()
    most: int = 0  # that run at the same time


class File(NamedTuple):
    name: str
    fingerprint: str  # of the file as it lies there
    path: Path
    unlocked: bytes | None = None  # what was under a password; any other is read when it is wanted

    @property
    def content(self) -> bytes:
        """The file, read again so that no more than one lies in memory; empty where it was changed."""
        if self.unlocked is not None:
            return self.unlocked
        with suppress(Refused):
            content = read_whole(self.path, LARGEST_PACKAGE)
            if sha256(content).hexdigest() == self.fingerprint:
                return content
        return b""


Said = tuple[File, Alone | None]
"""What a process says of a file; None where it does not say it."""


def answer_all(packages: PackageFiles, source: BinaryIO, target: BinaryIO) -> None:
    """Judge files as they come, each after a line with its size; answer with a line each."""
    while size := source.readline(_LONGEST_SIZE):
        target.write(f"{alone(packages, source.read(int(size))).line()}\n".encode())
        target.flush()


def judged(
    packages: PackageFiles, files: Sequence[File], others: Processes, step: Step
) -> Iterator[tuple[File, Alone]]:
    """Judge files, here and beside; they come in any order."""
    waiting, done = deque(files), SimpleQueue[Said]()
    with ExitStack() as stack:
        for _ in range(min(others.most, len(files) // FEWEST_EACH)):
            stack.enter_context(_Beside(others.command, waiting, done))
        for _ in files:
            with suppress(IndexError):
                one = waiting.popleft()
                done.put((one, alone(packages, one.content, step)))
            one, said = _next(done, step)
            yield one, said or alone(packages, one.content, step)


def _next(done: SimpleQueue[Said], step: Step) -> Said:
    while True:
        try:
            return done.get(timeout=_A_LOOK_S)
        except Empty:
            step()


class _Beside(Thread):
    """Has one other process judge what is waiting, until nothing is or it dies."""

    def __init__(
        self, command: Sequence[str], waiting: deque[File], done: SimpleQueue[Said]
    ) -> None:
        super().__init__(daemon=True)
        self._waiting, self._done, self._ended = waiting, done, Event()
        self._child = start_own(command, subprocess.DEVNULL)

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._child.kill()
        self.join()
        with suppress(OSError):
            self._child.__exit__(None, None, None)

    def run(self) -> None:
        said: Alone | None = Alone()
        while said is not None and not self._ended.is_set():
            try:
                one = self._waiting.popleft()
            except IndexError:
                return
            said = None
            try:
                said = self._asked(one.content)
            finally:
                self._done.put((one, said))

    def _asked(self, content: bytes) -> Alone | None:
        if self._child.stdin is None or self._child.stdout is None:
            return None
        try:
            self._child.stdin.write(b"%d\n" % len(content))
            self._child.stdin.write(content)
            self._child.stdin.flush()
            return from_line(self._child.stdout.readline())
        except (OSError, ValueError, LookupError, TypeError):
            return None
