"""Control charts other than XmR, worked out again with fractions and nothing of the program's.

Written from the published formulas (docs/spec/metrics.md#other-charts), for tests to compare with.
"""

from fractions import Fraction
from itertools import combinations, pairwise
from math import sqrt


def by_parts(numerators, denominators, *, share, prime=False, left_out=()):
    """Give (lower, mean, upper) of each row, of shares or rates of 1."""
    rows = range(len(numerators))
    base = [n for n in rows if n not in left_out]
    mean = Fraction(sum(numerators[n] for n in base), sum(denominators[n] for n in base))
    spread = mean * (1 - mean) if share else mean
    sigmas = [sqrt(spread / denominators[n]) for n in rows]
    wider = 1.0
    if prime:
        z = [float(Fraction(numerators[n], denominators[n]) - mean) / sigmas[n] for n in base]
        steps = [abs(z[n] - z[n - 1]) for n in range(1, len(z))]
        wider = sum(steps) / len(steps) / 1.128
    lines = []
    for sigma in sigmas:
        low, high = float(mean) - 3 * sigma * wider, float(mean) + 3 * sigma * wider
        lines.append((max(low, 0.0), float(mean), min(high, 1.0) if share else high))
    return lines


def counts(values):
    mean = sum(values) / len(values)
    return max(mean - 3 * mean**0.5, 0.0), mean, mean + 3 * mean**0.5


def cases(values):
    mean = sum(values) / len(values)
    return 0.0, 0.693 * mean, mean + 3 * (mean * (mean + 1)) ** 0.5


def gaps(values):
    """Give the lines of times between events: an XmR chart of their 3.6th roots, ranges screened once."""
    roots = [value ** (1 / 3.6) for value in values]
    steps = [abs(roots[n] - roots[n - 1]) for n in range(1, len(roots))]
    mean_step = sum(steps) / len(steps)
    kept = [step for step in steps if step < 3.267 * mean_step]
    mean_step, mean = sum(kept) / len(kept), sum(roots) / len(roots)
    low, high = mean - 2.66 * mean_step, mean + 2.66 * mean_step
    return max(low, 0.0) ** 3.6, mean**3.6, high**3.6


def usual_runs(above, below):
    """Give the fewest and most runs, by trying every order of the signs."""
    places = range(above + below)
    orders = [[n in chosen for n in places] for chosen in combinations(places, above)]
    runs = sorted(1 + sum(x != y for x, y in pairwise(order)) for order in orders)
    edge = len(runs) * 0.025
    fewest = next(r for r in range(2, 99) if sum(x <= r for x in runs) > edge)
    most = next(r for r in range(99, 1, -1) if sum(x >= r for x in runs) > edge)
    return fewest, most
