"""Seats at a window with a folder of its own for frameworks, on a made-up store with three trusts."""

import functools

import pytest

from digistrat_desktop.frameworks import shelf
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder
from tests.ui.presenting.test_together_pages import three_trusts
from tests.ui.seat import Seat, open_library

FRAMEWORKS = resources_folder() / "frameworks"


def library_in(folder):
    return open_library(folder, catalogue=Catalogue((FRAMEWORKS, folder / "own")))


@pytest.fixture(scope="session", autouse=True)
def _built_in_packs_read_once():
    """The files that came with the program are the same for every window; the others are read anew."""
    read = shelf.load_any
    built_in = functools.cache(read)

    def load_any(path):
        return (built_in if path.parent == FRAMEWORKS else read)(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "load_any", load_any)
        yield


@pytest.fixture
def sit(qtbot, tmp_path, lay_store):
    """Give a function that opens the window; settings and size as a seat takes them."""
    seats = []

    def sit(**more):
        lay_store(tmp_path, three_trusts, library_in)
        seats.append(Seat(qtbot, tmp_path, opener=lambda: library_in(tmp_path), **more))
        return seats[-1].sit_down()

    yield sit
    for seat in seats:
        seat.dialogs.answers = ["leave"] * 3
        seat.window.close()
