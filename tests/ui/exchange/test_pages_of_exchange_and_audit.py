"""Packages, record, sign-off, review and scoring at the real window."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.analysis.answers.position import questions_asked
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.reviews import give_opinion, give_score
from digistrat_desktop.domain.errors import NotSaved, Refused
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.record.changes import edit, step_of
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.people import told_apart
from digistrat_desktop.domain.trust.reviews import BlindScore, Opinion
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.services.packages.exchange import (
    Sending,
    export_assessments,
    export_trust,
    latest_in,
)
from digistrat_desktop.services.record.reading import challenges_of
from digistrat_desktop.services.store.shown import known_to
from digistrat_desktop.storage.sqlite.store import SqliteStore
from digistrat_desktop.ui.forms.asking import PATIENT_NUMBER
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import IconButton
from tests.helpers.desks import computer, read_file
from tests.ui.seat import field_on, ready_to_sign
from tests.ui.test_whole_check import checked

pytestmark = pytest.mark.ui


def words_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page, words):
    """Give the button shown with these words or this spoken name."""
    found = [
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and words in {b.text(), b.accessibleName()}
    ]
    assert found, [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    return found[0]


def click(seat, page, words):
    button(page, words).click()
    seat.settle()


@pytest.fixture
def package(tmp_path):
    """A package of another trust, from another computer."""
    with computer(tmp_path, "Zoe") as zoe:
        trust_id = zoe.trust("Vale")
        zoe.answer(zoe.start(trust_id, "Spring"), "ALN-01", answer="siloed")
        out = tmp_path / "vale.digistrat"
        export_trust(zoe.library, trust_id, out, zoe.author.stamp())
    return out


def test_a_package_is_shown_before_it_is_brought_in_and_then_opened(seat, package):
    page = seat.go("exchange")
    seat.dialogs.file = package
    click(seat, page, "Choose a file")
    assert "Vale: vale.digistrat" in words_on(page)
    assert "adds all of it" in words_on(page)
    assert "3 changes from Zoe." in words_on(page)
    assert "3 new" in words_on(page)
    assert "Answer “ALN-01 Place of digital in the trust strategy”" in words_on(page)
    assert "After the import" not in words_on(page), "there is nothing to compare with"
    assert seat.session.trust.name != "Vale"
    click(seat, page, "Import file")
    assert seat.session.trust.name == "Vale"
    assert seat.session.assessment.title == "Spring"


def test_many_changes_are_counted_and_listed_only_when_asked_for(seat, tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        trust_id = zoe.trust("Vale")
        spring = zoe.start(trust_id, "Spring")
        for number in range(1, 10):
            zoe.answer(spring, f"ALN-0{number}", answer="siloed")
        export_trust(zoe.library, trust_id, tmp_path / "vale.digistrat", zoe.author.stamp())
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / "vale.digistrat"
    click(seat, page, "Choose a file")
    assert "11 changes from Zoe." in words_on(page)
    assert "ALN-09" not in words_on(page)
    click(seat, page, "Show all changes")
    assert "ALN-09" in words_on(page)
    click(seat, page, "Hide changes")
    assert "ALN-09" not in words_on(page)


def test_a_broken_file_is_refused_in_a_banner_and_nothing_is_shown(seat, tmp_path):
    bad = tmp_path / "bad.digistrat"
    bad.write_bytes(b"PK\x03\x04 no")
    page = seat.go("exchange")
    seat.dialogs.file = bad
    click(seat, page, "Choose a file")
    assert any("is not a DigiStrat file" in words for words in seat.banners())
    assert "bad.digistrat" not in words_on(page)


@pytest.mark.parametrize("what", ["the right file", "another page", "the same again"])
def test_a_problem_is_told_until_something_goes_well_or_one_goes_elsewhere(
    seat, tmp_path, package, what
):
    bad = tmp_path / "bad.digistrat"
    bad.write_bytes(b"PK\x03\x04 no")
    page = seat.go("exchange")
    seat.dialogs.file = bad
    click(seat, page, "Choose a file")
    seat.go("exchange")
    assert len(problems(seat)) == 1
    if what == "another page":
        seat.go("home")
    else:
        seat.dialogs.file = package if what == "the right file" else bad
        click(seat, page, "Choose a file")
    assert len(problems(seat)) == (what == "the same again")
    if what == "another page":
        seat.context.navigator.told.emit(Gravity.INFO, "Something else went well.", ())
        seat.context.navigator.told_of_file.emit("Another file is saved.", "/nowhere/x.pdf")
        assert problems(seat) == []
        seat.go("exchange")
        assert len(problems(seat)) == 1, "it is not done"
        close = [b for b in seat.window.shell.findChildren(IconButton) if b.isVisible()]
        next(b for b in reversed(close) if b.accessibleName() == "Dismiss message").click()
        seat.go("home")
        seat.go("exchange")
        assert problems(seat) == []


def test_of_several_wrong_files_the_last_is_told_by_its_name(seat, tmp_path):
    page = seat.go("exchange")
    for name, content in (("one", b"PK no"), ("two", b"nothing"), ("three", b"SQLite no")):
        seat.dialogs.file = tmp_path / f"{name}.digistrat"
        seat.dialogs.file.write_bytes(content)
        click(seat, page, "Choose a file")
        (words,) = problems(seat)
        assert f"{name}.digistrat" in words


def test_a_file_that_is_read_takes_no_other_problem_of_its_page_away(seat, tmp_path, package):
    seat.dialogs.file = tmp_path / "bad.digistrat"
    seat.dialogs.file.write_bytes(b"PK no")
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    seat.context.navigator.failed.emit(NotSaved("The disk is full, so nothing was saved."))
    assert len(problems(seat)) == 2
    seat.dialogs.file = package
    click(seat, page, "Choose a file")
    (left,) = problems(seat)
    assert "The disk is full" in left


def problems(seat):
    return [words for words in seat.banners() if words.startswith("Problem")]


def test_who_is_to_answer_alone_comes_to_the_page_for_that(seat, tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        spring = zoe.start(zoe.trust("Vale"), "Spring")
        zoe.answer(spring, "ALN-01", answer="siloed")
        out = tmp_path / "alone.digistrat"
        alone = Sending(blind=True)
        export_assessments(zoe.library, [spring], out, zoe.author.stamp(), None, alone)
    page = seat.go("exchange")
    seat.dialogs.file = out
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    assert seat.session.assessment.title == "Spring"
    assert seat.window.shell.shows("scoring")
    session = seat.session
    again = partial(seat.context.navigator.open_trust, session.trust.id, session.assessment.id)
    seat.go("home")
    again()
    seat.settle()
    assert seat.window.shell.shows("scoring"), "also another day"
    values = {"answer": "siloed"}
    step = set_response(session.workspace, session.assessment, "ALN-01", values, session.author)
    assert session.submit(step)
    seat.settle()
    again()
    seat.settle()
    assert seat.window.shell.shows("assess"), "there are answers to be seen"


def test_the_whole_trust_is_written_under_a_password_and_opened_with_it(seat, tmp_path):
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / "out.digistrat"
    field_on(page, "Password").setText("correct horse battery")
    click(seat, page, "Save file")
    package = read_file(tmp_path / "out.digistrat", "correct horse battery")
    assert package.content.trust_id == seat.session.trust.id
    click(seat, page, "Choose a file")
    field_on(page, "Password for the DigiStrat file").setText("correct horse battery")
    click(seat, page, "Open file")
    assert "Nothing new. Everything in this file is here already." in words_on(page)


def test_the_password_holds_though_the_page_is_filled_anew_while_the_file_is_chosen(
    seat, tmp_path, monkeypatch
):
    page, out = seat.go("exchange"), tmp_path / "out.digistrat"

    def chosen(*_):
        page._fill()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return out

    monkeypatch.setattr(seat.dialogs, "file_to_save", chosen)
    field_on(page, "Password").setText("correct horse battery")
    click(seat, page, "Save file")
    assert read_file(out, "correct horse battery").content.trust_id == seat.session.trust.id
    with pytest.raises(Refused):
        read_file(out)


def test_a_package_gets_its_ending_on_the_page_too(seat, tmp_path):
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / "St. Mary's"
    click(seat, page, "Save file")
    assert read_file(tmp_path / "St. Mary's.digistrat").content.trust_id == seat.session.trust.id


@pytest.mark.parametrize("name", ["digistrat.db", "paper.digistrat", "folder.digistrat"])
def test_the_page_writes_over_nothing_but_a_package(seat, tmp_path, name):
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / name
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    elif name.startswith("paper"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    before = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    click(seat, page, "Save file")
    assert any("not a" in words for words in seat.banners())
    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == before


@pytest.fixture
def back(seat, tmp_path):
    """The open trust from Zoe's computer, where the first answer is another and a reason is given."""
    session = seat.session
    values = {"answer": "", "rationale": "", "carried": False}
    say(seat, **values)
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / "out.digistrat"
    click(seat, page, "Save file")
    with computer(tmp_path, "Zoe") as zoe:
        zoe.take(tmp_path / "out.digistrat")
        zoe.answer(session.assessment.id, "ALN-01", answer="embedded", rationale="Zoe's words.")
        zoe.answer(session.assessment.id, "ALN-02", answer="absent", carried=False)
        export_trust(zoe.library, session.trust.id, tmp_path / "back.digistrat", zoe.author.stamp())
    say(seat, answer="siloed")
    seat.dialogs.file = tmp_path / "back.digistrat"
    return seat.dialogs.file


def choose(page, name, choice):
    field = field_on(page, name)
    field.set_choice(choice)
    field.chosen.emit(choice)


def ask(seat, work):
    """Give what the window's own library answers."""
    found = []
    seat.context.store.ask(work, found.append, found.append)
    seat.settle()
    return found[0]


def say(seat, **values):
    session = seat.session
    session.submit(
        set_response(session.workspace, session.assessment, "ALN-01", values, session.author)
    )
    seat.settle()


def answers(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)


def answer_of(seat, item):
    return answers(seat)[item]


def test_where_two_copies_differ_both_are_told_before_and_after_and_the_way_leads_to_settling(
    seat, back
):
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    assert "changes from Zoe. 1 difference to settle." in words_on(page)
    assert "1 thing not settled" in words_on(page)
    assert "Another value" in words_on(page)
    before = seat.session.assessment.id
    click(seat, page, "Import file")
    assert page.isVisible()
    assert seat.session.assessment.id == before
    assert "changes came in from Zoe. 1 difference to settle." in words_on(page)
    assert "answer" in answer_of(seat, "ALN-01").unsettled
    click(seat, page, "Settle")
    settle = seat.page("settle")
    assert settle.isVisible()
    assert "1 difference to settle" in words_on(settle)
    assert "You, 23 Nov 2026" in words_on(settle)
    click(seat, settle, "Keep Siloed")
    kept = answer_of(seat, "ALN-01")
    assert (kept.answer, kept.rationale) == ("siloed", "Zoe's words."), "no text is emptied"
    assert "Leave it for the board" not in {b.text() for b in settle.pane.buttons}
    page = seat.go("exchange")
    assert "changes came in from Zoe." in words_on(page)
    assert "to settle" not in words_on(page)


def test_the_preview_counts_as_settling_does(seat, back):
    say(seat, rationale="Mine.")
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    assert "1 difference to settle." in words_on(page)
    assert "1 thing not settled" in words_on(page)


def test_a_file_with_nothing_new_shows_what_its_sender_has(seat, back, tmp_path):
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    trust_id = seat.session.trust.id
    with computer(tmp_path, "Zoe") as zoe:
        page = seat.go("exchange")
        say(seat, rationale="For Zoe.")
        seat.dialogs.file = tmp_path / "news.digistrat"
        click(seat, page, "Save file")
        zoe.take(seat.dialogs.file)
        seat.dialogs.file = tmp_path / "again.digistrat"
        export_trust(zoe.library, trust_id, seat.dialogs.file, zoe.author.stamp())
    click(seat, page, "Choose a file")
    assert "Nothing new." in words_on(page)
    ((someone, _),) = page._receivers
    known = ask(seat, lambda library: known_to(library.store, trust_id, someone))
    assert known >= latest_in(read_file(seat.dialogs.file).content)


def test_a_file_with_only_what_is_new_says_whose_trust_it_is(seat, back, tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        trust, known = seat.session.trust, latest_in(read_file(back).content)
        zoe.answer(seat.session.assessment.id, "ALN-03", rationale="Seen in March.")
        news = tmp_path / "news.digistrat"
        stamp = zoe.author.stamp()
        export_trust(zoe.library, trust.id, news, stamp, sending=Sending(known))
    assert not read_file(news).content.packs, "the framework is there already"
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    seat.dialogs.file = news
    click(seat, page, "Choose a file")
    assert f"{trust.name}: news.digistrat" in words_on(page)
    assert "1 change from Zoe" in words_on(page)


def test_an_import_is_undone_as_one_act_while_nothing_was_changed_since(seat, back):
    page = seat.go("exchange")
    before = {i: r.answer for i, r in answers(seat).items()}
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    assert answer_of(seat, "ALN-02").answer == "absent"
    seat.dialogs.answers = ["undo"]
    click(seat, page, "Undo the import")
    assert any("The import was undone" in words for words in seat.banners())
    first = answer_of(seat, "ALN-01")
    assert (first.answer, first.rationale, dict(first.unsettled)) == ("siloed", "", {})
    assert {i: r.answer for i, r in answers(seat).items()} == before
    page = seat.go("exchange")
    seat.dialogs.file = back
    click(seat, page, "Choose a file")
    assert "Nothing new." in words_on(page), "what came stays in the change history"
    graph = ask(seat, lambda library: library.store.graph(seat.session.trust.id))
    undone = [one.said for one in graph.events if one.said["undoes"]]
    assert len({one["id"].partition(".")[0] for one in undone}) == 1


def test_after_a_change_an_import_is_no_longer_offered_to_be_undone(seat, back):
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    assert button(page, "Undo the import").isEnabled()
    say(seat, rationale="Mine, afterwards.")
    assert "Undo the import" not in [
        b.text() for b in page.findChildren(QPushButton) if b.isVisible()
    ]


def test_a_trust_that_was_imported_is_gone_when_its_import_is_undone(seat, package):
    page = seat.go("exchange")
    seat.dialogs.file = package
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    page = seat.go("exchange")
    seat.dialogs.answers = ["undo"]
    click(seat, page, "Undo the import")
    names = [trust.name for trust in ask(seat, lambda library: library.home(9).trusts)]
    assert "Vale" not in names
    assert len(names) == 1


def test_one_assessment_or_several_are_saved_without_the_others(seat, tmp_path):
    page, out = seat.go("exchange"), tmp_path / "out.digistrat"
    seat.dialogs.file = out
    choose(page, "What to save", "some")
    assert field_on(page, "Assessments").chosen() == (seat.session.assessment.id,)
    click(seat, page, "Save file")
    found = read_file(out).workspace
    assert [one.id for one in found.all(Assessment)] == [seat.session.assessment.id]


def test_a_copy_for_people_outside_leaves_out_what_is_ticked(seat, tmp_path):
    page, out = seat.go("exchange"), tmp_path / "out.digistrat"
    seat.dialogs.file = out
    choose(page, "What to save", "outside")
    field_on(page, "Areas to leave out").set_chosen(("CON",))
    click(seat, page, "Save file")
    found = read_file(out)
    assert found.content.trust_id != seat.session.trust.id
    assert set(found.workspace.people.values()) == {
        f"Person {n}" for n in range(1, len(found.workspace.people) + 1)
    }
    answers = found.workspace.records["response"].values()
    assert answers
    assert not [one for one in answers if one.item_id.startswith("CON")]


def test_a_copy_for_people_outside_that_leaves_out_nothing_is_told_beside_the_field(seat, tmp_path):
    page = seat.go("exchange")
    seat.dialogs.file = tmp_path / "out.digistrat"
    choose(page, "What to save", "outside")
    field_on(page, "Leave out people's names").setChecked(False)
    click(seat, page, "Save file")
    assert "Choose what to leave out." in words_on(page)
    assert not seat.dialogs.file.exists()


def test_for_somebody_whose_file_came_only_what_is_new_to_them_is_saved(seat, back, tmp_path):
    page = seat.go("exchange")
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    say(seat, rationale="New to Zoe.")
    page = seat.go("exchange")
    whole, short = tmp_path / "whole.digistrat", tmp_path / "short.digistrat"
    seat.dialogs.file = whole
    click(seat, page, "Save file")
    seat.dialogs.file = short
    ((someone, _),) = page._receivers
    choose(page, "Who it is for", someone)
    click(seat, page, "Save file")
    content = read_file(short).content
    assert content.needs
    assert len(content.events) < len(read_file(whole).content.events) / 10


def test_the_record_tells_every_change_and_checks_itself(seat, qtbot):
    checked(seat, qtbot)  # or its report would come in between
    page = seat.go("record")
    first = words_on(page)
    click(seat, page, "Earlier changes")
    assert words_on(page) != first
    click(seat, page, "Later changes")
    assert words_on(page) == first
    click(seat, page, "Check the change history")
    assert "unaltered" in words_on(page)
    assert "cannot prove" in words_on(page)


def test_what_was_done_in_one_go_is_one_row_that_opens(seat):
    page = seat.go("record")
    (act, *_) = [b for b in page.findChildren(QPushButton) if b.text().startswith("Show ")]
    words = act.text()
    before = words_on(page).count("Reading “")
    act.click()
    seat.settle()
    assert words_on(page).count("Reading “") > before + 3
    hide = next(b for b in page.findChildren(QPushButton) if b.text() == "Hide changes")
    hide.click()
    seat.settle()
    assert words in [b.text() for b in page.findChildren(QPushButton)]
    assert words_on(page).count("Reading “") == before


def test_the_last_fingerprint_is_shown_as_a_code_and_copied_in_full(seat):
    page = seat.go("record")
    end = ask(seat, lambda library: library.store.graph(seat.session.trust.id).end)
    assert f"Last fingerprint: {code_of(end)}" in words_on(page)
    click(seat, page, "Copy the last fingerprint in full")
    assert QGuiApplication.clipboard().text() == end


def test_a_code_from_paper_is_compared_with_the_seals_and_the_last_fingerprint(seat):
    signing = ready_to_sign(seat)
    click(seat, signing, "Sign off")
    ((seal,),) = [signed.seals for signed in seat.session.workspace.signed.values()]
    page = seat.go("record")
    compare(seat, page, seal.code.lower())
    assert "THE SEAL WITH THIS CODE IS HERE" in words_on(page)
    compare(seat, page, "532Y-42C2-KJWJ-CAG0")
    assert "NO SEAL HERE HAS THE CODE YOU GAVE" in words_on(page)
    compare(seat, page, code_of(page._end))
    assert "This is the last fingerprint here" in words_on(page)
    compare(seat, page, "")
    assert "Enter the code that is on paper." in words_on(page)


def compare(seat, page, code):
    field_on(page, "Code on paper").setText(code)
    click(seat, page, "Compare with paper")


def test_a_sign_off_seals_and_a_reason_reopens(seat):
    page = ready_to_sign(seat)
    click(seat, page, "Sign off")
    assert seat.session.assessment.status is Status.SEALED
    page = seat.go("signing")
    assert "Signed off as Chair" in words_on(page)
    (signed,) = seat.session.workspace.signed.values()
    assert signed.seals[0].code in words_on(page)
    field_on(page, "Why you are making a revision").setText("A figure was wrong.")
    click(seat, page, "Make a revision")
    assert seat.session.assessment.status is Status.DRAFT
    assert seat.session.assessment.title.endswith("(revision 2)")


def test_a_name_is_asked_for_before_anything_is_signed_off(seat):
    page = seat.go("signing")
    field_on(page, "The role you are signing off as").setText("Chair")
    for box in page.findChildren(TickBox):
        box.setChecked(True)
    click(seat, page, "Sign off")
    assert "Write your name first, then press Sign off." in words_on(page)
    assert seat.session.assessment.status is Status.DRAFT
    field_on(page, "Your name").setText("Ann Lee")
    click(seat, page, "Sign off")
    assert seat.session.assessment.status is Status.SEALED
    assert "Signed off as Chair by Ann Lee." in words_on(seat.go("signing"))


@pytest.mark.parametrize("came_from", ["home", "check", "assess"])
def test_sign_off_begins_at_the_role_wherever_one_comes_from(seat, came_from):
    seat.window.resize(1024, 560)
    seat.go(came_from)
    page = seat.go("signing")
    assert seat.focus() is field_on(page, "The role you are signing off as")


def test_all_that_sign_off_asks_is_said_at_once_beside_its_fields(seat):
    page = seat.go("signing")
    click(seat, page, "Sign off")
    role = field_on(page, "The role you are signing off as")
    assert "Give the role you sign off as." in words_on(page)
    assert "Read what is open, then tick this to sign off." in words_on(page)
    assert seat.window.focusWidget() is role
    assert seat.session.assessment.status is Status.DRAFT


def test_what_blocks_a_sign_off_is_marked_and_the_button_is_off(seat):
    session = seat.session
    values = {"answer": "cannot_say", "rationale": ""}
    item = session.pack.sections[0].items()[0].id
    session.submit(
        set_response(session.workspace, session.assessment, item, values, session.author)
    )
    page = seat.go("signing")
    assert not button(page, "Sign off").isEnabled()
    assert "Required" in words_on(page)


def test_a_sample_is_drawn_an_opinion_given_and_answered(seat):
    page = seat.go("review")
    click(seat, page, "Pick sample")
    assert any("sample code" in words for words in seat.banners())
    field_on(page, "Sample code").setText("2026-A")
    click(seat, page, "Pick sample")
    item = page._sample[0].item_id
    page.show_state(item)
    seat.settle()
    field_on(page, "Conclusion").set_choice("disagree")
    field_on(page, "Comment").set_text("The paper says otherwise.")
    click(seat, page, "Save conclusion")
    ((challenge, reply),) = challenges_of(seat.session.workspace, seat.session.assessment.id)
    assert (challenge.item_id, challenge.sample, reply) == (item, "2026-A", None)
    field_on(page, "Reply").set_text("It is the old one.")
    click(seat, page, "Do not accept")
    assert "Not accepted: It is the old one." in words_on(page)


def test_what_is_signed_off_asks_for_no_conclusion_reply_or_answer_that_it_would_refuse(
    seat,
):
    session = seat.session
    said = (Opinion.DISAGREE, "The paper says otherwise.", "absent")
    assert session.submit(
        give_opinion(session.workspace, session.assessment, "ALN-01", said, session.author)
    )
    mine = {"answer": "siloed", "why": "Seen on the wards."}
    assert session.submit(
        give_score(session.workspace, session.assessment, "ALN-01", mine, session.author)
    )
    click(seat, ready_to_sign(seat), "Sign off")
    assert seat.session.is_locked
    for name in ("review", "scoring"):
        page = seat.go(name, "ALN-01")
        if name == "scoring":
            click(seat, page, "Show all answers")
        assert "Signed off. The answers stay as they were signed." in words_on(page)
        asked = {
            b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.isEnabled()
        }
        refused = {"Save conclusion", "Accept", "Do not accept", "Agree"}
        assert not asked & {*refused, "Save my answer", "Change my answer"}
        assert "Show sign-off" in asked
    page = seat.go("review", "ALN-01")
    assert "The paper says otherwise." in words_on(page)


def test_an_action_answers_a_conclusion_and_both_pages_show_it(seat):
    session = seat.session
    said = (Opinion.DISAGREE, "The paper says otherwise.", "absent")
    step = give_opinion(session.workspace, session.assessment, "ALN-01", said, session.author)
    assert session.submit(step)
    ((challenge, _),) = challenges_of(session.workspace, session.assessment.id)
    page = seat.go("review", challenge.id)
    assert "Level found instead: Absent" in words_on(page)
    click(seat, page, "Add action")
    actions = seat.page("actions")
    actions.form.control("title").setText("Find the newer paper")
    actions.form.save_button.click()
    (action,) = [a for a in session.workspace.all(Action) if a.title == "Find the newer paper"]
    assert action.addresses == (challenge.id,)
    page = seat.go("review", challenge.id)
    assert "Action: “Find the newer paper”, proposed" in words_on(page)


def test_ones_own_score_is_kept_and_the_spread_shown_only_when_asked(seat):
    page = seat.go("scoring", "ALN-01")
    field_on(page, "Your answer").set_choice("embedded")
    field_on(page, "Why").set_text("Seen on the wards.")
    click(seat, page, "Save my answer")
    (score,) = seat.session.workspace.all(BlindScore)
    assert (score.item_id, score.answer) == ("ALN-01", "embedded")
    assert "Seen on the wards." not in words_on(page)
    click(seat, page, "Show all answers")
    assert "Seen on the wards." in words_on(page)
    field_on(page, "Agreed answer").set_choice("embedded")
    click(seat, page, "Agree")
    assert "Agreed: Embedded" in words_on(page)


def test_what_one_gave_is_shown_and_changed_and_the_keyboard_goes_to_the_next_question(seat):
    page = seat.go("scoring", "ALN-01")
    field_on(page, "Your answer").set_choice("embedded")
    field_on(page, "Why").set_text("Seen on the wards.")
    click(seat, page, "Save my answer")
    (score,) = seat.session.workspace.all(BlindScore)
    assert field_on(page, "Question").choice() == "ALN-02"
    assert seat.focus() is field_on(page, "Your answer")
    assert "You answered" not in words_on(page), "the next question has no answer of theirs yet"
    page = seat.go("scoring", "ALN-01")
    seat.settle()
    day = short_day(local_time(seat.context.session.author.stamp().at).date())
    assert f"You answered Embedded on {day}. Seen on the wards." in words_on(page)
    assert field_on(page, "Your answer").choice() == "embedded"
    field_on(page, "Your answer").set_choice("siloed")
    click(seat, page, "Change my answer")
    (changed,) = seat.session.workspace.all(BlindScore)
    assert (changed.id, changed.answer, changed.why) == (score.id, "siloed", "Seen on the wards.")


def test_a_number_like_a_patient_s_is_pointed_out_in_words_and_never_in_a_password(seat):
    page = seat.go("scoring", "ALN-01")
    field_on(page, "Why").setPlainText("patient 943 476 5919")
    assert PATIENT_NUMBER in words_on(page)
    page = seat.go("exchange")
    password = field_on(page, "Password")
    password.setText("943 476 5919")
    assert PATIENT_NUMBER not in words_on(page)
    assert password.displayText() != password.text()


@pytest.mark.parametrize("name", ["exchange", "record"])
def test_each_page_says_what_it_is_when_nothing_is_open(empty_seat, name):
    page = empty_seat.go(name)
    assert words_on(page)
    assert not [words for words in empty_seat.banners() if words.startswith("Problem")]


class FullDisk(SqliteStore):
    """A store on a disk that has no room for what comes in."""

    def bring_in(self, arrival, author):
        raise NotSaved("The disk is full, so nothing was imported.")


def test_a_package_that_could_not_be_brought_in_leaves_screen_and_store_as_they_were(
    seat_at, opener, package
):
    seat = seat_at(opener=opener(store=FullDisk))
    before, trust = seat.session.workspace, seat.session.trust.name
    page = seat.go("exchange")
    seat.dialogs.file = package
    click(seat, page, "Choose a file")
    click(seat, page, "Import file")
    assert any("The disk is full" in words for words in seat.banners())
    assert "Vale: vale.digistrat" in words_on(page), "it can be tried again"
    assert (seat.session.workspace, seat.session.trust.name) == (before, trust)
    seat.close()
    with seat.reopened() as library:
        assert [one.name for one in library.home(1).trusts] == [trust]


@pytest.mark.parametrize("then", ["another page", "another file"])
def test_where_a_file_was_saved_is_said_until_something_else_is_looked_at(seat, tmp_path, then):
    seat.go("reports")
    tell = seat.context.navigator.told_of_file.emit
    tell("The report is saved.", str(tmp_path / "first.pdf"))
    seat.go("reports")
    assert [one for one in seat.banners() if "first.pdf" in one]
    if then == "another file":
        tell("The report is saved.", str(tmp_path / "second.pdf"))
    else:
        seat.go("home")
    seat.settle()
    assert not [one for one in seat.banners() if "first.pdf" in one]


def test_who_answers_separately_is_asked_what_the_form_asks(seat):
    session, pack = seat.session, seat.session.pack
    edited = edit(session.assessment, {"form": Form.SHORT}, session.author.stamp())
    assert session.submit(step_of("Edit", edited))
    page = seat.go("scoring", "ALN-01")
    questions = field_on(page, "Question")
    offered = {questions.itemData(n) for n in range(questions.count())}
    judgement = seat.context.insight.current()
    asked = {one.item.id for _, one in questions_asked(judgement.position)}
    assert offered == asked
    assert len(offered) < sum(pack.scale_of(item.id) is not None for item in pack.items())


def suggested(seat, monkeypatch, page):
    """Save, and give the name that is offered."""
    names = []
    monkeypatch.setattr(seat.dialogs, "file_to_save", lambda _t, path, _k: names.append(path.name))
    click(seat, page, "Save file")
    return names[0]


def test_each_copy_to_answer_separately_is_saved_under_a_name_of_its_own(
    seat, monkeypatch, tmp_path
):
    names = []

    def chosen(_title, path, _kinds):
        names.append(path.name)
        return tmp_path / path.name

    monkeypatch.setattr(seat.dialogs, "file_to_save", chosen)
    for _ in range(3):
        page = seat.go("exchange")
        field_on(page, "What to save").set_choice("alone")
        seat.settle()
        click(seat, page, "Save file")
        seat.go("home")
    first = "Autumn 2026 to answer separately"
    assert names == [f"{first}.digistrat", f"{first} (2).digistrat", f"{first} (3).digistrat"]
    assert sorted(path.name for path in tmp_path.glob("*.digistrat")) == sorted(names)


def test_each_file_of_a_separate_answer_has_a_name_of_its_own(seat, monkeypatch):
    page = seat.go("exchange")
    plain = suggested(seat, monkeypatch, page)
    field_on(page, "What to save").set_choice("alone")
    seat.settle()
    alone = suggested(seat, monkeypatch, page)
    assert alone == "Autumn 2026 to answer separately.digistrat"
    me = seat.context.preferences.settings.actor_id
    seat.session.name_person(me, "Bob Shah")
    session = seat.session
    values = {"answer": "siloed", "why": ""}
    assert session.submit(
        give_score(session.workspace, session.assessment, "ALN-01", values, session.author)
    )
    seat.settle()
    page = seat.go("exchange")
    back = suggested(seat, monkeypatch, page)
    assert back.endswith(" from Bob Shah.digistrat")
    assert back.startswith(plain.removesuffix(".digistrat"))
    seat.session.name_person("person-namesake", "bob shah")
    apart = suggested(seat, monkeypatch, seat.go("exchange"))
    mark = told_apart(seat.session.workspace.people)[me].removeprefix("Bob Shah (")[:4]
    assert apart.endswith(f" from Bob Shah {mark}.digistrat")
