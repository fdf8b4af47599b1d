"""What can be done with what was chosen, as data: the same commands on buttons and in the menu of a right click."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    words: str
    do: Callable[[], object]
    is_on: bool = True


def show_menu(owner: QWidget, commands: Sequence[Command], at: QPoint) -> QMenu | None:
    """Offer commands at a place on the screen; nothing where there are none."""
    if not commands:
        return None
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in commands:
        action = menu.addAction(one.words.replace("&", "&&"))
        action.setEnabled(one.is_on)
        action.triggered.connect(one.do)
    menu.popup(at)
    return menu
