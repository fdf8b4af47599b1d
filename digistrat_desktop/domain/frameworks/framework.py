"""The assessment's text as values: sections, items, scales and metric definitions.

A pack is read from a file by `frameworks.loader`, never changed in place and pinned by its
`sha256`. Nothing here holds a question of its own: the words are data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from digistrat_desktop.domain.frameworks.advice import (
    ChartAdvice,
    Criteria,
    FirstPriority,
    Importance,
    LegalNote,
    NationalTarget,
    ReferencePoint,
    VisionExample,
)
from digistrat_desktop.domain.frameworks.bridges import Bridge, PackVersion
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.ids import ItemId, LevelId
from digistrat_desktop.domain.words import Labelled


class Named(Protocol):
    """Anything that is found by its id."""

    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=Named)


def found(wanted: str, among: tuple[_N, ...]) -> _N:
    """Return the one with this id; KeyError when there is none."""
    for one in among:
        if one.id == wanted:
            return one
    raise KeyError(wanted)


class SectionKind(StrEnum):
    ALIGNMENT = "alignment"
    CONSTRAINTS = "constraints"
    MOMENTUM = "momentum"
    QUALITY = "quality"
    REFLECTION = "reflection"


class Origin(StrEnum):
    """Where an item or a metric comes from: the original guide, or added from public sources."""

    SEED = "seed"
    EXTENDED = "extended"


class CountsAs(StrEnum):
    UNANSWERED = "unanswered"
    EXCLUDED = "excluded"


class Direction(Labelled):
    """Which way of a metric is better; neutral needs an explanation, not a colour."""

    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"
    NEUTRAL = "neutral", "Neither is better"


class MetricKind(Labelled):
    """Leading measures are a means; outcomes are what the trust is for.

    Of a metric that was imported nobody may have said it yet: it is asked for neither's links.
    """

    LEADING = "leading", "Leading"
    OUTCOME = "outcome", "Outcome"
    NOT_SAID = "not-said", "Not recorded"


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Level:
    """One ordered word of a scale; `order` says before and after, never how much."""

    id: LevelId
    order: int
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An answer that is not a level, such as "Cannot say yet"."""

    id: str
    label: str
    needs_reason: bool
    counts_as: CountsAs


@dataclass(frozen=True, slots=True)
class Scale:
    """Ordered levels (lowest first) and the other answers allowed beside them."""

    id: str
    levels: tuple[Level, ...]
    other_answers: tuple[OtherAnswer, ...] = ()
    question: str = ""

    def level(self, level_id: str) -> Level:
        """Return the level with this id; KeyError when the scale has none."""
        return found(level_id, self.levels)


@dataclass(frozen=True, slots=True)
class LevelText:
    """What one level means for one item."""

    level_id: LevelId  # the level of the section's scale
    text: str  # the full text shown on the level's card
    # the original guide's own lines which the text carries, word for word; often none
    lines: tuple[str, ...] = ()
    better: str = ""  # the next step from this level; from the best one, how to keep it


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge or to talk about, under a permanent id."""

    id: ItemId  # permanent, such as "ALN-01"
    title: str  # human title
    short_title: str  # at most 18 characters, to stand above strips on paper
    question: str  # the question, or the statement to be judged
    # one for each level of the section's scale, lowest first; empty where the scale's own meanings
    # say all (see `FrameworkPack.level_text`) or nothing is scaled
    level_texts: tuple[LevelText, ...] = ()
    evidence_hints: tuple[str, ...] = ()  # what would show it
    beware: str = ""  # the usual over-claim
    mitigations: tuple[str, ...] = ()  # what others do about a constraint
    prompt: str = ""  # a question to start the talk
    origin: Origin = Origin.EXTENDED  # seed or extended
    wgll: tuple[str, ...] = ()  # ids of the What Good Looks Like measures it speaks to
    why: str = ""  # why it matters
    source: tuple[str, ...] = ()  # ids of the pack's sources it rests on
    criteria: Criteria | None = None
    legal: LegalNote | None = None
    importance: Importance | None = None  # None: neither more nor less than the others
    needs: tuple[ItemId, ...] = ()  # the questions whose matter comes first
    settings: tuple[TrustKind, ...] = ()  # the kinds of trust it is meant for; none means every one

    def better_from(self, level_id: str) -> str:
        """Give the next step from a level; empty where the pack says none."""
        return next((one.better for one in self.level_texts if one.level_id == level_id), "")

    def is_for(self, kind: TrustKind) -> bool:
        return not self.settings or kind in self.settings


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together: a family of constraints, or one theme."""

    id: str
    title: str
    intro: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class AskedTwice:
    """The two times a question is asked about; the two answers are never netted."""

    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the assessment that shares one scale."""

    id: str  # such as "ALN"
    title: str  # human title
    intro: str  # what the section is for
    kind: SectionKind  # how its answers may be shown
    scale_id: str | None  # the scale of its items; None where answers are notes
    second_scale_id: str | None  # a second question asked of each item (scope response), or None
    asked_twice: AskedTwice | None  # labels of then and now, or None
    groups: tuple[Group, ...]  # its items, in order
    # ids of the items asked in the short form (see `short_form_ids`)
    short_form: tuple[ItemId, ...]
    reference_point: ReferencePoint | None = None
    first_priority: FirstPriority | None = None

    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    def in_short_form(self, item_id: str) -> bool:
        return item_id in self.short_form


@dataclass(frozen=True, slots=True)
class MetricDefinition:
    """A metric of the catalogue: one id is one formula."""

    id: str
    name: str
    origin: Origin
    kind: MetricKind
    theme: str
    unit: str  # as printed, such as "%" or "working hours"
    decimals: int  # digits after the point when shown
    valid_min: float | None  # lowest possible value in `unit`, or None
    valid_max: float | None  # highest possible value in `unit`, or None
    direction: Direction
    formula: str
    numerator: str
    denominator: str
    min_denominator: int  # below this a figure is marked "small numbers"
    frequency: Frequency
    reporting_lag: int  # periods of `frequency` before a figure is expected to be complete
    source_system: str
    pitfalls: tuple[str, ...]  # how it is usually got wrong
    pair_with: tuple[str, ...]  # ids of metrics to read beside it
    chart: ChartAdvice | None = None
    target: NationalTarget | None = None
    licence: str = ""  # whose the figures and the definition are


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """How evidence is weighed: its scale, its shelf life in months and what to say of a view."""

    scale_id: str
    stale_after_months: int
    rule: str
    caution: str


@dataclass(frozen=True, slots=True)
class CaseField:
    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class CaseExample:
    trust: str
    problem: str
    change_proposed: str
    result_note: str
    lesson: str


@dataclass(frozen=True, slots=True)
class CaseTemplate:
    """What a case for change must say, with one example."""

    intro: str
    fields: tuple[CaseField, ...]
    example: CaseExample | None
    vision_example: VisionExample | None = None


@dataclass(frozen=True, slots=True)
class FrameworkPack:
    """All the words of one assessment, at one version."""

    id: str
    version: str
    title: str
    language: str
    purpose: str
    reading_rules: tuple[str, ...]
    sources: tuple[Source, ...]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    metrics: tuple[MetricDefinition, ...]
    evidence: EvidenceRule
    case_for_change: CaseTemplate
    provider: str = ""  # who made it
    licence: str = ""  # on what terms it may be used
    attribution: str = ""  # what must be said of where it comes from
    bridges: tuple[Bridge, ...] = ()  # from earlier versions, or other packs, to this one
    draft: bool = False  # still being written: new assessments are not begun with it by default
    sha256: str = ""  # lower-case hex digest of the pack's canonical JSON, worked out by the loader

    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items())

    def item(self, item_id: str) -> Item:
        """Return the item with this id; KeyError when the pack has none."""
        return found(item_id, self.items())

    def section(self, section_id: str) -> Section:
        """Return the section with this id; KeyError when the pack has none."""
        return found(section_id, self.sections)

    def section_of(self, item_id: str) -> Section:
        """Return the section that holds the item; KeyError when the pack has no such item."""
        for section in self.sections:
            if any(item.id == item_id for item in section.items()):
                return section
        raise KeyError(item_id)

    def source(self, source_id: str) -> Source:
        """Return the source with this id; KeyError when the pack has none."""
        return found(source_id, self.sources)

    @property
    def called(self) -> str:
        """Its title and version; a draft says so wherever it is named."""
        state = ", a draft" if self.draft else ""
        return f"{self.title}, version {self.version}{state}"

    def bridge_from(self, other: FrameworkPack) -> Bridge | None:
        """Return what it says of another version's questions, or None where it says nothing."""
        wanted = PackVersion(other.id, other.version)
        return next((one for one in self.bridges if one.came_from == wanted), None)

    def scale(self, scale_id: str) -> Scale:
        """Return the scale with this id; KeyError when the pack has none."""
        return found(scale_id, self.scales)

    def scale_of(self, item_id: str) -> Scale | None:
        """Return the scale the item is judged on, or None where its answer is a note."""
        scale_id = self.section_of(item_id).scale_id
        return None if scale_id is None else self.scale(scale_id)

    def metric(self, metric_id: str) -> MetricDefinition:
        """Return the metric with this id; KeyError when the pack has none."""
        return found(metric_id, self.metrics)

    def short_form(self) -> tuple[Item, ...]:
        return tuple(
            item
            for section in self.sections
            for item in section.items()
            if section.in_short_form(item.id)
        )


def short_form_ids(listed: tuple[ItemId, ...], items: tuple[Item, ...]) -> tuple[ItemId, ...]:
    """Return a section's short form: the ids it lists, else its items of origin seed."""
    return listed or tuple(item.id for item in items if item.origin is Origin.SEED)
