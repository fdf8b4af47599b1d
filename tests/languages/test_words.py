"""The window's own words can all be translated, and what people wrote never is."""

import ast
import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale, QTranslator

from digistrat_desktop.app.language import install_language
from digistrat_desktop.domain.saying import Shape, figured, noun, say, shaped
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.words import counted, tr, translated
from installer import translations
from tests.architecture.tree import PACKAGE, ROOT
from tests.languages.bare_words import STYLES, bare_words

WINDOW = sorted(p for p in (PACKAGE / "ui").rglob("*.py") if p.name not in STYLES)
EXAMPLE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    '<TS version="2.1" sourcelanguage="en_GB" language="{language}">\n<context><name>digistrat</name>'
    "<message><source>Saved {{time}}</source><translation>Wedi cadw {{time}}</translation></message>"
    "<message><source>Rising: {{times}} in a row</source>"
    "<translation>Yn codi: {{times}} yn olynol</translation></message>"
    '<message numerus="yes"><source>%n month</source><translation>'
    "<numerusform>%n mis</numerusform><numerusform>%n mis</numerusform><numerusform>%n fis</numerusform>"
    "<numerusform>%n mis</numerusform><numerusform>%n mis</numerusform><numerusform>%n mis</numerusform>"
    "</translation></message>"
    "</context></TS>\n"
)


@pytest.mark.parametrize("path", WINDOW, ids=lambda p: p.relative_to(PACKAGE / "ui").as_posix())
def test_no_words_reach_the_window_but_through_the_door(path):
    assert bare_words(path.read_text(encoding="utf-8")) == []


def test_bare_words_are_found():
    assert bare_words('PlainLabel("Nothing is open.")') == [(1, "Nothing is open.")]
    assert bare_words('PlainLabel(f"Open {title}")') == [(1, "Open §")]
    assert bare_words('KIND = {"a": "Edit"}') == [(1, "Edit")]


def test_words_through_the_door_and_names_for_machines_are_left_alone():
    assert bare_words('PlainLabel(tr("Nothing is open."))') == []
    assert bare_words('label.setProperty("tone", "Secondary tone")') == []
    assert bare_words('x = "secondary"; y = "Ctrl+K"') == []


@pytest.mark.parametrize(
    "path", translations.sources(), ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_what_is_said_through_the_door_is_a_literal(path):
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_door(n)]
    assert [c.lineno for c in calls if not isinstance(c.args[0], ast.Constant)] == []


def is_door(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {"tr", "say", "noun"}


def test_counts_follow_the_rules_of_the_language():
    assert counted(1, "finding") == "one finding"
    assert counted(25, "person", "people") == "25 people"


def test_values_are_put_in_after_the_look_up_and_mean_nothing():
    assert (
        tr("Open {title}", title="{0.__class__} <b>100 %</b>") == "Open {0.__class__} <b>100 %</b>"
    )
    assert tr("Braces {stay} where no value is given") == "Braces {stay} where no value is given"


def test_the_catalogue_for_translators_is_that_of_the_source():
    path = translations.CATALOGUE
    assert path.read_text(encoding="utf-8") == translations.catalogue()
    assert path.read_text(encoding="utf-8").count("<message") == len(translations.places()) > 1000


@pytest.fixture
def shipped(tmp_path):
    """A made-up translation of one text, compiled as a real one is."""
    folder = tmp_path / "translations"
    folder.mkdir()
    text = EXAMPLE.format(language="cy")
    (folder / "digistrat_cy.ts").write_text(text, encoding="utf-8")
    assert [p.name for p in translations.compile_all(folder)] == ["digistrat_cy.qm"]
    return tmp_path


@pytest.fixture
def app(qapp):
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)


def test_a_translation_for_the_system_s_language_is_used(app, shipped):
    assert install_language(app, shipped, QLocale("cy_GB"))
    assert tr("Saved {time}", time="14:02") == "Wedi cadw 14:02"
    assert tr("Not translated") == "Not translated"


def test_a_sentence_made_below_the_window_is_said_anew(app, shipped):
    said = say("Rising: {times} in a row", times=figured(7, noun("month")))
    assert translated(said) == "Rising: 7 months in a row"
    assert install_language(app, shipped, QLocale("cy_GB"))
    assert translated(said) == "Yn codi: 7 mis yn olynol"
    assert translated(shaped(said, Shape.SMALL)) == "yn codi: 7 mis yn olynol"
    assert tr("Saved {time}", time=figured(2, noun("month"))) == "Wedi cadw 2 fis"
    assert said == "Rising: 7 months in a row"


def test_what_a_person_wrote_is_not_looked_up(app, shipped):
    assert install_language(app, shipped, QLocale("cy_GB"))
    assert translated("Saved {time}") == "Saved {time}"


def test_another_language_leaves_the_window_in_english(app, shipped):
    assert not install_language(app, shipped, QLocale("fr_FR"))
    assert tr("Saved {time}", time="14:02") == "Saved 14:02"


def test_no_machine_made_translation_is_shipped():
    assert list((resources_folder() / "translations").glob("*.qm")) == []


@pytest.fixture(scope="module")
def walked():
    """What a walk through every page in a made-up language with longer words saw."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.languages.pseudo", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, "-q", "-s", "tests/languages/walk.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("SEEN ")]
    assert done.returncode == 0, done.stdout[-3000:]
    return [json.loads(line.removeprefix("SEEN ")) for line in lines]


@pytest.mark.slow
def test_every_page_speaks_the_made_up_language(walked):
    assert len(walked) > 12
    assert {page["id"]: page["english"] for page in walked if page["english"]} == {}


@pytest.mark.slow
def test_nothing_is_clipped_when_words_are_two_fifths_longer(walked):
    assert {page["id"]: page["cut"] for page in walked if page["cut"]} == {}
