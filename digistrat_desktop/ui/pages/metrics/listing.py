"""Which metrics the table shows; pure."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digistrat_desktop.analysis.counts import Counts
    from digistrat_desktop.analysis.measures.metric_lines import MetricLine


class Filter(StrEnum):
    """Which metrics are looked at."""

    ALL = tr("All")
    LEADING = tr("Leading")
    OUTCOME = tr("Outcome")
    ATTENTION = tr("Needs attention")
    STALE = tr("Stale")


def needs_attention(line: MetricLine) -> bool:
    """Tell whether it gets worse, will miss its target, or waits for a reading."""
    return line.is_concern or line.fails_target or line.stale


_TESTS: dict[Filter, Callable[[MetricLine], bool]] = {
    Filter.ALL: lambda _: True,
    Filter.LEADING: lambda line: line.role is MetricKind.LEADING,
    Filter.OUTCOME: lambda line: line.role is MetricKind.OUTCOME,
    Filter.ATTENTION: needs_attention,
    Filter.STALE: lambda line: line.stale,
}


def matching(lines: Iterable[MetricLine], wanted: Filter) -> tuple[MetricLine, ...]:
    """Give the metrics that pass a filter, in the order they came."""
    test = _TESTS[wanted]
    return tuple(line for line in lines if test(line))


def urgency(line: MetricLine) -> int:
    """Rank by what needs looking at first: 0 is the most urgent."""
    marks = (line.is_concern and line.fails_target, line.is_concern, line.fails_target, line.stale)
    return next((rank for rank, mark in enumerate(marks) if mark), len(marks) + line.is_better)


def summary(counts: Counts) -> str:
    """Say how many metrics there are and how many wait for a reading, for the head of the page."""
    many, stale = counts.of(CountOf.METRICS), counts.of(CountOf.STALE)
    words = tr("1 metric") if many == 1 else tr("{lines} metrics", lines=many)
    return tr("{words} · {stale} stale", words=words, stale=stale) if stale else words


_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def picture_path(name: str, kind: str) -> Path:
    """Suggest a file name: lower-case letters, digits and dashes of a metric's name.

    Args:
        name: of the metric.
        kind: what the file's name ends in, such as svg.
    """
    plain = _OTHER.sub("-", name.casefold()).strip("-")[:_LONGEST]
    return Path.home() / f"{plain or 'chart'}.{kind}"
