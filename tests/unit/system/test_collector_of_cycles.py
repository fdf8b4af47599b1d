"""The search for cycles: not while the program starts, and then on the window's thread only."""

import gc
import threading
import weakref

import pytest

from digistrat_desktop.app import collector
from digistrat_desktop.system import memory


@pytest.fixture(autouse=True)
def as_before():
    searches = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if searches else gc.disable)()


class Ring:
    """Two that hold one another, and say on which thread they go."""

    def __init__(self, gone=None):
        self.other = self
        self.gone = [] if gone is None else gone

    def __del__(self):
        self.gone.append(threading.current_thread().name)


def make_more():
    """Make enough for a search; what an earlier window frees meanwhile counts against it, so this is repeated."""
    for _ in range(2_000):
        Ring()


def test_it_is_paused_while_the_program_starts():
    memory.pause()
    assert not gc.isenabled()


def test_it_goes_on_afterwards_without_what_the_start_made(qtbot):
    memory.pause()
    made = [object.__new__(type("Made", (), {}))]
    begun = collector.Collector(every_ms=1)
    begun.begin()
    assert gc.get_freeze_count() > 0
    assert not any(one is made for one in gc.get_objects())
    ring = weakref.ref(Ring())

    def found():
        make_more()
        return ring() is None

    qtbot.waitUntil(found, timeout=5_000)
    assert not gc.isenabled()


def test_what_a_worker_leaves_behind_is_freed_on_the_window_s_thread(qtbot):
    memory.pause()
    gone = []
    begun = collector.Collector(every_ms=1)

    def work():
        for _ in range(3_000):
            Ring(gone)
        begun.begin()
        for _ in range(3_000):
            Ring(gone)

    worker = threading.Thread(target=work, name="worker")
    worker.start()
    worker.join()
    assert gone == []

    def found():
        make_more()
        return len(gone) >= 3_000

    qtbot.waitUntil(found, timeout=5_000)
    assert set(gone) == {threading.main_thread().name}


def test_nothing_is_searched_while_little_was_made():
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    collector.search_if_due()
    assert gc.get_stats()[0]["collections"] == before
