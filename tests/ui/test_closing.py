"""Closing the window: nothing that was typed or asked for is lost."""

import threading
from contextlib import closing

import pytest
from PySide6.QtTest import QTest

from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from tests.helpers.stores import ORIGIN
from tests.ui.seat import open_library
from tests.ui.test_session import ITEM, Failing, answer, stored


class Slow(Library):
    """A store on a slow disk: each write waits for the test, or for half a second."""

    gate = None
    opened = 0

    def __init__(self, *parts):
        super().__init__(*parts)
        type(self).opened += 1

    def record(self, steps, people, packs, **known):
        type(self).gate.wait(0.5)
        super().record(steps, people, packs, **known)


@pytest.fixture
def slow(seat_at, opener):
    class Mine(Slow):
        gate = threading.Event()

    return seat_at(opener=opener(Mine)), Mine


def test_closing_during_a_slow_save_loses_nothing(slow):
    seat, library = slow
    answer(seat, "First.", field="rationale")
    answer(seat, "Second.", field="rationale")
    answer(seat, "siloed")
    assert not seat.built.saver.is_idle
    seat.close()
    assert seat.built.saver.is_idle
    assert library.opened == 1
    found = stored(seat)
    assert (found.rationale, found.answer) == ("Second.", "siloed")


def test_closing_mid_word_keeps_the_word(seat):
    page = seat.go("assess", ITEM)
    page.reasons.fields.control("rationale").setFocus()
    QTest.keyClicks(page.reasons.fields.control("rationale"), "Nobody has as")
    seat.close()
    assert stored(seat).rationale.startswith("Nobody has as")


def test_shutting_the_computer_down_keeps_what_is_being_typed(seat):
    page = seat.go("assess", ITEM)
    page.reasons.fields.control("rationale").setFocus()
    QTest.keyClicks(page.reasons.fields.control("rationale"), "Half a sen")
    seat.window.on_session_ending()
    assert seat.built.saver.is_idle
    assert "Half a sen" in page.reasons.fields.control("rationale").text()
    seat.close()
    assert "Half a sen" in stored(seat).rationale


@pytest.mark.parametrize("changed", [True, False], ids=["changed", "as it was"])
def test_on_leaving_there_is_a_backup_of_the_present_state(seat, tmp_path, changed):
    if changed:
        answer(seat, "siloed")
        seat.settle()
    seat.close()
    with closing(
        SqliteStore(tmp_path / "digistrat.db", ORIGIN, around=Around(tmp_path / "backups"))
    ) as store:
        (backup,) = store.backups()
        assert (backup.more, backup.fewer) == (0, 0)


def test_leaving_without_a_change_makes_no_second_backup(seat_at, tmp_path):
    for _ in range(2):
        seat_at().close()
        assert len(list((tmp_path / "backups").glob("*.db"))) == 1


@pytest.fixture
def full_disk(seat_at, opener):
    class Mine(Failing):
        pass

    seat = seat_at(opener=opener(Mine))
    Mine.failures = 1000
    answer(seat, "Only in memory.", field="rationale")
    seat.settle()
    return seat, Mine


def test_a_window_with_unsaved_changes_asks_before_it_closes(full_disk):
    seat, _ = full_disk
    seat.dialogs.answers = ["stay"]
    assert not seat.close()
    assert seat.dialogs.questions[0].title == "Close without saving your last changes?"
    assert seat.window.isVisible()


def test_trying_again_on_leaving_saves_and_closes(full_disk):
    seat, library = full_disk
    library.failures = 1
    seat.dialogs.answers = ["retry"]
    assert seat.close()
    assert stored(seat).rationale == "Only in memory."


def test_one_may_leave_without_the_unsaved_changes(full_disk):
    seat, _ = full_disk
    seat.dialogs.answers = ["leave"]
    assert seat.close()
    library = open_library(seat.folder)
    assert all(verdict.sound for verdict in library.verify())
    library.close()


def test_saving_is_only_said_when_it_takes_a_while(slow, qtbot):
    seat, library = slow
    said = []
    seat.window.shell.header.saved.windowTitleChanged.connect(said.append)
    answer(seat, "siloed")
    assert seat.saved() != "Saving …"
    qtbot.waitUntil(lambda: seat.saved() == "Saving …", timeout=3000)
    library.gate.set()
    seat.settle()
    assert seat.saved().startswith("✓ Saved")


def test_a_copy_with_the_unsaved_changes_can_be_kept_elsewhere(
    seat_at, opener, tmp_path, make_access
):
    class Mine(Failing):
        pass

    seat = seat_at(opener=opener(Mine), rescue=Rescue(make_access()))
    Mine.failures = 1000
    answer(seat, "Only in memory.", field="rationale")
    seat.settle()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    seat.dialogs.file = elsewhere / "digistrat.db"
    seat.dialogs.answers = ["copy", "leave"]
    assert not seat.close()
    seat.settle()
    assert seat.close()
    copy = open_library(elsewhere)
    opened = copy.home(1).latest[0]
    found = copy.open_trust(opened.trust_id, opened.assessment_id)
    copy.close()
    assert "Only in memory." in str(found.workspace.records)


def test_a_report_asked_for_while_steps_wait_sees_them_all(seat):
    assessment = seat.session.assessment
    names = ["First", "Second", "Third"]
    for name in names:
        values = {"meeting": name}
        step = set_front_sheet(seat.session.workspace, assessment, values, seat.session.author)
        seat.session.submit(step)
    seen = []
    seat.context.store.ask_when_saved(
        lambda library: library.open_trust(assessment.trust_id, assessment.id),
        seen.append,
        seen.append,
    )
    seat.settle()
    assert front_sheet_of(seen[0].workspace, assessment.id).meeting == "Third"
