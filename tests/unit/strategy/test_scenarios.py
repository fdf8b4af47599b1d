import datetime as dt
from decimal import Decimal

from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import (
    override_words,
    scenario_result,
    supposed_plan,
)
from digistrat_desktop.domain.edits.plans import set_cost
from digistrat_desktop.domain.trust.plans import (
    Override,
    OverrideKind,
    ResourceFamily,
    Scenario,
    fewer_staff,
    funding_cut,
    initiative_late,
)
from tests.helpers.makers import records_of
from tests.helpers.strategists import Strategist


def suppose(at, *overrides, title="What if"):
    scenario = Scenario(id="s", trust_id="t", title=title, overrides=overrides)
    return scenario_result(scenario, reality_check(plan_of(at.present)))


def amounts(plan):
    return [(s.year, s.amount) for s in plan.supplies]


def test_a_cut_in_funding_is_shown_beside_the_plan_and_never_written_into_it():
    at = Strategist()
    one = at.initiative("Data platform")
    at.link(at.objective("Safer care"), one)
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "100"}, at.author))
    at.capacity("2026/27", "110", family=ResourceFamily.CAPITAL, resource="")
    before = records_of(at.present)
    found = suppose(at, *funding_cut(20), title="Funding down by a fifth")
    assert found.label == "Scenario (not the plan): Funding down by a fifth"
    assert found.plan.fits
    assert [d.initiative_id for d in found.supposed.dropped] == [one.id]
    assert found.differences == (
        "1 initiative would no longer fit: “Data platform”.",
        "1 objective would not be met: “Safer care”.",
        "Capital in 2026/27: £12 short.",
    )
    assert found.suppositions == (
        "Capital: 20% lower",
        "Revenue: 20% lower (none is recorded)",
    )
    assert records_of(at.present) == before


def test_what_moves_with_what_is_late_is_among_what_is_supposed():
    at = Strategist()
    one = at.initiative("Wi-Fi", starts=dt.date(2026, 5, 1), ends=dt.date(2027, 2, 1))
    at.initiative("Bedside", starts=dt.date(2027, 2, 1), depends_on=(one.id,))
    found = suppose(at, *initiative_late(one.id, 12))
    assert found.suppositions == ("“Wi-Fi” a year late", "“Bedside” with it")


def test_more_of_something_lets_what_did_not_fit_stand_again():
    at = Strategist()
    objective = at.objective("Safer care")
    at.capacity("2026/27", "1")
    for n in range(5):
        one = at.initiative(f"I{n}")
        at.link(objective, one)
        at.demand(one, "2026/27", "2")
    more = Override(OverrideKind.CAPACITY_AMOUNT, resource="Network engineers", amount="100")
    found = suppose(at, more)
    assert found.differences == (
        "5 initiatives would now fit: “I0”, “I1”, “I2”, “I3” and 1 more.",
        "1 objective would be met again: “Safer care”.",
        "Network engineers in 2026/27: no shortage (in the plan: 9 short).",
    )
    assert found.suppositions == ("Network engineers: 100 more",)


def test_two_engineers_fewer_never_leave_less_than_none():
    at = Strategist()
    at.capacity("2026/27", "1")
    at.capacity("2027/28", "5")
    at.capacity("2026/27", "7", resource="Trainers")
    at.capacity("2026/27", "7", family=ResourceFamily.CAPITAL, resource="")
    plan = plan_of(at.present)
    fewer = supposed_plan(plan, fewer_staff("network engineers", 2))
    assert amounts(fewer) == [(2026, 0), (2027, 3), (2026, 7), (2026, 7)]
    later = supposed_plan(plan, fewer_staff("Network engineers", 2, "2027/28"))
    assert amounts(later) == [(2026, 1), (2027, 3), (2026, 7), (2026, 7)]
    everyone = supposed_plan(plan, fewer_staff("", 2))
    assert amounts(everyone) == [(2026, 0), (2027, 3), (2026, 5), (2026, 7)]
    assert amounts(plan)[0] == (2026, Decimal(1))


def wifi_plan(**devices):
    at = Strategist()
    wifi = at.initiative("Wi-Fi", starts=dt.date(2026, 4, 1), ends=dt.date(2027, 3, 31))
    given = {"starts": dt.date(2027, 4, 1), "ends": dt.date(2028, 3, 31), **devices}
    after = at.initiative("Devices", depends_on=(wifi.id,), **given)
    at.demand(wifi, "2026/27", "2")
    at.demand(after, "2027/28", "2")
    return at, wifi, after


def test_wifi_a_year_late_moves_what_waits_for_it_and_what_it_brings():
    at, wifi, devices = wifi_plan()
    wards = {"resource": "Wards with Wi-Fi", "family": ResourceFamily.ESTATE}
    at.capacity("2027/28", "20", provided_by=wifi.id, **wards)
    plan = plan_of(at.present)
    late = supposed_plan(plan, initiative_late(wifi.id, 12))
    assert [n.year for n in late.needs] == [2027, 2028]
    assert [s.year for s in late.supplies] == [2028]
    assert late.initiatives[devices.id].starts == dt.date(2028, 4, 1)
    assert plan.initiatives[devices.id].starts == dt.date(2027, 4, 1)


def test_slack_between_two_dates_takes_up_a_delay():
    at, wifi, devices = wifi_plan(starts=dt.date(2027, 10, 1))
    plan = plan_of(at.present)
    little = supposed_plan(plan, initiative_late(wifi.id, 3))
    assert little.initiatives[devices.id].starts == dt.date(2027, 10, 1)
    much = supposed_plan(plan, initiative_late(wifi.id, 12))
    assert much.initiatives[devices.id].starts == dt.date(2028, 4, 1)


def test_without_dates_a_delay_is_passed_on_whole_and_counted_in_whole_years():
    at, wifi, devices = wifi_plan(starts=None, ends=None)
    late = supposed_plan(plan_of(at.present), initiative_late(wifi.id, 6))
    assert late.initiatives[devices.id].starts is None
    assert [n.year for n in late.needs] == [2026, 2028]


def test_two_delays_of_one_initiative_add_up_and_one_of_nothing_is_nothing():
    at, wifi, _ = wifi_plan()
    plan = plan_of(at.present)
    twice = (*initiative_late(wifi.id, 6), *initiative_late(wifi.id, 6))
    assert supposed_plan(plan, twice).initiatives[wifi.id].starts == dt.date(2027, 4, 1)
    assert supposed_plan(plan, initiative_late("gone", 6)) == plan


def test_an_initiative_supposed_to_stop_takes_its_needs_and_what_it_brings_with_it():
    at, wifi, devices = wifi_plan()
    objective = at.objective()
    at.link(objective, wifi)
    at.capacity("2027/28", "20", provided_by=wifi.id)
    stopped = supposed_plan(
        plan_of(at.present), [Override(OverrideKind.STOP, initiative_id=wifi.id)]
    )
    assert set(stopped.initiatives) == {devices.id}
    assert [n.initiative_id for n in stopped.needs] == [devices.id]
    assert stopped.supplies == ()
    assert stopped.strong == {objective.id: ()}
    found = suppose(at, Override(OverrideKind.STOP, initiative_id=wifi.id))
    assert found.differences == ("1 objective would not be met: “Safer care”.",)
    assert found.supposed.fallen[0].sentence == "“Safer care” would have nothing supporting it."


def test_a_scenario_that_changes_nothing_says_so():
    at, _, _ = wifi_plan()
    assert suppose(at).differences == ("The reality check would not change.",)


def test_suppositions_are_said_in_words():
    _, wifi, _ = wifi_plan()
    titles = {str(wifi.id): "Wi-Fi"}
    late = OverrideKind.LATE
    said = [
        override_words(o, titles)
        for o in (
            Override(late, initiative_id=wifi.id, amount="12"),
            Override(late, initiative_id=wifi.id, amount="24"),
            Override(late, initiative_id=wifi.id, amount="3"),
            Override(OverrideKind.STOP, initiative_id="gone"),
            Override(OverrideKind.CAPACITY_PERCENT, amount="5", from_year="2027/28"),
            Override(OverrideKind.CAPACITY_AMOUNT, resource="Trainers", amount="-2"),
        )
    ]
    assert said == [
        "“Wi-Fi” a year late",
        "“Wi-Fi” 2 years late",
        "“Wi-Fi” 3 months late",
        "An initiative no longer in the plan stopped",
        "Whole-time equivalent (WTE) staff: 5% higher from 2027/28",
        "Trainers: 2 fewer",
    ]


def test_a_shortage_that_only_grows_is_told_though_nothing_more_would_have_to_give():
    at = Strategist()
    for title in ("Wi-Fi", "Portal"):
        at.demand(at.initiative(title), "2026/27", "5")
    at.capacity("2026/27", "9")
    found = suppose(at, *fewer_staff("Network engineers", 2))
    assert found.differences == ("Network engineers in 2026/27: 3 short (in the plan: 1 short).",)
