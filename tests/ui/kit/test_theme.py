import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.theme.theme import (
    PaletteChoice,
    Theme,
    apply_theme,
    chosen_colours,
    load_fonts,
    qt_palette,
)
from digistrat_desktop.ui.theme.tokens import DARK, LIGHT
from tests.ui.kit.contrast import PALETTES, contrast_ratio

pytestmark = pytest.mark.ui

GROUNDS = ("canvas", "surface", "accent_tint", "accent_wash", "caution_card", "error_card")
TEXT_PAIRS = [
    *product(("text", "secondary"), GROUNDS),
    *product(("accent",), ("canvas", "surface", "accent_wash", "accent_tint")),
    *product(("deep",), ("canvas", "surface", "accent_tint", "accent_wash")),
    *product(("caution",), ("canvas", "surface", "accent_tint", "caution_card")),
    *product(("error",), ("canvas", "surface", "error_card")),
    *product(("good",), ("canvas", "surface")),
    *product(("on_accent",), ("accent_fill", "accent_hover")),
    ("text", "strength_1"),
    ("text", "strength_2"),
    ("surface", "deep"),
    ("text", "muted_fill"),
    ("secondary", "muted_fill"),
    ("target", "surface"),
]
GRAPHIC_PAIRS = [
    *product(("focus", "control_line", "deep"), GROUNDS),
    *product(("accent",), GROUNDS),
    *product(("common", "improvement", "concern", "neutral", "muted"), ("surface", "canvas")),
    *product(("caution_line",), ("surface", "caution_card")),
    ("accent_fill", "surface"),
    ("accent_fill", "canvas"),
]


def too_faint(colours, pairs, least):
    """Give the pairs of ink and ground that differ by less than `least` to one, with what they have."""
    found = {
        (ink, ground): contrast_ratio(getattr(colours, ink), getattr(colours, ground))
        for ink, ground in pairs
    }
    return {pair: ratio for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("colours", PALETTES, ids=lambda one: one.name)
def test_text_can_be_read_on_every_ground_it_stands_on(colours):
    assert too_faint(colours, TEXT_PAIRS, 4.5) == {}


@pytest.mark.parametrize("colours", PALETTES, ids=lambda one: one.name)
def test_graphics_and_the_focus_ring_stand_out(colours):
    assert too_faint(colours, GRAPHIC_PAIRS, 3) == {}


def test_the_contrast_sum_agrees_with_known_pairs():
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#005EB8", "#FFFFFF") == pytest.approx(6.38, abs=0.01)
    assert contrast_ratio("#777777", "#777777") == 1


@pytest.mark.parametrize("colours", PALETTES, ids=lambda one: one.name)
def test_every_role_of_a_drawing_has_a_colour(colours):
    theme = Theme(colours)
    assert all(theme.ink(ink).isValid() for ink in Ink)


def test_the_two_kinds_of_special_cause_differ_from_the_common_one_in_each_palette():
    for colours in PALETTES:
        assert len({colours.common, colours.improvement, colours.concern, colours.neutral}) == 4


def test_text_size_scales_letters_fully_and_gaps_half_as_much():
    assert Theme(text_percent=200).points(TypeRole.BODY) == 2 * Theme().points(TypeRole.BODY)
    assert Theme(text_percent=200).space(4) == 24
    assert Theme().space(4) == 16


@pytest.mark.parametrize(("asked", "given"), [(50, 90), (90, 90), (200, 200), (900, 200)])
def test_text_size_stays_between_90_and_200_per_cent(asked, given):
    assert Theme(text_percent=asked).text_percent == given


@pytest.mark.parametrize("group", list(QPalette.ColorGroup)[:3])
def test_no_group_of_the_palette_is_left_to_the_system(group):
    palette = qt_palette(DARK)
    ground = palette.color(group, QPalette.ColorRole.Base).name().upper()
    words = palette.color(group, QPalette.ColorRole.Text).name().upper()
    assert ground == DARK.surface
    assert contrast_ratio(words, ground) >= 3


class Hints:
    def __init__(self, scheme):
        self._scheme = scheme

    def colorScheme(self):  # noqa: N802 - Qt's name
        return self._scheme


def test_follow_the_system_reads_its_colour_scheme():
    assert chosen_colours(PaletteChoice.SYSTEM, Hints(Qt.ColorScheme.Dark)) is DARK
    assert chosen_colours(PaletteChoice.SYSTEM, Hints(Qt.ColorScheme.Unknown)) is LIGHT
    assert chosen_colours(PaletteChoice.LIGHT, Hints(Qt.ColorScheme.Dark)) is LIGHT


@pytest.mark.parametrize("colours", PALETTES, ids=lambda one: one.name)
def test_the_style_sheet_has_no_blank_left_to_fill(colours):
    sheet = style_sheet(Theme(colours, 130))
    assert "$" not in sheet
    assert colours.accent in sheet


def test_a_theme_changes_what_a_window_shows_at_once(qapp, qtbot, look):
    window = QWidget()
    label = QLabel("words", window)
    qtbot.addWidget(window)
    label.setProperty("role", "page")
    look.dress(window)
    window.show()
    apply_theme(qapp, Theme(DARK, 150))
    look.set_theme(Theme(DARK, 150))
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    assert label.font().pointSizeF() == pytest.approx(22.5)


MADE = """
from PySide6 import QtWidgets
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.theme.theme import apply_theme, make_application
app = make_application("digistrat")
apply_theme(app, Theme())
print("QStyle" in vars(QtWidgets))
app.setStyleSheet("")
print(app.style().name())
"""


def test_the_program_is_in_our_style_without_python_touching_a_style():
    done = subprocess.run(
        [sys.executable, "-c", MADE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.split() == ["False", "fusion"]


def test_a_label_on_the_screen_changes_its_colour_at_once(look, qtbot):
    label = PlainLabel("Late")
    qtbot.addWidget(label)
    label.show()
    label.set_tone("error")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.error)


def test_the_fonts_of_a_folder_are_loaded(fonts):
    assert "Noto Sans" in fonts


def test_a_folder_without_fonts_loads_none(qapp, tmp_path: Path):
    assert load_fonts(tmp_path) == ()


def test_fonts_are_given_to_qt_once_however_many_windows_open(qapp):
    folder = resources_folder() / "fonts"
    first = load_fonts(folder)
    numbers = qapp.property("fonts_by_file")
    assert load_fonts(folder) == first != ()
    assert qapp.property("fonts_by_file") == numbers
    assert len(set(numbers.values())) == len(numbers)
