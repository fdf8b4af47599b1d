"""Every colour the HTML twin puts on another can be told from it (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.html.page import style_sheet
from digistrat_desktop.reports.style import INKS

TEXT, GRAPHIC = 4.5, 3.0
# A filled chip has words of its own colour on a ground of its own, and nothing else on it.
FILLED = re.search(r"\.filled\{[^}]*\}", style_sheet()).group()
SHEET = style_sheet().replace(FILLED, "")
NAMED = dict(re.findall(r"--(\w+):(#[0-9A-Fa-f]{6})", SHEET))
DECLARED = re.compile(r"(?:^|[;{])(color|background|outline|border(?:-\w+)?):([^;}]+)")
READ = (
    Ink.TEXT, Ink.SECONDARY, Ink.ACCENT, Ink.DEEP, Ink.CAUTION, Ink.GOOD, Ink.CONCERN,
    Ink.NEUTRAL, Ink.IMPROVEMENT, Ink.TARGET,
)  # fmt: skip
SEEN = (Ink.COMMON, *READ)


def luminance(colour):
    """Relative luminance of #RRGGBB, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(kind):
    """Every colour that the sheet declares for text, backgrounds or strokes."""
    found = set()
    for name, value in DECLARED.findall(SHEET):
        if name.startswith(kind):
            found |= {NAMED[used] for used in re.findall(r"var\(--(\w+)\)", value)}
            found |= {_long(used) for used in re.findall(r"#[0-9A-Fa-f]{3,6}\b", value)}
    return found


def _long(colour):
    digits = colour[1:]
    return f"#{''.join(c * 2 for c in digits)}" if len(digits) == 3 else colour


def test_the_measure_itself_is_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ED8B00", "#FFFFFF") < GRAPHIC


def test_the_sheet_s_colours_are_found():
    assert colours("background") == {"#ffffff", INKS[Ink.ACCENT_TINT]}
    assert {INKS[Ink.TEXT], INKS[Ink.SECONDARY], INKS[Ink.ACCENT]} <= colours("color")
    assert INKS[Ink.ACCENT] in colours("outline")


def test_every_text_colour_stands_out_from_every_ground():
    poor = [
        (ink, ground)
        for ink in colours("color")
        for ground in colours("background")
        if contrast(ink, ground) < TEXT
    ]
    assert poor == []


def test_the_words_of_a_filled_chip_stand_out_from_its_ground():
    ground, words = (
        re.search(rf"[;{{]{name}:([^;}}]+)", FILLED).group(1) for name in ("background", "color")
    )
    assert contrast(NAMED[ground.removeprefix("var(--").rstrip(")")], _long(words)) >= TEXT


def test_the_mark_of_the_place_where_the_keyboard_is_stands_out():
    for ground in colours("background"):
        assert all(contrast(ink, ground) >= GRAPHIC for ink in colours("outline"))


@pytest.mark.parametrize("ink", READ)
def test_every_ink_of_words_in_a_drawing_stands_out_from_the_page(ink):
    assert contrast(INKS[ink], "#FFFFFF") >= TEXT


@pytest.mark.parametrize("ink", SEEN)
def test_every_ink_that_carries_meaning_in_a_drawing_stands_out_from_the_page(ink):
    assert contrast(INKS[ink], "#FFFFFF") >= GRAPHIC


def test_a_dark_screen_shows_the_page_as_it_was_made():
    # Charts are drawn for white paper; a scheme for the dark would need colours of its own.
    assert "prefers-color-scheme" not in SHEET
    assert "background:#fff" in SHEET.split("html{")[1].split("}")[0]
    assert "color:var(--text)" in SHEET.split("html{")[1].split("}")[0]
