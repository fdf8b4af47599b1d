"""Inks as ReportLab and PDF operators take them, each worked out once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, HexColor

from digistrat_desktop.reports.style import INKS

if TYPE_CHECKING:
    from digistrat_desktop.analysis.charts.drawing import Ink


@lru_cache(maxsize=32)
def rgb_of(ink: Ink) -> str:
    """Give an ink as three shares of 1, as PDF writes colours."""
    code = INKS[ink]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))


@lru_cache(maxsize=32)
def colour_of(ink: Ink) -> Color:
    """Give an ink as the canvas takes it, which would read its code anew each time."""
    return HexColor(INKS[ink])
