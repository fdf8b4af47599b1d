"""A reason goes on the change trail, so it must be text that can be kept."""

import datetime as dt

import pytest

from digistrat_desktop.domain.edits.actions import acknowledge
from digistrat_desktop.domain.edits.reviews import agree_on, give_opinion, give_score, reply_to
from digistrat_desktop.domain.edits.strategy import (
    add_entry,
    hold_against,
    set_link,
    stop_initiative,
    withdraw_entry,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.domain.trust.strategy import (
    Initiative,
    InitiativeStatus,
    Objective,
    Principle,
    TestOutcome,
)
from tests.helpers.makers import begun_desk


def test_half_a_character_in_a_reason_never_reaches_the_trail():
    desk, trust, _ = begun_desk()
    made, step = add_entry(
        desk.present, Initiative, trust.trust_id, {"title": "Portal"}, desk.author
    )
    desk.do(step)
    gone = withdraw_entry(desk.present, made, "No money\ud800\x00", desk.author)
    assert gone.changes[0].reason == "No money"
    assert gone.changes[0].after["gone_because"] == "No money"


def _linked(desk, trust):
    """Give an objective and an initiative that serves it."""
    made = []
    for kind, values in ((Objective, {"title": "Safer care"}), (Initiative, {"title": "Portal"})):
        record, step = add_entry(desk.present, kind, trust.trust_id, values, desk.author)
        desk.do(step)
        made.append(record)
    desk.do(set_link(desk.present, *made, {"strength": 2}, desk.author))
    return made


def _archives(desk, trust, _assessment, blank):
    objective, _ = _linked(desk, trust)
    withdraw_entry(desk.present, objective, blank, desk.author)


def _stops(desk, trust, _, blank):
    stop_initiative(_linked(desk, trust)[1], blank, desk.author)


def _makes_stopped(desk, trust, _, blank):
    said = {"title": "Portal", "status": InitiativeStatus.STOPPED, "gone_because": blank}
    add_entry(desk.present, Initiative, trust.trust_id, said, desk.author)


def _sets_aside(desk, trust, _, blank):
    told = (blank, dt.date(2027, 1, 1))
    acknowledge(desk.present, trust.trust_id, ("rule", "about"), told, desk.author)


def _cancels(desk, trust, _, blank):
    said = {"title": "Do it", "status": ActionStatus.DROPPED, "closing_note": blank}
    add_entry(desk.present, Action, trust.trust_id, said, desk.author)


def _has_no_title(desk, trust, _, blank):
    add_entry(desk.present, Objective, trust.trust_id, {"title": blank}, desk.author)


def _makes_an_exception(desk, trust, _, blank):
    said = {"title": "Buy once"}
    principle, step = add_entry(desk.present, Principle, trust.trust_id, said, desk.author)
    desk.do(step)
    told = (TestOutcome.EXCEPTION, blank)
    initiative = _linked(desk, trust)[1]
    hold_against(desk.present, principle, initiative, told, desk.author)


def _doubts(desk, _, assessment, blank):
    give_opinion(desk.present, assessment, "ALN-01", (Opinion.DISAGREE, blank), desk.author)


def _replies(desk, _, assessment, blank):
    told = (Opinion.DISAGREE, "Not seen.")
    desk.do(give_opinion(desk.present, assessment, "ALN-01", told, desk.author))
    reply_to(desk.present, desk.present.all(Challenge)[0], blank, desk.author, accepted=False)


def _agrees_apart(desk, _, assessment, blank):
    for person, answer in (("ann", "siloed"), ("bob", "absent")):
        desk.person = person
        desk.do(give_score(desk.present, assessment, "ALN-01", {"answer": answer}, desk.author))
    said = {"agreed": "siloed", "why": blank}
    agree_on(desk.present, assessment, "ALN-01", said, desk.author)


_NEED_A_REASON = (
    *(_archives, _stops, _makes_stopped, _sets_aside, _cancels, _has_no_title),
    *(_makes_an_exception, _doubts, _replies, _agrees_apart),
)


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0\u00a0", "\u200b", "\u2060\ufeff", "\u3164"])
@pytest.mark.parametrize("does", _NEED_A_REASON)
def test_what_nobody_can_see_is_no_reason(does, blank):
    desk, trust, assessment = begun_desk()
    with pytest.raises(InvalidValue):
        does(desk, trust, assessment, blank)


@pytest.mark.parametrize("does", _NEED_A_REASON)
def test_one_word_is_a_reason(does):
    desk, trust, assessment = begun_desk()
    does(desk, trust, assessment, "Cost")
