"""The Windows installer, made from made-up programs and read back with msiinfo."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installer import msi
from installer.windows import gen_wxs
from installer.workshop import FoundWrongError
from tests.installer.made_up import FEATURE_FILES, WINDOWS_FILES, tree, with_feature, workshop

REAL_LIST = Path(__file__).with_name("windows_files.txt")
# Every element wixl 0.101 turns into the same table rows as WiX 3.
COMMON = {
    *("Wix", "Product", "Package", "MajorUpgrade", "Media", "Icon", "Property", "Condition"),
    *("Directory", "Component", "File", "RegistryValue", "Shortcut", "Feature", "ComponentRef"),
    "RegistrySearch",
}
needs_wixl = pytest.mark.skipif(
    shutil.which("wixl") is None or shutil.which("msiinfo") is None,
    reason="wixl and msitools are not installed here (installer/linux_packages.sh build)",
)


def made(folder, names=WINDOWS_FILES, version="0.1.0"):
    bundle = with_feature(folder / "digistrat", names)
    return msi.build_msi(workshop(folder, version), bundle, version), bundle


def source(folder, names=WINDOWS_FILES, version="0.1.0"):
    bundle = with_feature(folder / "digistrat", names)
    return gen_wxs.installer_source(gen_wxs.Source(bundle, "digistrat", "x.ico", version))


def columns(path, table, *places):
    return {tuple(row[place] for place in places) for row in msi.rows(path, table)}


def elements(text):
    return list(ET.fromstring(text).iter())  # noqa: S314 - our own text


def local(element):
    return element.tag.rpartition("}")[2]


@needs_wixl
def test_an_installer_made_twice_is_the_same_to_the_byte(tmp_path):
    first, _ = made(tmp_path / "one")
    second, _ = made(tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()


@needs_wixl
def test_another_version_is_another_product_that_upgrades_the_same_one(tmp_path):
    old = dict(columns(made(tmp_path / "old")[0], "Property", 0, 1))
    new = dict(columns(made(tmp_path / "new", version="0.2.0")[0], "Property", 0, 1))
    assert old["ProductCode"] != new["ProductCode"]
    codes = {one["UpgradeCode"].upper() for one in (old, new)}
    assert codes == {"{EB14A204-5535-4A29-9977-0AF1C0957348}"}, "it never changes"


@needs_wixl
def test_a_downgrade_is_refused_in_words(tmp_path):
    path, _ = made(tmp_path)
    refusals = [row for row in msi.rows(path, "LaunchCondition") if "DOWNGRADE" in row[0]]
    actions = [row for row in msi.rows(path, "CustomAction") if "newer version" in row[3]]
    assert refusals or actions


@needs_wixl
def test_a_windows_too_old_for_the_window_is_refused_in_words(tmp_path):
    path, _ = made(tmp_path)
    conditions = dict(msi.rows(path, "LaunchCondition"))
    words = conditions["Installed OR (VersionNT >= 603 AND WINDOWSBUILD >= 17763)"]
    assert "needs Windows 10 version 1809 (build 17763) or later" in words
    assert [row[:2] for row in msi.rows(path, "AppSearch")] == [["WINDOWSBUILD", "WindowsBuild"]]
    assert [row[3] for row in msi.rows(path, "RegLocator")] == ["CurrentBuildNumber"]


@needs_wixl
def test_the_old_version_goes_inside_the_transaction_and_before_the_new_one_comes(tmp_path):
    path, _ = made(tmp_path)
    order = {name: int(number) for name, number in columns(path, "InstallExecuteSequence", 0, 2)}
    removal = order["RemoveExistingProducts"]
    assert order["InstallInitialize"] < removal < order["ProcessComponents"]


@needs_wixl
def test_digistrat_files_open_with_the_program(tmp_path):
    path, _ = made(tmp_path)
    rows = columns(path, "Registry", 2, 4)
    assert ("Software\\Classes\\.digistrat", "DigiStrat.Package") in rows
    command = dict(rows)["Software\\Classes\\DigiStrat.Package\\shell\\open\\command"]
    assert command == '"[INSTALLDIR]digistrat.exe" "%1"'


@needs_wixl
def test_the_desktop_shortcut_and_the_region_are_left_out_unless_asked_for(tmp_path):
    path, _ = made(tmp_path)
    levels = dict(columns(path, "Feature", 0, 5))
    assert {name for name, level in levels.items() if level == "1"} == {
        "Complete",
        "FileAssociation",
    }
    assert {name for name, level in levels.items() if level == "200"} == {
        "DesktopShortcut",
        "Region",
    }
    assert ("DesktopShortcut", "Desktop") in columns(path, "FeatureComponents", 0, 1)


@needs_wixl
def test_the_feature_region_has_its_own_files_and_the_program_has_none_of_them(tmp_path):
    path, _ = made(tmp_path)
    of_file = {row[1]: row[2].rsplit("|")[-1] for row in msi.rows(path, "File")}
    found = {"Complete": set(), "Region": set()}
    for feature, component in columns(path, "FeatureComponents", 0, 1):
        if component in of_file and feature in found:
            found[feature].add(of_file[component])
    assert found["Region"] == {Path(name).name for name in FEATURE_FILES}
    assert found["Complete"] == {Path(name).name for name in WINDOWS_FILES}


@needs_wixl
def test_files_of_both_lie_in_the_same_folders(tmp_path):
    path, _ = made(tmp_path)
    folders = [row[2].rsplit("|")[-1] for row in msi.rows(path, "Directory")]
    assert folders.count("_internal") == 1
    assert folders.count("duckdb") == 2  # of the library and of its licence


def test_a_program_without_the_feature_beside_it_is_refused(tmp_path):
    bundle = tree(tmp_path / "digistrat", WINDOWS_FILES)
    with pytest.raises(ValueError, match="no files of the feature Region"):
        gen_wxs.installer_source(gen_wxs.Source(bundle, "digistrat", "x.ico", "0.1.0"))


def test_a_file_that_is_in_both_is_refused(tmp_path):
    with pytest.raises(ValueError, match="in the program and in the feature"):
        source(tmp_path, (*WINDOWS_FILES, FEATURE_FILES[0]))


@needs_wixl
def test_the_start_menu_entry_is_not_advertised(tmp_path):
    path, _ = made(tmp_path)
    targets = dict(columns(path, "Shortcut", 0, 4))
    assert set(targets.values()) == {"[INSTALLDIR]digistrat.exe"}


@needs_wixl
def test_nothing_lies_in_the_users_data_folder(tmp_path):
    path, _ = made(tmp_path)
    folders = {row[0] for row in msi.rows(path, "Directory")}
    assert not {"LocalAppDataFolder", "AppDataFolder", "PersonalFolder"} & folders
    assert not [row for row in msi.rows(path, "Registry") if row[1] != "2"], (
        "only the machine's part"
    )


@needs_wixl
def test_every_file_of_the_last_windows_program_has_its_place(tmp_path):
    names = REAL_LIST.read_text(encoding="utf-8").splitlines()
    path, bundle = made(tmp_path, names)
    msi.check_msi(path, bundle, "0.1.0")
    assert len(msi.rows(path, "File")) - len(FEATURE_FILES) == len(names) > 50


@needs_wixl
def test_the_check_notices_a_file_that_was_left_out(tmp_path):
    path, bundle = made(tmp_path)
    tree(bundle, ["_internal/forgotten.dll"])
    with pytest.raises(FoundWrongError, match="File table"):
        msi.check_msi(path, bundle, "0.1.0")


@needs_wixl
def test_the_check_notices_another_version_and_a_missing_feature(tmp_path):
    path, bundle = made(tmp_path)
    with pytest.raises(FoundWrongError, match=r"ProductVersion is 0\.1\.0, not 9\.9"):
        msi.check_msi(path, bundle, "9.9")
    query = "DELETE FROM `Feature` WHERE `Feature` = 'FileAssociation'"
    subprocess.run(["msibuild", path, "-q", query], check=True)
    with pytest.raises(FoundWrongError, match="features differ"):
        msi.check_msi(path, bundle, "0.1.0")


def test_the_source_keeps_to_what_both_builders_know(tmp_path):
    assert {local(one) for one in elements(source(tmp_path))} <= COMMON


def test_no_component_stands_under_a_condition(tmp_path):
    for one in elements(source(tmp_path)):
        if local(one) == "Component":
            assert "Condition" not in {local(child) for child in one}


def test_a_component_keeps_its_guid_when_others_come_and_go(tmp_path):
    first = source(tmp_path / "one")
    second = source(tmp_path / "two", (*WINDOWS_FILES, "_internal/new.dll"), "0.2.0")
    guid = gen_wxs.component_guid("_internal/a.dll")
    assert guid in first
    assert guid in second
    assert gen_wxs.component_guid("_INTERNAL/A.dll") == guid


def test_names_with_odd_letters_are_written_safely(tmp_path):
    assert 'Name="b &amp; c.txt"' in source(tmp_path)


def test_a_folder_without_the_program_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"digistrat\.exe"):
        source(tmp_path, ("readme.txt",))


def test_paths_are_relative_because_wixl_finds_no_others(tmp_path):
    sources = [one.get("Source") for one in elements(source(tmp_path)) if local(one) == "File"]
    assert len([one for one in sources if one.startswith("digistrat/")]) == len(WINDOWS_FILES)
    assert len([one for one in sources if one.startswith("digistrat-region/")]) == len(
        FEATURE_FILES
    )
    assert len(sources) == len(WINDOWS_FILES) + len(FEATURE_FILES)
