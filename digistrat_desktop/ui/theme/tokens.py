"""The colours, type sizes and spacing every window and chart is made from; values only, no Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TypeRole(StrEnum):
    """What a piece of text is for; its size follows from it."""

    SMALL = "small"
    BODY = "body"
    GROUP = "group"
    CHART = "chart"
    PAGE = "page"


TYPE_PIXELS = {
    TypeRole.SMALL: 12.0,
    TypeRole.BODY: 13.5,
    TypeRole.GROUP: 14.5,
    TypeRole.CHART: 16.0,
    TypeRole.PAGE: 20.0,
}
"""Text height in logical pixels at 100 % text size."""

BOLD_ROLES = frozenset({TypeRole.GROUP, TypeRole.CHART, TypeRole.PAGE})
GRID = 4
SMALLEST_TEXT_PERCENT = 90
LARGEST_TEXT_PERCENT = 200


class Colours(NamedTuple):
    """One palette: each field is a colour's job, its value `#RRGGBB`."""

    name: str
    is_dark: bool
    canvas: str  # behind everything
    surface: str  # cards, inputs, the rail and the header
    line: str  # quiet 1 px borders that carry no meaning
    control_line: str  # borders that show where a control is; at least 3:1
    text: str
    secondary: str
    disabled: str  # text of what cannot be used now (exempt from contrast, still legible)
    accent: str
    accent_fill: str  # the one primary button; `on_accent` is its text
    accent_hover: str  # the same under the pointer
    on_accent: str
    accent_tint: str  # selected; `accent_wash`: a chosen card, a row under the pointer
    accent_wash: str
    deep: str  # level symbols and the strongest link
    focus: str  # the ring round what the keyboard is on
    caution: str
    caution_line: str
    caution_card: str
    caution_border: str
    error: str
    error_card: str
    error_border: str
    good: str
    muted: str
    muted_fill: str
    common: str
    improvement: str
    concern: str
    neutral: str
    target: str
    strength_1: str
    strength_2: str


LIGHT = Colours(
    name="light",
    is_dark=False,
    canvas="#F4F6F8",
    surface="#FFFFFF",
    line="#D8DDE0",
    control_line="#768692",
    text="#212B32",
    secondary="#4C6272",
    disabled="#8A98A3",
    accent="#005EB8",
    accent_fill="#005EB8",
    accent_hover="#004B93",
    on_accent="#FFFFFF",
    accent_tint="#E6EFF8",
    accent_wash="#F2F7FC",
    deep="#003087",
    focus="#003087",
    caution="#9A4A00",
    caution_line="#B35600",
    caution_card="#FFFDF5",
    caution_border="#E8D9A8",
    error="#B3261E",
    error_card="#FDF3F2",
    error_border="#EBC4C0",
    good="#006747",
    muted="#768692",
    muted_fill="#E8EDEE",
    common="#768692",
    improvement="#005EB8",
    concern="#B35600",
    neutral="#5B3A8C",
    target="#9A4A00",
    strength_1="#DCE9F5",
    strength_2="#7FAEDB",
)

DARK = Colours(
    name="dark",
    is_dark=True,
    canvas="#14181B",
    surface="#1D2327",
    line="#363F46",
    control_line="#82919C",
    text="#ECF0F2",
    secondary="#AAB8C2",
    disabled="#6F7D87",
    accent="#74B9F5",
    accent_fill="#74B9F5",
    accent_hover="#9CCDF8",
    on_accent="#0C1C2B",
    accent_tint="#1F3448",
    accent_wash="#1F2B36",
    deep="#A9D2F7",
    focus="#CFE6FB",
    caution="#F2B173",
    caution_line="#E2924A",
    caution_card="#28231A",
    caution_border="#5D4B2A",
    error="#F5A29B",
    error_card="#2E1F1F",
    error_border="#6B3B38",
    good="#6CC9A1",
    muted="#8796A1",
    muted_fill="#39434A",
    common="#8796A1",
    improvement="#74B9F5",
    concern="#E2924A",
    neutral="#BBA2E6",
    target="#F2B173",
    strength_1="#24384B",
    strength_2="#2F5F8A",
)

CONTRAST = Colours(
    name="contrast",
    is_dark=True,
    canvas="#000000",
    surface="#000000",
    line="#9AA5AD",
    control_line="#FFFFFF",
    text="#FFFFFF",
    secondary="#E4EAED",
    disabled="#8F9AA2",
    accent="#9ED3FF",
    accent_fill="#FFFFFF",
    accent_hover="#DDEFFF",
    on_accent="#000000",
    accent_tint="#0B3A66",
    accent_wash="#06223D",
    deep="#FFFFFF",
    focus="#FFE14D",
    caution="#FFC27A",
    caution_line="#FFC27A",
    caution_card="#1A1200",
    caution_border="#FFC27A",
    error="#FFB4AD",
    error_card="#240806",
    error_border="#FFB4AD",
    good="#8CF0C4",
    muted="#B8C2C9",
    muted_fill="#4A545B",
    common="#B8C2C9",
    improvement="#9ED3FF",
    concern="#FFC27A",
    neutral="#D9C2FF",
    target="#FFC27A",
    strength_1="#12324F",
    strength_2="#205C94",
)

PALETTES = (LIGHT, DARK, CONTRAST)


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's own figures


def luminance(colour: str) -> float:
    """How bright `#RRGGBB` is, 0 black to 1 white. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast_ratio(one: str, other: str) -> float:
    """How well one `#RRGGBB` stands out from another, 1 to 21. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
