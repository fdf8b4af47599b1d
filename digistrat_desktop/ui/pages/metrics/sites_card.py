"""Sites and teams side by side: what each shows, in signs and a value that leads to its chart."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.analysis.charts.drawing import Drawing
from digistrat_desktop.analysis.charts.symbols import metric_symbols
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.sites import WHOLE_TRUST, sites_of
from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.pages.metrics.table import spoken, symbol_words
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellWords
from digistrat_desktop.ui.text import tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_SIGN, _GAP = 22, 4
_FOLD_BELOW = 160  # for each column


class Signs(QWidget):
    """The signs of one metric, side by side."""

    def __init__(self, look: Look, drawings: tuple[Drawing, ...], words: str) -> None:
        super().__init__()
        self._look = look
        self._drawings = drawings
        tip(self, words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px((_SIGN + _GAP) * max(len(self._drawings), 1)), px(_SIGN))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, px = antialiased(self), self._look.theme.px
        for at, drawing in enumerate(self._drawings):
            place = QRectF(px((_SIGN + _GAP) * at), 0, px(_SIGN), px(_SIGN))
            paint_drawing(painter, place, drawing, self._look.theme)
        painter.end()


class SitesCard(Card):
    """Hidden while no metric names a site."""

    metric_chosen = Signal(str)  # the chart of this metric is wanted; its id

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Sites and teams"))
        self._sites: tuple[str, ...] = ()
        self.table: ListTable | None = None
        self.hide()

    def show_lines(self, lines: tuple[MetricLine, ...]) -> None:
        grid = sites_of(lines)
        self.setVisible(grid is not None)
        if grid is None:
            return
        table = self._table_of(grid.sites)
        table.show_rows(
            [
                (CellWords(name, is_bold=True), *(self._cell(line) for line in row))
                for name, row in grid.rows
            ]
        )

    def _table_of(self, sites: tuple[str, ...]) -> ListTable:
        """Give a table with a column for each site; another set of sites is another table."""
        if self.table is None or sites != self._sites:
            if self.table is not None:
                self.table.hide()
                self.table.deleteLater()
            heads = [tr("Whole trust") if site == WHOLE_TRUST else site for site in sites]
            shares = (2, *(1 for _ in sites))
            fold = _FOLD_BELOW * len(shares)
            self.table = ListTable(self._look, (tr("Metric"), *heads), shares, fold)
            self.table.say_heads_when_folded()
            self.add(self.table)
            self._sites = sites
        return self.table

    def _cell(self, line: MetricLine | None) -> Cell:
        if line is None:
            return CellWords(tr("not tracked"), "secondary")
        cell = QWidget()
        row = bare(QHBoxLayout(cell), self._look.theme.space(2))
        row.addWidget(Signs(self._look, metric_symbols(line.analysis), symbol_words(line)))
        choose = partial(self.metric_chosen.emit, line.metric_id)
        value = line.latest or tr("no value")
        row.addWidget(LinkButton(self._look, value, spoken=spoken(line), do=choose))
        row.addStretch(1)
        return cell
