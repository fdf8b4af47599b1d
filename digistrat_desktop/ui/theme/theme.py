"""A palette at a text size, what widgets ask for, and putting it on the application.

The style sheet is not the application's: Qt would polish each widget as often as it has ancestors.
Windows and pages wear it themselves (`Look.dress`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.tokens import (
    BOLD_ROLES,
    CONTRAST,
    DARK,
    GRID,
    LARGEST_TEXT_PERCENT,
    LIGHT,
    SMALLEST_TEXT_PERCENT,
    TYPE_PIXELS,
    Colours,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.charts.drawing import Ink


FONT_FAMILY = "Noto Sans"
_POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Theme:
    """The look in use."""

    colours: Colours = LIGHT  # the palette
    text_percent: int = 100  # text size, 90 to 200; other values are brought to the nearer end

    def __post_init__(self) -> None:
        kept = min(LARGEST_TEXT_PERCENT, max(SMALLEST_TEXT_PERCENT, self.text_percent))
        object.__setattr__(self, "text_percent", kept)

    def px(self, length: float) -> int:
        """A length that keeps pace with the text, in whole pixels; given for 100 % text size."""
        return round(length * self.text_percent / 100)

    def space(self, steps: float = 1) -> int:
        """A distance on the grid, in logical pixels.

        The grid grows half as fast as the text: at 200 % the words need the room more than the
        gaps do.

        Args:
            steps: how many 4 px steps.
        """
        return round(GRID * steps * (100 + self.text_percent) / 200)

    def points(self, role: TypeRole) -> float:
        return round(TYPE_PIXELS[role] * _POINTS_PER_PIXEL * self.text_percent / 100, 3)

    def font(self, role: TypeRole = TypeRole.BODY, *, bold: bool | None = None) -> QFont:
        """The font of a kind of text; headings are bold unless said otherwise."""
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(self.points(role))
        font.setBold(role in BOLD_ROLES if bold is None else bold)
        return font

    def ink(self, ink: Ink) -> QColor:
        return QColor(getattr(self.colours, ink.value))


_IN_OUR_STYLE = "in_our_style"
_FONTS = "fonts_by_file"
_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup
_ROLES = {
    _Role.Window: "canvas",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "canvas",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "error",
    _Role.PlaceholderText: "secondary",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent_fill",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent_fill",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "control_line",
    _Role.Shadow: "control_line",
}
_DISABLED = {
    _Role.WindowText: "disabled",
    _Role.Text: "disabled",
    _Role.ButtonText: "disabled",
    _Role.Link: "disabled",
    _Role.Highlight: "line",
    _Role.HighlightedText: "secondary",
}


class PaletteChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_CHOSEN = {PaletteChoice.LIGHT: LIGHT, PaletteChoice.DARK: DARK, PaletteChoice.CONTRAST: CONTRAST}


def chosen_colours(choice: PaletteChoice, hints: QStyleHints) -> Colours:
    """The palette of a choice; "follow the system" asks the system for its colour scheme."""
    if choice in _CHOSEN:
        return _CHOSEN[choice]
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Qt's palette with all three groups set: Fusion falls back to its own light greys otherwise."""
    palette = QPalette()
    for group in (_Group.Active, _Group.Inactive, _Group.Disabled):
        _fill(palette, group, _ROLES, colours)
    _fill(palette, _Group.Disabled, _DISABLED, colours)
    return palette


def _fill(
    palette: QPalette, group: QPalette.ColorGroup, roles: dict[_Role, str], colours: Colours
) -> None:
    for role, name in roles.items():
        palette.setColor(group, role, QColor(getattr(colours, name)))


def make_application(program: str) -> QApplication:
    """Make Qt's application, in the style our themes are made for.

    Asked for in Qt's own arguments: the first touch of a style from Python makes types for all that
    a style can draw, which the first page does not need.
    """
    app = QApplication([program, "-style", "fusion"])
    app.setProperty(_IN_OUR_STYLE, True)
    return app


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Show the whole application in this theme, at once and again at any time."""
    if not app.property(_IN_OUR_STYLE):
        app.setStyle("Fusion")
        app.setProperty(_IN_OUR_STYLE, True)
    app.setPalette(qt_palette(theme.colours))
    app.setFont(theme.font())


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load a folder's fonts, once an application: Qt keeps each copy. Gives the families."""
    app = QCoreApplication.instance()
    kept: dict[str, int] = (app.property(_FONTS) if app is not None else None) or {}
    files = [str(path) for path in sorted(folder.glob("*.ttf"))]
    new = {file: QFontDatabase.addApplicationFont(file) for file in files if file not in kept}
    numbers = {**kept, **new}
    if app is not None:
        app.setProperty(_FONTS, numbers)
    families = [n for file in files for n in QFontDatabase.applicationFontFamilies(numbers[file])]
    return tuple(dict.fromkeys(families))
