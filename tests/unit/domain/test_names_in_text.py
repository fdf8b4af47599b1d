"""A name that goes is found however it is written, and words that only look like it stay."""

import unicodedata

import pytest

from digistrat_desktop.domain.record.names_in_text import NamesInText

NAME = "José García-Łukasz"
OTHERS = {NAME: "Person 1", "Ann": "Person 2", "Ann Marsh": "Person 3", "Will": "Person 4"}


def without(said, **more):
    return NamesInText(OTHERS | more).without(said)


@pytest.mark.parametrize(
    "written",
    [
        NAME,
        unicodedata.normalize("NFD", NAME),
        NAME.upper(),
        NAME.lower(),
        "Jose Garcia-Łukasz",
        "José\N{NO-BREAK SPACE}García\N{NON-BREAKING HYPHEN}Łukasz",
        "José\nGarcía-Łukasz",
        "Jo\u200bsé Gar\u00adcía-Łuk\ufeffasz",
        "José_García_Łukasz",
        "jose.garcia-łukasz",
        "Jos\x00é García-Łukasz",
        "\N{FULLWIDTH LATIN CAPITAL LETTER J}osé García-Łukasz",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "By {}'s hand", "C:/{}/notes", "_{}_.docx", "({})", "{}@nhs.net"]
)
def test_a_name_is_found_however_it_is_written(written, around):
    assert without(around.format(written)) == around.format("Person 1")


def test_a_longer_name_goes_whole_and_its_part_alone_too():
    assert without("Ann Marsh and Ann") == "Person 3 and Person 2"


@pytest.mark.parametrize("said", ["Annual", "Hosanna", "Joann", "ann", "they will", "Annemarie"])
def test_a_word_that_only_holds_a_name_or_is_a_word_stays(said):
    assert without(said) == said


@pytest.mark.parametrize("name", [".*", "(?i)x", "a+b[c]", "\\d", "$^", "{0}", "王小明", "%s"])
def test_signs_that_mean_something_to_a_pattern_mean_nothing_in_a_name(name):
    found = without(f"Said by {name} today, 12", **{name: "Person 9"})
    assert "Person 9" in found
    assert name not in found
    assert found.startswith("Said by ")
    assert found.endswith(" today, 12")


def test_what_stands_between_words_without_spaces_is_found():
    assert NamesInText({"王小明": "Person 1"}).without("昨天王小明说") == "昨天Person 1说"


def test_a_text_without_names_keeps_every_letter():
    said = "Ça va\u200b: e\u0301té \N{FULLWIDTH LATIN CAPITAL LETTER J}"
    assert without(said) == said


def test_nobody_s_name_is_no_name():
    assert NamesInText({}).without("Ann") == "Ann"
