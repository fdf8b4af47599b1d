"""The colours, type sizes and spacing every window and chart is made from: values only."""

from typing import Any, NamedTuple

from digistrat_desktop.ui.text import TypeRole

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
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)


def next_text_size(percent: int, way: int) -> int:
    """Give the size above (1) or below (-1) this one, the nearest end where there is none; 0: 100."""
    larger = (size for size in TEXT_SIZES if size > percent)
    smaller = (size for size in reversed(TEXT_SIZES) if size < percent)
    found = {1: larger, -1: smaller, 0: iter((100,))}[way]
    return next(found, percent)


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
    deep: str  # level symbols, the strongest link, and what is filled because it is chosen
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


# The three palettes beside each other: light, dark, high contrast.
_EACH: dict[str, tuple[Any, Any, Any]] = {
    "name": ("light", "dark", "contrast"),
    "is_dark": (False, True, True),
    "canvas": ("#F4F6F8", "#14181B", "#000000"),
    "surface": ("#FFFFFF", "#1D2327", "#000000"),
    "line": ("#D8DDE0", "#363F46", "#9AA5AD"),
    "control_line": ("#768692", "#82919C", "#FFFFFF"),
    "text": ("#212B32", "#ECF0F2", "#FFFFFF"),
    "secondary": ("#4C6272", "#AAB8C2", "#E4EAED"),
    "disabled": ("#8A98A3", "#6F7D87", "#8F9AA2"),
    "accent": ("#005EB8", "#74B9F5", "#9ED3FF"),
    "accent_fill": ("#005EB8", "#74B9F5", "#FFFFFF"),
    "accent_hover": ("#004B93", "#9CCDF8", "#DDEFFF"),
    "on_accent": ("#FFFFFF", "#0C1C2B", "#000000"),
    "accent_tint": ("#E6EFF8", "#1F3448", "#0B3A66"),
    "accent_wash": ("#F2F7FC", "#1F2B36", "#06223D"),
    "deep": ("#003087", "#A9D2F7", "#FFFFFF"),
    "focus": ("#212B32", "#EEF2F4", "#FFE14D"),
    "caution": ("#9A4A00", "#F2B173", "#FFC27A"),
    "caution_line": ("#B35600", "#E2924A", "#FFC27A"),
    "caution_card": ("#FFFDF5", "#28231A", "#1A1200"),
    "caution_border": ("#E8D9A8", "#5D4B2A", "#FFC27A"),
    "error": ("#B3261E", "#F5A29B", "#FFB4AD"),
    "error_card": ("#FDF3F2", "#2E1F1F", "#240806"),
    "error_border": ("#EBC4C0", "#6B3B38", "#FFB4AD"),
    "good": ("#006747", "#6CC9A1", "#8CF0C4"),
    "muted": ("#768692", "#8796A1", "#B8C2C9"),
    "muted_fill": ("#E8EDEE", "#39434A", "#4A545B"),
    "common": ("#768692", "#8796A1", "#B8C2C9"),
    "improvement": ("#005EB8", "#74B9F5", "#9ED3FF"),
    "concern": ("#B35600", "#E2924A", "#FFC27A"),
    "neutral": ("#5B3A8C", "#BBA2E6", "#D9C2FF"),
    "target": ("#9A4A00", "#F2B173", "#FFC27A"),
    "strength_1": ("#DCE9F5", "#24384B", "#12324F"),
    "strength_2": ("#7FAEDB", "#2F5F8A", "#205C94"),
}
LIGHT, DARK, CONTRAST = tuple(
    Colours(**dict(zip(_EACH, palette, strict=True)))
    for palette in zip(*_EACH.values(), strict=True)
)
