"""Trusts together: the latest assessments in this store side by side, like for like, in counts."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.group import GroupModel, ItemAcross, SectionAcross, group_of
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.services.judging import Gathered, gather, write_group
from digistrat_desktop.ui.kit.buttons import ChipButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, fill, put
from digistrat_desktop.ui.kit.page_parts import ChipChoice, EmptyState
from digistrat_desktop.ui.kit.symbols import Symbol
from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.columns import CellPaint, ColumnWidth, TableColumn
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import counted, tr, tr_count

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
        tr("Summary"),
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


_ALONE = tr(
    "To compare trusts, you need at least 2 in your data. Open a DigiStrat file from another trust."
)
_SAVE_AS = {"xlsx": tr("Save as Excel"), "csv": tr("Save as CSV")}
_KINDS = {"xlsx": tr("Workbooks (*.xlsx)"), "csv": tr("Tables (*.csv)")}


class GroupPage(QWidget):
    """One section at a time: counts in words, then each trust's own word."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._gathered = Gathered((), 0, 0)
        self._group = GroupModel((), (), "", ())
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(
            look, tr("Nothing to compare yet"), _ALONE, tr("Open a DigiStrat file")
        )
        self.hide_names = ChipButton(look, tr("Hide names"))
        self.exports = {kind: SecondaryButton(look, words) for kind, words in _SAVE_AS.items()}
        self.basis = PlainLabel("", tone="secondary")
        self.left_out = PlainLabel("", TypeRole.SMALL, "caution")
        self.chips = QWidget()
        chip_row = FlowLayout(look.theme.space(2), self.chips)
        self.sections = ChipChoice(look, chip_row, self.chips)
        self.table: DataTable[ItemAcross] = DataTable(
            look, tr("Questions by trust"), (), GROUP_SHAPE
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._context.look.theme
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        edge = theme.space(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space(2.5))
        column.addLayout(self._head())
        put(column, self.basis, self.left_out, self.chips)
        column.addWidget(self.table, 1)
        put(self._stack, self.empty, sheet)
        fill(self, self._stack)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.look.theme.space(2))
        row.addWidget(PlainLabel(tr("Trusts side by side"), TypeRole.PAGE, wrap=False), 1)
        row.addWidget(self.hide_names)
        put(row, *self.exports.values())
        return row

    def _connect(self) -> None:
        self.empty.acted.connect(partial(self._context.navigator.go, "exchange"))
        self.hide_names.clicked.connect(self._on_masked)
        self.sections.chosen.connect(self._show_section)
        for kind, button in self.exports.items():
            button.clicked.connect(partial(self.export, kind))

    def show_state(self, _: str = "") -> None:
        self._context.ask_when_saved(gather, self._on_gathered)

    def export(self, kind: str) -> None:
        suggested = Path.home() / f"trusts-together.{kind}"
        asked = (tr("Save table"), suggested, _KINDS[kind])
        write = partial(write_group, self._group)
        self._context.save_file(asked, write, tr("The table was saved."))

    def _on_gathered(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._show()

    def _on_masked(self) -> None:
        self._show()

    def _show(self) -> None:
        self._group = group_of(self._gathered.members, masked=self.hide_names.isChecked())
        self._stack.setCurrentIndex(1 if self._group.is_group else 0)
        if not self._group.is_group:
            why = " ".join(f"{one.label}: {one.why}" for one in self._group.left_out)
            self.empty.sentence.show_text(f"{_ALONE} {why}".strip())
            return
        self.basis.show_text(_basis_words(self._group, masked=self.hide_names.isChecked()))
        left_out = _left_out_words(self._group, self._gathered.cut)
        self.left_out.say(left_out)
        titles = [(str(one.section.id), one.section.title) for one in self._group.sections]
        self.sections.offer(titles)
        self._show_section()

    def _show_section(self, _: str = "") -> None:
        for section in self._group.sections:
            if section.section.id == self.sections.current:
                self.table.set_columns(group_columns(self._group, section))
                self.table.show_rows([(str(one.item.id), one) for one in section.items])


def _basis_words(group: GroupModel, *, masked: bool) -> str:
    count = counted(len(group.members), "trust")
    order = tr("in no order") if masked else tr("sorted by name")
    return tr(
        "{count}, {order}. {basis} Each trust assessed itself. This is not a ranking.",
        count=count,
        order=order,
        basis=group.basis,
    )


def _left_out_words(group: GroupModel, cut: int) -> str:
    words = [
        tr("Not compared: {label}. {why}", label=one.label, why=one.why) for one in group.left_out
    ]
    if cut:
        words.append(tr_count(cut, "1 more trust is not shown.", "%n more trusts are not shown."))
        words.append(tr("For many trusts, use Region under More."))
    return "\n".join(words)
