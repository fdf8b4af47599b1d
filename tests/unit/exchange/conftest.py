import pytest

from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.packages.exchange import export_trust
from tests.helpers.desks import computer, filled


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def bob(tmp_path):
    with computer(tmp_path, "Bob") as made:
        yield made


@pytest.fixture
def place(ann):
    """Ann's trust and assessment, filled a little: their ids."""
    return filled(ann)


@pytest.fixture
def send(tmp_path):
    """Write a computer's trust to a file and give its path."""
    sent = []

    def write(sender, trust_id, password=None):
        out = tmp_path / f"{len(sent)}.digistrat"
        sent.append(out)
        export_trust(sender.library, trust_id, out, sender.author.stamp(), password)
        return out

    return write


@pytest.fixture
def shared(ann, bob, place, send):
    """Ann's trust on Bob's computer too: the ids of trust and assessment."""
    bob.take(send(ann, place[0]))
    return place


@pytest.fixture
def open_now(ann, place):
    """The workspace and the assessment as they are now."""

    def read(computer=ann):
        workspace = computer.workspace(place[1])
        return workspace, workspace.get(Assessment, place[1])

    return read
