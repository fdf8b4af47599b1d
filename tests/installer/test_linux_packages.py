"""The Debian package and the archive, made from a made-up program."""

import re
import shutil
import subprocess
import tarfile

import pytest

from installer.linux import needs, packages
from installer.workshop import ROOT
from tests.installer.made_up import FEATURE_FILES, tree, with_feature, workshop

FILES = ("digistrat", "_internal/libpython3.11.so.1.0", "licences/python/LICENSE.txt")
pytestmark = [
    pytest.mark.ui,
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed here"),
]


def shop_with_program(folder):
    shop = workshop(folder)
    with_feature(shop.bundle, FILES)
    (shop.bundle / "digistrat").chmod(0o755)
    (shop.bundle / "libpython.so").symlink_to("_internal/libpython3.11.so.1.0")
    return shop


@pytest.fixture(scope="module")
def deb(tmp_path_factory):
    return packages.make_deb(shop_with_program(tmp_path_factory.mktemp("deb")))


def listed(path):
    told = subprocess.run(
        ["dpkg-deb", "--contents", path], capture_output=True, text=True, check=True
    )
    return {line.split()[5]: line for line in told.stdout.splitlines()}


def field(path, name):
    command = ["dpkg-deb", "--field", path, name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_package_is_the_same_each_time(tmp_path, deb):
    assert packages.make_deb(shop_with_program(tmp_path)).read_bytes() == deb.read_bytes()


def test_the_command_lies_on_the_path_and_leads_to_the_program(deb):
    assert listed(deb)["./usr/bin/digistrat"].endswith("-> ../lib/digistrat/digistrat")


@pytest.mark.parametrize(
    "name",
    [
        "./usr/lib/digistrat/digistrat",
        "./usr/share/applications/digistrat.desktop",
        "./usr/share/mime/packages/digistrat-mime.xml",
        "./usr/share/icons/hicolor/scalable/apps/digistrat.svg",
        "./usr/share/icons/hicolor/48x48/apps/digistrat.png",
        "./usr/share/icons/hicolor/scalable/mimetypes/application-x-digistrat.svg",
        "./usr/share/doc/digistrat-desktop/copyright",
    ],
)
def test_the_package_holds(deb, name):
    assert name in listed(deb)


def test_everything_belongs_to_root_and_nobody_else_may_write(deb):
    for line in listed(deb).values():
        assert " root/root " in line
        assert line.startswith("l") or line[8] != "w"


def test_nothing_lies_outside_usr(deb):
    assert all(name == "./" or name.startswith("./usr/") for name in listed(deb))


def test_the_package_runs_no_script_of_its_own(deb, tmp_path):
    subprocess.run(["dpkg-deb", "--control", deb, tmp_path / "c"], check=True)
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["control"]


def test_the_package_says_what_it_is(deb):
    assert field(deb, "Package") == "digistrat-desktop"
    assert field(deb, "Architecture") == "amd64"
    assert "never uses a network" in field(deb, "Description")


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return packages.make_region_deb(shop_with_program(tmp_path_factory.mktemp("region")))


def test_the_feature_is_a_package_that_lies_over_the_same_version_of_the_program(deb, region):
    assert field(region, "Package") == "digistrat-desktop-region"
    version = field(deb, "Version")
    assert field(region, "Version") == version
    assert f"digistrat-desktop (= {version})" in field(region, "Depends").split(", ")
    files = {name for name in listed(region) if not name.endswith("/")}
    papers = "./usr/share/doc/digistrat-desktop-region"
    assert files == {
        *(f"./usr/lib/digistrat/{name}" for name in FEATURE_FILES),
        *(f"{papers}/copyright", f"{papers}/changelog.md"),
    }
    assert not files & set(listed(deb))


def test_the_package_of_the_feature_is_the_same_each_time(tmp_path, region):
    other = packages.make_region_deb(shop_with_program(tmp_path))
    assert other.read_bytes() == region.read_bytes()


def test_the_archive_is_the_same_each_time_and_holds_links_and_rights(tmp_path):
    shop = shop_with_program(tmp_path / "one")
    first, feature = packages.make_archives(shop)
    second, other = packages.make_archives(shop_with_program(tmp_path / "two"))
    assert first.read_bytes() == second.read_bytes()
    assert feature.read_bytes() == other.read_bytes()
    with tarfile.open(feature) as archive:
        assert archive.getnames() == [f"{shop.label}/{name}" for name in FEATURE_FILES]
    with tarfile.open(first) as archive:
        members = {one.name.partition("/")[2]: one for one in archive.getmembers()}
    assert members["libpython.so"].linkname == "_internal/libpython3.11.so.1.0"
    assert members["digistrat"].mode == 0o755
    assert members["licences/python/LICENSE.txt"].mode == 0o644
    assert "README.txt" in members


def test_a_needed_library_becomes_a_package_to_depend_on():
    wanted = needs.packages({"libxcb-cursor.so.0", "libc.so.6", "libm.so.6"})
    assert wanted == ["libc6 (>= 2.36)", "libxcb-cursor0"]


def test_the_readme_of_the_archive_names_the_same_packages():
    text = (ROOT / "installer/linux/README.txt").read_text(encoding="utf-8")
    of_c = {"libc6", "libgcc-s1", "libcrypt1"}
    names = {name.split(" | ")[-1].split()[0] for name in needs.PACKAGES.values()} - of_c
    assert names == set(re.findall(r"\b(?:lib|zlib)[\w.+-]*\d\w*\b", text))


def test_desktop_entry_type_and_icon_go_together():
    here = ROOT / "installer/linux"
    entry = (here / "digistrat.desktop").read_text(encoding="utf-8")
    kind = (here / "digistrat-mime.xml").read_text(encoding="utf-8")
    assert "MimeType=application/x-digistrat;" in entry
    assert 'type="application/x-digistrat"' in kind
    assert 'pattern="*.digistrat"' in kind
    assert "Icon=digistrat\n" in entry
    assert "Exec=digistrat %f" in entry


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not installed here")
def test_needed_libraries_are_read_from_binaries_and_those_packaged_are_left_out(tmp_path):
    shutil.copy(shutil.which("true"), tmp_path / "digistrat")
    tree(tmp_path, ["readme.txt"])
    assert needs.needed(tmp_path) == {"libc.so.6"}
    tree(tmp_path, ["libc.so.6"])
    assert needs.needed(tmp_path) == set()
