"""Of several who wrote the same the table tells of the first, whichever of them came first to a copy."""

import itertools
import json

import pytest

from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, Hand, uid
from tests.helpers.makers import Desk
from tests.helpers.stores import is_sound, opened
from tests.helpers.tampering import attack

ITEM = uid(AUTUMN, "ALN-01")
WROTE = (("ann", "siloed"), ("bob", "siloed"), ("cat", "embedded"))
QUERY = "SELECT unsettled FROM record WHERE unsettled <> ''"


def said_apart():
    """Give the copies of 3 people who answered apart, each a minute before the one before."""
    begun = Hand().begin(AUTUMN)
    begun.say(AUTUMN, "response", ITEM, {"item_id": "ALN-01"})
    hands = [Hand(name, begun.graph.fork()) for name, _ in WROTE]
    for n, (hand, (_, level)) in enumerate(zip(hands, WROTE, strict=True)):
        hand.answer(AUTUMN, "ALN-01", level, at=f"2026-05-14T13:0{9 - n}:00.000Z")
    return hands


def stored(path, hands):
    store = opened(path)
    for hand in hands:
        store.bring_in(Arrival(FILES.read(hand.file())), Desk(7).author)
    assert is_sound(store)
    (said,) = store._db.execute(QUERY).fetchone()
    store.close()
    return said


def test_the_table_tells_of_the_same_people_in_whatever_order_files_came(tmp_path):
    found = {
        stored(tmp_path / f"{n}.db", order)
        for n, order in enumerate(itertools.permutations(said_apart()))
    }
    (text,) = found
    assert [one[1] for one in json.loads(text)["fields"]["answer"]] == ["cat", "bob"]


@pytest.mark.parametrize(
    ("told", "sound"),
    [(("siloed", "ann"), True), (("siloed", "cat"), False), (("absent", "bob"), False)],
    ids=["another who wrote the same", "one who wrote something else", "what nobody wrote"],
)
def test_a_store_that_told_of_another_who_wrote_the_same_is_not_damaged(tmp_path, told, sound):
    hands = said_apart()
    path = tmp_path / "digistrat.db"
    said = json.loads(stored(path, hands))
    level, who = told
    graph = next(hand.graph for hand in hands if hand.name == who)
    event = next(e for e in graph.events if e.said["actor"] == who and "answer" in e.new)
    cat, _ = said["fields"]["answer"]
    said["fields"]["answer"] = [cat, [level, who, event.said["at"], event.hash]]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    attack(
        path,
        lambda db: db.execute("UPDATE record SET unsettled = ? WHERE unsettled <> ''", (text,)),
    )
    store = opened(path)
    assert is_sound(store) is sound
    store.close()
