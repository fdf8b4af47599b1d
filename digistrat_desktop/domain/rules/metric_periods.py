"""One metric keeps one kind of period: months and years beside each other count time twice."""

from collections import Counter

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, parse_period
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Reading


def kinds_in_use(workspace: Workspace, metric_id: str) -> Counter[PeriodKind]:
    """Count the readings of a metric by their kind of period, the commonest kind first."""
    mine = (r.period for r in workspace.all(Reading) if r.metric_id == metric_id and r.period)
    counted = Counter(parse_period(period).kind for period in mine)
    return Counter(dict(counted.most_common()))


def kinds_by_metric(workspace: Workspace) -> dict[str, Counter[PeriodKind]]:
    """Count the readings of every metric by their kind of period, in one pass."""
    found: dict[str, Counter[PeriodKind]] = {}
    for reading in workspace.all(Reading):
        if reading.period:
            kind = parse_period(reading.period).kind
            found.setdefault(reading.metric_id, Counter())[kind] += 1
    return {metric: Counter(dict(kinds.most_common())) for metric, kinds in found.items()}


def mixed_period(kinds: Counter[PeriodKind], period: Period) -> str:
    """Say why a period cannot stand among a metric's others; empty when it can.

    Args:
        kinds: the readings there are, by kind, as `kinds_in_use` counts them.
        period: of the new reading.
    """
    if not kinds or period.kind in kinds:
        return ""
    commonest, count = next(iter(kinds.items()))
    several = commonest.counts.of
    many = f"{count} {several(count)}" if count > 1 else f"one {commonest.noun}"
    article = "an" if period.kind.noun[0] in "aeiou" else "a"
    return (
        f"{period.label} is {article} {period.kind.noun}, and this metric has {many} recorded. "
        f"One metric keeps one kind of period, or the same time is counted twice: write "
        f"{several(2)}, or describe another metric for {period.kind.counts.of(2)}."
    )
