"""How blocks flow over pages: nothing stops a report, nothing is lost, no page is left half empty."""

import re
from itertools import chain, count

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Label
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.helpers.pdf_text import page_texts, told_texts
from tests.reports import samples
from tests.reports.trusts import HARD, SIZES, model

pytestmark = pytest.mark.pdf

LENGTHS = st.one_of(st.integers(0, 40), st.sampled_from([120, 700, 1_500]))


# Letters that end no other text. One alone, because a column as narrow as a letter parts words between
# pages, and on a page the next column comes between.
MARKS = tuple(
    map(chr, (*range(0xC0, 0xD7), *range(0xD9, 0xF7), *range(0xF9, 0x149), *range(0x14A, 0x17F)))
)


class Writer:
    """Gives texts that end in a mark of their own, so that each can be looked for."""

    def __init__(self, draw):
        self.draw = draw
        self.marks = chain(MARKS, (f"end{number}end" for number in count(1)))
        self.written = []

    def text(self):
        mark, many = next(self.marks), self.draw(LENGTHS)
        self.written.append(mark)
        join = self.draw(st.sampled_from([" ", "", "\n"]))
        return f"{join.join(['word'] * many)} {mark}"

    def runs(self):
        bold = self.draw(st.booleans())
        return (*b.text(self.text(), bold=bold), *self.draw(st.sampled_from([(), b.quiet("\nu")])))

    def drawing(self):
        high = self.draw(st.sampled_from([8, 60, 400, 3_000]))
        return Drawing(120, high, (Label(4, 8, "x", Ink.TEXT),), "A drawing of one letter alone")

    def cell(self):
        kind = self.draw(st.sampled_from(["words", "words", "none", "drawing", "row"]))
        made = {"none": lambda: (), "drawing": self.drawing, "words": self.runs}
        return made.get(kind, lambda: (self.drawing(), self.drawing()))()

    def table(self):
        wide = self.draw(st.sampled_from([1, 2, 5, 13]))
        rows = tuple(
            tuple(self.cell() for _ in range(wide)) for _ in range(self.draw(st.integers(0, 4)))
        )
        headers = [self.text() for _ in range(wide)]
        drawn = self.drawing() if self.draw(st.booleans()) else None
        columns = [b.Column(header) for header in headers[:-1]]
        if drawn:
            self.written.remove(headers[-1].split()[-1])
        columns.append(b.Column(headers[-1], drawn=drawn))
        tight, close = self.draw(st.sampled_from([(0, 0), (1, 0), (0, 1)]))
        framed = ((0, 0),) if rows else ()
        return b.Table(
            tuple(columns), rows, self.text(), tight=bool(tight), close=bool(close), framed=framed
        )

    def block(self, depth=0):
        plain = [
            self.table,
            lambda: b.Heading(2, self.text()),
            lambda: b.Paragraph(self.runs()),
            lambda: b.BulletList((self.runs(), self.runs())),
            lambda: b.NumberedList((self.runs(),), tight=True),
            lambda: b.Figure(self.drawing(), caption=self.text()),
            lambda: b.KeyFigures((b.KeyFigure(self.text(), self.text(), self.text()),) * 1),
            lambda: b.ChartRow(
                tuple(b.SmallChart(self.runs(), self.drawing(), self.runs()) for _ in range(2)), 5
            ),
            b.PageBreak,
        ]
        boxes = [
            lambda: b.Callout(self.text(), self.blocks(depth + 1), tight=self.draw(st.booleans())),
            lambda: b.TwoColumns(self.blocks(depth + 1), self.blocks(depth + 1)),
            lambda: b.KeepTogether(self.blocks(depth + 1)),
        ]
        return self.draw(st.sampled_from(plain if depth > 1 else plain + boxes * 2))()

    def blocks(self, depth=0):
        return tuple(self.block(depth) for _ in range(self.draw(st.integers(1, 3))))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_texts_of_any_length_in_any_place_make_a_report_that_holds_them_all(data):
    writer = Writer(data.draw)
    made = render_pdf(samples.document(b.Heading(1, "Title"), *writer.blocks()))
    # Told, not shown: a word of a narrow column may go on beneath the next page's header.
    said = "".join("".join(told_texts(made.data)).split())
    assert [mark for mark in writer.written if mark not in said] == []


LONG = "word " * 4_000
TALL = Drawing(100, 3_000, (Label(4, 8, "x", Ink.TEXT),), "A drawing higher than any page")
MANY = tuple((b.text(f"r{n}"), b.text("x")) for n in range(120))


@pytest.mark.parametrize(
    "block",
    [
        b.Heading(2, LONG, "a"),
        b.grid("Rows", {LONG: 1, "B": 9}, MANY),
        b.Table((b.Column("A"),), ((b.text("x"),),), LONG),
        b.grid("Rows", {f"{'word ' * 200}": 1, "B": 2}, [(TALL, "x"), *MANY]),
        b.KeyFigures((b.KeyFigure(LONG, "x"), b.KeyFigure("1", "y"))),
        b.Callout(LONG, (b.said("x"),)),
        b.TwoColumns((b.Figure(TALL), b.Heading(2, LONG)), (b.said(LONG),)),
        b.KeepTogether((b.Heading(2, "A"), b.Figure(TALL, caption=LONG))),
    ],
    ids=["heading", "header", "caption", "drawing", "figure", "title", "columns", "kept"],
)
@pytest.mark.parametrize("filled", [0, 20, 45])
def test_what_no_page_can_hold_is_parted_or_made_smaller(block, filled):
    before = b.said("\n".join(["line"] * filled) or "line")
    said = " ".join(page_texts(render_pdf(samples.document(b.Heading(1, "T"), before, block)).data))
    if isinstance(block, b.Table) and len(block.rows) > 1:
        assert re.findall(r"\br(\d+)\b", said) == [str(n) for n in range(120)]


def pages_of(*blocks):
    return page_texts(render_pdf(samples.document(b.Heading(1, "Title"), *blocks)).data)


def lines(many):
    return b.said("\n".join(["line"] * many))


@pytest.mark.parametrize("many", range(20, 50, 3))
@pytest.mark.parametrize("rows", [3, 30])
def test_a_heading_a_table_and_its_note_are_never_torn_from_each_other(many, rows):
    table = b.grid("Rows", {"A": 1, "B": 1}, [(f"row{n}.", "x") for n in range(rows)])
    note = b.said("the note", b.TextStyle.SECONDARY)
    pages = pages_of(lines(many), b.Heading(2, "Over it"), table, note)
    assert all("row0." in page for page in pages if "Over it" in page)
    assert all("row" in page for page in pages if "the note" in page)


@pytest.mark.parametrize("many", range(20, 50, 3))
def test_no_table_leaves_a_row_alone_on_its_last_page(many):
    table = b.grid("Rows", {"A": 1, "B": 1}, [(f"row{n}.", "x") for n in range(30)])
    pages = pages_of(lines(many), table)
    assert 1 not in [page.count("row") for page in pages]


@pytest.mark.parametrize("name", ["Data centre and core network", "A name of words " * 60, "7"])
@pytest.mark.parametrize("many", [3, 30, 45])
def test_a_row_that_goes_on_says_on_each_page_what_it_is_about(name, many):
    """The name is decoration there: it was told where the row begins, and is told no second time."""
    done = " ".join(f"w{n}." for n in range(2_500))
    rows = [("First", "x"), (name, done), ("Last", "y")]
    blocks = (b.Heading(1, "Title"), lines(many), b.grid("Rows", {"A": 2, "B": 4}, rows))
    made = render_pdf(samples.document(*blocks))
    pages = page_texts(made.data)
    parts = [at for at, page in enumerate(pages) if re.search(r"\bw\d+\.", page)]
    assert len(parts) > 2
    for at in parts[1:]:
        assert pages[at].count("(continued)") == int("A name of" not in pages[at])
        if name.startswith("Data"):
            assert "Data centre and core network (continued)" in " ".join(pages[at].split())
    told = " ".join("".join(told_texts(made.data)).split())
    assert "(continued)" not in told
    piece = re.compile(rf"\b{name.split()[-1]}\b")
    assert len(piece.findall(told)) == len(piece.findall(name))
    assert re.findall(r"\bw(\d+)\.", told) == [str(n) for n in range(2_500)]


@pytest.mark.parametrize("many", range(20, 50, 3))
def test_a_chart_is_never_torn_from_its_heading_and_the_words_under_it(many):
    block = (
        b.Heading(2, "Finding"),
        b.said("unit and span", b.TextStyle.SECONDARY),
        b.TwoColumns((b.Figure(samples.chart()),), (b.said("what it says"),)),
    )
    pages = pages_of(lines(many), b.KeepTogether(block))
    assert ["Finding" in page for page in pages] == ["what it says" in page for page in pages]


@pytest.mark.parametrize("many", range(20, 50, 3))
def test_no_heading_stands_alone_over_columns_or_a_heading_with_an_introduction(many):
    rows = [(f"row{n}.", "x") for n in range(70)]
    left = b.Heading(3, "Aims"), b.grid("Rows", {"A": 1, "B": 1}, rows)
    head = b.Heading(2, "Annex"), b.said("An introduction.", b.TextStyle.SECONDARY)
    pages = pages_of(lines(many), *head, b.TwoColumns(left, (b.said("beside"),)))
    assert all("row0." in page for page in pages if "Annex" in page or "Aims" in page)
    parts = *head, b.KeepTogether((b.Heading(3, "Of one"), *left[1:]))
    assert all("row0." in page for page in pages_of(lines(many), *parts) if "Annex" in page)


def test_high_columns_go_on_beside_each_other():
    long = tuple(b.said(f"n{n}") for n in range(60))
    first, second = pages_of(b.TwoColumns(long, long))
    assert [len(re.findall(rf"\b{words}\b", first)) for words in ("n0", "n59")] == [2, 0]
    assert second.count("n59") == 2


def fill(data):
    """How far down each page but the last is filled, as parts of the room there is."""
    found = []
    for page in list(pdfium.PdfDocument(data))[:-1]:
        rows = page.render(grayscale=True).to_numpy()[50:-55].squeeze()
        used = (rows < 250).any(axis=1).nonzero()[0]
        found.append((used.max() + 1) / len(rows))
    return found


LEAST_FILL = 0.8


@pytest.mark.parametrize("trust", [*SIZES, *HARD, "sample"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_a_report_are_filled(kind, trust):
    parts = fill(render_pdf(paper(model(trust, kind), kind)).data)
    assert not parts or sum(parts) / len(parts) >= LEAST_FILL


@pytest.mark.parametrize(
    ("kind", "trust", "most"),
    [("board", "sample", 12), ("full", "sample", 28), ("full", "forty", 40)],
)
def test_a_report_is_no_longer_than_its_readers_have_time_for(kind, trust, most):
    assert render_pdf(paper(model(trust, kind), kind)).pages <= most


def test_the_board_paper_of_the_sample_has_six_pages_before_its_annex():
    pages = page_texts(render_pdf(paper(model("sample"), "board")).data)
    at = next(
        n for n, page in enumerate(pages, 1) if "About this paper, and how to check it" in page
    )
    assert at == 6
    assert "open Reports, then Check a report" in pages[5]  # the last line of it
