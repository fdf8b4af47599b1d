"""A form in the place of the overview: a title, a way back, and room for fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.theme.look import Look


class FormPage(QWidget):
    """Base of the forms; Escape goes back.

    Signals:
        closed: the person is done here, or went back.
    """

    closed = Signal()

    def __init__(
        self, look: Look, title: str, *, widest: int = 860, parent: QWidget | None = None
    ) -> None:
        """Make an empty form.

        Args:
            look: the look in use.
            title: what it is for.
            widest: of the content, logical pixels at 100 % text size.
            parent: the owner.
        """
        super().__init__(parent)
        self._look = look
        self.title = PlainLabel(title, TypeRole.PAGE)
        self.back = SecondaryButton(look, tr("Back to the metrics"))
        self.page = ScrollPage(look, widest=widest, parent=self)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.page.add_layout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        self.back.clicked.connect(self.closed)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def buttons(self, *buttons: QWidget) -> FlowLayout:
        """Lay buttons in a row that wraps."""
        row = FlowLayout(self._look.theme.space(3))
        for button in buttons:
            row.addWidget(button)
        return row
