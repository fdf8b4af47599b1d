"""The sample trust's metrics and their readings."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.edits.metrics import (
    NewReading,
    add_metric,
    annotate,
    metric_from_catalogue,
    put_readings,
    rebase,
)
from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.services.sample.scribe import Chapter

_NO_VALUE = "-"
_STATES = {state.value for state in ReadingState}


def write_metrics(chapter: Chapter, metrics: Iterable[dict[str, Any]]) -> None:
    """Write what the metrics' file says."""
    listed = tuple(metrics)
    ids = {said["catalogue_id"]: chapter.author.new_id() for said in listed}
    for said in listed:
        metric = _metric(chapter, said, ids)
        chapter.scribe.write(add_metric(metric, chapter.author))
        _readings(chapter, metric, said.get("first_told", ()))
        _readings(chapter, metric, said["readings"])
        _marks(chapter, metric, said)


def _metric(chapter: Chapter, said: dict[str, Any], ids: dict[str, str]) -> Metric:
    catalogue_id = said["catalogue_id"]
    definition = chapter.scribe.pack.metric(catalogue_id)
    metric = metric_from_catalogue(definition, chapter.trust_id, ids[catalogue_id])
    return replace(
        metric,
        frequency=Frequency(said.get("frequency", metric.frequency)),
        target=said.get("target", ""),
        owner_id=PersonId(chapter.scribe.person(said["owner"])),
        pair_ids=tuple(ids[pair] for pair in said.get("pairs", ())),
    )


def _readings(chapter: Chapter, metric: Metric, lines: Iterable[str]) -> None:
    scribe = chapter.scribe
    readings = [reading_from(line) for line in lines]
    scribe.write(put_readings(scribe.workspace, metric, readings, chapter.author))


def reading_from(line: str) -> NewReading:
    """Read one line of the file: `period value [numerator/denominator] [state] [note]`."""
    period, value, *rest = line.split(" ")
    numerator, denominator = "", ""
    if rest and "/" in rest[0]:
        numerator, denominator = rest.pop(0).split("/")
    state = ReadingState.FINAL
    if rest and rest[0] in _STATES:
        state = ReadingState(rest.pop(0))
    return NewReading(
        period=period,
        value="" if value == _NO_VALUE else value,
        state=state,
        numerator=numerator,
        denominator=denominator,
        note=" ".join(rest),
    )


def _marks(chapter: Chapter, metric: Metric, said: dict[str, Any]) -> None:
    scribe = chapter.scribe
    for mark in said.get("rebases", ()):
        scribe.write(rebase(metric, mark["from_day"], mark["reason"], chapter.author))
    for mark in said.get("remarks", ()):
        scribe.write(annotate(metric, mark["period"], mark["remark"], chapter.author))
