"""Actions at the window: views, the form, proposals, and the way through a spreadsheet."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.edits.reviews import give_opinion
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_xlsx
from digistrat_desktop.ui.pages.actions.page import ACTION, FINDING
from digistrat_desktop.ui.text import PlainLabel

ADDED = (("Renew the network", "1 Nov 2026"), ("Train the wards", "1 Feb 2027"))


def actions(seat):
    return {a.title: a for a in seat.session.workspace.all(Action)}


def add(seat, page, title, due=""):
    page.list.add_button.click()
    page.form.control("title").setText(title)
    page.form.control("due").setText(due)
    page.form.save_button.click()
    seat.settle()


@pytest.fixture
def page(seat):
    shown = seat.go("actions")
    for title, due in ADDED:
        add(seat, shown, title, due)
    return shown


def buttons(row):
    doors = row[-1].layout()
    return [doors.itemAt(at).widget() for at in range(doors.count())]


def proposals(page):
    """Give the whole title of each proposal, as its door says it."""
    return [
        buttons(row)[0].accessibleName().removeprefix("Add to actions: ")
        for row in page.proposed.table.rows()
    ]


def test_after_a_new_action_the_keyboard_is_at_its_row(seat, page):
    for title in ("Ask each site for its figures", "Write the plan for the switches"):
        seat.press(page.list.add_button)
        seat.write(title)
        seat.keys(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
        seat.settle()
        assert title in seat.focus().accessibleName()


def test_an_overdue_action_says_so_in_the_list_and_on_the_time_line(seat, page):
    assert [cells[0].text() for cells in page.list.table.rows()] == [
        "1. Renew the network",
        "2. Train the wards",
    ]
    assert "22 days overdue" in page.list.table.rows()[0][1].text()
    page.chips["dates"].click()
    seat.settle()
    assert page.dates.view.isVisible()
    assert "1 is overdue: “Renew the network”." in page.dates.view.accessibleDescription()
    table = page.dates.table
    assert table.model().index(0, 1).data() == "Renew the network"
    assert "overdue" in table.model().index(0, 0).data()
    assert table.model().rowCount() == 2


def test_the_list_is_narrowed_by_words_and_state_and_says_how_many(seat, page):
    page.list.words.setText("train")
    assert len(page.list.table.rows()) == 1
    assert page.list.said.text() == "1 action shown."
    page.list.words.setText("nothing like it")
    assert page.list.said.text().startswith("No actions match.")
    page.list.words.setText("")
    page.list.shown.setCurrentIndex(page.list.shown.findData("overdue"))
    page.list.shown.chosen.emit("overdue")
    assert len(page.list.table.rows()) == 1


def test_an_action_is_closed_only_with_what_shows_it_and_undo_opens_it_again(seat, page):
    title = "Renew the network"
    page.list.table.rows()[0][-1].click()
    page.form.control("status").set_choice("done")
    page.form.save_button.click()
    assert page.form.fault_of("closing_note").startswith("Link evidence")
    page.form.control("closing_note").setPlainText("Signed off in May.")
    page.form.save_button.click()
    seat.settle()
    closed = actions(seat)[title]
    assert (closed.status, closed.closed_on) == (ActionStatus.DONE, dt.date(2026, 11, 23))
    assert len(page.list.table.rows()) == 1
    seat.session.undo()
    seat.settle()
    assert actions(seat)[title].status.is_open
    assert len(page.list.table.rows()) == 2


def test_dropping_insists_on_a_reason(page):
    page.list.table.rows()[0][-1].click()
    page.form.control("status").set_choice("dropped")
    page.form.save_button.click()
    assert page.form.fault_of("closing_note") == "Say why you are cancelling it."
    page.form.leave()


def test_an_action_can_help_anything_and_the_list_is_narrowed_by_typing(seat, page):
    page.list.table.rows()[0][-1].click()
    helps = page.form.control("addresses")
    helps.field.setText("aln-01")
    shown = [r for r in range(helps.list.count()) if not helps.list.item(r).isHidden()]
    assert len(shown) == 1
    helps.list.item(shown[0]).setCheckState(helps.list.item(shown[0]).checkState().Checked)
    page.form.save_button.click()
    seat.settle()
    assert actions(seat)["Renew the network"].addresses == ("ALN-01",)
    words = page.list.table.rows()[0][3].text()
    title = seat.session.pack.item("ALN-01").title
    assert words.splitlines()[-1] == f"Linked to “{title}”."
    assert "ALN-01" not in words


def test_a_circle_of_waits_is_refused_beside_the_field(seat, page):
    found = actions(seat)
    first, last = (str(found[title].id) for title, _ in ADDED)
    page.show_state(first)
    seat.settle()
    page.form.control("depends_on").set_chosen((last,))
    page.form.save_button.click()
    seat.settle()
    page.show_state(last)
    seat.settle()
    page.form.control("depends_on").set_chosen((first,))
    page.form.save_button.click()
    assert page.form.fault_of("depends_on").endswith("Neither can start.")
    page.form.leave()


def test_a_proposal_is_taken_up_with_the_finding_it_answers(seat, page):
    page.chips["proposed"].click()
    before = len(page.proposed.table.rows())
    proposed = page.proposed.table.rows()[0]
    buttons(proposed)[0].click()
    page.form.save_button.click()
    seat.settle()
    taken = list(actions(seat).values())[-1]
    assert taken.rule
    assert taken.addresses
    assert taken.title not in proposals(page)
    assert before


def test_a_declined_proposal_keeps_its_reason_and_is_not_proposed_again(seat, page):
    page.chips["proposed"].click()
    title = proposals(page)[0]
    buttons(page.proposed.table.rows()[0])[1].click()
    page.form.save_button.click()
    assert page.form.fault_of("closing_note") == "Say why you are cancelling it."
    page.form.control("closing_note").setPlainText("The board decided against it.")
    page.form.save_button.click()
    seat.settle()
    assert title not in proposals(page)
    assert actions(seat)[title].closing_note == "The board decided against it."
    seat.session.undo()
    seat.settle()
    assert title in proposals(page)


def test_a_proposal_says_what_to_do_and_beside_it_what_was_found_once_each(seat, page):
    page.chips["proposed"].click()
    said = [(row[0].text(), row[1].text()) for row in page.proposed.table.rows()]
    assert said
    assert all(what and why.rstrip(".") not in what for what, why in said)


def sent_and_changed(seat, page, path, changed):
    """Save the workbook, write in its rows as an owner would, and keep its second sheet."""
    seat.dialogs.file = path
    page.chips["sheet"].click()
    page.sheet.save_button.click()
    seat.settle()
    grids = read_table_file(path).grids
    rows = [list(row) for row in grids[0].rows]
    for (row, column), value in changed.items():
        rows[row - 1][column - 1] = value
    sheets = ((grids[0].name, rows), (grids[1].name, grids[1].rows))
    write_xlsx(path, [Sheet(name, tuple(kept[0]), kept[1:]) for name, kept in sheets])


def change_here(seat, page, title, due):
    page.show_state(str(actions(seat)[title].id))
    seat.settle()
    page.form.control("due").setText(due)
    page.form.save_button.click()
    seat.settle()
    page.chips["sheet"].click()
    seat.settle()


def texts(table):
    return [tuple(cell.text() for cell in row[:3]) for row in table.rows()]


def test_an_action_changed_here_since_is_asked_about_and_never_overwritten(seat, page, tmp_path):
    changed = {(2, 5): dt.date(2026, 12, 24), (3, 3): "The wards asked."}
    sent_and_changed(seat, page, tmp_path / "actions.xlsx", changed)
    change_here(seat, page, "Renew the network", "8 Jan 2027")
    page.sheet.read_button.click()
    seat.settle()
    asked = page.sheet.asked
    assert texts(asked.table) == [
        (
            "Row 2: Renew the network\nDue; when saved: 1 Nov 2026",
            "8 Jan 2027",
            "24 Dec 2026",
        )
    ]
    assert "1 value also changed in the file" in asked.said.text()
    page.sheet.take_button.click()
    seat.settle()
    choice = asked.table.rows()[0][-1]
    assert choice.hasFocus()
    assert actions(seat)["Renew the network"].due == dt.date(2027, 1, 8)
    assert actions(seat)["Train the wards"].why == ""
    seat.keys(Qt.Key.Key_Down)
    assert choice.choice() == "keep"
    page.sheet.take_button.click()
    seat.settle()
    assert actions(seat)["Renew the network"].due == dt.date(2027, 1, 8)
    assert actions(seat)["Train the wards"].why == "The wards asked."


def test_the_files_value_is_taken_where_somebody_says_so(seat, page, tmp_path):
    changed = {(2, 5): dt.date(2026, 12, 24)}
    sent_and_changed(seat, page, tmp_path / "actions.xlsx", changed)
    change_here(seat, page, "Renew the network", "8 Jan 2027")
    page.sheet.read_button.click()
    seat.settle()
    page.sheet.asked.take_button.click()
    page.sheet.take_button.click()
    seat.settle()
    assert actions(seat)["Renew the network"].due == dt.date(2026, 12, 24)
    seat.session.undo()
    seat.settle()
    assert actions(seat)["Renew the network"].due == dt.date(2027, 1, 8)


def test_what_changed_only_here_is_told_and_stays(seat, page, tmp_path):
    sent_and_changed(seat, page, tmp_path / "actions.xlsx", {})
    change_here(seat, page, "Renew the network", "8 Jan 2027")
    page.sheet.read_button.click()
    seat.settle()
    assert page.sheet.asked.table.rows()[0][-1].choice() == "keep"
    assert page.sheet.asked.said.text() == (
        "1 value changed here after you saved the workbook. This computer's values stay "
        "unless you choose the file's."
    )
    assert page.sheet.leave_button.isVisible()
    assert not page.sheet.take_button.isVisible()


def test_a_change_made_under_the_open_preview_is_not_overwritten(seat, page, tmp_path):
    changed = {(2, 5): dt.date(2026, 12, 24)}
    sent_and_changed(seat, page, tmp_path / "actions.xlsx", changed)
    page.sheet.read_button.click()
    seat.settle()
    change_here(seat, page, "Renew the network", "8 Jan 2027")
    page.sheet.take_button.click()
    seat.settle()
    assert any("after the file was read" in words for words in seat.banners())
    assert actions(seat)["Renew the network"].due == dt.date(2027, 1, 8)


def test_actions_go_out_and_come_back_seen_side_by_side_in_one_step(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "actions.xlsx"
    page.chips["sheet"].click()
    page.sheet.save_button.click()
    seat.settle()
    rows = [list(row) for row in read_table_file(seat.dialogs.file).grids[0].rows]
    for row in rows[1:]:
        row[3:4] = ["Chief nurse"]
    write_xlsx(seat.dialogs.file, [Sheet("Actions", tuple(rows[0]), rows[1:])])
    page.sheet.read_button.click()
    seat.settle()
    shown = [tuple(cell.text() for cell in cells) for cells in page.sheet.table.rows()]
    assert shown[0] == ("Row 2", "Renew the network\nOwner", "empty", "Chief nurse")
    assert not any(a.owner_id for a in actions(seat).values())
    page.sheet.take_button.click()
    seat.settle()
    name_of = seat.session.workspace.name_of
    assert {name_of(a.owner_id) for a in actions(seat).values()} == {"Chief nurse"}
    seat.session.undo()
    seat.settle()
    assert not any(a.owner_id for a in actions(seat).values())


def test_a_refused_cell_holds_up_the_whole_file_and_is_named(seat, page, tmp_path):
    seat.dialogs.file = tmp_path / "actions.xlsx"
    page.chips["sheet"].click()
    page.sheet.save_button.click()
    seat.settle()
    rows = [list(row) for row in read_table_file(seat.dialogs.file).grids[0].rows]
    rows[1][4] = "one day"
    write_xlsx(seat.dialogs.file, [Sheet("Actions", tuple(rows[0]), rows[1:])])
    page.sheet.read_button.click()
    seat.settle()
    assert page.sheet.refused.rows()[0][0].text() == "Row 2, column E (Due)"
    assert not page.sheet.take_button.isVisible()
    page.sheet.leave_button.click()
    assert not page.sheet.refused.isVisible()


def test_no_action_is_cut_short_in_the_table_of_dates_however_long_it_is(seat, page):
    add(seat, page, "Decide with the divisions which of the two goes first " * 4, "1 Mar 2027")
    page.chips["dates"].click()
    seat.settle()
    table = page.dates.table
    assert table.rowHeight(2) > table.rowHeight(1)
    assert table.columnWidth(1) > table.columnWidth(0)
    assert table.height() >= sum(table.rowHeight(row) for row in range(3))


def test_a_time_line_without_actions_says_where_the_first_comes_from(seat):
    page = seat.go("actions")
    page.chips["dates"].click()
    seat.settle()
    assert "Add a suggested action" in page.dates.sentence.text()


def test_several_actions_are_changed_together_as_one_act(seat, page):
    table = page.list.table
    assert not page.list.many.isVisible()
    table.choose(table.shown_ids())
    assert page.list.many.text() == "Change 2 actions…"
    page.list.many.click()
    page.form.control("owner_id").setText("Chief information officer")
    page.form.control("status").set_choice("under_way")
    page.form.save_button.click()
    seat.settle()
    kept = actions(seat).values()
    assert {seat.session.workspace.name_of(one.owner_id) for one in kept} == {
        "Chief information officer"
    }
    assert {one.status for one in kept} == {ActionStatus.UNDER_WAY}
    assert {str(one.due) for one in kept} == {"2026-11-01", "2027-02-01"}
    seat.session.undo()
    seat.settle()
    assert {one.owner_id for one in actions(seat).values()} == {None}


def test_several_actions_are_changed_in_nothing_where_nothing_is_said(seat, page):
    page.list.table.choose(page.list.table.shown_ids())
    page.list.many.click()
    page.form.save_button.click()
    assert page.form.fault_of("owner_id") == "Change the owner, the due date or the status."
    page.form.leave()


def test_of_several_actions_that_are_closed_together_each_keeps_the_result(seat, page):
    page.list.table.choose(page.list.table.shown_ids())
    page.list.many.click()
    page.form.control("status").set_choice("done")
    page.form.control("status").chosen.emit("done")
    page.form.save_button.click()
    assert "“Renew the network”" in page.form.fault_of("closing_note")
    page.form.control("closing_note").setPlainText("The programme ended.")
    page.form.save_button.click()
    seat.settle()
    assert {one.status for one in actions(seat).values()} == {ActionStatus.DONE}
    assert {one.closed_on for one in actions(seat).values()} == {dt.date(2026, 11, 23)}


def test_what_became_of_an_action_is_asked_only_once_it_is_closed(seat, page):
    page.list.add_button.click()
    seat.settle()
    asked = [page.form.control(name) for name in ("closed_on", "evidence_id", "closing_note")]
    assert not any(one.isVisible() for one in asked)
    for status, seen in (("done", True), ("agreed", False)):
        page.form.control("status").set_choice(status)
        page.form.control("status").chosen.emit(status)
        seat.settle()
        assert [one.isVisible() for one in asked] == [seen] * 3
    page.form.leave()


def test_an_action_asks_early_which_finding_it_deals_with_and_the_list_says_where_none_is(
    seat, page
):
    names = [field.name for field in ACTION]
    assert names.index(FINDING) == 1
    why = [row[3].text() for row in page.list.table.rows()]
    assert all("Linked to nothing. Edit it to choose the finding" in one for one in why)
    page.list.shown.set_choice("unlinked")
    page.list.shown.chosen.emit("unlinked")
    assert len(page.list.table.rows()) == len(ADDED)
    check = seat.go("check").standing.table.rows()
    assert any("2 open actions are linked to nothing" in said(row[1]) for row in check)
    home = seat.go("home")
    told = [label.text() for label in home.findChildren(PlainLabel)]
    assert "No action is linked to it; 2 open actions are linked to nothing" in told
    assert "No action is recorded" not in told


def said(cell):
    return " ".join(label.text() for label in cell.findChildren(PlainLabel))


def test_an_action_on_what_a_reviewer_concluded_begins_with_the_finding_about_it(seat):
    session = seat.session
    said = (Opinion.DISAGREE, "It is thin.")
    session.submit(
        give_opinion(session.workspace, session.assessment, "ALN-01", said, session.author)
    )
    seat.settle()
    (doubt,) = session.workspace.all(Challenge)
    page = seat.go("actions", doubt.id)
    rule, _, record = page.form.control(FINDING).choice().partition("|")
    assert (rule, record) == ("reviewer's conclusion without an action", doubt.id)


def test_an_empty_list_of_actions_offers_nothing_to_filter(seat):
    page = seat.go("actions")
    assert not page.list.words.isVisible()
    assert not page.list.shown.isVisible()
    add(seat, page, "Appoint a clinical safety officer")
    assert page.list.words.isVisible()
    assert page.list.order.isVisible()


def test_what_is_suggested_comes_as_proposed_and_nobody_has_said_how_much_work_it_is(seat, page):
    page.chips["proposed"].click()
    seat.settle()
    title = proposals(page)[0]
    buttons(page.proposed.table.rows()[0])[0].setFocus()
    seat.keys(Qt.Key.Key_Return)
    assert page.form.control("status").choice() == ActionStatus.PROPOSED.value
    assert page.form.control("effort").choice() == Effort.UNKNOWN.value
    seat.keys(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    made = actions(seat)[title]
    assert (made.status, made.effort) == (ActionStatus.PROPOSED, Effort.UNKNOWN)


def test_an_action_of_ones_own_begins_as_proposed_and_not_estimated(seat, page):
    page.list.add_button.click()
    assert page.form.control("status").choice() == ActionStatus.PROPOSED.value
    assert page.form.control("effort").choice() == Effort.UNKNOWN.value
