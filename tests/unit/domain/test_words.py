"""Small tools for English sentences."""

import pytest

from digistrat_desktop.domain.counted import in_clauses
from digistrat_desktop.domain.words import (
    Noun,
    by_count,
    counted,
    figured,
    listed,
    sentence_case,
    small_first,
    small_unless_named,
)


def test_counts_take_one_or_many():
    person = Noun("person", "people")
    assert [figured(count, person) for count in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert figured(7, Noun("month")) == "7 months"
    assert counted(2, "person", "people") == "2 people"


def test_a_sentence_begins_large_or_small_and_keeps_the_rest():
    assert (sentence_case("high: 7 Months."), sentence_case("")) == ("High: 7 Months.", "")
    assert (small_first("Wi-Fi is High"), small_first("")) == ("wi-Fi is High", "")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Wi-Fi in every ward", "Wi-Fi in every ward"),
        ("EPR use", "EPR use"),
        ("MFA for all", "MFA for all"),
        ("AI", "AI"),
        ("McKesson feed", "McKesson feed"),
        ("eRostering", "eRostering"),
        ("A safe EPR", "a safe EPR"),
        ("Wards with reliable Wi-Fi", "wards with reliable Wi-Fi"),
        ("  ", "  "),
        ("", ""),
    ],
)
def test_inside_a_sentence_a_name_or_an_abbreviation_keeps_its_capitals(text, inside):
    assert small_unless_named(text) == inside


def test_clauses_make_one_sentence():
    assert in_clauses(["held against two", "conflicts with A"]) == (
        "Held against two; conflicts with A."
    )
    assert in_clauses(("one",)) == "One."


def test_parts_are_listed_as_prose():
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "A {n} and 0 more"), (1, "A {n} and 1 more"), (12, "A {n} and 12 more")],
)
def test_braces_in_a_title_mean_nothing_in_a_counted_sentence(count, words):
    one, many = "{title} and 1 more", "{title} and {n} more"
    assert by_count(count, one, many, title="A {n}") == words
