"""A workbook that comes back after the store moved on: nothing is overwritten in silence."""

import datetime as dt

import pytest

from digistrat_desktop.domain.edits.strategy import edit_entry, withdraw_entry
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.services.actions.preview import all_answered, answered
from digistrat_desktop.services.actions.workbook import take_in_actions
from tests.unit.actions.test_exchange import AT, Desk

LATER, LATEST = dt.date(2026, 9, 30), dt.date(2027, 1, 4)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def action(desk, title):
    return next(a for a in desk.at.present.all(Action) if a.title == title)


def change_here(desk, name, /, **values):
    desk.at.do(edit_entry(desk.at.present, action(desk, name), values, desk.at.author))


def asked(preview):
    return [(r.row, c.heading, c.was, c.here, c.there, c.take) for r, c in preview.asked()]


def test_a_value_changed_here_and_in_the_file_names_both_and_waits_for_an_answer(desk):
    change_here(desk, "Wards", due=LATEST)
    desk.change(3, "Due", LATER)
    preview = desk.read()
    assert asked(preview) == [(3, "Due", "1 Jun 2026", "4 Jan 2027", "30 Sep 2026", None)]
    assert preview.open_questions == 1
    with pytest.raises(Refused, match="both here and in the file"):
        desk.take_in(preview)
    assert action(desk, "Wards").due == LATEST


@pytest.mark.parametrize(("take", "kept"), [(True, LATER), (False, LATEST)])
def test_the_value_said_to_be_right_is_the_one_kept(desk, take, kept):
    change_here(desk, "Wards", due=LATEST)
    desk.change(3, "Due", LATER)
    desk.change(3, "Why", "They asked.")
    desk.take_in(answered(desk.read(), 3, "due", take=take))
    assert (action(desk, "Wards").due, action(desk, "Wards").why) == (kept, "They asked.")


def test_a_value_changed_only_here_stays_though_the_file_holds_the_old_one(desk):
    change_here(desk, "Wards", due=LATEST)
    change_here(desk, "Network", cost="1300.00")
    desk.change(3, "Why", "They asked.")
    preview = desk.read()
    assert asked(preview) == [
        (2, "Cost in pounds", "1200.5", "1300.00", "1200.5", False),
        (3, "Due", "1 Jun 2026", "4 Jan 2027", "1 Jun 2026", False),
    ]
    assert (preview.open_questions, preview.comes_in) == (0, 1)
    desk.take_in(preview)
    assert action(desk, "Wards").due == LATEST
    assert action(desk, "Network").cost == "1300.00"


def test_the_old_value_can_be_brought_back_when_somebody_says_so(desk):
    change_here(desk, "Wards", due=LATEST)
    was = action(desk, "Wards").due
    desk.take_in(all_answered(desk.read(), take=True))
    assert was == LATEST
    assert action(desk, "Wards").due == dt.date(2026, 6, 1)


def test_an_owner_changed_both_here_and_in_the_file_is_asked_about_by_name(desk):
    change_here(desk, "Wards", owner_id="person-x")
    desk.change(3, "Owner", "Chief nurse")
    ((_, heading, was, here, there, take),) = asked(desk.read())
    assert (heading, was, here, there, take) == ("Owner", "", "person-x", "Chief nurse", None)


def test_both_having_made_the_same_change_is_no_question(desk):
    change_here(desk, "Wards", due=LATEST)
    desk.change(3, "Due", LATEST)
    preview = desk.read()
    assert (preview.changes, preview.same) == ((), 2)


def test_an_action_closed_here_is_not_opened_again_by_an_old_workbook(desk):
    values = {"status": ActionStatus.DONE, "closed_on": LATER, "closing_note": "Seen."}
    change_here(desk, "Wards", **values)
    desk.change(3, "Why", "They asked.")
    desk.take_in(desk.read())
    wards = action(desk, "Wards")
    assert (wards.status, wards.closed_on, wards.why) == (ActionStatus.DONE, LATER, "They asked.")


def test_closing_in_the_file_what_was_blocked_here_and_kept_blocked_leaves_no_day(desk):
    change_here(desk, "Wards", status=ActionStatus.BLOCKED)
    desk.change(3, "Status", "Done")
    desk.change(3, "Result", "The board saw it.")
    desk.take_in(answered(desk.read(), 3, "status", take=False))
    wards = action(desk, "Wards")
    assert (wards.status, wards.closed_on) == (ActionStatus.BLOCKED, None)


def test_answers_that_together_close_without_proof_are_refused_by_row(desk):
    change_here(desk, "Wards", closing_note="Waits for cables.")
    desk.change(3, "Status", "Done")
    desk.change(3, "Result", "The board saw it.")
    change_here(desk, "Wards", closing_note=" ")
    change_here(desk, "Wards", status=ActionStatus.BLOCKED)
    desk.saved[2] += [None] * (len(desk.saved[0]) - len(desk.saved[2]))
    desk.saved[2][AT["Result"]] = "Waits for cables."
    preview = answered(desk.read(), 3, "status", take=True)
    with pytest.raises(Refused, match="Row 3: Link evidence"):
        desk.take_in(answered(preview, 3, "closing_note", take=False))


def test_a_text_shown_only_that_changed_here_since_does_not_hold_up_the_file(desk):
    change_here(desk, "Network", title="Network renewed")
    desk.change(3, "Why", "They asked.")
    preview = desk.read()
    assert preview.refusals == ()
    desk.take_in(preview)
    assert action(desk, "Wards").why == "They asked."


def test_an_action_withdrawn_here_since_is_named_as_that(desk):
    step = withdraw_entry(desk.at.present, action(desk, "Wards"), "Merged.", desk.at.author)
    desk.at.do(step)
    (refusal,) = desk.read().refusals
    assert refusal.place.startswith("row 3")
    assert refusal.words.startswith("This action is archived.")


def test_a_file_without_its_second_sheet_says_that_it_cannot_tell(desk):
    change_here(desk, "Wards", due=LATEST)
    desk.saved = []
    preview = desk.read()
    assert not preview.knows_before
    assert [cell.there for _, cell in preview.plain()] == ["1 Jun 2026"]


def test_a_second_sheet_somebody_wrote_in_is_not_believed(desk):
    change_here(desk, "Wards", due=LATEST)
    desk.saved[2][4] = "some day"
    preview = desk.read()
    assert [cell.there for _, cell in preview.plain()] == ["1 Jun 2026"]


def test_the_sheets_may_stand_in_any_order(desk):
    change_here(desk, "Wards", due=LATEST)
    desk.change(3, "Due", LATER)
    desk.sheets = desk.sheets[::-1]
    assert desk.read().open_questions == 1


def test_an_action_changed_between_preview_and_answer_is_not_overwritten(desk):
    desk.change(3, "Due", LATER)
    preview = desk.read()
    change_here(desk, "Wards", due=LATEST)
    with pytest.raises(Refused, match="after the file was read"):
        take_in_actions(desk.at.present, desk.at.trust_id, preview, desk.person, desk.at.author)
    assert action(desk, "Wards").due == LATEST
