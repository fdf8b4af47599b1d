"""A store that cannot be opened: told kindly, with ways out, and nothing is ever overwritten."""

import datetime as dt
from contextlib import closing

import pytest
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.domain.errors import NewerVersion, Refused, StoreDamaged
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.services.store.opening import open_library as open_held
from digistrat_desktop.services.store.rescue import Rescue, Unsaved, save_with_unsaved
from tests.helpers.trusts import fill
from tests.ui.seat import NOW, open_library


def damage(path, at=4096):
    """Overwrite the file's second page, as a failing disk might."""
    content = bytearray(path.read_bytes())
    content[at : at + 2048] = b"\x55" * 2048
    path.write_bytes(content)
    return bytes(content)


def make_newer(path):
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.fixture
def rescue(make_access):
    return Rescue(make_access())


@pytest.fixture
def stored(tmp_path):
    """Give the path of a store with a trust in it and a good backup beside it."""
    library = open_library(tmp_path)
    fill(library)
    library.store.back_up(NOW)
    library.close()
    return tmp_path / "digistrat.db"


@pytest.fixture
def trouble_at(seat_at, rescue):
    """Give a function that opens the window on the store as the program does."""

    def sit():
        return seat_at(
            full=False, opener=lambda: Opened(open_held(rescue.access), ""), rescue=rescue
        )

    return sit


def press(seat, way):
    seat.page("rescue").buttons[way].click()
    seat.settle()


def test_a_damaged_store_shows_the_ways_out_and_nothing_else(stored, trouble_at):
    damage(stored)
    seat = trouble_at()
    page = seat.page("rescue")
    assert page.isVisible()
    assert list(page.buttons) == ["restore", "read", "copy", "new", "retry"]
    seat.window.go("home")
    assert page.isVisible()
    assert not seat.window.shell.rail.isEnabled()


def test_the_last_good_backup_is_one_click_away(stored, trouble_at, tmp_path):
    damaged = damage(stored)
    seat = trouble_at()
    press(seat, "restore")
    assert seat.page("home").isVisible()
    assert seat.session.trust is not None
    assert not seat.session.read_only
    kept = list(tmp_path.glob("digistrat-kept-*.db"))
    assert [path.read_bytes() for path in kept] == [damaged]
    assert any(kept[0].name in words for words in seat.banners())


def test_a_bad_backup_is_passed_over(stored, rescue, tmp_path):
    late = NOW + dt.timedelta(days=1)
    library = open_library(tmp_path)
    library.store.back_up(late)
    library.close()
    damage(tmp_path / "backups" / f"digistrat-{late:%Y%m%dT%H%M%S}Z.db")
    damage(stored)
    assert rescue.prospects(StoreDamaged("Damaged.")).backup_at == NOW


def test_without_a_good_backup_restoring_is_not_offered_and_refused(stored, trouble_at, rescue):
    for backup in (stored.parent / "backups").iterdir():
        damage(backup)
    before = damage(stored)
    seat = trouble_at()
    assert "restore" not in seat.page("rescue").buttons
    assert "There is no good backup to restore." in seat.page("rescue").words.text()
    with pytest.raises(Refused, match="None of the backups"):
        rescue.restore(NOW)
    assert stored.read_bytes() == before


def test_a_damaged_store_can_be_read_from_its_backup(stored, trouble_at):
    damage(stored)
    seat = trouble_at()
    press(seat, "read")
    assert seat.page("home").isVisible()
    assert seat.session.read_only
    assert seat.session.trust is not None
    assert any("read-only" in words for words in seat.banners())


def test_a_copy_of_the_damaged_file_can_be_saved(stored, trouble_at, tmp_path):
    damaged = damage(stored)
    seat = trouble_at()
    seat.dialogs.file = tmp_path / "for-support.db"
    press(seat, "copy")
    assert seat.dialogs.file.read_bytes() == damaged
    assert stored.read_bytes() == damaged


def test_a_copy_is_never_saved_over_the_data_itself(stored, trouble_at, tmp_path):
    damage(stored)
    before = stored.stat()
    link = tmp_path / "again.db"
    link.hardlink_to(stored)
    seat = trouble_at()
    for target in (stored, link):
        seat.dialogs.file = target
        press(seat, "copy")
        assert any("This is the file of your data itself." in words for words in seat.banners())
    assert (stored.stat().st_ino, stored.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_could_not_be_saved_is_not_written_over_the_data_itself(stored, tmp_path):
    with (
        closing(open_library(tmp_path)) as library,
        pytest.raises(Refused, match="the file of your data itself"),
    ):
        save_with_unsaved(library, Unsaved((), {}, ()), stored)


def test_starting_new_asks_first_and_keeps_the_old_file(stored, trouble_at, tmp_path):
    damaged = damage(stored)
    seat = trouble_at()
    press(seat, "new")
    assert seat.page("rescue").isVisible()
    assert stored.read_bytes() == damaged
    seat.dialogs.answers = ["start"]
    press(seat, "new")
    assert seat.page("home").isVisible()
    assert seat.session.trust is None
    assert [p.read_bytes() for p in tmp_path.glob("digistrat-kept-*.db")] == [damaged]


def test_an_old_journal_is_never_played_into_the_restored_store(stored, rescue):
    journal = stored.with_name("digistrat.db-journal")
    damage(stored)
    journal.write_bytes(b"an old journal")
    kept = rescue.restore(NOW)
    assert not journal.exists()
    assert stored.with_name(f"{kept}-journal").read_bytes() == b"an old journal"
    library = open_library(stored.parent)
    assert all(verdict.sound for verdict in library.verify())
    library.close()


def test_a_store_of_a_later_version_is_refused_kindly_and_left_alone(stored, trouble_at):
    make_newer(stored)
    before = stored.read_bytes()
    seat = trouble_at()
    page = seat.page("rescue")
    assert "later version" in page.title.text()
    assert "Install the later version" in page.words.text()
    assert list(page.buttons) == ["leave", "read", "copy", "retry"]
    primary = [b for b in page.findChildren(QPushButton) if b.property("kind") == "primary"]
    assert [b.text() for b in primary] == ["Close the program"]
    press(seat, "leave")
    assert not seat.window.isVisible()
    assert stored.read_bytes() == before


def test_beside_a_later_version_the_last_backup_of_this_one_can_be_read(stored, trouble_at):
    make_newer(stored)
    seat = trouble_at()
    press(seat, "read")
    assert seat.session.read_only
    assert seat.session.trust is not None


def test_before_the_backups_were_looked_at_a_later_version_is_not_tried_again(seat):
    seat.window.show_trouble(NewerVersion("Made by a later version."), None)
    assert list(seat.page("rescue").buttons) == ["leave"]


def test_trying_again_opens_a_store_that_was_mended_meanwhile(stored, trouble_at, tmp_path):
    good = stored.read_bytes()
    damage(stored)
    seat = trouble_at()
    stored.write_bytes(good)
    press(seat, "retry")
    assert seat.page("home").isVisible()
    assert seat.window.shell.rail.isEnabled()


def test_damage_found_by_the_check_after_opening_ends_editing(stored, trouble_at):
    content = stored.read_bytes()
    damage(stored, at=len(content) // 4096 // 2 * 4096)
    seat = trouble_at()
    assert seat.page("rescue").isVisible()
    assert seat.session.read_only


def test_a_later_version_offers_no_replacing(rescue):
    assert not rescue.prospects(NewerVersion("Later.")).can_replace


def test_every_way_out_has_one_primary_button_first(stored, trouble_at):
    damage(stored)
    page = trouble_at().page("rescue")
    kinds = [b.property("kind") for b in page.findChildren(QPushButton) if b.isVisible()]
    assert kinds.count("primary") == 1
