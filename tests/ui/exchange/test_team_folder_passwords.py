"""A team folder under a password, and the sample beside one: what a window says and puts there."""

import pytest

from digistrat_desktop.services.team.meeting import TeamPlace
from digistrat_desktop.ui.pages.team import TeamCard
from tests.helpers.desks import Computer
from tests.ui.exchange.teamwork import answer, answer_of, join, line, meet

pytestmark = pytest.mark.ui

PASSWORD = "a password of a team"  # noqa: S105 - of files that are made here
LOCKED = "1 file has another password."
NOTHING = "Nothing of yours is put there until you enter it in Settings."


@pytest.fixture
def ann(sit, folders):
    """Ann's window, which shares under a password."""
    seat = sit("Ann")
    seat.context.team.work_in(TeamPlace(folders / "team", "0" * 16, PASSWORD))
    seat.settle()
    meet(seat)
    return seat


def test_who_joins_without_the_password_puts_nothing_there_and_gives_it_right_there(
    ann, sit, folders
):
    before = set(folders.glob("team/*/*"))
    bob = sit("Bob")
    card = join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    assert set(folders.glob("team/*/*")) == before
    assert card.words.text().count(LOCKED) == 1
    assert NOTHING in card.words.text()
    assert "Up to date" not in card.words.text()
    assert line(bob).count(LOCKED) == 1
    assert card.use.isVisible()
    card.fields.show_values({"password": PASSWORD})
    card.use.click()
    bob.settle()
    meet(bob, ann)
    assert card.words.text().startswith("Up to date")
    assert LOCKED not in card.words.text() + line(bob)
    assert not card.use.isVisible()
    assert answer_of(ann).answer == "siloed"


def test_files_of_a_trust_that_is_not_here_keep_the_open_one_out_too(ann, sit, folders):
    (folders / "dan").mkdir()
    computer = Computer(folders / "dan", "Dan")
    computer.start(computer.trust("Northmoor"))
    computer.library.close()
    dan = sit("Dan")
    before = set(folders.glob("team/*/*"))
    card = join(dan, folders)
    meet(dan)
    assert set(folders.glob("team/*/*")) == before
    assert card.words.text().count(LOCKED) == line(dan).count(LOCKED) == 1
    card.fields.show_values({"password": PASSWORD})
    card.use.click()
    dan.settle()
    meet(dan)
    assert card.words.text().startswith("Up to date")
    assert len({one.parent for one in folders.glob("team/*/*.digistrat")}) == 2


def test_the_sample_stays_on_this_computer(sit, folders):
    dan = sit("Dan")
    dan.context.navigator.sample_wanted.emit()
    dan.settle()
    assert dan.session.trust.sample
    join(dan, folders)
    meet(dan)
    card = dan.go("settings").findChild(TeamCard)
    assert card.words.text() == "The sample trust stays on this computer."
    assert not list(folders.glob("team/*/*"))


def test_settings_say_how_a_team_changes_its_password(ann, sit, folders):
    way = "To change the password, everyone presses “Stop working together”, then chooses"
    card = ann.go("settings").findChild(TeamCard)
    assert card.change.text().startswith(way)
    card.stop.click()
    ann.settle()
    assert not card.change.isVisible()
    (folders / "new").mkdir()
    ann.dialogs.file = folders / "new"
    card.choose.click()
    ann.settle()
    assert not card.change.isVisible()
