"""Which columns of a table are recorded, by ticks, and what each is read as."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.headings import headings
from digistrat_desktop.services.tables.shape.layout import NEW_METRIC, Layout, columns_with_figures
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.services.tables.source import TableFile, samples
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.tick_box import TickBox, TickRow
from digistrat_desktop.ui.kit.access import find_with
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, put
from digistrat_desktop.ui.tables.small_table import Cell, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count


class DoubtRow(QWidget):
    answered = Signal(str, str)  # the ids of the question and of the answer

    def __init__(self, look: Look, doubt: Doubt) -> None:
        super().__init__()
        self.question = PlainLabel(doubt.words, tone="caution", parent=self)
        self.buttons: dict[str, SecondaryButton] = {}
        column = bare(QVBoxLayout(self), look.theme.space(2))
        column.addWidget(self.question)
        row = FlowLayout(look.theme.space(3))
        for answer_id, words in doubt.answers:
            button = SecondaryButton(look, sentence_case(words), parent=self)
            button.clicked.connect(partial(self._on_answer, doubt.id, answer_id))
            self.buttons[answer_id] = button
            row.addWidget(button)
        column.addLayout(row)

    def _on_answer(self, question: str, answer: str) -> None:
        self.answered.emit(question, answer)


class DoubtRows(QWidget):
    """The questions that are open about a table, each with its answers."""

    answered = Signal(str, str)  # the ids of the question and of the answer

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: dict[str, DoubtRow] = {}
        self._column = bare(QVBoxLayout(self), look.theme.space(4))

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = {doubt.id: DoubtRow(self._look, doubt) for doubt in doubts}
        for row in self.rows.values():
            row.answered.connect(self.answered)
            self._column.addWidget(row)
        self.setVisible(bool(doubts))


_HEADS = (tr("Column"), tr("For example"), tr("Record as"))
_FOLD_BELOW = 420
_OTHERS = [(role.value, role.label) for role in Role if role not in {Role.IGNORE, Role.VALUE}]
_MOST_COLUMNS = 60
# A search is of use from so many columns on.
_MANY = 9


class ColumnsCard(Card):
    """A tick takes a column, none leaves it out; a search narrows what is seen, never what is taken."""

    changed = Signal(object)  # the layout is another now; carries the `Layout`

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Tick the columns to record"))
        self._layout = Layout()
        self._suggested = Layout()
        self._metrics: list[tuple[str, str]] = []
        self._table: TableFile | None = None
        self._seen: list[int] = []
        self.words = LineField(tr("Find a column"), hint=tr("Find a column …"))
        self.every = SecondaryButton(look, tr("Tick all"))
        self.none = SecondaryButton(look, tr("Leave all out"))
        self.count = PlainLabel("", tone="secondary", wrap=False)
        self.table = SmallTable(look, _HEADS, (4, 3, 4), _FOLD_BELOW)
        self.more = PlainLabel("", tone="secondary")
        bar = QWidget()
        put(FlowLayout(look.theme.space(2), bar), self.words, self.every, self.none, self.count)
        self.add(bar, self.table, self.more)
        find_with(self, self.words)
        self.words.textChanged.connect(self._fill)
        self.every.clicked.connect(partial(self._on_all, on=True))
        self.none.clicked.connect(partial(self._on_all, on=False))

    def suggest(self, layout: Layout) -> None:
        """Take what each column most likely is, for when it is ticked."""
        self._suggested = layout
        self.words.show_other("")

    def show_columns(
        self, table: TableFile, layout: Layout, metrics: list[tuple[str, str]]
    ) -> None:
        """Show how the columns are read; metrics to choose from are pairs of id and name."""
        self._table, self._layout, self._metrics = table, layout, metrics
        self._fill()

    def tick(self, column: int) -> TickBox:
        """Give the tick of a column in sight."""
        return self._ticks()[column]

    def first_stop(self) -> QWidget:
        """Give where a person begins: the search where there are many columns, else the first tick."""
        is_long = self.words.isVisible() or not self._seen
        return self.words if is_long else self.tick(self._seen[0])

    def _fill(self, _: str = "") -> None:
        if self._table is None:
            return
        grid, layout = self._table.grids[self._layout.sheet], self._layout
        heads = headings(grid, layout.header)
        wanted = self.words.text().casefold().strip()
        found = [at for at, head in enumerate(heads) if wanted in head.casefold()]
        held = next((at for at, tick in self._ticks().items() if tick.hasFocus()), None)
        self._seen = found[:_MOST_COLUMNS]
        self.table.show_rows(
            [self._row(at, heads[at], samples(grid, layout, at)) for at in self._seen]
        )
        if held in self._seen and held is not None:
            self.tick(held).setFocus()
        over = len(found) - len(self._seen)
        words = tr_count(over, "1 more column. Search for it.", "%n more columns. Search for them.")
        self.more.say(words if over else "")
        taken = sum(role is not Role.IGNORE for role in layout.roles)
        told = tr("{taken} of {every} columns ticked", taken=taken, every=len(heads))
        self.count.show_text(told)
        for part in (self.words, self.every, self.none):
            part.setVisible(len(heads) >= _MANY)

    def _ticks(self) -> dict[int, TickBox]:
        firsts = (row[0] for row in self.table.rows())
        rows = zip(self._seen, (one for one in firsts if isinstance(one, TickRow)), strict=False)
        return {at: row.tick for at, row in rows}

    def _row(self, column: int, heading: str, example: str) -> tuple[Cell, ...]:
        is_taken = self._layout.roles[column] is not Role.IGNORE
        row = TickRow(self._look, str(column), heading)
        row.tick.setChecked(is_taken)
        row.tick.clicked.connect(partial(self._on_tick, column))
        shown = CellWords(example, "secondary")
        if not is_taken:
            return row, shown, CellWords(tr("left out"), "secondary")
        return row, shown, self._record_as(column, heading)

    def _record_as(self, column: int, heading: str) -> ChoiceField:
        """Offer the metrics a column's values can belong to, then what else it can contain."""
        metrics = [(NEW_METRIC, tr("By this name")), *self._metrics]
        choice = ChoiceField(tr("Record {heading} as", heading=heading), [*metrics, *_OTHERS])
        role = self._layout.roles[column]
        target = self._layout.targets.get(column, NEW_METRIC)
        choice.set_choice(target if role is Role.VALUE else role.value)
        choice.chosen.connect(partial(self._on_record_as, column))
        return choice

    def _on_tick(self, column: int) -> None:
        is_taken = self._layout.roles[column] is not Role.IGNORE
        self._on_role(column, (Role.IGNORE if is_taken else self._role_of(column)).value)

    def _role_of(self, column: int) -> Role:
        roles = self._suggested.roles
        found = roles[column] if column < len(roles) else Role.IGNORE
        return Role.VALUE if found is Role.IGNORE else found

    def _on_all(self, _: bool = False, *, on: bool) -> None:  # noqa: FBT001, FBT002 - as Qt's clicked sends it
        """Take or leave the columns in sight that have figures; periods and names stay as they are."""
        if self._table is None:
            return
        figures = columns_with_figures(self._table.grids[self._layout.sheet], self._layout)
        roles = list(self._layout.roles)
        for column in (at for at in self._seen if at in figures):
            is_value = roles[column] in {Role.VALUE, Role.IGNORE}
            if is_value:
                roles[column] = self._role_of(column) if on else Role.IGNORE
        self._take(roles)

    def _on_role(self, column: int, role: str) -> None:
        roles = list(self._layout.roles)
        roles[column] = Role(role)
        self._take(roles)

    def _take(self, roles: Sequence[Role]) -> None:
        targets = dict(self._layout.targets)
        for column, role in enumerate(roles):
            if role is Role.VALUE:
                targets.setdefault(column, self._suggested.targets.get(column, NEW_METRIC))
        self.changed.emit(replace(self._layout, roles=tuple(roles), targets=targets))

    def _on_record_as(self, column: int, chosen: str) -> None:
        if chosen in dict(_OTHERS):
            self._on_role(column, chosen)
            return
        roles = list(self._layout.roles)
        roles[column] = Role.VALUE
        targets = {**self._layout.targets, column: chosen}
        self.changed.emit(replace(self._layout, roles=tuple(roles), targets=targets))
