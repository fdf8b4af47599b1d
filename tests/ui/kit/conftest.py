"""A themed application for every test of the kit."""

from pathlib import Path

import pytest

from digistrat_desktop.ui.theme.apply import apply_theme, load_fonts
from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.theme import Theme

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def fonts(qapp):
    return load_fonts(RESOURCES / "fonts")


@pytest.fixture
def look(qapp, fonts):
    apply_theme(qapp, Theme())
    return Look(Theme(), IconSet(RESOURCES / "icons"))
