"""What the product does beyond the reference: it says what cannot be said.

Source: docs/spec/metrics.md#what-the-product-adds. The bounds for small counts are this program's
own: below them single events move the limits more than the process does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from digistrat_desktop.analysis.measures.spc.rows import moment_of
from digistrat_desktop.analysis.measures.spc.run_chart import FEWEST_FOR_RUNS, RunsTest, runs_about
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
from digistrat_desktop.domain.trust.metrics import ChartType, ReadingState

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
    if RemarkKind.NO_LIMITS_CHOSEN in said:
        return replace(found, variation=None, remarks=remarks)
    if said & _WITHOUT_LIMITS or _bare(found):
        return replace(found, assurance=None, remarks=remarks)
    return replace(found, remarks=remarks) if remarks else found


def _bare(found: SpcAnalysis) -> bool:
    """Tell whether the latest row has no limits on a chart whose limits go with each row."""
    return found.options.chart.is_by_parts and found.groups[-1].limits.lower is None


_BY_RANGES = frozenset({ChartType.XMR, ChartType.T})
_WITHOUT_LIMITS = frozenset(
    {RemarkKind.NO_VARIATION, RemarkKind.NO_NEIGHBOURS, RemarkKind.FLAT_BASELINE}
)


def _remarks(found: SpcAnalysis) -> Iterator[Remark]:
    yield from _extent(found)
    yield from _chosen(found)
    yield from _unknown_rebases(found)
    yield from _missing(found)
    yield from _counts(found)
    yield from _runs(found)


def _chosen(found: SpcAnalysis) -> Iterator[Remark]:
    """Say what people chose of the limits, and what the chosen chart cannot draw."""
    options = found.options
    if options.chart is ChartType.NONE:
        yield Remark(RemarkKind.NO_LIMITS_CHOSEN)
    if found.groups[-1].by_hand:
        yield Remark(RemarkKind.BY_HAND, day=moment_of(found.points[found.groups[-1].first].period))
    if options.left_out:
        left_out = tuple(p.period for p in found.points if found.left_out(p))
        if left_out:
            yield Remark(RemarkKind.LEFT_OUT, left_out)
    if options.chart.is_by_parts:
        bare = [p for p in found.points if p.value is not None and p.limits.lower is None]
        if bare:
            yield Remark(RemarkKind.NO_PARTS, tuple(p.period for p in bare))


def runs_of(found: SpcAnalysis) -> RunsTest | None:
    """Count the runs about the median of a run chart's last stretch; None on other charts."""
    group = found.groups[-1] if found.groups else None
    if found.options.chart is not ChartType.RUN or group is None or group.limits.mean is None:
        return None
    return runs_about([p.value for p in found.judged], group.limits.mean)


def _runs(found: SpcAnalysis) -> Iterator[Remark]:
    if found.options.chart is not ChartType.RUN:
        return
    if sum(p.value is not None for p in found.judged) < FEWEST_FOR_RUNS:
        yield Remark(RemarkKind.FEW_FOR_RUNS)
    runs = runs_of(found)
    if runs is not None and runs.runs < runs.fewest:
        yield Remark(RemarkKind.FEW_RUNS)
    if runs is not None and runs.runs > runs.most:
        yield Remark(RemarkKind.MANY_RUNS)


def _extent(found: SpcAnalysis) -> Iterator[Remark]:
    """Say why the last group has no limits: too little, always the same, or only gaps between."""
    group = found.groups[-1]
    if group.limits.mean_moving_range or too_short(group.count, found.options):
        return
    rows = found.points[group.first :]
    values = [p.value for p in rows if p.value is not None]
    if not any(p.value is not None for p in found.points):
        yield Remark(RemarkKind.NO_VALUES)
    elif group.by_hand or found.options.chart not in _BY_RANGES:
        lower, upper = group.limits.lower, group.limits.upper
        if lower is not None and upper is not None and lower >= upper:
            yield Remark(RemarkKind.NO_VARIATION)
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


def _missing(found: SpcAnalysis) -> Iterator[Remark]:
    points = found.points
    gaps = () if found.options.chart.is_between else _absent(points)
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
    if found.options.chart is not ChartType.XMR or found.groups[-1].by_hand:
        return
    values = [p.value for p in found.points[found.groups[-1].first :] if p.value is not None]
    if len(values) < FEWEST_FOR_COUNTS or any(v < 0 or v != int(v) for v in values):
        return
    if min(values) == max(values):
        return
    yield Remark(RemarkKind.RARE_EVENTS if mean < RARE_BELOW else RemarkKind.SMALL_COUNTS)
