"""Every outside library has one room, and the product names no network module at all."""

import re
import sys
import tomllib

import pytest

from tests.architecture.tree import FILES, ROOT, imports, is_within, module_name

HOME = "digistrat_desktop"
ROOMS = {
    "PySide6": ("ui", "app"),
    "shiboken6": ("ui", "app"),
    "pyqtgraph": ("ui.charts",),
    "numpy": ("ui.charts",),
    "pypdfium2": ("ui", "reports"),
    "reportlab": ("reports",),
    "pikepdf": ("reports",),
    "lxml": ("reports",),
    "PIL": ("reports",),
    "docx": ("reports",),
    "segno": ("reports",),
    "python_calamine": ("tabular",),
    "xlsxwriter": ("tabular",),
    "cryptography": ("storage.package",),
    "sqlite3": ("storage",),
    "duckdb": ("storage.dataset",),  # the optional component
}
NETWORK = (
    *("socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "asyncio"),
    *("ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "xmlrpc", "webbrowser"),
    *("requests", "httpx", "urllib3", "aiohttp", "websockets", "wsgiref"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
    *("PySide6.QtWebEngineWidgets", "PySide6.QtSql"),
)


def strangers(module, names):
    """The imports of a module that belong to a library with another room."""
    return {
        name
        for name in names
        for library, rooms in ROOMS.items()
        if is_within(name, library)
        and not any(is_within(module, f"{HOME}.{room}") for room in rooms)
    }


def spoken_to_a_network(names):
    return {name for name in names for module in NETWORK if is_within(name, module)}


def outside_libraries(paths):
    roots = {name.partition(".")[0] for path in paths for name in imports(path)}
    return roots - set(sys.stdlib_module_names) - {HOME, "tests", "installer"}


def breaking(rule):
    """Every file that breaks a rule, with the names that do; the rule is given module and imports."""
    found = {module_name(path): rule(module_name(path), imports(path)) for path in FILES}
    return {module: sorted(names) for module, names in found.items() if names}


def widgets_in_a_model(module, names):
    qt = {name for name in names if name.startswith("PySide6.")}
    allowed = {name for name in qt if name.split(".")[1] in {"QtCore", "QtGui"}}
    return qt - allowed if is_within(module, f"{HOME}.ui.tables.table_model") else set()


def test_a_library_is_used_in_its_own_room_only():
    assert breaking(strangers) == {}


def test_no_file_names_a_network_module():
    assert breaking(lambda _module, names: spoken_to_a_network(names)) == {}


def test_item_models_use_no_widgets():
    assert breaking(widgets_in_a_model) == {}


def test_every_outside_library_has_a_room():
    assert outside_libraries(FILES) <= set(ROOMS)


def test_every_library_with_a_room_is_pinned_in_pyproject_or_comes_with_python():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = " ".join(config["project"]["dependencies"]).lower()
    pinned = set(re.findall(r"([\w.-]+)>=", asked))
    known_as = {"PySide6": "pyside6-essentials", "PIL": "pillow", "docx": "python-docx"}
    needed = {known_as.get(name, name).replace("_", "-").lower() for name in ROOMS}
    exact = " ".join(config["dependency-groups"]["exact"]).lower()
    assert set(re.findall(r"([\w.-]+)==\d", exact)) == pinned
    component = " ".join(config["project"]["optional-dependencies"]["region"])
    optional = set(re.findall(r"([\w.-]+)>=", component))
    tested = " ".join(config["dependency-groups"]["region"])
    assert set(re.findall(r"([\w.-]+)==\d", tested)) == optional
    # lxml comes with python-docx and pikepdf, which pin it through the lock files.
    assert needed - pinned - optional <= {"sqlite3", "lxml"}


@pytest.mark.parametrize(
    ("module", "line", "found"),
    [
        ("ui.pages.home.page", "import sqlite3", {"sqlite3"}),
        ("ui.pages.home.page", "from reportlab.pdfgen import canvas", {"reportlab.pdfgen.canvas"}),
        ("ui.pages.home.page", "import pyqtgraph as pg", {"pyqtgraph"}),
        ("ui.charts.trend_view", "import pyqtgraph as pg", set()),
        ("services.exchange", "import_module('pikepdf')", {"pikepdf"}),
        ("services.exchange", "from python_calamine import load", {"python_calamine.load"}),
        ("storage.database", "import cryptography", {"cryptography"}),
        ("storage.package_old", "import cryptography", {"cryptography"}),
        ("storage.package", "import cryptography", set()),
        ("cli.main", "def late():\n    from PySide6 import QtCore", {"PySide6.QtCore"}),
    ],
)
def test_the_room_check_sees_a_stranger(tmp_path, module, line, found):
    source = tmp_path / "made_up.py"
    source.write_text(line, encoding="utf-8")
    assert strangers(f"{HOME}.{module}", imports(source)) == found


@pytest.mark.parametrize(
    "line", ["from PySide6 import QtNetwork", "import urllib.request", "__import__('socket')"]
)
def test_the_network_check_sees_every_way_of_importing(tmp_path, line):
    source = tmp_path / "made_up.py"
    source.write_text(line, encoding="utf-8")
    assert spoken_to_a_network(imports(source))
