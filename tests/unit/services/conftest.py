import datetime as dt
from contextlib import closing
from functools import partial

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.library import SAMPLE_ORIGIN
from digistrat_desktop.services.store.opening import Access, open_library
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.file_lock import Holder
from digistrat_desktop.system.paths import find_folders, resources_folder
from tests.helpers.desks import FILES, place_at

NOW = dt.datetime(2026, 11, 23, 14, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue((resources_folder() / "frameworks",))


@pytest.fixture
def clock():
    return FixedClock(NOW, dt.timedelta(seconds=1))


@pytest.fixture
def access(tmp_path, catalogue):
    """The way into an empty store; nobody answers, and nobody waits for an answer."""
    folders = find_folders(tmp_path / "data")
    return Access(
        folders=folders,
        catalogue=catalogue,
        keeper=partial(place_at, origin=SAMPLE_ORIGIN),
        files=FILES,
        me=Holder("ann", "desk-1", "", "2026-11-23T14:02:00+00:00", 11),
        ids=SeededIds("readers"),
        sleep=lambda _: None,
    )


@pytest.fixture
def other(access):
    """The same store from another window of the same computer."""
    return access._replace(me=Holder("bob", "desk-1", "", "2026-11-23T14:05:00+00:00", 12))


@pytest.fixture
def library(access):
    with closing(open_library(access)) as opened:
        yield opened
