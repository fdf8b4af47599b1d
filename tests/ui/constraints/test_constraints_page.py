"""The constraints page: what there is and is needed, the trust's own register, what-ifs."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.edits.plans import set_capacity, set_demand
from digistrat_desktop.domain.edits.strategy import add_entry
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    ConstraintEntry,
    Demand,
    Override,
    OverrideKind,
    ResourceFamily,
    Scenario,
    Trend,
    fewer_staff,
    funding_cut,
    initiative_late,
)
from digistrat_desktop.domain.trust.strategy import Initiative, InitiativeStatus

ENGINEERS = {"family": ResourceFamily.STAFF, "resource": "Network engineers", "year": "2026/27"}


def add(seat, kind, **values):
    session = seat.session
    made, step = add_entry(session.workspace, kind, session.trust.trust_id, values, session.author)
    assert session.submit(step)
    return made


@pytest.fixture
def planned(seat):
    """Give a seat at a plan that needs seven engineers and has nine."""
    session = seat.session
    wifi = add(seat, Initiative, title="Wi-Fi renewal", status=InitiativeStatus.APPROVED)
    there = {**ENGINEERS, "amount": "9"}
    session.submit(set_capacity(session.workspace, session.trust.trust_id, there, session.author))
    needed = {**ENGINEERS, "amount": "7"}
    session.submit(set_demand(session.workspace, wifi, needed, session.author))
    return seat


def page_at(seat, view):
    page = seat.go("constraints")
    page.chips[view].click()
    seat.settle()
    return page


def edit_first(page, name):
    page.lists[name].table.rows()[0][-1].click()


def all_of(seat, kind):
    return seat.session.workspace.all(kind)


def save(seat, page, **typed):
    for name, text in typed.items():
        page.form.control(name).setText(text)
    page.form.save_button.click()
    seat.settle()


def test_a_need_is_withdrawn_with_a_reason_and_brought_back(planned):
    page = page_at(planned, "reality")
    (need,) = all_of(planned, Demand)
    page.figures.show_where(need.id)
    page.figures.details.click()
    page.form.withdraw_button.click()
    page.form.leaving.go_button.click()
    assert "Say why" in page.form.leaving.asked.fault.text()
    page.form.leaving.reason.setText("The supplier brings its own.")
    page.form.leaving.go_button.click()
    planned.settle()
    assert all_of(planned, Demand) == ()
    ((what, why, back),) = page.withdrawn.table.rows()
    assert what.text() == "Wi-Fi renewal: Network engineers, 2026/27, 7"
    assert why.text() == "The supplier brings its own."
    back.click()
    planned.settle()
    assert [one.amount for one in all_of(planned, Demand)] == ["7"]


def test_a_constraint_of_the_trusts_own_has_owner_trend_and_what_is_done(seat):
    page = page_at(seat, "register")
    page.register.add_button.click()
    page.form.save_button.click()
    assert page.form.fault_of("title")
    page.form.control("trend").set_choice("worsening")
    page.form.control("mitigation").setPlainText("A second supplier is sought.")
    save(seat, page, title="One supplier for all wards", owner_id="Chief information officer")
    (entry,) = all_of(seat, ConstraintEntry)
    assert (entry.item_id, entry.trend) == (None, Trend.WORSENING)
    row = [cell.text() for cell in page.register.table.rows()[-1][:-1]]
    assert row == [
        "One supplier for all wards",
        "Not in the framework",
        "A second supplier is sought.",
        "Chief information officer; getting worse",
    ]


def test_a_scenario_says_it_is_not_the_plan_wherever_it_is_shown(planned):
    add(
        planned,
        Scenario,
        title="3 engineers leave",
        overrides=fewer_staff("Network engineers", 3),
    )
    page = page_at(planned, "scenarios")
    label = "Scenario (not the plan): 3 engineers leave"
    assert page.scenarios.table.rows()[0][0].text() == label
    assert page.beside.supposed.title.text() == label
    assert page.beside.supposed.chart.accessibleName() == label
    drawn = page.beside.supposed.chart.drawing()
    assert drawn.alt.startswith(label)
    assert any(getattr(mark, "text", "") == label for mark in drawn.marks)
    assert page.beside.plan.title.text() == "Current plan"
    assert [one.amount for one in all_of(planned, Capacity)] == ["9"]


def test_one_of_several_scenarios_is_chosen_to_stand_beside_the_plan(planned):
    less = add(planned, Scenario, title="Less money", overrides=funding_cut(20))
    add(planned, Scenario, title="Fewer", overrides=fewer_staff("Network engineers", 3))
    page = page_at(planned, "scenarios")
    assert page.beside.supposed.title.text().endswith("Fewer")
    page.beside.choice.chips[less.id].click()
    assert page.beside.supposed.title.text().endswith("Less money")


def test_a_scenario_is_edited_with_all_that_it_supposes_and_no_more_is_lost(planned):
    (wifi,) = all_of(planned, Initiative)
    odd = Override(OverrideKind.CAPACITY_AMOUNT, ResourceFamily.DATA, "Records", amount="4")
    supposed = (*funding_cut(20, "2027/28"), *initiative_late(wifi.id, 12), odd)
    made = add(planned, Scenario, title="A hard year", overrides=supposed)
    page = page_at(planned, "scenarios")
    edit_first(page, "scenarios")
    assert page.form.control("percent").text() == "20"
    assert page.form.control("from_year").text() == "2027/28"
    assert page.form.control("months").text() == "12"
    save(planned, page, percent="25")
    after = planned.session.workspace.get(Scenario, made.id)
    assert after.overrides == (*funding_cut(25, "2027/28"), *initiative_late(wifi.id, 12), odd)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "percent"),
        ({"percent": "-20"}, "percent"),
        ({"percent": "120"}, "percent"),
        ({"fewer": "2"}, "resource"),
        ({"percent": "20", "from_year": "next year"}, "from_year"),
        ({"months": "12"}, "late"),
    ],
)
def test_a_supposition_that_makes_no_sense_is_told_beside_its_field(planned, typed, field):
    page = page_at(planned, "scenarios")
    page.scenarios.add_button.click()
    save(planned, page, title="What if", **typed)
    assert page.form.fault_of(field)
    assert page.form.control("title").text() == "What if"
    assert all_of(planned, Scenario) == ()
    page.form.leave()


def test_a_record_asked_for_is_found_in_its_view(planned):
    made = add(planned, Scenario, title="Less money", overrides=funding_cut(20))
    page = planned.go("constraints", made.id)
    assert page.chips["scenarios"].isChecked()
    assert planned.focus().accessibleName() == "Edit Scenario (not the plan): Less money"


def test_in_a_read_only_copy_nothing_can_be_added(planned):
    page = page_at(planned, "reality")
    planned.session.set_read_only("A read-only copy")
    planned.settle()
    assert "change nothing" in page.standing.words.text()
    assert not any(button.isEnabled() for button in page.adding)
    assert not page.figures.paste.isEnabled()
    (there,) = all_of(planned, Capacity)
    page.figures.show_where(there.id)
    planned.keys(Qt.Key.Key_5, Qt.Key.Key_Return)
    assert [one.amount for one in all_of(planned, Capacity)] == ["9"]
    page.figures.details.click()
    assert not page.form.save_button.isVisible()
    page.form.leave()


def test_with_nothing_open_the_page_says_what_to_do(empty_seat):
    page = empty_seat.go("constraints")
    shown = empty_seat.window.shell.shown_page()
    assert shown.sentence.text().startswith("This page shows what gets in the way, and if you")
    assert not page.capacity.isVisible()


def test_what_is_empty_says_what_to_write_first(seat):
    page = page_at(seat, "reality")
    assert page.capacity.words.text().startswith("Enter your capital and revenue by year")
    page.chips["scenarios"].click()
    assert page.scenarios.words.text().startswith("Add a scenario, for example 20% less funding")
    assert not page.beside.isVisible()
