"""Every assessment in the store as a list that sorts and searches at once, however long."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.words import sentence_case, short_day
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.empty_state import EmptyState
from digistrat_desktop.ui.tables.idlist_model import IdListModel
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from digistrat_desktop.domain.trust.listing import ListedAssessment
    from digistrat_desktop.ui.session.context import PageContext

_HEADS = (tr("Assessment"), tr("Trust"), tr("Code"), tr("As of"), tr("Status"))
_TRUST = 1
_WIDTHS = {0: 220, 2: 80, 3: 120, 4: 130}
_NARROW_WIDTHS = {0: 140, 3: 105}
_SPARE = (2, 4)
_NARROW = 760
_ORDERS = (
    ("changed", tr("Changed last")),
    ("date", tr("As-of date")),
    ("title", tr("Title")),
    ("trust", tr("Trust")),
)


class LibraryPage(QWidget):
    """Search field, order, table; Enter opens."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._listed: dict[str, ListedAssessment] = {}
        self.words = LineField(
            tr("Search by trust, code or title"), example=tr("Search by trust or title")
        )
        self.order = ChoiceField(tr("Order"), list(_ORDERS), is_wide=True)
        self.order.set_choice("changed")
        self.count = PlainLabel("", tone="secondary")
        self.model = IdListModel(_HEADS, self._request, self)
        self.table = QTableView()
        self.open = PrimaryButton(context.look, tr("Open"))
        self.empty = EmptyState(
            context.look,
            tr("No assessment yet"),
            tr("Every assessment in the store is listed here, with a search by trust or title."),
            tr("Start an assessment"),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._context.look.theme
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Assessments"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(_TRUST, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(theme.px(40))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.order)
        row.addWidget(self.open)
        outer = QVBoxLayout(self)
        edge = theme.space(5)
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(theme.space(3))
        outer.addWidget(PlainLabel(tr("All assessments"), TypeRole.PAGE))
        outer.addWidget(self.count)
        outer.addLayout(row)
        outer.addWidget(self.table, 1)
        outer.addWidget(self.empty, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the least needed columns where the page is narrow for the text size."""
        theme = self._context.look.theme
        narrow = self.width() < theme.px(_NARROW)
        for column in _SPARE:
            self.table.setColumnHidden(column, narrow)
        for column, width in (_NARROW_WIDTHS if narrow else _WIDTHS).items():
            self.table.setColumnWidth(column, theme.px(width))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(34))

    def _connect(self) -> None:
        self._context.look.changed.connect(self._fit)
        self.words.textChanged.connect(self._on_words)
        self.order.chosen.connect(self._on_words)
        self.table.activated.connect(self._on_activated)
        self.open.clicked.connect(self._on_open)
        self.empty.acted.connect(partial(self._context.guide.go, "start", ""))

    def show_state(self, _: str = "") -> None:
        """Read the list again."""
        self._on_words("")
        self.words.setFocus()

    def _on_words(self, _: str) -> None:
        order, words = self.order.choice() or "changed", self.words.text()
        self._context.desk.ask(
            lambda library: library.listed_ids(order, words),
            self._on_ids,
            self._context.guide.failed.emit,
        )

    def _on_ids(self, ids: tuple[int, ...]) -> None:
        self._listed.clear()
        self.model.set_order([str(number) for number in ids])
        words = sentence_case(counted(len(ids), "assessment"))
        nothing = not ids and not self.words.text()
        self.empty.setVisible(nothing)
        for part in (self.count, self.words, self.order, self.open, self.table):
            part.setVisible(not nothing)
        self.count.show_text(words if ids else tr("No assessment fits."))
        if ids:
            self.table.selectRow(0)

    def _request(
        self, ids: Sequence[str], deliver: Callable[[Mapping[str, Sequence[str]]], None]
    ) -> None:
        numbers = [int(id_) for id_ in ids]
        self._context.desk.ask(
            lambda library: library.list_page(numbers),
            partial(self._on_rows, deliver),
            self._context.guide.failed.emit,
        )

    def _on_rows(
        self,
        deliver: Callable[[Mapping[str, Sequence[str]]], None],
        rows: dict[int, ListedAssessment],
    ) -> None:
        self._listed.update({str(number): row for number, row in rows.items()})
        deliver({str(number): _cells(row) for number, row in rows.items()})

    def _on_activated(self, _: QModelIndex) -> None:
        self._on_open()

    def _on_open(self) -> None:
        index = self.table.currentIndex()
        row = self._listed.get(self.model.id_at(index.row())) if index.isValid() else None
        if row is not None:
            self._context.guide.open_trust(row.trust_id, row.assessment_id)


def _cells(row: ListedAssessment) -> tuple[str, ...]:
    as_of = date.fromisoformat(row.as_of) if row.as_of else None
    return (row.title, row.trust_name, row.ods_code, short_day(as_of), Status(row.status).label)
