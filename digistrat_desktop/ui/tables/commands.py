"""What can be done with what was chosen: commands as data for buttons and a right click, and the copy of rows."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from digistrat_desktop.services.tables.copied import clipboard_text
from digistrat_desktop.ui.kit.letters import give_letters


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
    give_letters(menu)
    menu.popup(at)
    return menu


def copy_rows(rows: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard as a spreadsheet takes them."""
    QApplication.clipboard().setText(clipboard_text(rows))
