"""A field for one of a few choices; the wheel scrolls the page, not the choice."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QHelpEvent, QKeyEvent, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.text import elided, tip

_SHORTEST, _LONGEST = 10, 26  # widths asked for, in letters
# With these a key is a command.
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_EDGES = 2  # pixels the style keeps free beside the words


class ChoiceField(QComboBox):
    """One of a list."""

    chosen = Signal(str)  # a person took this choice; its id

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]] = (), *, is_wide: bool = False
    ) -> None:
        """A wide one asks for the width of its longest choice, where it stands in a row and not in a form."""
        super().__init__()
        self._is_wide = is_wide
        self._is_told_whole = False  # the tip is the choice that is cut, not one of the page's
        self.setAccessibleName(name)
        # On Linux a choice is named by its value, and a reader hears what is asked only from this.
        self.setAccessibleDescription(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these, pairs of id and words, keeping what was chosen if it is among them."""
        kept = self.choice()
        self.clear()
        for choice_id, words in choices:
            self.addItem(words, choice_id)
        self.set_choice(kept)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint, letter = super().sizeHint(), self.fontMetrics().horizontalAdvance("X")
        if self._is_wide:
            words = (self.itemText(number) for number in range(self.count()))
            longest = max((self.fontMetrics().horizontalAdvance(one) for one in words), default=0)
            more = min(longest + 2 * _EDGES, _LONGEST * letter) - _SHORTEST * letter
            hint.setWidth(hint.width() + max(0, more))
        return hint

    def choice(self) -> str | None:
        data = self.currentData()
        return None if data is None else str(data)

    def set_choice(self, choice_id: str | None) -> None:
        """Show a choice without telling anyone; None shows none."""
        self.setCurrentIndex(-1 if choice_id is None else self.findData(choice_id))

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list; Tab in it takes the choice it is on and goes on, as everywhere else."""
        self.view().removeEventFilter(self)
        self.view().installEventFilter(self)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.key() in _TABS
        if is_tab and event.type() == QEvent.Type.KeyPress and watched is self.view():
            self._take(self.view().currentIndex().row())
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)  # type: ignore[attr-defined]  # a key
            return True
        return super().eventFilter(watched, event)

    def _take(self, row: int) -> None:
        self.hidePopup()
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)
            self.activated.emit(row)

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        """Look as left, where the pointer went away with the list: Qt tells of no leaving then."""
        super().hidePopup()
        if not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter opens the list and looks there: it never chooses unseen."""
        text = event.text()
        if not text.strip() or not text.isprintable() or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
            return
        self.showPopup()
        self.view().keyboardSearch(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._paint_choice()
        painter = antialiased(self)
        side = self.fontMetrics().height() / 3
        x, y = self.width() - 3 * side, (self.height() - side / 2) / 2
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.75))
        points = ((x, y), (x + side * 0.75, y + side * 0.75), (x + side * 1.5, y))
        painter.drawPolyline([QPointF(*point) for point in points])
        painter.end()

    def _paint_choice(self) -> None:
        """Paint as Qt does, with dots where the words do not fit."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            role, asked = QPalette.ColorRole.ButtonText, self.palette().placeholderText()
            option.palette.setBrush(role, asked)  # type: ignore[attr-defined]  # as currentText
        option.currentText = self.shown_in(option)  # type: ignore[attr-defined]  # writable, though not in the stubs
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_in(self, option: QStyleOptionComboBox) -> str:
        """Give as much of the choice, or of what is asked for, as fits where the style puts it."""
        words = self._words()
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        return elided(words, self.fontMetrics(), room - _EDGES)

    def _words(self) -> str:
        return self.placeholderText() if self.currentIndex() < 0 else self.currentText()

    def event(self, event: QEvent) -> bool:
        """Say the whole choice by a tip where the field has room for its beginning only."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            option, whole = QStyleOptionComboBox(), self._words()
            self.initStyleOption(option)
            if self._is_told_whole or not self.toolTip():
                self._is_told_whole = self.shown_in(option) != whole
                tip(self, whole if self._is_told_whole else "")
        return super().event(event)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))
