"""Page one holds what a board member needs, whatever people typed, and never runs over."""

from dataclasses import replace

import pytest

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.strips import legend
from digistrat_desktop.domain.frameworks.framework import MetricKind, SectionKind
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.page_one import fitted_page, page_one, rooms
from digistrat_desktop.reports.papers.wording import short_value
from digistrat_desktop.reports.pdf.render import Ruler, render_pdf
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import shortened, whole_sentences
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import SIZES, model

pytestmark = pytest.mark.pdf
LEAST_CONTRAST = 3.0


def words(blocks):
    said = []
    for block in b.walk(blocks):
        if isinstance(block, b.Heading):
            said.append(block.text)
        if isinstance(block, b.Paragraph):
            said.append("".join(run.text for run in block.runs))
        if isinstance(block, b.BulletList | b.NumberedList):
            said += ["".join(run.text for run in runs) for runs in block.items]
    return said


@pytest.mark.parametrize("size", SIZES)
def test_page_one_fits_one_page_with_all_of_its_blocks(size):
    page = fitted_page(model(size), Ruler().fits_page)
    assert Ruler().fits_page(page)
    said = " ".join(words(page))
    for block in ("Position", "Metrics", "does not mention", "changed", "sure", "Next steps"):
        assert block in said


def test_the_smallest_room_fits_even_where_every_text_is_as_long_as_it_may_be():
    made = model("huge")
    asks = ("W" * 300,) * 6
    title = "Wide words " * 60
    finding = replace(made.three[0], sentence="W" * 900)
    crowded = replace(made, title=title, front=replace(made.front, asks=asks), three=(finding,) * 3)
    assert Ruler().fits_page(page_one(crowded, list(rooms())[-1]))


def test_less_is_said_only_where_it_must_be():
    ruler = Ruler()
    for size in SIZES:
        made = model(size)
        used = next(room for room in rooms() if ruler.fits_page(page_one(made, room)))
        smaller = [room for room in rooms() if room == used]
        assert smaller
        assert (size != "empty") or used == next(rooms())


def test_what_was_cut_is_counted_and_its_page_is_named():
    document = paper(model("huge"), "board")
    first = page_texts(render_pdf(document).data)[0]
    assert "more metrics, page" in " ".join(first.split())


def test_the_page_named_is_where_the_rest_stands():
    pages = page_texts(render_pdf(paper(model("typical"), "board")).data)
    first = " ".join(pages[0].split())
    number = int(first.split("more metrics, page ")[1].split()[0])
    assert "Each metric" in pages[number - 1]


def test_outcomes_in_trouble_come_first():
    lines = model("huge").metrics
    troubled = replace(lines[-1], role=MetricKind.OUTCOME)
    assert troubled.fails_target or troubled.is_concern
    leading = [replace(line, role=MetricKind.LEADING) for line in lines[:-1]]
    assert by_importance((*leading, troubled))[0] is troubled


def test_no_sentence_speaks_of_no_with_new_evidence():
    for size in SIZES:
        assert "no with new evidence" not in " ".join(words(page_one(model(size), next(rooms()))))


def test_a_unit_is_shortened_and_never_broken():
    assert short_value("53.1 percentage points") == "53.1 pp"
    assert short_value("62.4 %") == "62.4 %"


def test_text_is_cut_at_a_word_or_a_sentence_and_shows_it():
    assert shortened("one two three four", 12) == "one two …"
    assert shortened("short", 12) == "short"
    assert whole_sentences("First. Second one.", 8) == "First."


def test_the_legend_draws_each_symbol_beside_its_word():
    section = model("typical").section(SectionKind.ALIGNMENT)
    drawn = legend([section], 515)
    assert "Absent, Siloed, Embedded, Cannot say yet, Not answered" in drawn.alt
    outlines = {mark.ink for mark in drawn.marks if hasattr(mark, "radius")}
    assert all(_contrast(INKS[ink]) >= LEAST_CONTRAST for ink in outlines - {Ink.MUTED})
    assert Ink.SECONDARY in outlines


def test_a_legend_that_does_not_fit_goes_on_in_a_new_row():
    section = model("typical").section(SectionKind.ALIGNMENT)
    narrow, wide = legend([section], 200), legend([section], 515)
    assert narrow.height > wide.height
    assert narrow.alt == wide.alt
    assert all(mark.x < narrow.width for mark in narrow.marks if hasattr(mark, "text"))


def _contrast(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


def test_the_ruler_measures_the_page_that_words_lead_to_as_it_is_printed():
    ruler = Ruler()

    def heights(runs_of):
        columns = (b.TwoColumns((b.Paragraph(runs_of("a" * long)),), ()) for long in range(20, 60))
        return [ruler.height((one,)) for one in columns]

    told = heights(lambda words: b.more(words, "elsewhere"))
    assert told == heights(lambda words: b.text(f"{words}, page 88"))
    assert told != heights(b.text)
