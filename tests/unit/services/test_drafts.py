"""Drafts beside the record: read back as they were kept, and never more than can be read."""

import datetime as dt
import json

import pytest

from digistrat_desktop.services.store.drafts import (
    Draft,
    DraftOf,
    Drafts,
    forget_trust,
    keep_drafts,
    recall_drafts,
)

AT = dt.datetime(2026, 5, 3, 14, 2, tzinfo=dt.UTC)
HERE, THERE = (DraftOf("objective", "", "", trust) for trust in ("t1", "t2"))
TYPED = {"title": "Half a 😀 thought", "metrics": ("m1", "m2"), "is_whole": True}


class Library:
    """Stands in for a store that only remembers."""

    def __init__(self, text="", *, read_only=False):
        self.store, self.text, self.read_only = self, text, read_only

    def recall(self, _):
        return self.text

    def remember(self, _, text):
        self.text = text


def drafts(*places, typed=TYPED):
    return Drafts({place: Draft(AT, "Add objective", typed) for place in places})


def test_drafts_are_read_back_as_they_were_kept():
    library = Library()
    keep_drafts(library, drafts(HERE, THERE))
    assert recall_drafts(library) == drafts(HERE, THERE)


def test_the_drafts_of_a_removed_trust_go_and_the_others_stay():
    library = Library()
    keep_drafts(library, drafts(HERE, THERE))
    forget_trust(library, "t1")
    assert recall_drafts(library) == drafts(THERE)
    forget_trust(library, "t2")
    assert library.text == ""


def test_a_store_to_look_at_keeps_nothing():
    library = Library(read_only=True)
    keep_drafts(library, drafts(HERE))
    assert library.text == ""


def test_the_oldest_drafts_make_room():
    places = [DraftOf("objective", str(number)) for number in range(60)]
    library = Library()
    keep_drafts(library, drafts(*places, typed={"why": "x" * 20_000}))
    kept = list(recall_drafts(library).all)
    assert kept == places[-len(kept) :]
    assert 30 < len(kept) < 60
    assert len(library.text) < 1024 * 1024


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "{}", "[1]", '[{"kind": "objective"}]', "[" * 5_000, '"words"', "[null]",
        json.dumps([{**HERE._asdict(), "title": "", "at": "yesterday", "typed": {}}]),
        json.dumps([{**HERE._asdict(), "title": "", "at": "2026-05-03T14:02:00", "typed": {}}]),
        json.dumps([{**HERE._asdict(), "title": "", "at": AT.isoformat(), "typed": []}]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_as_good_as_nothing(text):
    assert recall_drafts(Library(text)) == Drafts()


def test_values_of_a_kind_no_field_has_are_left_out():
    said = {
        **HERE._asdict(),
        "title": "",
        "at": AT.isoformat(),
        "typed": {"a": 5, "b": None, "c": "x"},
    }
    found = recall_drafts(Library(json.dumps([said])))
    assert found.all[HERE].typed == {"c": "x"}
