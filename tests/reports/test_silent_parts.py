"""A part that was wanted and prints nothing: the paper and the Reports page say why, and none is silent."""

from dataclasses import replace
from functools import cache

import pytest

from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.wording import PaperSection, Recipe
from digistrat_desktop.services.reports.making import ReportOptions, Watcher, make_report
from tests.helpers.strategists import Strategist
from tests.reports.trusts import model

MADE = ("empty", "nomet", "third", "view", "typical", "kept")
HEADING = "Parts with nothing to show"


@cache
def report(made, kind):
    judged = model(made, kind)
    return judged, paper(judged, kind)


def words(document):
    """Give the line of each part that is named as having nothing to show."""
    found = []
    for block in b.walk(document.blocks):
        heads = isinstance(block, b.KeepTogether) and isinstance(block.blocks[0], b.Heading)
        if heads and block.blocks[0].text == HEADING:
            found += ["".join(run.text for run in item) for item in block.blocks[1].items]
    return found


@pytest.mark.parametrize("kind", ["board", "full", "progress", "audit"])
@pytest.mark.parametrize("made", MADE)
def test_each_part_that_prints_nothing_is_named_with_the_reason(made, kind):
    judged, document = report(made, kind)
    parts = [one for one in KINDS[kind].sections if isinstance(one, PaperSection)]
    silent = [one for one in parts if not one.make(judged)]
    assert [one for one in silent if not one.nothing_words(judged).endswith(".")] == []
    assert words(document) == [f"{one.title}. {one.nothing_words(judged)}" for one in silent]
    assert document.silent == tuple((one.id, one.nothing_words(judged)) for one in silent)


def test_a_part_that_was_left_out_is_not_named():
    left = paper(model("empty"), "board", Recipe(left_out=frozenset({"reality", "about"})))
    assert "reality" not in dict(left.silent)
    assert words(left)
    assert not any(one.startswith("Reality check") for one in words(left))


def test_capacity_that_nothing_needs_is_said_to_be_there():
    at = Strategist()
    at.capacity("2026/27", "4")
    check = reality_check(plan_of(at.present))
    judged = replace(model("typical"), reality=check)
    document = paper(judged, "board")
    said = next(one for one in words(document) if one.startswith("Reality check"))
    assert "Capacity is recorded. No initiative is proposed, approved or under way" in said
    made = make_report(judged, "board", ".html", ReportOptions(), Watcher())
    assert dict(made.silent)["reality"] in said
    assert dict(made.silent)["reality"] in made.content.decode()
