"""A key settles what is seen and nothing else; the reason is given before the choice or right after."""

import re

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from tests.helpers.apart import ANN, BOB, CAT, Person, copy_of, fill_apart, give
from tests.helpers.trusts import fill
from tests.ui.seat import field_on
from tests.ui.settle.hands import at_the_latest, press, response, words_on

pytestmark = pytest.mark.ui


@pytest.fixture
def seat(seat_at):
    return at_the_latest(seat_at, fill_apart)


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_L])
def test_a_key_pressed_twice_settles_nothing_that_was_not_seen(seat, key):
    page = seat.go("settle", "ALN-01")
    acts = ask(seat, acts_in)
    seat.keys(key, key)
    seat.settle()
    assert "answer" in response(seat, "ALN-02").unsettled
    assert not response(seat, "ALN-02").discuss
    assert page._at.startswith(str(response(seat, "ALN-01").id))
    assert len(ask(seat, acts_in) - acts) == 1, "the second press says nothing new"


def acts_in(library):
    graph = library.store.graph(library.store.trusts()[0].id)
    return {str(event.said["id"]).partition(".")[0] for event in graph.events}


def ask(seat, work):
    """Give what the window's own library answers."""
    found = []
    seat.context.store.ask(work, found.append, found.append)
    seat.settle()
    return found[0]


def latest_reason(library):
    graph = library.store.graph(library.store.trusts()[0].id)
    return graph.events[-1].said["reason"], dict(graph.events[-1].new)


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_the_reason_stands_before_the_choices_in_sight_and_for_tab(seat_at, size):
    seat = at_the_latest(seat_at, fill_apart, size=size)
    page = seat.go("settle", "ALN-01")
    why = field_on(page, "Why this one")
    first = page.pane.buttons[0]
    assert why.mapTo(page, why.rect().bottomLeft()).y() < first.mapTo(page, first.pos()).y()
    why.setFocus()
    seat.keys(Qt.Key.Key_Tab)
    assert seat.focus() is first


@pytest.mark.parametrize("way", ["Enter", "Next difference", "another page"])
def test_a_reason_can_be_given_right_after_the_choice(seat, way):
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Take Siloed")
    field_on(page, "Why this one").setText("The data of April shows it.")
    if way == "Enter":
        field_on(page, "Why this one").setFocus()
        seat.keys(Qt.Key.Key_Return)
        seat.settle()
        assert seat.focus() is page.pane.go_on
    elif way == "Next difference":
        press(seat, page, way)
    else:
        seat.go("home")
    said = ask(seat, latest_reason)
    assert said == ("The data of April shows it.", {"answer": "siloed"})
    assert response(seat, "ALN-01").answer == "siloed"
    acts = ask(seat, acts_in)
    page._step(1)
    page._step(-1)
    seat.settle()
    assert ask(seat, acts_in) == acts


def test_a_reason_given_late_does_not_take_back_what_somebody_chose_since(seat):
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Take Siloed")
    session = seat.session
    values = {"answer": "embedded"}
    step = set_response(session.workspace, session.assessment, "ALN-01", values, session.author)
    session.submit(step)
    seat.settle()
    field_on(page, "Why this one").setText("Too late.")
    field_on(page, "Why this one").setFocus()
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert response(seat, "ALN-01").answer == "embedded"
    assert field_on(page, "Why this one").text() == ""
    press(seat, page, "Take Siloed")
    assert response(seat, "ALN-01").answer == "siloed"


def on_one_day(library):
    fill(library)
    ann = Person(library, ANN, 3)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 3)
        ann.answer("ALN-02", answer="absent")
        bob.answer("ALN-02", answer="siloed")
        give(other, library, ann.author)


def test_two_answers_of_one_day_say_their_times(seat_at):
    seat = at_the_latest(seat_at, on_one_day)
    page = seat.go("settle", "ALN-02")
    for card in page.pane.cards.cards:
        assert re.search(r", 3 May 2026 at \d\d:\d\d\b", card.accessibleName())
    note = seat.go("assess", "ALN-02").not_settled
    assert len(re.findall(r"on 3 May 2026 at \d\d:\d\d", words_on(note))) == 2


def apart_in_a_revision(library):
    """Bob gave the reason, Ann reopens, and in her revision both choose another level apart."""
    fill(library)
    ann, bob = Person(library, ANN, 3), Person(library, BOB, 4)
    bob.answer("ALN-02", answer="siloed", rationale="As the minutes say.")
    seal_assessment(library, ann.assessment.id, "Chair", ann.author)
    made = reopen_assessment(library, ann.assessment.id, "Corrected.", ann.author)
    with copy_of(library, ann.author) as other:
        people = (Person(library, ANN, 5), "absent"), (Person(other, CAT, 6), "embedded")
        for person, level in people:
            there = person.workspace.get(Assessment, made.id)
            values = {"answer": level}
            person.do(set_response(person.workspace, there, "ALN-02", values, person.author))
        give(other, library, ann.author)


def test_a_reason_carried_over_goes_with_no_level_that_is_chosen_in_the_revision(seat_at):
    seat = seat_at(filled=apart_in_a_revision)
    page = seat.go("settle", "ALN-02")
    said = {one.fields["answer"]: one.fields["rationale"] for one in page.pane._sides.values()}
    assert said == {"absent": "As the minutes say.", "embedded": "As the minutes say."}
    assert "The reason is chosen with the level." not in words_on(page)


def test_the_question_of_a_revision_says_who_first_answered_it(seat_at):
    seat = seat_at(filled=apart_in_a_revision)
    made = max(seat.session.workspace.all(Assessment), key=lambda one: "revision" in one.title)
    seat.session.show_assessment(made.id)
    page = seat.go("assess", "ALN-01")
    answer = response(seat, "ALN-01")
    assert "Carried over by Ann Lee on 3 May 2026." in words_on(page.reasons)
    values = {"answer": "absent" if answer.answer != "absent" else "siloed"}
    there = seat.session.assessment
    step = set_response(seat.session.workspace, there, "ALN-01", values, seat.session.author)
    seat.session.submit(step)
    seat.settle()
    assert "Carried over by" not in words_on(page.reasons)
