import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digistrat_desktop.analysis.plans.plan import OrderFault, plan_of, year_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.domain.edits.plans import set_cost
from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.plans import Capacity, Demand, Firmness, ResourceFamily
from digistrat_desktop.domain.trust.strategy import Initiative, InitiativeStatus
from digistrat_desktop.domain.written_numbers import plain_number
from tests.helpers.strategists import Strategist

APPROVED, PROPOSED = InitiativeStatus.APPROVED, InitiativeStatus.PROPOSED


def check(at):
    return reality_check(plan_of(at.present))


def titles(found, ids):
    return [found.plan.initiatives[one].title for one in ids]


def test_an_empty_plan_is_weighed_in_words():
    found = check(Strategist())
    assert found.fits
    assert found.summary.startswith("No initiative is proposed, approved or under way")


def test_two_initiatives_that_need_more_engineers_than_there_are_cannot_both_be_done():
    at = Strategist()
    portal = at.initiative("Patient portal", status=APPROVED)
    record = at.initiative("Shared care record", status=PROPOSED)
    at.link(at.objective("Joined-up care"), record, 3)
    at.capacity("2027/28", "9")
    at.demand(portal, "2027/28", "8")
    at.demand(record, "2027/28", "6")
    found = check(at)
    (shortage,) = found.shortages
    assert shortage.sentence == (
        "In 2027/28, “Patient portal” (8) and “Shared care record” (6) need 14 network engineers "
        "but only 9 are available: 5 short from 1 April 2027."
    )
    (dropped,) = found.dropped
    assert titles(found, [dropped.initiative_id]) == ["Shared care record"]
    assert dropped.sentence == (
        "“Shared care record” does not fit in 2027/28: its essential needs are 5 "
        "network engineers short. Stop it, make it smaller or later, or find the capacity. "
        "“Joined-up care” cannot be met without it."
    )
    (fallen,) = found.fallen
    assert (
        fallen.sentence == "“Joined-up care” depends on “Shared care record”, which does not fit."
    )
    assert found.summary == (
        "1 of 2 initiatives does not fit the capacity available: “Shared care record”. 1 "
        "objective cannot be met: “Joined-up care”."
    )
    assert not found.fits


def test_a_later_year_with_room_is_offered():
    at = Strategist()
    first, second = at.initiative("A"), at.initiative("B", status=PROPOSED)
    for year in ("2026/27", "2028/29"):
        at.capacity(year, "4")
    at.capacity("2027/28", "1")
    for one in (first, second):
        at.demand(one, "2026/27", "3")
    (dropped,) = check(at).dropped
    assert "It would fit if it started 2 years later." in dropped.sentence
    at.capacity("2027/28", "3")
    assert "It would fit if it started a year later." in check(at).dropped[0].sentence


def test_a_year_nobody_recorded_is_no_room_and_no_shortage():
    at = Strategist()
    one = at.initiative("A")
    at.demand(one, "2026/27", "3")
    at.demand(one, "2027/28", "3")
    found = check(at)
    assert found.fits
    assert found.lines[0].years[0].available is None
    assert found.lines[0].years[0].short == found.lines[0].years[0].short_hard == 0
    assert found.unknown == (
        (
            one.id,
            (
                "Initiatives need network engineers in 2026/27 and 2027/28, but no capacity "
                "is recorded."
            ),
        ),
    )


def test_a_shared_resource_is_not_used_up_so_the_largest_need_counts():
    at = Strategist()
    estate, wards = ResourceFamily.ESTATE, "Wards with reliable Wi-Fi"
    for title, amount in (("Devices", "20"), ("e-Observations", "15")):
        one = at.initiative(title)
        at.demand(one, "2026/27", amount, resource=wards, family=estate)
    at.capacity("2026/27", "20", resource=wards, family=estate, unit="")
    found = check(at)
    assert found.fits
    assert found.lines[0].years[0].needed == 20
    at.capacity("2026/27", "12", resource=wards, family=estate)
    found = check(at)
    assert len(found.dropped) == 2
    assert (
        "20 wards with reliable Wi-Fi but only 12 are available: 8 short"
        in found.shortages[0].sentence
    )


def test_money_comes_from_the_cost_profile_and_is_written_as_money():
    at = Strategist()
    one = at.initiative("Data platform")
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "1200000"}, at.author))
    at.capacity("2026/27", "700000", family=ResourceFamily.CAPITAL, resource="")
    (shortage,) = check(at).shortages
    assert shortage.sentence == (
        "In 2026/27, “Data platform” needs £1,200,000 of capital but only £700,000 is "
        "available: £500,000 short from 1 April 2026."
    )


def test_no_capacity_at_all_is_said_so_and_one_is_one():
    at = Strategist()
    one = at.initiative("A")
    at.demand(one, "2026/27", "2")
    at.capacity("2026/27", "0", unit="WTE")
    assert "need" in check(at).shortages[0].sentence
    assert (
        "needs 2 WTE of network engineers but none are available" in check(at).shortages[0].sentence
    )
    at.capacity("2026/27", "1")
    assert "but only 1 is available: 1 short" in check(at).shortages[0].sentence


@pytest.mark.parametrize(
    ("recorded", "needed", "said"),
    [
        ({"2026/27": "4"}, {"2026/27": "3"}, "Everything in the plan fits the capacity recorded."),
        (
            {"2026/27": "4"},
            {"2026/27": "3", "2028/29": "3"},
            (
                "Everything in the plan fits where capacity is recorded. "
                "In 2028/29 some is needed that is not recorded."
            ),
        ),
        (
            {},
            {"2026/27": "3", "2027/28": "1"},
            "No capacity is recorded, so it is not known if the plan fits.",
        ),
        (
            {"2026/27": "4"},
            {},
            (
                "Capacity is recorded, but no initiative says what it needs, "
                "so it is not known if the plan fits."
            ),
        ),
        (
            {},
            {},
            (
                "No capacity is recorded, and no initiative says what it needs, "
                "so it is not known if the plan fits."
            ),
        ),
    ],
)
def test_nothing_fits_a_year_in_which_nobody_recorded_what_there_is(recorded, needed, said):
    at = Strategist()
    one = at.initiative("A")
    for year, amount in recorded.items():
        at.capacity(year, amount)
    for year, amount in needed.items():
        at.demand(one, year, amount)
    assert check(at).summary == said


def test_what_fits_with_less_says_too_where_nobody_recorded_what_there_is():
    at = Strategist()
    one = at.initiative("A")
    at.capacity("2026/27", "1")
    at.demand(one, "2026/27", "3", firmness=Firmness.SOFT)
    at.demand(one, "2027/28", "3")
    assert check(at).summary.endswith("In 2027/28 some is needed that is not recorded.")


def test_what_could_do_with_less_never_pushes_anything_out():
    at = Strategist()
    one = at.initiative("A")
    at.capacity("2026/27", "4")
    at.demand(one, "2026/27", "3")
    two = at.initiative("B")
    at.demand(two, "2026/27", "3", firmness=Firmness.SOFT)
    found = check(at)
    assert found.dropped == ()
    (shortage,) = found.shortages
    assert not shortage.hard
    assert shortage.sentence.endswith("Some of this could be done with less.")
    assert found.summary == (
        "Everything fits if some initiatives manage with less: 1 shortage in needs that are "
        "not essential."
    )


def test_what_waits_for_something_left_out_is_left_out_too():
    at = Strategist()
    wifi = at.initiative("Wi-Fi", status=PROPOSED)
    devices = at.initiative("Devices", status=APPROVED, depends_on=(wifi.id,))
    for title in ("Safer care", "Shorter waits"):
        at.link(at.objective(title), devices)
    at.capacity("2026/27", "1")
    at.demand(wifi, "2026/27", "2")
    found = check(at)
    assert titles(found, [d.initiative_id for d in found.dropped]) == ["Devices", "Wi-Fi"]
    waiting = found.dropped[0]
    assert waiting.sentence == (
        "“Devices” depends on “Wi-Fi”, which does not fit. “Safer care” and “Shorter waits” "
        "cannot be met without it."
    )
    assert "2 objectives cannot be met: “Safer care” and “Shorter waits”." in found.summary


def test_a_prerequisite_is_weighed_before_what_waits_for_it_and_before_weaker_claims():
    at = Strategist()
    wifi = at.initiative("Wi-Fi", status=PROPOSED)
    at.initiative("Devices", status=InitiativeStatus.DELIVERING, depends_on=(wifi.id,))
    letters = at.initiative("Letters", status=APPROVED)
    at.capacity("2026/27", "3")
    for one in (wifi, letters):
        at.demand(one, "2026/27", "2")
    found = check(at)
    assert titles(found, [d.initiative_id for d in found.dropped]) == ["Letters"]


def test_what_is_live_stopped_or_an_idea_needs_nothing_more():
    at = Strategist()
    at.capacity("2026/27", "1")
    for status in (InitiativeStatus.IDEA, InitiativeStatus.LIVE, InitiativeStatus.STOPPED):
        one = at.initiative(status.value, status=status, gone_because="No money.")
        at.demand(one, "2026/27", "5")
    found = check(at)
    assert found.fits
    assert found.lines[0].years[0].needed == 0


def test_an_objective_that_something_finished_serves_is_not_at_stake():
    at = Strategist()
    objective = at.objective()
    late = at.initiative("Late")
    at.link(objective, at.initiative("Live", status=InitiativeStatus.LIVE), 2)
    at.link(objective, late, 3)
    at.capacity("2026/27", "1")
    at.demand(late, "2026/27", "2")
    found = check(at)
    assert len(found.dropped) == 1
    assert found.fallen == ()


def test_an_objective_rests_on_weak_links_only_where_it_has_no_strong_one():
    at = Strategist()
    strong, weak = at.objective("Strong"), at.objective("Weak")
    one, two = at.initiative("One"), at.initiative("Two", status=PROPOSED)
    at.link(strong, one, 3)
    at.link(strong, two, 1)
    at.link(weak, two, 1)
    at.capacity("2026/27", "2")
    for initiative in (one, two):
        at.demand(initiative, "2026/27", "2")
    assert [f.objective.title for f in check(at).fallen] == ["Weak"]


def test_many_initiatives_are_counted_and_not_listed():
    at = Strategist()
    at.capacity("2026/27", "1")
    objective = at.objective()
    for n in range(6):
        one = at.initiative(f"I{n}")
        at.link(objective, one)
        at.demand(one, "2026/27", "2")
    found = check(at)
    assert "6 initiatives need 12 network engineers" in found.shortages[0].sentence
    assert found.summary.startswith("6 of 6 initiatives do not fit the capacity available.")
    assert found.fallen[0].sentence == ("“Safer care” depends on 6 initiatives, which do not fit.")


def test_work_stands_in_an_order_in_which_it_can_be_done():
    at = Strategist()
    wifi = at.initiative("Wi-Fi", starts=dt.date(2027, 4, 1), ends=dt.date(2027, 12, 31))
    devices = at.initiative(
        "Devices", starts=dt.date(2027, 6, 1), ends=dt.date(2028, 1, 1), depends_on=(wifi.id,)
    )
    at.initiative("Undated")
    found = check(at)
    (problem,) = found.order
    assert problem.fault is OrderFault.TOO_EARLY
    assert problem.records == (devices.id, wifi.id)
    assert problem.sentence == (
        "“Devices” starts on 1 June 2027, before “Wi-Fi” ends on 31 December 2027."
    )
    later = {"starts": dt.date(2028, 1, 1)}
    at.do(edit_entry(at.present, devices, later, at.author))
    assert check(at).order == ()
    at.do(edit_entry(at.present, wifi, {"ends": None}, at.author))
    assert check(at).order == ()


def test_a_circle_that_came_in_by_another_way_is_told_and_stops_nothing():
    records = [
        Initiative(id="a", trust_id="t", title="A", status=APPROVED, depends_on=("b",)),
        Initiative(id="b", trust_id="t", title="B", status=APPROVED, depends_on=("a",)),
        Initiative(id="c", trust_id="t", title="C", status=APPROVED, depends_on=("a", "gone")),
    ]
    found = reality_check(plan_of(make_workspace(records, {})))
    (circle,) = found.order
    assert circle.fault is OrderFault.CIRCLE
    assert circle.sentence == ("“A” depends on “B”, and “B” depends on “A”. Neither can start.")


def test_years_and_numbers_are_written_as_people_write_them():
    assert year_text(2099) == "2099/00"
    assert year_of(dt.date(2027, 3, 31)) == 2026
    assert plain_number(Decimal("1234.50")) == "1,234.5"
    assert plain_number(Decimal(10)) == "10"


AMOUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=8)


@settings(max_examples=60)
@given(AMOUNTS, st.integers(0, 30))
def test_what_is_kept_always_fits_and_what_fits_whole_is_kept_whole(needs, there):
    initiatives = [
        Initiative(id=f"i{n}", trust_id="t", title=f"I{n}", status=APPROVED)
        for n in range(len(needs))
    ]
    demands = [
        Demand(
            id=f"d{n}",
            trust_id="t",
            initiative_id=f"i{n}",
            resource="Trainers",
            year="2026/27",
            amount=str(amount),
        )
        for n, amount in enumerate(needs)
    ]
    capacity = Capacity(
        id="c", trust_id="t", resource="Trainers", year="2026/27", amount=str(there)
    )
    found = reality_check(plan_of(make_workspace([*initiatives, *demands, capacity], {})))
    out = {d.initiative_id for d in found.dropped}
    kept = sum(amount for n, amount in enumerate(needs) if f"i{n}" not in out)
    assert kept <= there
    assert bool(out) is (sum(needs) > there)
    for dropped in found.dropped:
        assert dropped.left_out.need.amount > there - kept


def test_one_of_something_is_written_in_the_singular():
    at = Strategist()
    one = at.initiative("A")
    at.capacity("2026/27", "0")
    at.demand(one, "2026/27", "1")
    assert "needs 1 network engineer but none are available" in check(at).shortages[0].sentence
    at.capacity("2026/27", "0", resource="Ward access")
    at.demand(one, "2026/27", "1", resource="Ward access")
    assert "1 ward access" in check(at).shortages[1].sentence
