"""Position, movement and evidence are the same marks on every page, and nothing of them is cut."""

import io
import re
from contextlib import closing
from dataclasses import replace

import docx
import pypdfium2
import pytest
from docx.shape import InlineShape
from PIL import ImageOps

from digistrat_desktop.analysis.answers.axis import UNLIKE, AxisRow, axis_areas, spoken
from digistrat_desktop.analysis.answers.likeness import not_compared
from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.answers.position import Backing
from digistrat_desktop.analysis.charts.axis import PAPER, PHONE, axis_ends, axis_head, axis_row
from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Disc,
    DrawingPart,
    Ink,
    Label,
    Polygon,
    Segments,
)
from digistrat_desktop.analysis.charts.scales import text_width
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.position import names_section, position_section, shortened
from digistrat_desktop.reports.papers.wording import plain_words
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
)
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import HARD, SIZES, model

pytestmark = pytest.mark.pdf
LEAST_TEXT = 12  # of a picture on a phone
LEAST_WORDS = 60  # of a page that is not the last
TICKS = ("Absent", "Siloed", "Embedded")


def areas(made):
    return axis_areas(made.position, made.before, made.moves, made.second_moves, made.alike)


def rows(made):
    return [row for area in areas(made) for row in (*area.moved, *area.still, *area.silent)]


def words(blocks):
    found = []
    for block in b.walk(blocks):
        if isinstance(block, b.Heading):
            found.append(block.text)
        if isinstance(block, b.Paragraph):
            found.append("".join(run.text for run in block.runs))
        if isinstance(block, b.Table):
            found += [
                "".join(getattr(r, "text", "") for r in c) for row in block.rows for c in row[::2]
            ]
    return "\n".join(found)


@pytest.mark.parametrize("size", SIZES)
def test_every_question_asked_has_one_row_and_the_rows_add_up_to_the_counts(size):
    made = model(size)
    found = rows(made)
    many = made.counts.of
    assert len(found) == len({row.item.item.id for row in found}) == many(CountOf.ASKED)
    assert sum(row.now is not None for row in found) == many(CountOf.CLAIMED)
    assert sum(row.is_shown for row in found) == many(CountOf.SHOWN)
    ways = [row.move.way for row in found if row.move]
    assert ways.count(Way.UP) == many(CountOf.MOVED_UP)
    assert ways.count(Way.DOWN) == many(CountOf.MOVED_DOWN)
    assert ways.count(Way.LOST) == many(CountOf.NO_LEVEL_NOW)


def test_a_move_up_goes_right_and_a_move_down_left_in_every_area(kept):
    for row in rows(kept):
        if row.then is not None and row.move.way in {Way.UP, Way.DOWN}:
            assert (row.now > row.then) is (row.move.way is Way.UP), spoken(row)


def test_what_slipped_back_comes_first_and_the_rest_stands_worst_first(kept):
    for area in areas(kept):
        ways = [row.move.way for row in area.moved]
        assert ways == sorted(ways, key=[Way.DOWN, Way.UP, Way.LOST, Way.FIRST].index)
        places = [row.now for row in area.still if row.now is not None]
        assert places == sorted(places)


def test_constraints_run_from_what_blocks_to_what_is_none(kept):
    (area,) = [a for a in areas(kept) if a.section.section.kind is SectionKind.CONSTRAINTS]
    assert area.ticks == ("Blocks us", "Limits us", "Slows us", "Not a constraint")


def is_diamond(mark):
    return isinstance(mark, Polygon) and len(mark.points) == 4


def test_no_level_on_the_axis_is_a_circle_for_a_full_one_is_the_best_elsewhere(kept):
    for area in areas(kept):
        for row in (*area.moved, *area.still):
            if row.item.standing is Standing.LEVEL and row.now is not None:
                marks = axis_row(row, area.ticks).marks
                discs = [m for m in marks if isinstance(m, Disc) and m.radius >= PAPER.radius]
                assert discs == [], spoken(row)


def test_filled_is_backed_hollow_is_claimed_only_and_a_cross_is_what_evidence_shows(kept):
    for area in areas(kept):
        for row in (*area.moved, *area.still):
            marks = axis_row(row, area.ticks).marks
            dots = [m for m in marks if is_diamond(m)]
            if row.now is None or row.item.backing is Backing.NOT_CLAIMED:
                continue
            assert [dot.fill is Ink.DEEP for dot in dots] == [row.is_shown], spoken(row)
            crosses = [m for m in marks if isinstance(m, Segments) and m.ink is Ink.TEXT]
            assert bool(crosses) is (row.shows is not None), spoken(row)


def test_an_arrow_ends_clear_of_the_answer_it_leads_to(kept):
    drawn = [
        axis_row(row, area.ticks).marks
        for area in areas(kept)
        for row in (*area.moved, *area.still)
    ]
    pairs = [
        (head, dot)
        for marks in drawn
        for head in marks
        for dot in marks
        if isinstance(head, Polygon) and len(head.points) == 3 and is_diamond(dot)
    ]
    assert pairs
    for head, dot in pairs:
        xs = [x for x, _ in dot.points]
        assert all(not min(xs) <= x <= max(xs) for x, _ in head.points)


def test_the_height_of_the_pandemic_is_an_upright_mark_where_it_was_said(kept):
    (area,) = [a for a in areas(kept) if a.section.section.kind is SectionKind.MOMENTUM]
    said = [row for row in (*area.moved, *area.still) if row.height is not None]
    assert said
    counts = kept.counts.sections[area.section.section.id]
    best = area.section.levels[0].level_id
    assert counts.firsts[best].value == sum(row.height == 2 and row.now is not None for row in said)


@pytest.mark.parametrize("size", ["typical", "huge", "welsh"])
def test_every_reason_stands_whole_in_every_format(size):
    made = model(size)
    reasons = {" ".join(m.reason.split()) for m in made.moves if m.reason}
    assert reasons
    told = " ".join(words(position_section(made)).split())
    assert [one for one in reasons if one not in told] == []
    assert "\N{HORIZONTAL ELLIPSIS}" not in told


def test_no_reason_and_no_new_evidence_are_written_and_not_only_drawn(kept):
    told = words(position_section(kept))
    assert "No reason given. No new evidence." in told
    assert "(no new evidence)" in told
    assert "Evidence shows Siloed." in told


def test_what_nobody_has_answered_is_one_sentence_with_names():
    made = model("empty")
    told = words(position_section(made))
    first = made.position[0].asked[0].item.title
    assert f"Not answered: {first}" in told
    assert not [block for block in b.walk(position_section(made)) if isinstance(block, b.Table)]


def test_an_answer_that_is_not_settled_is_drawn_with_both_sides_and_a_flag(kept):
    area = areas(kept)[0]
    item = replace(area.still[0].item, answer="not_settled", sides=("absent", "embedded"))
    row = replace(area.still[0], item=item, now=None, sides=(0, 2), word="Not settled")
    marks = axis_row(row, area.ticks).marks
    assert len([m for m in marks if is_diamond(m)]) == 2
    assert [m for m in marks if getattr(m, "fill", None) is Ink.CONCERN]


def test_on_a_phone_letters_in_a_picture_are_never_under_12_pixels(kept):
    for area in areas(kept):
        for row in (*area.moved, *area.still):
            narrow = axis_row(row, area.ticks).narrow
            assert narrow.width == PHONE.width
            assert all(m.size >= LEAST_TEXT for m in narrow.marks if isinstance(m, Label))


def test_the_web_page_shows_one_of_two_drawings_and_rows_become_cards(kept):
    page = render_html(paper(kept, "board")).decode()
    assert page.count('class="wide"') == page.count('class="narrow"') > 60
    assert 'data-label="Reason"' in page
    assert "svg.wide{display:none}" in page


def test_letters_in_the_pictures_of_the_web_page_are_never_under_12_pixels(kept):
    page = render_html(paper(kept, "board")).decode()
    for wide, box, inside in re.findall(
        r'<svg[^>]* width="([\d.]+)"[^>]*viewBox="0 0 ([\d.]+) [^"]*">(.*?)</svg>', page
    ):
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', inside)]
        assert not [s for s in sizes if s * float(wide) / float(box) < LEAST_TEXT - 0.6], inside[
            :80
        ]


def test_the_levels_are_named_once_over_the_axis_and_said_aloud(kept):
    for area in areas(kept):
        drawn = axis_head(area.ticks)
        assert all(tick in drawn.alt for tick in area.ticks)
        written = " ".join(m.text for m in drawn.marks if isinstance(m, Label))
        assert sorted(written.split()) == sorted(" ".join(area.ticks).split())


def test_the_position_of_the_sample_stands_on_page_two_with_every_move(sample):
    pages = page_texts(render_pdf(paper(sample, "board")).data)
    second = " ".join(pages[1].split())
    assert "12 answers moved up and 1 slipped back since Autumn 2025" in second
    assert "The forms ended in May: the post is empty." in second
    assert "Newer evidence backs 7 of the 12 up, not the 5 others." in second
    assert (
        "2 are in doubt (below): “Board ownership” and “Patients, carers and staff as users”."
        in second
    )
    assert (
        "Reference point: Patient portal go-live, December 2024 (Autumn 2025: at the height of the"
        " pandemic). Counted apart from the 12 up." in second
    )
    strategy = [move for move in sample.second_moves if move.way is Way.UP]
    assert second.count("(strategy up)") == len(strategy) == 3
    titles = [section.section.title for section in sample.position if section.scale]
    assert [title for title in titles if f"{title}: " not in second] == []
    for signed in ("* new", "† changed", "‡ other reference point"):
        assert signed in second


def test_a_sign_leaves_room_for_a_question_s_whole_name(sample):
    names = [name for area in areas(sample) for name in shortened(area)]
    assert len(names) <= 19  # 29 of 70 questions, where words in brackets took the room


def test_a_question_that_is_not_compared_is_marked_and_never_called_unchanged(sample):
    kinds = (CountOf.NEW_QUESTIONS, CountOf.OTHER_MOMENT)
    unlike = dict(one for kind in kinds for one in sample.counts.which(kind))
    seen = []
    for table in b.walk(position_section(sample)):
        if isinstance(table, b.Table):
            names = ["".join(run.text for run in row[0]) for row in table.rows]
            marked = [name for name in names if name[-1] in UNLIKE.values()]
            head = table.columns[0].header.removesuffix(", or not compared")
            is_unchanged = head.startswith(("No change since", "Same level as"))
            assert not (marked and is_unchanged)
            seen += marked
    rows = [row for area in areas(sample) for row in (*area.still, *area.moved)]
    asked = [row for row in rows if row.item.item.id in unlike]
    assert len(seen) == len(asked) == len(unlike) > 20
    words = ("not asked before", "not compared with last time")
    assert all(any(word in spoken(row) for word in words) for row in asked)


@pytest.mark.parametrize("size", HARD)
def test_no_trust_s_position_is_cut_or_leaves_a_page_nearly_empty(size):
    pages = page_texts(render_pdf(paper(model(size), "board")).data)
    told = " ".join(" ".join(pages).split())
    for section in model(size).position:
        assert not section.scale or f"{section.section.title}: " in told
    assert min(len(page.split()) for page in pages[1:-1]) > LEAST_WORDS


FLOWING = ["typical", "forty", "long", "huge", "hostile", "welsh", "sealed", "unsettled", "third"]


@pytest.mark.parametrize("size", [*FLOWING, "nomet", "view", "sample"])
def test_page_one_goes_on_with_the_position_where_much_of_it_would_be_blank(size):
    pages = filled_by_page(render_pdf(paper(model(size), "board")).data)
    assert pages[0] > FILLED, pages
    assert all(part > FILLED for part in pages[:-1]), pages


FILLED = 0.7
BODY = (50, 787)  # points from the top of the page, between header and footer


def filled_by_page(data):
    """Give how far down each page's words and drawings reach, as a part of its room."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        return [_reach(page) for page in pdf]


def _reach(page):
    top, foot = BODY
    picture = page.render(scale=0.5, grayscale=True).to_pil()
    box = ImageOps.invert(picture.crop((0, top // 2, picture.width, foot // 2))).getbbox()
    return 2 * box[3] / (foot - top) if box else 0.0


@pytest.mark.parametrize("size", ["long", "huge"])
def test_a_long_reason_stands_whole_over_the_width_under_its_table(size):
    made = model(size)
    blocks = list(b.walk(position_section(made)))
    said = [plain_words(one.runs) for one in blocks if isinstance(one, b.Paragraph)]
    said = [one for one in said if len(one) > LONG_REASON]
    moved = [row for area in areas(made) for row in area.moved if row.move]
    long = [row for row in moved if len(row.move.reason) > LONG_REASON]
    assert len(long) > 5
    assert len(said) == len(long)
    cells = [cell for one in blocks if isinstance(one, b.Table) for row in one.rows for cell in row]
    told = [plain_words(cell) for cell in cells if isinstance(cell, tuple)]
    assert max(map(len, told)) <= LONG_REASON
    assert sum(cell.startswith("The reason is below.") for cell in told) == len(long)


LONG_REASON = 500


def test_what_had_a_level_last_time_says_so_where_there_is_none_now():
    lost = [row for row in rows(model("forty")) if row.move and row.move.way is Way.LOST]
    assert lost
    for row in lost:
        before = row.move.before_label
        assert spoken(row).endswith(f", was {before}")
        assert any(getattr(m, "text", "") == f"was {before}" for m in axis_row(row, TICKS).marks)


def test_the_word_document_holds_the_axis_of_each_question_and_every_part(kept):
    made = make_report(kept, "board", ".docx", ReportOptions(), Watcher()).content
    word = docx.Document(io.BytesIO(made))
    said = [paragraph.text for paragraph in word.paragraphs]
    headings = [h.text for h in b.headings(paper(kept, "board"))]
    assert [heading for heading in headings if heading not in said] == []
    alts = [shape._inline.docPr.get("descr") for shape in shapes(word)]
    drawn = [row for area in areas(kept) for row in (*area.moved, *area.still)]
    assert [spoken(row) for row in drawn if spoken(row) not in alts] == []


def shapes(word):
    blips = word.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
    )
    return [InlineShape(inline) for inline in blips]


NAMES = (
    ("Blocks us", "Limits us", "Slows us", "Not a constraint"),
    ("Gone", "Held in places", "Normal practice"),
    ("Yes", "No"),
    ("Not there yet at all anywhere", "Partly there in some places", "Clear to all who were asked"),
    ("Cwbl annigonoladwy" * 4, "W" * 90, "Yn rhannol", "Yn glir i bawb", "A"),
)


def boxes(drawing):
    for mark in drawing.marks:
        if isinstance(mark, Label):
            wide = text_width(mark.text, mark.size)
            left = (
                mark.x - {Anchor.START: 0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[mark.anchor]
            )
            yield left, left + wide, mark.y - mark.size * 0.85, mark.y + mark.size * 0.2


def heads(ticks):
    foot = replace(axis_row(ROW, ticks).narrow, marks=())
    names = tuple(m for m in axis_row(ROW, ticks).narrow.marks if isinstance(m, Label))
    return axis_head(ticks), axis_ends(ticks), replace(foot, marks=names)


ROW = AxisRow(
    item=model("typical").position[0].items[0],
    move=None, now=0, then=None, height=None, shows=None, sides=(), word="",
)  # fmt: skip


@pytest.mark.parametrize("ticks", NAMES)
def test_names_over_and_under_an_axis_never_touch_and_stay_inside_at_any_length(ticks):
    for drawing in heads(ticks):
        found = list(boxes(drawing))
        assert len(found) >= 2
        for left, right, top, base in found:
            assert left >= -0.01
            assert right <= drawing.width + 0.01
            assert top >= -1
            assert base <= drawing.height + 1
        for n, (left, right, top, base) in enumerate(found):
            for other in found[:n]:
                beside = left - other[1] >= 2 or other[0] - right >= 2
                assert beside or top >= other[3] or other[2] >= base


@pytest.mark.parametrize("ticks", NAMES)
def test_a_line_from_a_name_to_its_place_crosses_no_name(ticks):
    for drawing in heads(ticks):
        lines = [m.pieces[0] for m in drawing.marks if isinstance(m, Segments)]
        for x, first, _, last in lines:
            for left, right, top, base in boxes(drawing):
                assert x <= left or x >= right or last <= top or first >= base - 3


def test_the_key_explains_the_arrow_from_an_earlier_moment_where_one_is_drawn(kept):
    words = "change since"
    figure = next(x for x in b.walk(position_section(kept)) if isinstance(x, b.Figure))
    assert words in figure.drawing.alt
    assert words in figure.drawing.narrow.alt
    first = next(x for x in b.walk(position_section(model("typical"))) if isinstance(x, b.Figure))
    arrows = any(r.height not in {None, r.now} and r.then is None for r in rows(model("typical")))
    assert (words in first.drawing.alt) is arrows


def test_the_heading_of_what_stayed_says_since_when_and_which_side_has_no_level(kept):
    heads = {
        table.columns[0].header: table
        for table in b.walk(position_section(kept))
        if isinstance(table, b.Table) and table.columns[0].header != "Moved"
    }
    plain, changed = {"No change since Autumn 2025", "As last time, or no level now"}, set()
    for section in kept.position:
        if any(one.section_id == section.section.id for one in kept.second_moves):
            changed = {"Same level as last time", "Same level, or no level"}
    assert set(heads) == plain | changed
    assert changed
    still = [row for area in areas(kept) for row in area.still]
    assert {row.move.way for row in still if row.move} == {Way.LOST, Way.OTHER}


def test_no_change_is_said_of_no_question_whose_second_answer_changed(kept):
    changed = {one.title for one in kept.second_moves}
    assert len(changed) == 4
    told = words(position_section(kept))
    assert "in the strategy 3 moved up and 1 slipped back" in told
    for table in b.walk(position_section(kept)):
        if isinstance(table, b.Table) and table.columns[0].header.startswith("No change"):
            names = {"".join(run.text for run in row[0]) for row in table.rows}
            assert not names & changed


def test_backed_levels_of_which_other_evidence_in_date_says_otherwise_are_named(kept):
    told = words(position_section(kept))
    counted = kept.counts.which(CountOf.CONTRADICTED)
    assert f"For {len(counted)} backed levels other evidence in date shows another" in told
    for section in kept.position:
        for item in section.items:
            if item.item.id in {one for one, _ in counted}:
                assert f"“{item.item.short_title}”" in told


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_no_picture_is_read_aloud_as_rising_or_falling_between_2_values(kept, kind):
    page = render_html(paper(kept, kind)).decode()
    assert "latest £6.18" in page
    assert not re.findall(r"(?:Rose|Fell|rose|fell) from [^<]{0,60}", page)


def printed(made, kind):
    return " ".join(" ".join(page_texts(render_pdf(paper(made, kind)).data)).split())


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_what_the_strategy_does_otherwise_is_named_with_its_way(kept, kind):
    told = printed(kept, kind)
    if kind == "progress":
        assert "Down from “Mentioned, plans unchanged” to “Not mentioned”: Clinical time" in told
    else:
        assert "Clinical time for change (down)" in told
        assert "Money for change (up)" in told


@pytest.mark.parametrize("made", ["kept", "sample"])
def test_progress_names_every_answer_that_changed_and_every_question_that_stands_alone(
    made, request
):
    judged = request.getfixturevalue(made)
    told = printed(judged, "progress")
    assert f"All answers that changed {len(judged.moves)}" in told
    causes = told.split("Why answers changed")[-1]
    assert [one.title for one in judged.moves if one.title not in causes] == []
    found = not_compared(judged.alike, judged.before, judged.position)
    assert [one.title for one in found if one.title not in causes] == []


DRAWN = {
    "backed by evidence": Ink.DEEP,
    "claimed only": Ink.SURFACE,
    "moved up": (Ink.DEEP, DrawingPart.FULL, PAPER.radius * 0.5),
    "slipped back": (Ink.CONCERN, DrawingPart.FULL, PAPER.radius * 0.5),
}


@pytest.mark.parametrize("size", ["empty", "third", "view", "typical", "sample"])
def test_the_key_of_the_position_names_the_marks_that_are_drawn_and_no_other(size):
    blocks = position_section(model(size))
    keys = [x.drawing for x in b.walk(blocks) if isinstance(x, b.Figure)]
    said = {mark.text for key in keys for mark in key.marks if isinstance(mark, Label)}
    discs = {
        (mark.ink, mark.part, mark.radius)
        for row in b.drawings(blocks)
        if row not in keys
        for mark in row.marks
        if isinstance(mark, Disc)
    }
    discs |= {
        mark.fill
        for row in b.drawings(blocks)
        if row not in keys
        for mark in row.marks
        if is_diamond(mark)
    }
    assert {name for name, look in DRAWN.items() if look in discs} == said & set(DRAWN)
    # Words beside a mark say why there is no level, so the key does not.
    assert not {"not answered", "cannot say yet", "does not apply"} & said or any(
        row.move and row.move.way in {Way.LOST, Way.OTHER} for row in rows(model(size))
    )
    drawn = [one for one in said if one[0] not in "*†‡"]
    assert len(drawn) <= 8
    assert bool(keys) == (size != "empty")


@pytest.mark.parametrize("size", ["empty", "typical", "sample"])
def test_the_board_paper_says_what_each_level_means_and_when_one_is_backed(size):
    made = model(size)
    told = " ".join(
        plain_words(x.runs) for x in b.walk(names_section(made)) if isinstance(x, b.Paragraph)
    )
    used = {s.section.scale_id for s in made.position} | {
        s.section.second_scale_id for s in made.position
    }
    levels = [one for scale in made.pack.scales if scale.id in used for one in scale.levels]
    assert [one.label for one in levels if f"{one.label}: {one.meaning}" not in told] == []
    assert "no more than 18 months old" in told
