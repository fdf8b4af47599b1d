"""The table of metrics: one row each, chosen by mouse or keyboard, sorted by its heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from digistrat_desktop.ui.pages.metrics.listing import MetricColumn, ordered
from digistrat_desktop.ui.pages.metrics.table_delegate import (
    ROW_HEIGHT,
    SPARK,
    SYMBOL,
    MetricDelegate,
)
from digistrat_desktop.ui.pages.metrics.table_model import (
    COLUMNS,
    MetricTableModel,
    cell_words,
    target_words,
)
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.ui.theme.look import Look

_HEAD = 32
_FEWEST_ROWS = 2
# Half a row shows that there are more below.
_ROWS_IN_SIGHT = 4.5
# The sentence is what is read first: it keeps room for two lines before a figure keeps its column.
_WORDS, _FEWEST_WORDS = 370, 150
_NAMES = (150, 220)
_WIDE, _WIDE_NAMES = 1200, 340
_FIGURES, _FIGURES_BELOW = 120, 160

_GIVEN_UP = (
    (MetricColumn.TARGET, _WORDS),
    (MetricColumn.LAST, _WORDS),
    (MetricColumn.SYMBOLS, _FEWEST_WORDS),
)


class MetricTable(QTableView):
    """Every metric that passes the filter.

    Signals:
        metric_chosen: the row of this metric became current; its id.
    """

    metric_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = MetricTableModel(self)
        self._given: tuple[MetricLine, ...] = ()
        self._order: tuple[MetricColumn | None, bool] = (None, False)
        self._showing = False
        self.setModel(self._model)
        self._delegate = MetricDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Metrics"))
        self._calm()
        self._calm_heads()
        self.selectionModel().currentRowChanged.connect(self._on_row)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_lines(self, lines: tuple[MetricLine, ...], chosen: str) -> None:
        """Show these metrics, with one of them chosen."""
        self._given = lines
        self._model.show_lines(ordered(lines, self._order[0], descending=self._order[1]))
        self._fit()
        self.updateGeometry()
        self.choose(chosen)

    def choose(self, metric_id: str) -> None:
        """Bring a metric's row into sight and mark it, without telling anyone."""
        row = self._model.row_of(metric_id)
        if row is None:
            return
        if self.currentIndex().row() != row:
            self._showing = True
            self.selectRow(row)
            self._showing = False
        self.scrollTo(self._model.index(row, 0))

    def shown(self) -> tuple[MetricLine, ...]:
        """The metrics in the order shown."""
        return self._model.lines()

    def sort(self, column: MetricColumn | None, *, descending: bool = False) -> None:
        """Put the rows in the order of a column; None is the order they were made in."""
        self._order = (column, descending)
        self._model.show_lines(ordered(self._given, column, descending=descending))

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(600), self._height(_FEWEST_ROWS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and a handful of rows, so that metrics can be compared; the rest scrolls."""
        rows = max(min(self._model.rowCount(), _ROWS_IN_SIGHT), _FEWEST_ROWS)
        return QSize(self._look.theme.px(200), self._height(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, rows: float) -> int:
        theme = self._look.theme
        return theme.px(_HEAD) + round(theme.px(ROW_HEIGHT) * rows) + 4

    def _calm(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _calm_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(8)
        heads.sectionClicked.connect(self._on_head)
        heads.setAccessibleName(tr("Sort the metrics"))

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(self._look.theme.px(_HEAD))
        self._fit()

    def _on_row(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.metric_chosen.emit(self._model.lines()[current.row()].metric_id)

    def _on_head(self, section: int) -> None:
        """One click sorts, a second turns round, a third gives the first order back."""
        column = COLUMNS[section]
        if self._order == (column, True) or column is MetricColumn.LAST:
            self.sort(None)
        else:
            self.sort(column, descending=self._order == (column, False))
        way = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(self._order[0] is not None)
        self.horizontalHeader().setSortIndicator(section, way)

    def _fit(self) -> None:
        """Share the width.

        What is narrow writes the target under the latest value, then leaves out the line, which the
        chart shows too, then the symbols, which the sentence says too.
        """
        self.setMaximumHeight(self._height(max(self._model.rowCount(), _FEWEST_ROWS)))
        width = self.viewport().width()
        hidden: list[MetricColumn] = []
        for column, least in _GIVEN_UP:
            if self._left(width, hidden) < self._look.theme.px(least):
                hidden.append(column)
        self._delegate.target_below = MetricColumn.TARGET in hidden
        for column in COLUMNS:
            self.setColumnHidden(COLUMNS.index(column), column in hidden)
        for column, wanted in self._wanted(width, hidden).items():
            self.setColumnWidth(COLUMNS.index(column), wanted)
        words = max(self._left(width, hidden), self._look.theme.px(80))
        self.setColumnWidth(COLUMNS.index(MetricColumn.WORDS), words)

    def _left(self, width: int, hidden: list[MetricColumn]) -> int:
        """Give the room the sentence has beside the columns that are shown."""
        taken = self._wanted(width, hidden).items()
        return width - sum(wanted for column, wanted in taken if column not in hidden)

    def _wanted(self, width: int, hidden: list[MetricColumn]) -> dict[MetricColumn, int]:
        """Give each column's width but the last one's, in pixels."""
        theme = self._look.theme
        edges = 2 * theme.space(2)
        most = _NAMES[1] if width < theme.px(_WIDE) else _WIDE_NAMES
        name = (
            min(max(self._widest(MetricColumn.NAME), theme.px(_NAMES[0])), theme.px(most)) + edges
        )
        target = min(self._widest(MetricColumn.TARGET), theme.px(_FIGURES))
        return {
            MetricColumn.NAME: min(name, width // 3),
            MetricColumn.LATEST: self._latest_width(hidden) + edges + theme.space(2),
            MetricColumn.TARGET: target + edges + theme.space(2),
            MetricColumn.LAST: theme.px(SPARK[0]) + edges,
            MetricColumn.SYMBOLS: self._symbols_width() + edges,
        }

    def _latest_width(self, hidden: list[MetricColumn]) -> int:
        theme = self._look.theme
        latest = self._widest(MetricColumn.LATEST)
        if MetricColumn.TARGET not in hidden:
            return min(latest, theme.px(_FIGURES))
        letters = QFontMetrics(theme.font(TypeRole.SMALL))
        below = (letters.horizontalAdvance(target_words(x)) for x in self._model.lines())
        return min(max(latest, *below, 0), theme.px(_FIGURES_BELOW))

    def _symbols_width(self) -> int:
        theme = self._look.theme
        head = QFontMetrics(theme.font(bold=True)).horizontalAdvance(MetricColumn.SYMBOLS.value)
        return max(2 * theme.px(SYMBOL) + theme.space(1.5), head + theme.space(1))

    def _widest(self, column: MetricColumn) -> int:
        letters = QFontMetrics(self._look.theme.font(bold=True))
        words = [column.value, *(cell_words(line, column) for line in self._model.lines())]
        return max(letters.horizontalAdvance(one) for one in words)
