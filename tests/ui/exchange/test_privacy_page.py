"""Erasing a name and removing a trust at the window, each told first and done for good."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.services.store.privacy import ERASING_SAYS, REMOVING_SAYS, RETENTION_SAYS
from tests.helpers.desks import read_file
from tests.ui.seat import field_on

pytestmark = pytest.mark.ui


def press(seat, words):
    found = [b for b in seat.page("privacy").findChildren(QPushButton) if b.text() == words]
    assert found, words
    found[0].click()
    seat.settle()


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.fixture
def named(seat):
    """The window after a person gave a name."""
    actor = seat.context.preferences.settings.actor_id
    seat.context.store.ask(
        lambda library: library.name_person(actor, "Avery Quill"), lambda _: None, print
    )
    seat.settle()
    seat.go("privacy")
    field_on(seat.page("privacy"), "Person").set_choice(actor)
    return seat


def test_what_happens_is_told_before_anything_is_done(seat):
    told = words_on(seat.go("privacy"))
    for sentence in (*ERASING_SAYS, *REMOVING_SAYS, *RETENTION_SAYS):
        assert sentence in told


def test_an_erased_name_is_nowhere_in_the_file_and_the_record_is_whole(named):
    named.dialogs.answers = ["erase"]
    press(named, "Erase this name …")
    assert "Avery Quill" in named.dialogs.questions[-1].title
    assert all("Avery Quill" not in words for words in words_on(named.page("privacy")))
    assert b"Avery Quill" not in (named.folder / "digistrat.db").read_bytes()
    named.close()
    with named.reopened() as library:
        assert all(verdict.sound for verdict in library.verify())


def test_a_name_stays_when_the_person_thinks_better_of_it(named):
    named.dialogs.answers = ["back"]
    press(named, "Erase this name …")
    assert b"Avery Quill" in (named.folder / "digistrat.db").read_bytes()


def test_a_trust_goes_only_when_its_name_is_typed(seat):
    page = seat.go("privacy")
    trust = seat.session.trust
    field_on(page, "Trust").set_choice(trust.id)
    field_on(page, "Type the trust's name to confirm").set_text("something else")
    press(seat, "Remove this trust")
    assert any("Nothing was removed" in words for words in seat.banners())
    assert seat.session.trust is not None
    field_on(page, "Type the trust's name to confirm").set_text(trust.name)
    press(seat, "Remove this trust")
    assert seat.session.trust is None
    assert trust.name.encode() not in (seat.folder / "digistrat.db").read_bytes()
    assert any(f"{trust.name} was removed" in words for words in seat.banners())


def test_the_program_starts_as_usual_after_the_open_trust_was_removed(seat):
    page = seat.go("privacy")
    field_on(page, "Trust").set_choice(seat.session.trust.id)
    field_on(page, "Type the trust's name to confirm").set_text(seat.session.trust.name)
    press(seat, "Remove this trust")
    assert seat.context.preferences.settings.last_trust_id == ""
    assert seat.go("home").isVisible()


def test_a_package_can_be_written_before_a_trust_is_removed(seat, tmp_path):
    page = seat.go("privacy")
    field_on(page, "Trust").set_choice(seat.session.trust.id)
    seat.dialogs.file = tmp_path / "kept.digistrat"
    press(seat, "Save a DigiStrat file first")
    assert read_file(tmp_path / "kept.digistrat").content.trust_id == seat.session.trust.id
