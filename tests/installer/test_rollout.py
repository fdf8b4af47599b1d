"""What lies beside the Windows installer, held against the installer itself."""

import csv
import hashlib
import json
import shutil
import struct
import zipfile

import pytest

from installer import msi
from installer.windows import rollout
from installer.workshop import FoundWrongError
from tests.installer.made_up import FEATURE_FILES, WINDOWS_FILES, with_feature, workshop


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """An installer of a made-up program with its papers."""
    shop = workshop(tmp_path_factory.mktemp("rollout"), "4.5.6")
    with_feature(shop.bundle, WINDOWS_FILES)
    if shutil.which("wixl") is None:
        pytest.skip("wixl is not installed here")
    made = msi.build_msi(shop, shop.bundle, shop.version)
    rollout.write_all(shop)
    return shop, made


def test_intune_looks_for_what_the_installer_leaves(delivered):
    shop, made = delivered
    app = json.loads((shop.dist / f"{shop.label}-intune.json").read_text())
    properties = {row[0]: row[1] for row in msi.rows(made, "Property")}
    by_code, by_key = app["rules"]
    assert by_code["productCode"] == properties["ProductCode"]
    assert app["msiInformation"]["upgradeCode"] == properties["UpgradeCode"].upper()
    assert properties["ProductCode"] in app["uninstallCommandLine"]
    assert made.name in app["installCommandLine"]
    (row,) = [row for row in msi.rows(made, "Registry") if row[3] == by_key["valueName"]]
    assert by_key["keyPath"] == f"HKEY_LOCAL_MACHINE\\{row[2]}"
    assert (row[4], by_key["comparisonValue"]) == ("4.5.6", "4.5.6")


def test_the_manifest_names_the_installer_its_hash_and_its_floor(delivered):
    shop, made = delivered
    name = f"{rollout.IDENTIFIER}.installer.yaml"
    lines = dict(line.split(": ", 1) for line in (shop.dist / name).read_text().splitlines())
    (one,) = json.loads(lines["Installers"])
    assert one["InstallerUrl"].endswith(f"/{made.name}")
    assert one["InstallerSha256"].lower() == hashlib.sha256(made.read_bytes()).hexdigest()
    (condition,) = [row[0] for row in msi.rows(made, "LaunchCondition") if "BUILD" in row[0]]
    assert json.loads(lines["MinimumOSVersion"]).split(".")[2] in condition
    assert json.loads(lines["ManifestType"]) == "installer"
    assert len(list(shop.dist.glob("*.yaml"))) == 3


def test_the_zip_is_the_folder_with_a_word_to_read_and_the_same_each_time(delivered):
    shop, _ = delivered
    path = shop.dist / f"{shop.label}-x64-portable.zip"
    first = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        names = {name.removeprefix(f"{shop.label}/") for name in archive.namelist()}
    assert names == {"README.txt", *WINDOWS_FILES}
    rollout.write_all(shop)
    assert path.read_bytes() == first


def test_the_feature_is_a_zip_to_unpack_over_the_folder(delivered):
    shop, _ = delivered
    with zipfile.ZipFile(shop.dist / f"{shop.label}-region-x64-portable.zip") as archive:
        assert archive.namelist() == [f"{shop.label}/{name}" for name in FEATURE_FILES]


def test_every_packaged_file_is_in_the_list_of_hashes(delivered):
    shop, _ = delivered
    rows = list(
        csv.DictReader((shop.dist / f"{shop.label}-app-control.csv").read_text().splitlines())
    )
    assert {row["file"] for row in rows} == {*WINDOWS_FILES, *FEATURE_FILES}
    assert all(len(row["file_sha256"]) == 64 for row in rows)


def test_there_are_no_papers_without_an_installer(tmp_path):
    shop = workshop(tmp_path)
    with pytest.raises(FoundWrongError, match="run the step msi first"):
        rollout.write_all(shop)


def program(*, signature=b"", body=b"code", checksum=7):
    """Give a file built like a 64-bit Windows program, as far as its hash looks at it."""
    head = bytearray(64 + 24 + 240)
    head[:2], head[60:64], head[64:68] = b"MZ", struct.pack("<I", 64), b"PE\0\0"
    optional = 64 + 24
    struct.pack_into("<H", head, optional, 0x20B)
    struct.pack_into("<I", head, optional + 64, checksum)
    body += bytes(-(len(head) + len(body)) % 8)
    if signature:
        struct.pack_into("<II", head, optional + 144, len(head) + len(body), len(signature))
    return bytes(head) + body + signature


def test_signing_a_program_leaves_the_hash_app_control_takes():
    plain, signed = program(), program(signature=b"S" * 16, checksum=9)
    assert rollout.image_hash(plain) == (rollout.image_hash(signed)[0], False)
    assert rollout.image_hash(signed)[1]
    assert rollout.image_hash(program(body=b"edoc")) != rollout.image_hash(plain)


@pytest.mark.parametrize("other", [b"", b"MZ" + bytes(70), b"text", b"MZ"])
def test_a_file_that_is_no_program_has_only_the_hash_of_its_bytes(other):
    assert rollout.image_hash(other) is None
