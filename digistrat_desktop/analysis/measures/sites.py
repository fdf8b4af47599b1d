"""Several sites or teams of one trust in one table: a row for each metric, a column for each site.

Source: docs/spec/metrics.md#sites-and-teams.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from digistrat_desktop.analysis.measures.metric_lines import MetricLine

WHOLE_TRUST = "Whole trust"


@dataclass(frozen=True, slots=True)
class SiteGrid:
    sites: tuple[str, ...]  # the columns, the whole trust first
    rows: tuple[
        tuple[str, tuple[MetricLine | None, ...]], ...
    ]  # a name, and its metric at each site


def sites_of(lines: Iterable[MetricLine]) -> SiteGrid | None:
    """Lay out the metrics that differ by site; None where none names one."""
    every = tuple(lines)
    names = dict.fromkeys(line.measure.casefold() for line in every if line.site)
    mine = [line for line in every if line.measure.casefold() in names]
    if not mine:
        return None
    whole = (WHOLE_TRUST,) if any(not line.site for line in mine) else ()
    sites = (*whole, *sorted({line.site for line in mine if line.site}, key=str.casefold))
    rows = []
    for name in names:
        of_name = [line for line in mine if line.measure.casefold() == name]
        at = {line.site or WHOLE_TRUST: line for line in reversed(of_name)}
        rows.append((of_name[0].measure, tuple(at.get(site) for site in sites)))
    return SiteGrid(sites, tuple(rows))
