"""The record as a person reads it, and what an auditor needs: a sample, opinions, replies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.record.workspace import Workspace, evidence_by_response, responses_of
from digistrat_desktop.domain.rules.sampling import Candidate, Drawn, draw_sample
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Support
from digistrat_desktop.domain.trust.reviews import Challenge, Reply
from digistrat_desktop.domain.wire.codecs import decode_time
from digistrat_desktop.services.record.change_words import ChangeWords, done_words
from digistrat_desktop.services.store.library import Library


@dataclass(frozen=True, slots=True)
class RecordLine:
    number: int  # its place on the trail, 1 for the first
    at: datetime
    who: str  # the person's name; empty when it was erased or is not known
    record_id: str
    assessment_id: str | None
    record: str  # names the record: `answer “ALN-01”`
    did: str  # made, changed, undone or withdrawn
    fields: tuple[tuple[str, str, str], ...]  # name, before and after, in words
    reason: str
    clock: bool  # the computer's clock stood before the change before it


def record_lines(
    library: Library,
    trust_id: str,
    record_id: str | None = None,
    pack: FrameworkPack | None = None,
) -> tuple[RecordLine, ...]:
    """Read the record of a trust, or of one record of it, latest change first.

    Args:
        pack: names its questions and levels; without it their ids are given.
    """
    words = ChangeWords(library.store.people(), pack)
    return lines_of(library.store.events(trust_id), words, record_id)


def lines_of(
    events: Iterable[Event], words: ChangeWords, record_id: str | None = None
) -> tuple[RecordLine, ...]:
    """Tell changes in words, latest first.

    Args:
        words: tells what ids and codes stand for.
        record_id: only those of this record; names found on the way are used all the same.
    """
    read = words.read(events)
    found = [_line(n, said, words) for n, said in read if record_id in {None, said["record"]}]
    return tuple(reversed(found))


def _line(number: int, said: Mapping[str, Any], words: ChangeWords) -> RecordLine:
    return RecordLine(
        number=number,
        at=decode_time(said["at"]),
        who=words.people.get(said["actor"], ""),
        record_id=said["record"],
        assessment_id=said["assessment"],
        record=words.record(said),
        did=done_words(said),
        fields=words.fields(said),
        reason=said["reason"],
        clock=said["clock_flag"],
    )


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
