"""The full report: everything the assessment holds, in the order a careful reader asks for it."""

from digistrat_desktop.analysis.judgement import Judgement
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

_FOR = (
    "Every question with its answer, evidence, reason and target; the strategy and its reality check;"
    " every measure with its chart."
)


def _cover(judgement: Judgement) -> tuple[Block, ...]:
    return cover(judgement, "Digital strategy assessment", _FOR)


def _movement(judgement: Judgement) -> tuple[Block, ...]:
    return (PageBreak(), *movement_blocks(judgement))


FULL = (
    PaperSection("cover", "Title and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("glance", "At a glance", glance),
    PaperSection("method", "Method", method),
    PaperSection("movement", "Movement", _movement),
    PaperSection("strategy", "Strategy, its map and what is ruled out", strategy_in_full),
    PaperSection("reality", "Reality check: capacity against plans", reality_in_full),
    PaperSection("scenarios", "Scenarios beside the plan", scenarios_in_full),
    PaperSection("cases", "Cases for change", cases_in_full),
    PaperSection("claims", "Claimed and supported levels", claims_in_full),
    PaperSection("findings", "Everything that was found", findings_in_full),
    PaperSection("areas", "Every area, every item", areas_in_full),
    PaperSection("measures", "Measures with charts and readings", measures_in_full),
    PaperSection("actions", "Actions in order, and targets", actions_in_full),
    PaperSection("annex", "Annex by item id", annex),
)
