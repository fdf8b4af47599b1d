"""What comes into a store against its will: names of changes, and erasures of another trust's people."""

import itertools

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.changes import Change, Step, edit
from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.record.events import (
    Event,
    as_first_said,
    code_of,
    left_out,
    make_event,
    next_hash,
)
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.trust.assessment import Response, Trust
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.port import Arrival, Batch, note_of
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, chain, owner_line, uid
from tests.helpers.makers import Desk, desk_at
from tests.helpers.memory_store import MemoryStore
from tests.helpers.stores import ORIGIN, batch_of, is_sound, opened
from tests.record.readers import run_script
from tests.record.vectors import two_places


@pytest.fixture(params=["in a file", "in memory"])
def world(request, tmp_path):
    """Give a function that makes an empty store."""
    made, rooms = [], itertools.count(1)

    def make():
        in_file = request.param == "in a file"
        made.append(opened(tmp_path / f"{len(made)}.db") if in_file else MemoryStore(ORIGIN))
        return made[-1]

    make.author = lambda: Desk(next(rooms)).author
    yield make
    for one in made:
        one.close()


def record():
    """Give a record begun by version 1, on which people went on in both assessments."""
    made = two_places()
    read = FILES.read(made.file())
    hand = Hand("bob", Graph(read.events), made.owners)
    hand.answer(AUTUMN, "ALN-02", "embedded")
    hand.answer(WINTER, "ALN-09", "siloed")
    return hand


def take(world, store, content):
    return store.bring_in(Arrival(content), world.author())


def end_of(store):
    return store.verify_trail(TRUST).end


def is_as(store, hand):
    """Tell whether a store has every change of a record, and what they make."""
    graph = store.graph(TRUST)
    whole = set(graph.index) == set(hand.graph.index) and all(map(graph.has, graph.index))
    same = graph.end == hand.graph.end == end_of(store)
    return whole and same and is_sound(store)


def of_root(events):
    """Name all but the first, each as if it followed that."""
    return [events[0], *(left_out((events[0].hash,), e.hash) for e in events[1:])]


def backwards(events):
    """Name all but the first in a chain that goes the other way."""
    before, names = events[0].hash, []
    for event in reversed(events[1:]):
        names.append(left_out((before,), event.hash))
        before = event.hash
    return [events[0], *names]


def with_false_last(events):
    """Name all but the first as they are, but for the last."""
    rest = [left_out(e.parents[:1], e.hash) for e in events[1:-1]]
    return [events[0], *rest, left_out((events[1].hash,), events[-1].hash)]


def of_one(number):
    def one(events):
        return [events[0], left_out((events[0].hash,), events[number].hash)]

    return one


@pytest.mark.parametrize(
    "named",
    [of_root, backwards, with_false_last, *map(of_one, (1, 3, -3, -1))],
    ids=["of the root", "backwards", "a false last", "the second", "the fourth", "v1", "v2"],
)
def test_a_change_takes_the_place_of_its_name_whatever_that_said(world, named):
    hand, store = record(), world()
    events = hand.graph.events
    take(world, store, hand.content(events=tuple(named(events))))
    assert is_sound(store)
    assert store.changes(TRUST) == 1
    assert take(world, store, hand.content()) == len(events) - 1
    assert is_as(store, hand)
    assert store.changes(TRUST) == len(events)
    assert take(world, store, hand.content()) == 0
    out = FILES.read(FILES.write(store.hand_over(TRUST)))
    other = world()
    take(world, other, out)
    assert is_as(other, hand)
    assert other.open_trust(TRUST).workspace == store.open_trust(TRUST).workspace


@pytest.mark.parametrize("place", [AUTUMN, WINTER])
def test_names_that_go_in_a_circle_with_a_part_give_way_to_it(world, place):
    hand, store = record(), world()
    events = hand.graph.events
    take(world, store, hand.content(events=tuple(backwards(events))))
    take(world, store, FILES.read(hand.part(place)))
    assert is_sound(store)
    assert FILES.read(FILES.write(store.hand_over(TRUST))).changes == store.changes(TRUST)
    there = store.graph(TRUST)
    assert all(there.has(e.hash) for e in events if e.place == place)
    take(world, store, hand.content())
    assert is_as(store, hand)


def test_parts_that_leave_out_what_others_have_come_together_in_any_order(world):
    hand = record()
    parts = [FILES.read(hand.part(one)) for one in (AUTUMN, WINTER)]
    for order in (parts, parts[::-1]):
        store = world()
        for part in order:
            take(world, store, part)
            assert is_sound(store)
        take(world, store, hand.content())
        assert is_as(store, hand)


def test_work_done_beside_names_stays_when_the_changes_come(world):
    hand, store = record(), world()
    take(world, store, FILES.read(hand.part(AUTUMN)))
    desk = desk_at(store, TRUST, 50)
    trust = desk.present.get(Trust, TRUST)
    store.record(batch_of(desk.do(Step("Edit", (edit(trust, {"name": "M"}, desk.stamp()),)))))
    take(world, store, hand.content())
    found = store.open_trust(TRUST)
    assert found.workspace.get(Trust, TRUST).name == "M"
    assert found.changes == len(hand.graph) + 1
    assert is_sound(store)
    home = world()
    take(world, home, hand.content())
    take(world, home, FILES.read(FILES.write(store.hand_over(TRUST))))
    assert end_of(home) == end_of(store)


def test_a_change_of_today_cannot_be_only_named(world):
    hand, store = record(), world()
    take(world, store, hand.content())
    first, *_, last = hand.graph.events
    end = end_of(store)
    more = hand.made("", "trust", TRUST, {"name": "Eve's"})
    false = (first, left_out((first.hash,), last.hash))
    with pytest.raises(Refused, match="not of version 1"):
        take(world, store, hand.content(events=false))
    with pytest.raises(Refused, match="not of version 1"):
        take(world, store, hand.content(events=(*false, *hand.graph.events[1:-1], more)))
    assert end_of(store) == end


def test_nothing_that_no_file_may_have_comes_to_stand_on_what_a_name_was_of(world):
    """A made-up chain goes on from the name of a change of today, and then that change comes."""
    hand = Hand().begin(AUTUMN)
    answer = hand.answer(AUTUMN, "ALN-01", "siloed")
    owner = owner_line()
    (root,) = chain([{"entity": "trust", "record": TRUST, "new": {"name": "N"}}], owner)
    root = FILES.read(hand.file(events=(root,), owners=(owner,))).events[0]
    store = world()
    named = left_out((root.hash,), answer.hash)
    take(world, store, hand.content(events=(root, named), owners=(owner,)))
    take(world, store, hand.content())
    graph = store.graph(TRUST)
    assert graph.has(answer.hash)
    assert set(graph.index) == {root.hash, *hand.graph.index}
    assert is_sound(store)
    assert FILES.read(FILES.write(store.hand_over(TRUST))).changes == len(graph)


def forged(after, seq, **said):
    """Make a change of version 1 that follows another, of which nothing but the hash has to be known."""
    told = {
        "actor": "eve",
        "app": "1.0.0",
        "assessment": AUTUMN,
        "at": "2027-01-01T00:00:00.000Z",
        "clock_flag": False,
        "created": True,
        "entity": "response",
        "id": uid("forged", after),
        "machine": "",
        "new": {"answer": "absent"},
        "old": {},
        "reason": "",
        "record": uid(9),
        "seq": seq,
        "trust": TRUST,
        "undoes": None,
        **said,
    }
    body = to_canonical(told)
    digest = next_hash(bytes.fromhex(after), seq, body).hex()
    return Event(1, (after,), body, digest, as_first_said(told))


def with_forged(hand, at):
    """Give what somebody made of the beginning of a record, and of one change's hash: its name is followed."""
    first, named = hand.graph.events[0], hand.graph.events[at]
    false = forged(named.hash, 12)
    return false, hand.content(events=(first, left_out((first.hash,), named.hash), false))


def worked_on(store, name="Worked on"):
    """Change the trust's name as whoever works at a store does, after all that is there."""
    desk = desk_at(store, TRUST, 50)
    trust = desk.present.get(Trust, TRUST)
    store.record(batch_of(desk.do(Step("Edit", (edit(trust, {"name": name}, desk.stamp()),)))))


@pytest.mark.parametrize(
    "at", [1, 2, 4, -1], ids=["an assessment", "an answer", "another", "of today"]
)
def test_what_was_made_to_follow_a_name_keeps_the_true_change_out_nowhere(world, at):
    hand, store = record(), world()
    false, content = with_forged(hand, at)
    take(world, store, content)
    assert store.graph(TRUST).has(false.hash)
    desk = desk_at(store, TRUST, 50)
    said = (desk.stamp(), "response", uid("ours"), TRUST, AUTUMN, {}, {"item_id": "ALN-09"})
    store.record(Batch((Change(*said),)))  # honest work, after all that is there
    worked_on(store)
    assert take(world, store, hand.content()) == len(hand.graph) - 1
    graph = store.graph(TRUST)
    assert all(map(graph.has, hand.graph.index))
    assert not graph.has(false.hash)
    assert is_sound(store)
    assert store.changes(TRUST) == len(hand.graph) + 2
    assert store.open_trust(TRUST).workspace.get(Trust, TRUST).name == "Worked on"
    other = world()  # who has a part, as a whole copy takes in no names of what it has not
    take(world, other, FILES.read(hand.part(AUTUMN)))
    take(world, other, FILES.read(FILES.write(store.hand_over(TRUST))))
    assert is_sound(other)
    assert other.open_trust(TRUST).workspace == store.open_trust(TRUST).workspace
    for one in (store, other):
        if at == -1:
            with pytest.raises(Refused, match="not of version 1"):
                take(world, one, content)
        else:
            assert take(world, one, content) == 0
        assert is_sound(one)
        assert end_of(one) == graph.end


@pytest.mark.parametrize("at", [1, 2, 4])
def test_where_the_true_change_is_what_was_made_to_follow_its_name_never_comes(world, at):
    hand, store = record(), world()
    take(world, store, hand.content())
    false, _ = with_forged(hand, at)
    before = end_of(store)
    honest = make_event(
        [false.hash],
        {
            **hand.graph.events[-1].said,
            "id": "honest",
            "assessment": None,
            "kind": "evidence",
            "record": "honest",
            "new": {"title": "x"},
        },
    )
    take(world, store, hand.content(events=(*hand.graph.events, false)))
    assert end_of(store) == before
    take(world, store, hand.content(events=(*hand.graph.events, false, honest)))
    assert store.graph(TRUST).has(honest.hash)
    assert not store.graph(TRUST).has(false.hash)
    assert is_sound(store)
    assert FILES.read(FILES.write(store.hand_over(TRUST))).changes == store.changes(TRUST)


@pytest.mark.parametrize("place", [AUTUMN, WINTER, ""], ids=["autumn", "winter", "the trust"])
@pytest.mark.parametrize("at", [1, 2, 3, 5])
def test_a_change_of_today_may_follow_any_of_version_1_whose_place_no_name_tells(world, at, place):
    hand, store = record(), world()
    first, named = hand.graph.events[0], hand.graph.events[at]
    follows = hand.made(place, "evidence", uid("follows"), {"title": "x"}, parents=[named.hash])
    part = (first, left_out((first.hash,), named.hash), follows)
    take(world, store, hand.content(events=part))
    take(world, store, hand.content())
    assert store.graph(TRUST).has(follows.hash)
    assert all(map(store.graph(TRUST).has, hand.graph.index))
    assert is_sound(store)
    other = world()
    take(world, other, FILES.read(FILES.write(store.hand_over(TRUST))))
    assert end_of(other) == end_of(store)


@pytest.mark.parametrize("place", [AUTUMN, WINTER, ""], ids=["autumn", "winter", "the trust"])
@pytest.mark.parametrize(
    "own", [AUTUMN, WINTER, ""], ids=["of autumn", "of winter", "of the trust"]
)
def test_a_change_of_today_made_to_follow_the_name_of_another_keeps_that_out_nowhere(
    world, place, own, tmp_path
):
    hand, store = record(), world()
    kind, said = ("response", {"answer": "siloed"}) if own else ("evidence", {"title": "t"})
    true = hand.say(own, kind, uid("true"), said)
    first = hand.graph.events[0]
    false = hand.made(place, "evidence", uid("follows"), {"title": "x"}, parents=[true.hash])
    content = hand.content(events=(first, left_out((first.hash,), true.hash), false))
    take(world, store, content)
    worked_on(store)
    second = world()  # has what was made up, and nothing else
    take(world, second, content)
    take(world, store, hand.content())
    graph = store.graph(TRUST)
    assert all(map(graph.has, hand.graph.index))
    assert graph.has(false.hash) == (own in {"", place})
    assert store.open_trust(TRUST).workspace.get(Trust, TRUST).name == "Worked on"
    file = FILES.write(store.hand_over(TRUST))
    (tmp_path / "handed.digistrat").write_bytes(file)
    code, said = run_script(tmp_path / "handed.digistrat", code_of(graph.end))
    assert (code, "Unaltered" in said) == (0, True), said
    assert second.graph(TRUST).has(false.hash)
    for one in (store, second, world()):
        take(world, one, FILES.read(file))
        assert is_sound(one)
        assert end_of(one) == graph.end
        assert one.graph(TRUST).has(false.hash) == graph.has(false.hash)


def test_who_has_not_seen_a_change_on_a_chain_follows_the_last_of_its_own_place_before_it(world):
    store = world()
    begun = [
        {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
        {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
        {"entity": "assessment", "record": WINTER, "new": {"title": "W"}},
        {"entity": "response", "record": uid(5), "assessment": AUTUMN, "new": {"answer": "siloed"}},
    ]
    made = Hand("bob", Graph(chain(begun)), (owner_line(),))
    whole = Hand("bob", Graph(FILES.read(made.file()).events), made.owners)
    events = whole.graph.events
    take(world, store, whole.content(events=tuple(events[:3])))
    store.bring_in(Arrival(whole.content(), unseen=True), world.author())
    desk = desk_at(store, TRUST, 50)
    said = (desk.stamp(), "response", uid(5), TRUST, AUTUMN, {}, {"answer": "absent"})
    store.record(Batch((Change(*said),)))
    assert is_sound(store)
    assert store.graph(TRUST).events[-1].parents == (events[1].hash,)
    (answer,) = store.open_trust(TRUST).workspace.all(Response)
    assert {one.value for one in answer.unsettled["answer"]} == {"siloed", "absent"}
    assert FILES.read(FILES.write(store.hand_over(TRUST))).changes == 5


def of_another_trust(hand, digest):
    """Give a trust of another id, begun by version 1, that leaves out a change of this one."""
    other = uid("another trust")
    owner = owner_line(other)
    (root,) = chain(
        [{"entity": "trust", "record": other, "new": {"name": "Moor"}, "trust": other}], owner
    )
    named = left_out((root.hash,), digest)
    return hand.content(trust_id=other, events=(root, named), owners=(owner,), people={})


@pytest.mark.parametrize("at", [0, 2, -1], ids=["the first", "of version 1", "of today"])
def test_a_name_of_another_trusts_change_is_refused_for_that_reason(world, at):
    hand, store = record(), world()
    take(world, store, hand.content())
    end, trails = end_of(store), store.trails()
    with pytest.raises(Refused, match="leaves out a change that N in your data has"):
        take(world, store, of_another_trust(hand, hand.graph.events[at].hash))
    assert store.trails() == trails
    assert end_of(store) == end
    assert is_sound(store)


@pytest.mark.parametrize("at", [0, 2, -1], ids=["the first", "of version 1", "of today"])
def test_a_change_another_trust_leaves_out_is_refused_for_that_reason_until_that_trust_goes(
    world, at
):
    hand, store = record(), world()
    false = of_another_trust(hand, hand.graph.events[at].hash)
    take(world, store, false)
    with pytest.raises(Refused, match="In your data Moor leaves out a change") as refused:
        take(world, store, hand.content())
    assert "Remove Moor from this computer." in refused.value.advice
    assert store.changes(TRUST) == 0
    store.remove_trust(false.trust_id, note_of(world.author().stamp(), "trust removed"))
    take(world, store, hand.content())
    assert is_as(store, hand)


def test_what_came_unseen_has_been_seen_though_some_is_only_named(world):
    hand, store = record(), world()
    store.bring_in(Arrival(FILES.read(hand.part(AUTUMN)), unseen=True), world.author())
    assert store.unseen(TRUST)
    store.see(TRUST, store.changes(TRUST))
    assert store.unseen(TRUST) == frozenset()


def person(number):
    return uid("person", number)


def erasing(trust, people, *, acts=False):
    """Give a record that erases some people, who perhaps also act in it."""
    hand = Hand("eve")
    hand.say("", "trust", trust, {"name": "Made up"}, trust=trust)
    for one in people:
        if acts:
            hand.say("", "evidence", uid(trust, one), {"title": "x"}, trust=trust, actor=one)
        hand.say("", "erasure", one, {"erased": True}, trust=trust)
    return hand


def content_of(hand, trust, **people):
    return hand.content(trust_id=trust, people=people)


@pytest.fixture
def peopled(world):
    """A store with a trust in which 3 people acted."""
    store, hand = world(), Hand(person(0)).begin(AUTUMN)
    for n in range(3):
        hand.answer(AUTUMN, f"ALN-0{n + 1}", "siloed", actor=person(n))
    names = {person(n): f"Name {n}" for n in range(3)}
    take(world, store, hand.content(people=names))
    return store, hand, names


@pytest.mark.parametrize("acts", [False, True])
def test_another_trust_erases_nobody_who_stands_in_this_one(world, peopled, acts):
    store, _, names = peopled
    other = uid("another trust")
    made = erasing(other, names, acts=acts)
    assert store.names_erased(content_of(made, other)) == frozenset()
    take(world, store, content_of(made, other))
    assert store.people() == names


@pytest.mark.parametrize("acts", [False, True])
def test_a_made_up_trust_that_comes_first_keeps_no_name_out_but_of_its_own_people(
    world, peopled, acts
):
    _, hand, names = peopled
    store, other = world(), uid("another trust")
    take(world, store, content_of(erasing(other, names, acts=acts), other))
    take(world, store, hand.content(people=names))
    assert store.people() == (dict.fromkeys(names, "") if acts else names)


def test_a_person_of_2_trusts_goes_when_both_say_so(world, peopled):
    store, hand, names = peopled
    other, who = uid("another trust"), person(1)
    take(world, store, content_of(erasing(other, [who], acts=True), other))
    assert store.people() == names
    hand.say("", "erasure", who, {"erased": True})
    assert store.names_erased(hand.content()) == {who}
    take(world, store, hand.content(people=names))
    assert store.people() == {**names, who: ""}
    take(world, store, hand.content(people=names))
    assert store.people() == {**names, who: ""}
    assert store.names_erased(hand.content()) == frozenset()


def test_a_name_that_comes_after_its_erasure_stays_out(world, peopled):
    _, hand, names = peopled
    store, who = world(), person(1)
    early = Graph(hand.graph.events[:3])
    early.add(Hand(person(0), early).made("", "erasure", who, {"erased": True}))
    take(world, store, hand.content(events=tuple(early.events), people={}))
    take(world, store, hand.content(people=names))
    assert store.people() == {**names, who: ""}


@pytest.mark.parametrize("place", [AUTUMN, WINTER])
def test_a_sign_off_over_what_was_made_up_is_not_called_valid_once_the_true_change_is_here(
    world, place
):
    hand, store = record(), world()
    true = hand.say(WINTER if place == AUTUMN else AUTUMN, "evidence", uid("true"), {"title": "t"})
    first = hand.graph.events[0]
    false = hand.made(place, "evidence", uid("false"), {"title": "x"}, parents=[true.hash])
    take(world, store, hand.content(events=(first, left_out((first.hash,), true.hash), false)))
    signer = Hand("cat", store.graph(TRUST).fork())
    signer.seal(place)
    take(world, store, signer.content(owners=hand.owners))
    take(world, store, hand.content())
    graph = store.graph(TRUST)
    assert all(map(graph.has, hand.graph.index))
    assert not graph.has(false.hash)
    assert [one.fit for one in check_seals(graph, place)] == [SealFit.PART_ONLY]
    assert is_sound(store)
