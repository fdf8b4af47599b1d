"""Which folder is the team's, what cannot be read in it, and what is said while it is away."""

import errno
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.services.team.meeting import TeamPlace
from digistrat_desktop.services.team.trusts_there import TrustsThere, team_folders_near
from digistrat_desktop.ui.pages.team import TeamCard
from tests.ui.exchange.teamwork import answer, answer_of, follow, join, line, meet
from tests.ui.seat import words_on

pytestmark = pytest.mark.ui
AWAY = "The team folder cannot be reached."
WAITS = "Saved here. 2 changes are not in the team folder yet."


@pytest.fixture
def shared(sit, folders):
    """Ann's window; her trust is in the team folder."""
    ann = sit("Ann")
    join(ann, folders)
    meet(ann)
    return ann


# Which folder


def choose(seat, folder, answers=("0",)):
    card = seat.go("settings").findChild(TeamCard)
    seat.dialogs.file, seat.dialogs.answers = folder, list(answers)
    card.choose.click()
    seat.settle()
    return card


@pytest.mark.parametrize("level", ["the trust's own", "one above", "the right one"])
def test_the_right_folder_is_offered_where_one_beside_it_was_chosen(shared, sit, folders, level):
    team = folders / "team"
    above = folders / "drive"
    above.mkdir()
    shutil.copytree(team, above / "team")
    chosen = {
        "the trust's own": team / shared.session.trust.id,
        "one above": above,
        "the right one": team,
    }[level]
    cath = sit("Cath")
    card = choose(cath, chosen)
    right = above / "team" if level == "one above" else team
    assert card.place.text() == str(right)
    assert [trust.name for trust in cath.trusts()] == ["Sherwood and Vale"]
    assert len(cath.dialogs.questions) == (level != "the right one")


def test_whoever_knows_better_works_in_the_folder_they_chose_or_in_none(shared, sit, folders):
    above = folders / "drive"
    above.mkdir()
    shutil.copytree(folders / "team", above / "team")
    cath = sit("Cath")
    assert choose(cath, above, ["back"]).place.text() == ""
    assert choose(cath, above, ["chosen"]).place.text() == str(above)
    (question, _) = cath.dialogs.questions
    assert question.title == "Work in another folder?"
    assert question.choices[0].label == "Use “team”"


def test_an_empty_folder_is_as_good_as_any(tmp_path):
    (tmp_path / "inside").mkdir()
    assert team_folders_near(tmp_path) == ()
    assert team_folders_near(tmp_path / "missing") == ()


def test_the_words_for_people_are_where_they_look(shared, folders):
    found = [path.relative_to(folders) for path in folders.rglob("READ ME.txt")]
    assert found == [Path("team/READ ME.txt")]


# What cannot be read


def test_a_folder_that_cannot_be_read_is_told_and_not_called_empty(
    shared,
    sit,
    folders,
    monkeypatch,
):
    shut = folders / "team" / shared.session.trust.id
    right = os.scandir

    def scandir(path):
        if not isinstance(path, int) and Path(path) == shut:  # a number is a folder that is open
            raise PermissionError(13, "no", str(path))
        return right(path)

    shared.close()
    cath = sit("Cath")
    monkeypatch.setattr(os, "scandir", scandir)
    card = join(cath, folders)
    words = "1 folder here cannot be read by you. Ask the person who made it."
    assert card.words.text() == words
    assert words in line(cath)
    bob = sit("Bob")
    card = join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    assert words in card.words.text()
    assert "not in the team folder yet" in card.words.text()
    assert AWAY not in card.words.text()


def test_a_team_folder_one_may_not_look_into_is_no_drive_that_is_away(sit, folders, monkeypatch):
    def shut(path):
        raise PermissionError(13, "no", str(path))

    cath = sit("Cath")
    monkeypatch.setattr(os, "scandir", shut)
    card = join(cath, folders)
    words = f"{AWAY} You have no permission to read it. Ask the person who made it."
    assert card.words.text() == f"{words} Your changes are safe here."


# While it is away


def test_while_the_folder_is_away_everything_says_what_waits(shared, folders):
    home = shared.go("home")
    assert "team folder yet" not in words_on(home)
    (folders / "team").rename(folders / "away")
    answer(shared, "siloed")
    answer(shared, "siloed", "ALN-02")
    card = shared.page("settings").findChild(TeamCard)
    assert card.words.text() == WAITS, "not up to date any more"
    assert "team folder yet" not in shared.saved(), "it is on its way"
    meet(shared)
    assert shared.saved() == WAITS
    assert WAITS in words_on(home)
    assert card.words.text() == f"{AWAY} The drive does not answer. {WAITS}"
    (folders / "away").rename(folders / "team")
    meet(shared)
    assert shared.window.shell.header.saved.text().startswith("✓ Saved")
    assert "team folder yet" not in words_on(home)
    assert card.words.text().startswith("Up to date at")


def test_who_signs_off_while_it_is_away_reads_that_something_may_be_missing(shared, folders):
    page = shared.go("signing")
    assert "team folder" not in words_on(page)
    (folders / "team").rename(folders / "away")
    meet(shared)
    at = shared.context.clock.now().astimezone()
    words = f"The team folder has not answered since {at:%H:%M}. Changes of others may be missing"
    assert words in words_on(page)
    shared.close()


def test_after_a_start_without_the_folder_no_time_is_made_up(shared, sit, folders):
    shared.close()
    (folders / "team").rename(folders / "away")
    again = sit("Ann")
    meet(again)
    page = again.go("signing")
    assert "The team folder does not answer. Changes of others may be missing" in words_on(page)


# Who did what


def test_whoever_has_an_assessment_open_is_told_that_somebody_signed_it_off(shared, sit, folders):
    bob = sit("Bob")
    join(bob, folders)
    about = {"assessment_id": bob.session.assessment.id, "role": "Chair"}
    seal = partial(seal_assessment, **about, author=bob.session.author)
    bob.context.ask(seal, lambda _: None)
    bob.settle()
    meet(bob, shared)
    title = shared.session.assessment.title
    assert f"“{title}” was signed off by Bob." in line(shared)


def test_a_person_is_called_what_they_call_themselves_now(shared, sit, folders):
    bob = sit("Bob")
    join(bob, folders)
    answer(bob, "siloed")
    meet(bob, shared)
    assert "came in from Bob." in line(shared)
    name = bob.go("settings").fields
    name.show_values({"name": "Bob Shah"})
    name.edited.emit("name", "Bob Shah")
    answer(bob, "absent")
    answer(shared, "siloed", "ALN-02")
    meet(bob, shared)
    assert "came in from Bob Shah." in line(shared)
    meet(shared, bob)
    assert bob.session.workspace.name_of("person-Bob") == "Bob Shah", "nobody names them back"
    assert answer_of(shared).answer == "absent"


def test_a_folder_whose_name_is_no_trust_s_is_never_taken_for_one(shared, folders):
    team = folders / "team"
    (one,) = [found for found in team.iterdir() if found.is_dir()]
    shutil.copytree(one, team / f"{one.name} - Copy")
    there = TrustsThere(TeamPlace(team, "0" * 16))
    there.look_round()
    there.look_again(with_removed=True)
    assert not there.has_nothing
    shutil.rmtree(one)
    there.look_round()
    assert there.has_nothing


# A trust that another person began comes into the folder only when somebody says so.

QUESTION = (
    "“Sherwood and Vale” was begun by someone else. Share it with everyone in the team folder?"
)


def shared_by(folders):
    return list(folders.glob("team/*/*.digistrat"))


def test_a_trust_that_came_in_a_file_is_shared_when_somebody_says_so(sit, folders):
    bob = sit("Bob")
    card = join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    assert shared_by(folders) == []
    assert line(bob).count(QUESTION) == 1
    assert "This trust is not in the team folder." in card.words.text()
    assert "Up to date" not in card.words.text()
    assert "not in the team folder yet" not in card.words.text()
    follow(bob, "Share trust")
    meet(bob)
    assert shared_by(folders)
    assert card.words.text().startswith("Up to date")
    assert QUESTION not in line(bob)


def test_a_trust_that_is_kept_back_stays_so_until_it_is_shared_in_settings(sit, folders):
    bob = sit("Bob")
    join(bob, folders)
    follow(bob, "Keep trust here")
    answer(bob, "siloed")
    meet(bob)
    bob.close()
    bob = sit("Bob")
    meet(bob)
    assert QUESTION not in line(bob)
    assert shared_by(folders) == []
    card = bob.go("settings").findChild(TeamCard)
    assert not card.share.isVisible()
    card.let.click()
    bob.settle()
    assert shared_by(folders)
    assert not card.let.isVisible()


def test_what_one_began_or_the_team_shares_already_is_not_asked_about(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    for one in (ann, bob):
        join(one, folders)
        meet(one)
        assert QUESTION not in line(one)
    answer(bob, "siloed")
    meet(bob, ann)
    assert answer_of(ann).answer == "siloed"
    for file in shared_by(folders):
        file.unlink()
    meet(bob)
    assert shared_by(folders)
    assert QUESTION not in line(bob)


# What keeps changes from being put there is told as what it is.


class Broken:
    """What the machine says of a file that is written."""

    def __init__(self, code):
        self.code = code

    def __call__(self, *_):
        raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "There is no room left on the drive of the team folder."),
        (errno.EDQUOT, "There is no room left on the drive of the team folder."),
        (errno.EACCES, "You have no permission to put files into the team folder."),
        (errno.EROFS, "You have no permission to put files into the team folder."),
        (errno.EIO, "The team folder cannot be reached."),
    ],
)
def test_a_full_drive_is_told_as_full_and_one_that_is_away_as_away(
    sit, folders, monkeypatch, code, words
):
    ann = sit("Ann")
    card = join(ann, folders)
    answer(ann, "siloed")
    monkeypatch.setattr(os, "fsync", Broken(code))
    meet(ann)
    assert card.words.text().startswith(words)
    assert "1 change is not in the team folder yet." in card.words.text()
    assert "1 change is not in the team folder yet." in ann.saved()
    is_away = code == errno.EIO
    assert bool(ann.context.team.missing_words) == is_away
    monkeypatch.undo()
    meet(ann)
    assert card.words.text().startswith("Up to date")
    assert "not in the team folder" not in ann.saved()


def test_whose_name_was_erased_and_who_works_on_under_another_is_known_to_everyone(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    for one in (ann, bob):
        join(one, folders)
    answer(bob, "siloed")
    meet(bob, ann)
    assert "came in from Bob." in line(ann)
    ann.context.ask(partial(erase_name, person_id="person-Bob", author=ann.session.author), print)
    ann.settle()
    meet(ann, bob)
    bob.go("settings").fields.boxes["name"].field.setText("Robert Shah")
    bob.go("home")
    answer(bob, "embedded", "ALN-02")
    meet(bob, ann)
    assert "came in from Robert Shah." in line(ann)
    people = ann.session.workspace.people
    assert people.get("person-Bob", "") == ""
    assert "Bob" not in people.values()
