"""The record as a person reads it, and what an auditor needs: a sample, opinions, replies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.auditing import Challenge, Reply
from digistrat_desktop.domain.codecs import decode_time
from digistrat_desktop.domain.naming import field_words, kind_words
from digistrat_desktop.domain.sampling import Candidate, Drawn, draw_sample
from digistrat_desktop.domain.scales import NO_LEVEL
from digistrat_desktop.domain.workspace import evidence_by_response, responses_of
from digistrat_desktop.services.import_words import value_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from digistrat_desktop.domain.assessment import Assessment, Evidence, Support
    from digistrat_desktop.domain.events import Event
    from digistrat_desktop.domain.framework import FrameworkPack
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.services.library import Library

_NAMING = ("title", "name", "item_id", "aim", "period")


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One change as the record tells it.

    Attributes:
        number: its place on the trail, 1 for the first.
        who: the person's name; empty when it was erased or is not known.
        record: names the record: `answer “ALN-01”`.
        did: made, changed, undone or withdrawn.
        fields: name, before and after, in words.
        clock: the computer's clock stood before the change before it.
    """

    number: int
    at: datetime
    who: str
    record_id: str
    assessment_id: str | None
    record: str
    did: str
    fields: tuple[tuple[str, str, str], ...]
    reason: str
    clock: bool


def record_lines(
    library: Library, trust_id: str, record_id: str | None = None
) -> tuple[RecordLine, ...]:
    """Read the record of a trust, or of one record of it, latest change first."""
    events = library.packages.events_of(trust_id)
    return lines_of(events, library.home(1).people, record_id)


def lines_of(
    events: Iterable[Event], people: Mapping[str, str], record_id: str | None = None
) -> tuple[RecordLine, ...]:
    """Tell changes in words, latest first.

    Args:
        record_id: only those of this record; names found on the way are used all the same.
    """
    names: dict[str, str] = {}
    found = []
    for event in events:
        said = json.loads(event.body)
        names.update(_named(said))
        if record_id is None or said["record"] == record_id:
            found.append(_line(event.seq, said, names, people))
    return tuple(reversed(found))


def _named(said: Mapping[str, Any]) -> dict[str, str]:
    given = [str(said["new"][key]) for key in _NAMING if said["new"].get(key)]
    return {str(said["record"]): given[0]} if given else {}


def _line(
    number: int, said: Mapping[str, Any], names: Mapping[str, str], people: Mapping[str, str]
) -> RecordLine:
    name = names.get(said["record"], "")
    kind = kind_words(said["entity"])
    return RecordLine(
        number=number,
        at=decode_time(said["at"]),
        who=people.get(said["actor"], ""),
        record_id=said["record"],
        assessment_id=said["assessment"],
        record=f"{kind} “{name}”" if name else kind,
        did=_did(said),
        fields=_fields(said, {**names, **people}),
        reason=said["reason"],
        clock=said["clock_flag"],
    )


def _did(said: Mapping[str, Any]) -> str:
    if said["undoes"]:
        return "undone"
    if said["created"]:
        return "made"
    return "withdrawn" if said["new"].get("withdrawn") else "changed"


def _fields(said: Mapping[str, Any], known: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Give the fields an event touched; what an id stands for is told where it is known."""
    old, new = said["old"], said["new"]
    shown = [name for name in new if name != "withdrawn"]
    return tuple((field_words(n), _told(old.get(n), known), _told(new[n], known)) for n in shown)


def _told(value: Any, known: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return "; ".join(_told(part, known) for part in value)
    return known.get(value, value) if isinstance(value, str) else value_words(value)


def audit_sample(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack, seed: str, size: int
) -> tuple[Drawn, ...]:
    """Draw answers for an auditor to look at; the same seed draws the same ones.

    Args:
        seed: printed with the sample, so that anybody can draw it again.
        size: at most so many.
    """
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
