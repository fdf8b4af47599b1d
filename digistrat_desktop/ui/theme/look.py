"""The look in use, handed to every widget: the theme now, and a signal when it changes."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.pointing import Pointing
from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.theme.theme import Theme


class Look(QObject):
    """Holds the theme and draws icons in its colours."""

    changed = Signal()  # palette or text size are new; painted widgets repaint and lay out again

    def __init__(self, theme: Theme, icons: IconSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._wearers: WeakSet[QWidget] = WeakSet()
        self.pointing = Pointing(self)

    @property
    def theme(self) -> Theme:
        return self._theme

    def scaled(self, text_percent: int, parent: QObject | None = None) -> Look:
        """The same palette and icons at another text size, for a window of its own."""
        return Look(Theme(self._theme.colours, text_percent), self._icons, parent)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        sheet = style_sheet(theme)
        for wearer in filter(isValid, list(self._wearers)):
            wearer.setStyleSheet(sheet)
        self.changed.emit()

    def dress(self, wearer: QWidget) -> None:
        """Put the style sheet on a window or a part of one, now and at each change."""
        self._wearers.add(wearer)
        wearer.setStyleSheet(style_sheet(self._theme))

    def colour(self, name: str) -> QColor:
        return self._icons.colour(getattr(self._theme.colours, name))

    def icon(self, name: str, colour: str = "text", size: int = 20) -> QIcon:
        """An icon of our family in a colour token, so many pixels large at 100 % text size."""
        return self._icons.icon(name, self.colour(colour), self._theme.px(size))

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon as a picture, in pixels as shown, with the screen's device pixels for each."""
        return self._icons.pixmap(name, self.colour(colour), size, ratio)
