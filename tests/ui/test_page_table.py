"""A page is a folder and an entry in the table of pages: everything else finds it there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.trust.strategy import Decision
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import Needs, PageEntry, RailPlace, gone_to
from digistrat_desktop.ui.window.places import all_places
from tests.screenshots.scenes import views_in, whole_pages
from tests.ui.strategy.test_strategy_page import add

pytestmark = pytest.mark.ui

PAGE = """
from digistrat_desktop.ui.kit.card import Card


class LighthousePage(Card):
    def __init__(self, context):
        super().__init__(context.look, "Lighthouse")
        self.shown = []

    def show_state(self, target):
        self.shown.append(target)
"""
ENTRY = PageEntry(
    id="lighthouse",
    maker="lighthouse.page:LighthousePage",
    name="Lighthouse",
    rail=RailPlace.MAIN,
    icon="home",
    keys="Ctrl J",
    needs=Needs.TRUST,
    empty="Lighthouses stand here.",
    kinds=("decision",),
)
OTHERS = tuple(
    page._replace(kinds=tuple(kind for kind in page.kinds if kind != "decision")) for page in PAGES
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a folder with the made-up page's own."""
    own = tmp_path / "pages" / "lighthouse"
    own.mkdir(parents=True)
    (own / "page.py").write_text(PAGE, encoding="utf-8")
    (own / "pictures.toml").write_text(
        '[lighthouse.lighthouse-lit]\nsteps = ["Light"]\n', encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(own.parent))
    return own.parent


@pytest.fixture
def with_page(seat_at, folder):
    return lambda **parts: seat_at(pages=(*OTHERS, ENTRY), **parts)


def test_the_rail_the_keys_and_help_hold_it(with_page):
    seat = with_page()
    assert seat.window.shell.rail.button("lighthouse").accessibleName() == "Lighthouse"
    seat.keys(Qt.Key.Key_J, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert seat.page("lighthouse").shown == [""]
    assert seat.page("lighthouse").isVisible()
    help_page = seat.go("help")
    assert any("lighthouse (ctrl+j)" in topic.all_words for topic, _ in help_page._topics)


def test_the_palette_leads_to_it_and_to_what_it_edits(with_page):
    seat = with_page()
    add(seat, Decision, "No second lamp")
    places = all_places(seat.context.pages, seat.session)
    assert [p.kind for p in places if p.label == "Lighthouse"] == ["Page"]
    assert [p.page for p in places if p.label == "No second lamp"] == ["lighthouse"]


def test_with_nothing_open_its_own_words_stand_there(with_page):
    seat = with_page(full=False)
    seat.go("lighthouse")
    assert seat.window.shell.shown_page().sentence.text().startswith("Lighthouses stand here.")


def test_what_it_edits_leads_back_to_it_after_an_undo(with_page):
    seat = with_page()
    seat.go("home")
    add(seat, Decision, "No second lamp")
    seat.session.undo()
    seat.settle()
    (way,) = [b for b in seat.window.findChildren(QAbstractButton) if b.text() == "Show where"]
    way.click()
    seat.settle()
    assert seat.page("lighthouse").isVisible()


def test_pictures_and_the_tests_of_every_page_take_it(folder):
    pages = (*OTHERS, ENTRY)
    assert "lighthouse" in {page.id for page in gone_to(pages)}
    assert "lighthouse" in {scene.name for scene in whole_pages(pages)}
    (scene,) = views_in(folder)
    assert (scene.name, scene.page, scene.steps) == ("lighthouse-lit", "lighthouse", ("Light",))


def test_the_table_names_each_page_and_each_kind_of_record_once():
    ids = [page.id for page in PAGES]
    kinds = [kind for page in PAGES for kind in page.kinds]
    keys = [page.keys for page in PAGES if page.keys]
    for names in (ids, kinds, keys):
        assert len(names) == len(set(names))
    assert set(kinds) <= set(KINDS)
    assert all(bool(page.empty) == (page.needs is not Needs.NOTHING) for page in PAGES)


def test_each_page_in_the_left_menu_has_an_icon_that_is_there():
    icons = {page.id: page.icon for page in PAGES if page.rail is not RailPlace.NONE}
    folder = resources_folder() / "icons"
    assert [one for one, icon in icons.items() if not (folder / f"{icon}.svg").is_file()] == []
