"""Mean, moving ranges and limits of one group.

Source: NHSRplotthedots 0.2.2, as described in docs/spec/metrics.md#limits.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from digistrat_desktop.analysis.measures.spc.values import Limits

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
        msg = "the values are too large to be averaged"
        raise ValueError(msg) from None


def moving_ranges(values: Sequence[float | None]) -> list[float | None]:
    """Give each row's distance from the row before; None where either is missing."""
    ranges = [None if a is None or b is None else abs(b - a) for a, b in pairwise(values)]
    return [None, *ranges]


def screened(ranges: Sequence[float | None]) -> tuple[Sequence[float | None], float | None]:
    """Leave out, once, the moving ranges of 3.267 times their mean or more.

    Returns:
        The ranges kept, each in its place, and their mean.
    """
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
