"""A tick box that shows where the keyboard is and is large enough to hit."""

from PySide6.QtWidgets import QCheckBox, QStyle

from digistrat_desktop.ui.forms.ringed import RingedToggle
from digistrat_desktop.ui.theme.look import Look


class TickBox(RingedToggle, QCheckBox):
    """Yes or no, with its words beside it."""

    indicator = QStyle.SubElement.SE_CheckBoxIndicator

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._look = look
        self.setAccessibleName(words)
