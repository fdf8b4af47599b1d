"""What is packaged and what is left out."""

import re

import pytest

from digistrat_desktop.system.paths import resources_folder
from installer import contents
from installer.workshop import ROOT

SPECIFICATION = (ROOT / "installer/digistrat.spec").read_text(encoding="utf-8")


def names(entries):
    return [entry[0] for entry in contents.kept(entries)]


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "libQt6WlShellIntegration.so.6",
    ],
)
def test_left_out(path):
    assert not names([(path, "anywhere", "BINARY")])


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/QtOpenGL.abi3.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "resources/fonts/NotoSans-Regular.ttf",
        "resources/frameworks/digistrat-board-1.0.0.toml",
        "docx/templates/default.docx",
    ],
)
def test_taken_along(path):
    assert names([(path, "anywhere", "DATA")]) == [path]


def test_every_resource_of_the_program_is_taken_along():
    folder = resources_folder()
    paths = [f"resources/{one.relative_to(folder).as_posix()}" for one in folder.rglob("*.*")]
    assert paths
    assert names([(path, "anywhere", "DATA") for path in paths]) == paths


def test_the_systems_own_libraries_stay_with_the_system_but_not_pythons():
    entries = [
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"),
        ("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "BINARY"),
        ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"),
    ]
    assert names(entries) == ["libsqlite3.so.0", "libpython3.11.so.1.0"]


def test_numpys_libraries_are_not_packaged_twice():
    inner = ("numpy.libs\\openblas-1.dll", "somewhere", "BINARY")
    outer = ("openblas-1.dll", "somewhere", "BINARY")
    other = ("python311.dll", "somewhere", "BINARY")
    assert contents.without_twins([inner, outer, other]) == [inner, other]


@pytest.mark.parametrize(
    "path",
    [
        "_internal/PySide6/Qt6Network.dll",
        "_internal/libssl-3-x64.dll",
        "_internal/libcrypto.so.3",
        "_internal/_ssl.pyd",
        "_internal/PySide6/Qt6WebEngineCore.dll",
        "_internal/PySide6/Qt/plugins/tls/x.so",
    ],
)
def test_a_way_to_a_network_is_noticed(path):
    assert contents.forbidden([path, "digistrat"]) == [path]


def test_what_pyqtgraph_cannot_start_without_is_not_excluded():
    excluded = contents.excluded_modules()
    assert not {"PySide6.QtOpenGL", "pyqtgraph.multiprocess", "socket"} & set(excluded)


def test_what_the_program_imports_is_not_excluded():
    excluded = set(contents.excluded_modules())
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "digistrat_desktop").rglob("*.py")
    )
    imported = set(re.findall(r"^\s*(?:from|import) ([\w.]+)", text, re.MULTILINE))
    imported |= {
        f"{module}.{name.strip()}"
        for module, listed in re.findall(r"^\s*from ([\w.]+) import ([\w, ]+)", text, re.MULTILINE)
        for name in listed.split(",")
    }
    assert not excluded & imported


@pytest.mark.parametrize("words", ["upx=False", "COLLECT(", "exclude_binaries=True"])
def test_the_specification_makes_one_folder_and_compresses_nothing(words):
    assert words in SPECIFICATION


def test_the_specification_makes_no_single_file():
    assert "onefile" not in SPECIFICATION
    assert "strip=True" not in SPECIFICATION
    assert "upx=True" not in SPECIFICATION
