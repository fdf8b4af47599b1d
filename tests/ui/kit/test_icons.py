import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from digistrat_desktop.ui.theme.icons import IconSet, icon_path
from tests.ui.kit.conftest import RESOURCES

pytestmark = pytest.mark.ui

FOLDER = RESOURCES / "icons"
FAMILY = sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != "app")
INSIDE = QRectF(1.5, 1.5, 21, 21)


def drawn(name):
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def fits_its_box(name):
    box = icon_path(drawn(name)).boundingRect()
    return INSIDE.contains(box) and max(box.width(), box.height()) >= 10


def test_every_icon_stays_in_its_box_and_has_something_to_show():
    assert [name for name in FAMILY if not fits_its_box(name)] == []


@pytest.mark.parametrize(
    "words", ['stroke-width="1.75"', 'stroke-linecap="round"', 'viewBox="0 0 24 24"']
)
def test_every_icon_is_of_one_family(words):
    assert [name for name in FAMILY if words not in drawn(name)] == []


def test_an_icon_takes_the_colour_asked_for(qapp):
    picture = IconSet(FOLDER).pixmap("add", QColor("#B3261E"), 24, 2).toImage()
    assert (picture.width(), picture.height()) == (48, 48)
    assert picture.pixelColor(24, 24).name() == "#b3261e"
    assert picture.pixelColor(2, 2).alpha() == 0


def test_an_icon_is_made_once_for_each_colour_and_size(qapp):
    icons = IconSet(FOLDER)
    first = icons.icon("home", QColor("#000000"), 20)
    assert icons.icon("home", QColor("#000000"), 20) is first
    assert icons.icon("home", QColor("#FFFFFF"), 20) is not first


def test_a_path_command_outside_the_family_is_refused():
    with pytest.raises(ValueError, match="“A”"):
        icon_path('<path d="M1 1 A5 5 0 0 1 3 3"/>')
