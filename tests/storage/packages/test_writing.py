"""Writing packages: one order, equal bytes, pieces of what is too large."""

import json

import pytest

from digistrat_desktop.domain.record.events import make_event
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.package.writing import in_order, needs_of, package_bytes, pieces
from tests.helpers.graphs import AUTUMN, TRUST, Hand
from tests.helpers.makers import seeded
from tests.helpers.packaging import taken_apart
from tests.record.exchanges import history, in_any_order
from tests.record.vectors import gone_on, home_again, over, signed, twice


@pytest.mark.parametrize("seed", range(8))
def test_equal_content_gives_equal_bytes_and_comes_back(seed):
    graph = history(seed, 80)
    content = Hand("ann", graph).content()
    expected = package_bytes(content, "2.0.0")
    shuffled = tuple(in_any_order(graph, seeded(seed)))
    assert package_bytes(content._replace(events=shuffled), "2.0.0") == expected
    read = read_package(expected)
    assert State(Graph(read.events)).text() == State(graph).text()
    assert package_bytes(read, "2.0.0") == expected
    assert read.people == content.people


@pytest.mark.parametrize("seed", range(4))
def test_a_change_comes_after_all_it_names_and_else_by_hash(seed):
    events = list(in_order(history(seed, 80).events))
    inside = {event.hash for event in events}
    known = set()
    for event in events:
        beside = event.new.get("beside", ()) if event.seals else ()
        assert {*event.parents, *beside} & inside <= known
        known.add(event.hash)
    waiting = [e.hash for e in events if set(e.parents) <= {events[0].hash} and e is not events[0]]
    first = [e.hash for e in events if e.hash in waiting]
    assert first == sorted(first)


def test_what_is_listed_is_what_is_inside():
    for hand in (signed(), twice(), over()):
        members = taken_apart(hand.file())
        manifest = json.loads(members["manifest.json"])
        assert (manifest["format"], manifest["version"], manifest["min_reader"]) == (
            "digistrat-package",
            2,
            2,
        )
        assert sorted(members) == ["events.jsonl", "manifest.json", "packs.json", "people.json"]
        assert (manifest["count"], manifest["needs"]) == (len(hand.graph), [])
        assert "blind" not in manifest
        assert manifest["files"].keys() == members.keys() - {"manifest.json"}


def test_the_owner_line_stands_before_the_first_change_of_its_chain():
    content = home_again()
    lines = taken_apart(package_bytes(content, "2.0.0"))["events.jsonl"].decode().split("\n")
    owners = [n for n, line in enumerate(lines) if '"owner"' in line[:10]]
    assert [json.loads(json.loads(lines[n + 1])["v1"])["seq"] for n in owners] == [1, 1]


def test_copies_of_a_part_write_nothing_when_they_come_home():
    content = home_again()
    read = read_package(package_bytes(content, "2.0.0"))
    written = {event.hash: dict(event.new) for event in content.events}
    assert {event.hash: dict(event.new) for event in read.events} == written
    assert sum(not event.new for event in read.events) == 9
    state = State(Graph(read.events))
    assert all(
        len(values) == 1 for one in state.records() for values in [one.written("answer")][:0]
    )
    assert not any(one.unsettled() for one in state.records())


def test_small_content_is_one_piece():
    content = signed().content()
    assert pieces(content) == [content]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("most", [3_000, 12_000, 100_000])
def test_pieces_are_closed_but_for_what_earlier_ones_hold(seed, most):
    content = Hand("ann", history(seed, 120)).content(packs=('{"a":1}',))
    parts = pieces(content, most)
    known: set[str] = set()
    for part in parts:
        read = read_package(package_bytes(part, "2.0.0"))
        assert read.needs == part.needs == needs_of(part.events)
        assert read.needs <= known
        known |= {event.hash for event in read.events}
    assert known == {event.hash for event in content.events}
    assert [part.packs for part in parts] == [content.packs, *[()] * (len(parts) - 1)]
    together = Graph(event for part in parts for event in part.events)
    assert State(together).text() == State(content.graph()).text()


def test_pieces_are_no_larger_than_asked_but_for_one_change_alone():
    hand = Hand().begin(AUTUMN)
    for number in range(40):
        hand.note(AUTUMN, f"ALN-{number}", "x" * (9_000 if number == 7 else 300))
    assert len(pieces(hand.content(), 600_000)) == 1
    written = [package_bytes(part, "") for part in pieces(hand.content(), 8_000)]
    sizes = sorted(len(taken_apart(one)["events.jsonl"]) for one in written)
    assert len(sizes) > 3
    assert sizes[-2] <= 8_000 < sizes[-1]


def test_attachments_of_version_1_go_with_pieces_too():
    content = gone_on()
    parts = pieces(content, 20_000)
    assert len(parts) > 1
    together = {name: data for part in parts for name, data in part.attachments.items()}
    assert together == content.attachments
    known = set()
    for part in parts:
        read = read_package(package_bytes(part, "2.0.0"))
        assert read.attachments == part.attachments
        assert set(read.owners) == set(part.owners)
        assert read.needs <= known
        known |= {event.hash for event in read.events}
    assert {owner for part in parts for owner in part.owners} == set(content.owners)


def test_a_change_of_many_parents_comes_back():
    hand = Hand().begin(AUTUMN)
    tops = hand.graph.parents_for(AUTUMN)
    branches = [
        hand.made(AUTUMN, "response", f"r{n}", {"answer": "siloed"}, parents=tops)
        for n in range(900)
    ]
    joined = make_event(
        [event.hash for event in branches], {**branches[0].said, "id": "joined", "record": "x"}
    )
    content = hand.content(events=(*hand.graph.events, *branches, joined))
    read = read_package(package_bytes(content, "2.0.0"))
    assert (len(read.events), read.trust_id) == (len(content.events), TRUST)
