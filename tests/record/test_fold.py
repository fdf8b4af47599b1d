"""What the changes make: what stands, what is not settled, what is in use, what was signed."""

import itertools

import pytest

from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.record.events import as_first_said, make_event
from digistrat_desktop.domain.record.fold import State, Use, as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.standing import held_open, stands, workspace_of
from digistrat_desktop.domain.trust.assessment import Response, Support
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, chain, uid
from tests.record.exchanges import history, naive_past
from tests.record.vectors import late, over, signed, twice, two_places

ITEM = uid(AUTUMN, "ALN-01")
KEY = (AUTUMN, "response", ITEM)


@pytest.fixture
def ann():
    return Hand().begin(AUTUMN, WINTER)


@pytest.fixture
def bob(ann):
    return ann.other("bob")


def answers(hand):
    return [one.value for one in hand.state().record(KEY).written("answer")]


def test_a_later_word_replaces_what_was_seen(ann, bob):
    ann.answer(AUTUMN, "ALN-01", "siloed")
    bob.take(ann).answer(AUTUMN, "ALN-01", "embedded")
    assert answers(ann.take(bob)) == ["embedded"]


def test_going_back_to_an_older_value_stands(ann, bob):
    ann.answer(AUTUMN, "ALN-01", "siloed")
    bob.take(ann).answer(AUTUMN, "ALN-01", "embedded")
    ann.take(bob)
    bob.answer(AUTUMN, "ALN-01", "siloed")
    assert answers(ann.take(bob)) == ["siloed"]


def test_two_who_had_not_seen_each_other_leave_it_unsettled_until_one_chooses(ann, bob):
    ann.answer(AUTUMN, "ALN-01", "siloed")
    bob.answer(AUTUMN, "ALN-01", "embedded")
    ann.take(bob)
    assert answers(ann) == ["embedded", "siloed"]
    assert [one.actor for one in ann.state().record(KEY).unsettled()["answer"]] == ["bob", "ann"]
    assert "answer" not in ann.state().record(KEY).settled()
    ann.answer(AUTUMN, "ALN-01", "siloed")
    assert answers(bob.take(ann)) == ["siloed"]


def test_two_who_choose_differently_are_asked_again_and_two_alike_are_not(ann, bob):
    for level, hand in (("siloed", ann), ("embedded", bob)):
        hand.answer(AUTUMN, "ALN-01", level)
    ann.take(bob)
    bob.take(ann)
    alike, different = ann.other("cat"), bob.other("dan")
    ann.answer(AUTUMN, "ALN-01", "siloed")
    alike.answer(AUTUMN, "ALN-01", "siloed")
    assert answers(ann.take(alike)) == ["siloed"]
    different.answer(AUTUMN, "ALN-01", "embedded")
    assert answers(ann.take(different)) == ["embedded", "siloed"]


def test_times_decide_nothing(ann, bob):
    bob.answer(AUTUMN, "ALN-01", "embedded", at="2099-01-01T00:00:00.000Z")
    ann.take(bob).answer(AUTUMN, "ALN-01", "siloed", at="1999-01-01T00:00:00.000Z")
    assert answers(ann) == ["siloed"]


def signed_apart(only_bob):
    """Ann and Bob sign one assessment apart; what Bob does beforehand only his seal covers."""
    ann = Hand().begin(AUTUMN)
    ann.answer(AUTUMN, "ALN-01", "siloed")
    bob = ann.other("bob")
    only_bob(bob)
    bob.seal(AUTUMN, "Director")
    ann.seal(AUTUMN, "Chair")
    return ann.take(bob)


ITEM_2 = {"item_id": "ALN-02", "answer": "embedded", "rationale": "Seen.", "met": ["a"]}
ONLY_ONE_SIGNED = {
    "an answer": (ITEM_2, "ALN-02", {"answer", "rationale", "met"}),
    "a level taken away": ({"answer": ""}, "ALN-01", {"answer"}),
    "a field more": ({"target": "embedded"}, "ALN-01", {"target"}),
    "a mark": ({"discuss": True}, "ALN-01", {"discuss"}),
    "archiving": ({"withdrawn": True}, "ALN-01", {"withdrawn"}),
    "what stands without it": ({"discuss": False}, "ALN-01", set()),
}


@pytest.mark.parametrize("only", ONLY_ONE_SIGNED)
def test_what_only_one_of_two_seals_covers_is_not_settled_under_both(only):
    new, item, open_ = ONLY_ONE_SIGNED[only]
    both = signed_apart(lambda bob: bob.say(AUTUMN, "response", uid(AUTUMN, item), new))
    found = workspace_of(both.state(), {}).find(Response, uid(AUTUMN, item))
    assert found.unsettled.keys() == open_
    assert not found.withdrawn
    for name in open_ - {"rationale"}:
        assert getattr(found, name) == getattr(Response(id="", trust_id=""), name)
    seals = {both.graph.events[n].hash for n in both.graph.seals[AUTUMN]}
    for name in open_ & new.keys():
        signed = [one for one in found.unsettled[name] if one.hash in seals]
        assert len(found.unsettled[name]) == 2
        assert [one.actor for one in signed] == ([] if only == "a level taken away" else ["ann"])


def test_a_link_that_only_one_of_two_seals_covers_is_not_followed():
    link = {"evidence_id": uid("e"), "response_id": uid(AUTUMN, "ALN-01")}
    both = signed_apart(lambda bob: bob.say(AUTUMN, "support", uid("link"), link))
    (found,) = workspace_of(both.state(), {}).all(Support)
    assert (found.evidence_id, found.response_id) == (uid("e"), "")
    assert {one.value for one in found.unsettled["response_id"]} == {"", link["response_id"]}


def test_withdrawing_wins_over_what_was_seen_and_not_over_what_was_not(ann, bob):
    ann.note(AUTUMN, "ALN-01", "One.")
    bob.take(ann)
    ann.say(*KEY, {"withdrawn": True})
    assert ann.state().record(KEY).use() is Use.WITHDRAWN
    bob.note(AUTUMN, "ALN-01", "Two.")
    ann.take(bob)
    found = ann.state().record(KEY)
    assert found.use() is Use.CONTESTED
    assert [(one.value, one.actor) for one in found.unsettled()["withdrawn"]] == [
        (True, "ann"),
        (False, "bob"),
    ]
    ann.say(*KEY, {"withdrawn": False})
    assert ann.state().record(KEY).use() is Use.IN_USE
    ann.say(*KEY, {"withdrawn": True})
    assert bob.take(ann).state().record(KEY).use() is Use.WITHDRAWN


def test_an_assessment_stays_while_somebody_works_anywhere_in_it(ann, bob):
    ann.say(AUTUMN, "assessment", AUTUMN, {"withdrawn": True})
    bob.answer(AUTUMN, "ALN-01", "siloed")
    key = (AUTUMN, "assessment", AUTUMN)
    assert ann.state().record(key).use() is Use.WITHDRAWN
    assert ann.take(bob).state().record(key).use() is Use.CONTESTED


def test_answer_and_reason_changed_apart_are_to_be_read_together(ann, bob):
    ann.say(*KEY, {"answer": "siloed", "rationale": "One board."})
    bob.take(ann)
    ann.answer(AUTUMN, "ALN-01", "embedded")
    bob.note(AUTUMN, "ALN-01", "Two boards.")
    ann.take(bob)
    assert {one.value for one in ann.state().record(KEY).together()} == {"embedded", "Two boards."}
    assert not ann.state().record(KEY).unsettled()
    ann.note(AUTUMN, "ALN-01", "Two boards.")
    assert not ann.state().record(KEY).together()


ALIKE = ("ann", "bob", "cat")


def told_alike(order, same, other):
    """Give an answer 3 people wrote, 2 of them the same, as their changes came in some order.

    Each said theirs a minute before the one before.
    """
    begun = Hand().begin(AUTUMN)
    hands = [Hand(name, begun.graph.fork()) for name in ALIKE]
    for hand, new in zip(hands, (same, same, other), strict=True):
        at = f"2026-05-14T13:0{9 - ALIKE.index(hand.name)}:00.000Z"
        hand.say(*KEY[:3], new, at=at)
    for hand in (hands[n] for n in order):
        begun.take(hand)
    return begun


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ({"answer": "siloed"}, {"answer": "embedded"}),
        ({"answer": "siloed"}, {"rationale": "Two boards."}),
        ({"answer": "siloed"}, {"withdrawn": True}),
        ({"withdrawn": True}, {"answer": "siloed"}),
    ],
    ids=["an answer", "read together", "kept by several", "archived by several"],
)
def test_who_is_told_of_is_the_first_by_time_in_whatever_order_they_came(same, other):
    found = []
    for order in itertools.permutations(range(3)):
        state = told_alike(order, same, other).state()
        found.append(stands(state.record(KEY), held_open(state)))
    assert all(one == found[0] for one in found)
    named = [one.actor for all_ in found[0].unsettled.values() for one in all_]
    assert not named or "bob" in named
    assert named != ["ann", "cat"]


# Seals.


def test_a_seal_freezes_and_what_comes_after_is_told():
    hand = late()
    state = hand.state()
    assert [hand.graph.events[n].said["actor"] for n in state.late(AUTUMN)] == ["bob"]
    assert not state.record((AUTUMN, "response", uid(AUTUMN, "ALN-03"))).registers
    assert state.record(KEY).settled()["answer"] == "siloed"
    assert state.late(WINTER) == []


def test_two_seals_that_did_not_know_of_each_other_both_count():
    state = twice().state()
    assert len(state.seals[AUTUMN]) == 2
    assert [one.value for one in state.record(KEY).written("answer")] == ["embedded", "siloed"]
    assert state.late(AUTUMN) == []


def test_a_seal_over_another_is_void():
    state = over().state()
    assert (len(state.seals[AUTUMN]), len(state.void)) == (1, 1)
    assert [one.void for one in check_seals(over().graph)] == [False, True]


def test_a_seal_covers_the_whole_record_as_it_was_known():
    hand = signed()
    (me,) = hand.graph.seals[AUTUMN]
    seal = hand.graph.events[me]
    tops = [hand.graph.index[one] for one in (*seal.parents, *seal.new["beside"])]
    assert as_seen_by(hand.graph, tops).digest() == seal.new["state"]
    before = to_canonical(seal.new)
    hand.answer(WINTER, "ALN-01", "embedded")
    assert check_seals(hand.graph)[0].fit is SealFit.FITS
    assert to_canonical(hand.graph.events[me].new) == before


@pytest.mark.parametrize(
    ("make", "fit"),
    [
        (signed, SealFit.FITS),
        (lambda: signed(state="00" * 32), SealFit.DIFFERS),
        (lambda: signed(beside=["00" * 32]), SealFit.PART_ONLY),
    ],
)
def test_a_seal_is_held_against_what_the_changes_make(make, fit):
    assert [one.fit for one in check_seals(make().graph)] == [fit]


@pytest.mark.parametrize("seed", range(8))
def test_what_was_sealed_never_changes(seed):
    graph = history(seed, 90)
    past = naive_past(graph)
    for me in (n for numbers in State(graph).seals.values() for n in numbers):
        place = graph.events[me].place
        if len(State(graph).seals[place]) == 1:
            then = State(graph, past[me].__contains__)
            now = State(graph)
            for key in (key for key in graph.by_record if key[0] == place):
                assert now.record(key).settled() == then.record(key).settled()


def sealed_by_first(*deeds):
    """Give a record of version 1 that was signed off, with more deeds after."""
    more = (
        {"entity": "seal", "record": uid("s"), "assessment": AUTUMN, "new": {"length": 5}},
        {"entity": "assessment", "record": AUTUMN, "new": {"status": "sealed"}, "created": False},
    )
    begun = [as_deed(event) for event in two_places().graph.events]
    return Hand("bob", Graph(chain([*begun, *more, *deeds])))


def as_deed(event):
    said = event.said
    return {name: said[name] for name in ("entity", "record", "new", "assessment")}


def test_version_1_seals_where_its_status_says_so_and_a_revision_is_no_change():
    superseded = {"entity": "assessment", "record": AUTUMN, "new": {"status": "superseded"}}
    hand = sealed_by_first({**superseded, "created": False})
    state = hand.state()
    assert len(state.seals[AUTUMN]) == 1
    assert state.late(AUTUMN) == []
    hand.answer(AUTUMN, "ALN-09", "siloed")
    assert len(hand.state().late(AUTUMN)) == 1


def test_a_seal_of_version_1_is_tied_by_the_change_it_names():
    hand = sealed_by_first()
    assert [one.fit for one in check_seals(hand.graph)] == [SealFit.UNTIED]
    events = hand.graph.events
    seal = next(event for event in events if event.key[1] == "seal")
    deeds = [as_deed(event) for event in events]
    named = next(deed for deed in deeds if deed["entity"] == "seal")
    named["new"] = {**named["new"], "head": seal.parents[0]}
    assert [one.fit for one in check_seals(Graph(chain(deeds)))] == [SealFit.TIED]
    assert [one.fit for one in check_seals(Graph(chain(deeds[:-1])))] == [SealFit.NOT_SET]


def test_what_version_1_said_is_known_by_todays_names():
    assert as_first_said({"entity": "trust", "record": TRUST})["kind"] == "trust"


def test_many_differences_of_version_1_about_one_entry_fold_it_once(monkeypatch):
    about = {"about": uid(1), "about_kind": "response", "assessment": AUTUMN, "field": "answer"}
    deeds = [
        {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
        {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
        {"entity": "response", "record": uid(1), "assessment": AUTUMN, "new": {"answer": "siloed"}},
        *(
            {"entity": "difference", "record": uid("d", n), "new": {**about, "theirs": "absent"}}
            for n in range(20)
        ),
    ]
    state, asked = State(Graph(chain(deeds))), []
    right = State.record
    monkeypatch.setattr(State, "record", lambda self, key: asked.append(key) or right(self, key))
    assert list(held_open(state)) == [(AUTUMN, "response", uid(1))]
    assert asked.count((AUTUMN, "response", uid(1))) == 1


def test_who_a_difference_is_told_of_depends_on_no_order_of_arrival():
    """Two chains that parted each noted it, and each noted another about the same field."""
    about = {"about": uid(1), "about_kind": "response", "assessment": AUTUMN, "field": "answer"}
    begun = [
        {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
        {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
        {"entity": "response", "record": uid(1), "assessment": AUTUMN, "new": {"answer": "siloed"}},
    ]
    sides = []
    for number, who in enumerate(("ann", "bob", "eve")):
        at = f"2026-05-14T13:0{3 - number}:00.000Z"
        said = {"entity": "difference", "actor": who, "at": at}
        sides.append(
            chain(
                [
                    *begun,
                    {**said, "record": uid("d"), "new": {**about, "theirs": "absent"}},
                    {**said, "record": uid("d", who), "new": {**about, "theirs": who}},
                ]
            )
        )
    found = [
        held_open(State(Graph(event for side in order for event in side)))
        for order in itertools.permutations(sides)
    ]
    assert [one == found[0] for one in found] == [True] * 6
    (fields,) = found[0].values()
    theirs = fields["answer"][-1]
    assert (theirs.value, theirs.actor) == ("ann", "ann"), "the latest that was noted"


@pytest.mark.parametrize(
    "about",
    [
        {"about": uid(1), "assessment": AUTUMN, "field": "answer"},
        {"about": uid(1), "about_kind": "banana", "assessment": AUTUMN, "field": "answer"},
        {"about": uid(1), "about_kind": "response", "assessment": AUTUMN, "field": "banana"},
        {"about_kind": "response", "assessment": AUTUMN, "field": "answer"},
    ],
)
def test_a_difference_about_nothing_there_is_leaves_nothing_open(about):
    hand = Hand().begin(AUTUMN)
    hand.say(AUTUMN, "response", uid(1), {"answer": "siloed"})
    hand.say("", "difference", uid(2), {**about, "ours": "siloed", "theirs": "absent"})
    state = State(hand.graph)
    assert held_open(state) == {}
    assert workspace_of(state, {}).all(Response)


@pytest.mark.parametrize("seed", range(40))
def test_every_seal_of_any_history_fits_and_one_that_signs_something_else_does_not(seed):
    """Each is worked out from the one before; what it gives is the fold of its own past."""
    graph = history(seed, 90)
    found = check_seals(graph)
    assert {one.fit for one in found} <= {SealFit.FITS}
    for one in found[-1:]:
        event = graph.events[one.number]
        said = {**event.said, "id": "another", "new": {**event.new, "state": "0" * 64}}
        graph.add(make_event(event.parents, said))
        assert check_seals(graph)[-1].fit is SealFit.DIFFERS
        assert [again.fit for again in check_seals(graph)[:-1]] == [one.fit for one in found]


@pytest.mark.parametrize("seed", range(20))
def test_how_far_a_past_reaches_says_all_that_is_in_it(seed):
    graph = history(seed, 60)
    numbers = range(len(graph))
    for one, other in zip(numbers, reversed(numbers), strict=True):
        past, reach = graph.past_of([one, other]), graph.reach_of([one, other])
        assert {n for n in numbers if n in reach} == past
        assert reach.size == len(past)


def test_a_sealed_assessment_is_checked_without_the_others(ann):
    ann.seal(AUTUMN)
    ann.seal(WINTER)
    (only,) = check_seals(ann.graph, WINTER)
    assert only.seal.assessment_id == WINTER
