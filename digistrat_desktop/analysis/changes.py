"""The recorded changes of a trust, each with the part of an audit report that answers for it.

Every change has one part, so that the parts add up to all that is recorded.
Source: docs/spec/judgement.md#asked-and-answered.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from digistrat_desktop.domain.wire.records import kind_words
from digistrat_desktop.domain.words import (
    Labelled,
    listed,
    sentence_case,
    short_day,
    small_first,
)


class Part(Labelled):
    """Where an audit report answers for a change; of those after `OTHER` it lists only the last."""

    ANSWERS = "answers", "Answers of this assessment"
    ASSESSMENT = "assessment", "The trust, the assessment, front sheets and sign-off"
    EVIDENCE = "evidence", "Evidence and its links to answers"
    REVIEWS = "reviews", "Reviewers' conclusions, replies, separate and agreed answers"
    METRICS = "metrics", "Metrics: definitions, chart notes and new limits"
    REVISED = "revised readings", "Readings revised"
    IMPORTS = "imports", "Imports"
    STRATEGY = "strategy", "Strategy, decisions and cases for change"
    PLANS = "plans", "Capacity, resource needs, scenarios and constraints"
    ACTIONS = "actions", "Actions, and findings set aside"
    OTHER = "other", "Other records"
    TYPED = "readings typed in", "Readings typed in, as first recorded"
    IMPORTED = "readings imported", "Readings from a file, as first recorded"
    ELSEWHERE = "other assessments", "Other assessments; each is listed in its own audit report"
    LATE = "after sign-off", "Other assessments, recorded after their sign-off and no part of it"
    TEMPLATES = "templates", "Report templates"
    LEFT_OUT = "left out", "Left out of this copy"
    NAMED_ONLY = "named only", "Not in this copy of the data, which has only their fingerprints"
    AFTER = "after its sign-off", "Recorded after sign-off, and no part of what was signed off"

    @property
    def is_listed(self) -> bool:
        return tuple(Part).index(self) <= tuple(Part).index(Part.OTHER)

    @property
    def is_recorded(self) -> bool:
        """True for what a report answers for, so that its parts add up; not for what came after."""
        return self is not Part.AFTER


class FirstGiven(NamedTuple):
    """Who first gave what a revision carried over, and when."""

    actor: str  # the person's name, or empty when unknown or erased
    at: datetime  # aware UTC
    fields: tuple[str, ...]  # in words


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One recorded change, as the record and an auditor read it."""

    seq: int  # its place in the change history as this copy has it, 1 for the first
    at: datetime  # aware UTC
    actor: str  # the person's name, or empty when unknown or erased
    kind: str
    record_id: str
    record: str  # names the record: `answer “ALN-01 Place of digital”`
    did: str  # added, changed, undone or archived
    reason: str
    fields: tuple[tuple[str, str, str], ...]  # name, before and after, in words; empty for nothing
    left: tuple[tuple[str, str], ...] = ()  # name and value of choices that a new entry was left at
    clock: bool = False  # the computer's clock stood before that of a change it follows
    act: str = ""  # what was done in one go has one act
    code: str = ""  # names the change: the code of its hash
    late: bool = False  # it came after sign-off and is not part of it
    part: Part = Part.OTHER
    item_id: str = ""  # the question of an answer
    archives: bool = False  # what stands before went with its record, and was not emptied
    first: tuple[FirstGiven, ...] = ()  # of what a revision carried over, earliest first

    @property
    def what(self) -> str:
        """Kind and deed, such as "Answer changed"; of one that is only named, that nothing is known."""
        if not self.kind:
            return _NOT_HERE
        return f"{sentence_case(kind_words(self.kind))} {self.did}".strip()


def first_recorded(trail: Iterable[TrailLine]) -> Mapping[str, date]:
    """Give the day each record was first written down, by its id, as far as the changes tell."""
    found: dict[str, date] = {}
    for line in trail:
        if line.record_id:
            found[line.record_id] = min(found.get(line.record_id, date.max), line.at.date())
    return found


_NOT_HERE = "Not in this copy"


def first_words(
    first: Sequence[FirstGiven], here: Callable[[datetime], datetime] = lambda at: at
) -> str:
    """Say who first gave what was carried over: "First given by Bob Shah on 3 May 2026."; or nothing.

    Where several people gave parts of it, each part is named.

    Args:
        here: gives a time as its reader's clock has it.
    """
    told = [_who_and_when(one, here) for one in first]
    if len(told) > 1:
        parts = (listed([small_first(name) for name in one.fields]) for one in first)
        told = [f"{who} ({what})" for who, what in zip(told, parts, strict=True)]
    return f"First given by {listed(told)}." if told else ""


def linked_words(
    linked: Sequence[FirstGiven], here: Callable[[datetime], datetime] = lambda at: at
) -> str:
    """Say who first linked evidence that was carried over, as `first_words`."""
    told = dict.fromkeys(_who_and_when(one, here) for one in linked)
    return f"Evidence linked by {listed(list(told))}." if told else ""


def _who_and_when(one: FirstGiven, here: Callable[[datetime], datetime]) -> str:
    who = one.actor or "someone whose name is not available"
    return f"{who} on {short_day(here(one.at).date())}"
