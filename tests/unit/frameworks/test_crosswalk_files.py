"""Crosswalk files: read as data, checked to the line, and written again as they were read."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from digistrat_desktop.domain.frameworks.crosswalk import Bearing
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.crosswalks import crosswalk_tree, digested
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.services.store.framework_files import check_framework_file
from digistrat_desktop.system.toml_text import toml_text
from tests.helpers.packs import problems_of, read_pack

FOLDER = Path(__file__).parents[3] / "resources" / "crosswalks"
SHIPPED = sorted(FOLDER.glob("*.toml"))
GOOD = """
[crosswalk]
format = 1
id = "tiny"
version = "1.0.0"
title = "A tiny crosswalk"
language = "en-GB"
pack = "digistrat-board"
pack_version = "2.0.0"
status = "draft"
provider = "A trust"
licence = "Ours"
[crosswalk.source]
title = "A standard"
publisher = "A body"
url = "https://example.org/standard"
date = "2026-01"
status = "published"
licence = "Ask"
[[requirements]]
id = "A"
title = "The whole"
gap = "Nothing speaks to it."
[[requirements]]
id = "A1.a"
title = "A part"
part_of = "A"
supports = ["ALN-01", "digital_take_up"]
context = ["ALN-02"]
"""


def faults_of(text):
    return " | ".join(map(str, problems_of(text.encode(), "x.toml")))


def test_a_good_file_is_read():
    found = read_pack(GOOD.encode(), "x.toml")
    part = found.requirement("A1.a")
    assert [(m.target, m.relation) for m in part.mappings] == [
        ("ALN-01", Bearing.SUPPORTS),
        ("digital_take_up", Bearing.SUPPORTS),
        ("ALN-02", Bearing.CONTEXT),
    ]
    assert [m.is_metric for m in part.mappings] == [False, True, False]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_came_with_the_program_is_good_and_is_written_as_it_was_read(path):
    found = load_any(path)
    assert path.name == f"{found.id}-{found.version}.toml"
    text = toml_text(crosswalk_tree(found))
    assert tomllib.loads(text) == tomllib.loads(path.read_text("utf-8"))
    assert read_pack(text.encode(), path.name) == found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_requirement_is_mapped_or_says_what_is_missing_and_every_source_has_terms(path):
    found = load_any(path)
    assert all(one.mappings or one.gap for one in found.requirements)
    assert found.source.licence
    assert found.source.date
    assert found.rules
    assert found.not_covered


def test_the_digest_follows_the_words_and_not_their_layout():
    found = read_pack(GOOD.encode(), "x.toml")
    loose = GOOD.replace("\n[[req", "\n# a remark\n\n[[req")
    assert read_pack(loose.encode(), "y.toml").sha256 == found.sha256
    assert digested(replace(found, title="Another")).sha256 != found.sha256


BROKEN = {
    "unknown key": ('id = "A"\n', 'id = "A"\nscore = 5\n', "“score” is not a key known here"),
    "unknown relation": ("context =", "proves =", "“proves” is not a key known here"),
    "twice": ('["ALN-02"]', '["ALN-01"]', "is named twice for this requirement"),
    "twice in one": ('["ALN-02"]', '["ALN-02", "ALN-02"]', "appears twice"),
    "not an id": ('["ALN-02"]', '["ALN_02"]', "is not an id such as"),
    "duplicate requirement": ('id = "A1.a"', 'id = "A"', "is used twice"),
    "part of nothing": ('part_of = "A"', 'part_of = "Z"', "there is no requirement “Z”"),
    "part of itself": ('part_of = "A"', 'part_of = "A1.a"', "lead round in a circle"),
    "circle": ('title = "The whole"', 'title = "The whole"\npart_of = "A1.a"', "circle"),
    "nothing said": ('gap = "Nothing speaks to it."', "", "say under “gap”"),
    "address": ("https://example.org", "file:///etc", "must be a web address"),
    "script": ("https://example.org/standard", "javascript:alert(1)", "must be a web address"),
    "hidden": ("A tiny crosswalk", "A \u202etiny crosswalk", "hidden characters"),
    "control": ("A tiny crosswalk", "A \\u0007tiny", "hidden characters"),
    "long": ("A tiny crosswalk", "x" * 300, "200 are allowed"),
    "number": ('licence = "Ours"', "licence = 5", "must be text"),
    "later": ("format = 1", "format = 2", "needs a later version"),
    "status": ('status = "draft"', 'status = "final"', "is not one of: draft, published"),
    "no requirements": (GOOD[GOOD.index("[[requirements]]") :], "", "“requirements” is missing"),
    "a table": ('["ALN-02"]', "{ a = 1 }", "must be a list"),
    "a number in a list": ('["ALN-02"]', "[1]", "cannot be an id"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_told_by_name(name):
    before, after, words = BROKEN[name]
    assert before in GOOD
    assert words in faults_of(GOOD.replace(before, after, 1))


def test_a_mapping_of_thousands_is_refused():
    many = ", ".join(f'"ALN-{n}"' for n in range(5_000))
    assert "are allowed" in faults_of(GOOD.replace('"ALN-02"', many))


def test_a_crosswalk_of_ones_own_lies_in_the_frameworks_folder(tmp_path, shipped_folder):
    (tmp_path / "tiny.toml").write_text(GOOD, encoding="utf-8")
    catalogue = Catalogue((shipped_folder, tmp_path))
    found = catalogue.crosswalks_for(catalogue.latest("digistrat-board"))
    assert "tiny" in {one.id for one in found}
    assert catalogue.problems() == ()


def test_a_newer_version_takes_the_place_of_an_older_one_and_none_that_of_a_built_in(
    tmp_path, shipped_folder
):
    shipped = next(path for path in SHIPPED if path.stem.startswith("wgll"))
    words = shipped.read_text("utf-8")
    (tmp_path / "same.toml").write_text(words.replace("Well led", "Badly led"), encoding="utf-8")
    newer = words.replace('version = "1.0.0"', 'version = "1.10.0"', 1)
    (tmp_path / "newer.toml").write_text(newer, encoding="utf-8")
    catalogue = Catalogue((shipped_folder, tmp_path))
    board = catalogue.latest("digistrat-board")
    found = {one.id: one for one in catalogue.crosswalks_for(board)}
    assert found["wgll"].version == "1.10.0"
    (tmp_path / "newer.toml").unlink()
    again = Catalogue((shipped_folder, tmp_path)).crosswalks_for(board)
    titles = {r.title for one in again if one.id == "wgll" for r in one.requirements}
    assert "Badly led" not in titles


def test_ids_that_the_framework_does_not_have_are_told_by_the_check(tmp_path):
    path = tmp_path / "tiny.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert check_framework_file(path).problems == ()
    path.write_text(GOOD.replace('"ALN-02"', '"ALN-02", "ALN-97", "no_such_rate"'), "utf-8")
    [told] = check_framework_file(path).problems
    assert "does not have: ALN-97 and no_such_rate" in told
    path.write_text(GOOD.replace('pack_version = "2.0.0"', 'pack_version = "9.0.0"'), "utf-8")
    assert "were not compared" in check_framework_file(path).summary


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_came_with_the_program_passes_its_own_check(path):
    assert check_framework_file(path).problems == ()
