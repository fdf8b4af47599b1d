"""Settling together: one difference in large type, for those who look at one screen."""

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.pages.presenting import RoomWindow
from digistrat_desktop.ui.pages.settle.matters import Teller
from digistrat_desktop.ui.pages.settle.pane import SettlePane
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.words import tr

_HINTS = tr(
    "Page Up, Page Down: difference   ·   number keys: choose   ·   Enter: next   ·   Esc: exit"
)


class SettleRoom(RoomWindow):
    def __init__(self, context: PageContext, teller: Teller, parent: QWidget) -> None:
        super().__init__(context.look, tr("Settle - DigiStrat Desktop"), _HINTS, parent)
        self.pane = SettlePane(context._replace(look=self.look), teller)
        self.pane.show_compact(compact=True)
        self.add_body(self.pane)
        for button, by in ((self.previous, -1), (self.next, 1)):
            button.clicked.connect(partial(self.pane.stepped.emit, by))
        for keys, by in (("PgUp", -1), ("Ctrl+Up", -1), ("PgDown", 1), ("Ctrl+Down", 1)):
            self.on_key(keys, partial(self.pane.stepped.emit, by))
        self.on_key("Ctrl+Z", context.session.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pane.press(event):
            super().keyPressEvent(event)
