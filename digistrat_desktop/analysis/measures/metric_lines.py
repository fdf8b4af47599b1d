"""Every metric of a trust, read: one line each, with what tables and charts show of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from digistrat_desktop.analysis.measures.chart_choice import (
    Proposal,
    chart_drawn,
    fallback_words,
    parts_of,
    proposed,
    scale_of,
)
from digistrat_desktop.analysis.measures.forecast import forecast
from digistrat_desktop.analysis.measures.outlook import CONCERN, IMPROVEMENT, target_met
from digistrat_desktop.analysis.measures.remarks import (
    fix_after,
    lines_in_words,
    periods_in_words,
    profile_of,
    remarks_in_words,
)
from digistrat_desktop.analysis.measures.spc import values as spc
from digistrat_desktop.analysis.measures.spc.between import TURNED, Between, are_gaps, between
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.rows import (
    moment_of,
    moment_words,
    place_of,
    when_words,
)
from digistrat_desktop.analysis.measures.words import Subject, chart_title, may_be_counts, sentence
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.periods.periods import (
    Period,
    PeriodKind,
    due,
    kind_for,
    parse_period,
    period_at,
    span_label,
)
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    metrics_in_use,
    readings_by_metric,
    rebases_of,
    site_name,
)
from digistrat_desktop.domain.rules.overlaps import apart
from digistrat_desktop.domain.rules.scales import PERCENT, may_be_fractions
from digistrat_desktop.domain.trust import metrics
from digistrat_desktop.domain.words import counted, small_first

_WITH_VALUE = frozenset({metrics.ReadingState.FINAL, metrics.ReadingState.PROVISIONAL})


@dataclass(frozen=True, slots=True)
class MetricLine:
    metric_id: str
    name: str
    role: MetricKind
    unit: str
    # latest, target: with unit, or empty
    latest: str
    latest_when: (
        str  # the latest period with a value, and if that is provisional, in words, or empty
    )
    target: str
    sentence: str
    title: str  # the finding, for the head of a chart
    remarks: tuple[str, ...]  # what cannot be said and why
    analysis: spc.SpcAnalysis
    subject: Subject
    due: str  # the periods that should be reported and are not, in words, or empty
    # what was recorded of each row of the analysis, by its period
    readings: Mapping[Period, metrics.Reading]
    pair: str = ""  # what the paired outcome does beside a leading measure, or empty
    outcome_ids: tuple[str, ...] = ()  # outcomes a leading measure is meant to move, that one first
    # remarks on its periods, by the place of the period along a time axis
    notes: Mapping[int, str] = field(default_factory=dict)
    forecast: str = ""  # what to expect of a dated target, or why nobody can say; empty without one
    chart_why: str = ""  # why it is read by this chart; empty where nobody said
    proposal: Proposal | None = None  # the chart its readings call for; None where this one fits
    measure: str = ""  # the name without the site
    site: str = ""  # the site or team it is of; empty for the whole trust

    @property
    def is_concern(self) -> bool:
        """True when it gets worse beyond the usual variation."""
        return self.analysis.variation in CONCERN

    @property
    def stale(self) -> bool:
        """True when there is no reading for the period that is due."""
        return bool(self.due)

    @property
    def is_better(self) -> bool:
        """True when it gets better beyond the usual variation."""
        return self.analysis.variation in IMPROVEMENT

    @property
    def next_target(self) -> str:
        """The first target still to come, with its day: "82.0 % from Apr 2027"; or empty."""
        for day, value in self.analysis.options.path[:1]:
            return f"{self.subject.shown(value)}{metrics.FROM}{metrics.since_words(day)}"
        return ""

    @property
    def fails_target(self) -> bool:
        """True when the usual range does not reach the target."""
        return self.analysis.assurance is spc.Assurance.FAIL

    @property
    def on_target(self) -> bool:
        """True when the latest reading meets the target, and nothing says that it will be missed."""
        last = self.analysis.last
        met = last is not None and bool(target_met(self.analysis, last))
        return met and not self.fails_target and not self.is_concern

    @property
    def gravity(self) -> int:
        """How much worse than others: of concern weighs more than a target that will be missed."""
        return 2 * self.is_concern + self.fails_target

    @property
    def urgency(self) -> tuple[int, bool, bool]:
        """Sort key of what needs looking at first, on screen and on paper: gravity, then what is due."""
        return -self.gravity, not self.stale, self.is_better

    @property
    def pair_id(self) -> str:
        """The id of the outcome it is drawn with, or empty."""
        return self.outcome_ids[0] if self.outcome_ids else ""

    @property
    def in_words(self) -> str:
        """All that a chart of it shows, with its figures, for those who do not see it."""
        figures = lines_in_words(self.analysis, self.subject) if self.analysis.points else ""
        return f"{self.sentence} {figures}".strip()

    @property
    def basis(self) -> str:
        """What the line rests on, for small print; its last sentence has no full stop."""
        kind, said = _KINDS[self.role], ""
        why = f"Why this chart: {self.chart_why}" if self.chart_why else ""
        said, *more = (part for part in (kind, self.pair, *self.remarks, why) if part)
        for part in more:
            said = f"{said.rstrip('.')}. {part}"
        return said.rstrip(".")


_KINDS = {
    MetricKind.LEADING: "Leading metric: shows early progress",
    MetricKind.OUTCOME: "Outcome metric: shows the result we want",
    MetricKind.NOT_SAID: "Nobody has said if it is leading or an outcome",
}


def metric_lines(workspace: Workspace, as_of: date | None) -> tuple[MetricLine, ...]:
    """Read every metric in use, as at a date; readings of later periods are left out."""
    readings = readings_by_metric(workspace)
    lines: dict[str, MetricLine] = {
        m.id: _line(workspace, m, apart(readings.get(m.id, ())), as_of)
        for m in metrics_in_use(workspace)
    }
    return tuple(_paired(workspace, line, lines) for line in lines.values())


class _Read(NamedTuple):
    """A metric's readings, analysed by the chart that can be drawn of them."""

    analysis: spc.SpcAnalysis
    subject: Subject
    notes: tuple[str, ...]  # what must be said of the chart itself
    proposal: Proposal | None


def _analysed(
    workspace: Workspace,
    metric: metrics.Metric,
    past: Mapping[Period, metrics.Reading],
) -> _Read:
    """Analyse one metric's readings by its own rules. Source: docs/spec/metrics.md#limits."""
    readings = list(past.values())
    chart = chart_drawn(metric, readings)
    options = _options(workspace, metric, readings, chart)
    subject = Subject(metric.full_name, metric.unit, metric.decimals)
    points = tuple(map(_point, past, readings))
    fallback = fallback_words(metric, chart)
    notes = (fallback,) if fallback else ()
    if chart.is_between and not are_gaps(metric.unit, chart):
        rows = [(period, _point(period, r), parts_of(r)) for period, r in past.items()]
        made = between(rows, chart)
        options = _turned(options, made)
        subject = replace(subject, unit=made.unit, decimals=0)
        points, notes = made.points, (*notes, *_between_words(made, chart))
    found = analyse(spc.Series(points), options)
    if _may_be_fractions(metric, readings):
        found = replace(found, remarks=(*found.remarks, spc.Remark(spc.RemarkKind.FRACTIONS)))
    offered = None if fallback else proposed(metric, readings, found)
    return _Read(found, subject, (*notes, offered.words) if offered else notes, offered)


def _may_be_fractions(metric: metrics.Metric, readings: Iterable[metrics.Reading]) -> bool:
    targets = (metric.target, metric.second_target, *(one.value for one in metric.targets))
    values = (one.value for one in readings)
    return may_be_fractions(values, is_percentage=metric.unit == PERCENT, targets=targets)


def _turned(options: spc.SpcOptions, made: Between) -> spc.SpcOptions:
    """Fewer events is more time between them; a target of counts is none of times."""
    starts = [moment_of(point.period) for point in made.points]
    later = [
        replace(one, day=next((s for s in starts if s >= one.day), one.day))
        for one in options.rebases
    ]
    return replace(
        options,
        direction=TURNED[options.direction],
        target=None,
        trajectory=(),
        path=(),
        second_target=None,
        rebases=tuple(later),
    )


def _between_words(made: Between, chart: metrics.ChartType) -> tuple[str, ...]:
    what = "days" if chart is metrics.ChartType.T else made.unit
    said = [f"Each point is the {what} since the event before. Targets for counts are not drawn."]
    period = made.points[0].period if made.points else None
    coarse = isinstance(period, Period) and period.kind is not PeriodKind.DAY
    if coarse and chart is metrics.ChartType.T:
        said.append("Record each event by its day for exact times: here only its period is known.")
    if made.crowded:
        periods = periods_in_words(made.crowded)
        said.append(f"Several events in 1 period are 1 point: {periods}.")
    return tuple(said)


def _options(
    workspace: Workspace,
    metric: metrics.Metric,
    readings: list[metrics.Reading],
    chart: metrics.ChartType,
) -> spc.SpcOptions:
    trajectory = _trajectory(metric, readings)
    profile, run_length = profile_of(metric.rules)
    baseline = fix_after(metric.baseline, metric.rules)
    last = max((parse_period(r.period).start for r in readings), default=None)
    ahead = [one for one in sorted(metric.targets) if last is not None and one.from_day > last]
    return spc.SpcOptions(
        direction=metric.direction,
        target=trajectory[-1] if trajectory else _number(metric.target),
        trajectory=trajectory,
        rebases=tuple(_rebase(r) for r in rebases_of(workspace, metric.id) if r.from_day),
        fix_after=baseline,
        after_rebase=baseline or metrics.FEWEST_IN_BASELINE,
        profile=profile,
        run_length=run_length,
        counts=may_be_counts(metric.unit),
        chart=chart,
        parts=tuple(map(parts_of, readings)) if chart.is_by_parts else (),
        scale=scale_of(metric, readings) if chart.is_by_parts else 1.0,
        left_out=_left_out_of_limits(workspace, metric.id),
        second_target=_number(metric.second_target),
        second_name=metric.second_name,
        path=tuple((one.from_day, float(one.value)) for one in ahead),
        shown_months=metric.shown_months,
    )


def _rebase(rebase: metrics.Rebase) -> spc.RebaseAt:
    lower, mean, upper = map(_number, (rebase.lower, rebase.mean, rebase.upper))
    day = rebase.from_day or date.min
    return spc.RebaseAt(day, rebase.reason, lower, mean, upper)


def _left_out_of_limits(workspace: Workspace, metric_id: str) -> tuple[spc.KeptOutRow, ...]:
    return tuple(
        spc.KeptOutRow(parse_period(one.period).start, one.remark)
        for one in workspace.all(metrics.Annotation)
        if one.metric_id == metric_id and one.keeps_out and one.period
    )


def _trajectory(
    metric: metrics.Metric, readings: list[metrics.Reading]
) -> tuple[float | None, ...]:
    """Give the target in force in each reading's period; nothing where it never changes."""
    if not metric.targets:
        return ()
    days = [parse_period(reading.period).start for reading in readings]
    return tuple(_number(metrics.target_on(metric.target, metric.targets, day)) for day in days)


def _number(text: str) -> float | None:
    return float(text) if text else None


def of_one_kind(readings: tuple[metrics.Reading, ...]) -> tuple[metrics.Reading, ...]:
    """Keep the readings whose periods are of the commonest kind: months and years do not mix."""
    kinds = [parse_period(r.period).kind for r in readings]
    if len(set(kinds)) < 2:  # noqa: PLR2004 - nothing is mixed
        return readings
    commonest = max(dict.fromkeys(kinds), key=kinds.count)
    return tuple(r for r, kind in zip(readings, kinds, strict=True) if kind is commonest)


def _point(period: Period, reading: metrics.Reading) -> spc.SeriesPoint:
    if "value" in reading.unsettled:
        return spc.SeriesPoint(period, None, spc.Apart.NOT_SETTLED)
    value = float(reading.value) if has_value(reading) else None
    return spc.SeriesPoint(period, value, reading.state)


def has_value(reading: metrics.Reading) -> bool:
    """Tell whether a reading has a value to analyse: not suppressed, and reported."""
    return reading.state in _WITH_VALUE and bool(reading.value)


def _line(
    workspace: Workspace,
    metric: metrics.Metric,
    readings: tuple[metrics.Reading, ...],
    as_of: date | None,
) -> MetricLine:
    alike = of_one_kind(readings)
    dated = ((parse_period(one.period), one) for one in alike)
    past = {period: one for period, one in dated if as_of is None or period.start <= as_of}
    found, subject, chart_notes, proposal = _analysed(workspace, metric, past)
    due_words = _due_words(metric, readings, as_of)
    expected = forecast(found, subject, due_words)
    last = found.last
    return MetricLine(
        metric_id=metric.id,
        name=metric.full_name,
        role=metric.role,
        unit=subject.unit,
        latest=subject.shown(last.value) if last else "",
        latest_when=f"{getattr(last.period, 'label', last.period)}{last.caveat}" if last else "",
        target=_target_shown(found, metric, subject),
        sentence=until_words(sentence(found, subject), found, due_words),
        title=chart_title(found, subject),
        remarks=(*chart_notes, *remarks_in_words(found, subject), *_left_out(readings, alike)),
        analysis=_within(metric, found),
        subject=subject,
        due=due_words,
        readings=past,
        notes=_remarks_on(workspace, metric.id),
        forecast=expected.words if expected else "",
        chart_why=metric.chart_why,
        proposal=proposal,
        measure=metric.name,
        site=site_name(workspace, metric.site),
    )


def _within(metric: metrics.Metric, found: spc.SpcAnalysis) -> spc.SpcAnalysis:
    """End lines where values must, by what the metric allows; lines set by hand and of gaps stay."""
    low, high = _number(metric.valid_min), _number(metric.valid_max)
    if found.options.chart.is_between or (low is None and high is None):
        return found
    groups = tuple(
        one if one.by_hand else replace(one, limits=spc.ended(one.limits, low, high))
        for one in found.groups
    )
    by_hand = {one.index for one in found.groups if one.by_hand}
    points = tuple(
        one if one.group in by_hand else one._replace(limits=spc.ended(one.limits, low, high))
        for one in found.points
    )
    return replace(found, points=points, groups=groups)


def until_words(said: str, found: spc.SpcAnalysis, due_words: str) -> str:
    """Say first that a finding is old where readings are due, so that nobody takes it for today's."""
    if not due_words or found.last is None:
        return said
    finding, *rest = said.split(". ", 1)  # of a target it is still to be said when it was missed
    once = finding.replace(f" {when_words(found.last.period)}", "", 1)
    told = f"Until {moment_words(found.last.period)}: {small_first(once)}"
    return ". ".join((told, *rest))


def _target_shown(found: spc.SpcAnalysis, metric: metrics.Metric, subject: Subject) -> str:
    """Write the target in force at the last reading; before any reading, the first one."""
    target = found.options.target if found.points else _number(metric.target)
    return "" if target is None else subject.shown(target)


def _remarks_on(workspace: Workspace, metric_id: str) -> dict[int, str]:
    """Give the remarks on a metric by the place of their period, two on one joined."""
    found: dict[int, str] = {}
    for remark in workspace.all(metrics.Annotation):
        if remark.metric_id == metric_id and remark.period:
            place = place_of(parse_period(remark.period))
            words = (
                f"kept out of the limits: {remark.remark}" if remark.keeps_out else remark.remark
            )
            found[place] = f"{found[place]}; {words}" if place in found else words
    return found


def _left_out(
    readings: Sequence[metrics.Reading], alike: Sequence[metrics.Reading]
) -> tuple[str, ...]:
    count = len(readings) - len(alike)
    if not count:
        return ()
    readings_left = counted(count, "reading")
    return (f"{readings_left} left out because the periods do not match",)


def _due_words(
    metric: metrics.Metric, readings: tuple[metrics.Reading, ...], as_of: date | None
) -> str:
    """Name the periods after the last one recorded up to the one that is due."""
    if as_of is None or not readings:
        return ""
    wanted = due(kind_for(metric.frequency), as_of, metric.lag)
    last = max((parse_period(r.period) for r in readings), key=lambda period: period.start)
    if last.start >= wanted.start:
        return ""
    first = period_at(last.next().start, wanted.kind)
    return span_label(min(first, wanted), wanted)


def _paired(workspace: Workspace, line: MetricLine, lines: dict[str, MetricLine]) -> MetricLine:
    metric = workspace.find(metrics.Metric, line.metric_id)
    if metric is None or metric.role is not MetricKind.LEADING:
        return line
    outcomes = [lines[i] for i in metric.pair_ids if i in lines]
    outcomes = [o for o in outcomes if o.role is MetricKind.OUTCOME]
    if not outcomes:
        return line
    ids = tuple(outcome.metric_id for outcome in outcomes)
    return replace(line, pair=pair_words(line, outcomes[0]), outcome_ids=ids)


def leading_of(outcome: MetricLine, lines: Iterable[MetricLine]) -> tuple[MetricLine, ...]:
    """Give the leading measures that are meant to move an outcome, those that improve first."""
    mine = (line for line in lines if outcome.metric_id in line.outcome_ids)
    return tuple(sorted(mine, key=lambda line: not line.is_better))


def pairs_of(lines: Iterable[MetricLine]) -> tuple[tuple[MetricLine, MetricLine], ...]:
    """Give each leading measure with the outcome it is meant to move, where both are watched."""
    by_id = {line.metric_id: line for line in lines}
    return tuple((line, by_id[line.pair_id]) for line in by_id.values() if line.pair_id in by_id)


def pair_sentence(leading: MetricLine, outcome: MetricLine) -> str:
    """Say of both together what they show, without a full stop.

    Source: docs/spec/judgement.md#means-and-ends.
    """
    means, end = f"“{leading.name}”", f"“{outcome.name}”"
    if leading.is_better and outcome.is_better:
        return f"{means} is better, and so is {end}"
    if leading.is_better:
        return f"{means} is better but {end} is not yet"
    if outcome.is_better:
        return f"{end} is better but {means} is not: look for another cause"
    return f"Neither {means} nor {end} is better yet"


def pair_words(leading: MetricLine, outcome: MetricLine) -> str:
    """Say what the outcome does beside its leading measure.

    Source: docs/spec/judgement.md#means-and-ends.
    """
    if leading.is_better and not outcome.is_better:
        return f"“{outcome.name}” has not improved yet"
    if leading.is_better and outcome.is_better:
        return f"“{outcome.name}” is improving too"
    return f"Aims to improve “{outcome.name}”"
