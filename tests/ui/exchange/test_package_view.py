"""A package opened by a double click or from an open window: read-only, brought in when asked."""

from functools import partial

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.services.packages.exchange import (
    Sending,
    export_trust,
    latest_in,
    open_package,
    show_package,
)
from digistrat_desktop.system.clock import SystemClock
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.window.package_viewing import PackageView
from digistrat_desktop.ui.window.palette import Palette
from tests.helpers.desks import computer
from tests.ui.seat import field_on, open_library

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
        shown = PackageView(built.context, built.opening, seat.window.shell, package, seat.window)
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
    assert any("open read-only" in words for words in seat.banners())
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, "ALN-02", {"answer": "clear"}, session.author
    )
    assert not session.submit(step)
    assert (tmp_path / "digistrat.db").read_bytes() == before


def test_nothing_of_a_package_that_is_looked_at_is_written_anywhere(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    assert copies(tmp_path) == []
    seat.close()
    assert copies(tmp_path) == []


def test_a_package_that_is_looked_at_can_be_brought_in(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    press(seat, "Import file")
    assert seat.session.trust.name != "Vale"
    assert copies(tmp_path) == []
    press(seat, "Import file")
    assert seat.session.trust.name == "Vale"
    assert not seat.session.read_only
    assert seat.banners()[-1].endswith("3 changes came in from Zoe.")


def test_a_package_that_is_looked_at_can_be_put_away_for_the_own_store(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe"))
    press(seat, "Open my own data")
    assert seat.session.trust.name != "Vale"
    assert not seat.session.read_only
    assert seat.banners() == []


def test_a_package_under_a_password_leads_to_where_the_password_is_asked_for(view, tmp_path):
    seat = view(write_package(tmp_path / "zoe", PHRASE))
    field_on(seat.page("exchange"), "Password for the DigiStrat file").setText(PHRASE)
    press(seat, "Open file")
    assert any("Vale: vale" in one.text() for one in seat.page("exchange").findChildren(QLabel))


def test_a_broken_package_is_refused_and_the_own_store_opens(view, tmp_path):
    bad = tmp_path / "bad.digistrat"
    bad.write_bytes(b"PK\x03\x04 no")
    seat = view(bad)
    assert any("is not a DigiStrat file" in words for words in seat.banners())
    assert seat.session.trust is not None
    assert not seat.session.read_only
    assert copies(tmp_path) == []


@pytest.fixture
def looking(seat_at, make_access):
    """Give a window on its own store that can show packages, as the program's can."""

    def show(package, path):
        return show_package(make_access(), SystemClock(), package, path)

    return seat_at(show_package=show)


def choose_to_look(seat, package):
    seat.dialogs.file = package
    seat.go("exchange")
    press(seat, "View file only")


def write_something(seat):
    session = seat.session
    values = {"rationale": "Mine."}
    session.submit(
        set_response(session.workspace, session.assessment, "ALN-02", values, session.author)
    )


def test_a_package_is_looked_at_from_an_open_window_and_the_store_is_not_touched(looking, tmp_path):
    seat = looking
    choose_to_look(seat, write_package(tmp_path / "zoe"))
    assert seat.session.trust.name == "Vale"
    assert seat.session.read_only
    assert any("open read-only" in words for words in seat.banners())
    press(seat, "Open my own data")
    assert seat.session.trust.name != "Vale"
    assert not seat.session.read_only
    assert copies(tmp_path) == []
    seat.close()
    assert "Vale" not in names_in(tmp_path)


def test_what_was_typed_before_looking_is_in_the_own_store(looking, tmp_path):
    seat = looking
    write_something(seat)
    choose_to_look(seat, write_package(tmp_path / "zoe"))
    assert seat.session.trust.name == "Vale"
    press(seat, "Open my own data")
    seat.close()
    assert seat.responses()["ALN-02"].rationale == "Mine."


def test_no_backup_is_ever_made_of_a_package(looking, tmp_path):
    seat = looking
    write_something(seat)
    choose_to_look(seat, write_package(tmp_path / "zoe"))
    backups = sorted((tmp_path / "backups").iterdir())
    assert backups
    seat.close()
    assert sorted((tmp_path / "backups").iterdir()) == backups
    assert not any(b"person-Zoe" in backup.read_bytes() for backup in backups)


def test_a_package_under_a_password_is_looked_at_with_it(looking, tmp_path):
    seat = looking
    choose_to_look(seat, write_package(tmp_path / "zoe", PHRASE))
    field_on(seat.page("exchange"), "Password for the DigiStrat file").setText(PHRASE)
    press(seat, "Open file")
    assert seat.session.trust.name == "Vale"
    assert seat.session.read_only


def test_a_broken_package_is_refused_and_the_open_store_stays_open(looking, tmp_path):
    seat = looking
    own = seat.session.trust
    bad = tmp_path / "bad.digistrat"
    bad.write_bytes(b"PK\x03\x04 no")
    choose_to_look(seat, bad)
    assert any("is not a DigiStrat file" in words for words in seat.banners())
    assert seat.session.trust == own
    assert not seat.session.read_only


def test_a_piece_is_refused_in_words_and_the_open_store_stays_open(looking, tmp_path):
    seat = looking
    own = seat.session.trust
    out = tmp_path / "news.digistrat"
    with computer(tmp_path, "Yan") as yan:
        trust_id = yan.trust("Vale")
        known = latest_in(yan.library.store.hand_over(trust_id))
        yan.start(trust_id, "Spring")
        stamp = yan.author.stamp()
        export_trust(yan.library, trust_id, out, stamp, sending=Sending(known))
    choose_to_look(seat, out)
    assert any("cannot be read on its own" in words for words in seat.banners())
    assert seat.session.trust == own
    assert not seat.session.read_only


def test_looking_inside_is_found_by_going_to_anything(looking, tmp_path):
    seat = looking
    seat.dialogs.file = write_package(tmp_path / "zoe")
    seat.window.show_palette()
    palette = seat.window.findChild(Palette)
    palette.field.setText("look inside")
    palette.go_button.click()
    seat.qtbot.waitUntil(
        lambda: seat.session.trust is not None and seat.session.trust.name == "Vale"
    )
    seat.settle()
    assert seat.session.read_only


def handed_over(folder):
    with computer(folder, "Zoe") as zoe:
        for name in ("Vale", "Sherwood & Co", "Moor"):
            trust_id = zoe.trust(name)
            zoe.answer(zoe.start(trust_id, "Spring"), "ALN-01", answer="siloed")
    return zoe.folder / "digistrat.db"


def choice_of_trusts(seat):
    cards = seat.page("exchange").findChildren(Card)
    return next(c for c in cards if c.title.text().startswith("This data file has"))


def tick(seat, *names):
    """Tick these in turn, and give what is ticked then."""
    found = choice_of_trusts(seat).findChildren(QCheckBox)
    boxes = {b.text().replace("&&", "&").rpartition(",")[0]: b for b in found}
    assert list(boxes) == ["Moor", "Sherwood & Co", "Vale"]
    for name in names:
        boxes[name].click()
    return [name for name, box in boxes.items() if box.isChecked()]


def names_in(folder):
    library = open_library(folder)
    try:
        return sorted(trust.name for trust in library.home(9).trusts)
    finally:
        library.close()


def test_of_a_store_with_several_trusts_those_ticked_are_shown_and_brought_in(looking, tmp_path):
    seat = looking
    own = seat.session.trust.name
    seat.dialogs.file = handed_over(tmp_path / "zoe")
    page = seat.go("exchange")
    press(seat, "Choose a file")
    assert tick(seat, "Vale", "Sherwood & Co") == ["Sherwood & Co", "Vale"]
    press(seat, "Show what would change")
    titles = {label.text() for label in page.findChildren(QLabel)}
    assert {"Vale: digistrat.db", "Sherwood & Co: digistrat.db"} <= titles
    assert "Moor: digistrat.db" not in titles
    by_name = {b.accessibleName(): b for b in page.findChildren(QPushButton)}
    by_name["Import file: Vale"].click()
    seat.settle()
    assert page.isVisible()
    press(seat, "Import file")
    assert seat.page("assess").isVisible()
    seat.close()
    assert names_in(tmp_path) == sorted(["Sherwood & Co", "Vale", own])


def test_nothing_is_prepared_before_a_trust_is_ticked(looking, tmp_path):
    seat = looking
    seat.dialogs.file = handed_over(tmp_path / "zoe")
    seat.go("exchange")
    press(seat, "Choose a file")
    (go,) = choice_of_trusts(seat).findChildren(QPushButton)
    assert (go.text(), go.isEnabled()) == ("Show what would change", False)


def test_one_trust_of_a_store_is_looked_at(looking, tmp_path):
    seat = looking
    choose_to_look(seat, handed_over(tmp_path / "zoe"))
    assert tick(seat, "Vale", "Moor") == ["Moor"]
    press(seat, "View file")
    assert seat.session.trust.name == "Moor"
    assert seat.session.read_only
    assert any("from the data file digistrat.db" in words for words in seat.banners())
