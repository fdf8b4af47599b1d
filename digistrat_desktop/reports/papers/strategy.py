"""What the trust wants and what it does about it: the map, its margins, principles, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.strategy_map import suspect_words, tokenistic_words
from digistrat_desktop.analysis.words import listed, short_day
from digistrat_desktop.domain.strategy import Decision, Initiative, NorthStar, Objective
from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.matrix import alignment_matrix
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.reports.blocks import Runs

_TITLE = "Strategy: what is wanted and what serves it"
_NAMED = 6
_BRIEF_TABLE = 12  # objectives or initiatives; a larger map is told in words on a board's page


def strategy_brief(model: ReportModel) -> tuple[Block, ...]:
    """Give a board the map in short: where it stands, what nothing serves, what is ruled out."""
    if model.judged.strategy.is_empty:
        return ()
    small = max(len(model.judged.strategy.rows), len(model.judged.strategy.columns)) <= _BRIEF_TABLE
    return (
        PageBreak(),
        Heading(2, _TITLE, "strategy"),
        *_aim(model),
        Paragraph(text(model.judged.beside.sentence)),
        *(alignment_matrix(model) if small else ()),
        *_points("What does not fit together", (*margin_points(model), *_conflicts(model))),
        *not_doing(model),
    )


def strategy_in_full(model: ReportModel) -> tuple[Block, ...]:
    """Give the whole strategy: aim, objectives, initiatives, map, principles, decisions."""
    if model.judged.strategy.is_empty:
        return ()
    return (
        PageBreak(),
        Heading(2, _TITLE, "strategy"),
        *_aim(model),
        Paragraph(text(model.judged.beside.sentence)),
        *_objectives(model),
        *_initiatives(model),
        *alignment_matrix(model),
        *_points("What does not fit together", (*margin_points(model), *_suspect(model))),
        *_principles(model),
        *not_doing(model),
    )


def _aim(model: ReportModel) -> tuple[Block, ...]:
    aims = [star.aim for star in model.judged.workspace.all(NorthStar) if star.aim.strip()]
    words = aims[0] if aims else "No north star has been written yet."
    return (Paragraph(text(words), TextStyle.LEAD),)


def _objectives(model: ReportModel) -> tuple[Block, ...]:
    rows = tuple(
        (
            text(row.objective.title),
            text(row.objective.objective_kind.label),
            text(model.names.get(row.objective.owner_id or "", "") or "no owner"),
            text(_metrics(model, row.objective)),
            text(row.words),
        )
        for row in model.judged.strategy.rows
    )
    columns = (
        Column("Objective", 3),
        Column("Whose", 1.1),
        Column("Owner", 1.8),
        Column("Shown by", 2.4),
        Column("Served by", 1.5),
    )
    return _table("Objectives", columns, rows)


def _metrics(model: ReportModel, objective: Objective) -> str:
    names = {line.metric_id: line.name for line in model.metrics}
    return listed([names[one] for one in objective.metric_ids if one in names]) or "no metric"


def _initiatives(model: ReportModel) -> tuple[Block, ...]:
    rows = tuple(
        (
            text(column.initiative.title),
            text(column.initiative.status.label),
            text(_dates(column.initiative)),
            text(column.initiative.need or "no need written"),
            text(column.words),
        )
        for column in model.judged.strategy.columns
    )
    columns = (
        Column("Initiative", 2.2),
        Column("State", 1.1),
        Column("From and to", 1.5),
        Column("Whose need it meets", 3.4),
        Column("Serves", 1.1),
    )
    return _table("Initiatives", columns, rows)


def _dates(initiative: Initiative) -> str:
    return f"{short_day(initiative.starts)} to {short_day(initiative.ends)}"


def _table(
    title: str, columns: tuple[Column, ...], rows: tuple[tuple[Runs, ...], ...]
) -> tuple[Block, ...]:
    if not rows:
        return ()
    return Heading(3, title), Table(columns, rows, title, 0, show_caption=False, tight=True)


def margin_points(model: ReportModel) -> Iterator[str]:
    """Give what the map's margins say: what nothing serves, and what serves nothing."""
    found = model.judged.strategy
    unserved = [row.objective.title for row in found.unserved]
    if unserved:
        yield f"Served by no initiative: {_some(unserved)}."
    titles = {str(c.initiative.id): c.initiative.title for c in found.columns}
    yield from (tokenistic_words(row, titles) for row in found.tokenistic[:_NAMED])
    orphans = [column.initiative.title for column in found.orphans]
    if orphans:
        yield f"Serving no objective: {_some(orphans)}."
    if found.suspect:
        count = len(found.suspect)
        noun = "link is" if count == 1 else "links are"
        yield f"{count} {noun} to be confirmed, since one of its ends was reworded."


def _some(titles: list[str]) -> str:
    quoted = [f"“{title}”" for title in titles[:_NAMED]]
    rest = len(titles) - _NAMED
    return listed([*quoted, f"{rest} more"] if rest > 0 else quoted)


def _suspect(model: ReportModel) -> Iterator[str]:
    held = model.judged.workspace
    for cell in model.judged.strategy.suspect:
        objective = held.get(Objective, cell.link.objective_id)
        initiative = held.get(Initiative, cell.link.initiative_id)
        what = f"“{initiative.title}” for “{objective.title}”"
        yield f"To be confirmed: {what}. {suspect_words(cell, objective, initiative)}"


def _conflicts(model: ReportModel) -> Iterator[str]:
    for line in model.judged.principles:
        if "conflicts" in line.sentence:
            yield f"Principle “{line.principle.title}”: {line.sentence[:1].lower()}{line.sentence[1:]}"


def _points(title: str, points: tuple[str, ...]) -> tuple[Block, ...]:
    if not points:
        return ()
    return Heading(3, title), BulletList(tuple(text(point) for point in points))


def _principles(model: ReportModel) -> tuple[Block, ...]:
    rows = tuple(
        (
            text(line.principle.title),
            text(line.principle.rules_out or "nothing"),
            text(line.sentence),
            text(
                "; ".join(f"{i.title}: {t.reason.rstrip('. ')}" for t, i in line.tests if t.reason)
                or "none"
            ),
        )
        for line in model.judged.principles
    )
    columns = (
        Column("Principle", 1.6),
        Column("What it rules out", 2.6),
        Column("What it was used for", 2.6),
        Column("Reasons", 3),
    )
    return _table("Principles, held against initiatives", columns, rows)


def not_doing(model: ReportModel) -> tuple[Block, ...]:
    """Give the register of what will not be done, is stopped or comes later, with its reasons."""
    found = [d for d in model.judged.workspace.all(Decision) if d.decision_kind.rules_out]
    found.sort(key=lambda d: (str(d.decided_on), d.title, d.id))
    rows = tuple(
        (
            text(decision.title),
            text(decision.decision_kind.label),
            text(shortened(decision.reason, 400) or "no reason written"),
            text(short_day(decision.decided_on)),
            text(short_day(decision.review_on)),
        )
        for decision in found
    )
    columns = (
        Column("What", 2.6),
        Column("Decided", 1.1),
        Column("Why", 3.6),
        Column("On", 1.1),
        Column("Look again", 1.1),
    )
    return _table("What will not be done", columns, rows)
