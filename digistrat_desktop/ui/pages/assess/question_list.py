"""The list of questions: how its rows are painted, and what opens, folds and moves in it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from digistrat_desktop.ui.kit.access import CurrentHeard
from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, focus_ring, row_ground
from digistrat_desktop.ui.kit.symbols import paint_symbol
from digistrat_desktop.ui.pages.assess.question_rows import (
    ENTRY_ROLE,
    HALF,
    HERE_ROLE,
    NOT_CONFIRMED,
    NOT_SETTLED,
    OPEN_ROLE,
    TAGS,
    TEXT_ROLE,
    EvidenceMark,
    ItemEntry,
    MoreEntry,
    SectionEntry,
    SectionModel,
    entry_at,
    more_of,
)
from digistrat_desktop.ui.text import TypeRole, elided
from digistrat_desktop.ui.theme.look import Look

_ICON = 15  # the side of a mark that is no words, in pixels at 100 % text size
# What a person still has to do about a question itself.
_URGENT = (NOT_SETTLED, HALF, NOT_CONFIRMED)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Section heads in bold with their progress; questions with symbol and evidence mark."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._marks_room = 0.0  # kept beside each name, in pixels; worked out once for a look
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        theme = self._look.theme
        small = QFontMetrics(theme.font(TypeRole.SMALL))
        tags = max(small.horizontalAdvance(tag) for tag in TAGS) + theme.space(1.5)
        self._marks_room = tags + theme.px(_ICON) + theme.space(1.5)

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        is_head = isinstance(index.data(ENTRY_ROLE), SectionEntry)
        letters = QFontMetrics(self._look.theme.font()).height()
        return QSize(0, letters + self._look.theme.space(3.5 if is_head else 2.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = entry_at(index.data(ENTRY_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        state = option.state  # type: ignore[attr-defined]  # as above
        selected = bool(state & QStyle.StateFlag.State_Selected)
        is_head = isinstance(entry, SectionEntry)
        folds_it = (
            is_head and bool(index.data(HERE_ROLE)) and not state & QStyle.StateFlag.State_Open
        )
        self._paint_ground(painter, rect, state, chosen=selected or folds_it)
        edge = self._look.theme.space(2.5)
        inner = rect.adjusted(edge, 0, -edge, 0)
        if isinstance(entry, SectionEntry):
            self._paint_head(painter, inner, entry)
        elif isinstance(entry, MoreEntry):
            quiet = self._look.theme.font(TypeRole.SMALL, bold=True)
            self._title(painter, inner, entry.title, quiet, "secondary")
            self._icon(painter, inner, "chevron-up" if index.data(OPEN_ROLE) else "chevron-down")
        else:
            self._paint_item(painter, inner, entry, bold=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, CONTROL_RADIUS, self._look)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, chosen: bool
    ) -> None:
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        row_ground(painter, rect, self._look, chosen=chosen, hovered=hovered)

    def _paint_head(self, painter: QPainter, rect: QRectF, entry: SectionEntry) -> None:
        quiet = self._look.theme.font(TypeRole.SMALL)
        taken = self._words(painter, rect, entry.progress, quiet, "secondary")
        font = self._look.theme.font(bold=True)
        room = rect.adjusted(0, 0, -taken - self._look.theme.space(2), 0)
        self._title(painter, room, entry.title, font)

    def _paint_item(self, painter: QPainter, rect: QRectF, entry: ItemEntry, *, bold: bool) -> None:
        side = self._look.theme.px(13)
        top = rect.top() + (rect.height() - side) / 2
        paint_symbol(painter, QRectF(rect.left(), top, side, side), entry.symbol, self._look)
        taken = self._marks(painter, rect, entry)
        gap = self._look.theme.space(2)
        room = rect.adjusted(side + gap, 0, -taken, 0)
        font = self._look.theme.font(bold=bold)
        ink = "secondary" if entry.outside else "text"
        self._title(painter, room, self.name_of(entry, rect.width()), font, ink)

    def name_of(self, entry: ItemEntry, width: float) -> str:
        """Give the title, or the short one where the title does not fit in a row of this width.

        There is room kept for every mark and for bold letters: as marks come and go a question has one name.
        """
        theme = self._look.theme
        room = width - theme.px(13) - theme.space(2) - self._marks_room
        fits = QFontMetrics(theme.font(bold=True)).horizontalAdvance(entry.title) <= room
        return entry.title if fits or not entry.short else entry.short

    def _marks(self, painter: QPainter, rect: QRectF, entry: ItemEntry) -> int:
        gap, taken = self._look.theme.space(1.5), 0
        if entry.tag:
            font = self._look.theme.font(TypeRole.SMALL)
            ink = "caution" if entry.tag in _URGENT else "secondary"
            taken = self._words(painter, rect, entry.tag, font, ink) + gap
        elif entry.evidence == EvidenceMark.SHOWN:
            taken = self._icon(painter, rect, "evidence") + gap
        if entry.flagged:
            taken += self._icon(painter, rect.adjusted(0, 0, -taken, 0), "flag") + gap
        return taken

    def _icon(self, painter: QPainter, rect: QRectF, name: str) -> int:
        side = self._look.theme.px(_ICON)
        device = painter.device()
        picture = self._look.pixmap(name, "secondary", side, device.devicePixelRatio())
        top = round(rect.top() + (rect.height() - side) / 2)
        painter.drawPixmap(round(rect.right()) - side, top, picture)
        return side

    def _words(self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str) -> int:
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(rect, _RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def _title(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str = "text"
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        painter.drawText(rect, _LEFT, elided(text, QFontMetrics(font), int(rect.width())))


_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SectionList(QTreeView):
    """Questions by section; one section is open at a time, and all while they are filtered.

    Those outside the form are folded under their head, so that the other sections stay in sight.
    """

    item_chosen = Signal(str)  # a person went to this question; its id

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._all_open = False
        # In their place on the screen, as what stands above them changes its height.
        self.keeps_rows = True
        self._pushed = 0  # how far it was moved down, in pixels, by what came above it
        self._pressed, self._press_at = QPersistentModelIndex(), QPoint()
        self._shown = ""  # the question that was brought into sight last
        self._unfolded: set[str] = set()  # heads of more questions that a person opened
        self._model = SectionModel(self)
        self.setAccessibleName(name)
        CurrentHeard(self)
        self.setModel(self._model)
        self.setItemDelegate(SectionDelegate(look, self))
        self._calm()
        self.expanded.connect(self._on_expanded)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.doItemsLayout()

    def show_sections(self, sections: Sequence[SectionEntry], *, all_open: bool = False) -> None:
        is_other = self._model.show(sections) or all_open != self._all_open
        self._all_open = all_open
        if is_other:
            self._shown = ""
            self._fold_more()
        if all_open:
            self.expandAll()

    def _fold_more(self) -> None:
        """Hide the questions outside the form whose head is folded; a filter lists what it finds."""
        for at in range(self._model.rowCount()):
            head = self._model.index(at, 0)
            is_open = True
            for row in range(self._model.rowCount(head)):
                index = self._model.index(row, 0, head)
                entry = entry_at(index.data(ENTRY_ROLE))
                if isinstance(entry, MoreEntry):
                    is_open = self._all_open or entry.id in self._unfolded
                    self._model.setData(index, is_open, OPEN_ROLE)
                    self._model.setData(index, entry.heard(is_open=is_open), TEXT_ROLE)
                elif isinstance(entry, ItemEntry) and entry.outside:
                    self.setRowHidden(row, head, not is_open)

    def _unfold(self, index: QModelIndex) -> None:
        """Open the head of more questions that a question stands under."""
        entry = entry_at(index.data(ENTRY_ROLE))
        if isinstance(entry, ItemEntry) and entry.outside:
            section = entry_at(index.parent().data(ENTRY_ROLE))
            self._unfolded.add(more_of(section.id))
            self._fold_more()

    def first_item(self) -> str:
        """Give the first question that is listed; empty for none."""
        heads = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        rows = (
            self._model.index(n, 0, head)
            for head in heads
            for n in range(self._model.rowCount(head))
        )
        entries = (row.data(ENTRY_ROLE) for row in rows)
        return next((one.id for one in entries if isinstance(one, ItemEntry)), "")

    def show_current(self, item_id: str) -> None:
        """Mark the question on the page; one that comes new is brought into sight, its section open.

        What is saved or judged of a question that is there already moves and opens nothing.
        """
        place = self._model.place(item_id)
        if place is None:
            return
        index = place.index()
        if item_id == self._shown:
            self._mark(index)
            return
        self._shown = item_id
        self._unfold(index)
        for row in range(self._model.rowCount()):
            head = self._model.index(row, 0)
            self._model.setData(head, head == index.parent(), HERE_ROLE)
        if not self.isExpanded(index.parent()):
            self.expand(index.parent())
            self._show_section(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def look_again(self) -> None:
        """Somebody goes to a question: it is brought into sight though it was the last one."""
        self._shown = ""

    def _mark(self, index: QModelIndex) -> None:
        """Mark a row where it is: Qt would open its section and scroll to it."""
        if self.currentIndex() == index or self.hasFocus() or not self.isExpanded(index.parent()):
            return
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._press_at = event.position().toPoint()
        self._pressed = QPersistentModelIndex()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = QPersistentModelIndex(self.indexAt(self._press_at))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click is on the row that was pressed: what is saved meanwhile may move the rows."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        way = (event.position().toPoint() - self._press_at).manhattanLength()
        if pressed.isValid() and way < QApplication.startDragDistance():
            row = self._model.index(pressed.row(), pressed.column(), QModelIndex(pressed.parent()))
            self._on_clicked(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GO and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Filters above it come and go as a person answers: the rows stay where they are."""
        super().moveEvent(event)
        self._pushed = event.pos().y() - event.oldPos().y() if self.isVisible() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pushed, self._pushed = self._pushed, 0
        if pushed and self.keeps_rows and event.size().width() == event.oldSize().width():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + pushed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(268), self._look.theme.px(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.theme.px(140), self._look.theme.px(96))

    def _calm(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        edge = self._look.theme.space(2)
        self.setViewportMargins(edge, edge, edge, edge)

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = entry_at(index.data(ENTRY_ROLE))
        if isinstance(entry, ItemEntry):
            self.item_chosen.emit(entry.id)
        elif isinstance(entry, MoreEntry):
            self._unfolded ^= {entry.id}
            self._fold_more()
        elif isinstance(entry, SectionEntry):
            self.setExpanded(index, not self.isExpanded(index))
            if self.isExpanded(index):
                self._show_section(index)

    def _show_section(self, head: QModelIndex) -> None:
        """Bring a section into sight: as much as there is room for, from its name on."""
        last = self._model.rowCount(head) - 1
        if last >= 0:
            self.scrollTo(self._model.index(last, 0, head))
        self.scrollTo(head)

    def _on_expanded(self, opened: QModelIndex) -> None:
        for row in range(0 if self._all_open else self._model.rowCount()):
            other = self._model.index(row, 0)
            if other != opened:
                self.collapse(other)
