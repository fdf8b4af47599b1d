"""The reference analysis: one series in, every point and group out, with mean, ranges and limits.

Source: NHSRplotthedots 0.2.2 (commit 050b07d), as described in docs/spec/metrics.md. What the
product says beyond it is in `product`. Charts other than XmR take their lines from `varied` and
`run_chart` and go the same way.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise, repeat
from math import fsum
from typing import NamedTuple, cast

from digistrat_desktop.analysis.measures.spc import varied
from digistrat_desktop.analysis.measures.spc.rows import (
    Rows,
    Stretch,
    check_options,
    rows_in_order,
    stretches,
)
from digistrat_desktop.analysis.measures.spc.rules import (
    KINDS,
    Flags,
    RuleSet,
    causes_of,
    flags_each,
    flags_of,
)
from digistrat_desktop.analysis.measures.spc.run_chart import median_line, run_causes
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    Limits,
    PointKind,
    Profile,
    SeriesPoint,
    SpcAnalysis,
    SpcGroup,
    SpcOptions,
    SpcPoint,
    SpecialCause,
    Variation,
)
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.trust.metrics import ChartType

# As doubles and in this order of operations they give the reference's results to the last bit.
_LIMIT = 2.66
_NEAR = 2 * (2.66 / 3)
_SCREEN = 3.267


def exact_mean(values: Sequence[float]) -> float | None:
    """Give the correctly rounded mean, or None of nothing.

    A second pass over the differences corrects the first. Without it a series constant at 0.1
    lies beside its own mean and is shown as a special cause.

    Raises:
        ValueError: when the values are too large to be added.
    """
    count = len(values)
    if not count:
        return None
    try:
        first = fsum(values) / count
        return first + fsum([*values, *[-first] * count]) / count
    except (OverflowError, ValueError):
        raise ValueError("the values are too large to be averaged") from None


def moving_ranges(values: Sequence[float | None]) -> list[float | None]:
    """Give each row's distance from the row before; None where either is missing."""
    ranges = [None if a is None or b is None else abs(b - a) for a, b in pairwise(values)]
    return [None, *ranges]


def screened(ranges: Sequence[float | None]) -> tuple[Sequence[float | None], float | None]:
    """Leave out, once, ranges of 3.267 times their mean or more; give those kept and their mean."""
    known = [r for r in ranges if r is not None]
    mean = exact_mean(known)
    if mean is None:
        return ranges, None
    bound = _SCREEN * mean
    if max(known) < bound:
        return ranges, mean
    kept = [r if r is not None and r < bound else None for r in ranges]
    return kept, _mean_of_known(kept)


def _mean_of_known(values: Sequence[float | None]) -> float | None:
    return exact_mean([v for v in values if v is not None])


def limits_of(
    values: Sequence[float | None], fix_after: float | None, *, screen: bool
) -> tuple[Limits, list[float | None]]:
    """Work out one group's lines.

    Args:
        fix_after: rows that make the baseline, or None for all.
        screen: leave outlying moving ranges out.

    Returns:
        The lines, and for each row of the group the moving range that was used.
    """
    base = values if fix_after is None else [v for i, v in enumerate(values) if i < fix_after]
    ranges: Sequence[float | None] = moving_ranges(base)
    ranges, spread = screened(ranges) if screen else (ranges, _mean_of_known(ranges))
    mean = _mean_of_known(base)
    used = [*ranges, *[None] * (len(values) - len(base))]
    if mean is None or spread is None:
        return Limits(mean), used
    return _lines(mean, spread), used


def _lines(mean: float, spread: float) -> Limits:
    return Limits(
        mean=mean,
        lower=mean - (_LIMIT * spread),
        upper=mean + (_LIMIT * spread),
        near_lower=mean - (_NEAR * spread),
        near_upper=mean + (_NEAR * spread),
        mean_moving_range=spread,
    )


SETTLED = 13
"""Rows from which a group's limits are no longer called trial limits."""


_NEW_POINT = cast("Callable[[object], SpcPoint]", partial(tuple.__new__, SpcPoint))


class _Worked(NamedTuple):
    values: Sequence[float | None]
    limits: Limits  # of the last row
    ranges: list[float | None]
    flags: Flags
    causes: list[SpecialCause]
    kinds: list[PointKind]
    unjudged: int
    each: Sequence[Limits] | None  # of every row, where they differ
    by_hand: bool

    @property
    def trial(self) -> bool:
        """True while the group is too short for its limits to have settled."""
        return len(self.values) < SETTLED


def xmr(points: Sequence[SeriesPoint], options: SpcOptions) -> SpcAnalysis:
    """Analyse a series as the reference does; ValueError, in words, where it cannot be analysed.

    By the chart of the options: XmR is the reference's, the others take other lines.
    """
    check_options(options)
    rows = rows_in_order(points, options)
    parts = [(cut, _worked(rows, cut, options)) for cut in stretches(rows.moments, options)]
    last = _assurance(parts[-1][1], options)
    groups = tuple(_group(*part, options, last if part is parts[-1] else None) for part in parts)
    return SpcAnalysis(
        points=tuple(chain.from_iterable(_points(rows, *part) for part in parts)),
        groups=groups,
        variation=groups[-1].variation,
        assurance=last,
        trial=any(group.trial for group in groups),
        options=options,
    )


def _worked(rows: Rows, cut: Stretch, options: SpcOptions) -> _Worked:
    values = rows.values[cut.first : cut.after]
    hand = cut.rebase.by_hand if cut.rebase is not None and options.has_limits else None
    sets_limits = 0 if hand is not None else _sets_limits(cut, options)
    each: Sequence[Limits] | None = None
    ranges: list[float | None] = [None] * len(values)
    if hand is not None:
        limits = hand
    else:
        base = _base(rows, cut, options) if options.left_out else values
        fixed = sets_limits or options.fix_after
        if options.chart is ChartType.XMR:
            limits, ranges = _limits(base, options, fixed)
        elif options.chart.is_by_parts:
            each = _by_parts(rows, cut, options, fixed, base)
            limits = each[-1]
        else:
            limits = _other_limits(base, options, fixed)
    unjudged = min(sets_limits, len(values))
    flags = flags_of(values, limits) if each is None else flags_each(values, each)
    short = hand is None and too_short(len(values), options)
    if short:
        causes = [SpecialCause.COMMON] * len(values)
    else:
        causes = _causes(values, flags, options, unjudged, limits.mean)
    kinds = list(map(KINDS[options.direction].__getitem__, causes))
    by_hand = hand is not None
    return _Worked(values, limits, ranges, flags, causes, kinds, unjudged, each, by_hand)


def _base(rows: Rows, cut: Stretch, options: SpcOptions) -> list[float | None]:
    """Give the values that set limits: one that a person left out is as if it were missing."""
    out = {one.day for one in options.left_out}
    place = slice(cut.first, cut.after)
    pairs = zip(rows.moments[place], rows.values[place], strict=True)
    return [None if moment in out else value for moment, value in pairs]


def _by_parts(
    rows: Rows,
    cut: Stretch,
    options: SpcOptions,
    fix_after: float | None,
    base: Sequence[float | None],
) -> list[Limits]:
    parts = [
        one if one and one.denominator > 0 else None for one in rows.parts[cut.first : cut.after]
    ]
    fixed = [
        None if value is None else one
        for at, (one, value) in enumerate(zip(parts, base, strict=True))
        if fix_after is None or at < fix_after
    ]
    return varied.limits_by_parts(options.chart, parts, fixed, options.scale)


def _other_limits(
    values: Sequence[float | None], options: SpcOptions, fix_after: float | None
) -> Limits:
    """Give the lines of charts without denominators. Source: docs/spec/metrics.md#other-charts."""
    base = [value for at, value in enumerate(values) if fix_after is None or at < fix_after]
    match options.chart:
        case ChartType.C:
            return varied.limits_of_counts(base)
        case ChartType.G:
            return varied.limits_of_cases(base)
        case ChartType.T:
            return varied.from_even(limits_of(varied.to_even(base), None, screen=True)[0])
        case ChartType.RUN:
            return median_line(base)
    return Limits(None)


def _sets_limits(cut: Stretch, options: SpcOptions) -> int:
    """Give the rows that set the limits after a rebase: judged by them, a trend would tell of itself."""
    begins_with_rebase = cut.group > 0
    return options.after_rebase or 0 if begins_with_rebase else 0


def _points(rows: Rows, cut: Stretch, worked: _Worked) -> Iterator[SpcPoint]:
    """Turn columns into points; by `tuple.__new__`, because this is most of the time spent."""
    place = slice(cut.first, cut.after)
    count = len(worked.values)
    columns = (
        rows.periods[place],
        worked.values,
        rows.states[place],
        rows.trajectory[place],
        repeat(cut.group, count),
        worked.each or repeat(worked.limits, count),
        worked.ranges,
        *worked.flags,
        worked.causes,
        worked.kinds,
        repeat(worked.trial, count),
    )
    return map(_NEW_POINT, zip(*columns, strict=True))


def _group(
    cut: Stretch, worked: _Worked, options: SpcOptions, assurance: Assurance | None
) -> SpcGroup:
    kinds = worked.kinds
    return SpcGroup(
        index=cut.group,
        first=cut.first,
        count=len(kinds),
        known=len(worked.values) - list(worked.values).count(None),
        limits=worked.limits,
        trial=worked.trial,
        reason=cut.reason,
        common=kinds.count(PointKind.COMMON),
        improvement=kinds.count(PointKind.IMPROVEMENT),
        concern=kinds.count(PointKind.CONCERN),
        variation=_variation(worked, options),
        assurance=assurance,
        unjudged=worked.unjudged,
        by_hand=worked.by_hand,
    )


def too_short(count: int, options: SpcOptions) -> bool:
    """Tell whether the profile reads nothing from so few rows of an XmR chart."""
    return options.chart is ChartType.XMR and options.profile is Profile.MDC and count < SETTLED


def _limits(
    values: Sequence[float | None], options: SpcOptions, fix_after: float | None
) -> tuple[Limits, list[float | None]]:
    screen = options.profile is Profile.NHSR if options.screen is None else options.screen
    limits, ranges = limits_of(values, fix_after, screen=screen)
    if too_short(len(values), options):
        return Limits(limits.mean), ranges
    return limits, ranges


def _causes(
    values: Sequence[float | None],
    flags: Flags,
    options: SpcOptions,
    unjudged: int,
    middle: float | None,
) -> list[SpecialCause]:
    """Judge the rows after those that set new limits: no rule looks back at these."""
    if not options.has_limits:
        causes = run_causes(values[unjudged:], middle)
        return [SpecialCause.COMMON] * unjudged + causes
    mdc = options.profile is Profile.MDC
    rules = RuleSet(options.run_length, outside_counts_as_close=mdc, improvement_wins=mdc)
    since = slice(unjudged, None)
    judged = Flags(flags.relative[since], flags.outside[since], flags.close[since])
    causes = causes_of(values[since], judged, rules, options.direction)
    return [SpecialCause.COMMON] * unjudged + causes


_VARIATIONS = {
    (PointKind.IMPROVEMENT, 1): Variation.IMPROVEMENT_HIGH,
    (PointKind.IMPROVEMENT, -1): Variation.IMPROVEMENT_LOW,
    (PointKind.CONCERN, 1): Variation.CONCERN_HIGH,
    (PointKind.CONCERN, -1): Variation.CONCERN_LOW,
    (PointKind.NEUTRAL_HIGH, 1): Variation.NEUTRAL_HIGH,
    (PointKind.NEUTRAL_LOW, -1): Variation.NEUTRAL_LOW,
}


def _variation(worked: _Worked, options: SpcOptions) -> Variation | None:
    if not worked.by_hand and too_short(len(worked.values), options):
        return None
    return _VARIATIONS.get((worked.kinds[-1], worked.causes[-1].sign), Variation.COMMON)


def _assurance(worked: _Worked, options: SpcOptions) -> Assurance | None:
    target, limits = options.target, worked.limits
    if target is None or options.direction is Direction.NEUTRAL or not options.has_limits:
        return None
    if not worked.by_hand and too_short(len(worked.values), options):
        return None
    if limits.lower is None or limits.upper is None:
        return Assurance.INCONSISTENT
    inclusive = options.profile is Profile.MDC
    above = target > limits.upper or (inclusive and target == limits.upper)
    below = target < limits.lower or (inclusive and target == limits.lower)
    if above == below:
        return Assurance.INCONSISTENT
    return Assurance.FAIL if above == (options.direction is Direction.UP) else Assurance.PASS
