"""What metrics and cases for change give to look at."""

from collections.abc import Iterable, Iterator

from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding, found
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.plans.cases import tied_to_none
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import day_words, listed, small_first


def metric_findings(lines: Iterable[MetricLine]) -> tuple[Finding, ...]:
    """Find outcome metrics that get worse, or that will miss their target as they run now."""
    findings = []
    for line in lines:
        if line.role is not MetricKind.OUTCOME:
            continue
        if line.is_concern:
            rule = "outcome of concern"
        elif line.fails_target:
            rule = "outcome misses its target"
        else:
            continue
        words = f"{line.name}: {small_first(line.sentence)}"
        findings.append(found(rule, line.metric_id, words))
    return tuple(findings)


def measured_findings(grounds: Grounds) -> Iterator[Finding]:
    """Find everything the metrics and the cases for change give."""
    lines = grounds.metrics
    yield from metric_findings(lines)
    by_id = {line.metric_id: line for line in lines}
    for line in lines:
        metric = grounds.workspace.find(Metric, line.metric_id)
        if metric is not None:
            yield from _metric(metric, line)
            yield from _pairs(metric, line, by_id)
    yield from _cases(grounds)


def _metric(metric: Metric, line: MetricLine) -> Iterator[Finding]:
    if line.stale:
        if line.latest_when:
            words = f"{line.name}: a reading is due; the latest is {line.latest_when}."
        else:
            words = f"{line.name}: a reading is due; there is none."
        yield found("stale metric", metric.id, words)
    if not metric.target and metric.direction.value != "neutral":
        yield found("metric without a target", metric.id, f"{line.name} has no target.")
    if not metric.owner_id:
        yield found("metric without an owner", metric.id, f"{line.name} has no owner.")


def _pairs(metric: Metric, line: MetricLine, by_id: dict[str, MetricLine]) -> Iterator[Finding]:
    """Read a leading metric beside the outcomes it should move.

    Source: docs/spec/judgement.md#means-and-ends.
    """
    if metric.role is not MetricKind.LEADING:
        return
    paired = [by_id[one] for one in metric.pair_ids if one in by_id]
    outcomes = [one for one in paired if one.role is MetricKind.OUTCOME]
    if not outcomes:
        words = f"{line.name} is tied to no outcome it should move."
        yield found("leading metric tied to no outcome", metric.id, words)
    still = [one for one in outcomes if not one.is_better]
    if line.is_better and still:
        names, means = listed([one.name for one in still]), line.name
        words = f"{means} improves and {names} do not: a means, not yet an end."
        if len(still) == 1:
            words = f"{means} improves and {names} does not: a means, not yet an end."
        yield found("leading improves, outcome does not", metric.id, words, 1 + len(still))


def _cases(grounds: Grounds) -> Iterator[Finding]:
    for check in grounds.cases:
        case = check.case
        if check.without_baseline:
            words = f"“{case.title}” has no complete baseline, so no gain could be shown later."
            yield found("case without a baseline", case.id, words)
        if check.loose:
            words = f"“{case.title}” is tied to {tied_to_none(check.loose)}."
            yield found("case tied to nothing", case.id, words, len(check.loose))
        if check.review_due:
            words = f"“{case.title}” was to be reviewed on {day_words(case.review_on)}."
            yield found("case due for review", case.id, words)
