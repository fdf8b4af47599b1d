"""Frameworks: the packs that are here, files brought in, and the workshop in which a copy is edited."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.services.frameworks import crosswalking
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.frameworks.workshop import Frameworks, Namable, PackLine
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.form import FormCard, FormPlan
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.file_drop import PACK_ENDING
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import PageHead, ScrollPage
from digistrat_desktop.ui.pages.frameworks.crosswalk_editor import CrosswalkEditor
from digistrat_desktop.ui.pages.frameworks.draft_editor import RESTORE, DraftEditor, Tree
from digistrat_desktop.ui.pages.frameworks.editor import PackEditor
from digistrat_desktop.ui.pages.frameworks.specs import copy_specs
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.record_list import RecordList, Rows
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

PURPOSE = tr("The questions you can assess with, and crosswalks. Copy one to write your own.")
_FILES = tr("Frameworks and crosswalks (*.toml)")
_COPY = "framework_copy"
_HEADS = (
    *((tr("Framework or crosswalk"), 5), (tr("Version"), 1), (tr("Made by"), 3)),
    *((tr("Licence"), 4), (tr("Offered"), 4)),
)


class PackList(RecordList):
    ACTION = tr("Copy to edit")


class DraftList(RecordList):
    ACTION = tr("Edit")


class FrameworksPage(QWidget):
    """Lists, and in their place the editor of the draft that is open."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look = context.look
        self.found: Frameworks | None = None
        self._published = ""  # what was published just now: its row is shown
        self.head = PageHead(look, tr("Frameworks"))
        self.purpose = PlainLabel(PURPOSE, tone="secondary")
        self.form = FormCard(context)
        self.offer = DraftOffer(context, self._has_form_of, self._reopen, self.form)
        self.drafts = DraftList(look, tr("Your drafts"), "", ((tr("Draft"), 6), (tr("State"), 5)))
        self.packs = PackList(look, tr("What is here"), tr("Add a file…"), _HEADS)
        self.problems = Card(look, tr("Files that cannot be used"), tone="caution")
        self.problem_words = PlainLabel("")
        self.problems.add(self.problem_words)
        self.editor = PackEditor(context)
        self.crosswalk_editor = CrosswalkEditor(context)
        self._editors: tuple[DraftEditor, ...] = (self.editor, self.crosswalk_editor)
        self._lists = (self.purpose, self.problems, self.offer, self.form, self.drafts, self.packs)
        self._page = ScrollPage(look)
        self._page.add(self.head, *self._lists, *self._editors)
        self._page.end()
        fill(self, self._page)
        self._connect()
        self._show_editor(None)

    def _connect(self) -> None:
        self.packs.add_asked.connect(self._on_add)
        self.packs.edit_asked.connect(self._on_copy)
        self.drafts.edit_asked.connect(self.open_draft)
        for editor in self._editors:
            editor.closed.connect(self._on_closed)
            editor.published.connect(self._on_published)
            for done in (editor.form.closed, editor.row_moved):
                done.connect(partial(self._on_row_wanted, editor))
            editor.form_opened.connect(partial(self._bring_to_top, editor.form))

    def show_state(self, target: str = "") -> None:
        """Show what is here; a draft's name opens it, and a file's path brings it in."""
        if target.lower().endswith(PACK_ENDING):
            self._bring_in(Path(target))
        elif target.startswith(RESTORE):
            kept = target.removeprefix(RESTORE)
            self._context.ask(lambda library: library.workshop().restore(kept), self.open_draft)
        elif target:
            self.open_draft(target)
        else:
            self._context.ask(_look, self._on_found)

    def flush(self) -> None:
        self.form.flush()
        for editor in self._editors:
            editor.form.flush()

    def _on_found(self, found: Frameworks) -> None:
        self.found = found
        rows: Rows = [
            (
                f"{one.id} {one.version}",
                (
                    one.title,
                    one.version,
                    one.provider or tr("Not given"),
                    one.licence or tr("Not given"),
                    one.offered,
                ),
            )
            for one in found.packs
        ]
        words = tr("Your own files are in {folder}.", folder=found.folder) if found.folder else ""
        self.packs.show_records(rows, words)
        self.packs.add_button.setVisible(bool(found.folder) and not self._context.session.read_only)
        drafts: Rows = [
            (one.name, (f"{one.title} {one.version}", one.fault or tr("Draft")))
            for one in found.drafts
        ]
        if self._published:
            self.packs.table.choose([self._published])
            QTimer.singleShot(0, self, partial(self._show_published, self._published))
            self._published = ""
        self.drafts.show_records(
            drafts, "" if drafts else tr("No drafts yet. Copy a framework to begin one.")
        )
        self.problem_words.say("\n".join(f"{one}." for one in found.problems))
        is_open = any(editor.isVisible() for editor in self._editors)
        self.problems.setVisible(bool(found.problems) and not is_open)
        self.offer.refresh()

    def _on_add(self) -> None:
        path = self._context.asker.file_to_open(tr("Add a framework or a crosswalk"), _FILES)
        if path is not None:
            self._bring_in(path)

    def _bring_in(self, path: Path) -> None:
        self._context.ask(lambda library: library.workshop().bring_in(path), self._on_added)
        self._context.ask(_look, self._on_found)

    def _on_added(self, words: str) -> None:
        told = tr("{framework} is added. New assessments can use it.", framework=words)
        self._context.navigator.told.emit(Gravity.INFO, told, ())
        self._context.ask(_look, self._on_found)

    def _on_copy(self, name: str) -> None:
        line = (
            next((o for o in self.found.packs if f"{o.id} {o.version}" == name), None)
            if self.found
            else None
        )
        if line is None:
            return
        values = {
            "title": tr("Copy of {title}", title=line.title),
            "id": "",
            "version": "1.0.0",
            "licence": "",
        }
        if line.next_version:
            values |= {"title": line.title, "id": line.id, "provider": line.provider}
            values |= {"licence": line.licence}
            values["version"] = line.next_version
        self._open_copy(line, values)

    def _open_copy(self, line: PackLine, values: dict[str, Any]) -> None:
        name = f"{line.id} {line.version}"

        def make(said: dict[str, Any]) -> NewPack:
            self._refuse_taken(said["id"], said["version"])
            return NewPack(**{key: said[key] for key in NewPack.__slots__})

        def keep(new: NewPack) -> bool:
            def begin(library: Library) -> str:
                workshop = library.workshop()
                way = workshop.begin_crosswalk if line.is_crosswalk else workshop.begin
                return way(line.id, line.version, new)

            self._context.ask(begin, self.open_draft)
            return True

        title = tr("Copy {name}", name=name)
        plan = FormPlan(
            title,
            DraftOf(_COPY, name),
            copy_specs(line.licence),
            Saving(make, keep),
            Begin(values),
            save_words=tr("Make draft"),
        )
        self.form.open_form(plan)

    def _refuse_taken(self, pack_id: str, version: str) -> None:
        """Say beside the field that a name and version are taken: what was typed stays."""
        there = self.found
        if there is None:
            return
        if any((one.id, one.version) == (pack_id, version) for one in there.packs):
            words = tr(
                "{name} is here already. Enter another name, or change the version.",
                name=f"{pack_id} {version}",
            )
            raise InvalidValue("id", words)
        if any(one.name == f"{pack_id}-{version}" for one in there.drafts):
            words = tr(
                "You have a draft {name}. Enter another name, or change the version.",
                name=f"{pack_id} {version}",
            )
            raise InvalidValue("id", words)

    def _has_form_of(self, draft: DraftOf) -> bool:
        return draft.kind == _COPY

    def _reopen(self, draft: DraftOf) -> None:
        self._on_copy(draft.record)

    def open_draft(self, name: str) -> None:
        self._context.ask(partial(_opened, name), partial(self._on_opened, name))

    def _on_opened(self, name: str, opened: tuple[Tree, Namable]) -> None:
        self.form.drop()
        tree, known = opened
        if crosswalking.is_crosswalk(tree):
            self._show_editor(self.crosswalk_editor)
            self.crosswalk_editor.open_known(name, tree, known)
        else:
            self._show_editor(self.editor)
            self.editor.open_tree(name, tree)
        self._bring_to_top(self.head)

    def _bring_to_top(self, part: QWidget) -> None:
        """Bring a part into sight once the layout has made room for it."""
        QTimer.singleShot(0, self, partial(self._page.bring_to_top, part))

    def _on_row_wanted(self, editor: DraftEditor) -> None:
        """Show the row that was edited or moved, once it has its place."""
        row = next((o.row() for o in editor.lists if o.isVisible()), None)
        if row is not None:
            QTimer.singleShot(0, self, partial(self._page.show_part, row))

    def _on_published(self, name: str) -> None:
        self._published = name

    def _show_published(self, name: str) -> None:
        """Bring the keyboard to its row, with as much of the page above it in sight as there is room for."""
        if self.packs.show_where(name):
            row = self.packs.table.rows()[self.packs.table.shown_ids().index(name)]
            self._page.bring_to_top(self.head)
            self._page.show_part(row[0])

    def _on_closed(self) -> None:
        self._show_editor(None)
        self._bring_to_top(self.head)
        self._context.ask(_look, self._on_found)

    def _show_editor(self, opened: DraftEditor | None) -> None:
        """Show an editor in place of the lists; None shows the lists."""
        is_open = opened is not None
        for editor in self._editors:
            editor.setVisible(editor is opened)
        for part in (self.purpose, self.drafts, self.packs):
            part.setVisible(not is_open)
        self.problems.setVisible(not is_open and bool(self.found and self.found.problems))
        self.head.title.show_text(opened.TITLE if opened is not None else tr("Frameworks"))


def _opened(name: str, library: Library) -> tuple[Tree, Namable]:
    workshop = library.workshop()
    tree = workshop.open_draft(name)
    return tree, workshop.namable(tree)


def _look(library: Library) -> Frameworks:
    return library.workshop().look()
