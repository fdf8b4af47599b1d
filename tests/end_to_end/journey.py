"""What a person does at the window with the keyboard alone, one function each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from digistrat_desktop.ui.window.palette import Palette

CTRL = Qt.KeyboardModifier.ControlModifier


def show(seat, page):
    keys = next(one.keys for one in seat.context.pages if one.id == page)
    seat.keys(QKeySequence(keys.removeprefix("Ctrl "))[0].key(), modifiers=CTRL)
    seat.settle()
    return seat.page(page)


def fill(seat, field, text):
    """Tab to a field, put a text in place of what is there."""
    seat.tab_to(field)
    seat.keys(Qt.Key.Key_A, modifiers=CTRL)
    if text:
        seat.write(text)
    else:
        seat.keys(Qt.Key.Key_Delete)


def start_first(seat, name, code, as_of):
    """From an empty Home to the first question of one's own trust."""
    home = show(seat, "home")
    buttons = [
        b for b in home.findChildren(type(seat.page("start").form.save_button)) if b.isVisible()
    ]
    seat.press(buttons[0])
    form = seat.page("start")
    assert form.isVisible()
    fill(seat, form.form.control("name"), name)
    fill(seat, form.form.control("code"), code)
    fill(seat, form.form.control("as_of"), as_of)
    seat.press(form.form.save_button)
    return seat.page("assess")


def to_cards(seat, page):
    """Bring the keyboard to the answers; a new question does so by itself."""
    if page.question.cards.isVisible():
        seat.tab_to(page.question.cards)


def answer(seat, page, key, why, second=""):
    to_cards(seat, page)
    if page.question.cards.isVisible():
        seat.write(key)
    if page.question.second_cards.isVisible():
        seat.tab_to(page.question.second_cards)
        seat.write(second or key)
    fill(seat, page.reasons.fields.control("rationale"), why)


def add_evidence(seat, page, title, day):
    evidence = page.reasons.evidence
    seat.press(evidence.add_button)
    fill(seat, evidence.form.control("title"), title)
    fill(seat, evidence.form.control("dated"), day)
    seat.press(evidence.form.save_button)


def next_question(seat):
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    seat.settle()


def answer_short_form(seat, page, keys="231", evidence_on=3):
    """Answer every question of the short form; the first few with evidence."""
    items = seat.session.pack.short_form()
    page.show_item(items[0].id)
    seat.settle()
    for number, item in enumerate(items):
        assert item.id in page.question.crumb.text()
        answer(seat, page, keys[number % len(keys)], f"Reason for {item.id}: said in the minutes.")
        if number < evidence_on:
            add_evidence(seat, page, f"Minutes {number + 1}", "19 March 2026")
        next_question(seat)
    return items


def carry_forward(seat, title, as_of):
    seat.keys(Qt.Key.Key_K, modifiers=CTRL)
    palette = _palette(seat)
    seat.qtbot.keyClicks(palette.field, "Start an assessment")
    seat.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    form = seat.page("start")
    fill(seat, form.form.control("title"), title)
    fill(seat, form.form.control("as_of"), as_of)
    seat.press(form.form.save_button)
    return seat.page("assess")


def _palette(seat):
    return next(w for w in seat.window.findChildren(Palette) if w.isVisible())


def watch_first_percentage(seat):
    """Choose the first metric of the catalogue that is a percentage; give its name."""
    page = show(seat, "metrics")
    seat.press(page.empty.button)
    listed = page.catalogue.list
    seat.tab_to(listed)
    wanted = next(m for m in seat.session.pack.metrics if m.unit == "%")
    for _ in range(listed.count()):
        if page.catalogue.definition() == wanted:
            break
        seat.keys(Qt.Key.Key_Down)
    seat.press(page.catalogue.watch)
    return wanted.name


def paste_readings(seat, rows):
    """Paste periods and values as a spreadsheet gives them; a dash means not reported."""
    page = show(seat, "metrics")
    cells = "".join(f"{period}\t{value or '-'}\n" for period, value in rows)
    seat.press(page.overview.paste)
    form = page.table_form
    QGuiApplication.clipboard().setText(f"Month\tPct\n{cells}")
    seat.press(form.clipboard)
    seat.qtbot.waitUntil(form.record.isEnabled, timeout=15_000)
    said = form.counts.text()
    seat.press(form.record)
    return said


def make_board_report(seat, out):
    seat.dialogs.file = out
    page = show(seat, "reports")
    seat.qtbot.waitUntil(lambda: page.report is not None or bool(_problems(seat)), timeout=30_000)
    assert not _problems(seat)
    seat.press(page.foot.save)
    seat.qtbot.waitUntil(lambda: out.is_file() or bool(_problems(seat)), timeout=30_000)
    seat.settle()
    assert not _problems(seat)


def _problems(seat):
    return [words for words in seat.banners() if words.startswith("Problem")]
