"""Several of many: a list of ticks with a field that narrows it; what is ticked stays ticked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import CurrentHeard
from digistrat_desktop.ui.kit.layouts import spaced
from digistrat_desktop.ui.kit.paint import box
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_ROW, _EDGES = 28, 8
_CORNER = 2.0
_BOX = QStyle.SubElement.SE_ItemViewItemCheckIndicator
_Index = QModelIndex | QPersistentModelIndex
_ROWS = 5
_ID = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.CheckStateRole
_TICKED = Qt.CheckState.Checked


class TickList(QListWidget):
    """Rows to tick."""

    ticked = Signal(tuple)  # other rows are ticked now; their ids

    def __init__(self, look: Look, name: str, choices: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        CurrentHeard(self)
        self.setItemDelegate(_TickRows(look, self))
        self.show_choices(choices, ())
        self.itemChanged.connect(self._on_item_changed)

    def show_choices(self, choices: Iterable[tuple[str, str]], chosen: Sequence[str]) -> None:
        self.blockSignals(True)
        self.clear()
        for choice_id, words in choices:
            item = QListWidgetItem(words)
            item.setData(_ID, choice_id)
            item.setCheckState(_TICKED if choice_id in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)

    def items_listed(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def set_chosen(self, chosen: Sequence[str]) -> None:
        self.show_choices([(i.data(_ID), i.text()) for i in self.items_listed()], chosen)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these; what is ticked stays ticked."""
        self.show_choices(choices, self.chosen())

    def chosen(self) -> tuple[str, ...]:
        ticked = [i for i in self.items_listed() if i.checkState() is _TICKED]
        return tuple(str(item.data(_ID)) for item in ticked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Under the mouse alone the page is scrolled: a long form would seem to end here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_item_changed(self, _: QListWidgetItem) -> None:
        self.ticked.emit(self.chosen())

    def fit(self, most: int) -> None:
        """Be as high as what there is to tick, and scroll from `most` rows on."""
        rows = max(1, min(most, self.count()))
        self.setFixedHeight(self._look.theme.px(_ROW) * rows + self._look.theme.px(_EDGES))


class _TickRows(QStyledItemDelegate):
    """Rows as the style draws them, higher, and with an outline around the box."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = QPersistentModelIndex()  # the row on which the button went down

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(self._look.theme.px(_ROW), hint.height()))

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Tick where a row is clicked, on its words too."""
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = QPersistentModelIndex(index)
        elif (
            event.type() == QEvent.Type.MouseButtonRelease
            and self._pressed == QPersistentModelIndex(index)
        ):
            is_ticked = Qt.CheckState(index.data(_STATE)) is _TICKED
            other = Qt.CheckState.Unchecked if is_ticked else _TICKED
            model.setData(index, other.value, _STATE)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row; the style's own outline is a shade of the ground, unseen on a dark one."""
        super().paint(painter, option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        view: QListWidget = own.widget  # type: ignore[attr-defined]  # the stubs leave the option's fields out
        place = view.style().subElementRect(_BOX, own, view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(place), _CORNER, stroke=self._look.colour("control_line"))
        painter.restore()


class TickSearch(QWidget):
    """Ticks, those ticked first, and how many there are."""

    ticked = Signal(tuple)  # as the list's

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.field = LineField(
            tr("Filter the list: {name}", name=name), hint=tr("Type to filter the list")
        )
        self.list = TickList(look, name)
        self.words = PlainLabel("", TypeRole.SMALL, "secondary")
        column = spaced(QVBoxLayout(self), look, 1)
        for part in (self.field, self.list, self.words):
            column.addWidget(part)
        self._choices = tuple(choices)
        self.set_chosen(())
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_typed)
        self.list.ticked.connect(self._on_ticked)

    def set_chosen(self, chosen: Sequence[str]) -> None:
        """Tick these and no others; an id that is no choice is kept and shown as it is."""
        known = {one for one, _ in self._choices}
        lost = [(one, one) for one in chosen if one not in known]
        ordered = sorted([*lost, *self._choices], key=lambda pair: pair[0] not in chosen)
        self.list.show_choices(ordered, chosen)
        self._fit()
        self._on_typed(self.field.text())

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is ticked stays ticked."""
        self._choices = tuple(choices)
        self.set_chosen(self.chosen())

    def _fit(self) -> None:
        """No higher than what there is to tick; with nothing to tick, only the words stand here."""
        self.list.fit(_ROWS)
        for part in (self.field, self.list):
            part.setVisible(self.list.count() > 0)

    def chosen(self) -> tuple[str, ...]:
        return self.list.chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the filter into the list, where Space ticks."""
        seen = [one for one in self.list.items_listed() if not one.isHidden()]
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and seen:
            self.list.setCurrentItem(seen[0])
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never wider than the form it stands in."""
        return QSize(0, super().minimumSizeHint().height())

    def _on_typed(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self.list.items_listed():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        self._count()

    def _on_ticked(self, chosen: tuple[str, ...]) -> None:
        self._count()
        self.ticked.emit(chosen)

    def _count(self) -> None:
        count = len(self.chosen())
        none = (
            tr("None chosen") if self.list.count() else tr("There is nothing to choose from yet.")
        )
        said = tr("{count} chosen", count=count) if count else none
        if self.list.count() and all(item.isHidden() for item in self.list.items_listed()):
            said = tr("Nothing in the list has these words. {said}", said=said)
        self.words.show_text(said)
