"""A second start brings the open window to the front; nobody waits for one that does not answer."""

import json

import pytest

from digistrat_desktop.system.file_lock import Holder
from digistrat_desktop.system.one_window import OneWindow

AMINA = Holder("amina", "ward-7", "console", "2026-11-23T14:02:00+00:00", 100)
AGAIN = AMINA._replace(pid=200)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "digistrat-window.lock"


@pytest.fixture
def first(path):
    window = OneWindow(path, AMINA)
    assert window.claim(never)
    yield window
    window.give_up()


def never(_):
    raise AssertionError("nobody waits here")


class Waits:
    """Stands in for the clock; something happens at one of the waits."""

    def __init__(self, at=0, then=lambda: None):
        self.count, self._at, self._then = 0, at, then

    def __call__(self, _):
        self.count += 1
        if self.count == self._at:
            self._then()


def calls(path):
    return list(path.parent.glob("*.call.*"))


@pytest.mark.usefixtures("first")
def test_a_second_start_is_not_a_window_where_the_first_comes_to_the_front(path, first):
    told = []
    assert not OneWindow(path, AGAIN).claim(Waits(3, lambda: told.append(first.is_called())))
    assert told == [True]
    assert not first.is_called()
    assert calls(path) == []


def test_a_window_that_does_not_answer_is_left_alone(path, first):
    waits = Waits()
    assert OneWindow(path, AGAIN).claim(waits)
    assert waits.count > 10
    assert calls(path) == []
    assert not first.is_called()


def test_a_window_that_closes_meanwhile_leaves_the_place_to_the_second(path, first):
    second = OneWindow(path, AGAIN)
    assert second.claim(Waits(2, first.give_up))
    assert not OneWindow(path, AMINA).claim(Waits(1, second.is_called))
    second.give_up()


@pytest.mark.parametrize("field", ["machine", "session", "user"])
def test_a_window_on_another_screen_is_not_called(path, first, field):
    other = AGAIN._replace(**{field: "elsewhere"})
    assert OneWindow(path, other).claim(never)
    assert not first.is_called()


def test_a_window_that_died_keeps_nobody_out(path):
    path.with_name(f"{path.name}.json").write_text(json.dumps(AMINA._asdict()))
    path.with_name(f"{path.name}.call.7").write_text("")
    window = OneWindow(path, AGAIN)
    assert window.claim(never)
    assert not window.is_called()
    window.give_up()


def test_where_nothing_can_be_written_the_window_opens(tmp_path):
    assert OneWindow(tmp_path / "gone" / "digistrat-window.lock", AMINA).claim(never)
