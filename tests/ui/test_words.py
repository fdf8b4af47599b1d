"""The window's words go through Qt, so that whoever starts a language can translate them."""

import ast
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from digistrat_desktop.ui.words import counted, tr, tr_count
from installer import translations

WELSH = {
    "Saved {time}": "Wedi cadw {time}",
    "%n month": "%n mis",
    "%n files are open": "%n ffeil ar agor",
}


class Welsh(QTranslator):
    def translate(self, context, source, disambiguation=None, number=-1):
        return WELSH.get(source, source).replace("%n", str(number))

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def welsh(qapp):
    translator = Welsh(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_without_a_translation_the_window_speaks_english():
    assert tr("Saved {time}", time="14:02") == "Saved 14:02"
    assert counted(1, "finding") == "1 finding"
    assert counted(25, "person", "people") == "25 people"
    said = [tr_count(n, "1 file is open", "%n files are open") for n in (0, 1, 2, 12)]
    assert said == ["0 files are open", "1 file is open", "2 files are open", "12 files are open"]
    assert tr_count(2, "{a}: 1 file", "{a}: %n files", a="%n {b}") == "%n {b}: 2 files"


def test_values_are_put_in_after_the_look_up_and_mean_nothing():
    assert (
        tr("Open {title}", title="{0.__class__} <b>100 %</b>") == "Open {0.__class__} <b>100 %</b>"
    )
    assert tr("Braces {stay} where no value is given") == "Braces {stay} where no value is given"


@pytest.mark.usefixtures("welsh")
def test_a_translator_that_is_installed_is_asked():
    assert tr("Saved {time}", time="Saved {time}") == "Wedi cadw Saved {time}"
    assert counted(7, "month") == "7 mis"
    assert tr_count(1, "1 file is open", "%n files are open") == "1 ffeil ar agor"
    assert tr("Not translated") == "Not translated"


def test_the_catalogue_for_translators_holds_every_text_of_the_window(tmp_path, monkeypatch):
    path = tmp_path / "made/digistrat.ts"
    monkeypatch.setattr("sys.argv", ["translations.py", str(path)])
    translations.main()
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    found = {message.findtext("source"): message for message in root.iter("message")}
    assert set(found) == set(translations.places())
    assert len(found) > 500
    counts = {text for text, message in found.items() if message.get("numerus")}
    assert counts == {text for text in found if "%n" in text}


def test_what_is_said_through_the_door_is_a_literal():
    for path in translations.WINDOW.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "tr":
                assert isinstance(call.args[0], ast.Constant), (path, call.lineno)
