"""The gate: outside validators pass what we make, and still find what is wrong."""

import random

import pytest

from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.pdf.finish import Attachment
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.reports import samples, vera
from tests.reports.hostile import hostile_texts
from tests.reports.mutants import MUTANTS, write_mutants

pytestmark = [pytest.mark.pdf, pytest.mark.slow]

DATA = (
    Attachment("assessment.json", b'{"a":1}', "application/json", "Assessment data", "Source"),
    Attachment("evidence.csv", b"ref,level\n1,2\n", "text/csv", "Evidence table"),
)
TALL = b.Table(
    (b.Column("A"), b.Column("B")),
    ((b.text("tall " * 3000), b.text("short")), (b.text("next"), ())),
    "A row higher than a page",
)


def hostile():
    texts = hostile_texts(random.Random(1), 200)  # noqa: S311 - test data
    rows = tuple((b.text(t), b.text(t[::-1])) for t in texts[:40])
    table = b.Table((b.Column(texts[0]), b.Column("x")), rows, texts[1])
    paragraphs = tuple(b.Paragraph(b.text(t)) for t in texts)
    heading = b.Heading(2, texts[2] or "x", "hostile")
    lists = b.BulletList(tuple(b.text(t) for t in texts[:10]))
    return (b.Heading(1, "Hostile"), b.Contents(), heading, table, lists, *paragraphs)


def welsh():
    said = "Mae'r bwrdd yn gofyn am sicrwydd: dŵr, tŷ, ŵyn, ẁ ẃ ẅ ỳ. "
    return (b.Heading(1, "Asesiad digidol"), b.Paragraph(b.text(said * 20)), samples.measures())


def over_pages():
    link = b.Run("a long link over several lines " * 30, link_to="https://example.org/")
    words = (b.Run("word " * 820), link, b.Run(" end."))
    return (
        b.Heading(1, "Long"),
        b.Paragraph(words),
        b.Callout("Long box", (b.Paragraph(words),)),
        TALL,
    )


GOOD = {
    "board.pdf": (samples.board_page(), (), "en-GB"),
    "full.pdf": (samples.full_blocks(), (), "en-GB"),
    "full_data.pdf": (samples.full_blocks(40), DATA, "en-GB"),
    "empty.pdf": ((b.Heading(1, "Empty"),), (), "en-GB"),
    "hostile.pdf": (hostile(), (), "en-GB"),
    "welsh.pdf": (welsh(), (), "cy"),
    "over_pages.pdf": (over_pages(), (), "en-GB"),
    "huge.pdf": ((b.Heading(1, "Huge"), samples.evidence_table(2000)), (), "en-GB"),
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("gate")
    for name, (blocks, files, language) in GOOD.items():
        document = samples.document(*blocks, language=language)
        (made / name).write_bytes(render_pdf(document, attachments=files).data)
    write_mutants(made / "full_data.pdf", made)
    return made


@pytest.fixture(scope="session")
def verdicts(folder):
    wanted = {name: "ua1,3a" if files else "ua1,2a" for name, (_, files, _) in GOOD.items()}
    wanted |= {f"{change.__name__}.pdf": "ua1,3a" for change in MUTANTS}
    return vera.validate(folder, wanted)


@pytest.fixture(scope="session")
def outloud(folder):
    return vera.outloud_counts(sorted(folder.glob("*.pdf")))


@pytest.mark.parametrize("name", GOOD)
def test_every_report_is_accessible_and_archival(verdicts, name):
    archive = "3a" if GOOD[name][1] else "2a"
    for profile in ("ua1", archive):
        assert verdicts[name, profile].passed, verdicts[name, profile].said


@pytest.mark.parametrize("name", GOOD)
def test_the_second_validator_finds_no_error_either(outloud, name):
    errors, _ = outloud[name]
    assert errors == 0


@pytest.mark.parametrize("profile", ["ua1", "2a", "3a"])
def test_the_validator_applied_all_of_its_rules(verdicts, profile):
    counts = {v.rules for (_, used), v in verdicts.items() if used == profile}
    assert counts == {vera.RULES[profile]}


@pytest.mark.parametrize("name", [change.__name__ for change in MUTANTS])
def test_a_faulty_copy_is_found(verdicts, outloud, name):
    file = f"{name}.pdf"
    passed = verdicts[file, "ua1"].passed and verdicts[file, "3a"].passed
    assert not passed or outloud[file] != (0, 0)


def test_most_faulty_copies_are_found_by_the_gate_itself(verdicts):
    failed = {name for (name, _), v in verdicts.items() if not v.passed}
    assert len(failed) >= 15
