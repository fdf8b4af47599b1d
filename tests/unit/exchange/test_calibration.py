"""How far claimed levels and checked levels agree: counts always, kappa only where there are enough."""

import pytest

from digistrat_desktop.analysis.answers.calibration import (
    CheckedAnswer,
    CheckedBy,
    agreement_of,
    checked_answers,
    pairs_needed,
    weighted_kappa,
)
from digistrat_desktop.domain.edits.reviews import agree_on, give_opinion, give_score
from digistrat_desktop.domain.trust.reviews import Opinion

THREE = ("absent", "siloed", "embedded")


def pairs_of(table, levels):
    """One pair for each that a table counts."""
    return [
        (levels[at], levels[to])
        for at, row in enumerate(table)
        for to, n in enumerate(row)
        for _ in range(n)
    ]


def test_cohens_own_example_of_1968_comes_out():
    # 200 cases, proportions .44 .07 .09 / .05 .20 .05 / .01 .03 .06; weights 0 1 3 / 1 0 6 / 3 6 0.
    # Seen: 1(.07+.05) + 3(.09+.01) + 6(.05+.03) = .12 + .30 + .48 = .90.
    # By chance, with margins .6 .3 .1 and .5 .3 .2: 1(.18+.15) + 3(.12+.05) + 6(.06+.03) = 1.38.
    # 1 - .90 / 1.38 = .348.
    table = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
    weights = ((0, 1, 3), (1, 0, 6), (3, 6, 0))
    assert weighted_kappa(table, weights) == pytest.approx(0.348, abs=0.0005)


def test_without_degrees_of_disagreement_it_is_cohens_kappa_of_1960():
    # The same table: agreed .44 + .20 + .06 = .70, by chance .30 + .09 + .02 = .41, .29 / .59 = .492.
    table = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
    weights = ((0, 1, 1), (1, 0, 1), (1, 1, 0))
    assert weighted_kappa(table, weights) == pytest.approx(0.492, abs=0.0005)


def test_the_mammograms_of_two_radiologists_come_out():
    # Stata's manual, `kap` with weights w: agreement 86.67 %, by chance 69.11 %, kappa .5684.
    # Apart by 1: 12+4+1+9+2 = 28; by 2: 3; so 28 + 6 = 34 steps among 85 films.
    # By chance, rows 33 22 29 1, columns 28 38 16 3: 6,696 steps / 85 = 78.776. 1 - 34 / 78.776 = .5684.
    table = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
    assert weighted_kappa(table) == pytest.approx(0.5684, abs=0.00005)


def test_the_skin_conditions_of_two_dermatologists_come_out():
    # SAS, the FREQ procedure, "Agreement Study": weighted kappa .5082.
    # Apart by 1: 4+5+12+4+5+6 = 36; by 2: 1+2+2+2 = 7; by 3: 0; so 36 + 14 = 50 steps of 88.
    # By chance, rows 15 29 23 21, columns 17 20 31 20: 8,946 steps / 88 = 101.659.
    # 1 - 50 / 101.659 = .5082.
    table = ((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13))
    assert weighted_kappa(table) == pytest.approx(0.5082, abs=0.00005)


def test_full_agreement_is_1_and_none_beyond_chance_is_0():
    assert weighted_kappa(((5, 0), (0, 5))) == 1
    assert weighted_kappa(((5, 5), (5, 5))) == 0


def test_the_smallest_disagreement_over_levels_counts_least():
    near = weighted_kappa(((9, 1, 0), (0, 9, 0), (0, 0, 9)))
    far = weighted_kappa(((9, 0, 1), (0, 9, 0), (0, 0, 9)))
    assert far < near < 1


@pytest.mark.parametrize(("levels", "needed"), [(2, 8), (3, 18), (4, 32)])
def test_kappa_is_said_from_twice_the_square_of_the_levels(levels, needed):
    assert pairs_needed(levels) == needed


def test_one_pair_too_few_gives_counts_and_no_kappa():
    pairs = pairs_of(((5, 2, 0), (0, 5, 1), (0, 0, 4)), THREE)
    found = agreement_of(pairs, THREE)
    assert (found.pairs, found.same, found.claimed_higher, found.checked_higher) == (17, 14, 0, 3)
    assert found.kappa is None
    assert found.words.endswith("kappa is said from 18 pairs")
    assert agreement_of([*pairs, ("absent", "absent")], THREE).kappa is not None


def test_one_level_throughout_gives_no_kappa_and_says_why():
    found = agreement_of([("siloed", "siloed")] * 20, THREE)
    assert found.kappa is None
    assert found.words.endswith("no kappa, because only 1 level was chosen")


def test_what_is_no_level_is_counted_apart():
    found = agreement_of([("cannot_say", "siloed"), ("siloed", ""), ("siloed", "absent")], THREE)
    assert (found.pairs, found.no_level, found.claimed_higher) == (1, 2, 1)


def test_a_reviewers_level_stands_beside_the_trusts(ann, place, open_now):
    told = (Opinion.DISAGREE, "The strategy is not named there.", "absent")
    ann.do(give_opinion(*open_now(), "ALN-01", told, ann.author))
    assert list(checked_answers(*open_now())) == [
        CheckedAnswer("ALN-01", "siloed", "absent", CheckedBy.REVIEWER)
    ]


def test_a_reviewer_who_agrees_found_the_same_level(ann, open_now):
    told = (Opinion.AGREE, "", "absent")
    ann.do(give_opinion(*open_now(), "ALN-01", told, ann.author))
    (found,) = checked_answers(*open_now())
    assert (found.claimed, found.checked) == ("siloed", "siloed")


def test_a_conclusion_without_a_level_is_no_pair(ann, open_now):
    told = (Opinion.CANNOT_CONFIRM, "No minutes.")
    ann.do(give_opinion(*open_now(), "ALN-01", told, ann.author))
    assert not list(checked_answers(*open_now()))


def test_separate_answers_stand_beside_what_was_agreed(ann, open_now):
    ann.do(give_score(*open_now(), "ALN-01", {"answer": "absent"}, ann.author))
    assert not list(checked_answers(*open_now()))
    ann.do(agree_on(*open_now(), "ALN-01", {"agreed": "siloed"}, ann.author))
    assert list(checked_answers(*open_now())) == [
        CheckedAnswer("ALN-01", "absent", "siloed", CheckedBy.GROUP)
    ]
