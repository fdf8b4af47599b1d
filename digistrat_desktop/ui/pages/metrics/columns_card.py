"""How the columns of a table are read: a role for each, and for values the metric they belong to."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.services.tables.layout import NEW_METRIC, Layout, Role, headings
from digistrat_desktop.services.tables.source import TableFile, samples
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare
from digistrat_desktop.ui.tables.small_table import Cell, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count


class DoubtRow(QWidget):
    answered = Signal(str)  # the id of the answer

    def __init__(self, look: Look, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question = PlainLabel(question, tone="caution", parent=self)
        self.buttons: dict[str, SecondaryButton] = {}
        column = bare(QVBoxLayout(self), look.theme.space(2))
        column.addWidget(self.question)
        row = FlowLayout(look.theme.space(3))
        for answer_id, words in answers:
            button = SecondaryButton(look, words, parent=self)
            button.clicked.connect(partial(self.answered.emit, answer_id))
            self.buttons[answer_id] = button
            row.addWidget(button)
        column.addLayout(row)


_HEADS = (tr("Column"), tr("For example"), tr("What it contains"), tr("Metric"))
_FOLD_BELOW = 620
_ROLES = [(role.value, role.label) for role in Role]
_MOST_COLUMNS = 60


class ColumnsCard(Card):
    changed = Signal(object)  # the layout is another now; carries the `Layout`

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("What each column is"))
        self._layout = Layout()
        self._metrics: list[tuple[str, str]] = []
        self.table = SmallTable(look, _HEADS, (2, 3, 3, 3), _FOLD_BELOW)
        self.more = PlainLabel("", tone="secondary")
        self.add(self.table, self.more)

    def show_columns(
        self, table: TableFile, layout: Layout, metrics: list[tuple[str, str]]
    ) -> None:
        """Show how the columns are read; metrics to choose from are pairs of id and name."""
        self._layout, self._metrics = layout, metrics
        grid = table.grids[layout.sheet]
        heads = headings(grid, layout.header)
        shown = range(min(len(heads), _MOST_COLUMNS))
        self.table.show_rows([self._row(at, heads[at], samples(grid, layout, at)) for at in shown])
        over = len(heads) - len(shown)
        words = tr_count(
            over, "1 more column is read as suggested.", "%n more columns are read as suggested."
        )
        self.more.say(words if over else "")

    def _row(self, column: int, heading: str, example: str) -> tuple[Cell, ...]:
        role = ChoiceField(tr("What {heading} contains", heading=heading), _ROLES)
        role.set_choice(self._layout.roles[column].value)
        role.chosen.connect(partial(self._on_role, column))
        return heading, CellWords(example, "secondary"), role, self._metric(column, heading)

    def _metric(self, column: int, heading: str) -> Cell:
        if self._layout.roles[column] is not Role.VALUE:
            return ""
        metric = ChoiceField(
            tr("Metric for {heading}", heading=heading),
            [(NEW_METRIC, tr("Match by name")), *self._metrics],
        )
        metric.set_choice(self._layout.targets.get(column, NEW_METRIC))
        metric.chosen.connect(partial(self._on_metric, column))
        return metric

    def _on_role(self, column: int, role: str) -> None:
        roles = list(self._layout.roles)
        roles[column] = Role(role)
        targets = dict(self._layout.targets)
        if roles[column] is Role.VALUE:
            targets.setdefault(column, NEW_METRIC)
        self.changed.emit(replace(self._layout, roles=tuple(roles), targets=targets))

    def _on_metric(self, column: int, metric_id: str) -> None:
        targets = {**self._layout.targets, column: metric_id}
        self.changed.emit(replace(self._layout, targets=targets))
