"""Which chart a metric is read by, and which one its readings call for.

The chart is what a person or the catalogue chose. What the readings call for is only proposed, with the
reason: the program never changes a chart by itself. Source: docs/spec/metrics.md#which-chart.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from digistrat_desktop.analysis.measures.spc.product import FEWEST_FOR_COUNTS
from digistrat_desktop.analysis.measures.spc.values import Parts, RemarkKind, SpcAnalysis
from digistrat_desktop.analysis.measures.spc.varied import sigma_z
from digistrat_desktop.domain.trust.metrics import ChartType, Metric, Reading
from digistrat_desktop.domain.trust.written_units import times_of
from digistrat_desktop.domain.written_numbers import figures

_UNEVEN = 1.5  # the largest denominator over the smallest
_FEW_EXPECTED = 5.0  # events in the middle denominator, below which chance alone sways a share
_OVER_DISPERSED = 1.5  # sigma z
_AT_THE_END = 0.25  # of the values lie on the lowest or highest there can be
_NEAR = 0.02
_WIDER = {ChartType.P: ChartType.P_PRIME, ChartType.U: ChartType.U_PRIME}


class Proposal(NamedTuple):
    chart: ChartType
    why: str  # a sentence without a full stop

    @property
    def words(self) -> str:
        return f"A {self.chart.short} would fit better: {self.why}."


def parts_of(reading: Reading) -> Parts | None:
    """Give numerator and denominator where both are known and the value stands."""
    if not reading.numerator or not reading.denominator or reading.unsettled:
        return None
    denominator = float(reading.denominator)
    return Parts(float(reading.numerator), denominator) if denominator > 0 else None


def scale_of(metric: Metric, readings: Sequence[Reading]) -> float:
    """Give what a share of 1 is in the metric's unit, by its unit or by its own readings: 100, 1,000 or 1."""
    if (times := times_of(metric.unit)) != 1:
        return float(times)
    ratios = [
        float(one.value) * parts.denominator / parts.numerator
        for one in readings
        if one.value and (parts := parts_of(one)) is not None and parts.numerator
    ]
    if not ratios:
        return 1.0
    middle = median(ratios)
    powers = (10.0**power for power in range(-1, 7))
    return next((one for one in powers if abs(middle - one) <= one * _NEAR), 1.0)


def chart_drawn(metric: Metric, readings: Sequence[Reading]) -> ChartType:
    """Give the chart that can be drawn: one by denominators needs them, and is an XmR chart until then."""
    if metric.chart.is_by_parts and not any(parts_of(one) for one in readings):
        return ChartType.XMR
    return metric.chart


def fallback_words(metric: Metric, drawn: ChartType) -> str:
    """Say that another chart is drawn than the one chosen; empty where it is the same."""
    if drawn is metric.chart:
        return ""
    return (
        f"A {metric.chart.short} needs the numerator and denominator of each reading. Until they are "
        f"recorded, this is an {drawn.short}."
    )


def proposed(metric: Metric, readings: Sequence[Reading], found: SpcAnalysis) -> Proposal | None:
    """Propose another chart for what the readings show; None where the one drawn fits.

    A chart that was chosen with a reason is not spoken against, except that P and U charts whose
    values vary more than by chance get the wider limits proposed.
    """
    drawn = found.options.chart
    parts = [parts_of(one) for one in readings if one.value]
    known = [one for one in parts if one is not None]
    if drawn in _WIDER:
        wider = _over_dispersed(drawn, parts)
        return Proposal(_WIDER[drawn], wider) if wider else None
    if metric.chart is not ChartType.XMR or metric.chart_why or len(readings) < FEWEST_FOR_COUNTS:
        return None
    if known and len(known) == len(parts):
        return _by_parts(metric, known)
    return next(
        (one for kind, one in _OF_COUNTS.items() if found.remark(kind)), None
    ) or _at_the_end(metric, found)


_OF_COUNTS = {
    RemarkKind.RARE_EVENTS: Proposal(
        ChartType.T, "events are rare, so the time between them says more"
    ),
    RemarkKind.SMALL_COUNTS: Proposal(
        ChartType.C, "these are small counts, and its limits are made for counts"
    ),
}


def _over_dispersed(chart: ChartType, parts: Sequence[Parts | None]) -> str:
    found = sigma_z(chart, parts)
    if found is None or found <= _OVER_DISPERSED:
        return ""
    return f"its values vary {figures(found, 1)} times as much as by chance alone"


def _by_parts(metric: Metric, known: Sequence[Parts]) -> Proposal | None:
    """Propose limits by denominator where these differ much or are small."""
    sizes = [one.denominator for one in known]
    expected = sum(one.numerator for one in known) / len(known)
    uneven, few = max(sizes) > _UNEVEN * min(sizes), expected < _FEW_EXPECTED
    if not uneven and not few:
        return None
    is_share = metric.unit.strip() == "%" and all(p.numerator <= p.denominator for p in known)
    chart = ChartType.P if is_share else ChartType.U
    why = f"denominators run from {figures(min(sizes), 0)} to {figures(max(sizes), 0)}"
    if few and not uneven:
        why = f"there are only {figures(expected, 1)} events in a usual period"
    wider = _over_dispersed(chart, known)
    return Proposal(_WIDER[chart], f"{why}, and {wider}") if wider else Proposal(chart, why)


def _at_the_end(metric: Metric, found: SpcAnalysis) -> Proposal | None:
    """Propose a run chart where many values lie on the highest or lowest there can be."""
    ends = {float(end) for end in (metric.valid_min, metric.valid_max) if end}
    values = [point.value for point in found.points if point.value is not None]
    at_end = sum(value in ends for value in values)
    if len(set(values)) < 2 or at_end < _AT_THE_END * len(values):  # noqa: PLR2004 - a constant series
        return None
    return Proposal(
        ChartType.RUN, f"{at_end} of {len(values)} values are the highest or lowest possible"
    )
