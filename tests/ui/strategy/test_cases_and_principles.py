"""Cases for change, principles held against initiatives, and what is withdrawn with a reason."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from digistrat_desktop.domain.edits.strategy import add_entry, set_north_star
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    Initiative,
    InitiativeStatus,
    Objective,
    PairedAim,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from tests.helpers.desks import CATALOGUE
from tests.helpers.trusts import Filler
from tests.ui.strategy.test_strategy_page import add


def add_planned(seat, title):
    session = seat.session
    values = {"title": title, "status": InitiativeStatus.APPROVED}
    trust_id = session.trust.trust_id
    made, step = add_entry(session.workspace, Initiative, trust_id, values, session.author)
    assert session.submit(step)
    return made


@pytest.fixture
def principled(seat):
    add(seat, Principle, "Buy before build")
    add(seat, Principle, "Ask once")
    add_planned(seat, "Patient portal")
    add_planned(seat, "Wi-Fi renewal")
    page = seat.go("strategy")
    page.chips["principle"].click()
    page.principles.grid.setFocus()
    seat.settle()
    return seat


def test_why_something_conflicts_stands_with_its_principle(principled):
    principled.keys(Qt.Key.Key_C)
    principled.write("It was built.")
    principled.page("strategy").principles.flush()
    principled.settle()
    (row, _) = principled.page("strategy").lists["principle"].table.rows()
    assert row[2].text().endswith("\n“Patient portal” conflicts: It was built.")


def test_columns_that_are_not_in_sight_are_named_and_a_few_more_are_made_to_fit(principled):
    card = principled.page("strategy").principles
    for number in range(3, 8):
        add_planned(principled, f"Initiative {number}")
    principled.settle()
    assert not card.sight.outside.isVisible()
    principled.window.resize(900, 700)
    principled.settle()
    assert card.sight.outside.text() == "To the right: Patient portal and Wi-Fi renewal."
    principled.keys(Qt.Key.Key_End)
    principled.settle()
    assert card.sight.outside.text().startswith("To the left: Initiative 3 and Initiative 4.")


def held(seat):
    return seat.session.workspace.all(PrincipleTest)


def test_a_pause_after_a_blank_changes_nothing_of_why_a_principle_is_kept(principled):
    principled.keys(Qt.Key.Key_C)
    principled.write("It was ")
    principled.page("strategy").principles.reason.flush()
    principled.settle()
    principled.write("built.")
    principled.keys(Qt.Key.Key_Return)
    assert [one.reason for one in held(principled)] == ["It was built."]


def open_form(seat, view):
    page = seat.go("strategy")
    page.chips[view].click()
    page.lists[view].add_button.click()
    return page


def test_a_case_for_change_is_written_with_its_figure_and_its_ties(seat):
    add(seat, Objective, "Safer care")
    add(seat, Initiative, "e-Observations")
    page = open_form(seat, "case")
    form = page.form
    form.control("title").setText("Electronic observations in place of paper scores")
    form.control("problem").setPlainText("An audit found errors in scores kept on paper.")
    form.control("service").setText("Adult wards")
    form.control("redesign_place").setText("1")
    form.control("baseline_value").setText("14.2")
    form.control("baseline_period").setText("2026-05")
    form.control("baseline_source").setText("Audit of 400 charts")
    form.control("review_on").setText("1 May 2027")
    for name in ("initiative_ids", "objective_ids"):
        form.control(name).item(0).setCheckState(Qt.CheckState.Checked)
    form.save_button.click()
    (case,) = seat.session.workspace.all(CaseForChange)
    assert (case.baseline_value, case.baseline_period) == ("14.2", "2026-05")
    assert case.review_on == dt.date(2027, 5, 1)
    assert len(case.initiative_ids) == len(case.objective_ids) == 1
    seat.settle()
    ((title, figure, who, told, _),) = page.lists["case"].table.rows()
    assert title.text() == "Electronic observations in place of paper scores"
    place = "Place 1 of the services to redesign. The case does not say why, or who decided."
    assert figure.text() == f"Adult wards: 14.2 in May 2026\n{place}"
    assert who.text() == "No owner yet; review on 1 May 2027"
    assert "not linked to a metric" in told.text()


def test_a_place_among_the_services_says_why_and_who_decided_and_only_then_is_asked(seat):
    page = open_form(seat, "case")
    form = page.form
    form.control("title").setText("Electronic observations")
    form.control("service").setText("Adult wards")
    assert not form.fields.boxes["redesign_reason"].isVisible()
    form.control("redesign_place").setText("1")
    assert form.fields.boxes["redesign_reason"].isVisible()
    form.control("redesign_reason").setPlainText("The board chose it in May.")
    form.save_button.click()
    seat.settle()
    figure = page.lists["case"].table.rows()[0][1].text()
    assert figure.endswith("Place 1 of the services to redesign. The board chose it in May.")


def test_an_aim_is_written_in_its_form_and_says_what_it_lacks(seat):
    page = open_form(seat, "aim")
    page.form.control("title").setText("people will be able to change their own date")
    page.form.control("by").setText("31 March 2029")
    page.form.save_button.click()
    (aim,) = seat.session.workspace.all(PairedAim)
    assert aim.by == dt.date(2029, 3, 31)
    ((statement, told, _),) = page.lists["aim"].table.rows()
    assert statement.text() == "By 31 March 2029, people will be able to change their own date."
    assert told.text().startswith("Missing: a leading metric, ")


def test_a_decision_is_held_against_the_north_star_which_decided_it(principled):
    session = principled.session
    step = set_north_star(
        session.workspace, session.trust.trust_id, {"aim": "Nobody repeats."}, session.author
    )
    assert session.submit(step)
    add(principled, Decision, "No second app")
    card = principled.page("strategy").principles
    model = card.grid.model()
    card.grid.setCurrentIndex(model.index(0, model.columnCount() - 1))
    principled.keys(Qt.Key.Key_D)
    assert "needs a reason" in card.asked.fault.text()
    principled.write("It would ask twice.")
    principled.keys(Qt.Key.Key_Return)
    (test,) = held(principled)
    assert session.workspace.get(Decision, test.decision_id).title == "No second app"
    assert test.north_star_id
    assert card.words.text() == (
        "North star: Nobody repeats, Decision: No second app: decided it. It would ask twice."
    )


def test_a_decision_names_the_initiatives_and_principles_it_is_about(principled):
    session = principled.session
    page = open_form(principled, "decision")
    page.form.control("title").setText("No second app")
    ticks = page.form.control("about")
    offered = {ticks.item(n).text(): n for n in range(ticks.count())}
    kinds = (Initiative, Principle)
    named = [one for kind in kinds for one in session.workspace.all(kind)]
    assert named
    assert {one.title for one in named} <= offered.keys()
    ticks.item(offered[named[-1].title]).setCheckState(Qt.CheckState.Checked)
    page.form.save_button.click()
    (decision,) = session.workspace.all(Decision)
    assert decision.about == (named[-1].id,)


def test_a_baseline_that_is_no_number_is_told_beside_it_by_its_label(seat):
    page = open_form(seat, "case")
    page.form.control("title").setText("Paper scores")
    page.form.control("baseline_value").setText("about 14")
    page.form.save_button.click()
    fault = page.form.fault_of("baseline_value")
    assert fault == "Enter “Baseline: current figure” as a number, for example 70, not “about 14”."
    assert page.form.control("title").text() == "Paper scores"
    page.form.leave()


def test_a_finding_about_a_case_leads_to_the_case(seat):
    case = add(seat, CaseForChange, "Paper scores")
    page = seat.go("strategy", case.id)
    assert page.lists["case"].isVisible()
    assert seat.focus().accessibleName() == "Edit Paper scores"


def test_f_says_that_an_initiative_fits_a_principle(principled):
    principled.keys(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_F)
    (test,) = held(principled)
    workspace = principled.session.workspace
    assert workspace.get(Principle, test.principle_id).title == "Buy before build"
    assert workspace.get(Initiative, test.initiative_id).title == "Wi-Fi renewal"
    assert test.outcome is TestOutcome.FITS


def test_a_conflict_asks_for_its_reason_and_is_kept_with_it(principled):
    principled.keys(Qt.Key.Key_C)
    card = principled.page("strategy").principles
    assert held(principled) == ()
    assert "needs a reason" in card.asked.fault.text()
    principled.write("It was built in house.")
    principled.keys(Qt.Key.Key_Return)
    (test,) = held(principled)
    assert (test.outcome, test.reason) == (TestOutcome.CONFLICTS, "It was built in house.")
    assert principled.focus() is card.grid
    assert card.words.text().endswith("conflicts. It was built in house.")


def test_a_reason_half_typed_is_kept_for_its_own_cell_when_the_keyboard_moves_on(principled):
    principled.keys(Qt.Key.Key_E)
    principled.write("Agreed by the board.")
    card = principled.page("strategy").principles
    card.grid.setCurrentIndex(card.grid.model().index(1, 1))
    (test,) = held(principled)
    workspace = principled.session.workspace
    assert test.outcome is TestOutcome.EXCEPTION
    assert workspace.get(Initiative, test.initiative_id).title == "Patient portal"
    assert card.reason.text() == ""


def test_delete_takes_a_test_back(principled):
    principled.keys(Qt.Key.Key_F, Qt.Key.Key_Delete)
    assert held(principled) == ()


def test_the_grid_keeps_to_the_rules_of_tables(principled):
    model = principled.page("strategy").principles.grid.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    principled.keys(Qt.Key.Key_F)
    add(principled, Principle, "Third")
    assert (model.rowCount(), model.columnCount()) == (3, 2)
    told = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Ask once, Patient portal: fits.")


def test_an_objective_is_withdrawn_only_with_a_reason_and_comes_back(seat):
    add(seat, Objective, "Safer care")
    page = seat.go("strategy")
    page.chips["objective"].click()
    page.lists["objective"].table.rows()[0][-1].click()
    page.form.withdraw_button.click()
    page.form.leaving.go_button.click()
    assert "Say why" in page.form.leaving.asked.fault.text()
    assert seat.session.workspace.all(Objective) != ()
    page.form.leaving.reason.setText("Merged with another.")
    page.form.leaving.go_button.click()
    assert seat.session.workspace.all(Objective) == ()
    assert not page.form.isVisible()
    ((what, why, back),) = page.withdrawn.table.rows()
    assert (what.text(), why.text()) == ("Safer care", "Merged with another.")
    back.click()
    assert [o.title for o in seat.session.workspace.all(Objective)] == ["Safer care"]
    assert not page.withdrawn.isVisible()


def test_escape_keeps_what_was_about_to_be_withdrawn(seat):
    add(seat, Objective, "Safer care")
    page = seat.go("strategy")
    page.chips["objective"].click()
    page.lists["objective"].table.rows()[0][-1].click()
    page.form.withdraw_button.click()
    seat.keys(Qt.Key.Key_Escape)
    assert not page.form.leaving.isVisible()
    assert page.form.isVisible()
    assert len(seat.session.workspace.all(Objective)) == 1
    page.form.leave()


def test_a_stopped_initiative_needs_its_reason_beside_the_field(seat):
    page = open_form(seat, "initiative")
    page.form.control("title").setText("Portal")
    page.form.control("status").set_choice("stopped")
    page.form.save_button.click()
    assert page.form.fault_of("gone_because") == "Say why you are stopping it."
    page.form.control("gone_because").setText("No supplier.")
    page.form.save_button.click()
    (made,) = seat.session.workspace.all(Initiative)
    assert made.status is InitiativeStatus.STOPPED


def test_another_with_the_same_title_is_told_first_and_kept_when_saved_again(seat):
    add(seat, Objective, "Safer care")
    page = open_form(seat, "objective")
    page.form.control("title").setText("safer care")
    page.form.save_button.click()
    assert page.form.fault_of("title").startswith("There is another objective with this title.")
    assert len(seat.session.workspace.all(Objective)) == 1
    page.form.save_button.click()
    assert len(seat.session.workspace.all(Objective)) == 2


def test_a_title_of_more_than_500_characters_is_told_beside_it_and_not_cut(seat):
    page = open_form(seat, "objective")
    page.form.control("title").setText("x" * 501)
    page.form.save_button.click()
    assert "501 characters" in page.form.fault_of("title")
    assert len(page.form.control("title").text()) == 501
    page.form.leave()


def test_a_circle_of_initiatives_is_told_beside_what_waits(seat):
    wifi = add(seat, Initiative, "Wi-Fi")
    session = seat.session
    values = {"title": "Devices", "depends_on": (wifi.id,)}
    trust_id = session.trust.trust_id
    _, step = add_entry(session.workspace, Initiative, trust_id, values, session.author)
    session.submit(step)
    page = seat.go("strategy")
    page.chips["initiative"].click()
    rows = page.lists["initiative"].table.rows()
    next(row for row in rows if row[0].text() == "Wi-Fi")[-1].click()
    ticks = page.form.control("depends_on")
    next(
        ticks.item(n) for n in range(ticks.count()) if ticks.item(n).text() == "Devices"
    ).setCheckState(Qt.CheckState.Checked)
    page.form.save_button.click()
    assert "Neither can start" in page.form.fault_of("depends_on")
    page.form.leave()


@pytest.mark.parametrize("ends", ["1 May 2026", "some day"])
def test_a_fault_far_up_a_long_form_is_brought_into_sight_with_the_keyboard(seat_at, ends):
    seat = seat_at(size=(1024, 560))
    page = open_form(seat, "initiative")
    page.form.control("title").setText("Portal")
    page.form.control("starts").setText("1 May 2027")
    page.form.control("ends").setText(ends)
    seat.press(page.form.save_button)
    assert page.form.fault_of("ends")
    assert not page.form.control("ends").visibleRegion().isEmpty()
    assert seat.focus() is page.form.control("ends")
    page.form.leave()


def test_a_sealed_assessment_does_not_stop_the_strategy_and_the_page_says_so(seat):
    session = seat.session
    sealed = edit(session.assessment, {"status": Status.SEALED}, session.author.stamp())
    assert session.submit(Step("Sign off", (sealed,)))
    page = seat.go("strategy")
    assert "signed off and stays as it was signed" in page.standing.words.text()
    add(seat, Objective, "Safer care")
    assert [o.title for o in session.workspace.all(Objective)] == ["Safer care"]


def test_the_keyboard_is_given_back_to_where_the_form_was_opened(seat):
    page = open_form(seat, "objective")
    page.form.control("title").setText("Safer care")
    page.form.save_button.click()
    assert seat.focus() is page.lists["objective"].add_button


def test_in_a_read_only_copy_records_open_and_nothing_can_be_written(seat):
    add(seat, Objective, "Safer care")
    page = seat.go("strategy")
    page.chips["objective"].click()
    seat.session.set_read_only("A read-only copy")
    seat.settle()
    assert page.standing.words.text().startswith("A read-only copy. You can open")
    page.lists["objective"].table.rows()[0][-1].click()
    assert not page.form.save_button.isVisible()
    assert not page.form.withdraw_button.isVisible()
    assert page.form.leave_button.text() == "Close"
    page.form.leave()


def test_with_nothing_open_the_page_says_what_to_do_and_leads_there(empty_seat):
    page = empty_seat.go("strategy")
    assert not page.star.isVisible()
    assert not page.alignment.isVisible()
    empty_seat.window.shell.shown_page().button.click()
    assert empty_seat.window.shell.shown_page() is empty_seat.page("start")


def fill_second(library):
    """Write a trust with an assessment under version 2, which has an example of an aim."""
    filler = Filler(CATALOGUE.pack("digistrat-board", "2.0.0"))
    filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
    filler.write(library)


def test_an_empty_list_of_aims_shows_the_frameworks_example(seat_at):
    seat = seat_at(filled=fill_second)
    page = seat.go("strategy")
    page.chips["aim"].click()
    seat.settle()
    example = seat.session.pack.case_for_change.vision_example
    assert example.template in page.lists["aim"].words.text()
    assert example.made_up_example in page.lists["aim"].words.text()
