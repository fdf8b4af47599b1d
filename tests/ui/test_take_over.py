"""A store another computer left locked: read first, taken over only when a person says so."""

import datetime as dt
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from digistrat_desktop.app.refusal import refusal_window
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.opening import Access, Opened, open_for_window, open_library
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.system.clock import SeededIds
from digistrat_desktop.system.file_lock import Holder
from digistrat_desktop.system.paths import find_folders, resources_folder
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.desks import FILES, place_at
from tests.helpers.kept_sample import ensure_kept
from tests.ui.seat import NOW, Seat

ANN = Holder("ann", "desk-1", "", "2026-11-23T13:00:00+00:00", 11)
BOB = Holder("bob", "desk-2", "", "2026-11-23T14:05:00+00:00", 12)


@pytest.fixture
def access(tmp_path):
    """The way in from one computer, to a store another was using when it lost its power."""
    folders = find_folders(tmp_path / "data")
    left = Access(
        folders=folders,
        catalogue=Catalogue((resources_folder() / "frameworks",)),
        keeper=partial(place_at, origin=EventOrigin("00" * 8, "0.1.0")),
        files=FILES,
        me=ANN,
        ids=SeededIds("left"),
        sleep=lambda _: None,
    )
    with closing(open_library(left)) as library:
        ensure_kept(library)
        library.store.back_up(NOW - dt.timedelta(hours=1))
        note = next(left.folders.data.glob("*lock*json"))
        kept = note.read_bytes()
    note.write_bytes(kept)
    return left._replace(me=BOB)


@pytest.fixture
def second(qtbot, access):
    seat = sit(qtbot, access)
    yield seat
    seat.close()


def sit(qtbot, access):
    return Seat(
        qtbot,
        access.folders.data,
        opener=partial(open_for_window, access),
        rescue=Rescue(access),
        take_over=lambda: Opened(open_library(access, take_over=True), ""),
    ).sit_down()


@pytest.fixture
def bare(qtbot, access):
    """The same where there is no backup to read."""
    for backup in access.folders.backups.iterdir():
        backup.unlink()
    seat = sit(qtbot, access)
    yield seat
    seat.close()


def take_over_button(seat):
    buttons = seat.window.shell.findChildren(QPushButton)
    return next((b for b in buttons if b.text() == "Take over …" and b.isVisible()), None)


def test_the_banner_names_who_left_it_and_nothing_is_taken_without_a_word(second):
    assert second.session.read_only
    assert any("ann on desk-1" in words for words in second.banners())
    take_over_button(second).click()
    second.qtbot.waitUntil(lambda: bool(second.dialogs.questions))
    assert "ann on desk-1" in second.dialogs.questions[0].text
    assert second.dialogs.questions[0].choices[-1].is_primary
    second.settle()
    assert second.session.read_only


def test_a_person_who_is_sure_takes_it_over_and_can_write(second):
    second.dialogs.answers = ["take-over"]
    take_over_button(second).click()
    second.qtbot.waitUntil(lambda: not second.session.read_only)
    second.settle()
    assert take_over_button(second) is None


def test_taking_over_must_be_typed(second):
    take_over_button(second).click()
    second.qtbot.waitUntil(lambda: bool(second.dialogs.questions))
    assert second.dialogs.questions[0].typed == "take over"


def test_without_even_a_copy_to_read_taking_over_is_offered_and_asked_for(bare):
    page = bare.page("rescue")
    assert "ann on desk-1" in page.title.text()
    assert list(page.buttons) == ["retry", "take-over"]
    page.buttons["take-over"].click()
    bare.qtbot.waitUntil(lambda: bool(bare.dialogs.questions))
    assert "ann on desk-1" in bare.dialogs.questions[0].text
    bare.settle()
    assert page.isVisible()
    bare.dialogs.answers = ["take-over"]
    page.buttons["take-over"].click()
    bare.qtbot.waitUntil(lambda: bare.page("home").isVisible())
    bare.settle()
    assert not bare.session.read_only


def test_a_store_someone_is_using_without_a_copy_offers_only_to_try_again(qtbot, access):
    for backup in access.folders.backups.iterdir():
        backup.unlink()
    with closing(open_library(access, take_over=True)):
        other = access._replace(me=BOB._replace(user="cat", pid=13))
        seat = sit(qtbot, other)
        assert list(seat.page("rescue").buttons) == ["retry"]
        seat.close()


def test_a_store_someone_is_using_is_never_offered(qtbot, access):
    with closing(open_library(access, take_over=True)):
        other = access._replace(me=BOB._replace(user="cat", pid=13))
        seat = Seat(qtbot, access.folders.data, opener=partial(open_for_window, other)).sit_down()
        assert seat.session.read_only
        assert take_over_button(seat) is None
        seat.close()


@pytest.mark.usefixtures("qtbot")
def test_a_start_that_is_refused_is_said_in_a_window():
    refused = Refused("The data folder cannot be made.", "Nothing was changed.", "Ask for access.")
    window = refusal_window(QApplication.instance(), refused, resources_folder())
    words = " ".join(label.text() for label in window.findChildren(PlainLabel))
    assert words == "The data folder cannot be made. Nothing was changed. Ask for access."
    assert [b.text() for b in window.findChildren(QPushButton)] == ["Close"]
    window.deleteLater()
