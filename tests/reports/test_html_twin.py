"""The HTML page says the same as the PDF, runs nothing and fetches nothing."""

import random
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Label
from digistrat_desktop.domain.counted import Counted
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html, style_sheet
from digistrat_desktop.reports.html.svg import svg
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.wording import Recipe
from tests.reports import samples
from tests.reports.hostile import hostile_texts
from tests.reports.trusts import model

VOID = {"meta", "input", "br", "hr", "img", "path", "rect", "circle", "polygon"}


class Page(HTMLParser):
    """Collects elements and checks that they nest."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.open, self.ids, self.said = [], [], [], []
        self.feed(data.decode())
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def page():
    return Page(render_html(samples.document(*samples.full_blocks())))


def test_the_same_document_gives_the_same_page():
    assert render_html(samples.document(*samples.board_page())) == render_html(
        samples.document(*samples.board_page())
    )


def test_a_page_states_its_language_title_and_way_to_the_content(page):
    assert page.all("html")[0]["lang"] == "en-GB"
    assert len(page.all("title")) == 1 + len(page.all("svg"))
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    assert page.all("main")[0]["id"] == "main"


def test_nothing_is_run_or_fetched(page):
    assert not page.all("script")
    assert not page.all("link")
    for _, attrs in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        assert attrs.get("src", "data:").startswith("data:")


def test_every_drawing_announces_its_finding_under_its_own_name(page):
    drawings = page.all("svg")
    assert len(drawings) == 13
    assert all(
        attrs["role"] == "img" and attrs["aria-labelledby"] in page.ids for attrs in drawings
    )
    assert len(page.ids) == len(set(page.ids))


def test_cells_know_their_headers_and_wide_tables_can_be_scrolled_by_key(page):
    assert {attrs["scope"] for attrs in page.all("th")} == {"col", "row"}
    frames = [a for a in page.all("div") if a.get("class") == "scroll"]
    assert len(frames) == len(page.all("table"))
    assert all(frame["tabindex"] == "0" and frame["aria-label"] for frame in frames)


def test_inner_links_lead_to_headings_and_unsafe_ones_are_text(page):
    links = [attrs["href"] for attrs in page.all("a")]
    assert all(link[1:] in page.ids for link in links if link.startswith("#"))
    assert not any("javascript" in link for link in links)


def test_headings_do_not_skip_a_level(page):
    levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_welsh_is_marked_as_welsh(page):
    assert {
        attrs["lang"] for tag, attrs in page.tags if "lang" in attrs and tag in {"p", "span"}
    } == {"cy"}


def test_text_from_people_is_only_text():
    texts = hostile_texts(random.Random(5), 80)  # noqa: S311 - test data
    rows = tuple((b.text(t),) for t in texts)
    blocks = [
        b.Heading(1, texts[0]),
        b.Table((b.Column(texts[1]),), rows, texts[2]),
        b.Callout(texts[3], ()),
    ]
    blocks += [b.Paragraph((b.Run(t, link_to=t, lang=t),)) for t in texts]
    blocks.append(b.Figure(Drawing(10, 10, (Label(0, 0, texts[4]),), texts[5]), caption=texts[6]))
    made = Page(
        render_html(
            samples.document(
                *blocks, title=texts[7], footer_left=texts[8], extra_metadata=(("k", texts[9]),)
            )
        )
    )
    allowed = {"html", "head", "meta", "title", "style", "body", "a", "header", "span", "main", "h1", "h2", "div", "table",
               "caption", "thead", "tbody", "tr", "th", "section", "p", "br", "figure", "figcaption", "svg", "text", "footer"}  # fmt: skip
    assert {tag for tag, _ in made.tags} <= allowed
    assert [a["href"] for a in made.all("a")] == ["#main"]


def test_each_kind_of_block_is_on_the_page(page):
    said = " ".join("".join(page.said).split())
    for words in (
        "62.4 %",
        "Every answer was given",
        "Source: portal counts",
        "A caution",
        "Evidence by criterion",
        "Less important",
    ):
        assert words in said


def test_an_svg_holds_one_path_for_all_markers_of_a_kind():
    made = svg(samples.chart(), "x")
    assert made.count("<text") == 2
    assert made.count(f'fill="{"#005EB8"}"') == 1


def test_a_label_in_a_drawing_is_escaped():
    assert "<b>" not in svg(Drawing(9, 9, (Label(1, 1, "<b>&", Ink.TEXT),), "<alt>"), "x")


def test_a_number_of_the_register_is_printed_with_its_name_and_other_numbers_are_not():
    words = Counted([("Of ", ""), ("60", "asked"), (" questions, ", ""), ("54", "answered")])
    blocks = (
        b.Heading(1, words),
        b.Paragraph((*b.text(words, bold=True), b.Run(" since 2025"))),
        b.Paragraph(b.more(words, "rest")),
        b.Heading(2, "Rest", "rest"),
        b.KeyFigures((b.KeyFigure(words, "questions"),)),
    )
    page = Page(render_html(samples.document(*blocks)))
    named = [attrs["data-count"] for attrs in page.all("span") if "data-count" in attrs]
    assert named == ["asked", "answered"] * 4
    assert len(page.all("a")) == 2  # the way to the content and one link of words and numbers
    assert len(page.all("strong")) == 2


def test_numbers_of_the_register_stand_apart_from_the_words_around_them_in_a_heading():
    words = Counted(
        [("19", "moved up"), (" moved up and ", ""), ("1", "slipped back"), (" fell", "")]
    )
    page = Page(render_html(samples.document(b.Heading(1, words))))
    assert "19 moved up and 1 fell" in "".join(page.said)


def test_print_joins_a_number_to_its_words_again():
    words = Counted([("60", "asked"), (" questions", "")])
    assert b.uncounted((*b.text(words), b.Run(" more", bold=True))) == (
        b.Run("60 questions"),
        b.Run(" more", bold=True),
    )


def test_the_parts_of_a_paper_are_linked_in_a_bar_that_stays():
    blocks = (b.Heading(1, "Title"), b.Heading(2, "Metrics", "measures"))
    tabs = (("Decision", b.MAIN), ("Metrics", "measures"))
    page = Page(render_html(samples.document(*blocks, tabs=tabs)))
    links = [attrs["href"] for attrs in page.all("a")]
    assert links == ["#main", "#main", "#measures"]
    assert all(link[1:] in page.ids for link in links)
    assert {a["aria-label"] for a in page.all("nav")} == {"Sections"}


def test_a_section_left_out_is_not_in_the_bar():
    whole = paper(model("typical"), "board").tabs
    less = paper(model("typical"), "board", Recipe(frozenset({"constraints"}))).tabs
    assert [word for word, _ in whole if (word, _) not in less] == ["Constraints"]


def test_no_two_tables_frames_share_a_name():
    one = b.Table((b.Column("Field"),), ((b.text("Answer"),),), "Changes")
    blocks = (b.Heading(1, "T"), one, b.Heading(2, "ALN-01"), one, one, b.Heading(2, "ALN-02"), one)
    page = Page(render_html(samples.document(*blocks)))
    names = [a["aria-label"] for a in page.all("div") if "aria-label" in a]
    assert names == ["Changes", "Changes: ALN-01", "Changes: ALN-01 (2)", "Changes: ALN-02"]


def test_letters_of_a_drawing_are_twelve_pixels_or_more():
    small = svg(Drawing(100, 10, (Label(0, 8, "a", size=6),), "A letter"), "x")
    assert 'width="200" height="20"' in small


def test_print_has_margins_and_page_numbers_and_splits_no_row():
    sheet = style_sheet()
    assert "@page{size:A4;margin:" in sheet
    assert "counter(page)" in sheet
    assert "tr,figure,.kept" in sheet.split("@media print")[1]
    assert "thead{display:table-header-group}" in sheet


def test_a_named_number_stays_on_the_line_of_its_words():
    broken = [
        rule for rule in style_sheet().split("}") if re.search(r" span\b.*display:block", rule)
    ]
    assert broken == []


def test_the_cells_of_a_row_begin_at_the_same_height(page):
    rules = re.findall(r"([^{}]*)\{([^}]*)\}", style_sheet())
    cells = [look for who, look in rules if re.search(r"(?:^|[,\s])t[dh](?:,|$)", who.strip())]
    assert any("vertical-align:top" in look for look in cells)
    assert not any("vertical-align:middle" in look for look in cells)


@pytest.mark.parametrize("kind", ["board", "full", "audit"])
def test_a_phone_shows_the_annex_when_asked_and_paper_shows_it_all(kind):
    document = paper(model("sample", kind), kind)
    made = render_html(document)
    page = Page(made)
    boxes = [attrs["id"] for attrs in page.all("input")]
    assert [attrs["for"] for attrs in page.all("label")] == boxes
    assert len(boxes) == len(document.folds) > 0
    # Only a narrow screen has the boxes, and only there is anything behind them.
    everywhere, narrow = style_sheet().split("@media screen and (max-width:37.5em){")
    assert ".fold>input,.fold>label{display:none}" in everywhere
    assert ":checked" not in everywhere
    assert ".fold>input:not(:checked)~div:not(:has(:target)){display:none}" in narrow
    # Nothing is said twice or left out for it.
    whole = Page(render_html(replace(document, folds=())))
    said = [words for words in page.said if not words.startswith("Show: ")]
    assert "".join(said).split() == "".join(whole.said).split()
