"""What a report proves: the same data, the same bytes; data attached, judged anew, compared."""

import hashlib
import json
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.checking import Match, check_report
from digistrat_desktop.services.reports.making import (
    DATA_WARNING,
    FORMAT_WORDS,
    KIND_WORDS,
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
    sections_of,
    write_report,
)
from digistrat_desktop.services.sample import ensure_sample
from tests.reports.pictures import a_png
from tests.reports.trusts import model, open_library

pytestmark = pytest.mark.pdf
WITH_DATA = ReportOptions(attach_data=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    opened = open_library(tmp_path_factory.mktemp("store"))
    ensure_sample(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def sample(library):
    row = library.find("latest")
    return read_judgement(library, row.trust_id, row.assessment_id, "audit")


def made(found, kind="full", ending=".pdf", options=WITH_DATA):
    return make_report(found, kind, ending, options, Watcher())


@pytest.fixture
def file(tmp_path):
    def write(content, name="report.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("kind", KIND_WORDS)
@pytest.mark.parametrize("ending", FORMAT_WORDS)
def test_the_same_data_give_the_same_bytes(kind, ending):
    if ending == ".docx" and kind != "board":
        pytest.skip("the Word document is made of the board report only")
    first, again = (made(model("typical", kind), kind, ending, ReportOptions()) for _ in range(2))
    assert first.content == again.content


def test_the_data_attached_have_the_fingerprint_on_every_page(sample):
    seen = read_pdf(made(sample).content)
    data = next(f.data for f in seen.attachments if f.name == "assessment.json")
    assert hashlib.sha256(data).hexdigest() == seen.own["dataSHA256"] == sample.proof.fingerprint
    assert {"answers.csv", "evidence.csv", "readings.csv"} <= {f.name for f in seen.attachments}
    assert seen.standards["pdfa_part"] == "3"


def test_nothing_is_attached_unless_it_was_asked_for(sample):
    for kind in KIND_WORDS:
        assert not read_pdf(made(sample, kind, options=ReportOptions()).content).attachments


def test_a_board_report_carries_data_only_when_asked_for_and_warns(sample, tmp_path):
    out = tmp_path / "board.pdf"
    assert write_report(sample, "board", out, options=WITH_DATA).warnings == (DATA_WARNING,)
    assert write_report(sample, "board", out).warnings == ()


def test_a_report_is_judged_anew_from_its_own_data_without_a_store(sample, file):
    found = check_report(file(made(sample).content))
    assert found.sound
    assert any("They all agree" in line for line in found.lines)
    assert any("cannot prove" in line for line in found.lines)


def test_a_report_matches_the_store_it_came_from(sample, library, file):
    found = check_report(file(made(sample, options=ReportOptions()).content), library)
    assert found.match is Match.MATCHES


def test_a_report_of_other_data_of_the_same_assessment_is_told_as_changed(sample, library, file):
    proof = replace(sample.proof, fingerprint="ab" * 32)
    older = made(replace(sample, proof=proof), options=ReportOptions())
    found = check_report(file(older.content), library)
    assert found.match is Match.CHANGED
    assert any(sample.proof.fingerprint in line for line in found.lines)


def test_a_report_of_another_store_is_unknown_here(library, file):
    found = check_report(file(made(model("typical"), options=ReportOptions()).content), library)
    assert found.match is Match.UNKNOWN


def altered(content, change):
    with pikepdf.open(BytesIO(content)) as pdf:
        spec = pdf.attachments["assessment.json"]
        stream = spec.obj.EF.F
        stream.write(change(stream.read_bytes()))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_one_changed_byte_in_the_data_is_found(sample, file):
    content = altered(made(sample).content, lambda data: data[:-2] + b" " + data[-2:])
    found = check_report(file(content))
    assert found.match is Match.ALTERED
    assert not found.sound


def test_data_changed_together_with_their_fingerprint_give_other_judgements(sample, file):
    raw = json.loads(sample.proof.snapshot)
    for record in raw["records"]:
        if record["kind"] == "response" and record["fields"].get("answer") == "siloed":
            record["fields"]["answer"] = "embedded"
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    forged = replace(sample, proof=replace(sample.proof, snapshot=text, fingerprint=digest))
    found = check_report(file(made(forged).content))
    assert any("in the report" in line for line in found.lines)


def test_a_pdf_of_another_program_is_no_report(file):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    found = check_report(file(out.getvalue()))
    assert found.match is Match.UNKNOWN
    assert not found.sound


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused_in_words(content, file):
    with pytest.raises(Refused, match="not a PDF"):
        check_report(file(content))


@pytest.mark.parametrize(
    ("kind", "name", "options"),
    [
        ("glossy", "x.pdf", ReportOptions()),
        ("board", "x.odt", ReportOptions()),
        ("full", "x.docx", ReportOptions()),
        ("full", "x.html", WITH_DATA),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_is_written(tmp_path, kind, name, options):
    with pytest.raises(Refused):
        write_report(model("empty"), kind, tmp_path / name, options=options)
    assert not list(tmp_path.iterdir())


def test_a_cancelled_report_leaves_the_old_file(tmp_path):
    out = tmp_path / "board.pdf"
    out.write_bytes(b"%PDF-old")
    with pytest.raises(Refused, match="Stopped"):
        write_report(model("typical"), "board", out, watcher=Watcher(cancelled=lambda: True))
    assert out.read_bytes() == b"%PDF-old"


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_part_that_may_be_left_out_can_be(kind):
    parts = [part for part in sections_of(kind) if not part.fixed]
    whole = made(model("typical", kind), kind, options=ReportOptions())
    bare = ReportOptions(recipe=Recipe(frozenset(part.id for part in parts)))
    assert made(model("typical", kind), kind, options=bare).pages < whole.pages
    assert [part.fixed for part in sections_of(kind)].count(True) >= 1


def test_a_logo_is_decoration_and_keeps_the_report_archival():
    recipe = Recipe(logo=a_png())
    plain, logoed = (
        read_pdf(made(model("empty"), "board", options=ReportOptions(recipe=r)).content)
        for r in (Recipe(), recipe)
    )
    assert logoed.figures == plain.figures
    assert logoed.standards == plain.standards


def test_the_board_report_names_no_person(sample):
    marked = {person: f"Marker-{number}-" for number, person in enumerate(sample.names)}
    front = {sample.front.author_id, sample.front.director_id} if sample.front else set()
    named = replace(sample, workspace=replace(sample.workspace, people=marked))
    text = made(named, "board", ".html", ReportOptions()).content.decode()
    assert not [name for person, name in marked.items() if person not in front and name in text]
