import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder


@pytest.fixture(scope="session")
def board():
    """The framework with the catalogue of metrics, as it ships."""
    return Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "1.0.0")
