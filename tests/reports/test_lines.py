"""How words become lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.pdf.fonts import load_fonts
from digistrat_desktop.reports.pdf.lines import set_lines
from digistrat_desktop.reports.style import PrintLook

LOOK = PrintLook(10, 14)
FONTS = load_fonts()


def lines(*runs, width=100.0):
    return ["".join(s.text for s in line.segments) for line in set_lines(runs, LOOK, FONTS, width)]


@given(st.text(alphabet="abc -/\n≥ŵ", max_size=200), st.floats(20, 300))
def test_no_line_is_wider_than_its_room(plain, width):
    made = set_lines((b.Run(plain),), LOOK, FONTS, width)
    assert all(line.width <= width + 0.01 for line in made)


@given(st.lists(st.text(alphabet="abc-/≥ŵ", min_size=1, max_size=6)), st.floats(70, 300))
def test_no_letter_is_lost_and_no_two_words_are_glued(words, width):
    assert "".join(lines(b.Run(" ".join(words)), width=width)).split() == words


@given(st.text(alphabet="abc -/\n≥ŵ", max_size=200), st.floats(20, 300))
def test_lines_never_start_with_a_space(plain, width):
    assert not any(
        line.startswith(" ") for line in lines(b.Run(plain), width=width) if line.strip()
    )


def test_a_dash_between_spaces_keeps_both():
    assert lines(b.Run("a - b and/ or ŵ")) == ["a - b and/ or ŵ "]


def test_a_code_is_not_broken_at_its_hyphens_but_a_word_is():
    assert lines(b.Run("three words CON-PHY-02"), width=90) == ["three words ", "CON-PHY-02 "]
    assert lines(b.Run("patient-experience"), width=70) == ["patient-", "experience "]


def test_a_line_break_in_the_text_is_a_line_break():
    assert lines(b.Run("one\ntwo")) == ["one ", "two "]


def test_a_space_that_does_not_break_holds_two_words_together():
    assert lines(b.Run("cost of 10\u00a0pounds"), width=75) == ["cost of ", "10\u00a0pounds "]


def test_runs_without_a_space_between_them_are_one_word():
    assert lines(b.Run("bold", bold=True), b.Run("ness")) == ["boldness "]


@pytest.mark.parametrize("runs", [(), (b.Run(""),), (b.Run(" "),)])
def test_nothing_to_say_takes_no_line_with_words(runs):
    assert "".join(lines(*runs)).strip() == ""
