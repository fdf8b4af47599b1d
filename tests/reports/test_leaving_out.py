"""Reports that leave something out: what goes is nowhere in the file, and the paper says so."""

import io
import unicodedata
import zipfile
from dataclasses import replace
from itertools import cycle

import pikepdf
import pytest

from digistrat_desktop.analysis.changes import Part, TrailLine
from digistrat_desktop.analysis.counting import with_changes
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.redaction import (
    FILES,
    REASON,
    REASONS,
    Omission,
    Redaction,
    left_out_from,
    omission_of,
)
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import said_fields
from digistrat_desktop.reports.papers.kinds import KINDS
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.services.reports.redacting import what_goes, without
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.pdf_text import page_texts
from tests.helpers.run_size import covering
from tests.reports.trusts import open_library

pytestmark = pytest.mark.pdf
NAME, WHY = "Zébulon Quill", "Petrichor"
WAYS = (
    NAME,
    unicodedata.normalize("NFD", NAME),
    NAME.upper(),
    "Zebulon_Quill",
    "zebulon.quill@nhs.net",
    "Zé\u200bbulon\N{NO-BREAK SPACE}Quill",
)
TITLED = {
    *(
        "title",
        "name",
        "aim",
        "decided_by",
        "where_kept",
        "scope_note",
        "meeting",
        "advice",
        "purpose",
    ),
    *("strategic_risk", "considered_by", "equality_impact", "quality_impact", "asks", "mitigation"),
    *("baseline_source", "expected_effect", "statement", "need", "numerator", "source"),
}
NAMES, REASONLESS = Omission(names=True), Omission(reasons=True)
MADE = [(kind, ending) for kind in KINDS for ending in (".pdf", ".html", ".xlsx")]


def planted(judgement):
    """The sample, where each name, each reason and each answer of one area holds a mark."""
    people = {one: f"{NAME} {'I' * n}".strip() for n, one in enumerate(judgement.workspace.people)}
    records = [
        _marked(record) for kind in judgement.workspace.records.values() for record in kind.values()
    ]
    workspace = make_workspace(records, people)
    assessment = workspace.get(Assessment, judgement.assessment.id)
    again = judge(workspace, assessment, judgement.packs, judgement.today, judgement.proof)
    trail = tuple(_told(line) for line in judgement.trail)
    return replace(again, trail=trail, counts=with_changes(again.counts, trail))


def _has_number(record, name):
    """Tell whether a reading's field is a number, where a metric's of that name is a text."""
    return isinstance(record, Reading) and name in {"numerator", "denominator"}


def _marked(record):
    ways = cycle(WAYS)
    said = {
        name: f"{WHY} of {next(ways)}: {value}"
        for name, value in said_fields(record)
        if name in REASONS and isinstance(value, str)
    }
    titled = {
        name: f"{value[:60]} of {next(ways)}"
        for name, value in said_fields(record)
        if name in TITLED and isinstance(value, str) and value and not _has_number(record, name)
    }
    if hasattr(record, "item_id") and hasattr(record, "rationale"):
        said["rationale"] = f"{WHY} of {NAME} {record.item_id}Basilisk"
    return replace(record, **titled, **said)


def _told(line):
    ways = [("File", "", way) for way in WAYS]
    return replace(line, actor=NAME, reason=f"{WHY} of {NAME}", fields=(*line.fields, *ways))


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    library = open_library(tmp_path_factory.mktemp("store"))
    ensure_kept(library)
    row = library.find("latest")
    yield planted(read_judgement(library, row.trust_id, row.assessment_id, "audit"))
    library.close()


def everything(content, ending):
    """All a file holds that could be read by anybody: pages, tags, metadata, parts."""
    if ending == ".pdf":
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        seen = read_pdf(content)
        raw = out.getvalue()
        both = raw.decode("latin-1") + raw.replace(b"\0", b"").decode("latin-1")
        return " ".join((*page_texts(content), both, repr(seen)))
    if ending in {".xlsx", ".docx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return " ".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
    return content.decode("utf-8")


def made(judgement, kind, ending, left_out):
    options = ReportOptions(left_out=left_out)
    return everything(make_report(judgement, kind, ending, options, Watcher()).content, ending)


def as_read(said):
    """Give what a reader sees: letters without accents, and nothing that is not seen."""
    plain = unicodedata.normalize("NFKD", said)
    unseen = [one for one in set(plain) if unicodedata.category(one) in {"Mn", "Cf"}]
    return plain.translate(dict.fromkeys(map(ord, unseen))).casefold()


WORD = [(kind, ".docx") for kind, made in KINDS.items() if made.as_word]


@pytest.mark.parametrize(("kind", "ending"), [*MADE, *WORD])
def test_a_name_left_out_is_nowhere_in_the_file_however_it_was_written(marked, kind, ending):
    said = as_read(made(marked, kind, ending, NAMES))
    at = said.find("zebulon")
    assert said[max(0, at - 80) : at + 60] * (at >= 0) == ""
    assert "quill" not in said


@pytest.mark.parametrize(("kind", "ending"), [*MADE, ("board", ".docx")])
def test_names_and_reasons_left_out_are_nowhere_in_the_file(marked, kind, ending):
    said = made(marked, kind, ending, Omission(names=True, reasons=True))
    assert "zebulon" not in as_read(said)
    assert WHY not in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_marks_are_there_while_nothing_is_left_out(marked, kind):
    assert WHY in made(marked, kind, ".html", Omission())


@pytest.mark.parametrize(("made_as", "place"), covering(MADE, range(5)))
def test_an_area_left_out_is_nowhere_in_the_file(marked, made_as, place):
    kind, ending = made_as
    section = marked.pack.sections[place]
    said = made(marked, kind, ending, Omission(areas=frozenset({section.id})))
    ours = [item.id for item in section.items()]
    assert [one for one in ours if f"{one}Basilisk" in said] == []


PLACE, PRINT = "S:/Wiedersehen/Zimt", "c0ffee" * 10 + "beef"


@pytest.fixture(scope="module")
def kept(marked):
    """The sample, where all evidence has a linked file and a place, and each import a file's name."""
    workspace = marked.workspace
    for one in workspace.records["evidence"].values():
        where = {"where_kept": f"{PLACE} in words", "page": "Zimt 7", "file": f"{PLACE}.pdf"}
        more = {"sha256": PRINT, "file_size": 987_654_321}
        workspace = workspace.with_record(replace(one, **where, **more))
    for one in workspace.records.get("import_source", {}).values():
        workspace = workspace.with_record(replace(one, name=f"{PLACE}.csv", sha256=PRINT))
    assessment = workspace.get(Assessment, marked.assessment.id)
    again = judge(workspace, assessment, marked.packs, marked.today, marked.proof)
    told = TrailLine(
        seq=1, at=marked.proof.when, actor="A", kind="evidence", record_id="e", record="evidence",
        did="added", reason="", part=Part.EVIDENCE,
        fields=tuple((field_label("evidence", name), "", PLACE) for name in sorted(FILES["evidence"])),
    )  # fmt: skip
    source = replace(
        told, kind="import_source", record=f"import “{PLACE}.csv”", part=Part.IMPORTS,
        fields=tuple((field_label("import_source", one), PLACE, PLACE) for one in ("name", "sha256")),
    )  # fmt: skip
    trail = (told, replace(source, seq=2))
    return replace(again, trail=trail, counts=with_changes(again.counts, trail))


@pytest.mark.parametrize(("kind", "ending"), [*MADE, *WORD])
def test_a_linked_file_left_out_is_nowhere_and_its_evidence_still_counts(kept, kind, ending):
    said = made(kept, kind, ending, Omission(files=True))
    assert [one for one in ("Wiedersehen", "Zimt", PRINT, "987654321") if one in said] == []
    plain, redacted = kept.counts, without(kept, Omission(files=True)).counts
    assert redacted.of(CountOf.SHOWN) == plain.of(CountOf.SHOWN) > 0


def test_linked_files_are_in_what_leaves_nothing_out_and_are_counted_before_they_go(kept):
    assert "Wiedersehen" in made(kept, "audit", ".html", Omission())
    assert PRINT in made(kept, "full", ".xlsx", Omission())
    many = sum(len(kept.workspace.records.get(kind, ())) for kind in FILES)
    assert f"{many} places and files" in " ".join(what_goes(kept, Omission(files=True)))


@pytest.mark.parametrize("code", ["files", "files names", "files names reasons area:CON", ""])
def test_what_is_left_out_is_read_as_it_was_written(code):
    assert left_out_from(code).code == code
    assert omission_of(code.replace("area:", "").split()).code == code


@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_says_on_its_first_page_what_it_leaves_out(marked, kind):
    left_out = Omission(names=True, reasons=True, areas=frozenset({"CON"}))
    title = marked.pack.section("CON").title
    content = make_report(marked, kind, ".pdf", ReportOptions(left_out=left_out), Watcher()).content
    words = f"This copy leaves out people's names, reasons and notes and the area “{title}”."
    assert words in " ".join(page_texts(content)[0].split())
    assert left_out_from(read_pdf(content).own["leftOut"]) == left_out


def test_what_is_left_out_changes_no_count(marked):
    plain, redacted = marked.counts, without(marked, Omission(names=True, reasons=True)).counts
    assert {one: redacted.of(one) for one in CountOf} == {one: plain.of(one) for one in CountOf}


def test_a_reason_that_goes_is_said_to_be_left_out_and_none_is_made_up(marked):
    redaction = Redaction(REASONLESS, marked.workspace, marked.packs)
    for record in redaction.records().records["response"].values():
        was = marked.workspace.records["response"][record.id]
        assert record.rationale == (REASON if was.rationale else "")


def test_people_keep_apart_without_their_names(marked):
    people = Redaction(NAMES, marked.workspace, marked.packs).people
    assert len(set(people.values())) == len(marked.workspace.people)


def test_what_goes_is_counted_before_it_goes(marked):
    said = " ".join(what_goes(marked, Omission(names=True, reasons=True, areas=frozenset({"CON"}))))
    assert f"{len(marked.workspace.people)} names of people" in said
    assert "Check the text for nicknames, initials and names" in said


def test_a_copy_that_leaves_something_out_cannot_carry_the_data(marked):
    options = ReportOptions(attach_data=True, left_out=NAMES)
    with pytest.raises(Refused, match="cannot include the data"):
        make_report(marked, "board", ".pdf", options, Watcher())


@pytest.mark.parametrize("areas", [{"NO-SUCH"}, {"ALN", "CON", "MOM", "QUA", "REF"}])
def test_areas_that_are_not_there_and_all_of_them_are_refused(marked, areas):
    known = {section.id for section in marked.pack.sections}
    wanted = frozenset(known if len(areas) > 1 else areas)
    with pytest.raises(Refused):
        without(marked, Omission(areas=wanted))
