"""What came after sign-off, and two who signed off and did not know of each other, are told."""

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.analysis.answers.readiness import after_sign_off
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.edits.strategy import withdraw_entry
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.record.workspace import (
    responses_of,
    revision_of,
    revisions_apart,
    revisions_gone,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import after_sign_off_words
from digistrat_desktop.services.record.reading import record_lines
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from digistrat_desktop.ui.forms.tick_box import TickBox
from tests.helpers.apart import ANN, BOB, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.seat import field_on, open_library, ready_to_sign

pytestmark = pytest.mark.ui


def signed(*, twice):
    def filled(library):
        fill(library)
        ann = Person(library, ANN, 3)
        ann.answer("ALN-02", answer="absent")
        with copy_of(library, ann.author) as other:
            bob = Person(other, BOB, 4)
            bob.answer("ALN-02", answer="embedded", rationale="Said later.")
            ann.answer("ALN-02", answer="siloed")
            if twice:
                seal_assessment(other, bob.assessment.id, "Director", bob.author)
            seal_assessment(library, ann.assessment.id, "Chair", ann.author)
            give(other, library, ann.author)

    return filled


def sit(seat_at, *, twice):
    seat = seat_at(filled=signed(twice=twice))
    autumn = max(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    seat.session.show_assessment(autumn.id)
    seat.settle()
    return seat


def words_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def ask(seat, work):
    """Give what the window's own library answers."""
    found = []
    seat.context.store.ask(work, found.append, found.append)
    seat.settle()
    return found[0]


def press(seat, page, words):
    found = page.findChildren(QPushButton)
    next(one for one in found if one.text() == words and one.isVisible()).click()
    seat.settle()


def test_late_changes_are_counted_and_shown_and_are_no_part_of_what_was_signed(seat_at):
    seat = sit(seat_at, twice=False)
    page = seat.go("signing")
    assert "1 change came after sign-off and is not part of it." in words_on(page)
    assert "number" not in words_on(page)
    answers = responses_of(seat.session.workspace, seat.session.assessment.id)
    assert answers["ALN-02"].answer == "siloed"
    press(seat, page, "Show")
    shown = words_on(seat.page("record"))
    assert "1 change" in shown
    assert "Said later." in shown
    assert "Came after sign-off" in shown


def test_late_changes_are_taken_into_a_revision_with_their_reason(seat_at):
    seat = sit(seat_at, twice=False)
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("Bob's answer came late.")
    press(seat, page, "Take into a revision")
    assert seat.session.assessment.status is Status.DRAFT
    answers = responses_of(seat.session.workspace, seat.session.assessment.id)
    assert (answers["ALN-02"].answer, answers["ALN-02"].rationale) == ("embedded", "Said later.")


def test_late_changes_can_be_left_where_they_are_when_it_is_reopened(seat_at):
    seat = sit(seat_at, twice=False)
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("The target was wrong.")
    press(seat, page, "Keep the answers here")
    assert seat.session.assessment.status is Status.DRAFT
    answers = responses_of(seat.session.workspace, seat.session.assessment.id)
    assert answers["ALN-02"].answer == "siloed"


def revised_before_it_came(library):
    """Ann signs and makes a revision; then Bob's answers arrive."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-02", answer="absent")
    ann.answer("ALN-05", answer="", rationale="", carried=False)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        bob.answer("ALN-02", answer="embedded", rationale="Said later.")
        bob.answer("ALN-05", answer="siloed", rationale="Seen in June.")
        sealed = ann.assessment.id
        seal_assessment(library, sealed, "Chair", ann.author)
        reopen_assessment(library, sealed, "The target was wrong.", ann.author)
        give(other, library, ann.author)


@pytest.mark.parametrize("at", [Status.SUPERSEDED, Status.DRAFT])
def test_late_changes_are_taken_into_a_revision_that_is_there_already(seat_at, at):
    seat = seat_at(filled=revised_before_it_came)
    every = seat.session.workspace.all(Assessment)
    place = max((one for one in every if one.status is at), key=lambda one: one.as_of)
    seat.session.show_assessment(place.id)
    seat.settle()
    page = seat.go("signing")
    seat.settle()
    assert "2 changes came after sign-off and are not part of it." in words_on(page)
    assert "2 changes are not in the revision." in words_on(page)
    press(seat, page, "Take into the revision")
    assert seat.session.assessment.status is Status.DRAFT
    answers = responses_of(seat.session.workspace, seat.session.assessment.id)
    assert (answers["ALN-02"].answer, answers["ALN-02"].rationale) == ("embedded", "Said later.")
    assert (answers["ALN-05"].answer, answers["ALN-05"].rationale) == ("siloed", "Seen in June.")
    page = seat.go("signing")
    seat.settle()
    assert "not in the revision" not in words_on(page), "nothing is left to take"
    lines = ask(seat, lambda library: record_lines(library, str(place.trust_id)))
    assert sum("made after sign-off" in str(one) for one in lines) >= 2


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize(("page_id", "way"), [("home", "Open Sign off"), ("check", "Fix")])
def test_what_came_after_a_sign_off_is_told_while_another_assessment_is_open(
    seat_at, twice, page_id, way
):
    seat = sit(seat_at, twice=twice)
    spring = min(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    autumn = seat.session.assessment
    seat.session.show_assessment(spring.id)
    seat.settle()
    page = seat.go(page_id)
    said = words_on(page)
    told = "signed off twice: by the" if twice else after_sign_off_words(1)
    assert f"{autumn.title}: {told}" in said
    press(seat, page, way)
    assert seat.page("signing").isVisible()
    assert seat.session.assessment.id == autumn.id


@pytest.mark.parametrize("twice", [False, True])
def test_what_came_after_a_sign_off_is_told_however_old_that_is(tmp_path, twice):
    library = open_library(tmp_path)
    signed(twice=twice)(library)
    (trust,) = library.store.trusts()
    autumn = next(one for one in library.home(5).latest if one.title == "Autumn 2026")
    ann = Person(library, ANN, 9)
    for day in (1, 2):
        new = NewAssessment(
            f"Later {day}", dt.date(2027, 1, day), Form.FULL, ann.assessment.pack_sha256
        )
        ann.do(start_assessment(trust.id, new, ann.author)[1])
    workspace = library.store.open_trust(trust.id, None, 1).workspace
    assert [one.record for one in after_sign_off(workspace)] == [autumn.assessment_id]
    made = reopen_assessment(library, autumn.assessment_id, "Corrected.", ann.author)
    workspace = library.store.open_trust(trust.id, None, 1).workspace
    assert workspace.find(Assessment, made.id) is None
    assert after_sign_off(workspace) == ()
    library.close()


def revised_by_both(library):
    """Ann and Bob each take what came after sign-off into a revision, and then meet."""
    signed(twice=False)(library)
    ann = Person(library, ANN, 5)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 6)
        sealed = ann.assessment.id
        reopen_assessment(other, sealed, "Bob's answer came late.", bob.author, with_late=True)
        reopen_assessment(library, sealed, "The chair asked.", ann.author)
        give(other, library, ann.author)


def test_two_revisions_made_at_once_are_named(seat_at):
    seat = seat_at(filled=revised_by_both)
    (made,) = revisions_apart(seat.session.workspace).values()
    listed_ = seat.context.insight.current().findings
    finding = next(f for f in listed_ if f.rule == "several revisions")
    page = seat.go(finding.page, finding.record)
    assert seat.session.assessment.id == made[0].id
    said = words_on(page)
    assert "There are 2 revisions of one assessment" in said
    assert "Made by Ann Lee on 5 May 2026" in said
    assert "Made by Bob Shah on 6 May 2026" in said
    assert "They differ in 1 answer." in said
    assert said.count("Open now") == 1, "the one on the screen is told from the other"


def test_one_of_two_revisions_is_archived_for_a_reason_and_undone(seat_at):
    seat = seat_at(filled=revised_by_both)
    session = seat.session
    (made,) = revisions_apart(session.workspace).values()
    page = seat.go("signing", str(made[0].id))
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    name = f"Archive: {made[0].title}"
    next(b for b in buttons if b.accessibleName().startswith(name)).click()
    seat.settle()
    details = seat.page("details")
    assert not session.workspace.get(Assessment, made[0].id).withdrawn, "it is asked why first"
    field_on(details, "Why you are archiving it").setText("The other has Bob's answer.")
    field_on(details, "Why you are archiving it").setFocus()
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    kept = session.workspace.get(Assessment, made[0].id)
    assert (kept.withdrawn, kept.gone_because) == (True, "The other has Bob's answer.")
    assert made[0].id not in {row.assessment_id for row in listed(seat)}
    page = seat.go("signing", str(made[1].id))
    assert "revisions of one assessment" not in words_on(page)
    session.undo()
    seat.settle()
    assert "There are 2 revisions of one assessment" in words_on(page)


def test_neither_of_two_revisions_is_signed_off_until_one_is_archived(seat_at):
    seat = seat_at(filled=revised_by_both)
    session = seat.session
    (made,) = revisions_apart(session.workspace).values()
    for one in made:
        page = seat.go("signing", str(one.id))
        assert "“Autumn 2026” has 2 revisions: " in words_on(page)
        assert "They differ in 1 answer. Archive all but one." in words_on(page)
        sign = [b for b in page.findChildren(QPushButton) if b.text() == "Sign off"]
        assert [b.isEnabled() for b in sign] == [False]
    with pytest.raises(Refused, match=r"has 2 revisions.* Archive all but one"):
        raise ask(seat, partial(sign_off, str(made[0].id)))


def sign_off(assessment_id, library):
    bob = Person(library, BOB, 7)
    return seal_assessment(library, assessment_id, "Director", bob.author)


def both_signed(library):
    """Ann and Bob each make a revision and sign it off, and then meet."""
    signed(twice=False)(library)
    ann = Person(library, ANN, 5)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 6)
        sealed = ann.assessment.id
        his = reopen_assessment(
            other, sealed, "Bob's answer came late.", bob.author, with_late=True
        )
        mine = reopen_assessment(library, sealed, "The chair asked.", ann.author)
        seal_assessment(library, mine.id, "Chair", ann.author)
        seal_assessment(other, his.id, "Director", bob.author)
        give(other, library, ann.author)


def test_two_revisions_that_are_both_signed_off_are_replaced_by_one(seat_at):
    seat = seat_at(filled=both_signed)
    session = seat.session
    (made,) = revisions_apart(session.workspace).values()
    finding = next(
        f for f in seat.context.insight.current().findings if f.rule == "several revisions"
    )
    assert "They differ in 1 answer. Make a revision of them." in finding.sentence
    page = seat.go(finding.page, finding.record)
    assert "They differ in 1 answer. Make a revision of them." in words_on(page)
    assert "The revision replaces all that were signed off." in words_on(page)
    assert not any(b.text() == "Archive" for b in page.findChildren(QPushButton))
    field_on(page, "Why you are making a revision").setText("Two were signed.")
    press(seat, page, "Make a revision")
    new = session.assessment
    assert (new.status, new.title) == (Status.DRAFT, "Autumn 2026 (revision 3)")
    of = [session.workspace.get(Assessment, one.id).status for one in made]
    assert of == [Status.SUPERSEDED, Status.SUPERSEDED]
    answer = responses_of(session.workspace, new.id)["ALN-02"]
    assert (answer.answer, answer.discuss) == ("", True)
    assert answer.rationale == "Bob Shah: Said later."
    same = responses_of(session.workspace, made[0].id)["ALN-01"]
    assert responses_of(session.workspace, new.id)["ALN-01"].answer == same.answer
    rules = {one.rule for one in seat.context.insight.current().findings}
    assert "several revisions" not in rules
    graph = ask(seat, lambda library: library.store.graph(session.trust.id))
    event = next(e for e in graph.events if e.key[2] == str(answer.id))
    told = {"Signed off differently: Siloed (Ann Lee) and Embedded (Bob Shah)."}
    told |= {"Signed off differently: Embedded (Bob Shah) and Siloed (Ann Lee)."}
    assert event.said["reason"] in told


def archived_by_both(library):
    """Ann and Bob each archive the other's revision, and then meet."""
    signed(twice=False)(library)
    ann = Person(library, ANN, 5)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 6)
        sealed = ann.assessment.id
        mine = reopen_assessment(library, sealed, "The chair asked.", ann.author)
        his = reopen_assessment(
            other, sealed, "Bob's answer came late.", bob.author, with_late=True
        )
        give(other, library, ann.author)
        give(library, other, bob.author)
        for one, archived in ((ann, his), (bob, mine)):
            now = one.workspace
            one.do(withdraw_entry(now, now.get(Assessment, archived.id), "", one.author))
        give(other, library, ann.author)


def test_where_each_archived_the_others_revision_it_is_told_and_one_comes_back(seat_at):
    seat = seat_at(filled=archived_by_both)
    session = seat.session
    (gone,) = revisions_gone(session.workspace).values()
    listed_ = seat.context.insight.current().findings
    finding = next(f for f in listed_ if f.rule == "revisions all archived")
    page = seat.go(finding.page, finding.record)
    assert session.assessment.status is Status.SEALED
    said = words_on(page)
    assert "Its 2 revisions are all archived" in said
    assert "Made by Bob Shah on 6 May 2026" in said
    his = next(one for one in gone if revision_of(session.workspace, one).why.startswith("Bob"))
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    names = [b for b in buttons if b.accessibleName().startswith("Restore: ")]
    assert len(names) == 2
    next(b for b in names if "Bob Shah" in b.accessibleName()).click()
    seat.settle()
    assert session.assessment.id == his.id
    answers = responses_of(session.workspace, his.id)
    assert answers["ALN-02"].rationale == "Said later."
    assert "archived" not in words_on(seat.page("signing"))
    assert not [f for f in seat.context.insight.current().findings if f.rule == finding.rule]


def listed(seat):
    return ask(
        seat, lambda library: library.store.listed_rows(library.store.listed_ids("title"))
    ).values()


def test_what_was_signed_off_says_if_its_revision_is_worked_on_or_signed_off(seat_at):
    seat = seat_at(filled=signed_and_revised)
    session = seat.session
    old = next(
        one for one in session.workspace.all(Assessment) if one.id in session.workspace.signed
    )
    assert old.status is Status.SUPERSEDED
    home = words_on(seat.go("home"))
    assert "Signed off" in home
    assert "Has a revision" in home
    session.show_assessment(old.id)
    being = "A revision is being worked on: “Autumn 2026 (revision 2)”."
    for page in ("assess", "signing"):
        said = words_on(seat.go(page))
        assert being in said, page
        assert "Replaced" not in said, page
    made = next(one for one in session.workspace.all(Assessment) if "revision" in one.title)
    press(seat, seat.page("signing"), "Open the revision")
    assert session.assessment.id == made.id
    ask(seat, partial(sign_off, str(made.id)))
    seat.context.navigator.open_trust(session.trust.id, str(old.id), "signing")
    seat.settle()
    ended = "Replaced by a revision that is signed off: “Autumn 2026 (revision 2)”."
    for page in ("assess", "signing"):
        assert ended in words_on(seat.go(page)), page


def signed_and_revised(library):
    signed(twice=False)(library)
    ann = Person(library, ANN, 5)
    reopen_assessment(library, ann.assessment.id, "The chair asked.", ann.author)


def test_a_revision_says_what_was_signed_differently_and_flags_it(seat_at):
    seat = sit(seat_at, twice=True)
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("Two of us signed.")
    press(seat, page, "Make a revision")
    answer = responses_of(seat.session.workspace, seat.session.assessment.id)["ALN-02"]
    assert answer.discuss
    assert not answer.unsettled
    graph = ask(seat, lambda library: library.store.graph(seat.session.trust.id))
    made = next(e for e in graph.events if e.key[2] == str(answer.id))
    assert (
        made.said["reason"] == "Signed off differently: Siloed (Ann Lee) and Embedded (Bob Shah)."
    )


def test_what_came_in_and_was_not_seen_is_not_signed_off(seat_at):
    seat = seat_at(filled=fill)
    ask(seat, lambda library: Person(library, BOB, 4).answer("ALN-05", answer="embedded"))
    autumn = max(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    seat.session.show_assessment(autumn.id)
    seat.settle()
    page = ready_to_sign(seat)
    press(seat, page, "Sign off")
    assert any("Changes came in that you have not seen yet" in words for words in seat.banners())
    assert not seat.session.workspace.signed


def test_what_is_not_seen_is_named_where_signing_off_is_refused(seat_at):
    seat = seat_at(filled=fill)
    ask(seat, lambda library: Person(library, BOB, 4).answer("ALN-05", answer="embedded"))
    press(seat, ready_to_sign(seat), "Sign off")
    assert any("Changed: answer “ALN-05”." in words for words in seat.banners())


def test_what_changes_while_the_page_is_open_is_told_on_it(seat_at):
    seat = seat_at(filled=fill)
    page = seat.go("signing")
    assert "Changes came in since" not in words_on(page)
    assessment, author = seat.session.assessment, seat.session.author
    values = {"answer": "embedded", "rationale": "Seen in June."}
    step = set_response(seat.session.workspace, assessment, "ALN-05", values, author)
    seat.session.submit(step)
    seat.settle()
    told = "Changes came in since you opened this page. Read them before you sign off. Changed: "
    assert f"{told}answer “ALN-05”." in words_on(page)
    seat.go("assess")
    assert "Changes came in since" not in words_on(seat.go("signing"))


def test_after_signing_off_the_keyboard_and_the_words_are_at_what_comes_next(seat_at):
    seat = seat_at(filled=fill)
    page = ready_to_sign(seat)
    press(seat, page, "Sign off")
    assert "What comes next: make the report" in words_on(page)
    assert "A seal is a code that shows if the assessment changed after sign-off." in words_on(page)
    assert seat.focus().text() == "Make board report"
    seat.focus().click()
    seat.settle()
    assert seat.window.shell.shows("reports")


def test_a_person_says_that_they_know_what_is_open_before_they_sign(seat_at):
    seat = seat_at(filled=fill)
    seat.context.call_me("Sam Reeve")
    page = seat.go("signing")
    field_on(page, "The role you are signing off as").setText("Chair")
    counts = seat.context.insight.current()
    box = page.findChild(TickBox)
    issues = counts.counts.of(CountOf.OPEN_MATTERS)
    assert box.text() == f"I know of the {issues} open issues and {counts.finding_count} findings"
    press(seat, page, "Sign off")
    assert not seat.session.workspace.signed
    assert "Read what is open, then tick this to sign off." in words_on(page)
    assert seat.focus() is box
    box.setChecked(True)
    press(seat, page, "Sign off")
    assert seat.session.workspace.signed


def test_two_seals_are_both_named_and_what_they_differ_in_is_counted(seat_at):
    seat = sit(seat_at, twice=True)
    page = seat.go("signing")
    said = words_on(page)
    assert "Signed off twice: by the Chair on 3 May 2026 and by the Director on 4 May 2026." in said
    assert "They differ in 1 answer. Make a revision." in said
    check = seat.go("check")
    assert "Autumn 2026: signed off twice: by the Chair on 3 May 2026" in words_on(check)
    buttons = [b for b in check.findChildren(QPushButton) if b.isVisible()]
    next(b for b in buttons if b.accessibleName().startswith("Fix: Autumn 2026: signed")).click()
    seat.settle()
    assert seat.window.shell.shows("signing")
    (both,) = (one.seals for one in seat.session.workspace.signed.values())
    assert all(seal.code in said for seal in both)


def signed_with_one_answer_more(library):
    """Bob signs one answer that Ann's sign-off does not cover."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-02", answer="", rationale="", carried=False)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        bob.answer("ALN-02", answer="embedded", rationale="Said later.")
        seal_assessment(other, bob.assessment.id, "Director", bob.author)
        seal_assessment(library, ann.assessment.id, "Chair", ann.author)
        give(other, library, ann.author)


def test_an_answer_that_only_one_sign_off_covers_is_a_difference_and_a_revision_comes_next(seat_at):
    seat = seat_at(filled=signed_with_one_answer_more)
    autumn = max(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    seat.session.show_assessment(autumn.id)
    seat.settle()
    page = seat.go("signing")
    seat.settle()
    said = words_on(page)
    assert "They differ in 1 answer. Make a revision." in said
    assert "What comes next: make a revision. They differ in 1 answer." in said
    assert "What comes next: make the report" not in said
    assert not [
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and b.text() == "Make board report"
    ]


def test_what_was_signed_differently_cannot_be_settled_where_it_stands(seat_at):
    seat = sit(seat_at, twice=True)
    page = seat.go("settle")
    assert "Nothing to settle" in words_on(page)
    page = seat.go("assess", "ALN-02")
    assert not any(
        button.isEnabled()
        for button in page.not_settled.findChildren(QPushButton)
        if button.text() in {"Siloed", "Embedded"}
    )
