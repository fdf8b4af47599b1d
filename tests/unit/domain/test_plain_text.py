import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.plain_text import (
    as_file_name,
    clean_note,
    clean_title,
    nhs_numbers_in,
    show_direction_marks,
)


def check_digit(nine):
    return (11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11) % 11


def test_a_note_keeps_its_lines_and_tabs_and_loses_other_controls():
    assert clean_note("a\tb\r\nc\rd\x00\x1b[31m\x85\u2029e") == "a\tb\nc\nd[31m\ne"


def test_a_note_keeps_direction_marks_so_that_they_can_be_shown():
    assert clean_note("a\u202eb") == "a\u202eb"
    assert show_direction_marks("a\u202eb\u200f") == "a⟨U+202E⟩b⟨U+200F⟩"


def test_a_title_is_one_line_without_direction_marks():
    assert clean_title(" Board\u202e\n paper\u00a0 1 ") == "Board paper 1"


def test_accents_are_composed_even_across_a_direction_mark():
    assert clean_title("e\u200e\u0301") == "é"
    assert clean_note("e\u0301") == "é"


def test_lone_surrogates_never_reach_the_store():
    clean_note("a\ud800b").encode("utf-8")
    assert clean_note("a\ud800b") == "ab"


@given(st.text(alphabet=st.characters(), max_size=50))
def test_cleaned_text_can_be_stored_and_printed(text):
    kept = clean_note(text)
    kept.encode("utf-8")
    assert all(unicodedata.category(c) != "Cc" or c in "\n\t" for c in kept)
    assert "\n" not in clean_title(text)


@pytest.mark.parametrize("written", ["9434765919", "943 476 5919", "943-476-5919"])
def test_an_nhs_number_is_noticed_however_it_is_spaced(written):
    assert nhs_numbers_in(f"Patient {written} attended.") == ("9434765919",)


@pytest.mark.parametrize(
    "text", ["9434765918", "94347659190", "19434765919", "943 476 591", "0123", ""]
)
def test_other_numbers_are_left_in_peace(text):
    assert nhs_numbers_in(text) == ()


@given(st.integers(0, 999_999_999))
def test_exactly_the_right_check_digit_passes(number):
    nine = f"{number:09d}"
    right = check_digit(nine)
    passing = [digit for digit in range(10) if nhs_numbers_in(f"{nine}{digit}")]
    assert passing == ([right] if right < 10 else [])


def test_a_check_digit_of_eleven_is_written_as_nought():
    nine = next(f"{n:09d}" for n in range(1, 10_000) if check_digit(f"{n:09d}") == 0)
    assert nhs_numbers_in(f"{nine}0") == (f"{nine}0",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hope & Weald NHS Trust Winter 2026/27 board",
            "Hope Weald NHS Trust Winter 2026-27 board",
        ),
        ("St. Mary's: 1/4/2026", "St Marys 1-4-2026"),
        ("Ysbyty Gwynedd \N{EN DASH} dŵr", "Ysbyty Gwynedd dŵr"),
        ("../../etc/passwd", "etc passwd"),
        ("-rf *", "rf"),
        ("\u202egpj.exe", "gpj exe"),
        ("?*<>|", ""),
    ],
)
def test_a_file_is_named_in_words_and_years_stay_in_two_parts(text, name):
    assert as_file_name(text) == name


@given(st.text(), st.integers(1, 80))
def test_a_name_of_a_file_has_only_what_every_system_takes(text, longest):
    name = as_file_name(text, longest)
    assert len(name) <= longest
    assert name == name.strip()
    assert "  " not in name
    assert not set(name) & set('<>:"/\\|?*.')
    assert name.isprintable()


def test_a_long_name_of_a_file_ends_with_a_whole_word():
    assert as_file_name("Northmoor University Hospitals", 20) == "Northmoor University"
