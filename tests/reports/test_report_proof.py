"""What a report proves: the same data, the same bytes; data attached, judged anew, compared."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.redaction import Omission
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.checking import Match, check_report
from digistrat_desktop.services.reports.making import (
    DATA_WARNING,
    KIND_WORDS,
    ReportOptions,
    Watcher,
    formats_of,
    make_report,
    read_judgement,
    sections_of,
    write_report,
)
from digistrat_desktop.system.version import __version__
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.pdf_text import page_texts
from tests.reports.pictures import a_png
from tests.reports.trusts import model, open_library

pytestmark = pytest.mark.pdf
WITH_DATA = ReportOptions(attach_data=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    opened = open_library(tmp_path_factory.mktemp("store"))
    ensure_kept(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def sample(library):
    row = library.find("latest")
    return read_judgement(library, row.trust_id, row.assessment_id, "audit")


def made(found, kind="full", ending=".pdf", options=WITH_DATA):
    return make_report(found, kind, ending, options, Watcher())


@pytest.fixture(scope="module")
def paper(sample):
    """Give a function that makes a kind of paper of the sample with its data, each once."""
    return cache(lambda kind="full": made(sample, kind).content)


@pytest.fixture(scope="module")
def whole(paper):
    """The full paper of the sample with its data."""
    return paper("full")


@pytest.fixture(scope="module")
def bare(sample):
    """The full paper of the sample without its data."""
    return made(sample, options=ReportOptions()).content


@pytest.fixture
def file(tmp_path):
    def write(content, name="report.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize(
    ("kind", "ending"), [(kind, ending) for kind in KIND_WORDS for ending in formats_of(kind)]
)
def test_the_same_data_give_the_same_bytes(kind, ending):
    first, again = (made(model("typical", kind), kind, ending, ReportOptions()) for _ in range(2))
    assert first.content == again.content


def test_the_data_attached_have_the_fingerprint_on_every_page(whole, sample):
    seen = read_pdf(whole)
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


def test_a_report_is_judged_anew_from_its_own_data_without_a_store(whole, file):
    found = check_report(file(whole))
    assert found.sound
    assert any("They all agree" in line for line in found.lines)
    assert any("cannot prove" in line for line in found.lines)


def test_a_report_matches_the_store_it_came_from(bare, library, file):
    found = check_report(file(bare), library)
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


def reworked(content, change):
    """Give a PDF after something was done to it with another program."""
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def without(content, name):
    def take(pdf):
        del pdf.attachments[name]

    return reworked(content, take)


def painted_over(pdf):
    page = pdf.pages[0]
    page.contents_add(pdf.make_stream(b"1 1 1 rg 0 0 600 900 re f"))


def shortened(pdf):
    del pdf.pages[1:]


def blanked(pdf):
    del pdf.pages[1:]
    pdf.pages[0].Contents = pdf.make_stream(b"")


def swapped(pdf):
    pages = list(pdf.pages)
    del pdf.pages[:]
    pdf.pages.extend([pages[1], pages[0], *pages[2:]])


def one_more(pdf):
    pdf.add_blank_page()


def one_less(pdf):
    del pdf.pages[2]


def noted(pdf):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 30, 30], Contents="Agreed."
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


@pytest.mark.parametrize("change", [painted_over, noted])
def test_pages_that_are_not_the_ones_made_do_not_match_and_it_is_said(
    sample, library, file, change
):
    for options in (WITH_DATA, ReportOptions()):
        content = made(sample, options=options).content
        pages = read_pdf(content).pages
        found = check_report(file(reworked(content, change)), library)
        assert (found.match, found.sound) == (Match.PAGES_DIFFER, False)
        said = (
            f"made again from your data and is not the same file ({pages} pages made, {pages} here)"
        )
        assert any(said in line for line in found.lines)
        assert not any("not compared" in line for line in found.lines)


def test_one_byte_that_differs_is_not_the_same_file(bare, library, file):
    content = bare
    at = content.index(b"%PDF-") + 10  # in the comment under the first line
    flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    assert check_report(file(flipped), library).match is Match.PAGES_DIFFER


@pytest.mark.parametrize("change", [shortened, blanked, swapped, one_more, one_less])
@pytest.mark.parametrize("beside", [True, False])
def test_pages_whose_numbers_are_not_their_places_contradict_the_file(
    bare, library, file, change, beside
):
    content = reworked(bare, change)
    found = check_report(file(content), library if beside else None)
    assert (found.match, found.sound) == (Match.ALTERED, False)
    pages = read_pdf(content).pages
    assert any(f"of {pages} is numbered" in x or "no page number" in x for x in found.lines)


def test_a_fingerprint_that_is_not_the_one_on_the_pages_contradicts_the_file(
    sample, library, file, bare
):
    content = bare
    stated = sample.proof.fingerprint
    zeros = reworked(content, lambda pdf: own_changed(pdf, stated, "0" * 64))
    for beside in (None, library):
        found = check_report(file(zeros), beside)
        assert (found.match, found.sound) == (Match.ALTERED, False)
        said = f"the pages print the data fingerprint {stated[:4]}…{stated[-4:]}"
        assert any(said in line for line in found.lines)
        assert not any("has changed" in line for line in found.lines)


def own_changed(pdf, old, new):
    packet = pdf.Root.Metadata.read_bytes().decode()
    pdf.Root.Metadata.write(packet.replace(old, new).encode())


def painted(pdf):
    pdf.pages[0].contents_add(b"q 1 1 1 rg 60 600 400 60 re f Q", prepend=False)


def added(field):
    return lambda pdf: own_changed(pdf, "<digistrat:kind>", f"{field}<digistrat:kind>")


def stated(name, said):
    def change(pdf):
        packet = pdf.Root.Metadata.read_bytes().decode()
        found = re.sub(rf"(<digistrat:{name}>)[^<]*", rf"\g<1>{said}", packet)
        assert found != packet
        pdf.Root.Metadata.write(found.encode())

    return change


CONTRADICTIONS = {
    "crosswalks": added(f"<digistrat:crosswalks>{'ab' * 32}</digistrat:crosswalks>"),
    "2 kinds": added("<digistrat:kind>audit</digistrat:kind>"),
    "2 of one assessment": added("<digistrat:assessment>zzz</digistrat:assessment>"),
    "another assessment": stated("assessment", "zzz"),
    "another trust": stated("trust", "zzz"),
    "another kind": stated("kind", "audit"),
    "no kind": stated("kind", "minutes"),
}


@pytest.mark.parametrize("is_painted", [True, False])
@pytest.mark.parametrize("change", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
@pytest.mark.parametrize("kind", ["board", "full"])
def test_a_statement_that_contradicts_the_file_is_altered(
    paper, library, file, change, is_painted, kind
):
    def both(pdf):
        change(pdf)
        if is_painted:
            painted(pdf)

    path = file(reworked(paper(kind), both))
    for known in (library, None):
        found = check_report(path, known)
        assert (found.match, found.sound) == (Match.ALTERED, False), found.lines


def test_crosswalks_belong_to_the_report_made_of_them(sample, library, file):
    found = check_report(file(made(sample, "elsewhere").content), library)
    assert found.match is Match.MATCHES


def test_the_pages_of_a_report_of_another_version_are_not_compared_and_it_is_said(
    bare, library, file
):
    content = bare
    version = f"<digistrat:version>{__version__}<"
    other = reworked(content, lambda pdf: own_changed(pdf, version, "<digistrat:version>9.9.9<"))
    found = check_report(file(other), library)
    assert (found.match, found.sound) == (Match.DATA_MATCHES, True)
    assert any("not compared. Version 9.9.9 made the report" in line for line in found.lines)


def test_files_inside_a_report_of_another_version_are_not_called_altered(whole, file):
    def change(pdf):
        own_changed(pdf, f"<digistrat:version>{__version__}<", "<digistrat:version>9.9.9<")
        stream = pdf.attachments["answers.csv"].obj.EF.F
        stream.write(stream.read_bytes().replace(b"a", b"e", 1))

    found = check_report(file(reworked(whole, change)))
    assert found.sound
    assert any("were not compared: version 9.9.9 made the report" in x for x in found.lines)
    assert not any("They all agree" in line for line in found.lines)


def test_a_report_still_matches_after_changes_that_are_no_part_of_it(sample, library, file):
    earlier = replace(sample.proof, changes=sample.proof.changes - 3)
    earlier = replace(earlier, when=earlier.when - timedelta(hours=2))
    then = made(replace(sample, proof=earlier), options=ReportOptions()).content
    assert check_report(file(then), library).match is Match.MATCHES
    audit = made(replace(sample, proof=earlier), "audit", options=ReportOptions()).content
    found = check_report(file(audit), library)
    assert (found.match, found.sound) == (Match.DATA_MATCHES, True)
    assert any("change history" in line for line in found.lines)


def test_a_report_made_by_a_kept_template_is_made_again_too(library, file):
    row = library.find("latest")
    found = read_judgement(library, row.trust_id, row.assessment_id, "board")
    checked = check_report(file(made(found, "board", options=ReportOptions()).content), library)
    assert checked.match is Match.MATCHES
    assert any("all of its pages are the same" in line for line in checked.lines)


def test_a_copy_that_leaves_something_out_is_made_again_as_it_was(library, file):
    row = library.find("latest")
    found = read_judgement(library, row.trust_id, row.assessment_id, "board")
    options = ReportOptions(left_out=Omission(names=True, areas=frozenset({"CON"})))
    checked = check_report(file(made(found, "board", options=options).content), library)
    assert checked.match is Match.MATCHES


@pytest.mark.parametrize("name", ["answers.csv", "readings.csv"])
def test_every_file_inside_is_made_again_and_compared(whole, file, name):
    def change(pdf):
        stream = pdf.attachments[name].obj.EF.F
        stream.write(stream.read_bytes().replace(b"a", b"e", 1))

    found = check_report(file(reworked(whole, change)))
    assert (found.match, found.sound) == (Match.ALTERED, False)
    assert any(f"“{name}” inside the report is not what the data gives" in x for x in found.lines)


def test_a_file_that_is_missing_or_too_many_inside_is_told(whole, file):
    content = whole

    def add(pdf):
        pdf.attachments["more.csv"] = b"x"

    cases = (
        (without(content, "evidence.csv"), "“evidence.csv” is missing from the files inside"),
        (reworked(content, add), "“more.csv” is inside, and no report has such a file"),
    )
    for changed, said in cases:
        found = check_report(file(changed))
        assert found.match is Match.ALTERED
        assert any(said in line for line in found.lines)


def test_the_number_of_pages_is_told(bare, file):
    content = bare
    found = check_report(file(content))
    assert f"The file has {read_pdf(content).pages} pages." in found.lines


def test_one_changed_byte_in_the_data_is_found(whole, file):
    content = altered(whole, lambda data: data[:-2] + b" " + data[-2:])
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
    report = made(forged).content
    found = check_report(file(without(report, "answers.csv")))
    assert (found.match, found.sound) == (Match.ALTERED, False)
    own = replace(sample, proof=replace(sample.proof, fingerprint=digest))
    beside = altered(made(own).content, lambda _: text.encode())
    found = check_report(file(beside))
    assert not found.sound
    assert any("gives different results" in line for line in found.lines)


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
        ("audit", "x.docx", ReportOptions()),
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
    bare = ReportOptions(recipe=Recipe(frozenset(part.id for part in parts)))
    whole, less = (
        len("".join(page_texts(made(model("typical", kind), kind, options=one).content)))
        for one in (ReportOptions(), bare)
    )
    assert less < whole
    assert [part.fixed for part in sections_of(kind)].count(True) >= 1


def test_a_logo_is_decoration_and_keeps_the_report_archival():
    recipe = Recipe(logo=a_png())
    plain, logoed = (
        read_pdf(made(model("empty"), "board", options=ReportOptions(recipe=r)).content)
        for r in (Recipe(), recipe)
    )
    assert logoed.figures == plain.figures
    assert logoed.standards == plain.standards


def test_the_board_report_names_no_person_but_those_who_own_something_or_sign_its_front(sample):
    marked = {person: f"Marker-{number}-" for number, person in enumerate(sample.names)}
    owners = {one.owner_id for one in sample.workspace.all(Action)}
    owners |= {one.owner_id for one in sample.workspace.all(ConstraintEntry)}
    owners |= {one.owner_id for one in sample.workspace.all(Metric)}
    front = {sample.front.author_id, sample.front.director_id} if sample.front else set()
    named = replace(sample, workspace=replace(sample.workspace, people=marked))
    text = made(named, "board", ".html", ReportOptions()).content.decode()
    allowed = owners | front
    assert not [name for person, name in marked.items() if person not in allowed and name in text]
