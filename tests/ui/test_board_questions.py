"""5 questions that boards ask in public, each answered from the sample on one page of the window.

The questions and their sources are in docs/user-guide.md#questions-a-board-asks. A minute is enough where
the answer is a sentence on a page that takes one key from anywhere, and at most one choice on it.
"""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.sample import ensure_sample
from tests.ui.seat import words_on

KEYS = {
    "strategy": Qt.Key.Key_3,
    "metrics": Qt.Key.Key_5,
    "actions": Qt.Key.Key_7,
    "check": Qt.Key.Key_9,
}


@pytest.fixture
def opened(seat_at):
    """Give a function that opens a page by its key, and says what is read there."""
    seat = seat_at(filled=ensure_sample)

    def read(page, choice=""):
        seat.keys(KEYS[page], modifiers=Qt.KeyboardModifier.ControlModifier)
        seat.settle()
        if choice:
            seat.go(page, choice)
        shown = seat.page(page)
        assert shown.isVisible()
        return words_on(shown)

    return read, seat


def test_how_far_is_digital_part_of_the_trusts_own_strategy(opened):
    read, _ = opened
    told = read("strategy")
    assert "Answer given: Siloed (Link to the trust's objectives). The strategy map agrees" in told


def test_have_the_benefits_of_what_was_bought_been_realised(opened):
    read, seat = opened
    case = seat.context.insight.current().cases[0].case
    told = read("strategy", case.id)
    assert "16.8 % in May 2025 (baseline); 11.0 % in Sep 2026" in told


def test_does_the_plan_fit_the_money_and_the_people(opened):
    read, _ = opened
    told = read("strategy")
    assert "1 of 5 initiatives does not fit the capacity available: “Shared care record”" in told


def test_how_many_accounts_are_safe_against_a_stolen_password(opened):
    read, seat = opened
    metrics = seat.session.workspace.all(Metric)
    log_in = next(one for one in metrics if one.catalogue_id == "mfa_coverage")
    told = read("metrics", log_in.id)
    assert "Accounts with multi-factor authentication: " in told
    assert "91.3" in told


def test_who_could_be_left_out_and_what_is_done_about_it(opened):
    read, _ = opened
    assert "“Fairness and digital inclusion” slipped from Siloed to Absent." in read("check")
    told = read("actions")
    assert "Make the equality check for the portal" in told
    assert "Head of Patient Experience" in told
