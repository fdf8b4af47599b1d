"""What version 1 noted as said differently is open until a later act settles it, in every table."""

import pytest

from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.storage.port import Arrival, Batch
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, Hand, chain, owner_line, uid
from tests.helpers.makers import Desk
from tests.helpers.stores import is_sound, opened

ITEM, NOTED = uid("item"), uid("difference")
ABOUT = {"about": ITEM, "about_kind": "response", "assessment": AUTUMN, "field": "answer"}
BEGUN = (
    {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
    {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
    {
        "entity": "response",
        "record": ITEM,
        "assessment": AUTUMN,
        "new": {"item_id": "ALN-01", "answer": "siloed"},
    },
    {
        "entity": "difference",
        "record": NOTED,
        "new": {**ABOUT, "ours": "siloed", "theirs": "absent"},
    },
)
CHOICE = {"entity": "difference", "record": NOTED, "new": {"settled": "ours"}, "created": False}
ANSWER = {
    "entity": "response",
    "record": ITEM,
    "assessment": AUTUMN,
    "new": {"answer": "absent"},
    "created": False,
}


def record(*more):
    """Give a record of version 1 with a difference that is open, and what was done after it."""
    hand = Hand("bob", Graph(chain([*BEGUN, *more])), (owner_line(),))
    return Hand("bob", Graph(FILES.read(hand.file()).events), hand.owners)


def chosen_today(place, kind, record_id, new):
    hand = record()
    hand.say(place, kind, record_id, new)
    return hand


LATER = {
    "the choice on its chain": lambda: record(CHOICE),
    "an answer on its chain": lambda: record(ANSWER),
    "both on its chain": lambda: record(CHOICE, ANSWER),
    "the choice of today": lambda: chosen_today("", "difference", NOTED, {"settled": "ours"}),
    "what it is about said otherwise": lambda: chosen_today(
        "", "difference", NOTED, {"about": uid("nothing")}
    ),
    "an answer of today": lambda: chosen_today(AUTUMN, "response", ITEM, {"answer": "absent"}),
}


@pytest.fixture
def store(path):
    """A store with a difference that is open."""
    made = opened(path)
    made.bring_in(Arrival(record().content()), Desk(2).author)
    assert is_open(made)
    yield made
    made.close()


def is_open(store):
    assert is_sound(store)
    (answer,) = store.open_trust(TRUST).workspace.all(Response)
    return "answer" in answer.unsettled


@pytest.mark.parametrize("later", LATER)
def test_a_difference_that_a_later_change_settles_is_settled_when_that_comes(store, later):
    store.bring_in(Arrival(LATER[later]().content()), Desk(3).author)
    assert not is_open(store)


@pytest.mark.parametrize("later", LATER)
def test_it_is_so_too_where_all_comes_at_once(path, later):
    made = opened(path)
    made.bring_in(Arrival(LATER[later]().content()), Desk(3).author)
    assert not is_open(made)
    made.close()


@pytest.mark.parametrize(
    ("kind", "record_id", "place", "new"),
    [
        ("difference", NOTED, None, {"settled": "theirs"}),
        ("response", ITEM, AUTUMN, {"answer": "absent"}),
    ],
)
def test_what_is_written_here_settles_it(store, kind, record_id, place, new):
    change = Change(Desk(4).author.stamp(), kind, record_id, TRUST, place, {}, new)
    store.record(Batch((change,)))
    assert not is_open(store)


def test_what_is_about_something_else_leaves_it_open(store):
    change = Change(
        Desk(4).author.stamp(), "response", ITEM, TRUST, AUTUMN, {}, {"rationale": "Because."}
    )
    store.record(Batch((change,)))
    assert is_open(store)


def test_it_is_open_again_where_what_settled_it_stands_beside_another(store):
    """Two settled it apart: one value of `settled` says open."""
    one, other = record(), record()
    one.say("", "difference", NOTED, {"settled": "ours"})
    other.name = "eve"
    other.say("", "difference", NOTED, {"settled": "open"})
    for hand in (one, other):
        store.bring_in(Arrival(hand.content()), Desk(3).author)
        assert is_sound(store)
