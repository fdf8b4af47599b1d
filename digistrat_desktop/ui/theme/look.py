"""The look in use, handed to every widget: the theme now, and a signal when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QIcon, QPixmap

    from digistrat_desktop.ui.theme.icons import IconSet


class Look(QObject):
    """Holds the theme and draws icons in its colours.

    Signals:
        changed: palette or text size are new; painted widgets repaint and lay out again.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: IconSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def scaled(self, text_percent: int, parent: QObject | None = None) -> Look:
        """The same palette and icons at another text size, for a window of its own."""
        return Look(Theme(self._theme.colours, text_percent), self._icons, parent)

    def set_theme(self, theme: Theme) -> None:
        """Use this theme from now on."""
        self._theme = theme
        self.changed.emit()

    def colour(self, name: str) -> QColor:
        """A colour token by its name in `Colours`."""
        return self._icons.colour(getattr(self._theme.colours, name))

    def icon(self, name: str, colour: str = "text", size: int = 20) -> QIcon:
        """An icon of our family.

        Args:
            name: file name in the icon folder, without `.svg`.
            colour: a token's name.
            size: logical pixels at 100 % text size.
        """
        return self._icons.icon(name, self.colour(colour), self._theme.px(size))

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon as a picture.

        Args:
            name: as for `icon`.
            colour: a token's name.
            size: logical pixels as shown.
            ratio: the screen's device pixels per logical pixel.
        """
        return self._icons.pixmap(name, self.colour(colour), size, ratio)
