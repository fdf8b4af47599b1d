"""Two people with a window each, and a folder both reach."""

import pytest

from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.system.settings import Settings
from tests.helpers.desks import Computer
from tests.ui.seat import Seat


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
        folder.mkdir(exist_ok=True)
        seats.append(Seat(qtbot, folder, settings=settings, **parts).sit_down())
        return seats[-1]

    yield at
    for seat in seats:
        seat.close()
