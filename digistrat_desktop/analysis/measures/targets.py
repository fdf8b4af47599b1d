"""What a metric should reach, in words: the trust's own target with the next one, and what is asked of every trust."""

from datetime import date

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.counted import Counted, by_number, together
from digistrat_desktop.domain.frameworks.framework import (
    Direction,
    FrameworkPack,
    MetricDefinition,
)
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import day_words, sentence_case


def target_words(line: MetricLine) -> str:
    """Say the target and the next one with its day: "target 78.0 %, 82.0 % from Apr 2027"; perhaps nothing."""
    words = f"target {line.target}" if line.target else ""
    return ", ".join(filter(None, (words, line.next_target)))


def national_target_words(found: MetricDefinition, pack: FrameworkPack) -> str:
    """Say the national target with its date, where it was read and how sure that is."""
    target = found.target
    if target is None:
        return ""
    value = "" if target.value is None else f"{target.value:g} {found.unit}"
    by = f"by {day_words(date.fromisoformat(target.date))}" if target.date else ""
    figure = " ".join(filter(None, (target.words or value, by)))
    source = pack.source(target.source).what
    return f"National target: {figure}. Source: {source} ({target.status})."


_DUTY = "legal duty"  # what the status of a target begins with that the law sets


def national_gap_words(
    workspace: Workspace, pack: FrameworkPack, line: MetricLine, day: date
) -> Counted:
    """Say how late a national target is that was to be met by now, or that a duty is not met; perhaps nothing."""
    found = _definition(workspace, pack, line.metric_id)
    target, last = (found.target, line.analysis.last) if found else (None, None)
    if (
        found is None
        or target is None
        or target.value is None
        or last is None
        or last.value is None
    ):
        return Counted()
    up = found.direction is Direction.UP
    met = last.value >= target.value if up else last.value <= target.value
    if met or found.unit != line.unit or found.direction is Direction.NEUTRAL:
        return Counted()
    if not target.date:
        duty = target.status.startswith(_DUTY)
        return (
            together((sentence_case(target.status.removeprefix("legal ")), ": can be a breach."))
            if duty
            else Counted()
        )
    late = _whole_months(date.fromisoformat(target.date), day)
    words = "National date missed by {n|month}."
    return (
        by_number(late, f"months since the national date of {line.name}", words, words)
        if late > 0
        else Counted()
    )


def _whole_months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def national_words(workspace: Workspace, pack: FrameworkPack | None, metric_id: str) -> str:
    """Say the national target of a metric that the framework lists; empty for any other."""
    definition = _definition(workspace, pack, metric_id) if pack is not None else None
    if definition is None or pack is None:
        return ""
    return national_target_words(definition, pack)


def _definition(
    workspace: Workspace, pack: FrameworkPack, metric_id: str
) -> MetricDefinition | None:
    metric = workspace.find(Metric, metric_id)
    known = {str(one.id): one for one in pack.metrics}
    return known.get(str(metric.catalogue_id)) if metric is not None else None
