"""What a framework says beside its questions and metrics: criteria, duties in law, advice on charts."""

from __future__ import annotations

from dataclasses import dataclass

from digistrat_desktop.domain.ids import LevelId
from digistrat_desktop.domain.words import Labelled


class Importance(Labelled):
    """How much rests on a question, in words: lists put what matters most first, nothing is weighed."""

    FOUNDATION = "foundation", "Much else rests on this"
    REFINEMENT = "refinement", "Worth doing when the rest stands"


class ChartKind(Labelled):
    """How a metric's readings are best looked at."""

    XMR = "xmr", "Chart with limits from moving ranges"
    P_LIKE = "p_like", "Chart whose limits widen where the denominator is small"
    TIME_BETWEEN = "time_between", "Time between one event and the next"
    TABLE = "table", "Table with counts and dates"


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reached:
    """What must be ticked for one level."""

    level_id: LevelId
    at_least: int  # how many criteria
    must: tuple[str, ...] = ()  # ids of those it cannot do without


@dataclass(frozen=True, slots=True)
class Criteria:
    """A list to tick: what is met decides the level."""

    intro: str
    elements: tuple[Criterion, ...]
    reached: tuple[Reached, ...]  # one for each level of the section's scale, lowest first

    def level_for(self, met: frozenset[str]) -> LevelId:
        """Give the highest level whose criteria are all there, else the lowest."""
        ticked = sum(one.id in met for one in self.elements)
        fitting = [
            one.level_id
            for one in self.reached
            if ticked >= one.at_least and met.issuperset(one.must)
        ]
        return fitting[-1] if fitting else self.reached[0].level_id


@dataclass(frozen=True, slots=True)
class LegalNote:
    """A duty in law beside a question: advice to check, never a finding of breach."""

    levels: tuple[str, ...]  # ids of the levels that breach the duty as they are worded
    may_levels: tuple[str, ...]  # ids of those that can
    duty: str
    source: str  # id of the source

    def speaks_of(self, level_id: str) -> bool:
        return level_id in self.levels or level_id in self.may_levels


@dataclass(frozen=True, slots=True)
class NamedMoment:
    """A moment a trust can compare with."""

    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """The moment "then" speaks of, which the trust names."""

    question: str
    default: str  # id of the moment meant where none was named
    choices: tuple[NamedMoment, ...]
    caution: str

    def label_of(self, moment_id: str) -> str:
        return next((one.label for one in self.choices if one.id == moment_id), moment_id)


@dataclass(frozen=True, slots=True)
class FirstPriority:
    """How a constraint is marked as coming before all else."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class ChartAdvice:
    kind: ChartKind
    advice: str


@dataclass(frozen=True, slots=True)
class NationalTarget:
    """What is asked of every trust: shown with its date and source, never a reason to act on one point."""

    value: float | None
    words: str
    date: str  # the day it is to be met by, as YYYY-MM-DD; empty where there is none
    source: str  # id of the source
    status: str  # how sure it is, such as "read in secondary sources"


@dataclass(frozen=True, slots=True)
class VisionExample:
    """A vision told in pairs of metrics: how to write one, and one that is made up."""

    title: str
    trust: str
    note: str
    template: str
    made_up_example: str
