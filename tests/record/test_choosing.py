"""Copies for colleagues: closed under parents, and holding nothing they should not."""

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import LEFT_OUT
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.record.choosing import events_of_part
from tests.helpers.graphs import AUTUMN, WINTER, Hand, uid
from tests.helpers.packaging import taken_apart
from tests.record.exchanges import history
from tests.record.vectors import two_places


@pytest.fixture
def ann():
    hand = Hand().begin(AUTUMN, WINTER)
    hand.answer(AUTUMN, "ALN-01", "siloed")
    hand.say("", "evidence", uid("e"), {"title": "Minutes"})
    hand.answer(WINTER, "ALN-01", "absent")
    return hand


def places(events):
    return {event.place for event in events}


def test_a_part_holds_the_trusts_own_and_the_assessment(ann):
    events = events_of_part(ann.graph, (AUTUMN,))
    assert places(events) == {"", AUTUMN}
    assert len(events) == len(ann.graph) - 2
    assert len(events_of_part(ann.graph, (AUTUMN, WINTER))) == len(ann.graph)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("blind", [False, True])
def test_every_part_is_closed_and_comes_home_to_the_same(seed, blind):
    graph = history(seed, 60)
    part = Graph(events_of_part(graph, (AUTUMN,), blind=blind))
    assert WINTER not in part.by_place
    for event in graph.events:
        part.add(event)
    assert part.end == graph.end


@pytest.mark.parametrize("seed", range(10))
def test_a_blind_copy_holds_of_an_assessment_only_what_made_it(seed):
    graph = history(seed, 60)
    own = [e for e in events_of_part(graph, (AUTUMN,), blind=True) if e.place == AUTUMN]
    assert [event.key[1] for event in own] == ["assessment"]


def test_what_a_scorer_says_stands_beside_the_answers(ann):
    blind = Hand("cat", Graph(events_of_part(ann.graph, (AUTUMN,), blind=True)))
    blind.say(AUTUMN, "blind_score", uid("s"), {"answer": "absent", "item_id": "ALN-01"})
    ann.take(blind)
    (me,) = ann.graph.by_record[AUTUMN, "blind_score", uid("s")]
    answer = ann.graph.by_record[AUTUMN, "response", uid(AUTUMN, "ALN-01")][0]
    assert not ann.graph.before(answer, me)


@pytest.mark.parametrize("blind", [False, True])
def test_of_version_1_what_is_not_in_a_part_is_only_named(blind):
    hand = two_places()
    hand.answer(AUTUMN, "ALN-05", "embedded")
    content = hand.part(WINTER, blind=blind)
    text = taken_apart(content)["events.jsonl"].decode()
    assert "siloed" not in text
    assert "embedded" not in text
    assert ("secret" in text) is not blind
    read = read_package(content)
    assert {event.place for event in read.events} == {"", WINTER, LEFT_OUT}
    assert {event.hash for event in read.events} <= {event.hash for event in hand.graph.events}
    assert read.blind == (frozenset({WINTER}) if blind else frozenset())


def test_of_version_1_a_blind_copy_leaves_out_what_others_scored():
    text = taken_apart(two_places().part(AUTUMN, blind=True))["events.jsonl"].decode()
    assert "secret" not in text
    assert "blind_score" not in text
    assert "blind_score" in taken_apart(two_places().part(AUTUMN))["events.jsonl"].decode()


def test_a_part_of_version_1_is_filled_in_by_the_whole():
    hand = two_places()
    part = Hand("cat", Graph(events_of_part(hand.graph, (AUTUMN,))))
    part.answer(AUTUMN, "ALN-01", "absent")
    hand.take(part)
    assert hand.state().record((AUTUMN, "response", uid(AUTUMN, "ALN-01"))).settled() == {
        "answer": "absent"
    }


def test_a_blind_copy_is_refused_once_somebody_wrote_about_the_answers(ann):
    said = {"assessment": AUTUMN, "answer_then": "siloed", "comment": "x"}
    ann.say("", "challenge", uid("c"), said)
    assert events_of_part(ann.graph, (AUTUMN,))
    assert events_of_part(ann.graph, (WINTER,), blind=True)
    with pytest.raises(Refused, match="written about the answers"):
        events_of_part(ann.graph, (AUTUMN,), blind=True)
    ann.say("", "reply", uid("r"), {"challenge_id": uid("c"), "words": "siloed"})
    with pytest.raises(Refused, match="written about the answers"):
        events_of_part(ann.graph, (AUTUMN,), blind=True)
