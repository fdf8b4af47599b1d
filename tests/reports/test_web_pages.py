"""Web pages as a browser shows them: axe-core minds nothing, and a phone shows all of it.

By the browser of the system and axe-core from the environment of the report checkers. The sample in
every kind of report and each other trust in one; `make papers` takes every kind of every trust.
"""

import json
import shutil
from pathlib import Path

import pytest

from digistrat_desktop.services.reports.making import KIND_WORDS
from tests.helpers.run_size import covering
from tests.reports import vera
from tests.reports.trusts import TRUSTS, content

pytestmark = [pytest.mark.pdf, pytest.mark.slow, pytest.mark.papers]
PAGES = covering(TRUSTS, tuple(KIND_WORDS), whole_rows=("sample",))
# Every sign, ink and frame there is: of metrics, constraints, what is not settled and what is hostile.
COLOURED = {"sample", "typical", "hostile", "unsettled"}
DRIVER = Path(__file__).with_name("browser.py")


@pytest.fixture(scope="module", params=TRUSTS)
def seen(request, tmp_path_factory):
    """What the browser says of the pages of a trust."""
    kinds = [kind for trust, kind in PAGES if trust == request.param]
    return looked_at(request.param, kinds, tmp_path_factory.mktemp("pages"))


def looked_at(trust, kinds, folder):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    python = vera.ENVIRONMENT / "bin" / "python"
    if browser is None or not python.exists():
        vera.missing("chromium or .venv-reportcheck is not here (make setup)")
    paths = [folder / f"{kind}.html" for kind in kinds]
    for path in paths:
        path.write_bytes(content(trust, path.stem, ".html"))
    colours = "colours" if trust in COLOURED else "plain"
    command = [str(python), str(DRIVER), browser, colours, *map(str, paths)]
    found = list(map(json.loads, vera.checked(command).splitlines()))
    assert [one["page"] for one in found] == [path.name for path in paths]
    return found


def test_a_page_breaks_no_rule_of_axe(seen):
    assert [one for one in seen if one["axe"]] == []


def test_a_phone_shows_a_whole_page_without_scrolling_sideways(seen):
    assert [one for one in seen if one["too wide by"] or one["past the edge"]] == []


def test_a_phone_shows_the_sample_s_board_paper_on_at_most_36_screens(tmp_path):
    (found,) = looked_at("sample", ["board"], tmp_path)
    assert found["screens"] <= 36


def test_letters_in_drawings_are_never_under_12_pixels(seen):
    assert [one for one in seen if one["small"] or one["small on a phone"]] == []
