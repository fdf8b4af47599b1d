"""A board sees of its options what they leave out, what nobody knows, and what stands if it chooses none."""

from dataclasses import replace

import pytest

from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import scenario_result
from digistrat_desktop.domain.edits.plans import set_cost
from digistrat_desktop.domain.trust.plans import (
    Override,
    OverrideKind,
    ResourceFamily,
    Scenario,
    initiative_late,
)
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.page_one import page_one
from digistrat_desktop.reports.papers.reality import reality_brief, scenarios_brief
from digistrat_desktop.reports.papers.wording import Room, plain_words
from tests.helpers.strategists import Strategist
from tests.reports.test_board_page_one import (
    ASK,
    fronted,
    options_of,
    portal,
    stopped,
    supposed,
    with_later,
    words,
)
from tests.reports.trusts import model

pytestmark = pytest.mark.pdf
OUT = "Not worked out: "


def table_of(blocks):
    return next(one for one in b.walk(blocks) if isinstance(one, b.Table))


def test_a_board_that_is_asked_sees_that_it_chooses_one_and_what_stands_if_it_does_not():
    at = Strategist()
    made = with_later(at, portal(at), "Portal later")
    asked = table_of(page_one(fronted(made, asks=(ASK,)), Room()))
    assert asked.columns[0].header == "Choose one option"
    assert plain_words(asked.rows[0][0]) == "The plan as it is, if none is chosen"
    noted = table_of(page_one(fronted(made, asks=()), Room()))
    assert noted.columns[0].header == "Option"
    assert plain_words(noted.rows[0][0]) == "The plan as it is"


def test_a_constraint_the_strategy_leaves_out_is_said_to_be_outside_the_figures():
    made = model("sample")
    told = " ".join(words(page_one(made, Room())))
    assert "Not in these figures: “Data centre and core network”." in told
    without = replace(made, constraints=None)
    assert "Not in these figures" not in " ".join(words(page_one(without, Room())))


def test_what_waits_for_what_nobody_knows_to_be_there_waits_until_at_least_its_day():
    at = Strategist()
    one = portal(at)
    at.link(at.objective("Shorter waits"), one)
    at.demand(one, "2026/27", "3")
    at.capacity("2026/27", "2")
    later = supposed("Later", *initiative_late(one.id, 12))
    rows, _ = options_of(at, later)
    assert rows[1][-1] == "“Shorter waits” waits until at least 1 Feb 2028."
    assert "3 more in 2027/28, none known" in rows[1][1]
    at.capacity("2027/28", "9")
    rows, _ = options_of(at, later)
    assert rows[1][-1] == "“Shorter waits” waits until 1 Feb 2028."


def test_the_ways_out_that_nobody_worked_out_are_named_once():
    at = Strategist()
    one, more = portal(at), Override(OverrideKind.CAPACITY_AMOUNT, amount="4")
    at.demand(one, "2026/27", "3")
    at.capacity("2026/27", "2")

    def told(*scenarios):
        plan = reality_check(plan_of(at.present))
        results = tuple(scenario_result(each, plan) for each in scenarios)
        made = replace(model("typical"), reality=plan, scenarios=results)
        papers = (*page_one(made, Room()), *reality_brief(made))
        said = " ".join(words(papers))
        assert said.count(OUT) <= 1
        return said

    assert f"{OUT}stopping or delaying or reducing" in told()
    later = supposed("Later", *initiative_late(one.id, 12))
    assert f"{OUT}stopping or reducing what does not fit, or finding the capacity." in told(later)
    said = told(supposed("Stop", stopped(one)), supposed("More", more))
    assert f"{OUT}delaying or reducing what does not fit." in said
    at.capacity("2026/27", "5")
    assert OUT not in told(later)


def test_what_essential_means_stands_beside_the_options_that_say_it(partly_soft):
    at, one, _ = partly_soft
    later = supposed("Later", *initiative_late(one.id, 12))
    assert "Essential: no less will do." in options_of(at, later)[1]
    at = Strategist()
    assert "Essential" not in options_of(at, supposed("Stop", stopped(portal(at))))[1]


def test_one_kind_of_money_alone_is_said_to_be_all_that_is_costed():
    at = Strategist()
    one = portal(at)
    later = supposed("Later", *initiative_late(one.id, 12))
    for family, missing in (
        (ResourceFamily.REVENUE, "No capital costs are recorded."),
        (ResourceFamily.CAPITAL, ""),
    ):
        at.do(set_cost(at.present, one, family, {"2026/27": "300"}, at.author))
        said = options_of(at, later)[1]
        assert ("costs are recorded." in said) is bool(missing)
        assert missing in said


def test_a_scenario_says_what_it_does_to_the_option_that_is_advised():
    made = model("sample")
    table = table_of(scenarios_brief(made))
    assert table.columns[-1].header == "With the option advised"
    row = next(row for row in table.rows if plain_words(row[0]).startswith("2 network engineers"))
    assert plain_words(row[1]) == "Network engineers in 2027/28: 7 short (in the plan: 5 short)."
    assert plain_words(row[2]) == "Network engineers in 2027/28: 1 short."
    for advice in ("", "The plan as it is"):
        heads = [c.header for c in table_of(scenarios_brief(fronted(made, advice=advice))).columns]
        assert heads == ["Scenario", "If", "Then"]


def test_only_a_choice_of_the_trust_is_the_option_that_is_advised():
    made = model("sample")
    fewer = Scenario(
        id="s", trust_id="t", title="Fewer",
        overrides=(Override(OverrideKind.CAPACITY_AMOUNT, amount="-1"),),
    )  # fmt: skip
    held = tuple(
        replace(one, scenario=fewer) if at == 0 else one for at, one in enumerate(made.scenarios)
    )
    made = fronted(replace(made, scenarios=held), advice="Fewer")
    assert "advised" not in table_of(scenarios_brief(made)).columns[-1].header
