"""A manager writes the strategy and the plan with the keyboard alone."""

from PySide6.QtCore import Qt

from digistrat_desktop.domain.trust.plans import Capacity, Demand, Scenario
from digistrat_desktop.domain.trust.strategy import AlignmentLink, Initiative, NorthStar, Objective
from digistrat_desktop.ui.forms.choice_field import ChoiceField

MOST_TABS = 150


def fill_in(seat, page, **typed):
    """Reach each field with Tab and type in it, then reach Save."""
    for name, text in typed.items():
        control = page.form.control(name)
        seat.tab_to(control, MOST_TABS)
        seat.write(text)
        if isinstance(control, ChoiceField):  # a letter opens the list, Enter chooses
            seat.qtbot.keyClick(control.view(), Qt.Key.Key_Return)
    seat.press(page.form.save_button)
    assert not page.form.isVisible(), page.form.fault.text()


def one(seat, kind):
    (found,) = seat.session.workspace.all(kind)
    return found


def write_the_strategy(seat):
    page = seat.go("strategy")
    seat.press(page.edit_star)
    fill_in(seat, page, aim="Nobody waits when they need not")
    seat.press(page.begin)
    fill_in(seat, page, title="Safer care")
    seat.press(page.chips["alignment"])
    seat.press(page.begin)
    fill_in(seat, page, title="Wi-Fi renewal", need="Nurses lose the signal", status="In d")
    seat.press(page.chips["alignment"])
    seat.tab_to(page.alignment.grid, MOST_TABS)
    seat.keys(Qt.Key.Key_3, Qt.Key.Key_Return)
    seat.write("Bedside devices need it.")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()


def write_the_plan(seat):
    page = seat.go("constraints")
    seat.press(page.figures.add_row)
    fill_in(seat, page, resource="Network engineers")
    assert seat.focus() is page.figures.grid
    seat.keys(Qt.Key.Key_4, Qt.Key.Key_Return)
    seat.settle()
    seat.press(page.figures.add_row)
    fill_in(seat, page, initiative_id="Wi", resource="Network engineers")
    seat.keys(Qt.Key.Key_6, Qt.Key.Key_Return)
    seat.settle()
    seat.press(page.chips["scenarios"])
    seat.press(page.scenarios.add_button)
    fill_in(seat, page, title="Two leave", fewer="2", resource="Network engineers")
    return page


def test_north_star_objective_initiative_link_capacity_need_and_scenario(seat):
    write_the_strategy(seat)
    page = write_the_plan(seat)
    assert one(seat, NorthStar).aim == "Nobody waits when they need not"
    assert one(seat, Objective).title == "Safer care"
    assert one(seat, Initiative).status.label == "In delivery"
    link = one(seat, AlignmentLink)
    assert (link.strength, link.reason) == (3, "Bedside devices need it.")
    assert (one(seat, Capacity).amount, one(seat, Demand).amount) == ("4", "6")
    assert one(seat, Scenario).title == "Two leave"
    row = [cell.text() for cell in page.scenarios.table.rows()[0][:-1]]
    assert row[1] == "Network engineers: 2 fewer"
    assert row[2] == "2026/27: “Wi-Fi renewal” (in the plan too). “Safer care” cannot be met."
