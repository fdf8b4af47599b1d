"""What undoes what is worked out in little more than the time it takes to read the changes."""

import sys
from functools import partial

import pytest

from digistrat_desktop.domain.record.fold import registers_of
from digistrat_desktop.domain.record.stood_before import StoodBefore
from digistrat_desktop.domain.record.undoing import bring_back, take_back, taken_from, undone_of
from digistrat_desktop.services.record.carried import Carried
from tests.helpers.graphs import AUTUMN, Hand, uid
from tests.helpers.makers import Desk
from tests.record.exchanges import history

ITEM = uid(AUTUMN, "ALN-01")


def texts(n):
    return {"rationale": str(n)}


def in_and_out(n):
    return {"withdrawn": n % 2 == 0}


def the_same(n):
    return {"rationale": "one", "answer": str(n % 2)}


def crafted(count, say, *, apart=False):
    """Give a graph with one entry that two people write in turn, each undoing the other's change.

    Args:
        apart: a third has written there too, and none of them has seen it.
    """
    hand = Hand().begin(AUTUMN)
    hand.say(AUTUMN, "response", ITEM, {"item_id": "ALN-01"})
    eve = hand.other("eve")
    eve.say(AUTUMN, "response", ITEM, {"rationale": "Unseen.", "answer": "x"})
    before = None
    for n in range(count):
        said = {"actor": ("ann", "bob")[n % 2], "undoes": before}
        before = hand.say(AUTUMN, "response", ITEM, say(n), **said).said["id"]
    return hand.take(eve).graph if apart else hand.graph


def work(deed):
    """Count the calls that something takes."""
    count = 0

    def on_call(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(on_call)
    try:
        deed()
    finally:
        sys.setprofile(before)
    return count


def tell(graph):
    taken_from(graph, [event.hash for event in graph.events[4:]])


def look_for(graph):
    undone_of(graph, [event.hash for event in graph.events[4 : len(graph) // 2]])


def find_first(graph):
    carried = Carried(graph)
    for event in graph.events:
        carried.first_given(event)
        carried.brings_back(event)
        for name in event.new:
            carried.first(graph.index[event.hash], name)


def undo_the_import(graph):
    take_back(graph, {event.hash for event in graph.events[4:]}, Desk(7).author)


def restore(graph):
    found = taken_from(graph, [event.hash for event in graph.events[4:]])
    bring_back(graph, found, Desk(7).author)


@pytest.mark.parametrize("apart", [False, True], ids=["a line", "beside another"])
@pytest.mark.parametrize("say", [texts, in_and_out, the_same])
@pytest.mark.parametrize("deed", [tell, look_for, find_first, undo_the_import, restore])
def test_twice_as_many_crafted_changes_of_one_entry_take_twice_the_work(deed, say, apart):
    some, twice = (work(partial(deed, crafted(count, say, apart=apart))) for count in (300, 600))
    assert twice < 2.5 * some


@pytest.mark.parametrize("seed", range(40))
def test_what_stood_before_a_change_is_what_a_fold_of_its_past_makes(seed):
    graph = history(seed, 60)
    found = StoodBefore(graph)
    for me, event in enumerate(graph.events):
        past = (n for n in graph.by_record[event.key] if graph.before(n, me))
        standing = registers_of(graph, past)
        wanted = {name: standing[name] for name in event.new if name in standing}
        assert {name: sorted(all_) for name, all_ in found.stood(me).items()} == wanted
