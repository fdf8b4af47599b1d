"""docs/spec/metrics.md read as slowly as it is written: window by window, means as exact fractions.

It shares no code with the product; the property tests hold the two against each other.
"""

from fractions import Fraction
from itertools import pairwise

WINDOW = 7


def mean(values):
    known = [Fraction(v) for v in values if v is not None]
    return float(sum(known) / len(known)) if known else None


def sign(a, b):
    return None if a is None or b is None else (a > b) - (a < b)


def lines(values, fix_after, *, screen):
    base = values[: int(fix_after)] if fix_after else values
    ranges = [None if a is None or b is None else abs(b - a) for a, b in pairwise(base)]
    amr = mean(ranges)
    if screen and amr is not None:
        amr = mean([r for r in ranges if r is not None and r < 3.267 * amr])
    middle = mean(base)
    if amr is None or middle is None:
        return middle, None, None, None, None
    k = 2 * (2.66 / 3)
    return (
        middle,
        middle - (2.66 * amr),
        middle + (2.66 * amr),
        middle - (k * amr),
        middle + (k * amr),
    )


def marked(signs, length, extra=0):
    rows = set()
    for start in range(len(signs) - length + 1):
        window = signs[start : start + length]
        if window[0] in {1, -1} and len(set(window)) == 1:
            rows |= set(range(start, start + length + extra))
    return rows


def causes(values, fix_after=None, *, screen=True, unjudged=0):
    middle, lower, upper, near_lower, near_upper = lines(values, fix_after, screen=screen)
    before, values = ["Common Cause"] * len(values[:unjudged]), values[unjudged:]
    side = [sign(v, middle) for v in values]
    steps = [sign(b, a) for a, b in pairwise(values)]
    no_limits = lower is None
    outside = [False if v is None or no_limits else v > upper or v < lower for v in values]
    close = [
        not o and not (v is None or no_limits) and (v > near_upper or v < near_lower)
        for v, o in zip(values, outside, strict=True)
    ]
    trend = marked(steps, WINDOW - 1, extra=1)
    shift = marked(side, WINDOW)
    pairs = set()
    for start in range(len(values) - 2):
        rows = range(start, start + 3)
        if {side[r] for r in rows} in ({1}, {-1}) and sum(close[r] for r in rows) >= 2:
            pairs |= {r for r in rows if close[r]}

    def cause(row):
        above = side[row] == 1
        if outside[row]:
            return "Above UCL" if above else "Below LCL"
        if row in trend:
            rising = (steps[row] if row + 1 in trend else steps[row - 1]) == 1
            return f"7 Point Trend ({'Increasing' if rising else 'Decreasing'})"
        if row in pairs:
            return f"2 in 3 {'Above' if above else 'Below'} CL"
        if row in shift:
            return f"7 Points {'Above' if above else 'Below'} CL"
        return "Common Cause"

    return [*before, *(cause(row) for row in range(len(values)))]
