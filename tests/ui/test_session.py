"""The session: steps in, signals out, nothing saved twice, nothing lost."""

import datetime as dt

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.strategy import withdraw_entry
from digistrat_desktop.domain.errors import NotSaved
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.library import Library
from tests.helpers.stores import trail_end

ITEM = "ALN-09"


def answer(seat, value, item=ITEM, field="answer"):
    session = seat.session
    step = set_response(session.workspace, session.assessment, item, {field: value}, session.author)
    return session.submit(step)


def stored(seat, item=ITEM):
    return seat.responses()[item]


def shown(seat, item=ITEM):
    return responses_of(seat.session.workspace, seat.session.assessment.id)[item]


def events(seat):
    with seat.reopened() as library:
        return trail_end(library, library.home(1).trusts[0].id)[0].length


def test_a_step_is_shown_at_once_and_saved_after(seat):
    changed = []
    seat.session.changed.connect(changed.append)
    assert answer(seat, "siloed")
    assert shown(seat).answer == "siloed"
    assert len(changed) == 1
    seat.settle()
    seat.close()
    assert stored(seat).answer == "siloed"


def test_undo_and_redo_are_new_steps_that_are_saved_too(seat):
    answer(seat, "siloed")
    answer(seat, "embedded")
    seat.session.undo()
    assert shown(seat).answer == "siloed"
    seat.session.redo()
    assert shown(seat).answer == "embedded"
    seat.session.undo()
    seat.settle()
    seat.close()
    assert stored(seat).answer == "siloed"


def test_a_refused_step_changes_nothing_and_says_why(seat):
    refused = []
    seat.session.refused.connect(refused.append)
    stale = set_response(
        seat.session.workspace,
        seat.session.assessment,
        ITEM,
        {"answer": "siloed"},
        seat.session.author,
    )
    assert seat.session.submit(stale)
    answer(seat, "embedded")
    assert not seat.session.submit(stale)
    assert shown(seat).answer == "embedded"
    assert refused[0].what


def test_a_step_that_changes_nothing_is_not_sent(seat):
    answer(seat, "siloed")
    seat.settle()
    saving = []
    seat.built.saver.saving.connect(lambda: saving.append(1))
    assert not answer(seat, "siloed")
    assert saving == []


def test_an_edit_that_changes_nothing_takes_no_undo_step(seat):
    answer(seat, "siloed")
    answer(seat, "embedded")
    same = edit(shown(seat), {"answer": "embedded"}, seat.session.author.stamp())
    assert not seat.session.submit(Step("Nothing new", (same,)))
    assert seat.session.undo_label != "Nothing new"
    seat.session.undo()
    assert shown(seat).answer == "siloed"


def test_a_read_only_session_refuses_and_keeps_what_is_shown(seat):
    refused = []
    seat.session.refused.connect(refused.append)
    answer(seat, "siloed")
    seat.session.set_read_only("Read-only")
    assert not answer(seat, "absent")
    assert refused[0].what == "This is a read-only copy."
    seat.session.undo()
    assert shown(seat).answer == "siloed"


def test_a_hundred_quick_edits_are_stored_once_each_and_in_order(seat_at):
    first = seat_at()
    first.close()
    before = events(first)
    seat = seat_at()
    for number in range(100):
        assert answer(seat, f"Reason {number}", field="rationale")
    seat.close()
    assert stored(seat).rationale == "Reason 99"
    assert events(seat) == before + 100


class Counting(Library):
    """Remembers the batches it was asked to write."""

    batches = None

    def record(self, steps, people, packs, **known):
        taken = list(steps)
        if self.batches is not None:
            self.batches.append([step.changes[0].after for step in taken])
        super().record(taken, people, packs, **known)


class Failing(Library):
    """Its next writes fail as on a full disk."""

    failures = 0
    asked = 0

    def record(self, steps, people, packs, **known):
        type(self).asked += 1
        if type(self).failures:
            type(self).failures -= 1
            raise NotSaved(
                "The disk is full.",
                "Everything saved earlier is safe.",
                "Make room, then try again.",
            )
        super().record(steps, people, packs, **known)


@pytest.fixture
def counting(seat_at, opener):
    mine = type("Mine", (Counting,), {"batches": []})
    return seat_at(opener=opener(mine)), mine.batches


@pytest.fixture
def failing(seat_at, opener):
    class Mine(Failing):
        pass

    return seat_at(opener=opener(Mine)), Mine


def test_no_edit_is_in_two_batches(counting):
    seat, batches = counting
    for number in range(30):
        answer(seat, f"Reason {number}", field="rationale")
    seat.settle()
    reasons = [after["rationale"] for batch in batches for after in batch]
    assert reasons == [f"Reason {number}" for number in range(30)]


def test_a_failed_batch_stays_and_goes_with_what_came_after(failing):
    seat, library = failing
    library.failures = 1
    answer(seat, "First.", field="rationale")
    seat.settle()
    assert seat.built.saver.has_failed
    assert "The disk is full" in seat.banners()[0]
    assert seat.saved() == "Not saved"
    answer(seat, "Second.", field="rationale")
    seat.settle()
    assert seat.built.saver.has_failed
    seat.built.saver.retry()
    seat.settle()
    assert seat.built.saver.is_idle
    assert seat.saved().startswith("✓ Saved")
    assert not [b for b in seat.banners() if "The disk is full" in b]
    seat.close()
    assert stored(seat).rationale == "Second."


def test_a_second_failure_is_told_once_and_can_be_tried_again(failing):
    seat, library = failing
    library.failures = 2
    answer(seat, "First.", field="rationale")
    seat.settle()
    seat.built.saver.retry()
    seat.settle()
    assert len([b for b in seat.banners() if "The disk is full" in b]) == 1
    seat.built.saver.retry()
    seat.settle()
    assert seat.built.saver.is_idle


def test_a_name_goes_with_the_next_batch_and_not_again_later(seat):
    seat.session.name_person("person-9", "B. Singh")
    answer(seat, "siloed")
    seat.settle()
    assert seat.built.saver.unsaved.people == {}
    seat.close()
    with seat.reopened() as library:
        assert library.home(1).people["person-9"] == "B. Singh"


def test_the_time_of_the_last_change_is_shown_as_saved(seat):
    answer(seat, "siloed")
    seat.settle()
    local = dt.datetime(2026, 11, 23, 14, 2, tzinfo=dt.UTC).astimezone()
    assert seat.saved() == f"✓ Saved {local:%H:%M}"


def test_undo_and_redo_say_what_they_would_do(seat):
    assert not seat.session.undo_label
    answer(seat, "siloed")
    assert seat.session.undo_label
    assert not seat.session.redo_label
    seat.session.undo()
    assert seat.session.redo_label


def test_what_was_undone_is_told_on_whatever_page_until_the_next_change(seat):
    answer(seat, "siloed")
    seat.go("settings")
    label = seat.session.undo_label
    seat.session.undo()
    seat.settle()
    assert seat.saved().startswith(f"Undone: {label}, {ITEM} · ✓ Saved ")
    seat.session.redo()
    seat.settle()
    assert seat.saved().startswith(f"Redone: {label}, {ITEM} · ✓ Saved ")
    answer(seat, "embedded")
    seat.settle()
    assert seat.saved().startswith("✓ Saved ")


def test_what_was_undone_on_another_page_can_be_gone_to(seat):
    answer(seat, "siloed")
    answer(seat, "embedded")
    seat.go("settings")
    label = seat.session.undo_label
    seat.session.undo()
    seat.settle()
    assert any(one.startswith(f"Note: Undone: {label}") for one in seat.banners())
    ways = seat.window.shell.findChildren(QPushButton)
    next(b for b in ways if b.text() == "Show where").click()
    seat.settle()
    assert seat.page("assess").isVisible()


def test_what_is_told_of_an_undo_does_not_follow_to_the_next_page(seat):
    answer(seat, "siloed")
    answer(seat, "embedded")
    seat.go("settings")
    seat.session.undo()
    seat.settle()
    assert any("Undone" in words for words in seat.banners())
    seat.go("help")
    assert not any("Undone" in words for words in seat.banners())


def test_what_was_undone_in_sight_needs_no_way_there(seat):
    answer(seat, "siloed")
    seat.go("assess")
    seat.session.undo()
    seat.settle()
    assert not any("Undone" in words for words in seat.banners())


def test_the_rail_is_heard_as_one_choice_of_several(seat):
    rail = seat.window.shell.rail
    seat.go("metrics")
    heard = QAccessible.queryAccessibleInterface(rail.button("metrics"))
    assert heard.role() is QAccessible.Role.RadioButton
    assert heard.state().checked
    assert not QAccessible.queryAccessibleInterface(rail.button("home")).state().checked
    seat.go("library")
    assert not any(rail.button(page).isChecked() for page in ("home", "metrics"))


def archive(seat):
    """Archive the open assessment; give it as it was."""
    session, was = seat.session, seat.session.assessment
    session.submit(withdraw_entry(session.workspace, was, "A trial.", session.author))
    seat.settle()
    return was


def test_where_the_open_assessment_is_archived_the_latest_other_opens_until_that_is_undone(seat):
    session, assess = seat.session, seat.go("assess")
    first = archive(seat)
    assert session.assessment.title == "Spring 2026"
    second = archive(seat)
    assert session.assessment is None
    assert assess.empty.isVisible()
    assert second.title not in seat.window.windowTitle()
    for was in (second, first):
        session.undo()
        seat.settle()
        assert session.assessment.id == was.id
        assert not assess.empty.isVisible()


def test_what_was_open_and_is_archived_is_not_opened_by_the_next_start(seat_at):
    seat = seat_at()
    was = archive(seat)
    seat.window.close()
    again = seat_at()
    assert again.session.assessment.title == "Spring 2026"
    assert again.session.workspace.get(type(was), was.id).gone_because == "A trial."
