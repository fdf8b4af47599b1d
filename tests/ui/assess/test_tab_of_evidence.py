"""Tab goes through a form of evidence as the eye does: its fields, then every button of its foot."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.kit.access import takes_keyboard

pytestmark = pytest.mark.ui


@pytest.mark.parametrize("asked", ["open_form", "open_pick"])
def test_tab_reaches_every_control_of_the_form_before_any_other(seat, asked):
    evidence = seat.go("assess", "ALN-01").reasons.evidence
    getattr(evidence, asked)()
    seat.settle()
    stops = [one for one in evidence.form.findChildren(QWidget) if takes_keyboard(one)]
    reached, places = [], []
    while evidence.form.isAncestorOf(seat.focus()):
        reached.append(seat.focus())
        corner = seat.focus().mapTo(evidence.form, QPoint())
        places.append((corner.y(), corner.x()))
        seat.keys(Qt.Key.Key_Tab)
    assert {*stops} == {*reached}
    assert places == sorted(places)
