"""The table of metrics: one row each, chosen by mouse or keyboard, sorted by its heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from digistrat_desktop.ui.views.metrics.listing import Column, ordered
from digistrat_desktop.ui.views.metrics.table_delegate import (
    ROW_HEIGHT,
    SPARK,
    SYMBOL,
    MetricDelegate,
)
from digistrat_desktop.ui.views.metrics.table_model import COLUMNS, MetricTableModel, cell_words
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.ui.look import Look

_HEAD = 34
_FEWEST_ROWS = 2
_SPARK_FROM, _TARGET_FROM = 640, 460
_NAMES = (150, 220)
_FIGURES = 120


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
        self._order: tuple[Column | None, bool] = (None, False)
        self._showing = False
        self.setModel(self._model)
        self.setItemDelegate(MetricDelegate(look, self))
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

    def sort(self, column: Column | None, *, descending: bool = False) -> None:
        """Put the rows in the order of a column; None is the order they were made in."""
        self._order = (column, descending)
        self._model.show_lines(ordered(self._given, column, descending=descending))

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(600), self._height(_FEWEST_ROWS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and two rows; the rest scrolls."""
        return QSize(self._look.theme.px(200), self._height(_FEWEST_ROWS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self, rows: int) -> int:
        theme = self._look.theme
        return theme.px(_HEAD) + theme.px(ROW_HEIGHT) * rows + 4

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
        if self._order == (column, True) or column is Column.LAST:
            self.sort(None)
        else:
            self.sort(column, descending=self._order == (column, False))
        way = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(self._order[0] is not None)
        self.horizontalHeader().setSortIndicator(section, way)

    def _fit(self) -> None:
        """Share the width: what is narrow leaves out the line first, then the target."""
        self.setMaximumHeight(self._height(max(self._model.rowCount(), _FEWEST_ROWS)))
        width, theme = self.viewport().width(), self._look.theme
        self.setColumnHidden(COLUMNS.index(Column.LAST), width < theme.px(_SPARK_FROM))
        self.setColumnHidden(COLUMNS.index(Column.TARGET), width < theme.px(_TARGET_FROM))
        taken = 0
        for column, wanted in self._wanted(width).items():
            place = COLUMNS.index(column)
            self.setColumnWidth(place, wanted)
            taken += 0 if self.isColumnHidden(place) else wanted
        self.setColumnWidth(COLUMNS.index(Column.WORDS), max(width - taken, theme.px(80)))

    def _wanted(self, width: int) -> dict[Column, int]:
        """Give each column's width but the last one's, in pixels."""
        theme = self._look.theme
        edges = 2 * theme.space(2)
        least, most = theme.px(_NAMES[0]), theme.px(_NAMES[1])
        name = min(max(self._widest(Column.NAME), least), most) + edges
        figures = {
            column: min(self._widest(column), theme.px(_FIGURES)) + edges + theme.space(2)
            for column in (Column.LATEST, Column.TARGET)
        }
        narrow = width < theme.px(_SPARK_FROM)
        return {
            Column.NAME: min(name, width // 3) if narrow else name,
            **figures,
            Column.LAST: theme.px(SPARK[0]) + edges,
            Column.SYMBOLS: self._symbols_width() + edges,
        }

    def _symbols_width(self) -> int:
        theme = self._look.theme
        head = QFontMetrics(theme.font(bold=True)).horizontalAdvance(Column.SYMBOLS.value)
        return max(2 * theme.px(SYMBOL) + theme.space(1.5), head + theme.space(1))

    def _widest(self, column: Column) -> int:
        letters = QFontMetrics(self._look.theme.font(bold=True))
        words = [column.value, *(cell_words(line, column) for line in self._model.lines())]
        return max(letters.horizontalAdvance(one) for one in words)
