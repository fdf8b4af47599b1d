"""The fonts that travel with the program have what its reports need."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
TEXT_FONTS = [f"NotoSans-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")]


def characters(*names):
    return {chr(code) for name in names for code in TTFont(FOLDER / name).getBestCmap()}


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_every_style_has_welsh_currency_and_punctuation(name):
    assert set("ŵŷẁẃẅỳâêîôûŴŶ£€…•½²‰™·") <= characters(name)


def test_comparison_arrows_ticks_and_shapes_are_in_the_fonts_that_step_in():
    stepping_in = characters("NotoSansMath-Subset.ttf", "NotoSansSymbols2-Subset.ttf")
    assert set("≥≤≠→←↑↓✓✔✗▲▼●■○◆◐☐☑☒") <= stepping_in


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttf")), ids=lambda path: path.name)
def test_a_font_may_be_embedded_and_has_outlines_the_writer_can_embed(path):
    font = TTFont(path)
    assert font["OS/2"].fsType == 0
    assert "glyf" in font


def test_the_fonts_are_small_and_come_with_their_licence():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 1_000_000
    licence = FOLDER.parent / "licences" / "OFL-1.1-Noto.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
