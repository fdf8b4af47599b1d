"""What the editors of drafts share: each change is written at once, undone and done again, published.

What the one reader refuses is not taken; what is typed is kept as a draft of its form.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.frameworks.drafting import NotTaken
from digistrat_desktop.services.frameworks.workshop import Publishing
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormCard, FormPlan
from digistrat_desktop.ui.kit.access import is_redo
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, put
from digistrat_desktop.ui.kit.page_parts import ChipChoice
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.pages.frameworks.lists import LongList
from digistrat_desktop.ui.pages.frameworks.meaning import meanings
from digistrat_desktop.ui.pages.frameworks.specs import field_at
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
Make = Callable[[dict[str, Any]], Tree]
_FORM = "framework_draft"
_MOST_STEPS = 200
_LONG_FORM = 8  # fields
_KEYS = tr("Ctrl+Enter saves. Escape closes, and what was typed is offered again.")
_MOST_CHANGES = 8
_PUBLISH = "publish"
DIGEST = 16  # characters of a fingerprint that are said
RESTORE = "restore "  # before the name of an archived draft, where the page is gone to


class DraftEditor(QWidget):
    """One list at a time, and above it what is done with the draft and the form that is open.

    Signals: `closed`, when the draft is left, archived or published; `form_opened`; `row_moved`; `published`.
    """

    TITLE = tr("Framework workshop")
    HEAD = "framework"  # the table in which the draft says what it is

    closed = Signal()
    form_opened = Signal()
    row_moved = Signal()  # the row that is chosen stands elsewhere
    published = Signal(str)  # the draft is published; its id and version

    def __init__(self, context: PageContext, *lists: LongList) -> None:
        super().__init__()
        self._context = context
        look = context.look
        self.name = ""
        self.tree: Tree = {}
        self._before: list[Tree] = []
        self._after: list[Tree] = []
        self._refused: Exception | None = None  # what could not be done, while it is told
        self.lists = lists
        self.about = Card(look, "", bar="accent")
        self.words = PlainLabel("", tone="secondary")
        self.fault = PlainLabel("", tone="caution")
        self.undo_button = SecondaryButton(look, tr("Undo"), do=self.undo)
        self.redo_button = SecondaryButton(look, tr("Redo"), do=self.redo)
        self.publish = PrimaryButton(look, tr("Publish"))
        self.archive = SecondaryButton(look, tr("Archive draft"))
        self.leave = SecondaryButton(look, tr("Close"))
        self._flow = FlowLayout(look.theme.space(2))
        self.choice = ChipChoice(look, self._flow, self.about)  # which list is shown
        self.form = FormCard(context)
        # not reached by Tab: Ctrl+Enter is nearer, and the button at the end comes after the fields
        self.save_above = SecondaryButton(look, tr("Save"), do=self.form.save)
        self.save_above.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.add_to_header(self.save_above)
        self.offer = DraftOffer(context, self._has_form_of, self._reopen, self.form)
        self._build()

    def _build(self) -> None:
        look = self._context.look
        column = bare(QVBoxLayout(self), look.theme.space(4))
        row = FlowLayout(look.theme.space(3))
        put(row, self.undo_button, self.redo_button, self.publish, self.archive, self.leave)
        self.about.add(self.words, self.fault)
        self.about.add_layout(row)
        self.about.add_layout(self._flow)
        self.choice.chosen.connect(self._on_list)
        put(column, self.about, self.offer, self.form, *self.lists)
        self.show_list(self.lists[0].name)
        self.publish.clicked.connect(self._on_publish)
        self.archive.clicked.connect(self._on_archive)
        self.leave.clicked.connect(self._on_leave)
        self.form.closed.connect(self._settle)

    def _on_list(self, name: str) -> None:
        """Show another list; a form of the one before is put away, and what it says is offered again."""
        self.show_list(name)
        if self.form.isVisible():
            self.form.drop()
            self.offer.refresh()

    def list_of(self, part: str) -> LongList:
        """Give the list that a form belongs to, by what it is kept under."""
        raise NotImplementedError

    def show_list(self, name: str) -> None:
        """Show the list of this title, and no other."""
        self.choice.current = name
        self.choice.offer([(one.name, one.name) for one in self.lists])
        for one in self.lists:
            one.setVisible(one.name == name)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z for this draft: the window's own undo is of the assessment."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and (event.matches(QKeySequence.StandardKey.Undo) or is_redo(event)):  # type: ignore[attr-defined,arg-type]  # a key
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def open_tree(self, name: str, tree: Tree) -> None:
        """Show a draft as it is on the disk."""
        if name != self.name:
            self._before, self._after = [], []
            self.show_list(self.lists[0].name)
        self.name, self.tree = name, tree
        self._show()
        self.offer.refresh()
        self.choice.chips[self.choice.current].setFocus()

    def _show(self) -> None:
        about = self.tree[self.HEAD]
        self.about.set_title(f"{about['title']} {about['version']}")
        self.words.say(self._state_words())
        self.fault.say(self._fault_words())
        self.undo_button.setEnabled(bool(self._before))
        self.redo_button.setEnabled(bool(self._after))
        self._show_lists()

    def _state_words(self) -> str:
        """Say how far the draft has come and what can be done with it."""
        raise NotImplementedError

    def _fault_words(self) -> str:
        """Say what still has to be corrected; empty for nothing."""
        return ""

    def _show_lists(self) -> None:
        raise NotImplementedError

    def _open_part(self, part: str) -> None:
        """Open the form that was kept under this name."""
        raise NotImplementedError

    def _take(self, tree: Tree) -> bool:
        """Take a changed draft: it is on the disk before anything else is done with it."""
        if tree == self.tree:
            return True
        self._before = [*self._before[-_MOST_STEPS:], self.tree]
        self._after = []
        listed = next(one for one in self.lists if one.name == self.choice.current)
        were = set(listed.table.shown_ids())
        self._write(tree)
        new = [one for one in listed.table.shown_ids() if one not in were]
        if new:
            listed.table.choose(new[:1])
        return True

    def _refuse(self, refusal: Exception) -> None:
        """Say what could not be done, until it is done or another thing is."""
        self._settle()
        self._refused = refusal
        self._context.navigator.failed.emit(refusal)

    def _settle(self) -> None:
        """Take away what was refused before: it is no news any more."""
        if self._refused is not None:
            self._context.navigator.went_well.emit(self._refused)
        self._refused = None

    def _write(self, tree: Tree) -> None:
        self._settle()
        self.tree = tree
        name = self.name
        self._context.ask(lambda library: library.workshop().save(name, tree), self._on_written)
        self._show()

    def _on_written(self, _: None) -> None:
        """The draft is on the disk."""

    def undo(self) -> None:
        if self._before:
            self._after.append(self.tree)
            self._write(self._before.pop())

    def redo(self) -> None:
        if self._after:
            self._before.append(self.tree)
            self._write(self._after.pop())

    def _try(self, make: Callable[[], Tree]) -> None:
        """Take a change that no form asks for, or say why it cannot be."""
        try:
            self._take(make())
        except Refused as refusal:
            self._refuse(refusal)

    def _move(self, listed: LongList, row: str, make: Callable[[], Tree]) -> None:
        """Take another order, and stay at the row that moved."""
        self._try(make)
        listed.table.choose([row])
        self.row_moved.emit()

    def _ask(
        self, key: str, title: str, fields: tuple[FieldSpec, ...], begin: Begin, make: Make
    ) -> None:
        def made(values: dict[str, Any]) -> Tree:
            try:
                return make(values)
            except NotTaken as refusal:
                name = field_at(refusal.path, [one.name for one in fields])
                words = f"{sentence_case(refusal.message)}." if name else refusal.what
                raise InvalidValue(name, words) from refusal
            except Refused as refusal:
                raise InvalidValue("", refusal.what) from refusal

        self.show_list(self.list_of(key.partition(" ")[0]).name)
        draft = DraftOf(_FORM, f"{self.name} {key}")
        plan = FormPlan(title, draft, fields, Saving(made, self._take), begin, words=_KEYS)
        self.form.open_form(plan)
        writes = not self._context.session.read_only
        self.save_above.setVisible(writes and len(fields) > _LONG_FORM)
        self.form_opened.emit()

    def _has_form_of(self, draft: DraftOf) -> bool:
        return draft.kind == _FORM and draft.record.startswith(f"{self.name} ")

    def _reopen(self, draft: DraftOf) -> None:
        try:
            self._open_part(draft.record.removeprefix(f"{self.name} "))
        except Refused as refusal:  # what it was for was removed since
            self._refuse(refusal)

    def _on_publish(self) -> None:
        """Ask before it is fixed for good; what stands in a form and is not saved is no part of it."""
        if self.form.is_dirty:
            what = tr(
                "The form “{title}” has words that are not saved.", title=self.form.accessibleName()
            )
            then = tr("Save or close the form first.")
            self._refuse(Refused(what, tr("Nothing was published."), then))
            self.form_opened.emit()
            return
        self._ask_publishing({})

    def _ask_publishing(self, said: dict[str, bool]) -> None:
        name = self.name
        self._settle()
        self._context.store.ask(
            lambda library: library.workshop().publishing(name, said),
            partial(self._on_ready, said),
            self._refuse,
        )

    def _on_ready(self, said: dict[str, bool], ready: Publishing) -> None:
        """Ask of changed words what they mean, then, with that in it, if it is to be published."""
        if ready.unsaid:
            meant = meanings(self._context.asker, ready.unsaid)
            if meant is not None:
                self._ask_publishing(said | meant)
            return
        if self._context.asker.ask(_sure(ready, is_typed=self.offer.isVisible())) == _PUBLISH:
            name = self.name
            self._context.store.ask(
                lambda library: library.workshop().publish(name, said),
                self._on_published,
                self._refuse,
            )

    def _on_published(self, pack: Any) -> None:
        words = tr(
            "{title} {version} is published. Its fingerprint is {digest}. It cannot be changed any more.",
            title=pack.title, version=pack.version, digest=pack.sha256[:DIGEST],
        )  # fmt: skip
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self.published.emit(f"{pack.id} {pack.version}")
        self._on_leave()

    def _on_archive(self) -> None:
        name = self.name
        self._context.ask(lambda library: library.workshop().archive(name), self._on_archived)

    def _on_archived(self, kept: str) -> None:
        ways = ((f"go|frameworks|{RESTORE}{kept}", tr("Undo")),)
        words = tr("The draft is archived. Its file is kept.")
        self._context.navigator.told.emit(Gravity.INFO, words, ways)
        self._on_leave()

    def _on_leave(self) -> None:
        self._settle()
        self.form.drop()
        self.name = ""
        self.closed.emit()


def _sure(ready: Publishing, *, is_typed: bool) -> Question:
    """Ask once more, with what is fixed, its fingerprint and what changed.

    Args:
        is_typed: words of a form that was closed wait as a draft of it.
    """
    more = len(ready.changes) - _MOST_CHANGES
    about = tr("Short name {id}, fingerprint {digest}.", id=ready.id, digest=ready.sha256[:DIGEST])
    changes = [
        *ready.changes[:_MOST_CHANGES],
        *([tr("And {count} more.", count=more)] if more > 0 else []),
    ]
    fixed = [
        *([tr("What was typed in a form and not saved is no part of it.")] if is_typed else []),
        tr("Nothing of it can be changed afterwards. To correct it, copy it under a new version."),
    ]
    parts = ("\n".join(one) for one in ([about], changes, fixed))
    title = tr("Publish {title} {version}?", title=ready.title, version=ready.version)
    choices = (
        AnswerChoice(_PUBLISH, tr("Publish")),
        AnswerChoice("back", tr("Cancel"), is_primary=True),
    )
    return Question(title, "\n\n".join(filter(None, parts)), choices)
