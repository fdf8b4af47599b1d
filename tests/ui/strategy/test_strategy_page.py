"""The strategy page: the matrix by keyboard, its margins, forms that lose nothing."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry, set_link
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Initiative,
    InitiativeStatus,
    Objective,
)
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.forms.asking import PATIENT_NUMBER

ROWS, COLUMNS = 40, 80


def add(seat, kind, title):
    session = seat.session
    made, step = add_entry(
        session.workspace, kind, session.trust.trust_id, {"title": title}, session.author
    )
    assert session.submit(step)
    return made


@pytest.fixture
def mapped(seat):
    add(seat, Objective, "Safer care")
    add(seat, Objective, "Shorter waits")
    add(seat, Initiative, "Patient portal")
    add(seat, Initiative, "Wi-Fi renewal")
    page = seat.go("strategy")
    page.alignment.grid.setFocus()
    return seat


def links(seat):
    return seat.session.workspace.all(AlignmentLink)


def test_a_trust_without_a_strategy_is_told_what_to_do_first(seat):
    page = seat.go("strategy")
    assert page.first.isVisible()
    assert "Add the trust's" in page.first.text()
    assert not page.alignment.isVisible()


def test_a_digit_sets_the_strength_of_the_cell_the_keyboard_is_on(mapped):
    mapped.keys(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_3)
    (link,) = links(mapped)
    workspace = mapped.session.workspace
    assert workspace.get(Objective, link.objective_id).title == "Shorter waits"
    assert workspace.get(Initiative, link.initiative_id).title == "Wi-Fi renewal"
    assert link.strength == 3
    words = mapped.page("strategy").alignment.grid.accessibleDescription()
    assert words == "“Wi-Fi renewal” supports “Shorter waits”: 3 (strong). No reason given."


def test_enter_asks_for_the_reason_and_enter_gives_the_keyboard_back(mapped):
    mapped.keys(Qt.Key.Key_2, Qt.Key.Key_Return)
    mapped.write("Patients cancel in time.")
    mapped.keys(Qt.Key.Key_Return)
    (link,) = links(mapped)
    assert link.reason == "Patients cancel in time."
    assert mapped.focus() is mapped.page("strategy").alignment.grid


def test_a_reason_typed_and_not_yet_entered_belongs_to_the_cell_it_was_typed_for(mapped):
    mapped.keys(Qt.Key.Key_2, Qt.Key.Key_Return)
    mapped.write("Half a word")
    page = mapped.page("strategy")
    page.alignment.grid.setFocus()
    mapped.keys(Qt.Key.Key_Down)
    (link,) = links(mapped)
    assert link.reason == "Half a word"
    assert page.alignment.reason.text() == ""


def test_a_pause_after_a_blank_changes_nothing_of_what_is_typed(mapped):
    mapped.keys(Qt.Key.Key_2, Qt.Key.Key_Return)
    mapped.write("Patients cancel ")
    mapped.page("strategy").alignment.reason.flush()
    mapped.settle()
    mapped.write("in time.")
    mapped.keys(Qt.Key.Key_Return)
    (link,) = links(mapped)
    assert link.reason == "Patients cancel in time."


def test_passing_over_a_link_changes_nothing_of_its_reason(mapped):
    reason = "First line\nsecond line " + "and more " * 150
    workspace = mapped.session.workspace
    ends = workspace.all(Objective)[0], workspace.all(Initiative)[0]
    values = {"strength": 2, "reason": reason.strip()}
    mapped.session.submit(set_link(workspace, *ends, values, mapped.session.author))
    mapped.keys(Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right)
    (link,) = links(mapped)
    assert link.reason == reason.strip()


def test_c_confirms_a_link_whose_objective_was_reworded(mapped):
    mapped.keys(Qt.Key.Key_2)
    session = mapped.session
    (link,) = links(mapped)
    objective = session.workspace.get(Objective, link.objective_id)
    session.submit(
        edit_entry(session.workspace, objective, {"title": "Safest care"}, session.author)
    )
    matrix = mapped.page("strategy").alignment.grid
    assert "To confirm" in matrix.words()
    matrix.setFocus()
    mapped.keys(Qt.Key.Key_C)
    assert "To confirm" not in matrix.words()


def test_a_title_that_is_missing_is_told_beside_the_field_and_nothing_typed_is_lost(seat):
    page = seat.go("strategy", "")
    page.chips["initiative"].click()
    page.lists["initiative"].add_button.click()
    page.form.control("need").setPlainText("Nurses type twice.")
    page.form.save_button.click()
    assert page.form.fault_of("title") == "Give the initiative a title."
    assert page.form.control("need").text() == "Nurses type twice."
    page.form.control("title").setText("e-Observations")
    page.form.save_button.click()
    (made,) = seat.session.workspace.all(Initiative)
    assert (made.title, made.need) == ("e-Observations", "Nurses type twice.")
    assert not page.form.isVisible()


def test_a_number_like_a_patient_s_is_pointed_out_once_and_the_person_decides(seat):
    page = seat.go("strategy", "")
    page.chips["initiative"].click()
    page.lists["initiative"].add_button.click()
    page.form.control("title").setText("Portal")
    page.form.control("need").setPlainText("As patient 943 476 5919 said.")
    page.form.save_button.click()
    assert page.form.fault_of("need").startswith(PATIENT_NUMBER)
    assert not seat.session.workspace.all(Initiative)
    page.form.control("need").setPlainText("As patients said.")
    page.form.save_button.click()
    assert [one.need for one in seat.session.workspace.all(Initiative)] == ["As patients said."]


def test_an_end_before_the_start_is_told_beside_the_end(seat):
    page = seat.go("strategy")
    page.chips["initiative"].click()
    page.lists["initiative"].add_button.click()
    page.form.control("title").setText("Portal")
    page.form.control("starts").setText("1 May 2027")
    page.form.control("ends").setText("1 May 2026")
    page.form.save_button.click()
    assert "is before" in page.form.fault_of("ends")
    assert page.form.isVisible()
    page.form.leave()


def test_an_objective_withdrawn_while_linked_keeps_its_links_and_they_come_back_with_it(mapped):
    mapped.keys(Qt.Key.Key_2)
    mapped.settle()
    (link,) = links(mapped)
    linked = mapped.session.workspace.get(Objective, link.objective_id)
    page = mapped.page("strategy")
    page.chips["objective"].click()
    rows = page.lists["objective"].table.rows()
    next(row for row in rows if row[0].text() == linked.title)[-1].click()
    page.form.withdraw_button.click()
    page.form.leaving.reason.setText("Merged with another.")
    page.form.leaving.go_button.click()
    mapped.settle()
    assert linked.id not in [one.id for one in mapped.session.workspace.all(Objective)]
    ((_, why, back),) = page.withdrawn.table.rows()
    assert why.text() == "Merged with another."
    back.click()
    mapped.settle()
    assert links(mapped) == (link,)


class PaintedArea(QObject):
    """Adds up how many points of a widget were painted."""

    points = 0

    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint:
            self.points += sum(r.width() * r.height() for r in event.region())
        return False


def test_a_change_in_a_matrix_of_forty_by_eighty_paints_its_cell_and_margins_only(seat):
    for number in range(ROWS):
        add(seat, Objective, f"Objective {number}")
    for number in range(COLUMNS):
        add(seat, Initiative, f"Initiative {number}")
    matrix = seat.go("strategy").alignment.grid
    matrix.setFocus()
    seat.keys(Qt.Key.Key_1)
    seat.settle()
    painted = PaintedArea()
    matrix.viewport().installEventFilter(painted)
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    whole = matrix.viewport().width() * matrix.viewport().height()
    assert len(seat.session.workspace.all(AlignmentLink)) == 1
    assert 0 < painted.points < whole / 4


def test_a_narrow_matrix_shows_whole_columns_and_its_bar_how_much_of_them(seat_at):
    seat = seat_at(size=(1024, 560), settings=Settings(theme="light", text_percent=200))
    add(seat, Objective, "Safer care")
    for number in range(9):
        add(seat, Initiative, f"Initiative {number}")
    matrix = seat.go("strategy").alignment.grid
    bar = matrix.horizontalScrollBar()
    assert bar.maximum() > 0
    assert bar.maximum() % bar.singleStep() == 0
    assert bar.pageStep() % bar.singleStep() == 0
    assert bar.pageStep() + bar.maximum() == 9 * bar.singleStep()


def test_an_objective_that_nothing_serves_is_told_with_a_mark_and_in_the_tone_of_care(mapped):
    mapped.keys(Qt.Key.Key_3)
    mapped.settle()
    page = mapped.page("strategy")
    page.chips["objective"].click()
    served, unsupported = (row[2] for row in page.lists["objective"].table.rows())
    assert (served.text(), served.property("tone")) == ("1 initiative", "")
    assert (unsupported.text(), unsupported.property("tone")) == (
        "◆ No initiative",
        "caution",
    )


def test_only_an_initiative_that_still_runs_is_marked_for_serving_nothing(mapped):
    stopped = add(mapped, Initiative, "Robotic letters")
    session = mapped.session
    values = {"status": InitiativeStatus.STOPPED, "gone_because": "No money."}
    session.submit(edit_entry(session.workspace, stopped, values, session.author))
    mapped.settle()
    page = mapped.page("strategy")
    page.chips["initiative"].click()
    told = {row[0].text(): row[3] for row in page.lists["initiative"].table.rows()}
    assert told["Wi-Fi renewal"].text() == "◆ Supports none"
    assert told["Wi-Fi renewal"].property("tone") == "caution"
    assert told["Robotic letters"].text() == "Stopped"
    assert told["Robotic letters"].property("tone") == ""


def test_an_initiative_is_not_offered_to_wait_for_itself(mapped):
    page = mapped.page("strategy")
    page.chips["initiative"].click()
    rows = page.lists["initiative"].table.rows()
    next(row for row in rows if row[0].text() == "Wi-Fi renewal")[-1].click()
    ticks = page.form.control("depends_on")
    assert [ticks.item(n).text() for n in range(ticks.count())] == ["Patient portal"]
    page.form.leave()
