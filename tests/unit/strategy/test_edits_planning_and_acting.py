import datetime as dt

import pytest

from digistrat_desktop.domain.edits.actions import (
    acknowledge,
    save_action,
    take_back_acknowledgement,
)
from digistrat_desktop.domain.edits.plans import (
    enter_capacity,
    enter_demand,
    set_capacity,
    set_constraint_entry,
    set_cost,
    set_demand,
)
from digistrat_desktop.domain.edits.strategy import edit_entry, withdraw_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.kinds import build_record
from digistrat_desktop.domain.trust.actions import Acknowledgement, ActionStatus, Effort
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    ConstraintEntry,
    Demand,
    Firmness,
    OverrideKind,
    ResourceFamily,
    Scenario,
    Trend,
    fewer_staff,
    funding_cut,
    initiative_late,
)
from digistrat_desktop.domain.trust.strategy import (
    DecisionKind,
    InitiativeStatus,
    ObjectiveKind,
    TestOutcome,
)
from digistrat_desktop.domain.wire.records import to_fields
from tests.helpers.strategists import STAFF, TODAY, Strategist


def test_there_is_one_amount_for_a_resource_and_year_however_it_is_spelt():
    at = Strategist()
    at.capacity("2026/27", "9")
    at.capacity("2026/27", "8.5", resource="network  ENGINEERS")
    (capacity,) = at.present.all(Capacity)
    assert (capacity.amount, capacity.resource) == ("8.5", "network ENGINEERS")
    at.capacity("2027/28", "8")
    assert len(at.present.all(Capacity)) == 2


def test_a_unit_that_is_given_in_one_year_is_that_of_every_year_of_its_resource():
    at = Strategist()
    for year in ("2026/27", "2027/28", "2028/29"):
        at.capacity(year, "600", resource="Training days")
    at.capacity("2026/27", "9")
    first = next(one for one in at.present.all(Capacity) if one.resource == "Training days")
    values = {"resource": "Training days", "year": first.year, "amount": "600", "unit": "days"}
    at.do(enter_capacity(at.present, at.trust_id, first, values, at.author))
    units = {(one.resource, one.unit) for one in at.present.all(Capacity)}
    assert units == {("Training days", "days"), ("Network engineers", "")}
    moved = {**values, "year": "2029/30", "unit": "half days"}
    at.do(enter_capacity(at.present, at.trust_id, first, moved, at.author))
    days = [one for one in at.present.all(Capacity) if one.resource == "Training days"]
    assert {one.year for one in days} == {"2027/28", "2028/29", "2029/30"}
    assert {one.unit for one in days} == {"half days"}


def test_a_capacity_that_was_withdrawn_begins_anew():
    at = Strategist()
    at.capacity("2026/27", "9", note="Guessed.")
    (capacity,) = at.present.all(Capacity)
    at.do(withdraw_entry(at.present, capacity, "", at.author))
    at.capacity("2026/27", "7")
    assert [(c.amount, c.note) for c in at.present.all(Capacity)] == [("7", "")]
    same = {"resource": "Network engineers", "year": "2026/27", "amount": "7"}
    assert set_capacity(at.present, at.trust_id, same, at.author).changes == ()


def test_a_demand_is_refused_beside_the_field_it_is_about():
    at = Strategist()
    initiative = at.initiative()
    for values, field in (
        ({"resource": "Trainers", "amount": "1"}, "year"),
        ({"year": "2026/27", "amount": "1"}, "resource"),
        ({"resource": "Trainers", "year": "2026/27", "amount": "-1"}, "amount"),
        ({"family": ResourceFamily.CAPITAL, "year": "2026/27", "amount": "1"}, "family"),
    ):
        with pytest.raises(InvalidValue) as refused:
            set_demand(at.present, initiative, values, at.author)
        assert refused.value.field == field
    at.demand(initiative, "2026/27", "2", firmness=Firmness.SOFT)
    (demand,) = at.present.all(Demand)
    assert (demand.initiative_id, demand.firmness) == (initiative.id, Firmness.SOFT)


def test_costs_are_set_year_by_year_and_an_empty_amount_removes_a_year():
    at = Strategist()
    initiative = at.initiative()
    capital, revenue = ResourceFamily.CAPITAL, ResourceFamily.REVENUE
    at.do(set_cost(at.present, initiative, capital, {"2026/27": "5", "2027/28": "6"}, at.author))
    at.do(set_cost(at.present, at.now(initiative), capital, {"2026/27": ""}, at.author))
    at.do(set_cost(at.present, at.now(initiative), revenue, {"2026/27": "1"}, at.author))
    assert at.now(initiative).capital_costs == (("2027/28", "6"),)
    assert at.now(initiative).revenue_costs == (("2026/27", "1"),)


def test_a_constraint_of_the_framework_has_one_entry():
    at = Strategist()
    for trend in (Trend.STEADY, Trend.WORSENING):
        values = {"trend": trend, "mitigation": "Repair."}
        at.do(set_constraint_entry(at.present, at.trust_id, "CON-PHY-01", values, at.author))
    (entry,) = at.present.all(ConstraintEntry)
    assert (entry.item_id, entry.trend) == ("CON-PHY-01", Trend.WORSENING)


def test_a_scenario_is_written_and_read_back_as_it_was():
    at = Strategist()
    wifi = at.initiative("Wi-Fi")
    overrides = (
        *funding_cut(20, "2027/28"),
        *fewer_staff("Network engineers", 2),
        *initiative_late(wifi.id, 12),
    )
    made = at.add(Scenario, title="Less and later", overrides=overrides)
    assert made.overrides == overrides
    assert build_record("scenario", made.id, made.trust_id, None, to_fields(made)) == made
    assert [o.what for o in overrides][2:] == [OverrideKind.CAPACITY_AMOUNT, OverrideKind.LATE]


@pytest.mark.parametrize("raw", ["late", {"what": "late"}, {"what": "late", "more": ""}])
def test_a_supposition_from_a_file_must_be_complete(raw):
    with pytest.raises(InvalidValue, match="not complete"):
        build_record("scenario", "s", "t", None, {"overrides": [raw]})


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ActionStatus.DONE, "Link evidence"),
        (ActionStatus.DROPPED, ("Say why you are cancelling it")),
    ],
)
def test_every_way_to_write_an_action_asks_the_same_before_it_is_closed(status, words):
    at = Strategist()
    action = at.action()
    with pytest.raises(InvalidValue, match=words):
        edit_entry(at.present, action, {"status": status}, at.author)
    with pytest.raises(InvalidValue, match=words):
        at.action("Closed from the start", status=status)
    with pytest.raises(InvalidValue, match=words):
        save_action(at.present, at.trust_id, action, ({"status": status}, TODAY), at.author)


def test_a_finding_is_accepted_with_a_reason_and_a_date_once():
    at = Strategist()
    finding = ("no north star", "t")
    with pytest.raises(InvalidValue) as refused:
        acknowledge(at.present, at.trust_id, finding, ("", dt.date(2026, 12, 1)), at.author)
    assert refused.value.field == "reason"
    told = ("It is being written.", dt.date(2026, 12, 1))
    at.do(acknowledge(at.present, at.trust_id, finding, told, at.author))
    assert acknowledge(at.present, at.trust_id, finding, told, at.author).changes == ()
    (accepted,) = at.present.all(Acknowledgement)
    at.do(take_back_acknowledgement(accepted, at.author))
    assert at.present.all(Acknowledgement) == ()


@pytest.mark.parametrize(
    "words",
    [
        ActionStatus,
        Effort,
        DecisionKind,
        InitiativeStatus,
        ObjectiveKind,
        TestOutcome,
        ResourceFamily,
        Firmness,
        Trend,
    ],
)
def test_every_word_of_the_plan_has_a_label_for_people(words):
    labels = [word.label for word in words]
    assert len(set(labels)) == len(labels)
    assert all(label[:1].isupper() and "_" not in label for label in labels)


def test_doing_something_is_not_ruling_it_out():
    assert [kind for kind in DecisionKind if not kind.rules_out] == [DecisionKind.DOING]


def test_an_amount_entered_twice_for_a_year_is_refused_beside_the_year():
    at = Strategist()
    at.capacity("2026/27", "4")
    values = {"family": STAFF, "resource": "network engineers", "year": "2026/27", "amount": "6"}
    with pytest.raises(InvalidValue, match="already") as refused:
        enter_capacity(at.present, at.trust_id, None, values, at.author)
    assert refused.value.field == "year"
    assert at.present.all(Capacity)[0].amount == "4"


def test_an_amount_changed_in_place_stays_one_record():
    at = Strategist()
    at.capacity("2026/27", "4")
    (kept,) = at.present.all(Capacity)
    values = {"family": STAFF, "resource": kept.resource, "year": "2026/27", "amount": "6"}
    at.do(enter_capacity(at.present, at.trust_id, kept, values, at.author))
    (after,) = at.present.all(Capacity)
    assert (after.id, after.amount) == (kept.id, "6")


def test_an_amount_moved_to_another_year_leaves_nothing_behind_and_comes_back_in_one_step():
    at = Strategist()
    at.capacity("2026/27", "4")
    (kept,) = at.present.all(Capacity)
    values = {"family": STAFF, "resource": kept.resource, "year": "2027/28", "amount": "4"}
    at.do(enter_capacity(at.present, at.trust_id, kept, values, at.author))
    assert [one.year for one in at.present.all(Capacity)] == ["2027/28"]
    at.desk.undo()
    assert [one.year for one in at.present.all(Capacity)] == ["2026/27"]


def test_a_need_moved_onto_another_is_refused_and_both_stay():
    at = Strategist()
    portal = at.initiative()
    at.demand(portal, "2026/27", "1")
    at.demand(portal, "2027/28", "2")
    first = next(one for one in at.present.all(Demand) if one.year == "2026/27")
    values = {"family": STAFF, "resource": first.resource, "year": "2027/28", "amount": "1"}
    with pytest.raises(InvalidValue, match="already"):
        enter_demand(at.present, portal, first, values, at.author)
    at.do(enter_demand(at.present, portal, first, {**values, "year": "2028/29"}, at.author))
    assert sorted(one.year for one in at.present.all(Demand)) == ["2027/28", "2028/29"]
