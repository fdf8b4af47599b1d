"""Questions a board member may ask: they follow from what was found, then from the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.reports.blocks import Block, Heading, NumberedList, text

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel

QUESTIONS = 3
_WHAT_MOVES_IT = "{}. What do we expect to move it, and by when?"
_QUESTION_OF = {
    "severe constraint not mentioned": "{}. What would have to change in the plan?",
    "slipped back": "{}. What happened, and what is being done?",
    "unexplained move": "{}. What would we point to?",
    "highest level on a view only": "{}. What document or figure would show it?",
    "outcome of concern": _WHAT_MOVES_IT,
    "outcome misses its target": _WHAT_MOVES_IT,
}


def questions(model: ReportModel) -> tuple[Block, ...]:
    """Give three questions under their heading."""
    asked = tuple(text(question) for question in questions_for(model)[:QUESTIONS])
    heading = Heading(2, "Three questions a board member may ask", "questions")
    return heading, NumberedList(asked)


def questions_for(model: ReportModel) -> tuple[str, ...]:
    """Give questions that follow from what was found, then the framework's own."""
    found = [_QUESTION_OF.get(f.rule, "").format(f.sentence.rstrip(".")) for f in model.three]
    reflection = model.section(SectionKind.REFLECTION)
    own = [item.item.question for item in reflection.items] if reflection else []
    return tuple(dict.fromkeys(question for question in [*found, *own] if question))
