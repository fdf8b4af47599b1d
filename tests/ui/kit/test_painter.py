from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Disc,
    Drawing,
    DrawingPart,
    Ink,
    Label,
    Markers,
    Polygon,
    Segments,
    Shape,
)
from digistrat_desktop.reports.docx.pictures import png_of
from digistrat_desktop.ui.charts.drawing_view import RING_ROOM, DrawingView
from digistrat_desktop.ui.charts.painter import (
    fitting_scale,
    paint_drawing,
    picture,
    png_bytes,
    svg_bytes,
)
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.theme.tokens import DARK, LIGHT
from tests.ui.kit.contrast import PALETTES

pytestmark = pytest.mark.ui

SVG = "{http://www.w3.org/2000/svg}"


def sheet(*marks, alt="A finding."):
    return Drawing(100, 50, tuple(marks), alt)


def shown(*marks, colours=LIGHT):
    return picture(sheet(*marks), Theme(colours), 2)


def colour(image, x, y):
    return image.pixelColor(round(x * 2), round(y * 2)).name().upper()


def inked(image, ground=LIGHT.surface):
    """The points (in drawing units) that differ from the ground."""
    plain = QColor(ground)
    return {
        (x / 2, y / 2)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != plain
    }


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("colours", PALETTES, ids=lambda one: one.name)
def test_a_box_is_filled_with_the_colour_of_its_role(colours):
    image = shown(Box(10, 10, 30, 20, fill=Ink.DEEP), colours=colours)
    assert colour(image, 25, 20) == colours.deep
    assert colour(image, 60, 20) == colours.surface


@pytest.mark.usefixtures("look")
def test_a_half_disc_is_filled_at_its_right():
    image = shown(Disc(50, 25, 10, Ink.DEEP, DrawingPart.HALF, ground=Ink.SURFACE))
    assert colour(image, 55, 25) == LIGHT.deep
    assert colour(image, 45, 25) == LIGHT.surface


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    ("part", "ink"), [(DrawingPart.EMPTY, LIGHT.surface), (DrawingPart.FULL, LIGHT.deep)]
)
def test_an_empty_disc_is_an_outline_and_a_full_one_is_full(part, ink):
    assert colour(shown(Disc(50, 25, 10, Ink.DEEP, part)), 50, 25) == ink


@pytest.mark.usefixtures("look")
def test_a_gap_between_segments_stays_empty():
    image = shown(Segments(((10, 25, 40, 25), (60, 25, 90, 25)), Ink.DEEP, 2))
    assert colour(image, 25, 25) == LIGHT.deep
    assert colour(image, 50, 25) == LIGHT.surface


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("dash", [(4.0, 4.0), (4.0,)])
def test_a_dash_is_measured_in_points_whatever_the_width(dash):
    image = shown(Segments(((10, 25, 90, 25),), Ink.DEEP, 2, dash))
    row = [colour(image, 10 + x / 2, 25) == LIGHT.deep for x in range(160)]
    assert row[2]
    assert not row[12]
    assert row[18]


@pytest.mark.usefixtures("look")
def test_later_marks_lie_on_top():
    image = shown(Box(0, 0, 100, 50, fill=Ink.DEEP), Box(0, 0, 100, 50, fill=Ink.CONCERN))
    assert colour(image, 50, 25) == LIGHT.concern


@pytest.mark.usefixtures("look")
def test_every_shape_of_marker_is_a_shape_of_its_own():
    seen = {frozenset(inked(shown(Markers(((50, 25),), one, Ink.DEEP, 12)))) for one in Shape}
    assert len(seen) == len(Shape)


@pytest.mark.usefixtures("look")
def test_a_polygon_is_closed_and_stroked_or_filled():
    corners = ((10, 10), (90, 10), (50, 45))
    filled = shown(Polygon(corners, fill=Ink.STRENGTH_2))
    stroked = shown(Polygon(corners, stroke=Ink.DEEP))
    assert colour(filled, 50, 25) == LIGHT.strength_2
    assert colour(stroked, 50, 25) == LIGHT.surface
    assert colour(stroked, 50, 10) != LIGHT.surface


@pytest.mark.usefixtures("look")
def test_a_label_hangs_on_its_anchor():
    ranges = {}
    for anchor in Anchor:
        across = [x for x, _ in inked(shown(Label(50, 25, "nine", Ink.TEXT, 9, anchor)))]
        ranges[anchor] = (min(across), max(across))
    assert ranges[Anchor.START][0] >= 49
    assert ranges[Anchor.END][1] <= 51
    assert ranges[Anchor.MIDDLE][0] < 50 < ranges[Anchor.MIDDLE][1]


@pytest.mark.usefixtures("look")
def test_a_label_keeps_its_markup_as_letters():
    plain = inked(shown(Label(5, 25, "b", size=9)))
    marked = inked(shown(Label(5, 25, "<b>b</b>", size=9)))
    assert max(x for x, _ in marked) > max(x for x, _ in plain) + 10


@pytest.mark.usefixtures("look")
def test_a_drawing_keeps_its_proportions_in_any_room():
    image = QImage(400, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    whole = sheet(Box(0, 0, 100, 50, fill=Ink.DEEP))
    paint_drawing(painter, QRectF(0, 0, 400, 400), whole, Theme())
    painter.end()
    assert image.pixelColor(390, 190).name().upper() == LIGHT.deep
    assert image.pixelColor(200, 210).name() == "#ffffff"


def test_a_drawing_of_no_size_is_not_divided_by():
    assert fitting_scale(100, 100, Drawing(0, 0, (), "")) == 1


@pytest.mark.usefixtures("look")
def test_an_unknown_mark_is_our_own_mistake():
    image = QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    with pytest.raises(AttributeError, match="parts"):
        paint_drawing(painter, QRectF(0, 0, 10, 10), sheet("scribble"), Theme())
    painter.restore()
    painter.end()


def on_white(picture):
    """Lay a picture with a clear ground on paper."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    "mark",
    [
        Box(10.25, 10.25, 60, 20, Ink.STRENGTH_2, Ink.DEEP, 2, radius=5),
        Polygon(((10, 10), (90, 10), (50, 45)), Ink.STRENGTH_2, Ink.DEEP, 2),
        Disc(50, 25, 18, Ink.DEEP, DrawingPart.HALF, 3, (6, 3), Ink.SURFACE),
        Segments(((10, 40, 40, 10), (40, 10, 90, 30)), Ink.DEEP, 2),
        Segments(((10, 25, 90, 25),), Ink.DEEP, 2, (4, 3)),
        *(Markers(((30, 25), (60, 20)), shape, Ink.DEEP, 14) for shape in Shape),
    ],
)
def test_the_screen_and_the_page_show_the_same(mark):
    on_screen = picture(sheet(mark), Theme(), 4).convertToFormat(QImage.Format.Format_Grayscale8)
    on_paper = on_white(QImage.fromData(png_of(sheet(mark)))).convertToFormat(on_screen.format())
    places = [(x, y) for x in range(0, 400, 3) for y in range(0, 200, 3)]
    unlike = [
        place
        for place in places
        if abs(on_screen.pixelColor(*place).red() - on_paper.pixelColor(*place).red()) > 100
    ]
    assert len(unlike) < len(places) / 100


@pytest.mark.usefixtures("look")
def test_a_png_has_two_pixels_to_the_point_and_is_the_same_each_time():
    drawing = sheet(Label(10, 20, "words"))
    data = png_bytes(drawing, Theme())
    assert (QImage.fromData(data).width(), data[:4]) == (200, b"\x89PNG")
    assert png_bytes(drawing, Theme()) == data


@pytest.mark.usefixtures("look")
def test_an_svg_says_in_words_what_it_shows():
    data = svg_bytes(sheet(Box(10, 10, 30, 20, fill=Ink.DEEP), alt="Rising < seven"), Theme())
    root = ET.fromstring(data)  # noqa: S314 - made by ourselves a line above
    assert root.findtext(f"{SVG}desc") == "Rising < seven"
    assert root.get("viewBox") == "0 0 100 50"


@pytest.fixture
def view(qtbot, look):
    view = DrawingView(look, "Digital take-up")
    qtbot.addWidget(view)
    view.set_drawing(sheet(Box(0, 0, 100, 50, fill=Ink.DEEP), alt="It rises."))
    view.resize(300, 200)
    view.show()
    return view


def test_a_chart_has_a_name_and_its_finding_as_description(view):
    assert (view.accessibleName(), view.accessibleDescription()) == ("Digital take-up", "It rises.")
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_chart_is_copied_by_keyboard_as_a_picture(qtbot, view):
    QGuiApplication.clipboard().clear()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 200


def test_a_chart_is_as_high_as_its_width_asks_and_shrinks_whole(view):
    around = 2 * RING_ROOM
    assert view.heightForWidth(300) == 50 + around
    assert view.heightForWidth(50 + around) == 25 + around


def test_the_ring_of_a_chart_leaves_its_labels_alone(view):
    assert view.grab().toImage().pixelColor(RING_ROOM // 2, 20) != QColor(LIGHT.deep)
    assert view.grab().toImage().pixelColor(RING_ROOM + 2, 20) == QColor(LIGHT.deep)


def test_a_chart_says_how_many_points_wide_it_may_be(qtbot, view, look):
    told = []
    view.width_changed.connect(told.append)
    look.set_theme(Theme(text_percent=200))
    assert told == [(300 - 2 * RING_ROOM) / 2]
    view.resize(500, 200)
    qtbot.waitUntil(lambda: told[-1] == (500 - 2 * RING_ROOM) / 2)


def test_a_chart_repaints_in_a_new_palette(view, look):
    look.set_theme(Theme(DARK))
    assert view.grab().toImage().pixelColor(20, 20).name().upper() == DARK.deep


def test_a_view_without_a_drawing_takes_no_room_and_copies_nothing(view):
    QGuiApplication.clipboard().setText("kept")
    view.set_drawing(None)
    view.copy()
    assert QGuiApplication.clipboard().text() == "kept"
    assert view.heightForWidth(300) == 0
    assert view.accessibleDescription() == ""
