"""Check, actions and constraints at the window."""

from digistrat_desktop.domain.actions import Acknowledgement
from digistrat_desktop.domain.reality import Capacity


def test_a_finding_is_accepted_only_with_a_reason_and_a_date(seat):
    page = seat.go("check")
    row = page.standing.rows()[0]
    row[-1].layout().itemAt(1).widget().click()
    page.form.save_button.click()
    assert page.form.fault_of("reason") == "Say why it is accepted."
    page.form.control("reason").setPlainText("The board knows.")
    page.form.control("until").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()
    (accepted,) = seat.session.workspace.all(Acknowledgement)
    assert accepted.reason == "The board knows."
    assert len(page.accepted.rows()) == 1


def test_a_finding_leads_to_where_it_is_mended(seat):
    page = seat.go("check")
    page.standing.rows()[0][-1].layout().itemAt(0).widget().click()
    seat.settle()
    assert not page.isVisible()


def test_negative_capacity_is_told_beside_the_field(seat):
    page = seat.go("constraints")
    page.capacity.add_capacity.click()
    page.form.control("year").setText("2026/27")
    page.form.control("amount").setText("-5")
    page.form.save_button.click()
    assert page.form.fault_of("amount")
    assert not seat.session.workspace.all(Capacity)
    page.form.leave()


def test_the_rail_counts_what_stands(seat):
    page = seat.go("check")
    seat.settle()
    button = seat.window.shell.rail.button("check")
    assert str(len(page.standing.rows())) in button.accessibleName()
