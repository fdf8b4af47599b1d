"""The menus open by their keys however little room there is for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from digistrat_desktop.system.settings import Settings


@pytest.mark.parametrize("percent", [100, 200])
def test_each_menu_opens_by_alt_and_its_letter(seat_at, percent):
    seat = seat_at(settings=Settings(theme="light", text_percent=percent))
    strip = seat.window.shell.header.menus
    for menu in strip._menus:
        keys = QKeySequence.mnemonic(menu.title())[0]
        seat.keys(Qt.Key(keys.key()), modifiers=keys.keyboardModifiers())
        seat.settle()
        assert menu.isVisible(), menu.title()
        menu.hide()
        strip._all.hide()
        strip.setActiveAction(None)
        seat.settle()
