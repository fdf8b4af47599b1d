"""Web pages as a browser shows them: axe-core minds nothing, and a phone shows all of it.

Every kind of report of every trust, by the browser of the system and axe-core from the environment
of the report checkers.
"""

import json
import shutil
from pathlib import Path

import pytest

from digistrat_desktop.services.reports.making import (
    KIND_WORDS,
    ReportOptions,
    Watcher,
    make_report,
)
from tests.reports import vera
from tests.reports.trusts import HARD, SIZES, model

pytestmark = [pytest.mark.pdf, pytest.mark.slow]
TRUSTS = (*SIZES, *HARD, "sealed", "sample")
PAGES = [(kind, trust) for kind in KIND_WORDS for trust in TRUSTS]
DRIVER = Path(__file__).with_name("browser.py")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the browser says of each page, by its name."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    python = vera.ENVIRONMENT / "bin" / "python"
    if browser is None or not python.exists():
        vera.missing("chromium or .venv-reportcheck is not here (make setup)")
    folder = tmp_path_factory.mktemp("pages")
    paths = []
    for kind, trust in PAGES:
        made = make_report(model(trust, kind), kind, ".html", ReportOptions(), Watcher())
        paths.append(folder / f"{kind}_{trust}.html")
        paths[-1].write_bytes(made.content)
    lines = vera.checked([str(python), str(DRIVER), browser, *map(str, paths)]).splitlines()
    return {found["page"]: found for found in map(json.loads, lines)}


@pytest.mark.parametrize(("kind", "trust"), PAGES)
def test_a_page_breaks_no_rule_of_axe(seen, kind, trust):
    assert seen[f"{kind}_{trust}.html"]["axe"] == []


@pytest.mark.parametrize(("kind", "trust"), PAGES)
def test_a_phone_shows_a_whole_page_without_scrolling_sideways(seen, kind, trust):
    found = seen[f"{kind}_{trust}.html"]
    assert (found["too wide by"], found["past the edge"]) == (0, [])


@pytest.mark.parametrize(("kind", "trust"), PAGES)
def test_letters_in_drawings_are_never_under_12_pixels(seen, kind, trust):
    found = seen[f"{kind}_{trust}.html"]
    assert (found["small"], found["small on a phone"]) == ([], [])
