"""How the longer reports begin: title, what they are about, what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.confidence import confidence_in_words
from digistrat_desktop.reports.blocks import (
    Block,
    Contents,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.about import facts_table, front_facts, proof_facts
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel


def cover(model: ReportModel, title: str, words: str) -> tuple[Block, ...]:
    """Give the title, one sentence on what the report is, and the front sheet with its proof.

    Args:
        title: of this kind of report.
        words: for whom and what for.
    """
    facts = (("Trust", model.trust.name), *front_facts(model), *proof_facts(model))
    return (
        Heading(1, f"{title}: {shortened(model.assessment.title, 120)}"),
        Paragraph(text(words), TextStyle.LEAD),
        facts_table(facts),
    )


def contents(_model: ReportModel) -> tuple[Block, ...]:
    """Give the list of contents."""
    return Heading(2, "Contents"), Contents(2)


def glance(model: ReportModel) -> tuple[Block, ...]:
    """Give the finding in a sentence, the key facts, what matters and how sure we are."""
    things = NumberedList(tuple(text(f.sentence) for f in model.three))
    return (
        PageBreak(),
        Heading(2, "At a glance", "glance"),
        Paragraph(text(model.title), TextStyle.LEAD),
        KeyFigures(key_facts(model)),
        *((Paragraph(text(model.lead)),) if model.lead else ()),
        *((Heading(3, "Three things that matter"), things) if model.three else ()),
        Heading(3, "How sure we are"),
        Paragraph(text(" ".join(confidence_in_words(model.confidence)))),
    )


def key_facts(model: ReportModel) -> tuple[KeyFigure, ...]:
    """Give four counts; none is a score."""
    sure = model.confidence
    ignored = len(model.constraints.ignored) if model.constraints else 0
    moved = f"since {model.previous.title}" if model.previous else "first assessment"
    return (
        KeyFigure(f"{sure.answered} of {sure.asked}", "questions answered"),
        KeyFigure(str(sure.shown), "shown by a document or data", f"{sure.stated} stated only"),
        KeyFigure(str(len(model.moves)), "answers changed", shortened(moved, 40)),
        KeyFigure(str(ignored), "severe constraints not in the strategy"),
    )
