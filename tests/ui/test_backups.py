"""Settings lists the backups with what each has and lacks, and restores any of them."""

import datetime as dt
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.changes import edit, step_of
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.services.store.opening import open_library as open_held
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.services.team.meeting import TeamPlace, keep_place
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


def test_who_works_in_a_team_folder_reads_before_and_after_that_the_rest_comes_back(seat, tmp_path):
    (tmp_path / "team").mkdir()
    seat.context.team.work_in(TeamPlace(tmp_path / "team", "0" * 16))
    seat.settle()
    seat.context.team.give_word(seat.session.trust.id, share=True)
    seat.settle()
    keep = partial(keep_place, place=seat.context.team.place)
    seat.context.ask(lambda library: keep(library.store), lambda _: None)
    seat.settle()
    links = [b for b in card_of(seat).findChildren(QPushButton) if b.text() == "Restore"]
    links[-1].click()
    words = "This copy works in a team folder: what others have "
    assert f"{words}will come back at once." in seat.dialogs.questions[-1].text
    seat.dialogs.answers = ["restore"]
    links[-1].click()
    seat.settle()
    assert any(f"{words}comes back from there." in said for said in seat.banners())
    assert level(seat) == "absent", "it did"


def test_who_works_alone_reads_nothing_of_a_team(seat):
    links = [b for b in card_of(seat).findChildren(QPushButton) if b.text() == "Restore"]
    links[-1].click()
    assert "team" not in seat.dialogs.questions[-1].text


@pytest.mark.parametrize("what", ["a new title", "another assessment", "a new name of the trust"])
def test_the_header_and_home_show_what_the_backup_has(seat, what):
    session, header = seat.session, seat.window.shell.header
    before = (header.trust.whole_text(), header.assessment.whole_text())
    if what == "another assessment":
        new = NewAssessment("Winter", NOW.date(), Form.SHORT, session.pack.sha256)
        made, step = start_assessment(session.trust.trust_id, new, session.author)
        session.submit(step)
        session.show_assessment(made.id)
    else:
        record = session.trust if what == "a new name of the trust" else session.assessment
        field = "name" if what == "a new name of the trust" else "title"
        session.submit(step_of("Edit", edit(record, {field: "Another"}, session.author.stamp())))
    seat.settle()
    assert (header.trust.whole_text(), header.assessment.whole_text()) != before
    seat.dialogs.answers = ["restore"]
    links = [b for b in card_of(seat).findChildren(QPushButton) if b.text() == "Restore"]
    links[-1].click()
    seat.settle()
    assert (header.trust.whole_text(), header.assessment.whole_text()) == before
    said = " ".join(x.text() for x in seat.page("home").findChildren(QLabel) if x.isVisible())
    assert "Another" not in said
    assert "Winter" not in said
