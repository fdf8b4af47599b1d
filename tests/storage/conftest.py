import pytest

from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import opened, record_all, worked_desk, write_store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "digistrat.db"


@pytest.fixture
def store(path):
    made = opened(path)
    yield made
    made.close()


@pytest.fixture
def begun(store):
    """A store with a trust and an assessment that has just been started."""
    desk, trust, assessment = begun_desk()
    record_all(store, desk)
    return store, desk, trust, assessment


@pytest.fixture
def worked():
    return worked_desk(seeded(7))


@pytest.fixture(scope="session")
def filled_content(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "digistrat.db"
    return write_store(path, worked_desk(seeded(7))).read_bytes()


@pytest.fixture
def filled(path, filled_content):
    """The file of a store in which much was done."""
    path.write_bytes(filled_content)
    return path
