"""A palette at a text size: what widgets ask for colours, fonts and distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont

from digistrat_desktop.ui.theme.tokens import (
    BOLD_ROLES,
    GRID,
    LARGEST_TEXT_PERCENT,
    LIGHT,
    SMALLEST_TEXT_PERCENT,
    TYPE_PIXELS,
    Colours,
    TypeRole,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.charts.drawing import Ink

FONT_FAMILY = "Noto Sans"
_POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Theme:
    """The look in use.

    Attributes:
        colours: the palette.
        text_percent: text size, 90 to 200; other values are brought to the nearer end.
    """

    colours: Colours = LIGHT
    text_percent: int = 100

    def __post_init__(self) -> None:
        kept = min(LARGEST_TEXT_PERCENT, max(SMALLEST_TEXT_PERCENT, self.text_percent))
        object.__setattr__(self, "text_percent", kept)

    def px(self, length: float) -> int:
        """A length that must keep pace with the text, in whole logical pixels.

        Args:
            length: logical pixels at 100 % text size.
        """
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
        """The size of a kind of text, in points."""
        return round(TYPE_PIXELS[role] * _POINTS_PER_PIXEL * self.text_percent / 100, 3)

    def font(self, role: TypeRole = TypeRole.BODY, *, bold: bool | None = None) -> QFont:
        """The font of a kind of text; headings are bold unless said otherwise."""
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(self.points(role))
        font.setBold(role in BOLD_ROLES if bold is None else bold)
        return font

    def ink(self, ink: Ink) -> QColor:
        """The colour of a drawing's role in this palette."""
        return QColor(getattr(self.colours, ink.value))
