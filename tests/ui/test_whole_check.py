"""The whole record is checked behind a person's work, and what was found is told."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.storage.port import Verdict
from digistrat_desktop.storage.sqlite.store import SqliteStore
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.window.whole_check import WholeCheck


def checked(seat, qtbot):
    check = seat.built.opening.whole_check
    with qtbot.waitSignal(check.ended, timeout=10_000):
        check.begin()
    return check


def test_a_sound_record_is_told_with_the_time_and_the_number_of_its_changes(seat, qtbot):
    checked(seat, qtbot)
    words = seat.session.whole_check
    assert words.startswith("Checked in full at ")
    assert words.endswith("changes in your data, all unaltered.")
    assert seat.banners() == []


def test_it_counts_the_changes_that_the_change_history_has(seat, qtbot):
    page = seat.go("record")
    checked(seat, qtbot)
    seat.settle()
    shown = [label.text() for label in page.findChildren(PlainLabel)]
    count = next(words.partition(" ")[0] for words in shown if words.endswith(" changes"))
    assert f": {count} changes in your data" in seat.session.whole_check


def nothing(_):
    """Leave the data as they are at the first start."""


def test_an_empty_past_is_not_said_to_have_been_checked(seat_at, qtbot):
    seat = seat_at(filled=nothing)
    checked(seat, qtbot)
    assert seat.session.whole_check == ""


def test_the_record_page_shows_what_was_found(seat, qtbot):
    page = seat.go("record")
    checked(seat, qtbot)
    seat.settle()
    shown = [label.text() for label in page.findChildren(PlainLabel)]
    assert seat.session.whole_check in shown


class Broken(SqliteStore):
    """A store in which one change does not follow from the one before it."""

    def verify_trail(self, trail):
        sound = super().verify_trail(trail)
        return Verdict(sound.trail, sound.changes, sound.end, bad_event=3)


def test_a_broken_record_is_told_plainly_and_work_goes_on(seat_at, opener, qtbot):
    seat = seat_at(opener=opener(store=Broken))
    checked(seat, qtbot)
    (told,) = seat.banners()
    assert "PROBLEM FOUND" in told
    assert "Change 3 of" in told
    assert "backups are safe" in told
    assert not seat.session.read_only


def test_from_a_broken_record_the_ways_out_are_one_press_away(seat_at, opener, qtbot, rescue):
    seat = seat_at(opener=opener(store=Broken), rescue=rescue)
    checked(seat, qtbot)
    pressed(seat, "What you can do …")
    page = seat.page("rescue")
    assert page.isVisible()
    assert "Change 3 of" in page.title.text()
    assert {"read", "copy", "new", "retry"} <= set(page.buttons)
    assert seat.banners() == []


def test_from_a_broken_record_the_record_is_one_press_away(seat_at, opener, qtbot):
    seat = seat_at(opener=opener(store=Broken))
    checked(seat, qtbot)
    pressed(seat, "See the change history")
    assert seat.page("record").isVisible()


def pressed(seat, words):
    seat.settle()
    buttons = seat.window.shell.findChildren(QPushButton)
    next(b for b in buttons if b.text() == words and b.isVisible()).click()
    QTest.qWait(0)
    seat.settle()


@pytest.fixture
def rescue(make_access):
    return Rescue(make_access())


class Strayed(SqliteStore):
    """A store with a record that belongs to no trust."""

    def verify_outside(self):
        return (Verdict("", 0, "", bad_record="r9"),)


def test_what_belongs_to_no_trail_is_checked_too(seat_at, opener, qtbot):
    seat = seat_at(opener=opener(store=Strayed))
    checked(seat, qtbot)
    assert "r9" in seat.banners()[0]


def test_a_check_that_was_stopped_half_way_says_nothing_of_the_whole(seat):
    check = seat.built.opening.whole_check
    check.begin()
    check.stop()
    seat.settle()
    assert "intact" not in seat.session.whole_check
    assert seat.banners() == []


class Failing(SqliteStore):
    """A store that cannot be read any more."""

    def verify_trail(self, trail):
        raise OSError("gone")


def test_a_check_that_cannot_be_done_is_told(seat_at, opener, qtbot):
    seat = seat_at(opener=opener(store=Failing))
    checked(seat, qtbot)
    assert "found a problem" in seat.banners()[0]


def test_it_stops_when_the_window_is_left(seat):
    check = WholeCheck(seat.context, seat.window, quiet_ms=60_000)
    check.start()
    check.stop()
    assert seat.session.whole_check == ""


@pytest.mark.parametrize("page", ["home", "record"])
def test_it_begins_by_itself_only_after_the_first_moments(seat, qtbot, page):
    seat.built.opening.whole_check.stop()
    seat.session.note_whole_check("")
    quiet, soon = (WholeCheck(seat.context, seat.window, quiet_ms=ms) for ms in (600_000, 0))
    quiet.start()
    seat.go(page)
    assert seat.session.whole_check == ""
    quiet.stop()
    with qtbot.waitSignal(soon.ended, timeout=60_000):
        soon.start()
    assert seat.session.whole_check.startswith("Checked in full at ")
