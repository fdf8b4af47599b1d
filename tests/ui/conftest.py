"""A seat at the real window for every test that wants one."""

import shutil
from functools import partial

import pytest

from digistrat_desktop.services.store.opening import Access
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.system.clock import RandomIds, SystemClock
from digistrat_desktop.system.file_lock import this_process
from digistrat_desktop.system.paths import Folders, make_folders
from tests.helpers.desks import CATALOGUE, FILES, place_at
from tests.helpers.trusts import fill
from tests.ui.seat import Seat, open_library


@pytest.fixture(scope="session")
def lay_store(tmp_path_factory):
    """Give a function that lays a filled store in a folder: the first of its kind is made, others copied."""
    made = {}

    def lay(folder, filled, opened=open_library):
        kind = (filled, opened)
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp("filled")
            library = opened(made[kind])
            filled(library)
            library.close()
        shutil.copytree(made[kind], folder, dirs_exist_ok=True)

    return lay


@pytest.fixture
def seat_at(qtbot, tmp_path, lay_store):
    """Give a function that opens the window; `full=True` puts a made-up trust there first."""
    seats = []

    def sit(*, full=True, filled=fill, show=True, **parts):
        if full and not (tmp_path / "digistrat.db").exists():
            lay_store(tmp_path, filled)
        seat = Seat(qtbot, tmp_path, **parts)
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
    """Give a function that opens the library of the test's folder as some class of library or store."""
    return partial(partial, open_library, tmp_path)


@pytest.fixture
def make_access(tmp_path):
    """Give a function that says how the store of the test's folder is opened."""

    def make():
        folders = Folders(tmp_path)
        make_folders(folders)
        clock = SystemClock()
        return Access(
            folders=folders,
            catalogue=CATALOGUE,
            keeper=partial(place_at, origin=EventOrigin("00" * 8, "0.1.0")),
            files=FILES,
            me=this_process(clock),
            ids=RandomIds(),
            any_place=True,
            sleep=lambda _: None,
        )

    return make
