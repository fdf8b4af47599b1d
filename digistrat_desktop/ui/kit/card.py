"""A card: a white sheet with a title, room for content and, where it matters, a bar at its left."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.access import is_go
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import TopColumn
from digistrat_desktop.ui.kit.paint import accent_bar
from digistrat_desktop.ui.text import HeadingLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look

_FILLED_IN = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)


class Card(QFrame):
    """Title and content on a surface of their own."""

    heard_as = HeardAs.GROUP

    def __init__(
        self, look: Look, title: str = "", *, bar: str = "", tone: str = "",
        role: TypeRole = TypeRole.GROUP, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`bar` and `tone` are colour tokens: of the upright bar at the left, and of the sheet."""
        super().__init__(parent)
        self._look = look
        self._bar = bar
        self.setProperty("kind", "card")
        self.setProperty("tone", tone)
        self.title = HeadingLabel(title, role, parent=self)
        self.title.setVisible(bool(title))
        self.header = QHBoxLayout()
        self.header.addWidget(self.title, 1)
        self.body = TopColumn(self)
        self.body.addLayout(self.header)
        self.setAccessibleName(title)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        for widget in widgets:
            self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        self.body.addLayout(layout, stretch)

    def add_to_header(self, widget: QWidget) -> None:
        self.header.addWidget(widget)

    def set_title(self, title: str) -> None:
        self.title.say(title)
        self.setAccessibleName(title)

    def sides(self) -> int:
        """Give the width its edges take from what it holds, left and right, in logical pixels."""
        edge, room = self.contentsMargins(), self.body.contentsMargins()
        return edge.left() + edge.right() + room.left() + room.right()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter in a field does what the card is for; where there is a choice, the person chooses."""
        door = self.go_button() if is_go(event) else None
        if door is not None and isinstance(self.window().focusWidget(), _FILLED_IN):
            door.click()
        else:
            super().keyPressEvent(event)

    def is_of_one_line(self) -> bool:
        """Tell whether one line is all that can be filled in here."""
        found = [one for kind in _FILLED_IN for one in self.findChildren(kind) if one.isVisible()]
        return len(found) == 1 and isinstance(found[0], QLineEdit)

    def go_button(self) -> QAbstractButton | None:
        """Give the button the card is for; None where there is a choice, or it cannot be pressed."""
        for kind in (PrimaryButton, SecondaryButton):
            found = [one for one in self.findChildren(kind) if one.isVisible()]
            if found:
                return found[0] if len(found) == 1 and found[0].isEnabled() else None
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._bar:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent_bar(painter, QRectF(self.rect()), self._look.colour(self._bar))
            painter.end()

    def _on_look_changed(self) -> None:
        theme = self._look.theme
        edge = theme.space(4)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.space(2))
        self.header.setSpacing(theme.space(3))
