from dataclasses import fields
from pathlib import Path

import pytest

from digistrat_desktop.system.policy import (
    POLICIES,
    Policy,
    PolicyKind,
    load_policy,
    policy_from,
    read_policy_file,
    read_registry,
)
from digistrat_desktop.system.settings import Settings

ENVIRONMENT = {"LOCALAPPDATA": r"C:\Users\a\AppData\Local", "HOME": "/users/a"}
NAMES = {one.name: one for one in POLICIES}


def test_without_a_policy_everything_is_as_usual():
    policy = load_policy(dict, ENVIRONMENT)
    assert policy == Policy()
    assert policy.folder("DataFolder") is None
    assert policy.flag("AllowAttachments")
    assert not policy.flag("AllowNetworkDataFolder")
    assert policy.text("SecondWindow") == "read-only"
    assert policy.names("AllowedFrameworks") == ()


def test_registry_values_are_understood():
    raw = {
        "DataFolder": r"%LocalAppData%\Trust\DigiStrat",
        "RequireEncryptedPackages": 1,
        "AllowAttachments": 0,
        "AllowedFrameworks": ["digistrat-core", " wgll ", ""],
        "TrustCode": " RXX ",
        "SecondWindow": "refuse",
    }
    policy = policy_from(raw, ENVIRONMENT)
    assert policy.notes == ()
    assert str(policy.folder("DataFolder")) == r"C:\Users\a\AppData\Local\Trust\DigiStrat"
    assert policy.flag("RequireEncryptedPackages")
    assert not policy.flag("AllowAttachments")
    assert policy.names("AllowedFrameworks") == ("digistrat-core", "wgll")
    assert policy.text("TrustCode") == "RXX"
    assert policy.text("SecondWindow") == "refuse"


@pytest.mark.parametrize("raw", ["${HOME}/x", "$HOME/x", "%HOME%/x"])
def test_variables_of_either_system_are_put_in(raw):
    assert policy_from({"DataFolder": raw}, ENVIRONMENT).folder("DataFolder") == Path("/users/a/x")


def test_a_variable_that_is_not_there_is_told_and_makes_no_odd_folder():
    policy = policy_from({"DataFolder": "%NOT_THERE%/x"}, ENVIRONMENT)
    assert policy.folder("DataFolder") is None
    assert "DataFolder" in policy.notes[0]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("AllowNetworkDataFolder", 2),
        ("AllowNetworkDataFolder", "1"),
        ("AllowAttachments", "yes"),
        ("RequireEncryptedPackages", None),
        ("SecondWindow", "write"),
        ("LogLevel", 3),
        ("AllowedFrameworks", "one"),
        ("AllowedFrameworks", [1]),
        ("TrustName", 5),
        ("DataFolder", 1),
    ],
)
def test_a_value_that_cannot_be_understood_gives_the_careful_one_and_a_note(name, raw):
    policy = policy_from({name: raw}, ENVIRONMENT)
    assert name in policy.notes[0]
    declared = NAMES[name]
    assert policy.fixed.get(name) == declared.strict


def test_a_name_we_do_not_know_is_told():
    assert policy_from({"Datafolder": "x"}, ENVIRONMENT).notes == (
        "The policy Datafolder is not known.",
    )


def unreadable():
    message = "no"
    raise PermissionError(message)


def test_a_policy_that_cannot_be_read_is_not_taken_for_none():
    policy = load_policy(unreadable, ENVIRONMENT)
    assert policy.flag("RequireEncryptedPackages")
    assert not policy.flag("AllowAttachments")
    assert not policy.flag("AllowNetworkDataFolder")
    assert policy.notes


def test_a_fixed_setting_says_who_fixed_it_and_cannot_be_overridden():
    policy = policy_from({"LogLevel": "DEBUG"}, ENVIRONMENT)
    found = policy.setting(Settings(log_level="ERROR"), "log_level")
    assert (found.value, found.fixed, found.words) == ("DEBUG", True, "set by your organisation")


def test_a_free_setting_is_the_users():
    found = Policy().setting(Settings(log_level="ERROR"), "log_level")
    assert (found.value, found.fixed, found.words) == ("ERROR", False, "")


def test_the_file_for_linux_is_read(tmp_path):
    path = tmp_path / "policy.toml"
    assert read_policy_file(path) == {}
    path.write_text('TrustCode = "RXX"\nAllowAttachments = false\n', encoding="utf-8")
    policy = load_policy(lambda: read_policy_file(path), ENVIRONMENT)
    assert policy.text("TrustCode") == "RXX"
    assert not policy.flag("AllowAttachments")


def test_a_broken_file_gives_the_careful_values(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text("AllowAttachments = ", encoding="utf-8")
    assert load_policy(lambda: read_policy_file(path), ENVIRONMENT).notes


def test_where_there_is_no_registry_there_is_no_policy_in_it():
    assert read_registry() == {}


def test_this_computers_own_policy_can_be_read():
    assert isinstance(load_policy(), Policy)


def test_the_registry_types_are_those_of_the_templates():
    types = {one.name: one.kind.registry_type for one in POLICIES}
    assert types["DataFolder"] == types["SecondWindow"] == types["TrustName"] == "REG_SZ"
    assert types["AllowAttachments"] == "REG_DWORD"
    assert types["AllowedFrameworks"] == "REG_MULTI_SZ"


def test_the_table_is_whole():
    spec = {
        *("DataFolder", "BackupFolder", "AllowNetworkDataFolder", "ExportFolder"),
        *("FrameworkFolder", "RequireEncryptedPackages", "LogLevel", "TrustName", "TrustCode"),
        *("ReportLogo", "AllowedFrameworks", "AllowAttachments", "SecondWindow"),
    }
    assert set(NAMES) == spec
    settings = {one.name for one in fields(Settings)}
    for one in POLICIES:
        assert one.words.endswith(".")
        assert not one.setting or one.setting in settings
        assert (one.kind is PolicyKind.CHOICE) == bool(one.choices)
        assert one.kind is not PolicyKind.FLAG or one.strict is not None
