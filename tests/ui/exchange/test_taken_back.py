"""An import that is undone says before what goes and of whom; whoever's changes go is told and asked."""

import pytest
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.strategy import withdraw_entry
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.packages.exchange import export_trust
from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.banner import Banner
from digistrat_desktop.ui.kit.buttons import IconButton, LinkButton
from digistrat_desktop.ui.pages.team import TeamCard
from tests.helpers.desks import Computer
from tests.ui.seat import Seat, words_on

pytestmark = pytest.mark.ui
ITEMS = ("ALN-01", "ALN-02", "ALN-03")


@pytest.fixture
def folders(tmp_path):
    """Two data folders that hold one trust, a folder both reach, and a file Bob sent of 3 answers more."""
    ann, bob = Computer(tmp_path / "ann", "Ann"), Computer(tmp_path / "bob", "Bob")
    trust = ann.trust()
    assessment = ann.start(trust)
    bob.library.store.bring_in(Arrival(ann.library.store.hand_over(trust)), bob.author)
    for item in ITEMS:
        bob.answer(assessment, item, answer="siloed", rationale="Bob saw it.")
    export_trust(bob.library, trust, tmp_path / "bob.digistrat", bob.author.stamp())
    for one in (ann, bob):
        one.library.close()
    (tmp_path / "team").mkdir()
    return tmp_path


@pytest.fixture
def sit(qtbot, folders):
    seats = []

    def at(name):
        settings = Settings(theme="light", actor_id=f"person-{name}")
        seats.append(Seat(qtbot, folders / name.lower(), settings=settings).sit_down())
        return seats[-1]

    yield at
    for seat in seats:
        seat.close()


def click(seat, page, words):
    found = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    found[0].click()
    seat.settle()


def follow(seat, words):
    links = [one for one in seat.window.shell.findChildren(LinkButton) if one.text() == words]
    next(one for one in links if one.isVisible()).click()
    seat.settle()


def join(seat, folders):
    card = seat.go("settings").findChild(TeamCard)
    seat.dialogs.file = folders / "team"
    card.choose.click()
    seat.settle()


def meet(*seats):
    for seat in seats:
        seat.context.team.meet()
        seat.settle()


def answers(seat):
    found = responses_of(seat.session.workspace, seat.session.assessment.id)
    return {item: one.answer for item, one in found.items() if one.answer}


def import_and_undo(seat, folders, answer="undo"):
    page = seat.go("exchange")
    seat.dialogs.file = folders / "bob.digistrat"
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    seat.dialogs.answers = [answer]
    click(seat, seat.go("exchange"), "Undo the import")


def taken_line(seat):
    return [said for said in seat.banners() if "undid" in said]


def test_before_it_is_undone_a_person_reads_what_goes_and_of_whom(sit, folders):
    ann = sit("Ann")
    import_and_undo(ann, folders, answer="keep")
    (question,) = ann.dialogs.questions
    assert question.title == "Undo the import?"
    assert question.text.startswith("This undoes 3 answers of Bob.")
    assert "it is undone there too" in question.text
    assert set(answers(ann)) == set(ITEMS), "nothing was undone without a yes"
    ann.dialogs.answers = ["undo"]
    click(ann, ann.page("exchange"), "Undo the import")
    assert answers(ann) == {}


def test_the_sender_is_told_in_one_line_that_leads_to_the_change_and_brings_it_back(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    import_and_undo(ann, folders)
    for seat in (ann, bob):
        join(seat, folders)
    meet(ann, bob)
    assert answers(bob) == {}
    line = "Note: Ann undid the import of your changes: 3 answers."
    assert taken_line(bob) == [line]
    assert not any("came in from Ann" in said for said in bob.banners())
    follow(bob, "Show changes")
    assert bob.window.shell.shows("record")
    shown = words_on(bob.page("record"))
    assert "3 changes" in shown
    assert shown.count("Siloed") == len(ITEMS), "the levels that go are told"
    assert shown.count("Bob saw it.") == len(ITEMS)
    follow(bob, "Restore my changes")
    assert answers(bob) == dict.fromkeys(ITEMS, "siloed")
    assert taken_line(bob) == []
    assert any("3 entries are as you had them." in said for said in bob.banners())
    meet(bob, ann)
    assert answers(ann) == dict.fromkeys(ITEMS, "siloed")
    assert taken_line(ann) == []


def test_the_line_is_there_again_after_a_restart_until_it_is_closed(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    import_and_undo(ann, folders)
    for seat in (ann, bob):
        join(seat, folders)
    meet(ann, bob)
    bob.close()
    again = sit("Bob")
    assert len(taken_line(again)) == 1
    answer_one(again, "ALN-05")
    assert len(taken_line(again)) == 1, "it stays while one works"
    close = line_of(again).findChild(IconButton)
    close.click()
    again.settle()
    again.close()
    assert taken_line(sit("Bob")) == []


def line_of(seat):
    return next(b for b in seat.window.shell.findChildren(Banner) if "undid" in b.label.text())


def answer_one(seat, item):
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, item, {"answer": "absent"}, session.author
    )
    assert session.submit(step)
    seat.settle()


def test_the_sender_is_told_when_it_comes_home_in_a_file(sit, folders):
    ann = sit("Ann")
    import_and_undo(ann, folders)
    ann.close()
    library, trust = ann.reopened(), ann.session.trust.id
    stamp = ann.session.author.stamp()
    export_trust(library, trust, folders / "ann.digistrat", stamp)
    library.close()
    bob = sit("Bob")
    page = bob.go("exchange")
    bob.dialogs.file = folders / "ann.digistrat"
    click(bob, page, "Choose a file")
    assert "Ann undid the import of changes of Bob: 3 answers." in words_on(page)
    click(bob, page, "Import file")
    assert len(taken_line(bob)) == 1
    follow(bob, "Restore my changes")
    assert answers(bob) == dict.fromkeys(ITEMS, "siloed")


def test_an_assessment_that_is_archived_elsewhere_is_left_and_told(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    for seat in (ann, bob):
        join(seat, folders)
    meet(bob, ann)
    meet(bob)
    gone = bob.session.assessment
    session = ann.session
    gone_there = (session.workspace, session.assessment, "Begun twice.", session.author)
    assert session.submit(withdraw_entry(*gone_there))
    ann.settle()
    meet(ann, bob)
    assert any(f"“{gone.title}” is archived." in said for said in bob.banners())
    assert bob.session.assessment is None or bob.session.assessment.id != gone.id
