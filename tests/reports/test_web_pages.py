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
TRUSTS = (*SIZES, *HARD, "unsettled", "sealed", "sample")
DRIVER = Path(__file__).with_name("browser.py")


@pytest.fixture(scope="module", params=TRUSTS)
def seen(request, tmp_path_factory):
    """What the browser says of the page of each kind of report of a trust."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    python = vera.ENVIRONMENT / "bin" / "python"
    if browser is None or not python.exists():
        vera.missing("chromium or .venv-reportcheck is not here (make setup)")
    folder, trust = tmp_path_factory.mktemp("pages"), request.param
    paths = [folder / f"{kind}.html" for kind in KIND_WORDS]
    for path in paths:
        kind = path.stem
        made = make_report(model(trust, kind), kind, ".html", ReportOptions(), Watcher())
        path.write_bytes(made.content)
    colours = "colours" if trust == "sample" else "plain"
    command = [str(python), str(DRIVER), browser, colours, *map(str, paths)]
    found = list(map(json.loads, vera.checked(command).splitlines()))
    assert [one["page"] for one in found] == [path.name for path in paths]
    return found


def test_a_page_breaks_no_rule_of_axe(seen):
    assert [one for one in seen if one["axe"]] == []


def test_a_phone_shows_a_whole_page_without_scrolling_sideways(seen):
    assert [one for one in seen if one["too wide by"] or one["past the edge"]] == []


def test_letters_in_drawings_are_never_under_12_pixels(seen):
    assert [one for one in seen if one["small"] or one["small on a phone"]] == []
