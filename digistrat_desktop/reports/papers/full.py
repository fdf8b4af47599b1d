"""The full report: everything the assessment holds, in the order a careful reader asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.saying import say
from digistrat_desktop.reports.blocks import Block, PageBreak
from digistrat_desktop.reports.papers.claims import cases_in_full, claims_in_full
from digistrat_desktop.reports.papers.cover import contents, cover, glance, method
from digistrat_desktop.reports.papers.findings import actions_in_full, findings_in_full
from digistrat_desktop.reports.papers.items import annex, areas_in_full
from digistrat_desktop.reports.papers.measures import measures_in_full
from digistrat_desktop.reports.papers.movement import movement_blocks
from digistrat_desktop.reports.papers.reality import reality_in_full, scenarios_in_full
from digistrat_desktop.reports.papers.strategy import strategy_in_full
from digistrat_desktop.reports.papers.wording import PaperSection

if TYPE_CHECKING:
    from digistrat_desktop.analysis.judgement import ReportModel

_FOR = (
    "Every question with its answer, evidence, reason and target; the strategy and its reality check;"
    " every measure with its chart."
)


def _cover(model: ReportModel) -> tuple[Block, ...]:
    return cover(model, "Digital strategy assessment", _FOR)


def _movement(model: ReportModel) -> tuple[Block, ...]:
    return (PageBreak(), *movement_blocks(model))


FULL = (
    PaperSection("cover", say("Title and front sheet"), _cover, fixed=True),
    PaperSection("contents", say("Contents"), contents),
    PaperSection("glance", say("At a glance"), glance),
    PaperSection("method", say("Method"), method),
    PaperSection("movement", say("Movement"), _movement),
    PaperSection("strategy", say("Strategy, its map and what is ruled out"), strategy_in_full),
    PaperSection("reality", say("Reality check: capacity against plans"), reality_in_full),
    PaperSection("scenarios", say("Scenarios beside the plan"), scenarios_in_full),
    PaperSection("cases", say("Cases for change"), cases_in_full),
    PaperSection("claims", say("Claimed and supported levels"), claims_in_full),
    PaperSection("findings", say("Everything that was found"), findings_in_full),
    PaperSection("areas", say("Every area, every item"), areas_in_full),
    PaperSection("measures", say("Measures with charts and readings"), measures_in_full),
    PaperSection("actions", say("Actions in order, and targets"), actions_in_full),
    PaperSection("annex", say("Annex by item id"), annex),
)
