"""Two people work together through a folder, each in a window of their own."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.system.policy import Policy
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.pages.team import TeamCard
from tests.helpers.desks import Computer
from tests.ui.seat import Seat

pytestmark = pytest.mark.ui


@pytest.fixture
def folders(tmp_path):
    """Two data folders that hold one trust, and a folder both people reach."""
    ann, bob = Computer(tmp_path / "ann", "Ann"), Computer(tmp_path / "bob", "Bob")
    trust = ann.trust()
    ann.start(trust)
    bob.library.store.bring_in(Arrival(ann.library.store.hand_over(trust)), bob.author)
    for one in (ann, bob):
        one.library.close()
    (tmp_path / "team").mkdir()
    return tmp_path


@pytest.fixture
def sit(qtbot, folders):
    """Gives a person's window on their own data folder; all are closed in the end."""
    seats = []

    def at(name, **parts):
        settings = Settings(theme="light", actor_id=f"person-{name}")
        folder = folders / name.split()[0].lower()
        seats.append(Seat(qtbot, folder, settings=settings, **parts).sit_down())
        return seats[-1]

    yield at
    for seat in seats:
        seat.close()


def join(seat, folders):
    card = seat.go("settings").findChild(TeamCard)
    seat.dialogs.file = folders / "team"
    card.choose.click()
    seat.settle()
    return card


def answer(seat, level, item="ALN-01"):
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, item, {"answer": level}, session.author
    )
    assert session.submit(step)
    seat.settle()


def answer_of(seat, item="ALN-01"):
    return responses_of(seat.session.workspace, seat.session.assessment.id).get(item)


def meet(*seats):
    for seat in seats:
        seat.context.team.meet()
        seat.settle()


def test_what_one_records_the_other_sees_and_is_told(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed")
    meet(bob, ann)
    assert answer_of(ann).answer == "siloed"
    assert any("1 change came in from Bob." in said for said in ann.banners())
    assert ann.context.team.words.startswith("Up to date at")


def test_two_answers_given_at_once_stand_side_by_side_in_both_windows(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(ann, "absent")
    answer(bob, "embedded")
    meet(ann, bob, ann)
    for seat in (ann, bob):
        values = {one.value for one in answer_of(seat).unsettled["answer"]}
        assert values == {"absent", "embedded"}
    answer(ann, "absent")
    meet(ann, bob)
    assert answer_of(bob).answer == "absent"
    assert not answer_of(bob).unsettled


def test_undo_never_takes_back_what_the_other_wrote(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(ann, "absent")
    meet(ann, bob)
    answer(bob, "embedded")
    meet(bob, ann)
    ann.session.undo()
    ann.settle()
    assert answer_of(ann).answer == "embedded"
    assert any("Somebody else has changed this since." in said for said in ann.banners())


def test_a_drive_that_is_away_is_told_and_loses_nothing(sit, folders):
    ann = sit("Ann")
    card = join(ann, folders)
    (folders / "team").rename(folders / "away")
    answer(ann, "siloed")
    meet(ann)
    assert "Your changes are safe here." in card.words.text()
    (folders / "away").rename(folders / "team")
    meet(ann)
    assert card.words.text().startswith("Up to date at")


def test_closing_shares_what_was_recorded_last(sit, folders):
    ann = sit("Ann")
    join(ann, folders)
    answer(ann, "siloed")
    ann.close()
    bob = sit("Bob")
    join(bob, folders)
    meet(bob)
    assert answer_of(bob).answer == "siloed"


def test_the_choice_is_kept_until_it_is_taken_back(sit, folders):
    ann = sit("Ann")
    join(ann, folders)
    ann.close()
    again = sit("Ann")
    card = again.go("settings").findChild(TeamCard)
    assert card.place.text() == str(folders / "team")
    card.stop.click()
    again.settle()
    assert again.context.team.place is None
    assert card.choose.isVisible()


def test_an_organisation_can_forbid_it_or_name_the_folder(sit, folders):
    never = Policy({"AllowTeamFolder": False})
    ann = sit("Ann", policy=never)
    card = ann.go("settings").findChild(TeamCard)
    assert not card.choose.isVisible()
    told = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert "Your organisation does not allow this." in told
    ann.close()
    fixed = Policy({"TeamFolder": str(folders / "team")})
    bob = sit("Bob", policy=fixed)
    card = bob.go("settings").findChild(TeamCard)
    assert card.place.text() == str(folders / "team")
    assert not card.stop.isVisible()


def test_an_erased_name_in_the_list_of_a_copy_that_is_gone_can_be_removed(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    card = join(ann, folders)
    join(bob, folders)
    meet(bob, ann)
    bob.close()
    assert card.clear.isHidden()
    erase = partial(erase_name, person_id="person-Ann", author=ann.session.author)
    ann.context.store.ask(erase, lambda _: None, print)
    ann.settle()
    meet(ann)
    assert "still has an erased name" in card.words.text()
    card.clear.click()
    ann.settle()
    assert card.clear.isHidden()
    assert card.words.text().startswith("Up to date at")
    lists = [path.read_text(encoding="utf-8") for path in folders.glob("team/*/names-*.json")]
    assert len(lists) == 2
    assert not any("Ann" in text for text in lists)
