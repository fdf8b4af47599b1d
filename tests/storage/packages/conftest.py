import pytest

from digistrat_desktop.services.packages.exchange import export_trust
from tests.helpers.desks import computer, filled
from tests.helpers.packaging import Kit


@pytest.fixture(scope="session")
def good(tmp_path_factory):
    """The bytes of a good package."""
    folder = tmp_path_factory.mktemp("sender")
    with computer(folder, "Ann") as ann:
        trust_id, _ = filled(ann)
        out = folder / "good.digistrat"
        export_trust(ann.library, trust_id, out, ann.author.stamp())
        return out.read_bytes()


@pytest.fixture
def kit(good):
    return Kit(good)
