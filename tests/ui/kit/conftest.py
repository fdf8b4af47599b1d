"""A themed application for every test of the kit."""

from pathlib import Path

import pytest

from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.theme import Theme, load_fonts
from tests.ui.kit.dressing import dress_all

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def fonts(qapp):
    return load_fonts(RESOURCES / "fonts")


@pytest.fixture
def look(qapp, fonts):
    dress_all(qapp, Theme())
    yield Look(Theme(), IconSet(RESOURCES / "icons"))
    qapp.setStyleSheet("")
