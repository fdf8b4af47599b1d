"""The editor of a draft: its questions in order, its areas, levels and what it says of itself.

Each change is checked by the one reader and written at once; what is typed is kept as a draft of its form.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.services.frameworks import drafting
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormCard, FormPlan
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, put
from digistrat_desktop.ui.pages.frameworks import specs
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.record_list import RecordList
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
_FORM = "framework_draft"
_ABOUT, _NEW, _SECTION, _SCALE, _ITEM = "about", "new", "section", "scale", "item"
_MOST_STEPS = 200
_HEADS = ((tr("Question"), 5), (tr("Area"), 3), (tr("Group"), 3), (tr("Short form"), 2))


class QuestionList(RecordList):
    """Questions in their order; a row's commands move it and take it out."""

    ACTION = tr("Edit")
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Questions"), tr("Add question"), _HEADS)

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        found = super()._commands(chosen)
        if len(chosen) != 1:
            return found
        own = [
            Command(tr("Move up"), partial(self.moved.emit, chosen[0], -1)),
            Command(tr("Move down"), partial(self.moved.emit, chosen[0], 1)),
            Command(tr("Remove question"), partial(self.removed.emit, chosen[0])),
        ]
        return [*found, *own]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the question that is chosen."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        chosen = self.table.chosen()
        if by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and chosen:
            self.moved.emit(chosen[0], by)
        elif event.matches(QKeySequence.StandardKey.Delete) and chosen:
            self.removed.emit(chosen[0])
        else:
            super().keyPressEvent(event)


class PackEditor(QWidget):
    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look = context.look
        self.name = ""
        self.tree: Tree = {}
        self._before: list[Tree] = []
        self._after: list[Tree] = []
        self.about = Card(look, "", bar="accent")
        self.words = PlainLabel("", tone="secondary")
        self.undo_button = SecondaryButton(look, tr("Undo"), do=self.undo)
        self.redo_button = SecondaryButton(look, tr("Redo"), do=self.redo)
        self.publish = PrimaryButton(look, tr("Publish"))
        self.archive = SecondaryButton(look, tr("Archive draft"))
        self.leave = SecondaryButton(look, tr("Close"))
        self.form = FormCard(context)
        self.offer = DraftOffer(context, self._has_form_of, self._reopen, self.form)
        self.questions = QuestionList(look)
        self.parts = RecordList(
            look, tr("Areas and levels"), "", ((tr("Part"), 4), (tr("What it says"), 6))
        )
        self._build()

    def _build(self) -> None:
        look = self._context.look
        column = bare(QVBoxLayout(self), look.theme.space(4))
        row = FlowLayout(look.theme.space(3))
        put(row, self.undo_button, self.redo_button, self.publish, self.archive, self.leave)
        self.about.add(self.words)
        self.about.add_layout(row)
        put(column, self.about, self.offer, self.form, self.questions, self.parts)
        self.questions.add_asked.connect(self._on_new)
        self.questions.edit_asked.connect(self._on_edit)
        self.questions.moved.connect(self._on_move)
        self.questions.removed.connect(self._on_remove)
        self.parts.edit_asked.connect(self._on_part)
        self.publish.clicked.connect(self._on_publish)
        self.archive.clicked.connect(self._on_archive)
        self.leave.clicked.connect(self._on_leave)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z for this draft: the window's own undo is of the assessment."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(one) for one in keys):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def open_tree(self, name: str, tree: Tree) -> None:
        """Show a draft as it is on the disk."""
        if name != self.name:
            self._before, self._after = [], []
        self.name, self.tree = name, tree
        self._show()
        self.offer.refresh()
        self.questions.table.setFocus()

    def _show(self) -> None:
        about = self.tree["framework"]
        self.about.set_title(f"{about['title']} {about['version']}")
        words = tr(
            "A draft, saved as you go. You can try it in an assessment. It cannot be signed off until you publish."
        )
        self.words.say(words)
        self.undo_button.setEnabled(bool(self._before))
        self.redo_button.setEnabled(bool(self._after))
        self.questions.show_records(
            list(self._rows()), tr("Choose a question and move it with Alt and an arrow.")
        )
        self.parts.show_records(list(self._part_rows()))

    def _rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for section, group in drafting.groups_in(self.tree):
            short = section.get("short_form", ())
            for one in group["items"]:
                asked = tr("Yes") if one["id"] in short else ""
                name = f"{one['id']} {one['title']}"
                yield one["id"], (name, section["title"], group["title"], asked)

    def _part_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        about = self.tree["framework"]
        yield _ABOUT, (tr("About this framework"), about.get("purpose", ""))
        for section in self.tree["sections"]:
            yield (
                f"{_SECTION} {section['id']}",
                (tr("Area: {title}", title=section["title"]), section.get("intro", "")),
            )
        for scale in self.tree["scales"]:
            labels = ", ".join(one["label"] for one in scale["levels"])
            yield f"{_SCALE} {scale['id']}", (tr("Levels: {name}", name=scale["id"]), labels)

    def _take(self, tree: Tree) -> bool:
        """Take a changed draft: it is on the disk before anything else is done with it."""
        if tree == self.tree:
            return True
        self._before = [*self._before[-_MOST_STEPS:], self.tree]
        self._after = []
        self._write(tree)
        return True

    def _write(self, tree: Tree) -> None:
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
            self._context.navigator.failed.emit(refusal)

    def _ask(
        self, key: str, title: str, fields: tuple[FieldSpec, ...], begin: Begin,
        make: Callable[[dict[str, Any]], Tree],
    ) -> None:  # fmt: skip
        def made(values: dict[str, Any]) -> Tree:
            try:
                return make(values)
            except Refused as refusal:
                raise InvalidValue("", refusal.what) from refusal

        draft = DraftOf(_FORM, f"{self.name} {key}")
        self.form.open_form(FormPlan(title, draft, fields, Saving(made, self._take), begin))

    def _on_edit(self, item_id: str) -> None:
        section, group, at = drafting.item_in(self.tree, item_id)
        item = group["items"][at]
        fields = specs.item_specs(self._levels(section), is_new=False)
        begin = Begin(specs.item_values(section, item))
        self._ask(
            f"{_ITEM} {item_id}", tr("Edit {name}", name=item_id), fields, begin,
            lambda values: drafting.with_item(self.tree, item_id, specs.item_tables(values)),
        )  # fmt: skip

    def _levels(self, section: Tree) -> tuple[tuple[str, str], ...]:
        found = [one for one in self.tree["scales"] if one["id"] == section.get("scale")]
        return tuple((one["id"], one["label"]) for scale in found for one in scale["levels"])

    def _on_new(self) -> None:
        """Ask for a question of the area of the one that is chosen, else of the first."""
        chosen = self.questions.table.chosen()
        section, group = next(drafting.groups_in(self.tree))
        if chosen:
            section, group, _ = drafting.item_in(self.tree, chosen[0])
        groups = tuple((one["id"], one["title"]) for one in section["groups"])
        fields = specs.item_specs(self._levels(section), is_new=True)
        begin = Begin({"group": group["id"]}, {"group": groups})
        title = tr("Add a question to {area}", area=section["title"])
        self._ask(f"{_NEW} {section['id']}", title, fields, begin, self._with_new)

    def _with_new(self, values: dict[str, Any]) -> Tree:
        group = values.get("group") or ""
        return drafting.with_new_item(self.tree, group, specs.item_tables(values))

    def _on_move(self, item_id: str, by: int) -> None:
        self._try(lambda: drafting.moved(self.tree, item_id, by))
        self.questions.table.choose([item_id])

    def _on_remove(self, item_id: str) -> None:
        self._try(lambda: drafting.without_item(self.tree, item_id))

    def _on_part(self, part: str) -> None:
        kind, _, name = part.partition(" ")
        if kind == _ABOUT:
            about = self.tree["framework"]
            begin = Begin({one.name: about.get(one.name, "") for one in specs.ABOUT})
            self._ask(part, tr("About this framework"), specs.ABOUT, begin, self._with_about)
        elif kind == _SECTION:
            section = next(one for one in self.tree["sections"] if one["id"] == name)
            begin = Begin({key: section.get(key, "") for key in ("title", "intro")})
            self._ask(
                part, tr("Edit area"), specs.SECTION, begin, partial(self._with_section, name)
            )
        elif kind == _SCALE:
            scale = next(one for one in self.tree["scales"] if one["id"] == name)
            fields = specs.scale_specs(scale)
            begin = Begin(specs.scale_values(scale))
            self._ask(part, tr("Edit levels"), fields, begin, partial(self._with_scale, name))

    def _with_about(self, values: dict[str, Any]) -> Tree:
        return drafting.with_about(
            self.tree, {**values, "reading_rules": list(values["reading_rules"])}
        )

    def _with_section(self, name: str, values: dict[str, Any]) -> Tree:
        return drafting.with_section(self.tree, name, values)

    def _with_scale(self, name: str, values: dict[str, Any]) -> Tree:
        return drafting.with_scale(self.tree, name, specs.scale_levels(values))

    def _has_form_of(self, draft: DraftOf) -> bool:
        return draft.kind == _FORM and draft.record.startswith(f"{self.name} ")

    def _reopen(self, draft: DraftOf) -> None:
        kind, _, rest = draft.record.removeprefix(f"{self.name} ").partition(" ")
        if kind == _ITEM:
            self._on_edit(rest)
        elif kind == _NEW:
            self._on_new()
        else:
            self._on_part(draft.record.removeprefix(f"{self.name} "))

    def _on_publish(self) -> None:
        name = self.name
        self._context.ask(lambda library: library.workshop().publish(name), self._on_published)

    def _on_published(self, pack: Any) -> None:
        words = tr(
            "{title} {version} is published. Its fingerprint is {digest}. It cannot be changed any more.",
            title=pack.title, version=pack.version, digest=pack.sha256[:16],
        )  # fmt: skip
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self._on_leave()

    def _on_archive(self) -> None:
        name = self.name
        self._context.ask(lambda library: library.workshop().archive(name), self._on_archived)

    def _on_archived(self, _: None) -> None:
        self._context.navigator.told.emit(
            Gravity.INFO, tr("The draft is archived. Its file is kept."), ()
        )
        self._on_leave()

    def _on_leave(self) -> None:
        self.form.drop()
        self.name = ""
        self.closed.emit()
