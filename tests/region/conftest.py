import shutil
from dataclasses import replace

import pytest

from digistrat_desktop.app.region import region_maker
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.region_trusts import fill_folder
from tests.region.lists import EXPECTED


@pytest.fixture(scope="session")
def maker():
    return region_maker(resources_folder())


@pytest.fixture(scope="session")
def files_made(tmp_path_factory):
    """The files of a small region, and what each odd one is."""
    folder = tmp_path_factory.mktemp("region") / "files"
    return folder, fill_folder(folder)


@pytest.fixture(scope="session")
def data_set(maker, files_made, tmp_path_factory):
    """The data set of the small region, and what was said of it."""
    expecting = replace(maker, expected=EXPECTED)
    return expecting.make(files_made[0], tmp_path_factory.mktemp("set") / "region")


@pytest.fixture
def files(files_made, tmp_path):
    """A copy of the small region's files, to be changed."""
    return shutil.copytree(files_made[0], tmp_path / "files")
