import pytest

from digistrat_desktop.analysis.charts.drawing import (
    Box,
    Disc,
    DrawingPart,
    Ink,
    Label,
    Segments,
    flattened,
)
from digistrat_desktop.analysis.charts.strips import (
    CountRow,
    StripOptions,
    StripRow,
    counts_bars,
    item_strip,
)
from digistrat_desktop.analysis.charts.symbols import (
    AnswerState,
    answer_marks,
    answer_state,
    assurance_symbol,
    metric_symbols,
    variation_symbol,
)
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import Assurance, Series, Variation
from digistrat_desktop.domain.frameworks.framework import Level, Scale
from digistrat_desktop.domain.frameworks.scales import Standing
from tests.unit.figures.boxes import discs, outside, overlapping, texts

LABELS = ("Absent", "Siloed", "Embedded")
ALIGNMENT = Scale("alignment", tuple(Level(w.lower(), i, w, "") for i, w in enumerate(LABELS)))
OTHERS = ("cannot_say", "not_applicable", "")


def state(answer):
    return answer_state(answer, ALIGNMENT)


def marks_of(answer):
    return answer_marks(answer, 7, 7, 6)


def step(rank, levels):
    return AnswerState(Standing.LEVEL, rank, levels, f"level {rank}")


@pytest.mark.parametrize(
    ("variation", "letter", "ink"),
    [
        (Variation.COMMON, "\N{EN DASH}", Ink.COMMON),
        (Variation.IMPROVEMENT_HIGH, "H", Ink.IMPROVEMENT),
        (Variation.CONCERN_LOW, "L", Ink.CONCERN),
        (Variation.NEUTRAL_HIGH, "H", Ink.NEUTRAL),
    ],
)
def test_a_variation_symbol_has_a_letter(variation, letter, ink):
    drawing = variation_symbol(variation)
    assert texts(drawing) == [letter]
    assert next(m for m in drawing.marks if isinstance(m, Label)).ink is ink
    assert drawing.alt
    assert outside(drawing) == []


def test_good_and_bad_are_told_apart_without_colour():
    forms = {}
    for variation in Variation:
        outline = next(flattened(variation_symbol(variation)))
        forms.setdefault(str(variation).split("_")[0], set()).add(outline.contours)
    assert all(len(found) == 1 for found in forms.values())
    assert len(set(map(frozenset, forms.values()))) == len(forms) == 4


def test_an_assurance_symbol_is_a_ring_with_a_letter():
    assert [texts(assurance_symbol(a)) for a in Assurance] == [["P"], ["F"], ["?"]]


def test_where_nothing_can_be_said_nothing_is_drawn():
    assert metric_symbols(analyse(Series(()))) == ()


def test_no_two_answers_have_the_same_symbol():
    answers = [state(a) for a in ("absent", "siloed", "embedded", *OTHERS)]
    answers += [step(rank, 4) for rank in range(4)]
    assert len({marks_of(a) for a in answers}) == len(answers)
    assert [a.word for a in answers[:4]] == [*LABELS, "Cannot say yet"]


def test_three_levels_are_outline_half_and_full():
    parts = [marks_of(state(w.lower()))[0].part for w in LABELS]
    assert parts == [DrawingPart.EMPTY, DrawingPart.HALF, DrawingPart.FULL]
    assert marks_of(state(""))[0].dash


def test_other_scales_are_squares_filled_from_below():
    heights = []
    for rank in range(4):
        marks = marks_of(step(rank, 4))
        assert all(isinstance(m, Box) for m in marks)
        heights.append(sum(m.height for m in marks if m.fill is Ink.DEEP))
    assert heights == sorted(heights)
    assert heights[0] == 0
    assert heights[1] > 0


def test_what_does_not_apply_is_a_small_dash():
    (mark,) = marks_of(state("not_applicable"))
    assert isinstance(mark, Segments)


def test_an_unknown_level_is_refused():
    with pytest.raises(KeyError):
        state("excellent")


def rows():
    return [
        StripRow("Wi-Fi at the bedside", (state("absent"), state("siloed"), state("embedded"))),
        StripRow("An item with a very long name indeed " * 3, (state(""), *[state("absent")] * 2)),
        StripRow("New", (state("cannot_say"),)),
    ]


@pytest.mark.parametrize("width", [160.0, 240.0, 480.0])
def test_a_strip_keeps_names_and_symbols_apart(width):
    heads = ("Spring 2025", "Autumn 2025", "Spring 2026")
    drawing = item_strip(rows(), heads, StripOptions(width))
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    assert len({(disc.x, disc.y) for disc in discs(drawing)}) == 7


def test_a_strip_reads_out_each_item_with_its_dates():
    drawing = item_strip(rows()[:1], ("2024", "2025", "2026"))
    assert drawing.alt == "Wi-Fi at the bedside: Absent (2024), Siloed (2025), Embedded (2026)."
    plain = item_strip(rows()[:1], ())
    assert plain.alt == "Wi-Fi at the bedside: Absent, Siloed, Embedded."
    assert item_strip((), ()).marks == ()


def counts(*numbers):
    answers = [state(w) for w in ("embedded", "siloed", "absent", "cannot_say")]
    return tuple(zip(answers, numbers, strict=True))


def test_counts_are_one_symbol_an_item_and_never_a_percentage():
    drawing = counts_bars(
        [CountRow("Spring 2025", counts(2, 7, 3, 0)), CountRow("Spring 2026", counts(5, 6, 1, 0))]
    )
    assert len(discs(drawing)) == 24
    assert texts(drawing) == ["Spring 2025", "2", "7", "3", "Spring 2026", "5", "6", "1"]
    assert "%" not in drawing.alt
    assert drawing.alt.startswith("Spring 2025: 2 Embedded, 7 Siloed, 3 Absent.")


def test_the_same_answer_stands_in_the_same_column():
    drawing = counts_bars([CountRow("a", counts(1, 4, 0, 0)), CountRow("b", counts(3, 2, 0, 0))])
    half = [m.x for m in drawing.marks if isinstance(m, Disc) and m.part is DrawingPart.HALF]
    assert half[0] == half[4]


@pytest.mark.parametrize("width", [200.0, 300.0, 600.0])
def test_many_items_shrink_to_the_width(width):
    drawing = counts_bars([CountRow("Spring 2026", counts(20, 22, 17, 8))], StripOptions(width))
    assert outside(drawing) == []
    assert overlapping(drawing) == []
    assert all(d.x + d.radius <= width for d in discs(drawing))


def test_counts_of_nothing_are_empty():
    assert counts_bars([]).marks == ()
    assert texts(counts_bars([CountRow("a", counts(0, 0, 0, 0))])) == ["a"]
