"""Measures a trust watches, their readings, and what bears on reading them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import Direction, Frequency, MetricKind
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.periods.periods import PeriodKind, period_at
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled, day_label

FEWEST_IN_BASELINE = 12
MOST_IN_BASELINE = 999
MOST_IN_MDC_BASELINE = 20


class ChartRules(Labelled):
    """A named set of rules, with the run that makes a shift or a trend where it can be chosen.

    Source: docs/spec/metrics.md#profiles.
    """

    NHSR = "nhs-r", "NHS-R plot the dots 0.2.2"
    MDC_7 = "mdc-7", "Making Data Count workbook, runs of 7"
    MDC_6 = "mdc-6", "Making Data Count workbook, runs of 6"


class ChartType(Labelled):
    """The chart a metric is read by.

    Source: docs/spec/metrics.md#other-charts.
    """

    XMR = "xmr", "XmR chart"
    RUN = "run", "Run chart with a median"
    P = "p", "P chart: shares, limits by denominator"
    P_PRIME = "p_prime", "P\N{PRIME} chart (Laney): shares that vary more than by chance"
    U = "u", "U chart: rates, limits by denominator"
    U_PRIME = "u_prime", "U\N{PRIME} chart (Laney): rates that vary more than by chance"
    C = "c", "C chart: counts"
    T = "t", "T chart: time between rare events"
    G = "g", "G chart: cases between rare events"
    NONE = "none", "Values without limits"

    @property
    def short(self) -> str:
        """Its name without what it is for: "P chart"."""
        return self.label.partition(":")[0]

    @property
    def is_by_parts(self) -> bool:
        """Whether its limits come from numerators and denominators."""
        return self in {ChartType.P, ChartType.P_PRIME, ChartType.U, ChartType.U_PRIME}

    @property
    def is_between(self) -> bool:
        """Whether a point is what lies between 2 events."""
        return self in {ChartType.T, ChartType.G}


class BaselinePoints(codecs.AsItIs):
    """A number of points that set the limits: 0 for all of them, else 12 or more."""

    def decode(self, name: str, raw: Any) -> int:
        whole = type(raw) is int
        if not whole or (raw and not FEWEST_IN_BASELINE <= raw <= MOST_IN_BASELINE):
            what = f"{name} must be 0, or from {FEWEST_IN_BASELINE} to {MOST_IN_BASELINE}."
            raise InvalidValue(name, what)
        return int(raw)


def read_baseline(text: str, rules: ChartRules) -> int:
    """Read a baseline as typed; nothing, or 0, is 0: all points set the limits.

    Args:
        text: what was typed.
        rules: by which the chart is read; the Excel workbook takes no more than 20 points.

    Raises:
        ValueError: in words.

    Source: docs/spec/metrics.md#input; docs/spec/metrics.md#profiles.
    """
    typed = text.strip()
    most = MOST_IN_BASELINE if rules is ChartRules.NHSR else MOST_IN_MDC_BASELINE
    if not typed or typed == "0":
        return 0
    if typed.isascii() and typed.isdigit() and FEWEST_IN_BASELINE <= int(typed) <= most:
        return int(typed)
    words = (
        f"write a whole number from {FEWEST_IN_BASELINE} to {most}, or leave it empty to use "
        "all points"
    )
    raise ValueError(words)


FROM = " from "


@dataclass(frozen=True, slots=True, order=True)
class DatedTarget:
    """A target and the first day it holds."""

    from_day: date
    value: str  # decimal text in the metric's unit

    @property
    def words(self) -> str:
        """The way it is typed: "75 from Apr 2027", or with the day where it is not the first."""
        return f"{self.value}{FROM}{since_words(self.from_day)}"


class DatedTargetText:
    """A dated target, stored as the day and the number: `2027-04-01 75`."""

    def encode(self, value: DatedTarget) -> str:
        return f"{value.from_day.isoformat()} {value.value}"

    def decode(self, name: str, raw: Any) -> DatedTarget:
        day, _, number = raw.partition(" ") if isinstance(raw, str) else ("", "", "")
        from_day, value = codecs.Day().decode(name, day), codecs.Number().decode(name, number)
        if from_day is None or not value:
            raise InvalidValue(name, f"{name} needs a day and a number.")
        return DatedTarget(from_day, value)


def since_words(day: date) -> str:
    """Name the day a target begins: its month where it is the first of one."""
    return period_at(day, PeriodKind.MONTH).label if day.day == 1 else day_label(day)


def target_on(target: str, dated: Iterable[DatedTarget], day: date) -> str:
    """Give the target in force on a day, decimal text or empty; `target` holds before the dated."""
    begun = [one for one in dated if one.from_day <= day]
    return max(begun).value if begun else target


def targets_in_words(dated: Iterable[DatedTarget]) -> str:
    """Write dated targets the way `metric_targets_typed.read_targets` reads them."""
    return "; ".join(one.words for one in sorted(dated))


class ReadingState(Labelled):
    """What a reading is worth; only final and provisional carry a value."""

    FINAL = "final", "Final"
    PROVISIONAL = "provisional", "Provisional"
    NOT_REPORTED = "not_reported", "Not reported"
    SUPPRESSED = "suppressed", "Suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record, kind="metric"):
    """A measure with its definition. One id is one formula; a changed formula is a new version."""

    # the framework's definition it was taken from, or empty for an own metric
    catalogue_id: str = codecs.stored(codecs.Code(80), default="")
    name: str = codecs.stored(codecs.Title(), default="")
    role: MetricKind = codecs.stored(codecs.ChoiceCodec(MetricKind), default=MetricKind.LEADING)
    theme: str = codecs.stored(codecs.Title(), default="")
    unit: str = codecs.stored(codecs.Title(40), default="")
    decimals: int = codecs.stored(codecs.Whole(0, 6), default=1)  # digits shown after the point
    direction: Direction = codecs.stored(codecs.ChoiceCodec(Direction), default=Direction.NEUTRAL)
    frequency: Frequency = codecs.stored(codecs.ChoiceCodec(Frequency), default=Frequency.MONTHLY)
    # periods after which a reading is expected to be known
    lag: int = codecs.stored(codecs.Whole(0, 24), default=1)
    formula: str = codecs.stored(codecs.Title(500), default="")
    formula_version: int = codecs.stored(codecs.Whole(1, 999), default=1)
    numerator: str = codecs.stored(codecs.Note(2_000), default="")
    denominator: str = codecs.stored(codecs.Note(2_000), default="")
    min_denominator: int = codecs.stored(codecs.Whole(0, 1_000_000), default=0)
    valid_min: str = codecs.stored(codecs.Number(), default="")
    valid_max: str = codecs.stored(codecs.Number(), default="")
    source: str = codecs.stored(codecs.Title(500), default="")
    pitfalls: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Title(500), 20), default=())
    # decimal text in the metric's unit, or empty; holds until the first of `targets`
    target: str = codecs.stored(codecs.Number(), default="")
    # later targets, each with the first day it holds
    targets: tuple[DatedTarget, ...] = codecs.stored(codecs.Many(DatedTargetText(), 40), default=())
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    # metrics this one is expected to move, or to be moved by
    pair_ids: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Ref("metric"), 10), default=())
    retired: str = codecs.stored(codecs.Title(), default="")
    # by which its chart is read
    rules: ChartRules = codecs.stored(codecs.ChoiceCodec(ChartRules), default=ChartRules.NHSR)
    # points of each stretch that set its limits; 0 for all
    baseline: int = codecs.stored(BaselinePoints(), default=0)
    chart: ChartType = codecs.stored(codecs.ChoiceCodec(ChartType), default=ChartType.XMR)
    chart_why: str = codecs.stored(codecs.Title(300), default="")  # why this chart
    # months the chart shows, the latest ones; 0 for all. Limits come from all readings
    shown_months: int = codecs.stored(codecs.Whole(0, 240), default=0)
    # a second target, drawn beside the first and never judged by, and what it is called
    second_target: str = codecs.stored(codecs.Number(), default="")
    second_name: str = codecs.stored(codecs.Title(60), default="")
    # the site or team of the trust it is of; empty for the whole trust
    site: str = codecs.stored(codecs.Title(80), default="")

    @property
    def full_name(self) -> str:
        """Its name with its site or team."""
        return f"{self.name}, {self.site}" if self.site else self.name


class EarlierValue(NamedTuple):
    value: str  # decimal text, or empty when nothing was reported
    state: ReadingState
    until: str  # the day it was replaced, as ISO text

    @property
    def day(self) -> date:
        return date.fromisoformat(self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record, kind="reading"):
    metric_id: str = codecs.stored(codecs.Ref("metric"), default="")
    period: str = codecs.stored(codecs.PeriodText(), default="")
    # decimal text in the metric's unit; empty when nothing was reported
    value: str = codecs.stored(codecs.Number(), default="")
    numerator: str = codecs.stored(codecs.Number(), default="")
    denominator: str = codecs.stored(codecs.Number(), default="")
    state: ReadingState = codecs.stored(
        codecs.ChoiceCodec(ReadingState), default=ReadingState.FINAL
    )
    note: str = codecs.stored(codecs.Note(2_000), default="")
    # values this one replaced, oldest first, as `value | state | replaced at`
    earlier: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Title(), 50), default=())
    # the import it came from, or none when typed
    source_id: str | None = codecs.stored(codecs.Ref("import_source"))

    @property
    def replaced(self) -> tuple[EarlierValue, ...]:
        """The values it had before, oldest first."""
        kept = ([part.strip() for part in one.split("|")] for one in self.earlier)
        return tuple(
            EarlierValue("" if value == "-" else value, ReadingState(state), at[:10])
            for value, state, at in kept
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebase(Record, kind="rebase"):
    """New process limits from a date on, for a reason a reader can judge."""

    metric_id: str = codecs.stored(codecs.Ref("metric"), default="")
    from_day: date | None = codecs.stored(codecs.Day())
    reason: str = codecs.stored(codecs.Title(300), default="")
    # limits set by hand: both, or none where the readings give them; the mean may be left out
    lower: str = codecs.stored(codecs.Number(), default="")
    mean: str = codecs.stored(codecs.Number(), default="")
    upper: str = codecs.stored(codecs.Number(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Record, kind="annotation"):
    metric_id: str = codecs.stored(codecs.Ref("metric"), default="")
    period: str = codecs.stored(codecs.PeriodText(), default="")
    remark: str = codecs.stored(codecs.Title(300), default="")
    # the reading of this period is kept out of the limits, for the reason the remark gives
    keeps_out: bool = codecs.stored(codecs.Flag(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSource(Record, kind="import_source"):
    name: str = codecs.stored(codecs.Title(), default="")
    sha256: str = codecs.stored(codecs.Digest(), default="")  # of the file's bytes
    counts: str = codecs.stored(codecs.Title(500), default="")  # what became of each row, in words
