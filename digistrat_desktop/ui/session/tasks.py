"""One worker thread: work goes in as a function of values, its result comes back on the UI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr

T = TypeVar("T")
Done: TypeAlias = Callable[[T], None]
Failed: TypeAlias = Callable[[Exception], None]


class Cancelled(Refused):
    """The person asked to stop, and the work stopped where it was safe."""

    def __init__(self) -> None:
        super().__init__(tr("Stopped."), tr("Nothing was changed."))


class Job:
    """What work on the worker thread may use to report and to stop early."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point; may be called from any thread."""
        self._stop.set()

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop; the work calls this at its safe points."""
        if self.is_cancelled:
            raise Cancelled

    def report(self, done_share: float, words: str = "") -> None:
        """Tell how far the work is: a share from 0 to 1, and what is being done, for people."""
        self._tell(done_share, words)


class _Left:
    """One thread that nobody has to wait for at the end: it may hang on a drive that is away."""

    def __init__(self, name: str) -> None:
        self._todo: SimpleQueue[tuple[Callable[[], None], Future[None]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def submit(self, task: Callable[[], None]) -> Future[None]:
        if self._thread.ident is None:
            self._thread.start()
        done: Future[None] = Future()
        self._todo.put((task, done))
        return done

    def shutdown(self, *, wait: bool) -> None:
        self._todo.put(None)
        if wait and self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        while (asked := self._todo.get()) is not None:
            task, done = asked
            task()
            done.set_result(None)


class TaskRunner(QObject):
    """Runs work in order, one piece at a time, on one thread of its own.

    Results wait in a queue and a queued signal says that something is there, so that `finish`
    can hand over what is left without turning the event loop.
    """

    busy_changed = Signal(bool)  # True when work begins, False when none is left
    _arrived = Signal()

    def __init__(
        self, name: str, parent: QObject | None = None, *, may_be_left: bool = False
    ) -> None:
        """Work on a drive that may not answer `may_be_left` under way when the program ends."""
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | _Left = (
            _Left(name) if may_be_left else ThreadPoolExecutor(1, thread_name_prefix=name)
        )
        self._results: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._under_way: dict[int, Future[None]] = {}
        self._jobs: dict[int, Job] = {}  # those under way that can be stopped
        self._next = 0
        self._closed = False
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def is_closed(self) -> bool:
        return self._closed

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def run(self, work: Callable[[], T], on_done: Done[T], on_error: Failed) -> None:
        """Do this after everything asked before: over values only, its answer on the UI thread."""
        if self._closed:
            raise Bug("Work was given to a runner that has finished.")
        number = self._next
        self._next += 1

        def task() -> None:
            self._put(number, _outcome(work, on_done, on_error))

        self._under_way[number] = self._pool.submit(task)
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)

    def run_job(
        self,
        work: Callable[[Job], T],
        on_done: Done[T],
        on_error: Failed,
        on_progress: Callable[[float, str], None] | None = None,
    ) -> Job:
        """Do long work that reports (share done, words); gives the job, by which it is stopped."""

        def tell(share: float, words: str) -> None:
            if on_progress is not None:
                self._send(lambda: on_progress(share, words))

        job = self._jobs[self._next] = Job(tell)
        self.run(lambda: _unless_cancelled(job, work), on_done, on_error)
        return job

    def drain(self, most_s: float | None = None) -> bool:
        """Complete all that was asked for, and what its results ask for; blocks the UI thread, for closing.

        Args:
            most_s: how long one piece may take; None waits for ever.

        Returns:
            False where a piece took longer, and is still under way.
        """
        try:
            self._complete(most_s)
        except TimeoutError:
            return False
        return True

    def leave(self) -> None:
        """Stop without waiting for what is under way; nobody hears of it any more."""
        self._closed = True
        self._pool.shutdown(wait=False)

    def finish(self) -> None:
        """Ask long work to stop early, complete the rest as `drain` does, then stop."""
        for job in self._jobs.values():
            job.cancel()
        try:
            self._complete()
        finally:
            self._closed = True
            self._pool.shutdown(wait=True)

    def _complete(self, most_s: float | None = None) -> None:
        while self._under_way:
            next(iter(self._under_way.values())).result(most_s)
            self._hand_over()

    def _put(self, number: int, outcome: Callable[[], None]) -> None:
        def settle() -> None:
            del self._under_way[number]
            self._jobs.pop(number, None)
            try:
                outcome()
            finally:
                if not self._under_way:
                    self.busy_changed.emit(False)

        self._send(settle)

    def _send(self, outcome: Callable[[], None]) -> None:
        self._results.put(outcome)
        if not self._closed:
            self._arrived.emit()

    def _hand_over(self) -> None:
        while True:
            try:
                outcome = self._results.get_nowait()
            except Empty:
                return
            outcome()


def _outcome(work: Callable[[], T], on_done: Done[T], on_error: Failed) -> Callable[[], None]:
    """Do the work and say what is to be called with its result."""
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - whatever it was, on_error is told on the UI thread
        failure = error
        return lambda: on_error(failure)
    return lambda: on_done(result)


def _unless_cancelled(job: Job, work: Callable[[Job], T]) -> T:
    job.check()
    return work(job)


def nothing(*_: object) -> None:
    """Nobody waits for this answer."""


class InTurns(QObject):
    """Does one thing in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []
        self._timer = single_shot(self, self._on_turn)

    @property
    def is_under_way(self) -> bool:
        return bool(self._left)

    def begin(self, *pieces: Callable[[], object]) -> None:
        self._left = list(pieces)
        self._timer.start()

    def _on_turn(self) -> None:
        if not self._left:
            return
        piece = self._left.pop(0)
        if self._left:
            self._timer.start()
        piece()
