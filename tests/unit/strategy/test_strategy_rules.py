import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.rules.strategy import FieldNote, notes_on, refuse_if_wrong
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    ConstraintEntry,
    Demand,
    Override,
    OverrideKind,
    ResourceFamily,
    Scenario,
)
from digistrat_desktop.domain.trust.strategy import Decision, Initiative, NorthStar, Objective

NOBODY = make_workspace([], {})


def initiative(key, title="A", **values):
    return Initiative(id=key, trust_id="t", title=title, **values)


def words(record, workspace=NOBODY):
    return [(note.field, note.words, note.refuses) for note in notes_on(workspace, record)]


def test_something_without_a_title_is_refused_by_its_name():
    assert words(Objective(id="o", trust_id="t")) == [
        ("title", "Give the objective a title.", True)
    ]


def test_a_constraint_of_the_framework_needs_no_title_of_its_own():
    entry = ConstraintEntry(id="c", trust_id="t", item_id="CON-PHY-01")
    assert words(entry) == []
    assert words(replace(entry, item_id=None)) == [("title", "Give the entry a title.", True)]


def test_a_long_title_is_kept_and_said_to_be_long():
    ((field, said, refuses),) = words(Objective(id="o", trust_id="t", title="x" * 500))
    assert (field, refuses) == ("title", False)
    assert said == (
        "This title has 500 characters. Shorten it so that it fits in tables and reports."
    )


def test_a_second_record_with_the_same_title_is_warned_of_and_not_refused():
    workspace = make_workspace([Objective(id="o", trust_id="t", title="Safer care")], {})
    twin = Objective(id="p", trust_id="t", title="SAFER care")
    assert words(twin, workspace) == [
        ("title", "There is another objective with this title.", False)
    ]
    refuse_if_wrong(workspace, twin)
    assert words(replace(twin, id="o"), workspace) == []


def test_dates_that_end_before_they_start_are_refused():
    wrong = initiative("i", starts=dt.date(2027, 4, 1), ends=dt.date(2027, 3, 31))
    assert words(wrong) == [("ends", "31 Mar 2027 is before 1 Apr 2027.", True)]
    assert words(replace(wrong, ends=None)) == []
    assert words(replace(wrong, ends=wrong.starts)) == []
    decision = Decision(
        id="d",
        trust_id="t",
        title="No",
        decided_on=dt.date(2026, 2, 1),
        review_on=dt.date(2026, 1, 1),
    )
    assert [note.field for note in notes_on(NOBODY, decision)] == ["review_on"]


def test_a_circle_is_refused_with_every_name_on_the_way_round():
    workspace = make_workspace(
        [initiative("w", "Wi-Fi", depends_on=("b",)), initiative("b", "Bedside devices")], {}
    )
    wrong = initiative("b", "Bedside devices", depends_on=("w",))
    assert words(wrong, workspace) == [
        (
            "depends_on",
            (
                "Bedside devices depends on Wi-Fi, and Wi-Fi depends on Bedside devices. "
                "Neither can start."
            ),
            True,
        )
    ]


def test_nothing_can_wait_for_itself():
    wrong = Action(id="a", trust_id="t", title="Train staff", depends_on=("a",))
    assert words(wrong) == [("depends_on", "Train staff cannot depend on itself.", True)]


def test_capacity_needs_a_year_and_a_name_but_money_has_no_name():
    assert [note.field for note in notes_on(NOBODY, Capacity(id="c", trust_id="t"))] == [
        "year",
        "resource",
    ]
    money = Capacity(id="c", trust_id="t", family=ResourceFamily.CAPITAL, year="2026/27")
    assert words(money) == []


def test_money_is_not_entered_as_a_demand_since_it_is_in_the_costs():
    demand = Demand(id="d", trust_id="t", family=ResourceFamily.REVENUE, year="2026/27")
    assert [note.field for note in notes_on(NOBODY, demand)] == ["family"]
    staff = Demand(id="d", trust_id="t", resource="Trainers", year="2026/27")
    assert words(staff) == []


@pytest.mark.parametrize(
    ("override", "said"),
    [
        (Override(OverrideKind.STOP), "Choose an initiative."),
        (Override(OverrideKind.LATE, amount="12"), "Choose an initiative."),
        (Override(OverrideKind.CAPACITY_AMOUNT), "Enter an amount."),
        (
            Override(OverrideKind.LATE, initiative_id="i", amount="1.5"),
            ("Enter the delay in whole months"),
        ),
        (Override(OverrideKind.CAPACITY_PERCENT, amount="-101"), "You can cut up to"),
    ],
)
def test_a_supposition_that_makes_no_sense_is_refused(override, said):
    scenario = Scenario(id="s", trust_id="t", title="What if", overrides=(override,))
    with pytest.raises(InvalidValue, match=said):
        refuse_if_wrong(NOBODY, scenario)


def test_a_supposition_that_makes_sense_is_kept():
    fine = (
        Override(OverrideKind.STOP, initiative_id="i"),
        Override(OverrideKind.LATE, initiative_id="i", amount="12"),
        Override(OverrideKind.CAPACITY_PERCENT, amount="-100"),
    )
    assert words(Scenario(id="s", trust_id="t", title="What if", overrides=fine)) == []


def test_what_is_accepted_for_now_needs_a_reason_and_a_last_day():
    blank = Acknowledgement(id="a", trust_id="t")
    assert [note.field for note in notes_on(NOBODY, blank)] == ["reason", "until"]
    given = replace(blank, reason="Known.", until=dt.date(2026, 12, 1))
    assert words(given) == []


def test_refusals_are_told_before_warnings():
    wrong = initiative("i", "x" * 300, depends_on=("i",))
    assert [note.refuses for note in notes_on(NOBODY, wrong)] == [True, False]


def test_a_north_star_has_nothing_to_be_refused_for():
    assert notes_on(NOBODY, NorthStar(id="n", trust_id="t")) == ()
    assert FieldNote("aim", "Fine.").refuses is False
