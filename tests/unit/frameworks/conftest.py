"""The packs that ship with the program, read once."""

from pathlib import Path

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue

FOLDER = Path(__file__).parents[3] / "resources" / "frameworks"


@pytest.fixture(scope="session")
def shipped_folder():
    return FOLDER


@pytest.fixture(scope="session")
def shipped():
    return Catalogue((FOLDER,))


@pytest.fixture(scope="session")
def board(shipped):
    return shipped.latest("digistrat-board")
