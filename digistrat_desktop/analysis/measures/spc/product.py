"""What the product does beyond the reference: it says what cannot be said.

Source: docs/spec/metrics.md#what-the-product-adds. The bounds for small counts are this program's
own: below them single events move the limits more than the process does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from digistrat_desktop.analysis.measures.spc.rows import moment_of
from digistrat_desktop.analysis.measures.spc.values import (
    Apart,
    PointState,
    Remark,
    RemarkKind,
    Series,
    SpcAnalysis,
    SpcOptions,
    SpcPoint,
)
from digistrat_desktop.analysis.measures.spc.xmr import too_short, xmr
from digistrat_desktop.domain.periods.periods import Period, periods_between
from digistrat_desktop.domain.trust.metrics import ReadingState

FEWEST = 2
"""Values from which limits can be drawn at all."""
FEWEST_FOR_COUNTS = 8
RARE_BELOW = 1.0
SMALL_BELOW = 5.0
_MISSING: Mapping[PointState, RemarkKind] = {
    ReadingState.SUPPRESSED: RemarkKind.SUPPRESSED,
    Apart.NOT_SETTLED: RemarkKind.NOT_SETTLED,
}


def analyse(series: Series, options: SpcOptions | None = None) -> SpcAnalysis:
    """Read a series as the product shows it; ValueError, in words, where it cannot be analysed."""
    options = options or SpcOptions()
    if not series.points:
        empty = (Remark(RemarkKind.NO_READINGS),)
        return SpcAnalysis((), (), None, None, trial=False, options=options, remarks=empty)
    found = xmr(series.points, options)
    remarks = tuple(_remarks(found))
    said = {remark.kind for remark in remarks}
    if said & {RemarkKind.NO_VALUES, RemarkKind.TOO_FEW} or not found.judged:
        return replace(found, variation=None, assurance=None, remarks=remarks)
    if said & _WITHOUT_LIMITS:
        return replace(found, assurance=None, remarks=remarks)
    return replace(found, remarks=remarks) if remarks else found


_WITHOUT_LIMITS = frozenset(
    {RemarkKind.NO_VARIATION, RemarkKind.NO_NEIGHBOURS, RemarkKind.FLAT_BASELINE}
)


def _remarks(found: SpcAnalysis) -> Iterator[Remark]:
    yield from _extent(found)
    yield from _unknown_rebases(found)
    yield from _missing(found.points)
    yield from _counts(found)


def _extent(found: SpcAnalysis) -> Iterator[Remark]:
    """Say why the last group has no limits: too little, always the same, or only gaps between."""
    group = found.groups[-1]
    if group.limits.mean_moving_range or too_short(group.count, found.options):
        return
    rows = found.points[group.first :]
    values = [p.value for p in rows if p.value is not None]
    if not any(p.value is not None for p in found.points):
        yield Remark(RemarkKind.NO_VALUES)
    elif len(values) < FEWEST:
        yield Remark(RemarkKind.TOO_FEW, tuple(p.period for p in rows if p.value is not None))
    elif min(values) == max(values):
        yield Remark(RemarkKind.NO_VARIATION)
    elif any(a.value is not None and b.value is not None for a, b in pairwise(rows)):
        yield Remark(RemarkKind.FLAT_BASELINE)
    else:
        yield Remark(RemarkKind.NO_NEIGHBOURS)


def _unknown_rebases(found: SpcAnalysis) -> Iterator[Remark]:
    if not found.options.rebases:
        return
    moments = [moment_of(p.period) for p in found.points]
    for rebase in found.options.rebases:
        if rebase.day not in moments:
            later = [p.period for p in found.points if moment_of(p.period) > rebase.day]
            offered = later[0] if later else None
            yield Remark(RemarkKind.UNKNOWN_REBASE, day=rebase.day, offered=offered)


def _missing(points: Sequence[SpcPoint]) -> Iterator[Remark]:
    gaps = _absent(points)
    if gaps:
        yield Remark(RemarkKind.GAP, gaps)
    empty = [p for p in points if p.value is None]
    for kind in (RemarkKind.NOT_REPORTED, *_MISSING.values()):
        rows = [p for p in empty if _MISSING.get(p.state, RemarkKind.NOT_REPORTED) is kind]
        if rows:
            yield Remark(kind, tuple(p.period for p in rows))


def _absent(points: Sequence[SpcPoint]) -> tuple[Period | date, ...]:
    """Give the periods between the first and the last for which there is no row at all."""
    first, last = points[0].period, points[-1].period
    if not isinstance(first, Period) or not isinstance(last, Period):
        return ()
    if last.index - first.index == len(points) - 1:
        return ()
    known = {point.period for point in points}
    return tuple(period for period in periods_between(first, last) if period not in known)


def _counts(found: SpcAnalysis) -> Iterator[Remark]:
    mean = found.groups[-1].limits.mean
    if not found.options.counts or mean is None or mean >= SMALL_BELOW:
        return
    values = [p.value for p in found.points[found.groups[-1].first :] if p.value is not None]
    if len(values) < FEWEST_FOR_COUNTS or any(v < 0 or v != int(v) for v in values):
        return
    if min(values) == max(values):
        return
    yield Remark(RemarkKind.RARE_EVENTS if mean < RARE_BELOW else RemarkKind.SMALL_COUNTS)
