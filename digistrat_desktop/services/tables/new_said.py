"""What figures never say of a new metric: which way is better and of which kind it is.

A person says it. What is likely is only offered: from the catalogue's metric whose name has most of
the same words, else from words of the name itself.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from digistrat_desktop.domain.frameworks.framework import (
    Direction,
    FrameworkPack,
    MetricDefinition,
    MetricKind,
)
from digistrat_desktop.domain.trust.metrics import Metric

_ALIKE = 0.5  # of the words of 2 names together, those that both have
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "per", "the", "to", "with"}
)
_LOWER = re.compile(
    r"wait|delay|late\b|overdue|backlog|incident|error|complaint|sickness|absence|vacanc|turnover|"
    r"cancel|did not attend|\bdna\b|breach|fail|outage|downtime|length of stay|mortality|harm|"
    r"infection|readmission|duplicate|missed|cost"
)
_HIGHER = re.compile(
    r"within|on time|take-?up|uptake|satisf|recommend|complet|availab|uptime|compliance|adoption|"
    r"coverage|trained|logged in|registered|resolved"
)


class NewSaid(NamedTuple):
    """What was said of a new metric; None and `NOT_SAID` where nothing was."""

    better: Direction | None = None
    kind: MetricKind = MetricKind.NOT_SAID

    def on_new(self, metric: Metric) -> Metric:
        better = metric.direction if self.better is None else self.better
        return replace(metric, direction=better, role=self.kind)


def defined_as(name: str, pack: FrameworkPack | None) -> MetricDefinition | None:
    """Give the catalogue's metric of a name or id."""
    wanted, defined = name.casefold(), pack.metrics if pack else ()
    return next((m for m in defined if wanted in {m.id, m.name.casefold()}), None)


def likely(name: str, pack: FrameworkPack | None) -> NewSaid:
    """Give what a new metric most likely is: nothing where neither catalogue nor name tells."""
    known = max(pack.metrics if pack else (), key=lambda m: _alike(name, m.name), default=None)
    if known is not None and _alike(name, known.name) >= _ALIKE:
        return NewSaid(known.direction, known.kind)
    said = name.casefold()
    lower, higher = _LOWER.search(said), _HIGHER.search(said)
    if bool(lower) == bool(higher):
        return NewSaid()
    return NewSaid(Direction.DOWN if lower else Direction.UP)


def _alike(one: str, other: str) -> float:
    """Give the share of the words of 2 names that both have, from 0 to 1."""
    first, second = _words(one), _words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", name.casefold())) - _SMALL
