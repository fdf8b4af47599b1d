"""Recorded changes as an auditor reads them."""

import json

import pytest

from digistrat_desktop.domain.events import Event
from digistrat_desktop.reports.papers.trail import changes_of
from digistrat_desktop.services.audit_trail import trail_of


def event(seq=1, **said):
    body = {
        "at": "2026-10-01T09:00:00+00:00",
        "actor": "p1",
        "assessment": "a1",
        "entity": "response",
        "record": "r1",
        "created": False,
        "old": {},
        "new": {},
        "reason": "",
        "undoes": None,
    }
    return Event(seq, json.dumps(body | said), b"")


def lines(*events, names=None):
    return trail_of(events, "a1", names or {"p1": "A. Rahman"})


def test_a_change_says_who_when_before_and_after():
    found = lines(event(old={"answer": "siloed"}, new={"answer": "embedded"}))[0]
    assert (found.actor, found.what) == ("A. Rahman", "Response changed")
    row = changes_of((found,))[0].rows[0]
    assert row[1][0].text == "2026-10-01 09:00"
    assert row[4][0].text == "answer: was siloed, now embedded"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "empty"), ("", "empty"), ([], "empty"), (True, "yes"), (False, "no"), ([1], "[1]")],
)
def test_values_are_shown_in_words(value, shown):
    assert lines(event(new={"target_by": value}))[0].after == (("target by", shown),)


def test_changes_of_another_assessment_and_single_readings_stay_out():
    kept = event(3, assessment=None, entity="evidence", created=True)
    found = lines(event(1, assessment="a2"), event(2, assessment=None, entity="reading"), kept)
    assert [line.seq for line in found] == [3]
    assert found[0].what == "Evidence made"


def test_an_erased_name_stays_empty_and_the_change_stays():
    assert trail_of((event(),), "a1", {})[0].actor == ""


def test_taking_back_is_told_apart_from_changing():
    assert lines(event(undoes="e0"))[0].what == "Response undone"


def test_nothing_is_set_where_nothing_changed():
    assert changes_of(()) == ()
