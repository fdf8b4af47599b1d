"""The rail at the left: the sections of the program, the one in use marked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.ui.kit.access import press_with_enter
from digistrat_desktop.ui.kit.buttons import HeardToggle
from digistrat_desktop.ui.kit.paint import (
    CONTROL_RADIUS,
    Ringed,
    antialiased,
    box,
    focus_ring,
    row_ground,
)
from digistrat_desktop.ui.session.page_entry import PageEntry, RailPlace, in_rail, under_more
from digistrat_desktop.ui.text import TypeRole, elided, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import counted, tr

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
RAIL_WIDTH = 188
RAIL_WIDTH_FOLDED = 56
FOLDED_WIDEST = 72
# A place is as high as its words ask for, and lower where the window has no room for all of them.
PLACE_HEIGHT, LOWEST_PLACE = 35, 30
_ICON, _ROUND_ICON, _GAP = 20, 8, 2
_LEAST_COUNT, _COUNT_EDGES, _MOST_DIGITS = 10, 6, 3
MORE = PageEntry("more", "", tr("More"), RailPlace.FOOT, "more")


class RailButton(Ringed, HeardToggle, QAbstractButton):
    """Icon, name and count of one page; the icon alone when the rail is folded."""

    def __init__(self, look: Look, entry: PageEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._entry = entry
        self._badge = ""
        self._folded = False
        self._height = PLACE_HEIGHT
        self.setCheckable(True)
        self.be_one_of()
        self.hear_toggles()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_it()

    def set_badge(self, text: str) -> None:
        self._badge = text
        self._name_it()
        self.update()

    def count_shown(self) -> str:
        """Give the count as it is printed over the icon, where large ones have no room."""
        return self._badge if len(self._badge) < _MOST_DIGITS else tr("99+")

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        self._name_it()
        self.updateGeometry()

    def set_height(self, height: int) -> None:
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(RAIL_WIDTH_FOLDED), self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        elif not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = antialiased(self)
        rect = QRectF(self.rect())
        chosen, hovered = self.isChecked(), self._look.pointing.is_at(self)
        row_ground(painter, rect, self._look, chosen=chosen, hovered=hovered)
        self._paint_icon(painter, rect)
        if not self._folded:
            self._paint_words(painter, rect)
        if self.is_ringed:
            focus_ring(painter, rect, CONTROL_RADIUS, self._look)
        painter.end()

    def _name_it(self) -> None:
        count = f", {counted(int(self._badge), 'finding')}" if self._badge else ""
        self.setAccessibleName(f"{self._entry.name}{count}")
        keys = f" ({self._entry.keys})" if self._entry.keys else ""
        tip(self, f"{self._entry.name}{keys}" if self._folded or keys else "")

    def _ink(self) -> str:
        return "deep" if self.isChecked() else "text"

    def _paint_icon(self, painter: QPainter, rect: QRectF) -> None:
        side = self._side()
        left = (rect.width() - side) / 2 if self._folded else self._look.theme.space(2.5)
        top = (rect.height() - side) / 2
        picture = self._look.pixmap(self._entry.icon, self._ink(), side, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(top), picture)
        if self._folded and self._badge:
            self._paint_count(painter, rect, QRectF(left, top, side, side))

    def _paint_count(self, painter: QPainter, rect: QRectF, icon: QRectF) -> None:
        """Print the count over the corner of the icon, in letters as large as its place allows."""
        font = self._look.theme.font(TypeRole.SMALL, bold=True)
        font.setPixelSize(max(_LEAST_COUNT, min(QFontMetrics(font).height(), self._height // 3)))
        letters = QFontMetrics(font)
        width = max(letters.height(), letters.horizontalAdvance(self.count_shown()) + _COUNT_EDGES)
        right = min(icon.right() + width / 2, rect.right())
        pill = QRectF(right - width, rect.top(), width, letters.height())
        box(painter, pill, letters.height() / 2, fill=self._look.colour("accent_fill"))
        painter.setFont(font)
        painter.setPen(self._look.colour("on_accent"))
        painter.drawText(pill, _CENTRE, self.count_shown())

    def _side(self) -> int:
        """How large the icon is: as the text asks for, and no larger than its place."""
        return min(self._look.theme.px(_ICON), self.height() - _ROUND_ICON)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._look.theme
        taken = self._paint_end(painter, rect)
        font = theme.font(bold=self.isChecked())
        left = theme.space(2.5) + self._side() + theme.space(2.5)
        room = rect.adjusted(left, 0, -taken - theme.space(2), 0)
        painter.setFont(font)
        painter.setPen(self._look.colour(self._ink()))
        words = elided(self._entry.name, QFontMetrics(font), int(room.width()))
        painter.drawText(room, _MIDDLE_LEFT, words)

    def _paint_end(self, painter: QPainter, rect: QRectF) -> float:
        """Paint what stands at the right, and say how much room that takes."""
        if not self._badge:
            return 0
        theme = self._look.theme
        font = theme.font(TypeRole.SMALL, bold=True)
        width = QFontMetrics(font).horizontalAdvance(self._badge) + theme.space(3.5)
        height = QFontMetrics(font).height()
        edge = theme.space(3)
        pill = QRectF(rect.right() - edge - width, (rect.height() - height) / 2, width, height)
        box(painter, pill, height / 2, fill=self._look.colour("muted_fill"))
        painter.setFont(font)
        painter.setPen(self._look.colour("text"))
        painter.drawText(pill, _CENTRE, self._badge)
        return width + edge


class MoreButton(RailButton):
    """Opens the menu of the pages that have no button of their own; marked while one is shown."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, MORE, parent)
        self.setAccessibleDescription(tr("Opens a menu of more pages"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stay as it is: opening the menu is not going anywhere."""

    def _paint_end(self, painter: QPainter, rect: QRectF) -> float:
        side, edge = self._look.theme.px(14), self._look.theme.space(2)
        picture = self._look.pixmap("chevron-right", "secondary", side, self.devicePixelRatioF())
        left, top = rect.right() - edge - side, (rect.height() - side) / 2
        painter.drawPixmap(round(left), round(top), picture)
        return side + edge


class Rail(QScrollArea):
    """All places to go; one stop for the Tab key, Up and Down move within, Enter or Space goes."""

    page_requested = Signal(str)  # a person wants this page; its id
    more_asked = Signal(QPoint)  # a person wants the other pages; where their menu is to open

    def __init__(
        self, look: Look, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._folded = False
        self._buttons: dict[str, RailButton] = {}
        self._under_more = {page.id for _, pages in under_more(entries) for page in pages}
        self.setAccessibleName(tr("Sections"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QFrame(self)
        self._sheet.setProperty("kind", "chrome")
        self._column = QVBoxLayout(self._sheet)
        self._fill(entries)
        self.setWidget(self._sheet)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def button(self, page_id: str) -> RailButton:
        return self._buttons[page_id]

    def holds(self, page_id: str) -> bool:
        return page_id in self._buttons

    def set_current(self, page_id: str) -> None:
        """Mark the page in use, without telling anyone; pages without a place here mark none."""
        if page_id in self._under_more:
            page_id = MORE.id
        for known, button in self._buttons.items():
            button.mark(chosen=known == page_id)
        if page_id in self._buttons:
            self._rove(page_id)

    def set_badge(self, page_id: str, text: str) -> None:
        self._buttons[page_id].set_badge(text)

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        for button in self._buttons.values():
            button.set_folded(folded=folded)
        self._on_look_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before Qt looks how high all of it is.
        self._fit_heights()
        super().resizeEvent(event)

    def _fill(self, entries: Sequence[PageEntry]) -> None:
        shown, place = in_rail(entries), RailPlace.MAIN
        for entry in shown:
            if entry.rail is not RailPlace.MAIN and place is RailPlace.MAIN:
                self._column.addStretch(1)
            if entry.rail is RailPlace.END and place is not RailPlace.END:
                self._add_more()
            place = entry.rail
            self._add(entry)
        if place is not RailPlace.END:
            self._add_more()

    def _add(self, entry: PageEntry) -> None:
        button = RailButton(self._look, entry, self._sheet)
        button.clicked.connect(partial(self._on_clicked, entry.id))
        self._buttons[entry.id] = button
        self._column.addWidget(button)

    def _add_more(self) -> None:
        if self._under_more:
            button = MoreButton(self._look, self._sheet)
            button.clicked.connect(self._on_more)
            self._buttons[MORE.id] = button
            self._column.addWidget(button)

    def _on_more(self) -> None:
        button = self._buttons[MORE.id]
        self._rove(MORE.id)
        self.more_asked.emit(button.mapToGlobal(QPoint(button.width(), 0)))

    def _on_clicked(self, page_id: str) -> None:
        self.set_current(page_id)
        self.page_requested.emit(page_id)

    def _move(self, step: int) -> None:
        ids = list(self._buttons)
        at = [place for place, one in enumerate(ids) if self._buttons[one].hasFocus()]
        if at:
            page_id = ids[(at[0] + step) % len(ids)]
            self._rove(page_id)
            self._buttons[page_id].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._buttons[page_id])

    def _rove(self, page_id: str) -> None:
        for one, button in self._buttons.items():
            stop = Qt.FocusPolicy.StrongFocus if one == page_id else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def _on_look_changed(self) -> None:
        theme = self._look.theme
        edge = theme.space(2)
        self._column.setContentsMargins(edge, edge, edge, theme.space(3))
        self._column.setSpacing(_GAP)
        folded = min(FOLDED_WIDEST, theme.px(RAIL_WIDTH_FOLDED))
        self.setFixedWidth(folded if self._folded else theme.px(RAIL_WIDTH))
        self._fit_heights()

    def _fit_heights(self) -> None:
        """Leave no place below the edge of the window, as far as they can still be hit."""
        margins, count = self._column.contentsMargins(), len(self._buttons)
        # As high as what is seen of it, since it has no frame; naming that part of it makes every type of Qt.
        room = self.height() - margins.top() - margins.bottom()
        there = room // count - self._column.spacing()
        height = max(LOWEST_PLACE, min(there, self._look.theme.px(PLACE_HEIGHT)))
        for button in self._buttons.values():
            button.set_height(height)
