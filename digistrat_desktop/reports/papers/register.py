"""The register of constraints: what is done about each, by whom, and which way it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import short_day
from digistrat_desktop.domain.reality import ConstraintEntry
from digistrat_desktop.reports.blocks import Block, Column, Heading, Table, text
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.reports.blocks import Runs

_TITLE = "What is done about constraints"


def register_in_full(model: ReportModel) -> tuple[Block, ...]:
    """Give every constraint in the register with its owner, mitigation and trend."""
    entries = model.judged.workspace.all(ConstraintEntry)
    named = sorted(((_title(model, one), one) for one in entries), key=lambda p: (p[0], p[1].id))
    rows = tuple(_row(model, title, one) for title, one in named)
    if not rows:
        return ()
    columns = (
        Column("Constraint", 2.2),
        Column("What is done", 3.6),
        Column("Owner", 1.6),
        Column("Trend", 1.2),
        Column("Look again", 1.2),
    )
    return Heading(3, _TITLE), Table(columns, rows, _TITLE, 0, show_caption=False, tight=True)


def _title(model: ReportModel, entry: ConstraintEntry) -> str:
    lines = model.constraints.lines if model.constraints else ()
    titles: dict[str, str] = {line.item.item.id: line.item.item.title for line in lines}
    return titles.get(entry.item_id or "", "") or entry.title or entry.item_id or "not named"


def _row(model: ReportModel, title: str, entry: ConstraintEntry) -> tuple[Runs, ...]:
    return (
        text(title),
        text(shortened(entry.mitigation, 400) or "nothing written"),
        text(model.names.get(entry.owner_id or "", "") or "no owner"),
        text(entry.trend.label),
        text(short_day(entry.review_on)),
    )
