"""A tick box that shows where the keyboard is and is large enough to hit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStyle, QWidget

from digistrat_desktop.ui.forms.ringed import RingedToggle
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look


class TickBox(RingedToggle, QCheckBox):
    """Yes or no, with its words beside it."""

    indicator = QStyle.SubElement.SE_CheckBoxIndicator

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._look = look
        self.setAccessibleName(words)


class TickRow(QWidget):
    """A tick with words that wrap; a click on the words ticks too."""

    def __init__(self, look: Look, row_id: str, words: str) -> None:
        super().__init__()
        self.id = row_id
        self.tick = TickBox(look, "")
        self.tick.setAccessibleName(words)
        label = PlainLabel(words)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = bare(QHBoxLayout(self), look.theme.space(2))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self.tick.isEnabled():
            self.tick.click()
        super().mouseReleaseEvent(event)
