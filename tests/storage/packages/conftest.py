import pytest

from tests.architecture.tree import ROOT
from tests.helpers.packaging import Kit


@pytest.fixture(scope="session")
def good():
    """The bytes of a good package of format 1, as a released version wrote it."""
    return (ROOT / "tests/data/package_v1.digistrat").read_bytes()


@pytest.fixture
def kit(good):
    return Kit(good)
