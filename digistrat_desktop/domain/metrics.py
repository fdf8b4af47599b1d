"""Measures a trust watches, their readings, and what bears on reading them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from digistrat_desktop.domain.codecs import (
    Choice,
    Day,
    Digest,
    Many,
    Note,
    Number,
    PeriodText,
    Ref,
    Title,
    Whole,
    stored,
)
from digistrat_desktop.domain.framework import Direction, Frequency, MetricKind
from digistrat_desktop.domain.metric_rules import BaselinePoints, ChartRules
from digistrat_desktop.domain.metric_targets import DatedTarget, DatedTargetText
from digistrat_desktop.domain.records import Record
from digistrat_desktop.domain.saying import say

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.ids import PersonId


class ReadingState(StrEnum):
    """What a reading is worth; only final and provisional carry a value."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    NOT_REPORTED = "not_reported"
    SUPPRESSED = "suppressed"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    ReadingState.FINAL: say("Final"),
    ReadingState.PROVISIONAL: say("Provisional"),
    ReadingState.NOT_REPORTED: say("Not reported"),
    ReadingState.SUPPRESSED: say("Suppressed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A measure with its definition. One id is one formula; a changed formula is a new version.

    Attributes:
        catalogue_id: the framework's definition it was taken from, or empty for an own metric.
        decimals: digits shown after the point.
        lag: periods after which a reading is expected to be known.
        target: decimal text in the metric's unit, or empty; holds until the first of `targets`.
        targets: later targets, each with the first day it holds.
        rules: by which its chart is read.
        baseline: points of each stretch that set its limits; 0 for all.
        pair_ids: metrics this one is expected to move, or to be moved by.
    """

    KIND: ClassVar[str] = "metric"

    catalogue_id: str = stored(Title(80), default="")
    name: str = stored(Title(), default="")
    role: MetricKind = stored(Choice(MetricKind), default=MetricKind.LEADING)
    theme: str = stored(Title(), default="")
    unit: str = stored(Title(40), default="")
    decimals: int = stored(Whole(0, 6), default=1)
    direction: Direction = stored(Choice(Direction), default=Direction.NEUTRAL)
    frequency: Frequency = stored(Choice(Frequency), default=Frequency.MONTHLY)
    lag: int = stored(Whole(0, 24), default=1)
    formula: str = stored(Title(500), default="")
    formula_version: int = stored(Whole(1, 999), default=1)
    numerator: str = stored(Note(2_000), default="")
    denominator: str = stored(Note(2_000), default="")
    min_denominator: int = stored(Whole(0, 1_000_000), default=0)
    valid_min: str = stored(Number(), default="")
    valid_max: str = stored(Number(), default="")
    source: str = stored(Title(500), default="")
    pitfalls: tuple[str, ...] = stored(Many(Title(500), 20), default=())
    target: str = stored(Number(), default="")
    targets: tuple[DatedTarget, ...] = stored(Many(DatedTargetText(), 40), default=())
    owner_id: PersonId | None = stored(Ref("person"))
    pair_ids: tuple[str, ...] = stored(Many(Ref("metric"), 10), default=())
    retired: str = stored(Title(), default="")
    rules: ChartRules = stored(Choice(ChartRules), default=ChartRules.NHSR)
    baseline: int = stored(BaselinePoints(), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """A metric's value for one period.

    Attributes:
        value: decimal text in the metric's unit; empty when nothing was reported.
        earlier: values this one replaced, oldest first, as `value | state | replaced at`.
        source_id: the import it came from, or none when typed.
    """

    KIND: ClassVar[str] = "reading"

    metric_id: str = stored(Ref("metric"), default="")
    period: str = stored(PeriodText(), default="")
    value: str = stored(Number(), default="")
    numerator: str = stored(Number(), default="")
    denominator: str = stored(Number(), default="")
    state: ReadingState = stored(Choice(ReadingState), default=ReadingState.FINAL)
    note: str = stored(Note(2_000), default="")
    earlier: tuple[str, ...] = stored(Many(Title(), 50), default=())
    source_id: str | None = stored(Ref("import_source"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebase(Record):
    """New process limits from a date on, for a reason a reader can judge."""

    KIND: ClassVar[str] = "rebase"

    metric_id: str = stored(Ref("metric"), default="")
    from_day: date | None = stored(Day())
    reason: str = stored(Title(300), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Record):
    """A dated remark on a metric's chart."""

    KIND: ClassVar[str] = "annotation"

    metric_id: str = stored(Ref("metric"), default="")
    period: str = stored(PeriodText(), default="")
    remark: str = stored(Title(300), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSource(Record):
    """The file or clipboard some readings came from.

    Attributes:
        sha256: of the file's bytes.
        counts: what became of each row, in words.
    """

    KIND: ClassVar[str] = "import_source"

    name: str = stored(Title(), default="")
    sha256: str = stored(Digest(), default="")
    counts: str = stored(Title(500), default="")
