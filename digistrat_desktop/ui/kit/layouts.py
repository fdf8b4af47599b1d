"""Layouts that fold, pair and flow by the room there is, and the empty frames of layouts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QStackedWidget, QVBoxLayout, QWidget

from digistrat_desktop.ui.theme.look import Look

L = TypeVar("L", bound=QLayout)
_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom
_UPWARDS = QBoxLayout.Direction.BottomToTop


class Columns(QWidget):
    """Columns that become rows when the page is narrow for the text size."""

    folded = Signal()  # the columns have become rows, or the rows columns

    def __init__(self, look: Look, fold_below: int, *, last_above: bool = False) -> None:
        """Stack the parts under this width, in logical pixels at 100 % text size.

        Args:
            last_above: the last part then stands at the top, as the one that matters most.
        """
        super().__init__()
        self._look = look
        self._folded = _UPWARDS if last_above else _BELOW
        self._fold_below = fold_below
        self._row = spaced(QBoxLayout(_BESIDE, self), look, 3.5)
        look.changed.connect(self._fold)

    @property
    def is_stacked(self) -> bool:
        return self._row.direction() == self._folded

    def fold_under(self, width: int) -> None:
        """Stack the parts under this width instead, in logical pixels at 100 % text size."""
        self._fold_below = width
        self._fold()

    def add(self, widget: QWidget, stretch: int = 1, *, fills: bool = True) -> None:
        """Add a part; one that does not fill keeps its own height, at the top of the row."""
        place = Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignTop
        self._row.addWidget(widget, stretch, place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Stacked, it needs the width of its widest part only."""
        parts = [self._row.itemAt(place).minimumSize() for place in range(self._row.count())]
        return QSize(max((part.width() for part in parts), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self._look.theme.px(self._fold_below)
        direction = self._folded if narrow else _BESIDE
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.folded.emit()


PAIR_GAP = 6  # between two fields of a row, in grid steps
_ROW_GAP = 3.5


class _Part(NamedTuple):
    item: QLayoutItem
    share: int = 0  # of a row with others; 0 wants the row for itself

    @property
    def is_short(self) -> bool:
        return self.share > 0


class _RowsLayout(QLayout):
    """Holds parts in their order and is as high as their rows need at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[_Part] = []
        self._adds_share = 0
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._parts.append(_Part(item, self._adds_share))

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - as itemAt
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._place(QRect(0, 0, width, 0), move=False)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all rows, and put the parts there if they are to be moved."""
        raise NotImplementedError

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]


class PairedColumn(_RowsLayout):
    """Rows of one part, or of two or more short ones; parts keep their order and are never moved.

    Where pairs stand, a short part without a neighbour keeps its half of the width, so that all
    short ones are equally wide.
    """

    def __init__(
        self, look: Look, pairs_from: int, sides: Callable[[], int], columns: int = 2
    ) -> None:
        """Pair from a width in logical pixels at 100 % text size; `sides` counts as part of it."""
        super().__init__()
        self._look = look
        self._pairs_from = pairs_from
        self._sides = sides
        self._columns = columns

    def add_part(self, widget: QWidget, *, is_short: bool, share: int = 1) -> None:
        """Put a widget under what is there or beside it, with a share of the row's width."""
        self._adds_share = share if is_short else 0
        self.addWidget(widget)
        self._adds_share = 0

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation.Horizontal

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = max((part.item.sizeHint().width() for part in self._shown()), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        widths = [part.item.minimumSize().width() for part in self._shown()]
        return QSize(max(widths, default=0), 0)

    def has_pairs_at(self, width: int) -> bool:
        return width + self._sides() >= self._look.theme.px(self._pairs_from)

    def _rows(self) -> list[list[_Part]]:
        rows: list[list[_Part]] = []
        for part in self._shown():
            before = rows[-1] if rows else []
            if part.is_short and before and before[0].is_short and len(before) < self._columns:
                before.append(part)
            else:
                rows.append([part])
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        pairs = self.has_pairs_at(rect.width())
        gap = self._look.theme.space(_ROW_GAP)
        y = rect.y()
        for row in self._rows() if pairs else [[part] for part in self._shown()]:
            widths = self._widths(row, rect.width()) if pairs else [rect.width()]
            heights = [_height(part.item, w) for part, w in zip(row, widths, strict=True)]
            x = rect.x()
            for number, (part, width, height) in enumerate(
                zip(row, widths, heights, strict=True), 1
            ):
                if number > 1 and number == self._columns:
                    x = rect.x() + rect.width() - width  # what rounding left over is in the gap
                if move:
                    part.item.setGeometry(QRect(x, y, width, height))
                x += width + self._look.theme.space(PAIR_GAP)
            y += max(heights) + gap
        return max(0, y - gap - rect.y())

    def _widths(self, row: list[_Part], width: int) -> list[int]:
        """Share a row's width; a short part alone in its row has as much as it had among others."""
        if not row[0].is_short:
            return [width]
        free = width - self._look.theme.space(PAIR_GAP) * (self._columns - 1)
        if len(row) < self._columns:
            return [free // self._columns for _ in row]
        whole = sum(part.share for part in row)
        return [free * part.share // whole for part in row]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class TopColumn(QVBoxLayout):
    """As high as its parts need, unless one of them stretches.

    `setAlignment(AlignTop)` would do the same but cuts labels that wrap: it goes by the size hint
    where the height for the width is larger.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*([parent] if parent is not None else []))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        stretches = bool(self.expandingDirections() & Qt.Orientation.Vertical)
        if not stretches:
            rect = QRect(rect.x(), rect.y(), rect.width(), min(rect.height(), self._needed(rect)))
        super().setGeometry(rect)

    def _needed(self, rect: QRect) -> int:
        if self.hasHeightForWidth():
            return self.heightForWidth(rect.width())
        return self.sizeHint().height()


class FlowLayout(_RowsLayout):
    """Rows of widgets at their own width, each row centred upright."""

    def __init__(self, gap: int, parent: QWidget | None = None, *, centred: bool = False) -> None:
        """`gap` is in logical pixels; centred rows stand in the middle of the height given."""
        super().__init__(parent)
        self._centred = centred
        self.setSpacing(gap)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width())
        down = max(0, spare // 2) if self._centred else 0
        self._place(rect.translated(0, down), move=True)

    def sizeHint(self) -> QSize:
        hints = [part.item.sizeHint() for part in self._shown()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        return QSize(
            sum(one.width() for one in hints) + gaps,
            max((one.height() for one in hints), default=0),
        )

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for part in self._shown():
            size = size.expandedTo(part.item.minimumSize())
        return size

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item, _ in self._shown():
            wanted = item.sizeHint().width()
            if not rows or wanted > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= wanted + self.spacing()
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            if move:
                self._place_row(row, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _place_row(self, row: list[QLayoutItem], rect: QRect) -> None:
        x = rect.x()
        for item in row:
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            top = rect.y() + (rect.height() - hint.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), QSize(width, hint.height())))
            x += width + self.spacing()


class _Pace(QObject):
    """Keeps a layout's gap and edges, in grid steps, in pace with the text."""

    def __init__(self, layout: QLayout, look: Look, gap: float, edges: tuple[float, ...]) -> None:
        super().__init__(layout)
        self._layout = layout
        self._look = look
        self._gap = gap
        self._edges = edges
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        space = self._look.theme.space
        left, top, right, bottom = map(space, self._edges)
        self._layout.setContentsMargins(left, top, right, bottom)
        self._layout.setSpacing(space(self._gap))


def spaced(layout: L, look: Look, gap: float = 0, *edges: float) -> L:
    """A layout with a gap and edges in grid steps; one edge is all, two are across and down."""
    four = {0: (0, 0, 0, 0), 1: edges * 4, 2: edges * 2}.get(len(edges), edges)
    _Pace(layout, look, gap, four)
    return layout


def bare(layout: L, gap: int | None = None) -> L:
    """A layout without margins, and with a gap of its own where one is given, in logical pixels."""
    layout.setContentsMargins(0, 0, 0, 0)
    if gap is not None:
        layout.setSpacing(gap)
    return layout


def fill(widget: QWidget, content: QWidget) -> None:
    """Have a widget hold nothing but its content."""
    bare(QVBoxLayout(widget)).addWidget(content)


def put(layout: QLayout | QStackedWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        layout.addWidget(widget)


def keep_place(*widgets: QWidget) -> None:
    """Have what comes and goes keep its place while it is away: what is under it does not move."""
    for widget in widgets:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)


class InPlaceOf(QStackedWidget):
    """Words, and in their place buttons while any is offered: what is below moves for neither."""

    def __init__(self, look: Look, words: QWidget, *buttons: QWidget) -> None:
        super().__init__()
        self._buttons = buttons
        offered = QWidget()
        keep_place(*buttons)
        put(spaced(FlowLayout(0, offered), look, 2), *buttons)
        put(self, words, offered)

    def offer(self, *, are_offered: bool) -> None:
        """Show the buttons, or the words."""
        for button in self._buttons:
            button.setVisible(are_offered)
        self.setCurrentIndex(int(are_offered))


@contextmanager
def out_of_sight(widget: QWidget) -> Iterator[None]:
    """Hide what is changed until it is: each child shown in what is seen lays the whole page out again.

    What is not on the screen yet is left to be shown with its page: to hide it here would hide it for good.
    """
    if not widget.isVisible():
        yield
        return
    widget.hide()
    try:
        yield
    finally:
        widget.show()


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go, those of layouts inside it too."""
    while (item := layout.itemAt(0)) is not None:
        inner: QLayout | None = item.layout()
        widget: QWidget | None = item.widget()
        if widget is not None:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        else:
            layout.takeAt(0)
            if inner is not None:
                clear(inner)


def take_out(layout: QLayout) -> None:
    """Take every widget out of a layout, to be put elsewhere in it.

    `takeAt` would leave each widget's item behind it for good: the next one then remembers no size,
    and the widget is asked for it again at every turn of the layout.
    """
    while (item := layout.itemAt(0)) is not None:
        layout.removeWidget(item.widget())
