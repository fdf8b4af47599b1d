"""Reports before outside validators.

Every kind of two trusts and each other trust in one kind; `make papers` takes every kind of every trust.
"""

import re
from itertools import pairwise

import pytest

from digistrat_desktop.domain.words import day_words
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.reports.text_door import clean
from digistrat_desktop.services.reports.making import (
    KIND_WORDS,
    ReportOptions,
    Watcher,
    make_report,
)
from tests.helpers.pdf_text import page_texts, told_texts
from tests.helpers.run_size import covering
from tests.reports import vera
from tests.reports.trusts import SIZES, TRUSTS, content, model

pytestmark = [pytest.mark.pdf, pytest.mark.slow, pytest.mark.papers]

# The sample holds every part that thinks about a strategy.
PAPERS = covering(TRUSTS, tuple(KIND_WORDS), whole_rows=("sample", "typical"))
GOOD = [(kind, trust) for trust, kind in PAPERS]
# The second validator is slow, and these have all there is to judge by likeness.
SECOND = [(kind, trust) for kind, trust in GOOD if trust in {*SIZES, "sample"}]
WITH_DATA = [(kind, size) for size, kind in covering(SIZES, ("full", "audit"))]
LEAST_ALT = 40


def name_of(kind, size, data=""):
    return f"{kind}_{size}{data}.pdf"


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    for kind, size in GOOD:
        (made / name_of(kind, size)).write_bytes(content(size, kind))
    for kind, size in WITH_DATA:
        options = ReportOptions(attach_data=True)
        report = make_report(model(size, kind), kind, ".pdf", options, Watcher())
        (made / name_of(kind, size, "_data")).write_bytes(report.content)
    return made


@pytest.fixture(scope="session")
def verdicts(folder):
    wanted = {name_of(*pair): "ua1,2a" for pair in GOOD}
    wanted |= {name_of(*pair, "_data"): "ua1,3a" for pair in WITH_DATA}
    return vera.validate(folder, wanted)


@pytest.fixture(scope="session")
def outloud(folder):
    return vera.outloud_counts([folder / name_of(*pair) for pair in SECOND])


@pytest.mark.parametrize(("kind", "size"), GOOD)
def test_every_report_is_accessible_and_archival(verdicts, kind, size):
    for profile in ("ua1", "2a"):
        verdict = verdicts[name_of(kind, size), profile]
        assert verdict.passed, verdict.said


@pytest.mark.parametrize(("kind", "size"), WITH_DATA)
def test_a_report_with_its_data_is_archival_too(verdicts, kind, size):
    for profile in ("ua1", "3a"):
        verdict = verdicts[name_of(kind, size, "_data"), profile]
        assert verdict.passed, verdict.said


@pytest.mark.parametrize(("kind", "size"), SECOND)
def test_the_second_validator_finds_no_error(outloud, kind, size):
    assert outloud[name_of(kind, size)][0] == 0


@pytest.mark.parametrize(("kind", "size"), GOOD)
def test_page_one_tells_a_listener_whose_paper_it_is(folder, kind, size):
    said = " ".join(told_texts((folder / name_of(kind, size)).read_bytes())[0].split())
    judgement = model(size, kind)
    assert "by the trust itself" in said
    assert day_words(judgement.assessment.as_of) in said
    assert " ".join(clean(judgement.trust.name).split()) in said


@pytest.mark.parametrize(("kind", "size"), GOOD)
def test_headings_never_skip_and_every_figure_says_what_it_shows(folder, kind, size):
    seen = read_pdf((folder / name_of(kind, size)).read_bytes())
    levels = (0, *seen.heading_levels)
    assert all(b <= a + 1 for a, b in pairwise(levels))
    short = [figure.alt for figure in seen.figures if len(figure.alt) <= LEAST_ALT]
    assert not [alt for alt in short if not _is_sign(alt)]
    assert all(seen.fonts.values())


def _is_sign(alt):
    """The two signs beside a measure are letters in a ring; the row says the rest."""
    return len(alt.split()) >= 2


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_words_are_never_glued_at_line_ends(kind):
    said = " ".join(page_texts(content("typical", kind)))
    assert "Strokeand" not in said
    assert not re.findall(r"(?:strategies)(?:each)|(?:record)(?:module)", said)
    assert len(said) > 1000


@pytest.mark.parametrize("size", SIZES)
def test_page_one_of_the_board_report_is_one_page(size):
    first = page_texts(content(size, "board"))[0]
    for block in ("Assessed by the trust itself", "The board is asked to", "matter"):
        assert block in " ".join(first.split()), block
