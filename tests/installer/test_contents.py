"""What is packaged and what is left out."""

import re
import sys
from pathlib import Path

import pytest

from digistrat_desktop.system.paths import resources_folder
from installer import contents
from installer.workshop import ROOT, run

SPECIFICATION = (ROOT / "installer/digistrat.spec").read_text(encoding="utf-8")

# Loads each stand-in under the name it takes, then draws a chart as the window does.
CHART = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
for name, path in zip(sys.argv[1::2], sys.argv[2::2]):
    found = spec_from_file_location(name, path)
    sys.modules[name] = module_from_spec(found)
    found.loader.exec_module(sys.modules[name])
import pyqtgraph
app = pyqtgraph.mkQApp()
chart = pyqtgraph.PlotWidget()
chart.plot([1, 2, 3], [4, 6, 5], symbol="o")
colours = chart.grab().toImage()
print("drawn" if colours.width() else "not drawn")
kept = [name for name in sys.modules if name.startswith("PySide6.QtOpenGL")]
print("stood in for" if all("stand_ins" in sys.modules[n].__file__ for n in kept) else kept)
"""


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


def test_every_resource_the_program_reads_is_taken_along():
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


def test_a_chart_is_drawn_with_the_stand_ins_in_the_place_of_opengl():
    told = run(
        [sys.executable, "-c", CHART, *(text for one in contents.stand_ins() for text in one[:2])],
        environment={"QT_QPA_PLATFORM": "offscreen"},
        patience_s=60,
    )
    assert told.split() == ["drawn", "stood", "in", "for"]


def test_every_stand_in_says_why_it_stands_there():
    for _, path, _ in contents.stand_ins():
        assert Path(path).read_text(encoding="utf-8").startswith('"""Stands in for ')


def test_hooks_that_load_qt_before_every_command_are_left_out_and_others_stay():
    entries = [(name, f"{name}.py", "PYSOURCE") for name in ("pyi_rth_pyside6", "qt_place")]
    program = ("program", "program.py", "PYSOURCE")
    assert contents.scripts([*entries, program]) == [entries[1], program]


@pytest.mark.parametrize(("system", "inner"), [("win32", "PySide6"), ("linux", "PySide6/Qt")])
def test_plugins_of_another_qt_on_the_computer_are_not_taken(tmp_path, system, inner):
    asked = (
        "import os, runpy, sys\n"
        f"sys._MEIPASS = {str(tmp_path)!r}; sys.platform = {system!r}\n"
        f"runpy.run_path({contents.own_hook()!r})\n"
        "print(os.environ['QT_PLUGIN_PATH'], 'PySide6' in sys.modules)"
    )
    told = run([sys.executable, "-c", asked], environment={"QT_PLUGIN_PATH": "/elsewhere"})
    assert told.split() == [str(tmp_path / inner / "plugins"), "False"]


def test_what_the_program_imports_is_not_excluded_but_for_the_optional_component():
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
    assert excluded & imported == {"duckdb"}  # the program says in words what is missing


@pytest.mark.parametrize("words", ["upx=False", "COLLECT(", "exclude_binaries=True"])
def test_the_specification_makes_one_folder_and_compresses_nothing(words):
    assert words in SPECIFICATION


def test_the_specification_makes_no_single_file():
    assert "onefile" not in SPECIFICATION
    assert "strip=True" not in SPECIFICATION
    assert "upx=True" not in SPECIFICATION
