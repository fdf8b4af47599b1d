"""A seat at the real window for every test that wants one."""

from functools import partial

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.opening import Access
from digistrat_desktop.storage.origin import EventOrigin
from digistrat_desktop.system.clock import RandomIds, SystemClock
from digistrat_desktop.system.file_lock import this_process
from digistrat_desktop.system.paths import Folders, make_folders, resources_folder
from tests.helpers.trusts import fill
from tests.ui.seat import Seat, open_library


@pytest.fixture
def seat_at(qtbot, tmp_path):
    """Give a function that opens the window; `full=True` puts a made-up trust there first."""
    seats = []

    def sit(*, full=True, filled=fill, show=True, **parts):
        if full and not (tmp_path / "digistrat.db").exists():
            library = open_library(tmp_path)
            filled(library)
            library.close()
        seat = Seat(qtbot, tmp_path, **parts)
        qtbot.addWidget(seat.window)
        seats.append(seat)
        return seat.sit_down() if show else seat

    yield sit
    for seat in seats:
        seat.dialogs.answers = ["leave"] * 3
        seat.window.close()


@pytest.fixture
def seat(seat_at):
    """Give the window on a made-up trust with two assessments."""
    return seat_at()


@pytest.fixture
def empty_seat(seat_at):
    """Give the window on an empty folder."""
    return seat_at(full=False)


@pytest.fixture
def opener(tmp_path):
    """Give a function that opens the library of the test's folder as some class of library."""
    return lambda make: partial(open_library, tmp_path, make)


@pytest.fixture
def make_access(tmp_path):
    """Give a function that says how the store of the test's folder is opened."""

    def make():
        folders = Folders(tmp_path)
        make_folders(folders)
        clock = SystemClock()
        return Access(
            folders=folders,
            catalogue=Catalogue((resources_folder() / "frameworks",)),
            origin=EventOrigin("00" * 8, "0.1.0"),
            me=this_process(clock),
            ids=RandomIds(),
            any_place=True,
            sleep=lambda _: None,
        )

    return make
