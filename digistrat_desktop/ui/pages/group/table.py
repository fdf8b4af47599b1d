"""The table of questions by trust: a symbol and the level's word in each cell, never colour alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.tables.columns import CellPaint, ColumnWidth, TableColumn
from digistrat_desktop.ui.tables.table_view import TableShape
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.group import GroupModel, ItemAcross, SectionAcross
    from digistrat_desktop.domain.frameworks.framework import Scale
    from digistrat_desktop.ui.kit.symbols import Symbol

GROUP_SHAPE = TableShape(row=44, head=40, fewest=3, most=3, by_cell=True)
_TRUST = ColumnWidth(least=128, share=128)
_QUESTIONS: tuple[TableColumn[ItemAcross], ...] = (
    TableColumn(
        "question",
        tr("Question"),
        lambda one: one.item.title,
        width=ColumnWidth(least=190, share=190),
        spoken=lambda one: one.item.question,
    ),
    TableColumn(
        "words",
        tr("In words"),
        lambda one: one.words,
        width=ColumnWidth(least=240, share=240),
        tone="secondary",
        is_small=True,
    ),
)


def group_columns(group: GroupModel, section: SectionAcross) -> tuple[TableColumn[ItemAcross], ...]:
    """Give a column for each trust after those of the questions."""
    scale = group.members[0].section(section.section.id).scale
    trusts = (
        TableColumn(
            str(place),
            member.label,
            partial(_word, place),
            CellPaint.SYMBOL,
            _TRUST,
            spoken=partial(_heard, place),
            symbol=partial(_symbol, place, scale),
        )
        for place, member in enumerate(group.members)
    )
    return (*_QUESTIONS, *trusts)


def _word(place: int, one: ItemAcross) -> str:
    return one.said[place].word


def _heard(place: int, one: ItemAcross) -> str:
    """A whole thought, for those who hear one cell alone."""
    said = one.said[place]
    return f"{said.label}, {one.item.title}: {said.word}"


def _symbol(place: int, scale: Scale | None, one: ItemAcross) -> Symbol:
    return symbol_of(one.said[place].answer, scale)
