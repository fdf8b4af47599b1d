"""What is counted of metrics: for each name its population, its rule in words, and what it picks.

Source: docs/spec/judgement.md#asked-and-answered.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from digistrat_desktop.analysis.measures.exceptions import exceptions_of, unmoving
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, has_value
from digistrat_desktop.domain.trust.metrics import Reading

Lines = tuple[MetricLine, ...]
Which = tuple[str, str]


class MetricRule(NamedTuple):
    population: str
    rule: str
    pick: Callable[[Lines], Iterable[Which]]


def _lines(wanted: Callable[[MetricLine], bool]) -> Callable[[Lines], Iterable[Which]]:
    return lambda lines: ((one.metric_id, one.name) for one in lines if wanted(one))


def _readings(wanted: Callable[[Reading], bool]) -> Callable[[Lines], Iterable[Which]]:
    return lambda lines: (
        (reading.id, f"{line.name}, {period.label}")
        for line in lines
        for period, reading in sorted(line.readings.items(), key=lambda pair: pair[0].start)
        if wanted(reading)
    )


_IN_USE = "metrics in use"
METRIC_RULES: dict[str, MetricRule] = {
    "metrics": MetricRule("metrics recorded", "not retired", _lines(lambda _: True)),
    "metrics of concern": MetricRule(
        _IN_USE, "the latest signal is a concern", _lines(lambda line: line.is_concern)
    ),
    "metrics that improve": MetricRule(
        _IN_USE, "the latest signal is an improvement", _lines(lambda line: line.is_better)
    ),
    "metrics that miss their target": MetricRule(
        _IN_USE,
        "the usual range does not reach the target",
        _lines(lambda line: line.fails_target),
    ),
    "metrics with a reading due": MetricRule(
        _IN_USE, "a reading is due", _lines(lambda line: line.stale)
    ),
    "metrics judged on readings up to date": MetricRule(
        _IN_USE,
        "enough readings to tell what is usual, and none due",
        _lines(lambda line: line.analysis.variation is not None and not line.stale),
    ),
    "metrics judged against a target": MetricRule(
        _IN_USE,
        "a target, and enough readings to tell what to expect of it",
        _lines(lambda line: line.analysis.assurance is not None),
    ),
    "leading metrics ahead of their outcomes": MetricRule(
        _IN_USE,
        "a leading metric improves and none of the outcomes it is linked to does",
        lambda lines: ((one.metric_id, one.name) for one in unmoving(lines)),
    ),
    "outcomes to explain": MetricRule(
        "outcome metrics in use",
        "of concern, or will miss the target, or not improving while a linked leading metric is",
        lambda lines: ((e.outcome.metric_id, e.outcome.name) for e in exceptions_of(lines)),
    ),
    "readings": MetricRule(
        _IN_USE,
        "recorded for a period that started by the day judged at",
        _readings(lambda _: True),
    ),
    "readings with no value": MetricRule(
        "readings", "suppressed, or not reported", _readings(lambda one: not has_value(one))
    ),
    "readings revised": MetricRule(
        "readings",
        "the value or its state was changed later",
        _readings(lambda one: bool(one.earlier)),
    ),
}
