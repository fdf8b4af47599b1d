from digistrat_desktop.analysis.charts.drawing import (
    Box,
    Disc,
    Drawing,
    Ink,
    Label,
    Markers,
    Outline,
    Polygon,
    Segments,
    Shape,
    flattened,
    scaled,
)

MARKS = (
    Segments(((0, 2, 4, 6),), Ink.TEXT, 2),
    Polygon(((2, 4), (6, 8)), stroke=Ink.TEXT, width=2),
    Box(2, 4, 6, 8, line_width=2, radius=4),
    Disc(2, 4, 6, Ink.TEXT, width=2),
    Markers(((2, 4),), Shape.CIRCLE, Ink.TEXT, 6),
    Label(2, 4, "words", size=12),
)


def test_every_kind_of_mark_shrinks_with_its_sheet_and_grows_back():
    drawing = Drawing(100, 50, MARKS, "alt")
    half = scaled(drawing, 50)
    assert (half.width, half.height, half.alt) == (50, 25, "alt")
    assert half.marks[0] == Segments(((0, 1, 2, 3),), Ink.TEXT, 1)
    assert half.marks[2] == Box(1, 2, 3, 4, line_width=1, radius=2)
    assert half.marks[5] == Label(1, 2, "words", size=6)
    assert scaled(half, 100) == drawing


def test_every_kind_of_mark_comes_down_to_outlines_and_labels():
    parts = list(flattened(Drawing(100, 50, MARKS, "alt")))
    assert [type(part) for part in parts] == [Outline] * 5 + [Label]
    assert parts[0] == Outline((((0, 2), (4, 6)),), closed=False, stroke=Ink.TEXT, width=2)
    assert parts[4] == Outline((((2, 4, 3),),), fill=Ink.TEXT)


def test_pieces_that_follow_each_other_are_one_line_and_a_gap_begins_another():
    (part,) = flattened(
        Drawing(9, 9, (Segments(((0, 0, 1, 1), (1, 1, 2, 0), (5, 0, 6, 0)), Ink.TEXT),), "")
    )
    assert part.contours == (((0, 0), (1, 1), (2, 0)), ((5, 0), (6, 0)))


def test_nothing_to_mark_leaves_nothing_to_paint():
    nothing = Drawing(9, 9, (Segments((), Ink.TEXT), Markers((), Shape.CIRCLE, Ink.TEXT)), "")
    assert not list(flattened(nothing))
