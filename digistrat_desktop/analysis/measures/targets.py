"""What a metric should reach, in words: the trust's own target with the next one, and what is asked of every trust."""

from datetime import date

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, MetricDefinition
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import day_words


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


def national_words(workspace: Workspace, pack: FrameworkPack | None, metric_id: str) -> str:
    """Say the national target of a metric that the framework lists; empty for any other."""
    metric = workspace.find(Metric, metric_id)
    known = {str(one.id): one for one in pack.metrics} if pack is not None else {}
    definition = known.get(str(metric.catalogue_id)) if metric is not None else None
    if definition is None or pack is None:
        return ""
    return national_target_words(definition, pack)
