"""How many changes made apart may come in and go out: one rule, whatever order they came in."""

from contextlib import closing

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.graph import FEW_BRANCHES, MOST_BRANCHES
from digistrat_desktop.services.packages.exchange import plan_import
from digistrat_desktop.services.packages.files import write_file
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, Hand, uid
from tests.helpers.stores import is_sound
from tests.record.outside import Desk
from tests.storage.test_names_give_way import end_of, take, world  # noqa: F401 - a fixture


def apart(hand, count, word):
    """Give so many changes of one assessment that nobody has seen together."""
    tops = hand.graph.parents_for(AUTUMN)
    new = {"item_id": "ALN-01"}
    return [
        hand.made(AUTUMN, "response", uid(word, n), new, parents=tops, reason=f"{word} {n}")
        for n in range(count)
    ]


def with_more(hand, events):
    return hand.content(events=(*hand.graph.events, *events))


def test_a_file_of_a_thousand_ends_is_refused_and_honest_work_comes_after_it(world):  # noqa: F811
    hand, store = Hand().begin(AUTUMN), world()
    take(world, store, hand.content())
    end = end_of(store)
    with pytest.raises(Refused, match="more branches"):
        take(world, store, with_more(hand, apart(hand, 1_000, "eve")))
    assert end_of(store) == end
    assert take(world, store, with_more(hand, apart(hand, 1, "bob"))) == 1
    assert is_sound(store)


def test_where_there_are_as_many_ends_as_may_be_honest_work_still_comes(world):  # noqa: F811
    hand, store = Hand().begin(AUTUMN), world()
    take(world, store, with_more(hand, apart(hand, MOST_BRANCHES, "eve")))
    bob = apart(hand, FEW_BRANCHES, "bob")
    assert take(world, store, with_more(hand, bob)) == len(bob)
    assert is_sound(store)
    with pytest.raises(Refused, match="more branches"):
        take(world, store, with_more(hand, apart(hand, FEW_BRANCHES + 1, "more")))


def test_many_ends_that_were_tied_and_made_again_are_handed_over_in_any_order(world):  # noqa: F811
    hand, store, other = Hand().begin(AUTUMN), world(), world()
    rounds = [apart(hand, MOST_BRANCHES, f"round {n}") for n in range(3)]
    for some in rounds:
        for event in some:
            hand.graph.add(event)
        hand.answer(AUTUMN, "ALN-02", "siloed")
        take(world, store, hand.content())
    late = Hand().begin(AUTUMN)
    take(world, store, with_more(late, apart(late, 1, "bob")))
    take(world, other, FILES.read(FILES.write(store.hand_over(TRUST))))
    assert end_of(other) == end_of(store)


def test_no_file_is_saved_that_nobody_would_take_in(tmp_path):
    hand = Hand().begin(AUTUMN)
    whole = with_more(hand, apart(hand, MOST_BRANCHES + 1, "x"))
    out = tmp_path / "out.digistrat"
    with pytest.raises(Refused, match="made apart than a file may have"):
        write_file(FILES, whole, out)
    assert not out.exists()
    for event in whole.events[2:]:
        hand.graph.add(event)
    hand.answer(AUTUMN, "ALN-02", "siloed")
    write_file(FILES, hand.content(), out)
    with closing(Desk(tmp_path / "desk", "carol")) as desk:
        assert plan_import(desk.library, out).changes == len(hand.graph)
