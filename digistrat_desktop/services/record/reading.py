"""The record as a person reads it, and what an auditor needs: a sample, opinions, replies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.analysis.changes import (
    FirstGiven,
    TrailLine,
    first_words,
    linked_words,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.record.events import Event, Key
from digistrat_desktop.domain.record.history import told
from digistrat_desktop.domain.record.workspace import Workspace, evidence_by_response, responses_of
from digistrat_desktop.domain.rules.sampling import Candidate, Drawn, draw_sample
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Reply, place_of_score
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.services.record.change_words import ChangeWords, line_of
from digistrat_desktop.services.store.library import Library


def record_lines(
    library: Library, trust_id: str, record_id: str | None = None, pack: FrameworkPack | None = None
) -> tuple[TrailLine, ...]:
    """Read the changes of a trust, or of one record of it, latest change first.

    Args:
        pack: names its questions and levels; without it their ids are given.
    """
    graph = library.store.graph(trust_id)
    words = ChangeWords(library.store.people(), pack, carried=Carried(graph))
    read = words.learn(told(graph))
    found = [line_of(one, words) for one in read if record_id in {None, one.event.key[2]}]
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class TrailAct:
    """What was done in one go: one line of the change history, which opens to its changes."""

    lines: tuple[TrailLine, ...]

    @property
    def what(self) -> str:
        """Say what it was: its one change, or counts such as "Reading added: 200"."""
        if len(self.lines) == 1:
            return self.lines[0].what
        counts = Counter(line.what for line in self.lines)
        return ". ".join(what if n == 1 else f"{what}: {n:,}" for what, n in counts.items())


def acts_of(lines: Iterable[TrailLine]) -> tuple[TrailAct, ...]:
    """Put the changes of one act together, where the first of them stands."""
    found: dict[str, list[TrailLine]] = {}
    for line in lines:
        found.setdefault(line.act or line.code, []).append(line)
    return tuple(TrailAct(tuple(act)) for act in found.values())


class Maker(NamedTuple):
    name: str  # empty when unknown or erased
    at: datetime  # aware UTC


def makers_of(library: Library, trust_id: str, assessments: Iterable[str]) -> dict[str, Maker]:
    """Give who made each of some assessments, and when, by its id."""
    graph, names = library.store.graph(trust_id), library.store.people()
    found = {}
    for one in assessments:
        numbers = graph.by_record.get((one, Assessment.KIND, one), ())
        for event in (graph.events[n] for n in numbers[:1]):
            found[one] = Maker(names.get(str(event.said["actor"]), ""), event.at)
    return found


def scored_at(library: Library, score: BlindScore) -> datetime | None:
    """Give when a separate answer was last given, aware UTC; None where the data here do not have it."""
    graph = library.store.graph(score.trust_id)
    numbers = graph.by_record.get((place_of_score(score), BlindScore.KIND, str(score.id)), ())
    said = [(n, name) for n in numbers for name in ("answer", "why") if name in graph.events[n].new]
    first = Carried(graph).first(*said[-1]) if said else None
    return graph.events[first].at if first is not None else None


class CarriedAnswer(NamedTuple):
    """An answer that a revision carried over."""

    said: Mapping[str, str]  # what was carried over: level, second answer and reason, by field
    first: tuple[FirstGiven, ...]
    linked: tuple[FirstGiven, ...]  # who linked its evidence
    by: Maker  # who carried it over

    def words_for(self, answer: Response) -> str:
        """Say who first gave what still stands, and who carried it over; empty once it was changed."""
        if any(str(getattr(answer, name)) != said for name, said in self.said.items()):
            return ""
        who = self.by.name or "someone whose name is not available"
        carried = f"Carried over by {who} on {short_day(local_time(self.by.at).date())}."
        told = {(one.actor, one.at.date()) for one in self.first}
        linked = [one for one in self.linked if (one.actor, one.at.date()) not in told]
        parts = (first_words(self.first, local_time), linked_words(linked, local_time), carried)
        return " ".join(filter(None, parts))


def carried_answers(
    library: Library, trust_id: str, assessment_id: str
) -> dict[str, CarriedAnswer]:
    """Give the answers a revision carried over, by id; none of what is no revision."""
    graph, names = library.store.graph(trust_id), library.store.people()
    carried, words = Carried(graph), ChangeWords(names)
    every = map(graph.events.__getitem__, graph.by_place.get(assessment_id, ()))
    copies = [event for event in every if carried.is_copy(event)]
    linked: dict[str, dict[FirstGiven, None]] = {}
    for event in copies:
        if event.key[1] == Support.KIND:
            for one in carried.first_given(event):
                given = words.first_given(event.key, one)._replace(fields=())
                linked.setdefault(str(event.new.get("response_id", "")), {})[given] = None
    said: dict[Key, dict[str, Event]] = {}  # of an answer the copy's last word in each field
    for event in copies:
        if event.key[1] == Response.KIND:
            said.setdefault(event.key, {}).update(dict.fromkeys(_ANSWER & event.new.keys(), event))
    found = {}
    for key, last in said.items():
        told = {name: str(event.new[name]) for name, event in last.items() if event.new[name]}
        if not told:
            continue
        given_ = [
            one._replace(fields=tuple(n for n in one.fields if n in told and last[n] is event))
            for event in {one.hash: one for one in last.values()}.values()
            for one in carried.first_given(event)
        ]
        first = tuple(words.first_given(key, one) for one in given_ if one.fields)
        event = next(iter(last.values()))
        maker = Maker(names.get(str(event.said["actor"]), ""), event.at)
        found[key[2]] = CarriedAnswer(told, first, tuple(linked.get(key[2], ())), maker)
    return found


_ANSWER = frozenset({"answer", "second_answer", "rationale"})


def audit_sample(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack, seed: str, size: int
) -> tuple[Drawn, ...]:
    """Draw at most `size` answers for an auditor; the same printed seed draws the same ones."""
    return draw_sample(candidates_of(workspace, assessment, pack), seed, size)


def candidates_of(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> tuple[Candidate, ...]:
    """Give every answer with a level, how high it claims and how strong its best evidence is."""
    evidence = evidence_by_response(workspace)
    return tuple(
        Candidate(item_id, _claim(pack, item_id, response.answer), _best(evidence, response.id))
        for item_id, response in sorted(responses_of(workspace, assessment.id).items())
        if response.answer not in NO_LEVEL
    )


def _claim(pack: FrameworkPack, item_id: str, answer: str) -> float:
    scale = pack.scale_of(item_id)
    levels = [str(level.id) for level in scale.levels] if scale is not None else []
    if answer not in levels or len(levels) == 1:
        return 0.0
    return levels.index(answer) / (len(levels) - 1)


def _best(evidence: Mapping[str, tuple[tuple[Support, Evidence], ...]], response_id: str) -> int:
    return max((one.strength.order for _, one in evidence.get(response_id, ())), default=0)


def challenges_of(
    workspace: Workspace, assessment_id: str
) -> tuple[tuple[Challenge, Reply | None], ...]:
    """Give auditors' opinions on an assessment with the trust's replies, by item."""
    replies = {reply.challenge_id: reply for reply in workspace.all(Reply)}
    mine = [c for c in workspace.all(Challenge) if c.assessment == assessment_id]
    ordered = sorted(mine, key=lambda c: (c.item_id, c.id))
    return tuple((challenge, replies.get(challenge.id)) for challenge in ordered)
