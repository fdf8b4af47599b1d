"""The board report: page one at a glance, movement and questions, then a page an area.

Source: docs/spec/reports-pdf.md#board-report. Roles, not names of people.
"""

from collections.abc import Callable

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import Block, PageBreak
from digistrat_desktop.reports.papers.areas import area_pages
from digistrat_desktop.reports.papers.claims import cases_brief, claims_brief
from digistrat_desktop.reports.papers.cover import about
from digistrat_desktop.reports.papers.findings import actions_for_a_board, findings_brief
from digistrat_desktop.reports.papers.measures import measures_page
from digistrat_desktop.reports.papers.movement import board_movement
from digistrat_desktop.reports.papers.page_one import fitted_page, questions
from digistrat_desktop.reports.papers.reality import reality_brief, scenarios_section
from digistrat_desktop.reports.papers.strategy import strategy_brief
from digistrat_desktop.reports.papers.wording import PaperSection


def _fits() -> Callable[[tuple[Block, ...]], bool]:
    from digistrat_desktop.reports.pdf.render import Ruler  # noqa: PLC0415 - dear import

    return Ruler().fits_page


def _glance(judgement: Judgement) -> tuple[Block, ...]:
    return fitted_page(judgement, _fits())


def _movement(judgement: Judgement) -> tuple[Block, ...]:
    return (PageBreak(always=True), *board_movement(judgement, _fits(), questions(judgement)))


def _areas(judgement: Judgement) -> tuple[Block, ...]:
    return area_pages(judgement, _fits())


BOARD = (
    PaperSection("glance", "Page one at a glance", _glance, fixed=True),
    PaperSection("movement", "Movement and questions", _movement),
    PaperSection("strategy", "Strategy in short", strategy_brief),
    PaperSection("reality", "Reality check: what cannot all be done", reality_brief),
    PaperSection("scenarios", "Scenarios beside the plan", scenarios_section),
    PaperSection("cases", "Cases for change", cases_brief),
    PaperSection("claims", "Claimed and supported levels", claims_brief),
    PaperSection("findings", "What a board should know", findings_brief),
    PaperSection("areas", "A page for each area", _areas),
    PaperSection("measures", "Measures", measures_page),
    PaperSection("steps", "Actions in order, and targets", actions_for_a_board),
    PaperSection("about", "About this paper", about),
)
