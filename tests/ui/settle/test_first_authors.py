"""Whoever first wrote a value is named, also where somebody else put it back or carried it over."""

import pytest

from digistrat_desktop.domain.record.undoing import bring_back, take_back, taken_from
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from tests.helpers.apart import ANN, BOB, CAT, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.settle.hands import words_on

pytestmark = pytest.mark.ui


def put_back(library):
    """Bob's answer comes beside Ann's; Cat undoes the import, and brings it back."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-02", answer="absent", rationale="Ann's own.")
    cat = Person(library, CAT, 6)
    ann.answer("ALN-05", answer="", rationale="", carried=False)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        bob.answer("ALN-02", answer="embedded", rationale="Bob's own.")
        ann.answer("ALN-02", answer="siloed", rationale="Ann's too.")
        before = set(library.store.graph(ann.trust_id).index)
        give(other, library, ann.author)
    graph = library.store.graph(ann.trust_id)
    came = set(graph.index) - before
    cat.do(take_back(graph, came, cat.author).step)
    graph = library.store.graph(ann.trust_id)
    undone = set(graph.index) - before - came
    cat.do(bring_back(graph, taken_from(graph, undone), cat.author).step)


def carried_over(library):
    """Two sign off with other targets, and Cat makes a revision of both."""
    fill(library)
    ann = Person(library, ANN, 3)
    place = str(ann.assessment.id)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        ann.answer("ALN-02", target="embedded")
        bob.answer("ALN-02", target="siloed")
        seal_assessment(library, place, "Chair", ann.author)
        seal_assessment(other, place, "Director", bob.author)
        give(other, library, ann.author)
    reopen_assessment(library, place, "Two signed.", Person(library, CAT, 9).author)


def cards_of(seat):
    page = seat.go("settle", "ALN-02")
    seat.settle()
    return "\n".join(card.accessibleName() for card in page.pane.cards.cards)


def open_latest(seat):
    made = max(seat.session.workspace.all(Assessment), key=lambda one: (one.as_of, one.title))
    seat.session.show_assessment(made.id)
    seat.settle()


def test_a_value_that_was_put_back_is_told_by_whoever_gave_it(seat_at):
    seat = seat_at(filled=put_back)
    open_latest(seat)
    said = cards_of(seat)
    assert "Bob Shah (put back by Cat Green)" in said
    assert "Ann Lee" in said
    assert "Embedded, Cat Green" not in said
    note = seat.go("assess", "ALN-02").not_settled
    seat.settle()
    assert "Bob Shah (put back by Cat Green) chose Embedded" in words_on(note)


def test_a_value_a_revision_carried_over_is_told_by_whoever_gave_it(seat_at):
    seat = seat_at(filled=carried_over)
    open_latest(seat)
    answer = responses_of(seat.session.workspace, str(seat.session.assessment.id))["ALN-02"]
    page = seat.go("settle", f"{answer.id}|target")
    seat.settle()
    said = "\n".join(card.accessibleName() for card in page.pane.cards.cards)
    assert "Ann Lee (carried over by Cat Green)" in said
    assert "Bob Shah (carried over by Cat Green)" in said
