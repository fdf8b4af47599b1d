"""Two people work together through a folder, each in a window of their own."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.store import privacy
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.services.team.folder import TeamFolder
from digistrat_desktop.services.team.meeting import TeamPlace
from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.system.policy import Policy
from digistrat_desktop.ui.pages.team import TeamCard
from digistrat_desktop.ui.session import team
from tests.helpers.desks import Computer
from tests.ui.exchange.teamwork import (
    answer,
    answer_at_once,
    answer_of,
    follow,
    join,
    line,
    meet,
)
from tests.ui.seat import words_on

pytestmark = pytest.mark.ui

PASSWORD = "a password of a team"  # noqa: S105 - of files that are made here


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


@pytest.fixture
def not_shown(sit, folders, monkeypatch):
    """Ann's window, into which an answer of Bob's came that could not be shown."""
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    with monkeypatch.context() as broken:
        broken.setattr(team, "open_again", cannot_be_opened)
        meet(ann)
    assert answer_of(ann) is None
    return ann


def cannot_be_opened(*_):
    raise Refused("The drive does not answer.", "Nothing was changed.", "Try again.")


def test_what_came_in_and_could_not_be_shown_is_shown_the_next_time(not_shown):
    meet(not_shown)
    assert answer_of(not_shown).answer == "siloed"
    assert any("1 change came in from Bob." in said for said in not_shown.banners())


def test_who_opens_the_trust_again_has_seen_what_could_not_be_shown(not_shown):
    ann = not_shown
    ann.context.navigator.open_trust(ann.session.trust.id)
    ann.settle()
    assert answer_of(ann).answer == "siloed"
    answer(ann, "absent")
    ann.context.navigator.open_trust(ann.session.trust.id)
    ann.settle()
    assert (answer_of(ann).answer, answer_of(ann).unsettled) == ("absent", {})


class Leaving(QObject):
    """Says on another thread that the folder is left."""

    now = Signal(object)


def test_what_came_in_as_the_folder_was_left_is_seen_once_the_trust_is_opened(
    sit, folders, monkeypatch
):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    leaving, take_in = Leaving(), team.take_in
    leaving.now.connect(ann.context.team.work_in)

    def left_meanwhile(*about):
        taken = take_in(*about)
        leaving.now.emit(None)
        return taken

    monkeypatch.setattr(team, "take_in", left_meanwhile)
    meet(ann)
    assert (ann.context.team.place, answer_of(ann)) == (None, None)
    ann.context.navigator.open_trust(ann.session.trust.id)
    ann.settle()
    answer(ann, "absent")
    ann.context.navigator.open_trust(ann.session.trust.id)
    ann.settle()
    assert (answer_of(ann).answer, answer_of(ann).unsettled) == ("absent", {})


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
    meet(ann)
    assert "Your changes are safe here." in card.words.text(), "nothing waits"
    answer(ann, "siloed")
    answer(ann, "siloed", "ALN-02")
    meet(ann)
    waiting = "Saved here. 2 changes are not in the team folder yet."
    assert waiting in card.words.text()
    ann.close()
    ann = sit("Ann")
    card = ann.go("settings").findChild(TeamCard)
    assert waiting in card.words.text(), "also after a restart, while the drive is away"
    answer(ann, "siloed", "ALN-03")
    ann.go("home")
    ann.go("settings")
    assert "3 changes are not in the team folder yet." in card.words.text()
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
    assert len(lists) == 3, "one of each copy, and what Ann called herself"
    assert not any("Ann" in text for text in lists)


def second_trust(folders):
    """Have a trust more that both people hold."""
    ann = Computer(folders / "ann", "Ann", seed="a second trust of Ann's")
    bob = Computer(folders / "bob", "Bob2")
    trust = ann.trust("Northmoor")
    ann.start(trust, "Winter")
    bob.library.store.bring_in(Arrival(ann.library.store.hand_over(trust)), bob.author)
    for one in (ann, bob):
        one.library.close()
    return trust


def two_at_another_trust(sit, folders):
    """Ann's and Bob's windows at their second trust, which both have whole; the ids of both trusts."""
    other = second_trust(folders)
    ann, bob = sit("Ann"), sit("Bob")
    for seat in (ann, bob):
        join(seat, folders)
        seat.context.navigator.open_trust(other)
        seat.settle()
    meet(ann, bob)
    return ann, bob, next(t.id for t in ann.trusts() if t.id != other), other


def test_the_line_stays_while_one_works_and_leads_to_what_changed(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed", "ALN-03")
    meet(bob, ann)
    answer(ann, "absent", "ALN-01")
    assert "1 change came in from Bob." in line(ann)
    follow(ann, "Show changes")
    assert ann.window.shell.shows("assess")
    assert ann.page("assess")._item_id == "ALN-03"


def test_several_changes_lead_to_the_change_history(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    for item in ("ALN-01", "ALN-02", "ALN-03"):
        answer(bob, "siloed", item)
    meet(bob, ann)
    assert "3 changes came in from Bob." in line(ann)
    follow(ann, "Show changes")
    assert ann.window.shell.shows("record")


def test_changes_of_another_trust_are_told_when_one_comes_to_it(sit, folders):
    ann, bob, first, other = two_at_another_trust(sit, folders)
    ann.context.navigator.open_trust(first)
    ann.settle()
    answer(bob, "siloed")
    meet(bob, ann)
    assert "came in" not in line(ann)
    ann.context.navigator.open_trust(other)
    ann.settle()
    meet(ann)
    assert "1 change came in from Bob." in line(ann)


@pytest.mark.parametrize("closes", [False, True])
def test_what_was_changed_just_before_one_went_to_another_trust_is_shared(sit, folders, closes):
    ann, bob, first, _ = two_at_another_trust(sit, folders)
    answer(ann, "siloed")
    ann.context.navigator.open_trust(first)
    if closes:
        ann.qtbot.waitUntil(lambda: ann.session.trust.id == first)
        assert ann.close()
    else:
        ann.settle()
    meet(bob)
    assert answer_of(bob).answer == "siloed"


def test_what_was_changed_while_the_drive_was_away_is_shared_from_another_trust(sit, folders):
    ann, bob, first, _ = two_at_another_trust(sit, folders)
    (folders / "team").rename(folders / "away")
    answer(ann, "siloed")
    meet(ann)
    ann.context.navigator.open_trust(first)
    ann.settle()
    (folders / "away").rename(folders / "team")
    meet(ann, bob)
    assert answer_of(bob).answer == "siloed"


def test_a_trust_that_cannot_be_shared_keeps_no_other_waiting(sit, folders, monkeypatch):
    ann, bob, first, other = two_at_another_trust(sit, folders)
    bob.context.navigator.open_trust(first)
    bob.settle()
    share = TeamFolder.share

    def shared(folder, *what):
        if folder._trust_id == other:
            raise PermissionError(13, "no")
        return share(folder, *what)

    monkeypatch.setattr(TeamFolder, "share", shared)
    answer(ann, "siloed")
    ann.context.navigator.open_trust(first)
    ann.settle()
    answer(ann, "embedded", "ALN-03")
    meet(ann, bob)
    assert answer_of(bob, "ALN-03").answer == "embedded"
    monkeypatch.undo()
    meet(ann)
    bob.context.navigator.open_trust(other)
    bob.settle()
    meet(bob)
    assert answer_of(bob).answer == "siloed"


def test_changes_that_came_in_while_one_went_elsewhere_are_told_on_coming_back(sit, folders):
    ann, bob, first, other = two_at_another_trust(sit, folders)
    answer(bob, "siloed")
    meet(bob)
    elsewhere = []
    ann.context.ask(lambda library: library.open_trust(first), elsewhere.append)
    ann.settle()
    ann.context.team.coming_in.connect(lambda: ann.session.show(elsewhere.pop()))
    meet(ann)
    assert ann.session.trust.id == first
    assert "came in" not in line(ann)
    ann.context.navigator.open_trust(other)
    ann.settle()
    assert "1 change came in from Bob." in line(ann)


def test_files_that_were_removed_are_put_back_and_this_is_told(sit, folders):
    ann = sit("Ann")
    join(ann, folders)
    answer(ann, "siloed")
    meet(ann)
    for path in (folders / "team").rglob("*.digistrat"):
        path.unlink()
    meet(ann)
    assert "Someone removed files from the team folder." in line(ann)
    assert list((folders / "team").rglob("*.digistrat"))


def test_what_cannot_be_read_is_told_once_with_what_came_in(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed")
    meet(bob)
    (folders / "team" / bob.session.trust.id / "Minutes.docx").write_text("minutes")
    meet(ann)
    assert "1 change came in from Bob." in line(ann)
    assert "1 file there is not from DigiStrat." in line(ann)
    answer(bob, "absent")
    meet(bob, ann)
    assert "not from DigiStrat" not in line(ann)


def test_a_new_colleague_gets_every_trust_that_is_in_the_folder(sit, folders):
    second_trust(folders)
    ann, cat = sit("Ann"), sit("Cat")
    join(ann, folders)
    for trust in (one.id for one in ann.trusts()):
        ann.context.navigator.open_trust(trust)
        ann.settle()
        meet(ann)
    join(cat, folders)
    assert "2 trusts came in from the team folder: " in line(cat)
    assert {t.name for t in cat.trusts()} == {"Sherwood and Vale", "Northmoor"}
    follow(cat, "Show all")
    assert cat.window.shell.shows("library")


def test_a_new_colleague_opens_the_one_trust_of_the_folder(sit, folders):
    ann, cat = sit("Ann"), sit("Cat")
    join(ann, folders)
    meet(ann)
    join(cat, folders)
    assert "Sherwood and Vale came in from the team folder." in line(cat)
    follow(cat, "Open")
    assert cat.session.trust.name == "Sherwood and Vale"


def test_a_new_colleague_is_told_what_is_in_the_way(sit, folders):
    ann, cat, dan = sit("Ann"), sit("Cat"), sit("Dan")
    card = join(dan, folders)
    assert "No trust is in this folder yet." in card.words.text()
    ann.context.team.work_in(TeamPlace(folders / "team", "0" * 16, "of the team" * 2))
    ann.settle()
    meet(ann)
    card = join(cat, folders)
    assert "1 file has another password. Ask your team for it." in line(cat)
    assert "1 file has another password." in card.words.text()
    assert cat.session.trust is None


def test_a_trust_that_was_removed_here_does_not_come_again_by_itself(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    meet(ann)
    trust = bob.session.trust.id
    stamp = bob.session.author.stamp()
    bob.session.show_nothing()
    bob.context.ask(lambda library: privacy.remove_trust(library, trust, stamp), lambda _: None)
    bob.settle()
    meet(bob)
    assert "came in" not in line(bob)
    assert not bob.trusts()


def test_a_trust_that_was_removed_here_is_told_and_comes_again_by_choice(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    card = join(bob, folders)
    meet(ann, bob)
    assert card.restore.isHidden()
    page, name = bob.go("privacy"), bob.session.trust.name
    trust, stamp = bob.session.trust.id, bob.session.author.stamp()
    removing = partial(privacy.remove_trust, trust_id=trust, stamp=stamp)
    bob.context.ask_when_saved(removing, partial(page._on_removed, name))
    bob.settle()
    words = "1 trust in the team folder was removed from this computer."
    assert words in line(bob)
    card = bob.go("settings").findChild(TeamCard)
    assert words in card.words.text()
    card.restore.click()
    bob.settle()
    assert [one.name for one in bob.trusts()] == [name]
    assert f"{name} came in from the team folder." in line(bob)
    assert card.restore.isHidden()


def test_where_there_is_nothing_to_share_it_says_why_beside_the_button(sit, folders):
    bob = sit("Bob")
    card = join(bob, folders)
    assert not card.why.isVisible()
    bob.session.show_nothing()
    bob.settle()
    assert not card.share.isEnabled()
    assert (card.why.isVisible(), card.why.text()) == (True, "Start or open a trust to share it.")


def test_what_leaves_this_computer_is_said_truly_with_a_team_folder(sit, folders):
    bob = sit("Bob")
    assert "Nothing is sent anywhere." in words_on(bob.go("home"))
    join(bob, folders)
    home = words_on(bob.go("home"))
    assert "Nothing is sent anywhere." not in home
    assert "What you change is also put into the team folder." in home
    assert "or a team folder is chosen in Settings." in words_on(bob.go("privacy"))


def test_closing_does_not_wait_for_a_drive_that_hangs(sit, folders):
    ann = sit("Ann")
    join(ann, folders)
    gate, team = threading.Event(), ann.context.team
    team._closing_s = 0.0
    team._thread.run(gate.wait, lambda _: None, lambda _: None)
    answer_at_once(ann, "siloed")
    team.meet()
    assert ann.close()
    gate.set()
    ann.qtbot.waitUntil(lambda: "team" not in {one.name for one in threading.enumerate()})
    assert ann.responses()["ALN-01"].answer == "siloed"


def test_what_is_there_on_closing_comes_in_and_is_told_the_next_time(sit, folders):
    ann, bob = sit("Ann"), sit("Bob")
    join(ann, folders)
    join(bob, folders)
    answer(bob, "siloed", "ALN-02")
    meet(bob)
    page = ann.go("assess", "ALN-01")
    page.reasons.fields.control("rationale").setFocus()
    ann.write("Half a rea")
    ann.context.team.meet()
    assert ann.close()
    again = sit("Ann")
    again.settle()
    meet(again)
    assert answer_of(again).rationale == "Half a rea"
    assert answer_of(again, "ALN-02").answer == "siloed"
    assert "1 change came in from Bob." in line(again)


@pytest.mark.parametrize("names_it", [True, False])
def test_where_a_password_is_required_the_folder_waits_for_one(sit, folders, names_it):
    fixed = {"TeamFolder": str(folders / "team")} if names_it else {}
    if not names_it:  # chosen before the organisation asked for one
        early = sit("Ann")
        join(early, folders)
        early.close()
    before = set(folders.glob("team/*/*"))
    ann = sit("Ann", policy=Policy({"RequireEncryptedPackages": True, **fixed}))
    card = ann.go("settings").findChild(TeamCard)
    assert ann.context.team.place is None
    assert card.words.text().startswith("Your organisation requires a password")
    press = card.use if names_it else card.choose
    assert press.isVisible()
    ann.dialogs.file = folders / "team"
    for password, begins in (
        ("short", "Enter a password of at least 12"),
        (PASSWORD, "Up to date"),
    ):
        card.fields.show_values({"password": password})
        press.click()
        ann.settle()
        meet(ann)
        assert card.words.text().startswith(begins)
    made = set(folders.glob("team/*/*")) - before
    ours = {one for one in made if one.name != "READ ME.txt"} | set(folders.glob("team/*/names-*"))
    assert ours
    assert {one.read_bytes()[:15] for one in ours} == {b"DIGISTRAT-ENC-1"}
    answer(ann, "siloed")
    ann.close()
    ann = sit("Ann", policy=Policy({"RequireEncryptedPackages": True, **fixed}))
    assert ann.context.team.place.password == PASSWORD
