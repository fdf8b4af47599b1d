"""What goes into a control chart and what comes out of it, as values.

Rows and points are named tuples, not dataclasses: a frozen dataclass of twelve fields takes about
five times as long to make, and 500 metrics of 60 points are read at once.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.trust.metrics import ChartType, ReadingState
from digistrat_desktop.domain.words import Labelled


class Apart(Labelled):
    """The state of a point whose value people reported apart, until somebody chooses."""

    NOT_SETTLED = "not_settled", "Not settled"


PointState: TypeAlias = ReadingState | Apart


class Profile(StrEnum):
    """A named set of rules; its name is printed with every chart.

    Source: docs/spec/metrics.md#profiles.
    """

    NHSR = "NHS-R plot the dots 0.2.2"
    MDC = "MDC Excel"


class SpecialCause(StrEnum):
    """Why a point stands out, by the reference's own names.

    Source: docs/spec/metrics.md#cause-of-a-point.
    """

    COMMON = "Common Cause"
    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    TREND_UP = "7 Point Trend (Increasing)"
    TREND_DOWN = "7 Point Trend (Decreasing)"
    NEAR_UPPER = "2 in 3 Above CL"
    NEAR_LOWER = "2 in 3 Below CL"
    SHIFT_UP = "7 Points Above CL"
    SHIFT_DOWN = "7 Points Below CL"
    # of a run chart, which has no limits
    FAR_ABOVE = "Far Above Median"
    FAR_BELOW = "Far Below Median"

    @property
    def sign(self) -> int:
        """Return +1 for high or rising, -1 for low or falling, 0 for common cause."""
        if self is SpecialCause.COMMON:
            return 0
        return 1 if self in _HIGH else -1


_HIGH = frozenset(
    {
        SpecialCause.ABOVE_LIMIT,
        SpecialCause.TREND_UP,
        SpecialCause.NEAR_UPPER,
        SpecialCause.SHIFT_UP,
        SpecialCause.FAR_ABOVE,
    }
)


class PointKind(StrEnum):
    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """What the latest point says about change."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether the process as it runs can be expected to meet its target."""

    PASS = "pass"  # noqa: S105  # the reference's word, not a secret
    FAIL = "fail"
    INCONSISTENT = "inconsistent"


class SeriesPoint(NamedTuple):
    period: Period | date  # when
    value: float | None  # None when nothing was reported
    # final, provisional, not reported or suppressed; the last two have no value
    state: PointState = ReadingState.FINAL


@dataclass(frozen=True, slots=True)
class Series:
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class RebaseAt:
    """A new group of limits from the row of exactly this date on, and why; perhaps set by hand."""

    day: date
    reason: str = ""
    lower: float | None = None
    mean: float | None = None
    upper: float | None = None

    @property
    def by_hand(self) -> "Limits | None":
        """The limits a person set; None where the rows give them."""
        lower, upper = self.lower, self.upper
        if lower is None or upper is None or lower >= upper:
            return None
        middle = (lower + upper) / 2 if self.mean is None else self.mean
        near = _TWO_THIRDS
        return Limits(
            middle,
            lower,
            upper,
            middle - (middle - lower) * near,
            middle + (upper - middle) * near,
        )


_TWO_THIRDS = 2 / 3


class Parts(NamedTuple):
    """What a share or a rate is made of."""

    numerator: float
    denominator: float


class KeptOutRow(NamedTuple):
    """A row that is kept out of the limits, and why; it is judged by them all the same."""

    day: date
    reason: str


RUN_CHART_SHIFT, RUN_CHART_TREND = 6, 5
"""Points in a row that make a shift or a trend on a run chart."""


@dataclass(frozen=True, slots=True)
class SpcOptions:
    direction: Direction = Direction.UP  # which way is better
    target: float | None = None  # in the metric's unit, or None
    rebases: tuple[RebaseAt, ...] = ()  # where new limits begin
    # rows of each group that make its baseline, or None for all rows
    fix_after: float | None = None
    # the same for groups that a rebase begins, whose baseline is not judged; None as others
    after_rebase: int | None = None
    # leave outlying moving ranges out of the limits; None for the profile's own way
    screen: bool | None = None
    # planned values, one a row in the order of the rows; drawn, never analysed
    trajectory: tuple[float | None, ...] = ()
    profile: Profile = Profile.NHSR  # the named set of rules
    # points in a row that make a shift or a trend; 7, or 6 in the Excel profile
    run_length: int = 7
    # whole numbers are counts of events, which may be too few for a chart of this kind
    counts: bool = True
    chart: ChartType = ChartType.XMR
    # numerator and denominator, one pair a row in the order of the rows, for charts that need them
    parts: tuple[Parts | None, ...] = ()
    scale: float = 1.0  # what a share of 1 is in the metric's unit: 100 for %
    left_out: tuple[KeptOutRow, ...] = ()
    # drawn, never analysed: a second target with its name, later targets, months to show (0: all)
    second_target: float | None = None
    second_name: str = ""
    path: tuple[tuple[date, float], ...] = ()
    shown_months: int = 0

    @property
    def shift_run(self) -> int:
        """Points in a row on one side that make a shift."""
        return RUN_CHART_SHIFT if self.chart is ChartType.RUN else self.run_length

    @property
    def trend_run(self) -> int:
        """Points in a row that rise or fall and so make a trend."""
        return RUN_CHART_TREND if self.chart is ChartType.RUN else self.run_length

    @property
    def has_limits(self) -> bool:
        return self.chart not in {ChartType.RUN, ChartType.NONE}


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines of one group; None where undefined."""

    mean: float | None
    lower: float | None = None  # lower process limit
    upper: float | None = None  # upper process limit
    near_lower: float | None = None  # two thirds of the way to the lower limit; never drawn
    near_upper: float | None = None  # two thirds of the way to the upper limit; never drawn
    mean_moving_range: float | None = None  # after screening


def ended(limits: Limits, low: float | None, high: float | None) -> Limits:
    """End the lower and the upper limit where values must; the same limits where they do."""
    lower, upper = limits.lower, limits.upper
    if lower is not None and low is not None:
        lower = max(lower, low)
    if upper is not None and high is not None:
        upper = min(upper, high)
    if (lower, upper) == (limits.lower, limits.upper):
        return limits
    return replace(limits, lower=lower, upper=upper)


PROVISIONAL = "p"
"""The letter of a provisional value."""


class SpcPoint(NamedTuple):
    period: Period | date
    value: float | None
    state: PointState
    trajectory: float | None
    group: int  # running number of its group, as the reference counts
    limits: Limits
    # the range used for the limits, None when there is none or it was screened
    moving_range: float | None
    relative: int | None  # 1 above the mean, -1 below, 0 on it, None unknown
    outside: bool | None  # beyond a limit; None unknown
    close: bool | None  # beyond two thirds of a limit but not outside; None unknown
    cause: SpecialCause
    kind: PointKind
    trial: bool  # its group has fewer than 13 rows

    @property
    def is_provisional(self) -> bool:
        return self.state is ReadingState.PROVISIONAL

    @property
    def caveat(self) -> str:
        """What is written behind its value wherever words give it; empty for a final one."""
        return f" ({ReadingState.PROVISIONAL.label.lower()})" if self.is_provisional else ""

    @property
    def mark(self) -> str:
        """The letter behind its value where there is no room for a word, in a grid or a chart."""
        return PROVISIONAL if self.is_provisional else ""


@dataclass(frozen=True, slots=True)
class SpcGroup:
    index: int  # running number, as the reference counts
    first: int  # position of its first row among all points
    count: int  # rows, missing values included
    known: int  # rows with a value
    limits: Limits
    trial: bool
    reason: str  # why new limits begin here; empty for the first group
    common: int
    improvement: int
    concern: int
    variation: Variation | None  # of its last row; None when the profile gives none
    assurance: Assurance | None  # on the last group only
    unjudged: int = 0  # rows at its start that set its limits and are never marked
    by_hand: bool = False  # its limits were set by a person


class RemarkKind(StrEnum):
    """What must be said beside a chart, or instead of one."""

    NO_READINGS = "no_readings"
    NO_VALUES = "no_values"
    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"
    NO_NEIGHBOURS = "no_neighbours"
    FLAT_BASELINE = "flat_baseline"
    UNKNOWN_REBASE = "unknown_rebase"
    GAP = "gap"
    NOT_REPORTED = "not_reported"
    SUPPRESSED = "suppressed"
    NOT_SETTLED = "not_settled"
    RARE_EVENTS = "rare_events"
    SMALL_COUNTS = "small_counts"
    NO_PARTS = "no_parts"  # rows whose numerator or denominator is not known
    NO_LIMITS_CHOSEN = "no_limits_chosen"
    FEW_FOR_RUNS = "few_for_runs"
    FEW_RUNS = "few_runs"
    MANY_RUNS = "many_runs"
    LEFT_OUT = "left_out"
    BY_HAND = "by_hand"
    FRACTIONS = "fractions"  # no value is above 1, beside a unit or a target of percentages
    SAME_PERIOD = "same_period"  # several events in one period, which are one point


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that cannot be said, or must be known to read the chart."""

    kind: RemarkKind
    periods: tuple[Period | date, ...] = ()  # the periods it is about, in order
    day: date | None = None  # the date that was asked for, where it is about one
    offered: Period | date | None = None  # the period to use instead, where there is one


@dataclass(frozen=True, slots=True)
class SpcAnalysis:
    points: tuple[SpcPoint, ...]
    groups: tuple[SpcGroup, ...]
    variation: Variation | None  # None when there is nothing to read it from
    # None without a target, with a neutral direction or without variation
    assurance: Assurance | None
    trial: bool  # some group has fewer than 13 rows
    options: SpcOptions
    remarks: tuple[Remark, ...] = ()  # what must be said beside the chart

    @property
    def last(self) -> SpcPoint | None:
        """The latest row that has a value."""
        return next((p for p in reversed(self.points) if p.value is not None), None)

    @property
    def signal_from(self) -> int:
        """Where the marked rows begin that reach the last row; past the end where it is not marked."""
        first, kind = len(self.points), self.points[-1].kind if self.points else None
        if kind is PointKind.COMMON:
            return first
        while first and self.points[first - 1].kind is kind:
            first -= 1
        return max(first, self.judged_from)

    @property
    def judged_from(self) -> int:
        """Where the rows begin that the latest limits judge: those that set new limits are not."""
        group = self.groups[-1] if self.groups else None
        return group.first + group.unjudged if group else 0

    def left_out(self, point: SpcPoint) -> str:
        """Say why a point is kept out of the limits; empty where it is not."""
        if not self.options.left_out:
            return ""
        moment = point.period.start if isinstance(point.period, Period) else point.period
        return next((one.reason for one in self.options.left_out if one.day == moment), "")

    def sets_limits(self, point: SpcPoint) -> bool:
        """Tell whether a point helped to set new limits and is therefore not judged."""
        return any(point in self.points[g.first : g.first + g.unjudged] for g in self.groups)

    @property
    def judged(self) -> tuple[SpcPoint, ...]:
        """The rows the latest limits judge."""
        return self.points[self.judged_from :]

    def remark(self, kind: RemarkKind) -> Remark | None:
        return next((r for r in self.remarks if r.kind is kind), None)
