"""A file says in its metadata what it was made from, in every format, and names no person there."""

import html
import io
import re
import zipfile
from dataclasses import replace

import pytest

from digistrat_desktop.domain.record.redaction import Omission
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.making import ReportOptions, Watcher, make_report
from tests.reports.pictures import a_png
from tests.reports.trusts import model

pytestmark = pytest.mark.pdf
FORMATS = (".pdf", ".html", ".docx", ".xlsx")
SET = (".pdf", ".html", ".docx")  # by a template; a workbook has all sheets of its kind


def own_of(made, ending, recipe=None, left_out=None):
    options = ReportOptions(recipe=recipe or Recipe(), left_out=left_out or Omission())
    content = make_report(made, "board", ending, options, Watcher()).content
    if ending == ".pdf":
        return read_pdf(content).own
    if ending == ".html":
        found = re.findall(r'<meta name="digistrat:(\w+)" content="([^"]*)">', content.decode())
        return {name: html.unescape(value) for name, value in found}
    with zipfile.ZipFile(io.BytesIO(content)) as inside:
        said = inside.read("docProps/custom.xml").decode()
    found = re.findall(r'name="(\w+)"[^>]*>\s*<vt:lpwstr>([^<]*)<', said)
    return {name: html.unescape(value) for name, value in found}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("trust", ["typical", "sealed"])
def test_a_file_names_its_trust_assessment_status_seal_and_end(ending, trust):
    made = model(trust)
    made = replace(made, proof=replace(made.proof, end="" if made.proof.seal else "ab12" * 16))
    own = own_of(made, ending)
    assert own["trustName"] == made.trust.name.strip()
    assert own["assessmentTitle"] == made.assessment.title
    assert own["asAt"] == made.assessment.as_of.isoformat()
    assert own["dataSHA256"] == made.proof.fingerprint
    assert own["framework"].startswith(made.pack.title)
    if made.proof.seal:
        assert own["status"].startswith("Signed off ")
        assert own["seal"] == made.proof.seal.code
        assert "trail" not in own
    else:
        assert own["status"] == "Draft, not signed off"
        assert own["trail"] == "ab12" * 16
        assert "seal" not in own


@pytest.mark.parametrize("ending", SET)
def test_a_file_names_its_template_with_its_version_and_its_logo(ending):
    made = model("typical")
    plain = own_of(made, ending)
    assert (plain["template"], plain["logo"]) == ("as it comes", "none")
    recipe = Recipe(frozenset({"cases", "findings"}), a_png(), "Trust board")
    own = own_of(made, ending, recipe)
    assert own["template"] == "Trust board"
    assert own["partsLeftOut"] == "cases findings"
    assert re.fullmatch("[0-9a-f]{64}", own["logo"])
    changed = own_of(made, ending, replace(recipe, left_out=frozenset({"cases"})))
    assert len({one["templateVersion"] for one in (plain, own, changed)}) == 3
    assert own_of(made, ending, Recipe(frozenset({"cases"})))["template"] == "own choice"


@pytest.mark.parametrize("ending", SET)
def test_where_names_are_left_out_the_name_of_a_template_is_too(ending):
    recipe = Recipe(frozenset({"cases"}), b"", "As A. Rahman wants it")
    own = own_of(model("typical"), ending, recipe, Omission(names=True))
    assert own["template"] == "own choice"
    assert "Rahman" not in " ".join(own.values())


@pytest.mark.parametrize("ending", FORMATS)
def test_no_person_is_named_in_what_a_file_says_of_itself(ending):
    own = own_of(model("sample"), ending)
    people = [one for one in model("sample").names.values() if one]
    assert people
    assert [one for one in people if one in " ".join(own.values())] == []
