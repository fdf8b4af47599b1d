"""How the cells of the table of metrics are painted: figures, a line in the size of a word, symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digistrat_desktop.analysis.charts.spark import sparkline
from digistrat_desktop.analysis.charts.symbols import metric_symbols
from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.pages.metrics.listing import MetricColumn
from digistrat_desktop.ui.pages.metrics.table_model import (
    COLUMNS,
    LINE_ROLE,
    cell_words,
    target_words,
)
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.ui.theme.look import Look

ROW_HEIGHT = 44
SYMBOL = 22
SPARK = (120, 24)
_BAR = 3
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(_MIDDLE | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(_MIDDLE | Qt.AlignmentFlag.AlignRight)
_WRAPPED = int(_MIDDLE | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class MetricDelegate(QStyledItemDelegate):
    """Paints a metric's row, whichever column.

    Attributes:
        target_below: the target stands under the latest value, for want of a column.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.target_below = False

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize(0, self._look.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell: ground, rule below, content."""
        line: MetricLine = index.data(LINE_ROLE)
        column = COLUMNS[index.column()]
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state, first=index.column() == 0)
        edge = self._look.theme.space(2)
        self._content(painter, rect.adjusted(edge, 2, -edge, -3), line, column)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, first: bool
    ) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.colour("accent_wash"))
            if first:
                bar = QRectF(rect.left(), rect.top(), _BAR, rect.height() - 1)
                painter.fillRect(bar, self._look.colour("accent"))
        painter.setPen(QPen(self._look.colour("line"), 1))
        y = rect.bottom() - 0.5
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))

    def _content(
        self, painter: QPainter, rect: QRectF, line: MetricLine, column: MetricColumn
    ) -> None:
        if column is MetricColumn.LAST:
            self._spark(painter, rect, line)
        elif column is MetricColumn.SYMBOLS:
            self._symbols(painter, rect, line)
        elif column is MetricColumn.LATEST:
            self._latest(painter, rect, line)
        elif column is MetricColumn.TARGET:
            self._words(painter, rect, cell_words(line, column), "secondary", _RIGHT)
        elif column is MetricColumn.NAME:
            self._name(painter, rect, line)
        else:
            self._wrapped(painter, rect, line.sentence)

    def _latest(self, painter: QPainter, rect: QRectF, line: MetricLine) -> None:
        """Write the latest value, with the target under it where that has no column."""
        latest = cell_words(line, MetricColumn.LATEST)
        target = target_words(line) if self.target_below else ""
        if not target:
            self._words(painter, rect, latest, "text", _RIGHT)
            return
        half = rect.height() / 2
        upper = QRectF(rect.left(), rect.top(), rect.width(), half)
        self._words(painter, upper, latest, "text", _RIGHT)
        self._words(painter, upper.translated(0, half), target, "secondary", _RIGHT, TypeRole.SMALL)

    def _name(self, painter: QPainter, rect: QRectF, line: MetricLine) -> None:
        """Write the name, over two lines where it needs them, and below it that it is stale."""
        painter.setFont(self._look.theme.font(bold=True))
        if not line.stale:
            self._lines(painter, rect, line.name, 2)
            return
        half = rect.height() / 2
        upper = QRectF(rect.left(), rect.top(), rect.width(), half)
        self._lines(painter, upper, line.name, 1)
        painter.setFont(self._look.theme.font(TypeRole.SMALL))
        painter.setPen(self._look.colour("caution"))
        lower = QRectF(rect.left(), rect.top() + half, rect.width(), half)
        words = (
            tr("stale: latest {latest_when}", latest_when=line.latest_when)
            if line.latest_when
            else tr("stale: no value")
        )
        painter.drawText(lower, _LEFT, self._cut(painter, words, lower))

    def _wrapped(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setFont(self._look.theme.font())
        self._lines(painter, rect, words, 2)

    def _lines(self, painter: QPainter, rect: QRectF, words: str, most: int) -> None:
        """Write words on as many lines as there is room for; what is too long ends in dots."""
        painter.setPen(self._look.colour("text"))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(words) <= rect.width() or most == 1:
            painter.drawText(rect, _LEFT, self._cut(painter, words, rect))
            return
        first, rest = _split(words, lambda text: metrics.horizontalAdvance(text) <= rect.width())
        half = rect.height() / 2
        top = QRectF(rect.left(), rect.top(), rect.width(), half)
        painter.drawText(top, _LEFT, self._cut(painter, first, top))
        painter.drawText(top.translated(0, half), _LEFT, self._cut(painter, rest, top))

    def _words(
        self, painter: QPainter, rect: QRectF, words: str, tone: str, side: int,
        role: TypeRole = TypeRole.BODY,
    ) -> None:  # fmt: skip
        painter.setFont(self._look.theme.font(role))
        painter.setPen(self._look.colour(tone))
        painter.drawText(rect, side, self._cut(painter, words, rect))

    def _cut(self, painter: QPainter, words: str, rect: QRectF) -> str:
        return elided(words, painter.fontMetrics(), int(rect.width()))

    def _spark(self, painter: QPainter, rect: QRectF, line: MetricLine) -> None:
        theme = self._look.theme
        width, height = min(rect.width(), theme.px(SPARK[0])), theme.px(SPARK[1])
        place = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        paint_drawing(painter, place, sparkline(line.analysis), theme)

    def _symbols(self, painter: QPainter, rect: QRectF, line: MetricLine) -> None:
        side = self._look.theme.px(SYMBOL)
        left = rect.left()
        for drawing in metric_symbols(line.analysis):
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            paint_drawing(painter, place, drawing, self._look.theme)
            left += side + self._look.theme.space(1.5)


def _split(words: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Break words where the first line is full."""
    parts = words.split(" ")
    count = 1
    while count < len(parts) and fits(" ".join(parts[: count + 1])):
        count += 1
    return " ".join(parts[:count]), " ".join(parts[count:])
