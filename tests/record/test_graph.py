"""Changes, their fingerprints, and who had seen what."""

import itertools

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import (
    LEFT_OUT,
    code_of,
    end_of,
    event_hash,
    first_hash,
    left_out,
    make_event,
    next_hash,
)
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import MOST_BRANCHES, MOST_PARENTS, Graph
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, chain, uid
from tests.helpers.makers import seeded
from tests.record.exchanges import history, in_any_order, naive_past


def said(number, kind, record, new, place=None, actor="ann"):
    return {
        "actor": actor,
        "app": "2.0",
        "assessment": place,
        "at": "2026-05-14T13:02:11.250Z",
        "id": f"e{number}",
        "kind": kind,
        "machine": "",
        "new": new,
        "reason": "",
        "record": record,
        "trust": "t",
        "undoes": None,
    }


@pytest.fixture(scope="module")
def published():
    """The five changes of the published vectors."""
    e1 = make_event((), said(1, "trust", "t", {"name": "Northmoor"}))
    e2 = make_event((e1.hash,), said(2, "assessment", "a", {"title": "Autumn"}, "a"))
    e3 = make_event((e2.hash,), said(3, "response", "a.1", {"answer": "siloed"}, "a"))
    e4 = make_event((e2.hash,), said(4, "response", "a.1", {"answer": "embedded"}, "a", "bob"))
    e5 = make_event((e3.hash, e4.hash), said(5, "response", "a.1", {"answer": "siloed"}, "a"))
    return e1, e2, e3, e4, e5


def test_the_published_vectors_are_right(published):
    assert event_hash((), "{}") == (
        "a94ad1b9398eaeed674b0edac5301d8b20189fdd8f80c9a59b0b303993a03c57"
    )
    assert event_hash(("00" * 32, "ff" * 32), "{}") == (
        "4424b5c68e5915debf274809b8fd784e8a6f2186c120c91ed793e888373ab47e"
    )
    assert [event.hash for event in published] == [
        "d4eac0fda57b60f0b675bfc62c6658ed90d66fd7612592abd5c06b9c3bc3a57a",
        "3b46f082d63cbc16b071bfb846ea0b2b001ef583bbff7cafe30797e5e4c4df37",
        "570b0608df3f5ac30b5389d8eaa3bcc5a98f9aaefe6bb3e8fcb828f5ae0b22ae",
        "28c5e209829cb9262a00c5edc3c40874cd412b59c92f865916d116b1b914c444",
        "3be1d4d3c19b18ebdbc5fbb48f2e5a910d3824ba72384e39aae84a60ab5c6ce9",
    ]
    assert State(Graph(published[:4])).digest() == (
        "e4a0012326690d17c50461590657ac1ff596cb1616771bd78ec68919b4ea3b9e"
    )
    assert code_of(published[3].hash) == "532Y-42C2-KJWJ-CAG0"


def test_the_vectors_of_version_1_are_right():
    start = first_hash('{"created":"","framework":"","owner":"t"}')
    assert start.hex() == "307915385ffbd3f7390fb522008df29012bb9179241e0f55e7686867d04d90ef"
    assert next_hash(start, 1, "{}").hex() == (
        "91a61feef6cdefc58875b7cbd6d2667cf3fb2b9a9f731fe42269efb644a665d4"
    )


def test_parents_are_sorted_and_named_once(published):
    e3, e4 = published[2:4]
    assert published[4].parents == tuple(sorted((e3.hash, e4.hash)))
    again = make_event([e4.hash, e3.hash, e4.hash], published[4].said)
    assert again.hash == published[4].hash


def test_adding_again_changes_nothing(published):
    graph = Graph(published)
    assert not graph.add(published[2])
    assert (len(graph), published[2].hash in graph) == (5, True)


def test_what_does_not_follow_what_is_here_is_refused(published):
    with pytest.raises(Refused, match="not there"):
        Graph([published[0], published[2]])
    with pytest.raises(Refused, match="does not begin with its trust"):
        Graph([make_event((), said(2, "evidence", "e", {"title": "x"}))])


def test_a_change_of_another_assessment_is_never_followed():
    hand = Hand().begin(AUTUMN, WINTER)
    top = hand.answer(WINTER, "ALN-01", "siloed")
    stray = hand.made(AUTUMN, "response", uid(1), {"answer": "siloed"}, parents=[top.hash])
    with pytest.raises(Refused, match="another assessment"):
        hand.graph.add(stray)


def test_a_change_follows_the_latest_of_its_place_and_of_the_trust():
    hand = Hand().begin(AUTUMN, WINTER)
    answer = hand.answer(AUTUMN, "ALN-01", "siloed")
    evidence = hand.say("", "evidence", uid("e"), {"title": "Minutes"})
    assert hand.graph.parents_for(AUTUMN) == tuple(sorted((answer.hash, evidence.hash)))
    assert hand.graph.parents_for("") == (evidence.hash,)
    again = hand.answer(AUTUMN, "ALN-02", "siloed")
    assert hand.graph.parents_for(AUTUMN) == (again.hash,)


def test_a_change_may_follow_what_is_only_named():
    events = chain([{"entity": "trust", "record": TRUST, "new": {"name": "N"}}])
    named = left_out((events[0].hash,), "ab" * 32)
    graph = Graph([*events, named])
    assert graph.by_place[LEFT_OUT] == [1]
    hand = Hand("bob", graph)
    after = hand.made("", "trust", TRUST, {"name": "M"}, parents=[named.hash])
    assert graph.add(after)


@pytest.mark.parametrize("seed", range(12))
def test_who_had_seen_what_is_what_following_all_parents_says(seed):
    graph = history(seed, 60)
    past = naive_past(graph)
    for a, b in itertools.product(range(len(graph)), repeat=2):
        assert graph.before(a, b) == (a in past[b] and a != b), (a, b)
    for place, heads in graph.heads.items():
        own = graph.by_place[place]
        assert heads == [a for a in own if not any(a in past[b] and a != b for b in own)]
    assert graph.past_of([len(graph) - 1]) == past[-1]


@pytest.mark.parametrize("seed", range(12))
def test_any_order_of_arrival_makes_the_same(seed):
    graph = history(seed, 80)
    rng = seeded(seed)
    expected = (State(graph).text(), graph.end)
    for _ in range(4):
        other = Graph(in_any_order(graph, rng))
        assert (State(other).text(), other.end) == expected


@pytest.mark.parametrize("seed", range(6))
def test_a_fork_goes_its_own_way(seed):
    graph = history(seed, 40)
    before = (State(graph).text(), graph.end, len(graph))
    hand = Hand("cat", graph.fork())
    for level in ("siloed", "absent"):
        hand.answer(AUTUMN, "ALN-01", level)
    assert (State(graph).text(), graph.end, len(graph)) == before
    assert len(hand.graph) == before[2] + 2
    graph_too = Hand("dan", graph)
    graph_too.answer(AUTUMN, "ALN-01", "embedded")
    assert graph_too.graph.events[-1].hash not in hand.graph


def branches(count):
    """Give a trust with so many changes of one assessment nobody has seen together."""
    hand = Hand().begin(AUTUMN)
    tops = hand.graph.parents_for(AUTUMN)
    made = (
        hand.made(AUTUMN, "response", f"r{n}", {"answer": "siloed"}, parents=tops)
        for n in range(count)
    )
    return hand, (*hand.graph.events, *made)


def test_more_branches_than_honest_work_makes_are_refused():
    _, events = branches(MOST_BRANCHES + 1)
    most = Graph(events[:-1])
    most.refuse_loose_ends()
    assert most.loose_ends()[AUTUMN] == MOST_BRANCHES
    with pytest.raises(Refused, match="more branches"):
        Graph(events).refuse_loose_ends()


def test_branches_that_are_seen_again_and_again_do_not_fill_the_memory(monkeypatch):
    hand, events = branches(600)
    top = hand.made(AUTUMN, "response", "top", {"answer": "absent"}, [e.hash for e in events[2:]])
    first, more = events[0].hash, [top]
    for number in range(400):
        parents = [more[-1].hash, first]
        more.append(hand.made(AUTUMN, "response", f"m{number}", {"answer": "absent"}, parents))
    assert len(Graph((*events, *more))) == len(events) + 401
    monkeypatch.setattr("digistrat_desktop.domain.record.graph.FIRST_SEEN", 10_000)
    with pytest.raises(Refused, match="more branches"):
        Graph((*events, *more))


def test_branches_that_go_on_side_by_side_are_refused_before_they_take_hours(monkeypatch):
    hand, events = branches(100)
    more = list(events[2:])
    for n in range(2_000):
        more.append(
            hand.made(AUTUMN, "response", "r", {"answer": "absent"}, [more[n].hash], reason=f"{n}")
        )
    every = (*events[:2], *more)
    assert len(Graph(every).heads[AUTUMN]) == 100
    monkeypatch.setattr("digistrat_desktop.domain.record.graph.FIRST_STEPS", 0)
    monkeypatch.setattr("digistrat_desktop.domain.record.graph.STEPS_A_CHANGE", 50)
    with pytest.raises(Refused, match="more branches"):
        Graph(every)


def test_what_there_is_no_room_to_follow_is_followed_by_the_next_change():
    hand, events = branches(MOST_PARENTS - 1)
    first, found = events[0].hash, Graph(events)
    for n in range(3):
        found.add(hand.made("", "evidence", f"e{n}", {"title": "x"}, parents=[first]))
    for _ in range(2):
        named = found.parents_for(AUTUMN)
        assert len(named) <= MOST_PARENTS
        found.add(hand.made(AUTUMN, "response", "r", {"answer": "absent"}, parents=named))
    assert len(found.heads[AUTUMN]) == 1
    assert len(found.parents_for(AUTUMN)) == 1


def test_the_end_is_of_all_places_together():
    hand = Hand().begin(AUTUMN, WINTER)
    tops = sorted(hand.graph.events[n].hash for n in range(3))
    assert hand.graph.tops() == tuple(tops)
    assert hand.graph.end == end_of(tops)
    with_more = hand.other("bob")
    with_more.answer(WINTER, "ALN-01", "siloed")
    assert with_more.graph.end != hand.graph.end
