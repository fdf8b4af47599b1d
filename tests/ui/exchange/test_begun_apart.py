"""A trust that is here twice is told on Home and Sharing, and an assessment is copied over there."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import Computer
from tests.ui.seat import Seat

pytestmark = pytest.mark.ui


@pytest.fixture
def seat(qtbot, tmp_path):
    ann, bob = Computer(tmp_path / "ann", "Ann"), Computer(tmp_path / "bob", "Bob")
    mine, other = ann.trust(), bob.trust()
    ann.start(mine, "Ann's autumn")
    theirs = bob.start(other, "Bob's autumn")
    bob.answer(theirs, "ALN-01", answer="embedded")
    content = bob.library.store.hand_over(other)
    ann.library.store.bring_in(Arrival(content), ann.author)
    for one in (ann, bob):
        one.library.close()
    made = Seat(qtbot, tmp_path / "ann").sit_down()
    made.context.navigator.open_trust(mine, "", "home")
    made.settle()
    yield made
    made.close()


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_home_says_that_it_is_here_twice(seat):
    assert any("is here twice, begun separately." in said for said in words_on(seat.go("home")))


def test_an_assessment_of_the_other_is_copied_and_opened(seat):
    page = seat.go("exchange")
    assert any("begun separately." in said for said in words_on(page))
    (copy,) = [b for b in page.findChildren(QPushButton) if b.text() == "Copy into this trust"]
    copy.click()
    seat.settle()
    assert seat.session.assessment.title == "Bob's autumn"
    assert len({a.id for a in seat.session.workspace.records["assessment"].values()}) == 2
