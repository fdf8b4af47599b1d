"""A report of a sealed assessment says what was signed, for as long as it is kept."""

import datetime as dt
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.settling import leave_for_the_board
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of, make_event, stored_event
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.standing import workspace_of
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.reports.seal_square import square
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from digistrat_desktop.services.reports.checking import Match, check_report
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    ReportSource,
    Watcher,
    judge_from,
    make_report,
    read_judgement,
    write_report,
)
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import BEGAN, FILES, computer, filled, read_file
from tests.helpers.pdf_text import page_texts
from tests.helpers.tampering import attack

pytestmark = pytest.mark.pdf
KEPT_FOR_GOOD = ("board", "full", "audit", "progress")


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def sealed(ann):
    place = filled(ann)
    ann.metric(place[0])
    return seal_assessment(ann.library, place[1], "Chief Digital Officer", ann.author), place


def pdf(ann, place, kind="board", *, data=False):
    found = read_judgement(ann.library, *place, kind)
    return make_report(found, kind, ".pdf", ReportOptions(attach_data=data), Watcher()).content


def go_on_working(ann, place):
    """Everything a trust may still do after a seal: another assessment, measures, readings."""
    ann.metric(place[0], ("2026-03", "2026-04"))
    later = ann.start(place[0], "Winter", dt.date(2026, 12, 1))
    ann.answer(later, "ALN-01", answer="absent")


@pytest.mark.parametrize("kind", KEPT_FOR_GOOD)
def test_the_report_of_a_sealed_assessment_keeps_its_bytes_whatever_is_recorded_after(
    ann, sealed, kind
):
    _, place = sealed
    then = pdf(ann, place, kind)
    go_on_working(ann, place)
    assert pdf(ann, place, kind) == then


def test_its_fingerprint_is_that_of_the_draft_that_was_signed(ann):
    place = filled(ann)
    draft = read_judgement(ann.library, *place).proof.fingerprint
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    go_on_working(ann, place)
    assert read_judgement(ann.library, *place).proof.fingerprint == draft


def test_a_sealed_report_still_matches_the_store_after_later_work_and_a_revision(
    ann, sealed, tmp_path
):
    _, place = sealed
    out = tmp_path / "board.pdf"
    out.write_bytes(pdf(ann, place, "full", data=True))
    go_on_working(ann, place)
    reopen_assessment(ann.library, place[1], "A figure was wrong.", ann.author)
    found = check_report(out, ann.library)
    assert found.match is Match.MATCHES
    assert any("They all agree" in line for line in found.lines)


@pytest.mark.parametrize("data", [True, False])
def test_reports_of_two_who_signed_apart_match_where_both_are_known(ann, tmp_path, data):
    place = filled(ann)
    made = []
    with computer(tmp_path, "Bob") as bob:
        bob.library.store.bring_in(Arrival(ann.library.store.hand_over(place[0])), bob.author)
        for who, level in ((ann, "absent"), (bob, "siloed")):
            who.answer(place[1], "ALN-03", answer=level)
            seal_assessment(who.library, place[1], who.person, who.author)
            made.append(tmp_path / f"{who.person}.pdf")
            made[-1].write_bytes(pdf(who, place, "board", data=data))
        ann.library.store.bring_in(Arrival(bob.library.store.hand_over(place[0])), ann.author)
    made.append(tmp_path / "both.pdf")
    made[-1].write_bytes(pdf(ann, place, "board", data=data))
    for one in made:
        found = check_report(one, ann.library)
        assert found.match is Match.MATCHES, (one.name, found.lines)
        assert any(line.startswith("The assessment was signed off twice") for line in found.lines)


def test_a_report_under_two_seals_counts_what_only_one_covers_as_not_settled(ann, tmp_path):
    place = filled(ann)
    with computer(tmp_path, "Bob") as bob:
        bob.library.store.bring_in(Arrival(ann.library.store.hand_over(place[0])), bob.author)
        bob.answer(place[1], "ALN-07", answer="embedded", rationale="Only Bob signs this.")
        alone = [
            read_judgement(who.library, *place)
            for who in (ann, bob)
            if seal_assessment(who.library, place[1], who.person, who.author)
        ]
        ann.library.store.bring_in(Arrival(bob.library.store.hand_over(place[0])), ann.author)
    both = read_judgement(ann.library, *place)
    assert {both.proof.seal, *both.proof.others} == {one.proof.seal for one in alone}
    written = json.loads(write_report(both, "board", tmp_path / "both.pdf").seal_path.read_text())
    kept = {one["digest"] for one in (written, *written["others"])}
    assert kept == {one.proof.seal.digest for one in alone}
    counts = [one.counts.of(CountOf.ANSWERED) for one in (*alone, both)]
    assert counts == [counts[0], counts[0] + 1, counts[0]]
    assert [one.counts.of(CountOf.NOT_SETTLED) for one in (*alone, both)] == [0, 0, 1]
    pages = page_texts(pdf(ann, place, "full"))
    assert "Only Bob signs this." in " ".join(pages)
    for page in pages[1:]:
        assert "Signed off twice" in page
        assert all(one.proof.seal.code in page for one in alone), "both, on every page"


def test_a_report_of_data_that_cannot_be_read_here_is_not_said_to_be_of_other_data(ann, tmp_path):
    place, out = filled(ann), tmp_path / "board.pdf"
    out.write_bytes(pdf(ann, place))
    ann.library.close()
    attack(tmp_path / "Ann/digistrat.db", lambda db: db.execute("DELETE FROM pack"))
    with computer(tmp_path, "Ann") as again:
        found = check_report(out, Library(again.library.store, Catalogue(()), FILES))
    assert found.match is Match.UNKNOWN
    assert any("your data has this assessment, but no report can be made" in x for x in found.lines)


def test_a_sealed_assessment_is_judged_at_the_day_of_its_seal(ann, sealed):
    seal, place = sealed
    found = read_judgement(ann.library, *place)
    assert found.proof.today(found.assessment.as_of) == seal.signed_at.date()
    assert found.assessment.as_of != seal.signed_at.date()


def test_every_page_carries_the_code_of_the_seal_and_the_file_its_whole_digest(ann, sealed):
    seal, place = sealed
    content = pdf(ann, place, "audit")
    said = page_texts(content)
    assert len(said) > 1
    assert all(f"Seal {seal.code}" in page for page in said)
    own = read_pdf(content).own
    assert (own["seal"], own["sealDigest"]) == (seal.code, seal.digest)


def test_the_square_code_on_every_page_is_that_of_the_seal(ann, sealed):
    seal, place = sealed
    pages = pypdfium2.PdfDocument(pdf(ann, place))
    seen = [modules_on(page) for page in pages]
    assert len(seen) > 1
    assert all(found == modules_of(seal) for found in seen)


def modules_of(seal):
    pieces = square(seal.mark).marks[0].pieces
    return {(x, int(y)) for x1, y, x2, _ in pieces for x in range(int(x1), int(x2))}


def modules_on(page, scale=8):
    """Read the square's modules from the painted page, as a telephone would: 41 to a side."""
    side, left, bottom = 41, 40 - 4 * 42 / 41, 11
    grey = page.render(scale=scale).to_pil().convert("L")
    step = 42 / side
    height = page.get_height()
    middles = [(x, y) for y in range(side) for x in range(side)]
    return {
        (x, y)
        for x, y in middles
        if grey.getpixel(
            (
                round((left + (x + 0.5) * step) * scale),
                round((height - bottom - 42 + (y + 0.5) * step) * scale),
            )
        )
        < 128
    }


def test_what_is_not_sealed_says_so_and_has_no_square(ann):
    place = filled(ann)
    content = pdf(ann, place)
    assert all("Not signed off" in page for page in page_texts(content))
    assert "seal" not in read_pdf(content).own


def test_the_seal_is_written_beside_the_report_for_the_auditor_to_keep(ann, sealed, tmp_path):
    seal, place = sealed
    made = write_report(read_judgement(ann.library, *place), "board", tmp_path / "board.pdf")
    assert made.seal_path == tmp_path / "board.seal.json"
    said = json.loads(made.seal_path.read_text(encoding="utf-8"))
    assert said["digest"] == seal.digest
    assert said["mark"] == seal.mark


def test_no_seal_is_written_beside_a_report_that_has_none(ann, tmp_path):
    place = filled(ann)
    made = write_report(read_judgement(ann.library, *place), "board", tmp_path / "board.pdf")
    assert made.seal_path is None
    assert [path.name for path in tmp_path.glob("board*")] == ["board.pdf"]


@pytest.mark.parametrize("ending", [".html", ".docx", ".xlsx"])
def test_the_other_formats_carry_the_seal_too(ann, sealed, ending):
    seal, place = sealed
    found = read_judgement(ann.library, *place)
    content = make_report(found, "board", ending, ReportOptions(), Watcher()).content
    assert seal.code in words_of(content, ending)


def words_of(content, ending):
    if ending == ".html":
        text = content.decode()
        assert 'id="seal-square"' in text
        return text
    if ending == ".xlsx":
        book = zipfile.ZipFile(io.BytesIO(content))
        assert "; seal " in book.read("docProps/core.xml").decode()
        return book.read("xl/sharedStrings.xml").decode()
    import docx  # noqa: PLC0415 - for this format only

    footer = docx.Document(io.BytesIO(content)).sections[0].footer
    assert len(footer.part.related_parts) == 1
    return " ".join(paragraph.text for paragraph in footer.paragraphs)


def test_a_report_of_a_package_is_the_report_of_its_store(ann, sealed, tmp_path):
    _, place = sealed
    go_on_working(ann, place)
    package = read_file(sent(ann, place[0], tmp_path))
    found = judge_from(source_of(package), place[1])
    again = make_report(found, "board", ".pdf", ReportOptions(), Watcher()).content
    assert again == pdf(ann, place)


def source_of(package):
    graph, kept = package.graph, package.content.attachments.get
    return ReportSource(package.workspace, package.packs, len(graph), BEGAN, graph.end, graph, kept)


def sent(ann, trust_id, folder):
    from digistrat_desktop.services.packages.exchange import export_trust  # noqa: PLC0415 - one use

    path = folder / "sent.digistrat"
    export_trust(ann.library, trust_id, path, ann.author.stamp())
    return path


def forged(graph, old, new):
    """Give the record made anew with another word in it, every hash right."""
    made, anew = Graph(), {}
    for event in graph.events:
        said = json.loads(event.body.replace(f'"answer":"{old}"', f'"answer":"{new}"'))
        again = make_event([anew[one] for one in event.parents], said)
        anew[event.hash] = again.hash
        made.add(again)
    return made


def test_no_report_is_made_under_a_seal_whose_signed_answers_are_not_as_they_were(
    ann, sealed, tmp_path
):
    _, place = sealed
    source = source_of(read_file(sent(ann, place[0], tmp_path)))
    graph = forged(source.graph, "siloed", "embedded")
    source = replace(source, graph=graph, workspace=workspace_of(State(graph), {}))
    with pytest.raises(Refused, match="NOT VALID"):
        judge_from(source, place[1])


def with_own(content, **fields):
    """Give a report whose metadata say something else."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        for name, value in fields.items():
            start, end = f"<digistrat:{name}>", f"</digistrat:{name}>"
            packet = re.sub(f"{start}[^<]*{end}", f"{start}{value}{end}", packet)
        pdf.Root.Metadata.write(packet.encode())
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


OTHER = "ab" * 32


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"seal": "0000-0000-0000-0000"}, "do not belong together"),
        ({"seal": code_of(OTHER), "sealDigest": OTHER}, "the pages print the seal"),
        ({"state": OTHER}, "does not say what its seal in your data signed"),
        ({"dataSHA256": OTHER}, "the pages print the data fingerprint"),
    ],
)
def test_the_seal_of_a_report_is_compared_with_the_store(ann, sealed, tmp_path, fields, said):
    _, place = sealed
    out = tmp_path / "board.pdf"
    out.write_bytes(with_own(pdf(ann, place), **fields))
    found = check_report(out, ann.library)
    assert (found.match, found.sound) == (Match.ALTERED, False)
    assert any(said in line for line in found.lines)


def test_pages_and_file_that_agree_on_another_seal_or_data_are_compared_with_the_store(
    ann, sealed, tmp_path
):
    seal, place = sealed
    found = read_judgement(ann.library, *place, "board")
    for proof, said in (
        ({"seal": seal._replace(digest=OTHER)}, "NO SEAL IN YOUR DATA HAS THE CODE"),
        ({"fingerprint": OTHER}, "not made from the data its seal covers"),
    ):
        other = replace(found, proof=replace(found.proof, **proof))
        out = tmp_path / "board.pdf"
        out.write_bytes(make_report(other, "board", ".pdf", ReportOptions(), Watcher()).content)
        checked = check_report(out, ann.library)
        assert (checked.match, checked.sound) == (Match.ALTERED, False)
        assert any(said in line for line in checked.lines)


def answered_after_sign_off(ann, tmp_path):
    """An assessment that was signed off while a colleague changed an answer of it."""
    place = filled(ann)
    with computer(tmp_path, "Bob") as bob:
        bob.take(sent(ann, place[0], tmp_path))
        seal_assessment(ann.library, place[1], "Chair", ann.author)
        then = {kind: pdf(ann, place, kind) for kind in KEPT_FOR_GOOD}
        bob.answer(place[1], "ALN-01", answer="absent")
        (tmp_path / "sent.digistrat").unlink()
        ann.take(sent(bob, place[0], tmp_path))
    assert ann.workspace(place[1]).signed[place[1]].late == 1
    return place, then


def test_what_came_after_sign_off_is_no_part_of_a_report_of_it(ann, tmp_path):
    place, then = answered_after_sign_off(ann, tmp_path)
    kinds = [kind for kind in KEPT_FOR_GOOD if kind != "audit"]
    assert [kind for kind in kinds if pdf(ann, place, kind) != then[kind]] == []


def test_the_audit_report_lists_what_came_after_sign_off_apart(ann, tmp_path):
    place, _ = answered_after_sign_off(ann, tmp_path)
    said = " ".join(" ".join(page_texts(pdf(ann, place, "audit"))).split())
    after = said.split("After sign-off")[-1]
    assert "1 change came after sign-off. It is not part of what was signed off." in after
    assert "Answer: changed from Siloed to Absent" in after


FIRST = Path(__file__).parents[1] / "data" / "package_v1_sealed.digistrat"


def test_a_seal_of_an_earlier_version_keeps_its_code_and_its_report_its_fingerprint(tmp_path):
    package = read_file(FIRST)
    (assessment_id, signed), *_ = package.workspace.signed.items()
    (seal,) = signed.seals
    found = judge_from(source_of(package), assessment_id)
    assert found.proof.fingerprint == seal.state
    assert found.proof.seal.code == "7JWP-QTM2-08EX-S281"
    out = tmp_path / "board.pdf"
    out.write_bytes(
        make_report(found, "board", ".pdf", ReportOptions(attach_data=True), Watcher()).content
    )
    with computer(tmp_path, "Zed") as zed:
        zed.take(FIRST)
        assert check_report(out, zed.library).sound


@pytest.mark.parametrize("kept", [None, b"{}", "others"])
def test_no_report_is_made_under_an_earlier_seal_whose_signed_data_are_not_as_they_were(kept):
    package = read_file(FIRST)
    (assessment_id, signed), *_ = package.workspace.signed.items()
    source = source_of(package)
    if kept == "others":  # the answers are not those of the snapshot that was kept
        text = source.kept(signed.seals[0].state)
        graph = Graph()
        for event in source.graph.events:
            said = json.loads(event.body.replace('"siloed"', '"absent"'))
            graph.add(stored_event(1, event.parents, event.body, event.hash, said))
        source = replace(source, graph=graph, kept=lambda _: text)
    else:
        source = replace(source, kept=lambda _: kept)
    with pytest.raises(Refused, match=r"NOT AS SIGNED|was not kept"):
        judge_from(source, assessment_id)


def test_what_is_not_settled_is_in_the_data_of_a_report_and_said_on_page_one(ann, tmp_path):
    place = filled(ann)
    with computer(tmp_path, "Bob") as bob:
        bob.take(sent(ann, place[0], tmp_path))
        ann.answer(place[1], "ALN-01", answer="absent", rationale="Ann looked.")
        bob.answer(place[1], "ALN-01", answer="embedded", rationale="Bob asked.")
        (tmp_path / "sent.digistrat").unlink()
        ann.take(sent(bob, place[0], tmp_path))
    out = tmp_path / "full.pdf"
    out.write_bytes(pdf(ann, place, "full", data=True))
    for library in (None, ann.library):
        assert check_report(out, library).sound
    assert check_report(out, ann.library).match is Match.MATCHES
    said = page_texts(pdf(ann, place, "board"))
    assert "1 answer is not settled" in " ".join(said[0].split())
    whole = " ".join(" ".join(page_texts(out.read_bytes())).split())
    assert "Not settled: Absent or Embedded" in whole
    data = next(a.data for a in read_pdf(out.read_bytes()).attachments if a.name.endswith("t.json"))
    assert b'"unsettled"' in data
    assert b"Ann looked" in data
    assert b"Bob asked" in data
    ann.do(leave_for_the_board(ann.response(place[1]), ann.author))
    left = " ".join(" ".join(page_texts(pdf(ann, place, "full"))).split())
    assert "Not settled, left for the board: Absent or Embedded" in left
