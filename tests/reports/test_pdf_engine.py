"""What the PDF engine promises, read back from the bytes it makes."""

import random
import re

import pypdfium2 as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Label
from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.pdf.finish import Attachment
from digistrat_desktop.reports.pdf.layout import ReportCancelled
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.reports.text_door import NOT_PRINTABLE
from tests.helpers.pdf_text import page_texts
from tests.reports import samples
from tests.reports.hostile import hostile_texts

pytestmark = pytest.mark.pdf
TITLE = b.Heading(1, "Title")


def made(*blocks, **known):
    return render_pdf(samples.document(TITLE, *blocks, **known)).data


def words_of(data):
    """The words between header and footer, which are the first two lines of a page."""
    bodies = (page.split("\n", 2)[2] for page in page_texts(data))
    return re.sub(r"\s+", " ", "".join(bodies))


@pytest.fixture(scope="module")
def full():
    return render_pdf(samples.document(*samples.full_blocks())).data


def test_the_same_document_gives_the_same_bytes(full):
    assert render_pdf(samples.document(*samples.full_blocks())).data == full


def test_words_are_never_glued_at_a_line_end():
    said = " ".join(f"word{n}" for n in range(900))
    assert said in words_of(made(b.Paragraph(b.text(said))))


def test_words_are_never_glued_in_a_narrow_cell():
    said = "evidence of take-up is recorded and reviewed by an accountable owner"
    table = b.Table((b.Column("A", 1), b.Column("B", 9)), ((b.text(said), b.text("x")),), "Narrow")
    assert said in words_of(made(table))


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_lost():
    assert words_of(made(b.Paragraph(b.text("W" * 5000)))).count("W") == 5000


def test_every_font_is_embedded_and_none_is_helvetica(full):
    fonts = read_pdf(full).fonts
    assert all(fonts.values())
    assert not any("Helvetica" in name for name in fonts)


def test_no_glyph_stands_for_a_missing_one():
    texts = hostile_texts(random.Random(3), 60)  # noqa: S311 - test data
    data = made(*(b.Paragraph(b.text(t)) for t in texts), samples.measures())
    assert not any("\x00" in page or "\ufffd" in page for page in page_texts(data))


def test_a_character_no_font_has_is_named_and_counted():
    done = render_pdf(samples.document(TITLE, b.Paragraph(b.text("A 😀 and 😀."))))
    assert done.not_printable == (("😀", 2),)
    assert words_of(done.data).count(NOT_PRINTABLE) == 2


def test_signs_the_body_font_lacks_are_printed_from_another():
    assert "≥ 12 → ✓ ▲" in words_of(made(b.Paragraph(b.text("≥ 12 → ✓ ▲"))))


def ink_of(data, resolution=150):
    """How many dark points the first page has between its header and its footer."""
    page = pdfium.PdfDocument(data)[0].render(scale=resolution / 72, grayscale=True)
    rows = page.to_numpy()[resolution:-resolution, :]
    return int((rows < 128).sum())


@pytest.mark.parametrize("signs", ["≥ ≤ ≠ → ← ↑ ↓", "✓ ✗ ▲ ▼ ● ■"])
def test_signs_another_font_has_are_as_heavy_as_the_bold_words_around_them(signs):
    line = b.Run(f"{signs} " * 30), b.Run(f"{signs} " * 30, bold=True)
    plain, bold = (made(b.Paragraph((run,))) for run in line)
    assert ink_of(bold) > 1.08 * ink_of(plain)
    assert words_of(plain) == words_of(bold)


def test_an_outline_ends_with_the_sign_it_belongs_to():
    said = (b.Run("At most ≤ 5 ", bold=True), b.Run("and then ordinary words ≤ 6. " * 40))
    other = (b.Run("At most < 5 ", bold=True), b.Run("and then ordinary words ≤ 6. " * 40))
    with_sign, without = (ink_of(made(b.Paragraph(one))) for one in (said, other))
    assert abs(with_sign - without) < 0.01 * without


def test_a_bold_label_of_a_drawing_may_hold_signs_of_another_font():
    label = Label(4, 20, "At least ≥ 75", Ink.TEXT, 12, bold=True)
    data = made(b.Figure(Drawing(300, 40, (label,), "A drawing with a bold label and a sign")))
    assert "At least ≥ 75" in words_of(data)


@pytest.mark.parametrize(
    "piece", ["<b>unclosed", "</para>", "<img src='/etc/hostname'/>", ") Tj EMC (", "a & b"]
)
def test_markup_and_operators_in_text_are_only_text(piece):
    assert piece in words_of(made(b.Paragraph(b.text(piece)), b.Callout(piece, ())))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400))
@example("\n")
@example(" \n ")
@example("")
def test_any_text_makes_a_report(plain):
    table = b.Table((b.Column("x"),), ((b.text(plain),),), plain)
    heading = b.Heading(2, plain, "x")
    data = made(
        heading, b.Contents(), b.Paragraph(b.text(plain)), table, title=plain, footer_left=plain
    )
    assert read_pdf(data).pages >= 1


def test_a_table_over_many_pages_is_one_table_with_one_header():
    read = read_pdf(made(samples.evidence_table(300)))
    assert (read.tags["Table"], read.tags["THead"], read.tags["TBody"]) == (1, 1, 1)
    assert read.tags["TR"] == 301
    assert read.tags["TH"] == 4 + 300


def test_the_header_is_repeated_on_every_page():
    pages = page_texts(made(samples.evidence_table(300)))
    assert all("Criterion" in page and "Owner" in page for page in pages)


def test_every_row_of_a_long_table_is_printed_once():
    said = "".join(page_texts(made(samples.evidence_table(1000))))
    assert re.findall(r"1\.(\d{3})\b", said) == [f"{n:03d}" for n in range(1000)]


def test_a_row_higher_than_a_page_stays_one_row():
    tall = tuple(b.text(" ".join(f"w{n}" for n in range(count))) for count in (4000, 3))
    table = b.Table((b.Column("A"), b.Column("B")), (tall, (b.text("after"), ())), "Tall")
    data = made(table)
    read = read_pdf(data)
    assert read.pages > 2
    assert (read.tags["TR"], read.tags["TD"], read.tags["TH"]) == (3, 2, 4)
    assert re.findall(r"w(\d+) ", words_of(data).partition("w0 w1 w2 w")[2])[-1:] != ["0"]


def test_no_page_ends_with_a_row_of_which_it_has_one_cell_alone():
    tall = b.text("\n".join(f"w{n}" for n in range(30)))
    filled = "\n".join("x" for _ in range(20))
    for lines in range(20, 60):
        before = b.Paragraph(b.text("\n".join("y" for _ in range(lines))))
        table = b.grid("Rows", {"No.": 1, "What": 4}, [("r0", filled), ("r1", tall)])
        pages = page_texts(made(before, table))
        begun = [re.search(r"\br1\b(?!\s*\(continued\))", page) is not None for page in pages]
        assert begun == ["w0" in page for page in pages]


def test_an_empty_cell_keeps_its_place_in_the_row():
    table = b.Table((b.Column("A"), b.Column("B")), ((b.text("x"), ()),), "Gap")
    assert read_pdf(made(table)).tags["TD"] == 1


@pytest.mark.parametrize("lines", [2, 3, 9])
@pytest.mark.parametrize("tight", [True, False])
def test_the_cells_of_a_row_begin_at_the_same_height(lines, tight):
    columns = (b.Column("Long", 1), b.Column("Short", 1))
    long = b.text(f"First {' '.join(['word'] * 6 * lines)}")
    table = b.Table(columns, ((long, b.text("Second")),), "Heights", tight=tight)
    found = pdfium.PdfDocument(made(table))[0].get_textpage()
    tops = []
    for letter in ("First", "Second"):
        at, _ = found.search(letter).get_next()
        tops.append(found.get_charbox(at, loose=True)[3])
    assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_a_table_without_rows_still_says_its_columns():
    assert "Nothing yet" in words_of(made(b.Table((b.Column("Nothing yet"),), (), "Empty")))


def test_a_paragraph_over_two_pages_is_one_element():
    read = read_pdf(made(b.Paragraph(b.text("word " * 2500))))
    assert read.pages > 1
    assert read.tags["P"] == 1


def test_a_link_over_two_pages_is_one_link():
    runs = (b.Run("word " * 850), b.Run("a link " * 300, link_to="https://example.org/"))
    read = read_pdf(made(b.Paragraph(runs)))
    assert read.pages > 1
    assert read.tags["Link"] == 1


def test_an_unsafe_or_dead_link_is_only_text():
    runs = (b.Run("one", link_to="javascript:alert(1)"), b.Run("two", link_to="#nowhere"))
    assert "Link" not in read_pdf(made(b.Paragraph(runs))).tags


def test_a_phrase_in_welsh_is_marked_as_welsh():
    assert read_pdf(made(b.Paragraph(b.text("Dŷ Ŵyn", lang="cy")))).tags["Span"] == 1


def test_a_list_has_labels_and_bodies():
    tags = read_pdf(made(b.NumberedList((b.text("one"), b.text("two"))))).tags
    assert (tags["L"], tags["LI"], tags["Lbl"], tags["LBody"]) == (1, 2, 2, 2)


def test_every_figure_says_what_it_shows(full):
    figures = read_pdf(full).figures
    assert len(figures) == 13
    assert all(len(figure.alt) > 40 and ".png" not in figure.alt for figure in figures)


def test_the_title_of_a_callout_is_a_heading_below_the_one_before():
    read = read_pdf(made(b.Callout("Ask", (b.Paragraph(b.text("x")),)), b.Heading(2, "Next")))
    assert read.heading_levels == (1, 2, 2)


def test_columns_are_read_left_before_right():
    left, right = (b.Heading(2, "Left"), b.Paragraph(b.text("L"))), (b.Paragraph(b.text("R")),)
    said = words_of(made(b.TwoColumns(left, right)))
    assert said.index("L ") < said.index("R ")


def test_columns_too_high_for_a_page_are_set_one_after_another():
    long = tuple(b.Paragraph(b.text("word " * 200)) for _ in range(12))
    read = read_pdf(made(b.TwoColumns(long, long)))
    assert read.tags["P"] == 24


def test_a_box_too_high_for_a_page_is_parted():
    long = tuple(b.Paragraph(b.text("word " * 200)) for _ in range(20))
    read = read_pdf(made(b.Callout("Long", long)))
    assert read.pages > 1
    assert read.tags["P"] == 20


def test_blocks_kept_together_share_a_page():
    filler = b.Paragraph(b.text("word " * 690))
    kept = b.KeepTogether(
        (b.Heading(2, "Kept"), b.Figure(samples.chart()), b.Paragraph(b.text("last")))
    )
    pages = page_texts(made(filler, kept))
    assert ["Kept" in page for page in pages] == ["last" in page for page in pages] == [False, True]


@pytest.mark.parametrize("words", [720, 760, 800, 840, 880])
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(words):
    blocks = (
        b.Paragraph(b.text("word " * words)),
        b.Heading(2, "Alone"),
        samples.evidence_table(5),
    )
    pages = page_texts(made(*blocks))
    assert all(("Alone" in page) <= ("1.000" in page) for page in pages)


def test_a_drawing_wider_and_higher_than_the_page_is_scaled_down_to_it():
    label = Label(10, 10, "x", Ink.TEXT)
    assert (
        read_pdf(made(b.Figure(Drawing(3000, 9000, (label,), "A very large drawing")))).pages == 1
    )


@pytest.mark.parametrize(("lines", "pages"), [(6, 1), (20, 1), (30, 2)])
def test_a_new_part_begins_on_its_own_page_where_little_of_one_is_left(lines, pages):
    filler = tuple(b.Paragraph(b.text(f"Line {n}")) for n in range(lines))

    def pages_with(gap):
        said = samples.document(b.Heading(1, "One"), *filler, gap, b.Heading(2, "Two"))
        return render_pdf(said).pages

    assert pages_with(b.PageBreak()) == pages
    assert pages_with(b.PageBreak(always=True)) == 2


def test_contents_show_the_page_of_each_heading():
    data = made(
        b.Contents(),
        b.PageBreak(always=True),
        b.Heading(2, "Second", "s"),
        b.PageBreak(always=True),
        b.Heading(2, "Third", "t"),
    )
    assert re.search(r"Second\s+2\s+Third\s+3", page_texts(data)[0])


def test_pages_are_numbered_out_of_their_count(full):
    pages = page_texts(full)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_text_cannot_spell_a_page_number_token(full):
    assert "%%" not in "".join(page_texts(full))
    assert "%%abc-0%%" in words_of(made(b.Paragraph(b.text("%%abc-0%%"))))


def test_info_and_metadata_agree(full):
    read = read_pdf(full)
    assert read.info["Title"] == "Sample report"
    assert read.own["dataSHA256"] == "9c1e" * 16
    assert read.standards == {"pdfa_part": "2", "pdfa_conformance": "A", "pdfua_part": "1"}


def test_own_metadata_comes_back_as_given():
    data = made(extra_metadata=(("kind", "board & <audit>"),), title="A {brace} & <tag>")
    read = read_pdf(data)
    assert read.own["kind"] == "board & <audit>"
    assert read.info["Title"] == "A {brace} & <tag>"


def test_attachments_come_back_byte_for_byte_and_make_it_part_3():
    files = (
        Attachment("b.csv", b"a,b\r\n", "text/csv", "Table"),
        Attachment("a.json", b'{"x":1}', "application/json", "Data", "Source"),
    )
    read = read_pdf(render_pdf(samples.document(TITLE), attachments=files).data)
    assert [(f.name, f.data, f.relation) for f in read.attachments] == [
        ("a.json", b'{"x":1}', "Source"),
        ("b.csv", b"a,b\r\n", "Data"),
    ]
    assert read.standards["pdfa_part"] == "3"


def test_a_welsh_report_says_so():
    assert read_pdf(made(language="cy")).language == "cy"


def test_a_skipped_heading_level_is_refused():
    with pytest.raises(Bug, match="level 3 after 1"):
        made(b.Heading(3, "Too deep"))


def test_two_headings_with_one_anchor_are_refused():
    with pytest.raises(Bug, match="share the anchor"):
        made(b.Heading(2, "A", "x"), b.Heading(2, "B", "x"))


def test_progress_rises_to_one():
    told = []
    render_pdf(samples.document(*samples.full_blocks(300)), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_cancelled_report_stops_within_a_page():
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(ReportCancelled):
        render_pdf(samples.document(TITLE, samples.evidence_table(2000)), cancelled=cancelled)
    assert len(asked) == 4


def test_a_header_too_long_for_its_place_is_shortened_visibly():
    data = made(header_left="A very long name of a trust " * 20, footer_middle="x" * 900)
    first = page_texts(data)[0]
    assert "trust A very long na" in first
    assert first.count("…") == 2
