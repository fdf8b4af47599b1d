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
CATHS = ("ALN-04", "ALN-05", "ALN-06")


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
    stamp = ann.session.author.stamp()
    with ann.reopened() as library:
        export_trust(library, ann.session.trust.id, folders / "ann.digistrat", stamp)
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


@pytest.fixture
def three(folders, sit):
    """Ann and Bob work in the team folder, where both have 3 answers of Cath that Bob took back."""
    cath = Computer(folders / "cath", "Cath")
    ann = Computer(folders / "ann", "Ann")
    (trust,) = ann.library.store.trusts()
    cath.library.store.bring_in(Arrival(ann.library.store.hand_over(trust.id)), cath.author)
    ann.library.close()
    (assessment,) = cath.library.home(5).latest
    for item in CATHS:
        cath.answer(assessment.assessment_id, item, answer="siloed", rationale="Cath saw it.")
    export_trust(cath.library, trust.id, folders / "bob.digistrat", cath.author.stamp())
    cath.library.close()
    ann, bob = sit("Ann"), sit("Bob")
    import_file(bob, folders)
    for seat in (bob, ann):
        join(seat, folders)
    meet(bob, ann, bob)
    return ann, bob


def import_file(seat, folders):
    page = seat.go("exchange")
    seat.dialogs.file = folders / "bob.digistrat"
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")


def undo_import(seat):
    seat.dialogs.answers = ["undo"]
    click(seat, seat.go("exchange"), "Undo the import")


UNDONE = "Note: Bob undid the import of changes of Cath: 3 answers."


def test_whoever_has_the_changes_that_go_is_told_whose_they_are_and_can_restore_them(three):
    ann, bob = three
    others = dict.fromkeys(CATHS, "siloed")
    assert others.items() <= answers(ann).items()
    undo_import(bob)
    meet(bob, ann)
    assert not others.keys() & answers(ann).keys()
    assert taken_line(ann) == [UNDONE]
    assert not any("came in from Bob" in said for said in ann.banners())
    follow(ann, "Restore the changes")
    assert answers(ann) == dict.fromkeys((*ITEMS, *CATHS), "siloed")
    assert any("3 entries are restored." in said for said in ann.banners())
    meet(ann, bob)
    assert answers(bob) == answers(ann)


def test_what_somebody_else_brings_back_is_no_news_any_more(three, sit, folders):
    ann, bob = three
    cath = sit("Cath")
    join(cath, folders)
    meet(cath)
    undo_import(bob)
    meet(bob, ann, cath)
    assert taken_line(cath) == ["Note: Bob undid the import of your changes: 3 answers."]
    follow(ann, "Restore the changes")
    meet(ann, cath)
    assert taken_line(cath) == []


def test_who_opens_the_file_again_reads_who_took_it_back_and_can_restore_it(three, folders):
    ann, bob = three
    undo_import(bob)
    meet(bob, ann)
    page = ann.go("exchange")
    ann.dialogs.file = folders / "bob.digistrat"
    click(ann, page, "Choose a file")
    shown = words_on(page)
    assert "Nothing new." in shown
    assert "Bob undid the import of 3 answers in this file on " in shown
    click(ann, page, "Restore these changes")
    assert answers(ann) == dict.fromkeys((*ITEMS, *CATHS), "siloed")
    assert taken_line(ann) == []
    click(ann, page, "Choose a file")
    assert "undid" not in words_on(page)
    meet(ann, bob)
    assert answers(bob) == dict.fromkeys((*ITEMS, *CATHS), "siloed")


def test_who_took_it_back_reads_it_of_themselves_and_can_think_again(three, folders):
    _, bob = three
    undo_import(bob)
    page = bob.go("exchange")
    bob.dialogs.file = folders / "bob.digistrat"
    click(bob, page, "Choose a file")
    assert "You undid the import of 3 answers in this file on " in words_on(page)
    click(bob, page, "Restore these changes")
    assert answers(bob) == dict.fromkeys((*ITEMS, *CATHS), "siloed")


def test_who_never_had_the_changes_is_not_told_of_them(folders, sit):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    import_and_undo(ann, folders)
    cath = sit("Cath")
    join(cath, folders)
    meet(ann, cath)
    assert taken_line(cath) == []
