"""Sentences about counts read right for 0, 1, 2 and 12, each from a whole template."""

import pytest

from digistrat_desktop.analysis.answers.group import item_words
from digistrat_desktop.analysis.count_words import claims_words, how_sure
from digistrat_desktop.analysis.counts import Count, CountOf, Counts
from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.frameworks.framework import Level, SectionKind
from digistrat_desktop.domain.frameworks.scales import NOT_APPLICABLE
from digistrat_desktop.domain.ids import LevelId
from digistrat_desktop.domain.words import by_count, circle_words


def counts(**numbers):
    wanted = {CountOf[name.upper()]: number for name, number in numbers.items()}
    return Counts(
        {
            what: Count(what, tuple((f"ALN-{n}", "Title") for n in range(wanted.get(what, 0))))
            for what in CountOf
        }
    )


def claims(claimed, shown):
    return claims_words(counts(claimed=claimed, shown=shown, claimed_only=claimed - shown))


@pytest.mark.parametrize(
    ("claimed", "shown", "words"),
    [
        (0, 0, "No levels claimed yet."),
        (1, 0, "The only claimed level is not backed by evidence."),
        (2, 0, "None of the 2 claimed levels is backed by evidence."),
        (12, 0, "None of the 12 claimed levels is backed by evidence."),
        (1, 1, "The only claimed level is backed by evidence."),
        (2, 2, "All 2 claimed levels are backed by evidence."),
        (12, 12, "All 12 claimed levels are backed by evidence."),
        (
            2,
            1,
            "1 of 2 claimed levels is backed by evidence. The other is not.",
        ),
        (
            12,
            1,
            "1 of 12 claimed levels is backed by evidence. The other 11 are not.",
        ),
        (
            12,
            2,
            "2 of 12 claimed levels are backed by evidence. The other 10 are not.",
        ),
    ],
)
def test_claims_in_words(claimed, shown, words):
    assert claims(claimed, shown) == words


def test_how_sure_says_nothing_of_what_is_0():
    assert how_sure(counts(asked=60)) == ("0 of 60 questions answered.",)


@pytest.mark.parametrize(
    ("number", "old", "carried"),
    [
        (
            1,
            "1 claimed level is based on out-of-date evidence.",
            "1 answer was carried forward and is not yet confirmed.",
        ),
        (
            2,
            "2 claimed levels are based on out-of-date evidence.",
            "2 answers were carried forward and are not yet confirmed.",
        ),
        (
            12,
            "12 claimed levels are based on out-of-date evidence.",
            "12 answers were carried forward and are not yet confirmed.",
        ),
    ],
)
def test_how_sure_names_what_it_counts(number, old, carried):
    said = how_sure(counts(asked=60, out_of_date=number, carried=number))
    assert said[1:] == (old, carried)


def test_a_sentence_is_chosen_whole_and_long_counts_have_commas():
    said = [by_count(n, "1 link is open", "{n} links are open") for n in (0, 1, 2, 12, 1200)]
    assert said == [
        "0 links are open",
        "1 link is open",
        "2 links are open",
        "12 links are open",
        "1,200 links are open",
    ]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and 1 more"),
        (list("ABCDEFGHIJKL"), "A, B and 10 more"),
    ],
)
def test_the_first_few_are_named_and_the_rest_counted(names, words):
    assert some_of(names, 2) == words


def test_a_circle_is_said_for_a_pair_and_for_more():
    assert circle_words(["A and B", "C"]) == (
        "A and B depends on C, and C depends on A and B. Neither can start."
    )
    assert circle_words(["A", "B", "C"]) == (
        "A, B and C depend on each other in a circle, so none can start."
    )


def test_a_group_is_counted_in_figures():
    levels = [
        Level(LevelId(name), order, name.title(), "")
        for order, name in enumerate(("no", "mid", "top"))
    ]
    for trusts in (1, 2, 12):
        words = item_words(SectionKind.ALIGNMENT, levels, ["mid"] * trusts)
        assert words == f"{trusts} of {trusts} trusts answered Mid or higher."
    rest = item_words(SectionKind.ALIGNMENT, levels, ["top", *[NOT_APPLICABLE] * 2, ""])
    assert (
        rest == "1 of 4 trusts answered Mid or higher. 2 say it does not apply. 1 did not answer."
    )
