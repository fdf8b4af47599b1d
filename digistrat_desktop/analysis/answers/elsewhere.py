"""What an assessment says towards the requirements of others: answers, evidence, metrics, and what is missing.

Nothing is scored and no level follows: a crosswalk says where to look.

Source: docs/spec/judgement.md#requirements-of-others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from digistrat_desktop.analysis.answers.advice import (
    met_words,
    other_level_words,
    reason_words,
    ticked_of,
)
from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.answers.movement import Move
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
    is_fresh,
    not_settled_words,
)
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.counted import Counted, by_number, some_of, together
from digistrat_desktop.domain.frameworks.crosswalk import (
    Bearing,
    Crosswalk,
    CrosswalkSource,
    Requirement,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import MONTHS, day_words, listed, sentence_case, short_day

_NAMED = 8
METRICS = "Metrics"


class Presence(StrEnum):
    """What there is of a question or metric a requirement names."""

    SAID = "said"
    OPEN = "open"  # asked, and nothing is said yet
    NOT_ASKED = "not_asked"  # the form leaves it out, or it is for other types of care
    NOT_ALIKE = "not_alike"  # asked here, and its answers cannot stand for those of the mapping
    NOT_HERE = "not_here"  # the framework of the assessment does not have it
    NOT_TRACKED = "not_tracked"
    NO_VALUE = "no_value"


@dataclass(frozen=True, slots=True)
class Voice:
    """A question or a metric, as far as it speaks to a requirement."""

    target: str  # its id in the framework
    title: str
    area: str  # the section, or what metrics are called
    relation: Bearing
    known: Presence
    word: str  # what is said of it, as people read it
    backing: str  # what stands behind it, or what the metric shows
    reason: str  # why it was answered so
    item: ItemPosition | None = None
    section: SectionPosition | None = None
    metric_id: str = ""  # the metric that is tracked, where one is
    # the question of the mapping about which this one asked in other words; empty for those it names
    instead_of: str = ""
    criteria: str = ""  # how many are met, of how many; empty where the question has none
    other_level: str = ""  # the level the criteria give, and why another was chosen

    @property
    def shown_by(self) -> Counted:
        """Say in sentences what stands behind it, or what a metric shows, and its criteria."""
        return together((sentence_case(self.backing), self.criteria), ". ")

    @property
    def why(self) -> str:
        """Give the reason of the answer, then of a level that its criteria do not give."""
        return " ".join(filter(None, (self.reason.strip(), self.other_level)))

    @property
    def relation_words(self) -> str:
        return f"{self.relation.label}, in other words" if self.instead_of else self.relation.label

    @property
    def is_carried(self) -> bool:
        """True for an answer of the last assessment that nobody has confirmed in this one."""
        return self.item is not None and self.item.carried and self.known is Presence.SAID

    @property
    def is_claimed_only(self) -> bool:
        return self.item is not None and self.item.backing is Backing.CLAIMED_ONLY


@dataclass(frozen=True, slots=True)
class LinkedEvidence:
    """A piece of evidence with what it is evidence for, and what stands against leaning on it."""

    evidence: Evidence
    backs: tuple[str, ...]  # the questions whose level it backs, by id
    beside: tuple[str, ...]  # those it is linked to without backing their level
    doubts: tuple[str, ...]  # such as "out of date"

    @property
    def words(self) -> str:
        """Name it with what helps to find it: "Minutes (document, 3 May 2026, page 4). Backs ALN-05."."""
        one = self.evidence
        day = short_day(one.dated) if one.dated else "no date"
        parts = [one.strength.label.lower(), day, *((one.page,) if one.page else ())]
        about = "; ".join(filter(None, [", ".join(parts), *self.doubts]))
        where = f" Kept in {one.where_kept}" if one.where_kept else ""
        return f"{one.title} ({about}). {sentence_case(self.link_words)}.{where}"

    @property
    def link_words(self) -> str:
        """Say which questions it is evidence for: "backs ALN-05; linked to ALN-06"."""
        linked = [f"backs {listed(self.backs)}"] if self.backs else []
        linked += [f"linked to {listed(self.beside)}"] if self.beside else []
        return "; ".join(linked)


@dataclass(frozen=True, slots=True)
class RequirementReading:
    requirement: Requirement
    voices: tuple[Voice, ...]  # the strongest relation first
    missing: tuple[str, ...]  # sentences; none where nothing is missing
    evidence: tuple[LinkedEvidence, ...]  # each piece once, in the order it is met
    words: Counted  # how much there is, in one sentence

    @property
    def is_heard(self) -> bool:
        return any(one.known is Presence.SAID for one in self.voices)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One crosswalk, read on one assessment."""

    crosswalk: Crosswalk
    requirements: tuple[RequirementReading, ...]
    not_here: (
        Counted  # which questions of the mapping this assessment does not have; empty for none
    )
    lead: Counted

    def of(self, requirement_id: str) -> RequirementReading | None:
        same = (one for one in self.requirements if one.requirement.id == requirement_id)
        return next(same, None)


@dataclass(frozen=True, slots=True)
class Heard:
    """What an assessment has, by the ids of its framework."""

    pack: FrameworkPack
    position: tuple[SectionPosition, ...]
    lines: tuple[MetricLine, ...]
    metrics: tuple[Metric, ...]  # those in use
    as_of: date = date.max  # the day on which evidence is weighed
    replaced: frozenset[str] = frozenset()  # the evidence of which a later version is there
    moves: tuple[Move, ...] = ()  # since the last assessment


def read_elsewhere(crosswalk: Crosswalk, heard: Heard) -> Elsewhere:
    """Read one crosswalk on an assessment, in the crosswalk's order."""
    ear = _Ear(heard, crosswalk)
    requirements = tuple(_requirement(one, ear) for one in crosswalk.requirements)
    not_here = _not_here(crosswalk, requirements, heard.pack)
    return Elsewhere(crosswalk, requirements, not_here, _lead(crosswalk, requirements))


class _Ear:
    """Finds what is said of a question or a metric."""

    def __init__(self, heard: Heard, crosswalk: Crosswalk) -> None:
        self.name = crosswalk.key  # for its counts
        self._called = dict(crosswalk.names)
        self.pack, self._apart = heard.pack, crosswalk.apart
        is_copy = crosswalk.pack_id != heard.pack.id
        own = f"{heard.pack.title} {heard.pack.version}"
        # what is said of a question or metric that the framework does not have
        self.lacks = (
            f"Not as it was in {own}" if is_copy else f"Not in version {heard.pack.version}"
        )
        self._heard = heard
        self._earlier = dict(crosswalk.earlier)
        self._items = {str(i.item.id): (s, i) for s in heard.position for i in s.items}
        self._defined = {one.id: one.name for one in heard.pack.metrics}
        self._tracked = {one.catalogue_id: one for one in heard.metrics if one.catalogue_id}
        self._lines = {one.metric_id: one for one in heard.lines}
        self._moves = {one.item_id: one for one in heard.moves}

    def voices(self, requirement: Requirement) -> tuple[Voice, ...]:
        """Give what it names, each followed by what asked about it in other words; none twice."""
        named = {one.target for one in requirement.mappings}
        found: list[Voice] = []
        for one in requirement.mappings:
            tell = self.metric if one.is_metric else self.question
            found.append(tell(one.target, one.relation))
            others = [e for e in self._earlier.get(one.target, ()) if e in self._items]
            for other in [e for e in others if e not in named]:
                named.add(other)
                voice = self.question(other, one.relation)
                found.append(replace(voice, instead_of=one.target))
        return tuple(found)

    def evidence(self, voices: Iterable[Voice]) -> tuple[LinkedEvidence, ...]:
        """Give every piece of evidence behind some questions, once."""
        linked = [(v.item, e) for v in voices if v.item for _, e in v.item.evidence]
        found = {evidence.id: evidence for _, evidence in linked}
        return tuple(
            LinkedEvidence(
                evidence,
                tuple(i.item.id for i, e in linked if e.id == one and _is_backed(i, one)),
                tuple(i.item.id for i, e in linked if e.id == one and not _is_backed(i, one)),
                tuple(self._doubts(evidence)),
            )
            for one, evidence in found.items()
        )

    def _doubts(self, evidence: Evidence) -> Iterator[str]:
        if evidence.id in self._heard.replaced:
            yield "replaced by a later version"
        if evidence.dated is None:
            return
        if evidence.dated > self._heard.as_of:
            yield "dated after this assessment"
        elif not is_fresh(evidence, self._heard.as_of, self.pack.evidence.stale_after_months):
            yield "out of date"

    def question(self, target: str, relation: Bearing) -> Voice:
        found = None if target in self._apart else self._items.get(target)
        if found is None:
            return self._unknown(target, relation)
        section, item = found
        known = _known(item)
        ticked = ticked_of(item.item, item.response) if known is Presence.SAID else None
        return Voice(
            *(target, item.item.title, section.section.title, relation, known),
            _word(section, item, known),
            _backing(section, item),
            reason_words(item.response, self._moves.get(target)),
            item=item,
            section=section,
            criteria=met_words(ticked, item.item.id) if ticked else "",
            other_level=other_level_words(ticked, section.scale) if ticked else "",
        )

    def _unknown(self, target: str, relation: Bearing) -> Voice:
        before = [
            f"{one} {self._items[one][1].item.title}"
            for one in self._earlier.get(target, ())
            if one in self._items
        ]
        words = f"asked in other words: {listed(before)}" if before else ""
        title = self._called.get(target, target)
        if target in self._items:
            known, said = self._not_alike(target)
            return Voice(target, title, "", relation, known, said, words, "")
        return Voice(target, title, "", relation, Presence.NOT_HERE, self.lacks, words, "")

    def _not_alike(self, target: str) -> tuple[Presence, str]:
        """Give what is said of a question under an id of the mapping that does not mean the same."""
        if _known(self._items[target][1]) is Presence.NOT_ASKED:
            return Presence.NOT_ASKED, _NOT_ASKED
        return Presence.NOT_ALIKE, _NOT_ALIKE

    def metric(self, target: str, relation: Bearing) -> Voice:
        if target in self._apart:
            return self._unknown(target, relation)
        metric = self._tracked.get(target)
        line = self._lines.get(metric.id) if metric is not None else None
        if metric is None or line is None:
            name = self._defined.get(target)
            if name is None:
                return self._unknown(target, relation)
            known = Presence.NOT_TRACKED
            return Voice(target, name, METRICS, relation, known, "Not tracked", "", "")
        known = Presence.SAID if line.latest else Presence.NO_VALUE
        word = f"{line.latest}, {line.latest_when}" if line.latest else "No reading"
        about = (target, metric.name, METRICS, relation, known, word)
        return Voice(*about, line.sentence, "", metric_id=metric.id)


def _is_backed(item: ItemPosition, evidence_id: str) -> bool:
    return any(evidence.id == evidence_id for _, evidence in item.backed_by)


_NOT_ASKED, _NOT_ALIKE = "Not asked here", "Asked, but not comparable"


def _known(item: ItemPosition) -> Presence:
    if item.is_answered:
        return Presence.SAID
    return Presence.OPEN if item.asked or item.is_begun else Presence.NOT_ASKED


def _word(section: SectionPosition, item: ItemPosition, known: Presence) -> str:
    if known is Presence.NOT_ASKED:
        return _NOT_ASKED
    if section.scale is None:
        return "Noted" if item.noted else "Not answered"
    if item.standing is Standing.NOT_SETTLED:
        return not_settled_words(item, (answer_label(section, side) for side in item.sides))
    label = answer_label(section, item.answer)
    return f"{label} (half answered)" if item.standing is Standing.HALF_ANSWERED else label


def _backing(section: SectionPosition, item: ItemPosition) -> str:
    if item.backing is Backing.NOT_CLAIMED:
        return ""
    if item.backing is Backing.SHOWN and item.strongest is not None:
        parts = (item.strongest.label.lower(), other_evidence(section, item))
        return "; ".join(part for part in parts if part)
    if item.supported:
        return f"shows {answer_label(section, item.supported)} only"
    return "claimed, not yet backed by evidence"


def _requirement(requirement: Requirement, ear: _Ear) -> RequirementReading:
    voices = ear.voices(requirement)
    missing = tuple(_missing(requirement, voices, ear.lacks))
    words = _words(requirement, voices, ear.name)
    return RequirementReading(requirement, voices, missing, ear.evidence(voices), words)


_GAPS = (
    (Presence.OPEN, "Not answered yet"),
    (Presence.NOT_ASKED, "Not asked in this assessment"),
    (Presence.NOT_ALIKE, _NOT_ALIKE),
    (Presence.NOT_TRACKED, "Metrics not tracked"),
    (Presence.NO_VALUE, "Metrics with no reading"),
)


def _missing(requirement: Requirement, voices: tuple[Voice, ...], lacks: str) -> Iterable[str]:
    """Say what is missing, in sentences that name it."""
    if requirement.gap:
        yield requirement.gap
    for known, words in (*_GAPS, (Presence.NOT_HERE, lacks)):
        named = [_named(one) for one in voices if one.known is known]
        if named:
            yield f"{words}: {listed(named)}."
    carried = [_named(one) for one in voices if one.is_carried]
    if carried:
        yield f"Carried forward, not yet confirmed: {listed(carried)}."
    bare = [_named(one) for one in voices if one.is_claimed_only]
    if bare:
        yield f"Claimed, not yet backed by evidence: {listed(bare)}."


def _named(voice: Voice) -> str:
    is_alone = voice.title == voice.target or voice.target.islower()
    name = voice.title if is_alone else f"{voice.target} {voice.title}"
    return (
        f"{name} ({voice.backing})" if voice.known is Presence.NOT_HERE and voice.backing else name
    )


def _words(requirement: Requirement, voices: tuple[Voice, ...], name: str) -> Counted:
    if not voices:
        return Counted([("No question or metric relates to it.", "")])
    of = f"{name} {requirement.id}"
    values = sum(one.known is Presence.SAID for one in voices if one.item is None)
    if not any(one.known is Presence.SAID for one in voices):
        return Counted([(f"{_SILENT[_silence(voices)]}.", "")])
    one, many = "{n} question relates to it", "{n} questions relate to it"
    first = _answered([v for v in voices if v.item and not v.instead_of], of, one, many)
    one, many = "{n} question asked it in other words", "{n} questions asked it in other words"
    other = _answered([v for v in voices if v.instead_of], f"{of} in other words", one, many)
    one, many = "{n} metric has a value", "{n} metrics have a value"
    with_value = by_number(values, f"metrics for {of}", one, many)
    return together((together((first, other, with_value if values else ""), ". "), "."))


_ASKED = frozenset({Presence.OPEN, Presence.NO_VALUE})
_SILENT = {
    Presence.OPEN: "Asked, with no answer or value yet",
    Presence.NOT_ALIKE: _NOT_ALIKE,
    Presence.NOT_ASKED: "Not asked in this assessment",
}


def _silence(voices: Iterable[Voice]) -> Presence:
    """Give why nothing is said: it waits for an answer, is asked but not comparable, or is not asked."""
    known = {one.known for one in voices}
    if known & _ASKED:
        return Presence.OPEN
    return Presence.NOT_ALIKE if Presence.NOT_ALIKE in known else Presence.NOT_ASKED


def _answered(questions: Sequence[Voice], of: str, one: str, many: str) -> Counted:
    """Say how many questions there are, and how many of them are answered; empty for none."""
    if not questions:
        return Counted()
    answered = sum(voice.known is Presence.SAID for voice in questions)
    said = by_number(len(questions), f"questions for {of}", one, many)
    given = by_number(answered, f"answered for {of}", "{n} is answered", "{n} are answered")
    return together((said, given), ", ")


def _not_here(
    crosswalk: Crosswalk, requirements: Iterable[RequirementReading], pack: FrameworkPack
) -> Counted:
    named = {
        voice.target: f"“{voice.title}”" if voice.title != voice.target else voice.target
        for one in requirements
        for voice in one.voices
        if voice.known in {Presence.NOT_HERE, Presence.NOT_ALIKE}
    }
    is_copy = crosswalk.pack_id != pack.id
    own = f"{pack.title} {pack.version}"
    head = f"This crosswalk was written for version {crosswalk.pack_version} of the framework. "
    lacks = f"Version {pack.version}, which this assessment uses, does not have: "
    if is_copy:
        head = (
            f"This crosswalk was written for {crosswalk.pack_id} {crosswalk.pack_version}. {own}, which "
            "this assessment uses, is based on it. Questions and metrics that mean the same count. "
        )
        lacks = "These are not as they were: "
    if not named:
        return Counted([(head.strip(), "")] if is_copy else [])
    names = some_of(list(named.values()), _NAMED, f"questions of {crosswalk.key} that are not here")
    tail = ". Each is named below where it is missing."
    return together((head, lacks, names, tail))


def _lead(crosswalk: Crosswalk, requirements: tuple[RequirementReading, ...]) -> Counted:
    """Name the requirements nothing speaks to yet: a share of those met would be a score."""
    parents = {one.requirement.part_of for one in requirements}
    whole = [one for one in requirements if one.requirement.id not in parents]
    silent = [one for one in whole if not one.is_heard]
    if not silent:
        return Counted([("Every requirement has an answer or a metric.", "")])
    if len(silent) == len(whole):
        return Counted([("These requirements have no answer or metric yet.", "")])
    parts = (
        (f"{_SILENT[why]}: ", name, [one for one in silent if _silence(one.voices) is why])
        for why, name in _UNHEARD.items()
    )
    said = (
        together((head, _ids(found, f"requirements of {crosswalk.key} {name}"), "."))
        for head, name, found in parts
        if found
    )
    return together(said, " ")


_UNHEARD = {  # of those with nothing said: what each count is called
    Presence.OPEN: "without an answer",
    Presence.NOT_ALIKE: "not comparable",
    Presence.NOT_ASKED: "not asked",
}


def _ids(readings: Iterable[RequirementReading], name: str) -> Counted:
    return some_of([one.requirement.id for one in readings], _NAMED, name)


def dates_words(source: CrosswalkSource) -> str:
    """Say when a source was published, and when it was changed."""
    changed = f"changed {_day(source.updated)}" if source.updated else ""
    return ", ".join(filter(None, [_day(source.date), changed]))


def _day(written: str) -> str:
    """Write a date of a file as prose does; other words stay as they are."""
    parts = written.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != len("2026"):
        return written
    year, *rest = map(int, parts)
    try:
        if len(rest) == 1:
            return f"{MONTHS[date(year, rest[0], 1).month - 1]} {year}"
        return day_words(date(year, *rest)) if rest else written
    except (ValueError, TypeError):
        return written
