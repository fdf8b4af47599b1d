from dataclasses import fields
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.policy import (
    POLICIES,
    REGISTRY_KEY,
    Policy,
    PolicyKind,
    RawPolicy,
    load_policy,
    policy_from,
    read_registry,
    registry_values,
)
from digistrat_desktop.system.settings import Settings

KNOWN = {"HOME": "/users/a", "USER": "a", "LOCALAPPDATA": "/users/a/local"}
NAMES = {one.name: one for one in POLICIES}
SZ, EXPAND_SZ, BINARY, DWORD, MULTI_SZ, QWORD = 1, 2, 3, 4, 7, 11


def known(name):
    return KNOWN.get(name, "")


def refusal(raw):
    with pytest.raises(Refused) as refused:
        policy_from(raw, known=known)
    return refused.value


def test_without_a_policy_everything_is_as_usual():
    policy = policy_from({})
    assert policy == Policy()
    assert policy.folder("DataFolder") is None
    assert policy.flag("AllowAttachments")
    assert not policy.flag("AllowNetworkDataFolder")
    assert policy.text("SecondWindow") == "read-only"
    assert policy.names("AllowedFrameworks") == ()


def test_registry_values_are_understood():
    found = [
        ("DataFolder", r"%LocalAppData%/Trust", EXPAND_SZ),
        ("RequireEncryptedPackages", 1, DWORD),
        ("AllowAttachments", 0, DWORD),
        ("AllowedFrameworks", ["digistrat-core", " wgll ", ""], MULTI_SZ),
        ("TrustCode", " RXX ", SZ),
        ("SecondWindow", "refuse", SZ),
    ]
    policy = policy_from(registry_values(found, []), known=known)
    assert policy.folder("DataFolder") == Path("/users/a/local/Trust")
    assert policy.flag("RequireEncryptedPackages")
    assert not policy.flag("AllowAttachments")
    assert policy.names("AllowedFrameworks") == ("digistrat-core", "wgll")
    assert policy.text("TrustCode") == "RXX"
    assert policy.text("SecondWindow") == "refuse"


@pytest.mark.parametrize(
    ("found", "below", "named"),
    [
        ([("datafolder", "/srv", SZ)], [], "“datafolder”"),
        ([("", "/srv", SZ)], [], "“”"),
        ([("TrustCode", "RXX", SZ)], ["DataFolder"], "“DataFolder\\”"),
        ([("AllowAttachments", 0, QWORD)], [], "AllowAttachments"),
        ([("AllowAttachments", "0", SZ)], [], "AllowAttachments"),
        ([("AllowAttachments", None, DWORD)], [], "AllowAttachments"),
        ([("AllowAttachments", 4294967295, DWORD)], [], "AllowAttachments"),
        ([("TrustName", b"N\0", BINARY)], [], "TrustName"),
        ([("TrustName", "\ud800", SZ)], [], "TrustName"),
        ([("AllowedFrameworks", "wgll", SZ)], [], "AllowedFrameworks"),
    ],
)
def test_what_the_registry_holds_beside_the_policies_is_refused_by_name(found, below, named):
    refused = refusal(registry_values(found, below))
    assert f"HKEY_LOCAL_MACHINE\\{REGISTRY_KEY} has " in refused.what
    assert named in refused.what


@pytest.mark.parametrize("raw", ["${HOME}/x", "$HOME/x", "%HOME%/x", "%home%/x", "/users/$USER/x"])
def test_placeholders_are_written_as_on_either_system(raw):
    policy = policy_from({"DataFolder": raw}, known=known)
    assert policy.folder("DataFolder") == Path("/users/a/x")


@pytest.mark.parametrize("raw", ["/srv/share$", "/srv/D$/x", ""])
def test_a_sign_that_begins_no_placeholder_is_kept(raw):
    assert policy_from({"DataFolder": raw}, known=known).text("DataFolder") == raw


def test_what_a_placeholder_stands_for_is_not_looked_through_again():
    policy = policy_from({"DataFolder": "/srv/${USER}"}, known={"USER": "$HOME"}.__getitem__)
    assert policy.text("DataFolder") == "/srv/$HOME"


def test_a_setting_is_the_users_unless_the_organisation_fixed_it():
    mine = Settings(log_level="ERROR")
    assert Policy().setting(mine, "log_level") == "ERROR"
    assert policy_from({"LogLevel": "DEBUG"}).setting(mine, "log_level") == "DEBUG"


def test_what_is_found_on_the_computer_is_checked():
    policy = load_policy(lambda: RawPolicy({"TrustCode": "RXX"}, str))
    assert policy.fixed == {"TrustCode": "RXX"}


def test_where_there_is_no_registry_there_is_no_policy_in_it():
    assert read_registry().values == {}


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
        *("AllowTeamFolder", "TeamFolder", "AllowFileCopies"),
    }
    assert set(NAMES) == spec
    settings = {one.name for one in fields(Settings)}
    for one in POLICIES:
        assert one.words.endswith(".")
        assert not one.setting or one.setting in settings
        assert (one.kind is PolicyKind.CHOICE) == bool(one.choices)
