"""Settings lists the backups with what each has and lacks, and restores any of them."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.services.store.opening import open_library as open_held
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.ui.pages.backups import BackupsCard
from tests.helpers.trusts import fill
from tests.ui.seat import NOW, open_library


@pytest.fixture
def seat(seat_at, make_access, tmp_path):
    """The window on a trust with two backups: of the first day, and of a year nobody has reached."""
    library = open_library(tmp_path)
    fill(library)
    library.store.back_up(NOW)
    library.store.back_up(dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
    library.close()
    rescue = Rescue(make_access())
    made = seat_at(full=False, opener=lambda: Opened(open_held(rescue.access), ""), rescue=rescue)
    assert level(made) != "absent"
    answer(made, "absent")
    return made


def answer(seat, level):
    session = seat.session
    values = {"answer": level}
    session.submit(
        set_response(session.workspace, session.assessment, "ALN-01", values, session.author)
    )
    seat.settle()


def level(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)["ALN-01"].answer


def card_of(seat):
    return seat.go("settings").findChild(BackupsCard)


def test_each_backup_says_what_it_lacks(seat):
    words = [label.text() for label in card_of(seat).findChildren(QLabel) if label.isVisible()]
    assert words.count("It lacks 1 change.") == 2
    assert any("2099" in said for said in words)


def test_any_backup_is_restored_and_what_was_there_is_kept(seat, tmp_path):
    before = level(seat)
    seat.dialogs.answers = ["restore"]
    links = [b for b in card_of(seat).findChildren(QPushButton) if b.text() == "Restore"]
    links[-1].click()
    seat.settle()
    assert before == "absent"
    assert level(seat) != "absent"
    assert len(list(tmp_path.glob("digistrat-kept-*.db"))) == 1
    assert any("The backup was restored." in said for said in seat.banners())


def test_a_person_who_thinks_again_changes_nothing(seat, tmp_path):
    seat.dialogs.answers = ["back"]
    links = [b for b in card_of(seat).findChildren(QPushButton) if b.text() == "Restore"]
    links[0].click()
    seat.settle()
    assert level(seat) == "absent"
    assert list(tmp_path.glob("digistrat-kept-*.db")) == []
