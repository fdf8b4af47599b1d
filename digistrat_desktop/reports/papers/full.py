"""The full report: everything the assessment holds, in the order a careful reader asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import short_day
from digistrat_desktop.reports.blocks import Block, Column, Heading, PageBreak, Table, text
from digistrat_desktop.reports.papers.cover import contents, cover, glance
from digistrat_desktop.reports.papers.items import annex, areas_in_full
from digistrat_desktop.reports.papers.measures import measures_in_full
from digistrat_desktop.reports.papers.method import method
from digistrat_desktop.reports.papers.movement import movement_blocks
from digistrat_desktop.reports.papers.section import PaperSection
from digistrat_desktop.reports.papers.steps import steps_section

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel

_FOR = "Every question with its answer, evidence, reason and target; every measure with its chart."


def _cover(model: ReportModel) -> tuple[Block, ...]:
    return cover(model, "Digital strategy assessment", _FOR)


def _movement(model: ReportModel) -> tuple[Block, ...]:
    return (PageBreak(), *movement_blocks(model))


def actions_table(model: ReportModel) -> tuple[Block, ...]:
    """Give open actions with owner, date and state; targets alone when there are none."""
    if not model.actions:
        return steps_section(model)
    columns = (
        Column("Action", 4),
        Column("Owner", 2),
        Column("Due", 1.2),
        Column("State", 1.2),
        Column("Effort", 1),
    )
    rows = tuple(
        (
            text(action.title),
            text(model.names.get(action.owner_id or "", "") or "no owner"),
            text(short_day(action.due)),
            text(action.status.label),
            text(action.effort.label),
        )
        for action in model.actions
    )
    table = Table(columns, rows, "Open actions", 0, tight=True)
    return (Heading(2, "Actions", "actions"), table, *steps_section(model))


FULL = (
    PaperSection("cover", "Title and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("glance", "At a glance", glance),
    PaperSection("method", "Method", method),
    PaperSection("movement", "Movement", _movement),
    PaperSection("areas", "Every area, every item", areas_in_full),
    PaperSection("measures", "Measures with charts and readings", measures_in_full),
    PaperSection("actions", "Actions and targets", actions_table),
    PaperSection("annex", "Annex by item id", annex),
)
