"""The packs that ship with the program, read once."""

from pathlib import Path

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.services.frameworks.workshop import Workshop

FOLDER = Path(__file__).parents[3] / "resources" / "frameworks"


@pytest.fixture(scope="session")
def shipped_folder():
    return FOLDER


@pytest.fixture(scope="session")
def shipped():
    return Catalogue((FOLDER,))


@pytest.fixture(scope="session")
def board(shipped):
    return load_any(FOLDER / "digistrat-board-1.0.0.toml")


@pytest.fixture(scope="session")
def board_2():
    return load_any(FOLDER / "digistrat-board-2.0.0.toml")


@pytest.fixture
def catalogue(tmp_path, shipped_folder):
    return Catalogue((shipped_folder, tmp_path / "own"))


@pytest.fixture
def workshop(catalogue):
    return Workshop(catalogue)
