import threading

import pytest

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.ui.session.tasks import Cancelled, TaskRunner

pytestmark = pytest.mark.ui

WAIT_MS = 5000


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner("test-worker")
    yield runner
    runner.finish()


def unexpected(error):
    raise error


def test_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot, tasks):
    threads = {}

    def work():
        threads["work"] = threading.current_thread().name
        return 42

    def on_done(value):
        threads["done"] = threading.current_thread()
        threads["value"] = value

    tasks.run(work, on_done, unexpected)
    qtbot.waitUntil(lambda: "value" in threads, timeout=WAIT_MS)
    assert threads["value"] == 42
    assert threads["work"].startswith("test-worker")
    assert threads["done"] is threading.main_thread()


def test_results_come_in_the_order_asked(qtbot, tasks):
    done = []
    for number in range(100):
        tasks.run(lambda number=number: number, done.append, unexpected)
    qtbot.waitUntil(lambda: len(done) == 100, timeout=WAIT_MS)
    assert done == list(range(100))


def test_what_work_raises_is_handed_to_its_error_function(qtbot, tasks):
    errors = []

    def work():
        raise OSError("the disk is full")

    tasks.run(work, unexpected, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    assert str(errors[0]) == "the disk is full"


def test_a_failure_does_not_stop_what_comes_after(qtbot, tasks):
    done, errors = [], []
    tasks.run(lambda: 1 / 0, unexpected, errors.append)
    tasks.run(lambda: "next", done.append, unexpected)
    qtbot.waitUntil(lambda: done == ["next"], timeout=WAIT_MS)
    assert isinstance(errors[0], ZeroDivisionError)


def test_closing_during_a_slow_save_completes_it_and_what_waits(qapp):
    tasks, gate, done = TaskRunner("slow"), threading.Event(), []

    def slow():
        gate.wait(5)
        return "first"

    tasks.run(slow, done.append, unexpected)
    tasks.run(lambda: "second", done.append, unexpected)
    gate.set()
    tasks.finish()
    assert done == ["first", "second"]


def test_closing_also_completes_what_a_result_asks_for(qapp):
    """One write in flight: the next batch is asked for when the first is done."""
    tasks, done = TaskRunner("chain"), []

    def on_first(value):
        done.append(value)
        tasks.run(lambda: "second", done.append, unexpected)

    tasks.run(lambda: "first", on_first, unexpected)
    tasks.finish()
    assert done == ["first", "second"]


def test_after_closing_nothing_more_is_taken(qapp):
    tasks = TaskRunner("closed")
    tasks.finish()
    with pytest.raises(Bug, match="has finished"):
        tasks.run(lambda: 1, unexpected, unexpected)


def test_closing_twice_is_harmless(tasks):
    tasks.finish()
    assert not tasks.is_busy


def test_it_tells_when_it_is_busy_and_when_not(qtbot, tasks):
    told = []
    tasks.busy_changed.connect(told.append)
    tasks.run(lambda: 1, lambda _: None, unexpected)
    tasks.run(lambda: 2, lambda _: None, unexpected)
    qtbot.waitUntil(lambda: told == [True, False], timeout=WAIT_MS)


def test_long_work_reports_and_its_reports_come_before_its_result(qtbot, tasks):
    told = []

    def work(job):
        job.report(0.5, "Half way")
        return "done"

    tasks.run_job(work, told.append, unexpected, lambda *step: told.append(step))
    qtbot.waitUntil(lambda: "done" in told, timeout=WAIT_MS)
    assert told == [(0.5, "Half way"), "done"]


def test_cancelled_work_stops_at_its_next_safe_point(qtbot, tasks):
    errors, begun = [], threading.Event()

    def work(job):
        begun.set()
        while True:
            job.check()

    job = tasks.run_job(work, unexpected, errors.append)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    assert isinstance(errors[0], Cancelled)


def test_work_cancelled_before_its_turn_never_begins(qtbot, tasks):
    gate, begun, errors = threading.Event(), [], []
    tasks.run(lambda: gate.wait(5), lambda _: None, unexpected)
    job = tasks.run_job(lambda _: begun.append(1), unexpected, errors.append)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    assert begun == []


def test_a_result_function_that_fails_is_noticed_and_the_rest_goes_on(qtbot, tasks):
    done = []
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1, lambda _: unexpected(KeyError("slot")), unexpected)
        tasks.run(lambda: 2, done.append, unexpected)
        qtbot.waitUntil(lambda: done == [2], timeout=WAIT_MS)
    assert caught[0][0] is KeyError
    assert not tasks.is_busy


def test_work_that_hangs_is_left_at_the_end_and_tells_nobody(qtbot):
    runner, gate, told = TaskRunner("drive", may_be_left=True), threading.Event(), []
    runner.run(gate.wait, told.append, told.append)
    assert not runner.drain(0.0)
    runner.leave()
    gate.set()
    qtbot.waitUntil(lambda: not runner._pool._thread.is_alive())
    assert told == []


def test_work_that_may_be_left_is_done_in_order_like_any_other(qtbot):
    runner, told = TaskRunner("drive", may_be_left=True), []
    for number in range(3):
        runner.run(lambda number=number: number, told.append, told.append)
    assert runner.drain(None)
    runner.finish()
    assert told == [0, 1, 2]
