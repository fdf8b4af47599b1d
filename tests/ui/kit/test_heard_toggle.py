"""What assistive software toggles is heard as a click is, once, and what we show is not heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from digistrat_desktop.ui.kit.buttons import ChipButton, HeardToggle


class Radio(HeardToggle, QRadioButton):
    def __init__(self):
        super().__init__()
        self.hear_toggles()


@pytest.fixture
def chip(qtbot, look):
    made = ChipButton(look, "Timeline")
    qtbot.addWidget(made)
    return made


def from_outside(button):
    """Do what the accessibility interface offers first, as assistive software does."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(actions.toggleAction())


def heard(button):
    told = []

    def hear():
        told.append(button.isChecked())

    button.clicked.connect(hear)
    return told


def test_a_toggle_from_outside_is_heard_once(chip):
    told = heard(chip)
    from_outside(chip)
    assert told == [True]
    from_outside(chip)
    assert told == [True, False]


def test_a_click_is_heard_once(chip):
    told = heard(chip)
    chip.show()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == [True]
    chip.hide()


def test_what_the_program_shows_is_not_heard(chip):
    told = heard(chip)
    chip.setChecked(True)
    chip.setChecked(False)
    assert told == []


def test_the_one_that_makes_room_in_a_group_is_not_heard(qtbot):
    group, first, other = QButtonGroup(), Radio(), Radio()
    for radio in (first, other):
        qtbot.addWidget(radio)
        group.addButton(radio)
    first.setChecked(True)
    told = heard(first), heard(other)
    from_outside(other)
    assert told == ([], [True])
    assert not first.isChecked()
