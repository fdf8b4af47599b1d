"""Do a trust's records fit together: what they point to, levels, periods, circles.

Codecs judge each field by itself; this judges what only shows when records are seen together. It
is asked of everything that comes from outside, and of every package before it goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Section
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.order import circles
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Support, Trust
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.wire.codecs import Many, Ref
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, codecs_of, record_words

MOST_TOLD = 20
_DASHES_IN_UUID = 4


def problems_in(
    workspace: Workspace, trust_id: str, packs: Mapping[str, FrameworkPack]
) -> tuple[str, ...]:
    """Say what does not fit, naming the place; at most 20 sentences, none when all fits.

    Args:
        packs: the framework packs at hand, by sha256.
    """
    found: list[str] = []
    for said in _all_problems(workspace, trust_id, packs):
        found.append(said)
        if len(found) == MOST_TOLD:
            break
    return tuple(found)


def _all_problems(
    workspace: Workspace, trust_id: str, packs: Mapping[str, FrameworkPack]
) -> Iterator[str]:
    yield from _trust_problems(workspace, trust_id)
    by_id: dict[str, Record] = {
        r.id: r for kind in workspace.records.values() for r in kind.values()
    }
    for record in by_id.values():
        yield from _place_problems(record, by_id)
        yield from _pointer_problems(record, by_id)
    yield from _pack_problems(workspace, packs)
    yield from _answer_problems(workspace, packs)
    yield from _circle_problems(workspace)
    yield from _period_problems(workspace)


def _trust_problems(workspace: Workspace, trust_id: str) -> Iterator[str]:
    trusts = workspace.records.get(Trust.KIND, {})
    if set(trusts) != {trust_id}:
        yield "There must be exactly one trust, with the id of the change history."


def _place_problems(record: Record, by_id: Mapping[str, Record]) -> Iterator[str]:
    place = record.assessment_id
    if place is None:
        return
    if not isinstance(by_id.get(place), Assessment):
        yield f"The {record_words(record)} is part of an assessment that is not there."
    if isinstance(record, (Trust, Assessment)):
        yield f"The {record_words(record)} is marked as part of an assessment."


def _pointer_problems(record: Record, by_id: Mapping[str, Record]) -> Iterator[str]:
    for name, kind, wanted in _pointers(record):
        there = by_id.get(wanted)
        if _is_lost(kind, wanted, there):
            yield (
                f"The {record_words(record)} points in “{field_label(record.KIND, name)}” to something that is"
                " not there or is of another kind."
            )


def _pointers(record: Record) -> Iterator[tuple[str, str, str]]:
    for name, codec in codecs_of(type(record)).items():
        one = codec.item if isinstance(codec, Many) else codec
        value = getattr(record, name)
        if isinstance(one, Ref) and value:
            for wanted in value if isinstance(value, tuple) else (value,):
                yield name, one.kind, str(wanted)


def _is_lost(kind: str, wanted: str, there: Record | None) -> bool:
    if kind in KINDS:
        return there is None or kind != there.KIND
    # "record" may also mean an item of a framework, whose ids are no UUIDs; people live elsewhere.
    return kind == "record" and there is None and wanted.count("-") == _DASHES_IN_UUID


def _pack_problems(workspace: Workspace, packs: Mapping[str, FrameworkPack]) -> Iterator[str]:
    for assessment in workspace.records.get(Assessment.KIND, {}).values():
        if isinstance(assessment, Assessment) and assessment.pack_sha256 not in packs:
            yield f"The framework of the {record_words(assessment)} is not there."


def _answer_problems(workspace: Workspace, packs: Mapping[str, FrameworkPack]) -> Iterator[str]:
    levels = {sha: _Levels(pack) for sha, pack in packs.items()}
    seen: set[tuple[str, str]] = set()
    for response in workspace.all(Response):
        known = _levels_of(workspace, response.assessment_id, levels)
        if known is None:
            continue
        place = (str(response.assessment_id), response.item_id)
        if place in seen:
            yield f"The {record_words(response)} appears twice."
        seen.add(place)
        yield from known.problems(response)
    yield from _support_problems(workspace, levels)


def _support_problems(workspace: Workspace, levels: Mapping[str, _Levels]) -> Iterator[str]:
    for support in workspace.all(Support):
        known = _levels_of(workspace, support.assessment_id, levels)
        response = workspace.find(Response, support.response_id)
        if known is None or response is None or not support.shows:
            continue
        if support.shows not in known.scaled(response.item_id):
            yield f"A link of the {record_words(response)} shows a level its scale does not have."


def _levels_of(
    workspace: Workspace, place: str | None, levels: Mapping[str, _Levels]
) -> _Levels | None:
    assessment = workspace.find(Assessment, place or "")
    return levels.get(assessment.pack_sha256) if assessment is not None else None


class _Levels:
    """Which answers a framework pack allows to each of its items."""

    def __init__(self, pack: FrameworkPack) -> None:
        self._pack = pack
        self._sections: dict[str, Section] = {
            str(item.id): section for section in pack.sections for item in section.items()
        }

    def problems(self, response: Response) -> Iterator[str]:
        """Say what of a response does not fit its framework's scales."""
        section = self._sections.get(response.item_id)
        if section is None:
            yield f"The {record_words(response)} is to an item its framework does not have."
            return
        allowed = {
            "answer": self._answers(section.scale_id),
            "second_answer": self._answers(_second(section)),
            "target": self.scaled(response.item_id),
        }
        for name, levels in allowed.items():
            value = getattr(response, name)
            if value and value not in levels:
                yield (
                    f"The {record_words(response)} has “{value[:40]}” in its “{field_label(response.KIND, name)}” field,"
                    " which its scale does not have."
                )

    def scaled(self, item_id: str) -> frozenset[str]:
        """Give the levels of an item's scales."""
        section = self._sections.get(item_id)
        if section is None or section.scale_id is None:
            return frozenset()
        scales = {section.scale_id, _second(section)} - {None}
        return frozenset(lv.id for s in scales for lv in self._pack.scale(str(s)).levels)

    def _answers(self, scale_id: str | None) -> frozenset[str]:
        if scale_id is None:
            return frozenset()
        scale = self._pack.scale(scale_id)
        return frozenset({lv.id for lv in scale.levels} | {o.id for o in scale.other_answers})


def _second(section: Section) -> str | None:
    return section.scale_id if section.asked_twice else section.second_scale_id


def _circle_problems(workspace: Workspace) -> Iterator[str]:
    assessments: dict[str, Iterable[str]] = {
        a.id: [a.carried_from] if a.carried_from else [] for a in workspace.all(Assessment)
    }
    waiting: dict[str, Iterable[str]] = {i.id: i.depends_on for i in workspace.all(Initiative)}
    doing: dict[str, Iterable[str]] = {a.id: a.depends_on for a in workspace.all(Action)}
    graphs = {
        "Assessments are carried forward": assessments,
        "Initiatives depend on each other": waiting,
        "Actions depend on each other": doing,
    }
    for words, graph in graphs.items():
        if circles(graph):
            yield f"{words} in a circle."


def _period_problems(workspace: Workspace) -> Iterator[str]:
    by_metric: dict[str, list[Reading]] = {}
    for reading in workspace.all(Reading):
        by_metric.setdefault(reading.metric_id, []).append(reading)
    for readings in by_metric.values():
        dated = sorted(
            (parse_period(r.period) for r in readings if r.period), key=lambda p: (p.start, p.end)
        )
        for one, two in pairwise(dated):
            if two.start <= one.end:
                yield f"2 readings of one metric overlap: {one.text} and {two.text}."
