"""Sign off says that a name is needed before it signs, and signs only when it is pressed again."""

from PySide6.QtCore import Qt

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.tick_box import TickBox
from tests.ui.seat import field_on

NAME = "Your name"


def press_sign_off(seat, page):
    field_on(page, "The role you are signing off as").setFocus()
    seat.keys(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()


def filled(seat):
    page = seat.go("signing")
    field_on(page, "The role you are signing off as").setText("Chair")
    for box in page.findChildren(TickBox):
        box.setChecked(True)
    return page


def is_signed(seat):
    return seat.session.assessment.status is Status.SEALED


def test_without_a_name_sign_off_says_so_at_the_field_and_nothing_is_signed(seat):
    page = filled(seat)
    press_sign_off(seat, page)
    assert not is_signed(seat)
    name = field_on(page, NAME)
    assert name.hasFocus()
    assert name.accessibleDescription().startswith(
        "Error: Write your name first, then press Sign off."
    )
    seat.write("Sam Reeve")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert not is_signed(seat)


def test_with_the_name_written_sign_off_signs_as_that_person(seat):
    page = filled(seat)
    field_on(page, NAME).setFocus()
    seat.write("Sam Reeve")
    press_sign_off(seat, page)
    assert is_signed(seat)
    (seal,) = seat.session.workspace.signed[seat.session.assessment.id].seals
    assert seat.session.workspace.name_of(seal.signer_id) == "Sam Reeve"


def test_one_who_gave_a_name_before_is_not_asked_again(seat):
    seat.context.call_me("Sam Reeve")
    page = filled(seat)
    assert all(one.accessibleName() != NAME for one in page.findChildren(LineField))
    press_sign_off(seat, page)
    assert is_signed(seat)
