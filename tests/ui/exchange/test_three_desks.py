"""Three people score alone at desks of their own; a fourth brings it together, agrees and signs."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.reviews import BlindScore
from tests.ui.seat import Seat, field_on, ready_to_sign

pytestmark = pytest.mark.ui
SCORES = {"Bea": "absent", "Cal": "siloed", "Dot": "embedded"}


def press(seat, words):
    found = [
        b
        for b in seat.window.findChildren(QPushButton)
        if b.isVisible() and words in {b.text(), b.accessibleName()}
    ]
    assert found, "\n".join([words, *seat.banners()])
    found[0].click()
    seat.settle()


def words_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def bring_in(seat, file):
    seat.go("exchange")
    seat.dialogs.file = file
    press(seat, "Choose a file")
    press(seat, "Import file")


def send(seat, file, *, alone=False):
    page = seat.go("exchange")
    field_on(page, "What to save").set_choice("alone" if alone else "some")
    seat.dialogs.file = file
    press(seat, "Save file")


@pytest.fixture
def desk(qtbot, tmp_path):
    """Give a function that sits somebody down at a store of their own."""
    seats = []

    def sit(name):
        folder = tmp_path / name
        folder.mkdir()
        seats.append(Seat(qtbot, folder).sit_down())
        return seats[-1]

    yield sit
    for seat in seats:
        seat.close()


def scored_alone(seat, name, answer, part, back):
    """Score at a desk of one's own, seeing nobody's answer, and return the file."""
    bring_in(seat, part)
    assert not any(one.answer for one in seat.session.workspace.all(Response))
    page = seat.go("scoring", "ALN-01")
    field_on(page, "Your answer").set_choice(answer)
    field_on(page, "Why").set_text(f"{name} saw it so.")
    press(seat, "Save my answer")
    send(seat, back)


def test_three_score_alone_and_what_is_agreed_keeps_who_dissents(seat, desk, tmp_path):
    part = tmp_path / "part.digistrat"
    send(seat, part, alone=True)
    for name, answer in SCORES.items():
        back = tmp_path / f"{name}.digistrat"
        scored_alone(desk(name), name, answer, part, back)
        bring_in(seat, back)
    given = {one.answer for one in seat.session.workspace.all(BlindScore)}
    assert given == set(SCORES.values())
    page = seat.go("scoring", "ALN-01")
    assert "saw it so" not in words_on(page)
    press(seat, "Show all answers")
    assert all(f"{name} saw it so." in words_on(page) for name in SCORES)
    field_on(page, "Agreed answer").set_choice("siloed")
    field_on(page, "Why this answer").set_text("2 of three plans are known.")
    field_on(page, "Who disagrees, and why").set_text("Dot holds to what she saw.")
    press(seat, "Agree")
    assert "Agreed: Siloed" in words_on(page), seat.banners()
    assert "Dot holds to what she saw." in words_on(page)
    (response,) = (
        one
        for one in seat.session.workspace.all(Response)
        if one.item_id == "ALN-01" and one.assessment_id == seat.session.assessment.id
    )
    assert response.answer == "siloed"


def test_what_is_signed_refuses_an_edit(seat):
    session = seat.session
    before, assessment = session.workspace, session.assessment
    ready_to_sign(seat)
    press(seat, "Sign off")
    assert session.assessment.status is Status.SEALED
    values = {"rationale": "Afterwards."}
    behind = set_response(before, assessment, "ALN-01", values, session.author)
    assert not session.submit(behind)
    assert any("signed off" in words for words in seat.banners())
