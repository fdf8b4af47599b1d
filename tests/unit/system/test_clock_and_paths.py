import datetime as dt
import sys
import uuid
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.system.clock import FixedClock, RandomIds, SeededIds, SystemClock
from digistrat_desktop.system.paths import Folders, find_folders, make_folders, resources_folder

MAY = dt.datetime(2026, 5, 14, 9, 0, tzinfo=dt.UTC)


def test_the_clock_tells_aware_utc():
    assert SystemClock().now().utcoffset() == dt.timedelta(0)


def test_a_fixed_clock_stands_still_unless_given_a_step():
    still, stepping = FixedClock(MAY), FixedClock(MAY, dt.timedelta(seconds=1))
    assert [still.now(), still.now()] == [MAY, MAY]
    assert [stepping.now(), stepping.now()] == [MAY, MAY + dt.timedelta(seconds=1)]


def test_a_fixed_clock_can_be_set_back():
    clock = FixedClock(MAY)
    clock.advance(dt.timedelta(hours=-1))
    assert clock.now() < MAY


def test_a_clock_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        FixedClock(dt.datetime(2026, 5, 14))  # noqa: DTZ001 # the mistake under test


def test_seeded_ids_are_the_same_each_time_and_never_repeat():
    first, second, other = SeededIds("sample"), SeededIds("sample"), SeededIds("another")
    made = [first.new_id() for _ in range(50)]
    assert made == [second.new_id() for _ in range(50)]
    assert len(set(made)) == 50
    assert other.new_id() not in made


@pytest.mark.parametrize("maker", [RandomIds(), SeededIds("sample")])
def test_ids_are_uuids(maker):
    one = maker.new_id()
    assert str(uuid.UUID(one)) == one
    assert maker.new_id() != one


def test_on_windows_data_lies_in_local_app_data_and_not_in_the_roaming_profile():
    environment = {"LOCALAPPDATA": "/c/Local", "APPDATA": "/c/Roaming"}
    folders = find_folders(environment=environment, platform="win32")
    assert folders.data == Path("/c/Local/DigiStrat")
    assert not [one for one in folders.all if "Roaming" in str(one)]


def test_on_windows_without_the_variable_the_usual_folder_is_used():
    data = find_folders(environment={}, platform="win32").data
    assert data == Path.home() / "AppData/Local/DigiStrat"


def test_on_linux_data_lies_where_xdg_says():
    assert find_folders(environment={"XDG_DATA_HOME": "/d"}, platform="linux").data == Path(
        "/d/digistrat"
    )


@pytest.mark.parametrize("value", ["", "relative/place"])
def test_an_empty_or_relative_xdg_value_is_ignored(value):
    data = find_folders(environment={"XDG_DATA_HOME": value}, platform="linux").data
    assert data == Path.home() / ".local/share/digistrat"


def test_an_override_wins_and_everything_lies_in_it(tmp_path):
    folders = find_folders(tmp_path / "store", {"XDG_DATA_HOME": "/d"}, "linux")
    everything = (*folders.all, folders.store, folders.lock, folders.settings)
    assert all(one.is_relative_to(tmp_path / "store") for one in everything)


def test_a_relative_override_does_not_follow_the_working_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    folders = find_folders(Path("mine"))
    monkeypatch.chdir("/")
    assert folders.data == tmp_path / "mine"


def test_folders_are_made_for_this_user_only_and_making_them_twice_is_harmless(tmp_path):
    folders = Folders(tmp_path / "data")
    make_folders(folders)
    make_folders(folders)
    assert all(one.is_dir() for one in folders.all)
    if sys.platform != "win32":
        assert {one.stat().st_mode & 0o077 for one in folders.all} == {0}


def test_resources_inside_the_package_win_over_those_beside_it(tmp_path):
    package = tmp_path / "digistrat_desktop"
    (tmp_path / "resources").mkdir()
    assert resources_folder(package) == tmp_path / "resources"
    (package / "resources").mkdir(parents=True)
    assert resources_folder(package) == package / "resources"


@pytest.mark.parametrize("place", ["resources", "digistrat_desktop/resources"])
def test_a_frozen_program_finds_its_own_resources(tmp_path, place):
    (tmp_path / place).mkdir(parents=True)
    package = tmp_path / "elsewhere/digistrat_desktop"
    assert resources_folder(package, str(tmp_path)) == tmp_path / place


def test_a_frozen_program_is_recognised_by_itself(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_folder(tmp_path / "x/digistrat_desktop") == tmp_path / "resources"


def test_missing_resources_are_our_own_mistake(tmp_path):
    with pytest.raises(Bug):
        resources_folder(tmp_path / "nowhere")


def test_the_repository_has_its_resources():
    assert resources_folder().name == "resources"
