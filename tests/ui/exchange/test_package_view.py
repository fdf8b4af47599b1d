"""A package opened by a double click: shown read-only, said so, and brought in only when asked."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.domain.edits.assessing import set_response
from digistrat_desktop.services.exchange import export_trust
from digistrat_desktop.services.package_viewing import open_package
from digistrat_desktop.system.clock import SystemClock
from digistrat_desktop.ui.views.exchange.viewing import PackageView
from tests.helpers.desks import computer

pytestmark = pytest.mark.ui
PHRASE = "correct horse battery"


def write_package(folder, password=None):
    with computer(folder, "Zoe") as zoe:
        trust_id = zoe.trust("Vale")
        zoe.answer(zoe.start(trust_id, "Spring"), "ALN-01", answer="siloed")
        out = folder / "vale.digistrat"
        export_trust(zoe.library, trust_id, out, zoe.author.stamp(), password)
    return out


@pytest.fixture
def view(seat_at, make_access):
    """Give a function that opens the window on a package, as the program does."""

    def open_on(package):
        seat = seat_at(show=False)
        seat.window.show()
        built = seat.built
        shown = PackageView(built.context, built.flow, seat.window.shell, package, seat.window)
        shown.begin(partial(open_package, make_access(), SystemClock(), package))
        seat.settle()
        return seat

    return open_on


def press(seat, words):
    found = [b for b in seat.window.findChildren(QPushButton) if b.text() == words]
    assert found, words
    found[0].click()
    seat.settle()


def copies(folder):
    return list(folder.rglob("snapshot-*"))


def test_a_package_is_shown_read_only_and_the_store_is_not_touched(view, tmp_path):
    package = write_package(tmp_path / "zoe")
    seat = view(package)
    before = (tmp_path / "digistrat.db").read_bytes()
    assert seat.session.trust.name == "Vale"
    assert seat.session.read_only
    assert any("open to read only" in words for words in seat.banners())
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, "ALN-02", {"answer": "clear"}, session.author
    )
    assert not session.submit(step)
    assert (tmp_path / "digistrat.db").read_bytes() == before


def test_nothing_of_a_package_that_was_looked_at_stays_behind(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    assert copies(tmp_path)
    seat.close()
    assert copies(tmp_path) == []


def test_a_package_that_is_looked_at_can_be_brought_in(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    press(seat, "Bring it in")
    assert seat.session.trust.name != "Vale"
    assert copies(tmp_path) == []
    press(seat, "Bring it in")
    assert seat.session.trust.name == "Vale"
    assert not seat.session.read_only
    assert seat.banners()[-1].endswith("Vale was brought in.")


def test_a_package_that_is_looked_at_can_be_put_away_for_the_own_store(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    press(seat, "Open my own store")
    assert seat.session.trust.name != "Vale"
    assert not seat.session.read_only
    assert seat.banners() == []


def test_a_package_under_a_password_leads_to_where_the_password_is_asked_for(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe", PHRASE))
    seat.page("exchange").password.setText(PHRASE)
    press(seat, "Open it")
    assert any("Vale: vale" in one.text() for one in seat.page("exchange").findChildren(QLabel))


def test_a_broken_package_is_refused_and_the_own_store_opens(view, tmp_path):
    bad = tmp_path / "bad.digistrat"
    bad.write_bytes(b"PK\x03\x04 no")
    seat = view(bad)
    assert any("cannot be used" in words for words in seat.banners())
    assert seat.session.trust is not None
    assert not seat.session.read_only
    assert copies(tmp_path) == []
