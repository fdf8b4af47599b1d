"""What must stop where not everything fits: by year, with the least harm first, and why."""

from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import scenario_result
from digistrat_desktop.analysis.plans.stopping import NOTHING, UNTESTED, stop_words, stops_of
from digistrat_desktop.domain.trust.plans import Scenario, fewer_staff
from digistrat_desktop.domain.trust.strategy import InitiativeStatus
from tests.helpers.strategists import Strategist

PROPOSED = InitiativeStatus.PROPOSED


def checked(at):
    return reality_check(plan_of(at.present))


def without(at, engineers):
    overrides = fewer_staff("Network engineers", engineers)
    scenario = Scenario(id="s", trust_id="t", title="Fewer", overrides=overrides)
    return scenario_result(scenario, checked(at))


def planned():
    """Give 3 initiatives that just fit: one under way, one for 2 objectives, one for none."""
    at = Strategist()
    wifi = at.initiative("Wi-Fi")
    record = at.initiative("Record", status=PROPOSED)
    letters = at.initiative("Letters", status=PROPOSED)
    at.link(at.objective("Safer care"), record)
    at.link(at.objective("Joined-up care"), record)
    at.capacity("2026/27", "6")
    at.capacity("2027/28", "4")
    at.demand(wifi, "2026/27", "2")
    at.demand(letters, "2026/27", "4")
    at.demand(record, "2027/28", "4")
    return at


def test_nothing_must_stop_where_all_that_is_essential_fits():
    at = planned()
    assert stops_of(checked(at), checked(at)) == ()
    assert stop_words((), checked(at)) == (NOTHING,)


def test_capacity_that_nothing_needs_is_no_sign_that_all_fits():
    at = Strategist()
    at.capacity("2026/27", "6")
    assert stop_words((), checked(at)) == (UNTESTED,)


def test_what_must_stop_without_2_engineers_is_named_by_year_with_what_falls_and_why():
    found = without(planned(), 2).stops
    assert [(one.year, one.title, one.falls, one.in_plan) for one in found] == [
        (2026, "Letters", (), False),
        (2027, "Record", ("Safer care", "Joined-up care"), False),
    ]
    assert found[1].why.startswith(
        "“Record” does not fit in 2027/28: its essential needs are 2 network"
    )
    assert stop_words(found, checked(planned())) == (
        "2026/27: “Letters”.",
        "2027/28: “Record”. “Safer care” and “Joined-up care” cannot be met.",
    )


def test_what_must_stop_in_the_plan_too_says_so():
    at = planned()
    at.capacity("2027/28", "0")
    found = stops_of(checked(at), checked(at))
    assert found
    said = "".join(stop_words(found, checked(at)))
    assert all(f"“{one.title}” (in the plan too)" in said for one in found)


def test_in_one_year_the_stop_that_costs_the_fewest_objectives_comes_first():
    at = Strategist()
    for title, objectives in (("Two", ("A", "B")), ("None", ()), ("One", ("C",))):
        made = at.initiative(title, status=PROPOSED)
        for objective in objectives:
            at.link(at.objective(objective), made)
        at.demand(made, "2026/27", "3")
    at.capacity("2026/27", "0")
    found = stops_of(checked(at), checked(at))
    assert [(one.title, len(one.falls)) for one in found] == [("None", 0), ("One", 1), ("Two", 2)]
    assert all(one.in_plan for one in found)


def test_what_waits_for_what_stops_falls_in_its_year_and_says_so():
    at = Strategist()
    wifi = at.initiative("Wi-Fi")
    at.initiative("Bedside", depends_on=(wifi.id,))
    at.capacity("2027/28", "0")
    at.demand(wifi, "2027/28", "1")
    found = stops_of(checked(at), checked(at))
    assert {one.title: one.year for one in found} == {"Wi-Fi": 2027, "Bedside": 2027}
    why = next(one.why for one in found if one.title == "Bedside")
    assert why == "“Bedside” depends on “Wi-Fi”, which does not fit."


def test_the_window_names_what_the_reality_check_and_a_reports_options_name():
    result = without(planned(), 2)
    assert {one.initiative_id for one in result.stops} == {
        one.initiative_id for one in result.supposed.dropped
    }
    fallen = {one.objective.title for one in result.supposed.fallen}
    assert {title for one in result.stops for title in one.falls} == fallen
