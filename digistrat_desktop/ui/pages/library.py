"""Every assessment in the store as a list that sorts and searches at once, however long."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.trust.listing import ListedAssessment
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import find_with
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.layouts import put
from digistrat_desktop.ui.kit.page_parts import EmptyState
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.columns import ColumnWidth, TableColumn
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import counted, tr


def _day(row: ListedAssessment) -> str:
    return short_day(date.fromisoformat(row.as_of) if row.as_of else None)


_COLUMNS: tuple[TableColumn[ListedAssessment], ...] = (
    TableColumn("title", tr("Assessment"), lambda row: row.title, width=ColumnWidth(share=2)),
    TableColumn("trust", tr("Trust"), lambda row: row.trust_name, width=ColumnWidth(share=3)),
    TableColumn(
        "code", tr("Code"), lambda row: row.ods_code, width=ColumnWidth(least=64, gives_way=150)
    ),
    TableColumn("as_of", tr("As at"), _day, width=ColumnWidth(least=96)),
    TableColumn(
        "status",
        tr("Status"),
        lambda row: Status(row.status).label,
        width=ColumnWidth(least=190, gives_way=150),
    ),
)
_SHAPE = TableShape(most=2)
_ORDERS = (
    ("changed", tr("Last changed")),
    ("date", tr("As at")),
    ("title", tr("Title")),
    ("trust", tr("Trust")),
)


class LibraryPage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._listed: dict[str, ListedAssessment] = {}
        self.words = LineField(
            tr("Search by trust, code or title"), hint=tr("Search by trust or title")
        )
        self.order = ChoiceField(tr("Sort by"), list(_ORDERS), is_wide=True)
        self.order.set_choice("changed")
        self.count = PlainLabel("", tone="secondary")
        self.table = DataTable(context.look, tr("Assessments"), _COLUMNS, _SHAPE, self._request)
        self.open = PrimaryButton(context.look, tr("Open"))
        self.empty = EmptyState(
            context.look,
            tr("No assessments yet"),
            tr("Start an assessment for your trust, or open a DigiStrat file from Home."),
            tr("Start an assessment"),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._context.look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.words, 1)
        put(row, self.order, self.open)
        outer = QVBoxLayout(self)
        edge = theme.space(5)
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(theme.space(3))
        put(outer, PlainLabel(tr("All assessments"), TypeRole.PAGE), self.count)
        outer.addLayout(row)
        outer.addWidget(self.table, 1)
        outer.addWidget(self.empty, 1)

    def _connect(self) -> None:
        find_with(self, self.words)
        self.words.textChanged.connect(self._on_words)
        self.order.chosen.connect(self._on_words)
        self.table.row_opened.connect(self._open)
        self.open.clicked.connect(self._on_open)
        self.empty.acted.connect(partial(self._context.navigator.go, "start", ""))

    def show_state(self, _: str = "") -> None:
        self._on_words("")
        self.words.setFocus()

    def _on_words(self, _: str) -> None:
        order, words = self.order.choice() or "changed", self.words.text()
        self._context.ask(lambda library: library.store.listed_ids(order, words), self._on_ids)

    def _on_ids(self, ids: tuple[int, ...]) -> None:
        self._listed.clear()
        self.table.show_order([str(number) for number in ids])
        words = counted(len(ids), "assessment")
        nothing = not ids and not self.words.text()
        self.empty.setVisible(nothing)
        for part in (self.count, self.words, self.order, self.open, self.table):
            part.setVisible(not nothing)
        self.count.show_text(words if ids else tr("No assessments match. Clear the search."))
        if ids:
            self.table.selectRow(0)

    def _request(
        self, ids: Sequence[str], deliver: Callable[[Mapping[str, ListedAssessment]], None]
    ) -> None:
        numbers = [int(id_) for id_ in ids]
        self._context.ask(
            lambda library: library.store.listed_rows(numbers), partial(self._on_rows, deliver)
        )

    def _on_rows(
        self,
        deliver: Callable[[Mapping[str, ListedAssessment]], None],
        rows: dict[int, ListedAssessment],
    ) -> None:
        found = {str(number): row for number, row in rows.items()}
        self._listed.update(found)
        deliver(found)

    def _on_open(self) -> None:
        self._open(self.table.chosen())

    def _open(self, id_: str) -> None:
        row = self._listed.get(id_)
        if row is not None:
            self._context.navigator.open_trust(row.trust_id, row.assessment_id)
