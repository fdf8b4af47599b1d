"""The keyboard comes to what a page or a form is for, and what came up is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.pages.record.signing_page import PURPOSE
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.kept_sample import ensure_kept
from tests.ui.constraints.test_first_and_own import fill_second
from tests.ui.seat import field_on
from tests.ui.test_said_aloud import said

pytestmark = pytest.mark.ui
__all__ = ["said"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("page_id", "view"),
    [("strategy", "initiative"), ("constraints", "register"), ("actions", "proposed")],
)
def test_a_page_come_back_to_has_the_keyboard_on_the_view_it_shows(seat, page_id, view):
    page = seat.go(page_id)
    page.chips[view].click()
    seat.window.go_to("metrics")
    seat.settle()
    seat.window.go_to(page_id)
    seat.settle()
    assert seat.focus() is page.chips[view]


def test_metrics_begin_at_add_reading(seat):
    seat.go("home")
    seat.window.go_to("metrics")
    seat.settle()
    page = seat.page("metrics")
    assert seat.focus() is page.overview.add_reading
    page.show_catalogue()
    seat.settle()
    page._on_watch(page._pack.metrics[0])
    seat.settle()
    assert seat.focus() is page.overview.add_reading


def test_details_begin_at_the_name_of_the_trust_and_enter_leaves_the_caret(seat):
    seat.go("home")
    seat.window.go_to("details")
    seat.settle()
    name = seat.page("details").trust.control("name")
    assert seat.focus() is name
    name.end(False)
    seat.write(" East")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert seat.session.trust.name.endswith(" East")
    assert (seat.focus(), name.cursorPosition()) == (name, len(name.text()))


def test_escape_in_the_evidence_that_is_here_goes_back_to_what_opened_it(seat_at):
    seat = seat_at(filled=ensure_kept)
    evidence = seat.go("assess", "ALN-04").reasons.evidence
    seat.press(evidence.use_button)
    seat.keys(Qt.Key.Key_Escape)
    seat.settle()
    assert seat.focus() is evidence.use_button


def test_a_file_that_is_linked_is_said_and_save_has_the_keyboard(seat, said, tmp_path):
    seat.dialogs.file = tmp_path / "minutes.txt"
    seat.dialogs.file.write_text("Agreed.", encoding="utf-8")
    evidence = seat.go("assess", "ALN-04").reasons.evidence
    evidence.add_button.click()
    seat.settle()
    seat.press(evidence.link_button)
    assert "The file is linked: minutes.txt" in said
    assert seat.focus() is evidence.form.save_button


def test_the_title_of_a_form_in_the_place_of_its_page_is_said(seat, said):
    page = seat.go("metrics")
    for show in (page.show_catalogue, page.show_reading, page.show_definition, page.show_import):
        said.clear()
        show()
        seat.settle()
        form = page._stack.currentWidget()
        assert form.title.text() in said
        form.closed.emit()
        seat.settle()


def test_constraints_without_answers_lead_to_their_first_question(seat_at):
    seat = seat_at(filled=fill_second)
    page = seat.go("constraints")
    page.chips["register"].click()
    words = "Answer the constraint questions"
    told = [one.text() for one in page.findChildren(PlainLabel) if one.isVisible()]
    assert sum(words in one for one in told) == 1
    next(
        one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text() == words
    ).click()
    seat.settle()
    assert seat.window.shell.shown_page() is seat.page("assess")
    assert seat.page("assess").question.crumb.text().startswith("Constraints \N{MIDDLE DOT} CON-")


def test_sign_off_is_heard_with_what_it_does(seat):
    page = seat.go("signing")
    found = page.findChildren(QAbstractButton)
    sign = next(one for one in found if one.text() == "Sign off" and one.isVisible())
    assert sign.accessibleDescription() == PURPOSE
    role = field_on(page, "The role you are signing off as")
    assert role.accessibleDescription().startswith(PURPOSE)


def test_an_error_is_heard_as_one_and_the_hint_of_the_field_stays(seat):
    box = seat.go("details").trust.fields.boxes["name"]
    assert isinstance(box, LabeledField)
    before = box.field.accessibleDescription()
    box.show_fault("Enter the trust's name.")
    assert box.field.accessibleDescription() == f"Error: Enter the trust's name. {before}"


def test_a_figure_that_changed_is_told_to_be_another(seat_at, monkeypatch):
    seat = seat_at(filled=ensure_kept)
    grid = seat.go("constraints").figures.grid
    told = []

    def take(event):
        if event.object() is grid and event.type() == QAccessible.Event.NameChanged:
            told.append(QAccessible.queryAccessibleInterface(grid).child(event.child()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    row = next(one for one in grid.values.rows if one.kind == "figures" and one.cells)
    year = next(iter(row.cells))
    for key in ("7", "x"):
        told.clear()
        grid.setFocus()
        grid.go_to(row.id, year)
        place = grid.currentIndex()
        seat.write(key)
        seat.keys(Qt.Key.Key_Return)
        seat.settle()
        spoken = grid.model().data(place, Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.endswith(key)
        assert spoken in [one.text(QAccessible.Text.Name) for one in told]
