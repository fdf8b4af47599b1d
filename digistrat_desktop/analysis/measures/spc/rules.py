"""The four rules, inside one group.

Source: NHSRplotthedots 0.2.2, as described in docs/spec/metrics.md#rules and
docs/spec/metrics.md#cause-of-a-point; for the Excel profile docs/spec/metrics.md#profiles.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digistrat_desktop.analysis.measures.spc.values import Limits, PointKind, SpecialCause
from digistrat_desktop.domain.frameworks.framework import Direction

_WINDOW = 3


class Flags(NamedTuple):
    relative: list[int | None]
    outside: list[bool | None]
    close: list[bool | None]


class RuleSet(NamedTuple):
    run_length: int = 7  # points in a row that make a shift or a trend
    outside_counts_as_close: bool = False  # points beyond a limit count in the two-of-three rule
    improvement_wins: bool = False  # of two rules the one that means improvement is shown


def flags_of(values: Sequence[float | None], limits: Limits) -> Flags:
    """Place each row against the lines of its group."""
    mean = limits.mean
    if mean is None:
        unknown: list[bool | None] = [None] * len(values)
        return Flags([None] * len(values), unknown, list(unknown))
    relative = [None if v is None else 1 if v > mean else -1 if v < mean else 0 for v in values]
    outside = _beyond(values, limits.lower, limits.upper)
    near = _beyond(values, limits.near_lower, limits.near_upper)
    if True not in outside:
        return Flags(relative, outside, near)
    close = [n if n is None else n and not o for n, o in zip(near, outside, strict=True)]
    return Flags(relative, outside, close)


def flags_each(values: Sequence[float | None], limits: Sequence[Limits]) -> Flags:
    """Place each row against lines of its own."""
    each = [flags_of((value,), own) for value, own in zip(values, limits, strict=True)]
    return Flags(
        [one.relative[0] for one in each],
        [one.outside[0] for one in each],
        [one.close[0] for one in each],
    )


def _beyond(
    values: Sequence[float | None], lower: float | None, upper: float | None
) -> list[bool | None]:
    if lower is None or upper is None:
        return [None] * len(values)
    return [None if v is None else v < lower or v > upper for v in values]


def causes_of(
    values: Sequence[float | None], flags: Flags, rules: RuleSet, direction: Direction
) -> list[SpecialCause]:
    """Say for each row why it stands out; where rules meet, the first of section 7 is given."""
    causes = [SpecialCause.COMMON] * len(values)
    kinds = KINDS[direction]
    # From the weakest claim to the strongest, so that the last one written is the first that applies.
    for found in (
        _shifts(flags, rules.run_length),
        _two_of_three(flags, outside_too=rules.outside_counts_as_close),
        _trends(values, rules.run_length - 1),
        _beyond_limits(flags),
    ):
        for row, cause in found:
            if rules.improvement_wins and _is_better(kinds[causes[row]], kinds[cause]):
                continue
            causes[row] = cause
    return causes


def _is_better(present: PointKind, offered: PointKind) -> bool:
    return present is PointKind.IMPROVEMENT and offered is not PointKind.IMPROVEMENT


def runs(signs: Sequence[int | None], length: int) -> Iterator[tuple[int, int]]:
    """Find stretches of at least `length` equal signs; zero and unknown break a stretch.

    Yields:
        First position and the one after the last.
    """
    after = 0
    # A stretch of `length` rows cannot lie between two looks that are `length` rows apart.
    for look in range(length - 1, len(signs), length):
        if signs[look] and look >= after:
            start, after = _same_around(signs, look)
            if after - start >= length:
                yield start, after


def _same_around(signs: Sequence[int | None], look: int) -> tuple[int, int]:
    sign, start, after = signs[look], look, look + 1
    while start and signs[start - 1] == sign:
        start -= 1
    while after < len(signs) and signs[after] == sign:
        after += 1
    return start, after


def _shifts(flags: Flags, length: int) -> Iterator[tuple[int, SpecialCause]]:
    for start, stop in runs(flags.relative, length):
        up = flags.relative[start] == 1
        cause = SpecialCause.SHIFT_UP if up else SpecialCause.SHIFT_DOWN
        for row in range(start, stop):
            yield row, cause


def _trends(values: Sequence[float | None], length: int) -> Iterator[tuple[int, SpecialCause]]:
    """Mark rises or falls of `length` steps; a step from or to a missing value is no step."""
    steps = [
        None if a is None or b is None else 1 if b > a else -1 if b < a else 0
        for a, b in pairwise(values)
    ]
    marked = {row for start, stop in runs(steps, length) for row in range(start, stop + 1)}
    for row in marked:
        rising = (steps[row] if row + 1 in marked else steps[row - 1]) == 1
        yield row, SpecialCause.TREND_UP if rising else SpecialCause.TREND_DOWN


def _two_of_three(flags: Flags, *, outside_too: bool) -> Iterator[tuple[int, SpecialCause]]:
    """Look at the windows of three that hold two neighbouring close rows; there are few."""
    close = _close_or_outside(flags) if outside_too else flags.close
    near = [row for row, is_close in enumerate(close) if is_close]
    last_start = len(close) - _WINDOW
    for one, other in pairwise(near):
        for start in range(max(0, other - _WINDOW + 1), min(one, last_start) + 1):
            side = _one_side(flags.relative[start : start + _WINDOW])
            if side:
                cause = SpecialCause.NEAR_UPPER if side == 1 else SpecialCause.NEAR_LOWER
                yield one, cause
                yield other, cause


def _close_or_outside(flags: Flags) -> list[bool | None]:
    return [c or o for c, o in zip(flags.close, flags.outside, strict=True)]


def _one_side(relative: list[int | None]) -> int:
    first = relative[0]
    return first if first and relative.count(first) == _WINDOW else 0


def _beyond_limits(flags: Flags) -> Iterator[tuple[int, SpecialCause]]:
    if True not in flags.outside:
        return
    for row, outside in enumerate(flags.outside):
        if outside:
            above = flags.relative[row] == 1
            yield row, SpecialCause.ABOVE_LIMIT if above else SpecialCause.BELOW_LIMIT


def _kinds(high: PointKind, low: PointKind) -> dict[SpecialCause, PointKind]:
    by_sign = {0: PointKind.COMMON, 1: high, -1: low}
    return {cause: by_sign[cause.sign] for cause in SpecialCause}


KINDS = {
    Direction.UP: _kinds(PointKind.IMPROVEMENT, PointKind.CONCERN),
    Direction.DOWN: _kinds(PointKind.CONCERN, PointKind.IMPROVEMENT),
    Direction.NEUTRAL: _kinds(PointKind.NEUTRAL_HIGH, PointKind.NEUTRAL_LOW),
}
