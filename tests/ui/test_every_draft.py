"""Every form there is keeps what is typed in it: found by pressing what the pages offer."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

import digistrat_desktop
from digistrat_desktop.domain.edits.assessments import set_status
from digistrat_desktop.domain.edits.reviews import give_opinion, give_score
from digistrat_desktop.domain.frameworks.scales import Status, is_sealed
from digistrat_desktop.domain.trust.reviews import Opinion
from digistrat_desktop.domain.trust.strategy import AlignmentLink, Objective
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked
from digistrat_desktop.ui.forms.form import FormCard
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.pages.home.drafts import page_of_draft
from digistrat_desktop.ui.pages.metrics.form_page import FormPage
from digistrat_desktop.ui.pages.metrics.mark_form import MarkKind
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.keeping import ANSWER
from digistrat_desktop.ui.session.page_entry import gone_to
from tests.ui.waiting import Loop, turn

TYPED = {Asked.LINE, Asked.TEXT, Asked.LINES, Asked.PERSON, Asked.DAY, Asked.YEAR, Asked.AMOUNT}
WORDS = "Half a thought"
# What opens a form; a form behind other words is missed below, by its kind.
OPENS = re.compile("Add|Edit|Write|Set aside|Dismiss|Paste|Review")
# A name that confirms something, or a code from paper, is typed each time anew.
CONFIRMS = {("trust", "typed"), ("code",)}


def kinds_in_source():
    """The kinds of form that the pages name."""
    text = "\n".join(
        p.read_text() for p in (Path(digistrat_desktop.__file__).parent / "ui").rglob("*.py")
    )
    named = set(re.findall(r'(?:draft_of|DraftOf)\(\s*"(\w+)"', text))
    return {ANSWER} | named | set(re.findall(r'_replace\(kind="(\w+)"', text))


def buttons_of(page, kind):
    shown = {}
    for one in page.findChildren(QAbstractButton):
        if isinstance(one, ChipButton) is kind and one.isVisible() and one.isEnabled():
            shown.setdefault(one.text(), one)
    return shown


def archive(page):
    page._on_view("objective")
    page._on_edit("objective", page._context.session.workspace.all(Objective)[0].id)
    page.form.withdraw_button.click()


def remove_link(page):
    session = page._context.session
    page._on_view("alignment")
    page.alignment.go_to(session.workspace.all(AlignmentLink)[0].id)
    page.alignment._on_withdraw_asked()


def sampling(page):
    page.show_reading()
    page.reading.sampling.show()


def reply(page):
    session = page._context.session
    said = (Opinion.DISAGREE, "Not as I see it.")
    step = give_opinion(session.workspace, session.assessment, "ALN-01", said, session.author, "")
    session.submit(step)


def agreed(page):
    session = page._context.session
    values = {"answer": "siloed", "why": "Seen."}
    step = give_score(session.workspace, session.assessment, "ALN-01", values, session.author)
    session.submit(step)
    page._revealed = True
    page.show_state()


def reopen(page):
    session = page._context.session
    if not is_sealed(session.assessment.status):
        session.submit(set_status(session.assessment, Status.SEALED, session.author))
    page.show_state()


def stop_several(page):
    overview = page.overview
    overview.table.selectAll()
    overview.stop.click()


def file_without_periods(page):
    path = page._context.preferences._path.with_name("waits.csv")
    path.write_text("What,Value\nWaits over a year,12\n")
    page._context.asker.file = path
    page.show_import()


# Forms behind a menu, a key, or something that has to be there first.
FURTHER_IN = {
    "archive": ("strategy", archive),
    "remove_link": ("strategy", remove_link),
    "metric": ("metrics", lambda page: page._on_own()),
    "stop_tracking": ("metrics", lambda page: page.show_definition()),
    "limits": ("metrics", lambda page: page.show_mark("", kind=MarkKind.LIMITS)),
    "remark": ("metrics", lambda page: page.show_mark("", kind=MarkKind.REMARK)),
    "kept_out": ("metrics", lambda page: page.show_mark("", kind=MarkKind.KEPT_OUT)),
    "stop_several": ("metrics", stop_several),
    "chart": ("metrics", lambda page: page.show_chart_choice()),
    "sampling": ("metrics", sampling),
    "table_file": ("metrics", file_without_periods),
    "conclusion": ("review", lambda page: page.show_state("ALN-01")),
    "reply": ("review", reply),
    "agreed": ("scoring", agreed),
    "reopen": ("signing", reopen),
}
# What stands inside another form or in a corner of its own.
WITHIN = {"archive", "remove_link", "stop_tracking", "stop_several", "sampling", "table_file"}
TYPED_INTO_THE_RECORD = {"answer", "front_sheet"}
# There only while something is not settled; held by `tests/ui/settle`.
ELSEWHERE = {"settle"}


class Walk:
    def __init__(self, seat):
        self.seat, self.keeping = seat, seat.context.keeping
        self.done = {}

    def fields(self):
        """The sets of fields that can be typed in now, with the first field of each."""
        found = []
        for fields in self.seat.window.findChildren(FieldSet):
            names = [n for n, spec in fields.specs.items() if spec.asked in TYPED]
            seen = [
                n for n in names if fields.control(n).isVisible() and fields.control(n).isEnabled()
            ]
            if seen:
                found.append((fields, seen[0]))
        return found

    def take_up_offer(self, kind, path):
        """Continue the draft as the page offers it; forms within forms are opened again."""
        page = self.go(path[0])
        stands = any(f.kept.draft and f.kept.draft.kind == kind for f, _ in self.fields())
        if stands or kind in WITHIN:
            self.reach(*path)
            return
        offer = next(one for one in page.findChildren(DraftOffer) if one.isVisible())
        offer.carry_on.click()
        self.rest()

    def go(self, page_id):
        """As a seat does, but without waiting until nothing moves any more."""
        self.seat.window.go(page_id)
        self.rest()
        return self.seat.page(page_id)

    def rest(self):
        """Wait for the answers to what was asked, after one turn of the event loop."""
        turn(1)
        Loop().waitUntil(self.seat.is_answered, timeout=15_000)

    def leave(self, page_id):
        """Close what form is open on a page, as Escape does."""
        page = self.seat.page(page_id)
        for form in (*page.findChildren(FormCard), *page.findChildren(FormPage)):
            if form.isVisible():
                form.leave() if isinstance(form, FormCard) else form.closed.emit()

    def reach(self, page_id, view="", button=""):
        self.leave(page_id)
        page = self.go(page_id)
        if callable(view):
            view(page)
            self.rest()
            return page
        for text, kind in ((view, True), (button, False)):
            if text in buttons_of(page, kind):
                buttons_of(page, kind)[text].click()
                self.rest()
        return page

    def look(self, *path):
        """Hold every form that is new here to the promise."""
        self.reach(*path)
        for fields, _ in self.fields():
            assert fields.kept.draft or fields.kept.as_typed or self.confirms(fields), (
                path,
                fields.specs,
            )
        kinds = {
            f.kept.draft.kind for f, _ in self.fields() if f.kept.draft and not f.kept.as_typed
        }
        for kind in kinds - self.done.keys():
            self.done[kind] = path
            self.hold(kind, path)

    @staticmethod
    def confirms(fields):
        return tuple(fields.specs) in CONFIRMS or all(
            spec.asked is Asked.HIDDEN for spec in fields.specs.values() if spec.asked in TYPED
        )

    def of(self, kind):
        return next((f, n) for f, n in self.fields() if f.kept.draft and f.kept.draft.kind == kind)

    def hold(self, kind, path):
        fields, name = self.of(kind)
        before, place = fields.values()[name], fields.kept.draft
        QTest.keyClicks(fields.control(name), WORDS)
        typed = fields.values()[name]
        assert typed != before, (kind, name)
        self.keeping.write()
        assert self.keeping.drafts.all[place].typed[name] == typed, kind
        QTest.keyClick(fields.control(name), Qt.Key.Key_Escape)
        assert self.keeping.drafts.all[place].typed[name] == typed, kind
        self.leave(path[0])
        self.go("help")
        self.take_up_offer(kind, path)
        fields, _ = self.of(kind)
        assert fields.values()[name] == typed, kind
        self.go_on_typing(kind)
        assert fields.draft_from is not None, kind
        fields.discard()
        assert place not in self.keeping.drafts.all, kind
        assert fields.values()[name] == before, kind

    def go_on_typing(self, kind):
        """What is typed next in the field that has the keyboard comes after what stands there."""
        field = self.seat.window.focusWidget()
        stands = getattr(field, "text", str)()
        if not isinstance(field, LineField | PlainTextField) or not stands or field.isReadOnly():
            return
        QTest.keyClicks(field, "z")
        assert field.text() == f"{stands}z", kind
        QTest.keyClick(field, Qt.Key.Key_Backspace)


@pytest.fixture
def walk(seat_at):
    seat = seat_at(full=False)
    seat.context.navigator.sample_wanted.emit()
    seat.settle()
    return Walk(seat)


def test_every_form_keeps_what_is_typed_in_it(walk):
    for page in gone_to(PAGES):
        walk.look(page.id)
        for number, view in enumerate(["", *buttons_of(walk.seat.page(page.id), True)]):
            if number:
                walk.look(page.id, view)
            for text in buttons_of(walk.seat.page(page.id), False):
                if OPENS.match(text):
                    walk.look(page.id, view, text)
    for kind, (page, opened) in FURTHER_IN.items():
        walk.look(page, opened)
        assert kind in walk.done
    pages = {kind: page_of_draft(PAGES, kind) for kind in walk.done}
    assert pages == {kind: path[0] for kind, path in walk.done.items()}
    assert kinds_in_source() - walk.done.keys() == TYPED_INTO_THE_RECORD | ELSEWHERE
