"""What no longer fits together after people worked apart: each finding names both and leads to them.

Nothing of it stops an import, an export or a report; each is put right by an ordinary change.

Source: docs/spec/record.md#rules-across-records-are-findings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from digistrat_desktop.analysis.answers.revisions import (
    revision_words,
    several_revisions,
    several_words,
)
from digistrat_desktop.analysis.answers.unsettled import (
    HALVES,
    NotSettled,
    field_words,
    not_settled,
    read_together,
)
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding, found
from digistrat_desktop.domain.counted import filled, together
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import UNANSWERED
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    readings_by_metric,
    responses_of,
    revisions_gone,
)
from digistrat_desktop.domain.rules.order import circles
from digistrat_desktop.domain.rules.overlaps import overlapping
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Site
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Initiative,
    InitiativeStatus,
    NorthStar,
    Objective,
    Principle,
)
from digistrat_desktop.domain.wire.codecs import Many, Ref
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, codecs_of, kind_words, record_words
from digistrat_desktop.domain.words import circle_words, listed, sentence_case

# Entries people read one by one: of these a second one of the same name is told.
_TITLED: Mapping[type[Record], str] = {
    Objective: "objectives",
    Initiative: "initiatives",
    Principle: "principles",
    CaseForChange: "cases for change",
    Metric: "metrics",
    Site: "sites",
}
# Of links that lead to what was archived, those a person can take away where they stand.
_LINKING: tuple[type[Record], ...] = (Objective, Initiative, Action, Metric, CaseForChange)


def apart_findings(grounds: Grounds) -> Iterator[Finding]:
    """Find what is not settled, and what does not fit together."""
    yield from _unsettled(grounds)
    yield from _misfits(grounds.workspace)
    if grounds.assessed is not None:
        yield from _answers(grounds.workspace, grounds.assessed.assessment, grounds.assessed.pack)


def misfits(workspace: Workspace, packs: Mapping[str, FrameworkPack]) -> Iterator[Finding]:
    """Find what does not fit together in a whole trust."""
    yield from _misfits(workspace)
    for assessment in workspace.all(Assessment):
        pack = packs.get(assessment.pack_sha256)
        if pack is not None:
            yield from _answers(workspace, assessment, pack)


def _misfits(workspace: Workspace) -> Iterator[Finding]:
    yield from _circles(workspace)
    yield from _overlaps(workspace)
    yield from _links(workspace)
    yield from _twins(workspace)
    yield from _stars(workspace)
    yield from _revisions(workspace)
    yield from _revisions_gone(workspace)


def _unsettled(grounds: Grounds) -> Iterator[Finding]:
    workspace, assessed = grounds.workspace, grounds.assessed
    assessment = assessed.assessment if assessed else None
    titles = {str(one.id): one.title for one in assessed.pack.items()} if assessed else {}
    for one in not_settled(workspace, assessment):
        rule = "not settled" if isinstance(one.record, Response) else "entry not settled"
        words = _apart_words(one, titles)
        yield found(rule, _leads_to(one.record), words, len(one.written))
    for response, written in read_together(workspace, assessment):
        name = titles.get(response.item_id)
        words = (
            f"{f'“{name}”' if name else sentence_case(record_words(response))}: 2 people changed "
            "the level and the reason at the same time. Read them together."
        )
        yield found("read together", response.item_id, words, len(written))


def _apart_words(one: NotSettled, titles: Mapping[str, str]) -> str:
    """Name a question by its title, as all other findings do; a board knows none by its code."""
    name = titles.get(one.record.item_id) if isinstance(one.record, Response) else None
    if not name or one.field == WITHDRAWN:
        return field_words(one)
    if one.field == HALVES[0]:
        return f"“{name}” is not settled."
    return f"“{name}”: “{field_label(one.record.KIND, one.field)}” is not settled."


def _leads_to(record: Record) -> str:
    return str(record.item_id) if isinstance(record, Response) else str(record.id)


def _circles(workspace: Workspace) -> Iterator[Finding]:
    """Find what depends on each other and so can never begin."""
    initiatives = (i for i in workspace.all(Initiative) if i.status not in _BEHIND)
    actions = (a for a in workspace.all(Action) if a.status.is_open)
    yield from _rings("dependencies in a circle", {str(one.id): one for one in initiatives})
    yield from _rings("actions in a circle", {str(one.id): one for one in actions})


_BEHIND = (InitiativeStatus.LIVE, InitiativeStatus.CONFIRMED, InitiativeStatus.STOPPED)


def _rings(rule: str, known: Mapping[str, Action | Initiative]) -> Iterator[Finding]:
    for way in circles({one: each.depends_on for one, each in known.items()}):
        titles = [f"“{known[one].title}”" for one in way[:-1]]
        yield found(rule, way[0], circle_words(titles), len(titles), others=way[1:-1])


def _overlaps(workspace: Workspace) -> Iterator[Finding]:
    for metric_id, readings in readings_by_metric(workspace).items():
        metric = workspace.find(Metric, metric_id)
        pairs = overlapping(readings) if metric is not None and not metric.withdrawn else ()
        if metric is not None and pairs:
            first, second = pairs[0]
            words = (
                f"2 readings of “{metric.full_name}” overlap: {first.period} and {second.period}. "
                "Neither is used."
            )
            if len(pairs) > 1:
                left = (len(pairs) - 1, f"more readings of “{metric.full_name}” that overlap")
                more = filled("There are {n|more pair}.", {}, {"n": left})
                words = together((words, more), " ")
            ids = tuple(dict.fromkeys(str(one.id) for pair in pairs for one in pair))
            yield found("readings overlap", metric.id, words, len(ids), others=ids)


def _links(workspace: Workspace) -> Iterator[Finding]:
    by_id = {str(r.id): r for of_kind in workspace.records.values() for r in of_kind.values()}
    for record in by_id.values():
        for name, kind, wanted in () if record.withdrawn else _pointers(record):
            there = by_id.get(wanted)
            if _is_lost(kind, there):
                words = f"{_field_of(record, name)} leads to something that is not in this copy."
                lost = found("link to nothing", _leads_to(record), words)
                yield _on_its_page(lost, record)
            elif there is not None and there.withdrawn and isinstance(record, _LINKING):
                words = (
                    f"{_field_of(record, name)} leads to the {record_words(there)}, "
                    "which is archived."
                )
                rule = "link to something archived"
                yield _on_its_page(found(rule, record.id, words, 2, others=(there.id,)), record)


def _field_of(record: Record, name: str) -> str:
    return f"{sentence_case(record_words(record))}: “{field_label(record.KIND, name)}”"


def _pointers(record: Record) -> Iterator[tuple[str, str, str]]:
    for name, kind in _pointing(record.KIND):
        value = getattr(record, name)
        if value:
            for wanted in value if isinstance(value, tuple) else (value,):
                yield name, kind, str(wanted)


@cache
def _pointing(kind: str) -> tuple[tuple[str, str], ...]:
    """Give the fields of a kind that lead to another record, and to which kind."""
    items = {n: c.item if isinstance(c, Many) else c for n, c in codecs_of(KINDS[kind]).items()}
    return tuple((name, one.kind) for name, one in items.items() if isinstance(one, Ref))


def _is_lost(kind: str, there: Record | None) -> bool:
    """Tell if a link leads to nothing; one to any record may be to a question or to several."""
    return kind in KINDS and (there is None or kind != there.KIND)


def _twins(workspace: Workspace) -> Iterator[Finding]:
    for kind, noun in _TITLED.items():
        by_title: dict[str, list[Record]] = {}
        for record in workspace.all(kind):
            title = str(getattr(record, "title", "") or getattr(record, "name", "")).strip()
            if title:
                by_title.setdefault(title.casefold(), []).append(record)
        for same in by_title.values():
            if len(same) > 1:
                first, *others = same
                name = record_words(first)
                many = {"n": (len(same), f"{noun} called {name}")}
                words = filled(f"{{n}} {noun} have one title: {{name}}.", {"name": name}, many)
                ids = tuple(str(one.id) for one in others)
                yield found(
                    f"{kind_words(kind.KIND)} twice", first.id, words, len(same), others=ids
                )


_PAGES = {
    **dict.fromkeys(("response", "support", "evidence"), "assess"),
    **dict.fromkeys(("metric", "reading", "rebase", "annotation"), "metrics"),
    **dict.fromkeys(("capacity", "demand", "scenario", "constraint_entry"), "constraints"),
    "action": "actions",
    "site": "details",
}


def _on_its_page(finding: Finding, record: Record) -> Finding:
    return replace(finding, page=_PAGES.get(record.KIND, "strategy"))


def _stars(workspace: Workspace) -> Iterator[Finding]:
    stars = [star for star in workspace.all(NorthStar) if has_words(star.aim)]
    if len(stars) > 1:
        words = f"There are {len(stars)} north stars: {listed([f'“{s.aim}”' for s in stars])}."
        ids = tuple(str(one.id) for one in stars[1:])
        yield found("several north stars", stars[0].id, words, len(stars), others=ids)


def _revisions(workspace: Workspace) -> Iterator[Finding]:
    for original, made in several_revisions(workspace).items():
        words = several_words(workspace, original, made)
        ids = tuple(str(one.id) for one in made[1:])
        yield found("several revisions", made[0].id, words, len(made), others=ids)


def _revisions_gone(workspace: Workspace) -> Iterator[Finding]:
    """Find that each of two people archived the other's revision, so that none is left."""
    for original, made in revisions_gone(workspace).items():
        title = workspace.get(Assessment, original).title
        named = listed([revision_words(workspace, one) for one in made])
        words = (
            f"“{title}” has {len(made)} revisions, and all are archived: {named}. "
            "What was signed off is what stands."
        )
        ids = tuple(str(one.id) for one in made)
        yield found("revisions all archived", original, words, len(made), others=ids)


def _answers(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> Iterator[Finding]:
    """Find answers no scale of the framework has."""
    known = _levels(pack)
    for response in responses_of(workspace, assessment.id).values():
        allowed = known.get(response.item_id)
        given = {response.answer, response.second_answer, response.target} - {UNANSWERED}
        if allowed is None or not given <= allowed:
            words = f"{sentence_case(record_words(response))} is not in the framework."
            yield found("answer not in the framework", response.item_id, words)


def _levels(pack: FrameworkPack) -> Mapping[str, frozenset[str]]:
    found_: dict[str, frozenset[str]] = {}
    for section in pack.sections:
        scales = {one for one in (section.scale_id, section.second_scale_id) if one}
        levels: set[str] = set()
        for scale in map(pack.scale, scales):
            levels |= {str(one.id) for one in scale.levels}
            levels |= {str(one.id) for one in scale.other_answers}
        found_ |= {str(item.id): frozenset(levels) for item in section.items()}
    return found_
