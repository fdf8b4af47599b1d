"""Nobody is said to have given what they had not signed, and an undoing names whose change it undoes."""

import pytest

from digistrat_desktop.domain.edits.signed_versions import copy_id
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.record.undoing import take_back, taken_from
from digistrat_desktop.services.packages.undoing import forget_taken, note_taken, taken_untold
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, Hand, uid
from tests.helpers.makers import Desk
from tests.helpers.stores import opened

REVISION = uid("revision")


@pytest.mark.parametrize(("level", "whose"), [("embedded", "bob"), ("siloed", None)])
def test_a_revision_puts_no_earlier_word_in_the_mouth_of_whoever_changed_it(level, whose):
    ann = Hand().begin(AUTUMN)
    bob = ann.other("bob")
    for said in ("siloed", "embedded"):
        new = {"item_id": "ALN-01", "answer": said}
        bob.say(AUTUMN, "response", uid(AUTUMN, "ALN-01"), new)
    ann.take(bob).seal(AUTUMN)
    act = uid("act")
    ann.say(REVISION, "assessment", REVISION, {"title": "Autumn"}, id=f"{act}.1")
    ann.say(REVISION, "revision", uid("r"), {"of": AUTUMN}, id=f"{act}.2")
    key = str(copy_id(REVISION, "response", "", {"item_id": "ALN-01"}, {}))
    copy = {"item_id": "ALN-01", "answer": level}
    made = ann.say(REVISION, "response", key, copy, id=f"{act}.3")
    first = Carried(ann.graph).first(ann.graph.index[made.hash], "answer")
    assert (first is not None and ann.graph.events[first].said["actor"]) == (whose or False)


@pytest.mark.parametrize("later", ["ann", "bob"])
def test_an_undoing_names_a_change_of_somebody_else_whoever_wrote_last(later):
    ann = Hand().begin(AUTUMN)
    there = set(ann.graph.index)
    bob, item = ann.other("bob"), uid(AUTUMN, "ALN-01")
    bobs = bob.say(AUTUMN, "response", item, {"rationale": "Bob's."})
    bob.say(AUTUMN, "response", item, {"answer": "siloed"}, actor=later)
    ann.take(bob)
    desk = Desk(7)
    author = desk.author._replace(
        stamp=lambda: desk.author.stamp()._replace(actor_id=PersonId("ann"))
    )
    came = set(ann.graph.index) - there
    (change,) = take_back(ann.graph, came, author).step.changes
    names = {ann.graph.index[bobs.hash]} if later == "ann" else {len(ann.graph) - 1}
    assert {n for n, e in enumerate(ann.graph.events) if e.said["id"] == change.undoes} == names
    said = {"actor": "ann", "undoes": change.undoes}
    taken = ann.say(AUTUMN, "response", item, dict(change.after), **said)
    assert [one.of for one in taken_from(ann.graph, [taken.hash])] == ["bob"]


def test_what_was_undone_is_told_alike_when_it_comes_and_after_a_restart(tmp_path):
    """Of what came together with its undoing nothing ever stood here."""
    ann = Hand().begin(AUTUMN)
    mine = ann.say(AUTUMN, "response", uid(AUTUMN, "ALN-01"), {"rationale": "Ann's."})
    store = opened(tmp_path / "digistrat.db")
    store.bring_in(Arrival(FILES.read(ann.file())), Desk(7).author)
    cat, here = ann.other("cat"), set(ann.graph.index)
    item = uid(AUTUMN, "ALN-02")
    cats = cat.say(AUTUMN, "response", item, {"rationale": "Cat's."})
    bob = cat.other("bob")
    bob.say(AUTUMN, *mine.key[1:], {"rationale": ""}, undoes=mine.said["id"])
    bob.say(AUTUMN, "response", item, {"rationale": ""}, undoes=cats.said["id"])
    store.bring_in(Arrival(FILES.read(bob.file())), Desk(8).author)
    told = note_taken(store, TRUST, set(bob.graph.index) - here, "ann")
    assert [one.of for one in told] == ["ann"]
    assert taken_untold(store, TRUST, "ann") == told
    forget_taken(store, TRUST, told[0])
    assert taken_untold(store, TRUST, "ann") == ()
    store.close()
