"""How a report was made: whose judgement, on which scales, by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    text,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.domain.framework import Scale

_RULES = (
    (
        "Every level is the trust's own judgement. A level is a word; levels are counted, never"
        " averaged, and there is no overall score."
    ),
    (
        "“Cannot say yet”, “does not apply” and “not answered” are three different things, and none of"
        " them is the lowest level."
    ),
    (
        "Evidence is a view, a document, data or something checked. A view shows nothing by itself. A"
        " level is shown when a document, data or a check that is not past its shelf life of 18 months"
        " names that level or a higher one. Otherwise it is stated, not yet shown."
    ),
    (
        "Answers are compared with the last assessment only where the question is the same, word for"
        " word."
    ),
    (
        "Measures are read with XmR control charts, never by comparing two points. With fewer than 13"
        " readings the limits are trial limits. A gap is a gap, never nought."
    ),
)


def method(model: ReportModel) -> tuple[Block, ...]:
    """Give the rules in plain words, then each scale with what its levels mean."""
    used = {s.section.scale_id for s in model.position} | {
        s.section.second_scale_id for s in model.position
    }
    scales = [scale for scale in model.pack.scales if scale.id in used]
    return (
        PageBreak(),
        Heading(2, "Method", "method"),
        Paragraph(text(model.pack.purpose)),
        BulletList(tuple(text(rule) for rule in _RULES)),
        *(block for scale in scales for block in _scale(scale)),
    )


def _scale(scale: Scale) -> tuple[Block, ...]:
    rows = tuple((text(lv.label, bold=True), text(lv.meaning)) for lv in scale.levels)
    table = Table(
        (Column("Level", 1), Column("What it means", 5)),
        rows,
        f"Levels of the scale: {scale.question}" if scale.question else "Levels of the scale",
        0,
        tight=True,
    )
    return (table,)
