"""A page for each area that has something to say: its counts in words, then each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.figures import ChartOptions, trend_chart
from digistrat_desktop.analysis.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
    backing_in_words,
    counts_in_words,
)
from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Table,
    TextStyle,
    text,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.constraint_table import ConstraintLine
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.report_model import ReportModel

_LONGEST_REASON = 400
_CHART = ChartOptions(width=500, height=150, text_size=7.5)


def area_pages(model: ReportModel) -> tuple[Block, ...]:
    """Give the pages of every section with an answer, then the measures."""
    pages: list[Block] = []
    for section in model.position:
        if section.answered:
            pages.extend(_page(model, section))
    pages.extend(_measures(model.metrics))
    return tuple(pages)


def _page(model: ReportModel, section: SectionPosition) -> tuple[Block, ...]:
    head = (
        PageBreak(),
        Heading(2, section.section.title, f"area-{section.section.id.lower()}"),
    )
    if section.section.kind is SectionKind.REFLECTION:
        return (*head, *_notes(section))
    words = f"{counts_in_words(section)}. {backing_in_words(section)}."
    lead = (Paragraph(text(words), TextStyle.LEAD),)
    return (*head, *lead, *_severity(model, section), _answers(model, section))


def _notes(section: SectionPosition) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for item in section.items:
        if item.noted and item.response:
            blocks.append(Heading(3, item.item.question))
            blocks.append(Paragraph(text(item.response.rationale)))
    return tuple(blocks)


def _severity(model: ReportModel, section: SectionPosition) -> tuple[Block, ...]:
    table = model.constraints
    if section.section.kind is not SectionKind.CONSTRAINTS or table is None:
        return ()
    columns = (Column("How hard it bites", 1.4), *(Column(r.label, 2.2) for r in table.responses))
    rows = tuple(
        (
            text(severity.label, bold=True),
            *(_names(table.cell(severity.id, r.id)) for r in table.responses),
        )
        for severity in table.severities
    )
    caption = "Constraints by how hard they bite and what the strategy does about them"
    return (Table(columns, rows, caption, 0),)


def _names(lines: tuple[ConstraintLine, ...]) -> Cell:
    titles = [line.item.item.title for line in lines]
    return text("; ".join(titles) or "none")


def _answers(model: ReportModel, section: SectionPosition) -> Table:
    columns = [Column("Question", 2.6), Column("Answer", 1.3)]
    second = _second_header(section)
    if second:
        columns.append(Column(second, 1.4))
    columns += [Column("Shown by", 1.5), Column("Why", 4.2)]
    rows = tuple(_row(model, section, item) for item in section.asked)
    return Table(tuple(columns), rows, f"{section.section.title}: every answer", 0)


def _second_header(section: SectionPosition) -> str:
    if section.section.asked_twice is not None:
        return section.section.asked_twice.then
    return "In the strategy" if section.section.second_scale_id else ""


def _row(model: ReportModel, section: SectionPosition, item: ItemPosition) -> tuple[Cell, ...]:
    cells: list[Cell] = [
        text(item.item.title),
        text(answer_label(section, item.answer), bold=True),
    ]
    if _second_header(section):
        cells.append(text(_beside_label(model, section, item)))
    return (*cells, text(backing_words(item)), text(_reason(item)))


def _beside_label(model: ReportModel, section: SectionPosition, item: ItemPosition) -> str:
    if not section.section.second_scale_id:
        return answer_label(section, item.beside)
    labels: dict[str, str] = {
        lv.id: lv.label for lv in model.pack.scale(section.section.second_scale_id).levels
    }
    return labels.get(item.beside, "Not answered")


def backing_words(item: ItemPosition) -> str:
    """Say in few words what stands behind an answer."""
    if item.backing is Backing.NOT_CLAIMED:
        return "no claim"
    if item.backing is Backing.SHOWN and item.strongest is not None:
        return item.strongest.label.lower()
    if item.supported:
        return "in part: evidence shows less"
    return "stated, not yet shown"


def _reason(item: ItemPosition) -> str:
    words = item.response.rationale if item.response else ""
    if item.carried:
        words = f"Not re-confirmed. {words}"
    if len(words) <= _LONGEST_REASON:
        return words or "no reason written"
    return f"{words[:_LONGEST_REASON].rsplit(' ', 1)[0]} … (shortened)"


def _measures(lines: tuple[MetricLine, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    blocks: list[Block] = [PageBreak(), Heading(2, "Measures", "measures")]
    for line in lines:
        chart = trend_chart(line.analysis, line.subject, _CHART)
        words = Paragraph(text(line.basis), TextStyle.SMALL)
        blocks.append(KeepTogether((Heading(3, line.title), Figure(chart), words)))
    return tuple(blocks)
