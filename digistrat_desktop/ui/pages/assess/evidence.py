"""The evidence of an answer: what there is, adding and correcting it, using what is here already."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.edits import assessments
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.record.changes import Step, step_of
from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Support
from digistrat_desktop.services.evidence_files import (
    NO_FILE,
    FileState,
    LinkedFile,
    copy_of,
    copy_to_open,
    file_name,
    is_document,
    look_at,
    refuse_too_many,
    state_of,
    states_of_copies,
    to_open,
)
from digistrat_desktop.services.store.drafts import Draft, DraftOf
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.rescue import refuse_itself
from digistrat_desktop.system.files import save_chosen
from digistrat_desktop.ui.files import show_file, show_folder
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.forms.records import values_of
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import IconButton, LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, TopColumn, bare, put
from digistrat_desktop.ui.pages.assess import evidence_forms as forms
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, SmallTable
from digistrat_desktop.ui.text import HeadingLabel, PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

_INSIDE = FormStyle(bar="", is_framed=False, pairs_from=0)
_FOLD_BELOW = 440
_FOLD_LINKS_BELOW = 360
_NEW, _EDIT, _VERSION, _PICK = "evidence", "edit_evidence", "evidence_version", "use_evidence"
_TITLES = {
    _NEW: tr("Add evidence"),
    _EDIT: tr("Edit evidence"),
    _VERSION: tr("New version"),
    _PICK: tr("Use evidence already here"),
}
_SAVE = tr("Save evidence")


class EvidenceList(QWidget):
    asking = Signal(object)  # this form was opened; None once it is gone

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._look = look = context.look
        self._item_id = ""
        self._scale: Scale | None = None
        self._claimed = ""
        self._pairs: tuple[tuple[Support, Evidence], ...] = ()
        self._read_only = False
        self._looked: dict[str, LinkedFile] = {}  # by path
        self._states: dict[str, FileState] = {}  # by id of the evidence
        self._sizes: dict[str, int] = {}  # of the files that are kept, by fingerprint
        self._to_link: list[Path] = []  # files that were dropped together and wait
        self.supports = PlainLabel("", tone="secondary", parent=self)
        self.add_button = SecondaryButton(look, _TITLES[_NEW], parent=self)
        self.use_button = SecondaryButton(look, _TITLES[_PICK], parent=self)
        self.form = FormCard(context, _INSIDE, self)
        self.link_button = SecondaryButton(look, tr("Link a file"), do=self._on_link, parent=self)
        self.unlink_button = SecondaryButton(look, tr("Remove the file"), parent=self)
        self.offer = DraftOffer(context, self._is_mine, self._reopen, self.form, self._words_of)
        self.table = SmallTable(look, ("", ""), (1, 0), _FOLD_BELOW)
        self._build()
        self._connect()

    def _build(self) -> None:
        space = self._look.theme.space
        column = bare(QVBoxLayout(self), space(2))
        head = Columns(self._look, _FOLD_BELOW)
        head.add(HeadingLabel(tr("Evidence"), TypeRole.GROUP, wrap=False))
        ways = QWidget()
        put(bare(FlowLayout(space(2), ways)), self.use_button, self.add_button)
        head.add(ways, 0)
        put(column, head, self.supports, self.table, self.offer, self.form)
        for button in (self.unlink_button, self.link_button):
            self.form.add_button(button, before_saving=True)

    def _connect(self) -> None:
        self.form.closed.connect(self._on_closed)
        self.form.typed.connect(self._on_typed)
        self.add_button.clicked.connect(self.open_form)
        self.use_button.clicked.connect(self.open_pick)
        self.unlink_button.clicked.connect(self._on_unlink)

    def show_evidence(
        self,
        pairs: tuple[tuple[Support, Evidence], ...],
        supports: str,
        scale: Scale | None,
        claimed: str,
    ) -> None:
        """Say in words what it supports; the level claimed is offered as what new evidence shows."""
        is_other = [e for _, e in pairs] != [e for _, e in self._pairs]
        self._scale, self._claimed, self._pairs = scale, claimed, pairs
        self.supports.say(supports)
        self._show_rows()
        if is_other:
            self._ask_for_files()

    def _show_rows(self) -> None:
        self.table.show_rows([self._row(support, evidence) for support, evidence in self._pairs])
        self.table.setVisible(bool(self._pairs))
        linked = [evidence.id for _, evidence in self._pairs]
        can = bool(forms.to_pick_from(self._context.session.workspace, linked))
        self.use_button.setVisible(can and self.form.isHidden())

    def _ask_for_files(self) -> None:
        """Have the linked files looked at, away from the keys."""
        linked = [e for _, e in self._pairs if e.file and not e.attached]
        attached = [e for _, e in self._pairs if e.attached]
        if linked:
            self._context.run(partial(_states, linked), self._on_states)
        if attached:
            # Behind what waits to be saved: the file that was just attached is part of it.
            work = partial(states_of_copies, attached=attached)
            self._context.ask_when_saved(work, self._on_states)

    def _on_states(self, states: dict[str, FileState]) -> None:
        if any(self._states.get(one) is not state for one, state in states.items()):
            self._states.update(states)
            self._show_rows()

    def _row(self, support: Support, evidence: Evidence) -> tuple[Cell, ...]:
        remove = IconButton(
            self._look, "close", tr("Remove {title} from this answer", title=evidence.title)
        )
        remove.clicked.connect(partial(self._on_remove, support.id))
        remove.setEnabled(not self._read_only)
        return self._words(support, evidence), remove

    def _words(self, support: Support, evidence: Evidence) -> QWidget:
        workspace, assessment = self._context.session.workspace, self._context.session.assessment
        cell = QWidget()
        column = bare(TopColumn(cell), 0)
        title = PlainLabel(evidence.title)
        title.set_bold(bold=True)
        head = Columns(self._look, _FOLD_LINKS_BELOW)
        head.add(title)
        head.add(self._links(support, evidence), 0)
        shown = dict(forms.levels_of(self._scale)).get(support.shows, "")
        put(column, head, PlainLabel(forms.facts_of(workspace, evidence, shown), tone="secondary"))
        said = [forms.replaced_words(workspace, evidence)]
        if not said[0][0]:
            said = [forms.standing_of(evidence, assessment.as_of if assessment else None)]
        if evidence.file:
            said.append(forms.file_words(evidence, self._states.get(evidence.id)))
        for words, tone in said:
            if words:
                column.addWidget(PlainLabel(words, TypeRole.SMALL, tone))
        return cell

    def _links(self, support: Support, evidence: Evidence) -> QWidget:
        links: list[tuple[str, Callable[[], object]]] = []
        if evidence.file:
            links.append((_open_words(evidence), partial(self._on_open, evidence)))
        if not self._read_only:
            if forms.newer_of(self._context.session.workspace, evidence) is None:
                links.append((tr("New version"), partial(self.open_version, support.id)))
            links.append((tr("Edit"), partial(self.open_edit, support.id)))
        cell = QWidget()
        row = bare(QHBoxLayout(cell), self._look.theme.space(3))
        for words, do in links:
            row.addWidget(LinkButton(self._look, words, spoken=f"{words}: {evidence.title}", do=do))
        row.addStretch(1)
        return cell

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        ways = (self.use_button, self.add_button)
        return *ways, self.table, self.offer, *self.form.tab_parts

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        for button in (self.add_button, self.use_button):
            button.setEnabled(not read_only)
        if read_only:
            self.close_form()
        self.offer.refresh()
        self._show_rows()

    def turn_to(self, item_id: str) -> None:
        """Belong to another question; what was being typed for the one before is kept as a draft."""
        self.close_form()
        self._item_id, self._pairs, self._to_link = item_id, (), []
        self.offer.refresh()

    # Forms

    def open_form(self) -> None:
        values = {"strength": EvidenceStrength.DOCUMENT, "shows": self._level_claimed()}
        begin = Begin(values, {"shows": forms.levels_of(self._scale)})
        saving = Saving(self._added, notes=self._doubts)
        self._open(_NEW, self._item_id, saving, begin)

    def open_edit(self, support_id: str) -> None:
        """Correct a piece of evidence, wherever it is used."""
        support, evidence = self._pair(support_id)
        values = {**values_of(evidence), "shows": support.shows or None}
        values["attach"] = bool(evidence.attached)
        begin = Begin(values, {"shows": forms.levels_of(self._scale)}, me=str(evidence.id))
        words = forms.used_words(self._context.session.workspace, support)
        saving = Saving(partial(self._edited, support_id), notes=self._late)
        self._open(_EDIT, support_id, saving, begin, words)

    def open_version(self, support_id: str) -> None:
        """Write down a newer version; the earlier one stays as it is."""
        support, evidence = self._pair(support_id)
        kept = ("title", "strength", "page", "owner_id", "where_kept")
        values = {name: getattr(evidence, name) for name in kept}
        values |= {"shows": self._claimed or support.shows or None, "everywhere": True}
        begin = Begin(values, {"shows": forms.levels_of(self._scale)})
        many = len(self._links_of(evidence)) > 1
        more = (forms.EVERYWHERE,) if many else ()
        words = tr("The earlier version stays beside it, and counts as long as it is in date.")
        saving = Saving(partial(self._versioned, support_id), notes=self._late)
        self._open(_VERSION, support_id, saving, begin, words, more)

    def open_pick(self) -> None:
        """Choose from the evidence that is here."""
        linked = [evidence.id for _, evidence in self._pairs]
        pairs = forms.to_pick_from(self._context.session.workspace, linked)
        begin = Begin({}, {"evidence": pairs, "shows": forms.levels_of(self._scale)})
        plan = FormPlan(
            _TITLES[_PICK], self._draft(_PICK, self._item_id),
            (forms.PICK, forms.PICKED_SHOWS if self._scale else forms.SHOWS), Saving(self._picked), begin, save_words=tr("Use these"),
        )  # fmt: skip
        self._show_form(plan)

    def _open(
        self, kind: str, about: str, saving: Saving, begin: Begin, words: str = "",
        more: Sequence[FieldSpec] = (),
    ) -> None:  # fmt: skip
        may_attach = self._context.preferences.policy.flag("AllowFileCopies")
        specs = (*forms.EVIDENCE, *((forms.ATTACH,) if may_attach else ()), *more)
        plan = FormPlan(
            _TITLES[kind], self._draft(kind, about), specs, saving, begin, words=words,
            save_words=_SAVE,
        )  # fmt: skip
        self._show_form(plan)
        self.form.fields.set_locked("file", locked=True)
        self._context.ask(_file_sizes, self._on_sizes)
        path = self.form.values()["file"]
        if path and path != begin.values.get("file"):
            self._look_again(path)  # a draft

    def _on_sizes(self, sizes: dict[str, int]) -> None:
        self._sizes = sizes

    def _show_form(self, plan: FormPlan) -> None:
        self._back = self.use_button if plan.draft.kind == _PICK else self.add_button
        for button in (self.add_button, self.use_button):
            button.hide()
        self.form.open_form(plan)
        self._on_typed("file")
        self.asking.emit(self.form)

    def _draft(self, kind: str, about: str) -> DraftOf:
        return self._context.session.draft_of(kind, about, in_assessment=True)

    def _is_mine(self, draft: DraftOf) -> bool:
        here = {self._item_id, *(support.id for support, _ in self._pairs)}
        kinds = {_NEW, _EDIT, _VERSION, _PICK}
        return draft.kind in kinds and draft == self._draft(draft.kind, draft.record) and (
            draft.record in here
        )  # fmt: skip

    def _words_of(self, draft: Draft) -> str:
        return forms.typed_words(self._context.session.workspace, draft.typed, self._scale)

    def _reopen(self, draft: DraftOf) -> None:
        if draft.kind == _NEW:
            self.open_form()
        elif draft.kind == _PICK:
            self.open_pick()
        else:
            (self.open_edit if draft.kind == _EDIT else self.open_version)(draft.record)

    def close_form(self) -> None:
        self.form.drop()
        self._offer_ways()

    def _offer_ways(self) -> None:
        self.add_button.show()
        self._show_rows()
        self.asking.emit(None)

    def _on_closed(self) -> None:
        self._offer_ways()
        back = self._back if self._back.isVisible() and self._back.isEnabled() else self.add_button
        back.setFocus()
        if self._to_link:
            self.link_files(tuple(self._to_link))

    def _pair(self, support_id: str) -> tuple[Support, Evidence]:
        workspace = self._context.session.workspace
        support = workspace.get(Support, support_id)
        return support, workspace.get(Evidence, support.evidence_id)

    def _links_of(self, evidence: Evidence) -> list[Support]:
        """Give the links of a piece of evidence to answers of the open assessment."""
        place = str(self._assessment().id)
        links = self._context.session.workspace.all(Support)
        mine = [one for one in links if one.evidence_id == evidence.id]
        return [one for one in mine if str(one.assessment_id) == place]

    def _added(self, values: dict[str, Any]) -> Step:
        shows = values.pop("shows") or ""
        about = (self._context.session.workspace, self._assessment(), self._item_id)
        values = self._with_file(values)
        return assessments.add_evidence(*about, values, shows, self._context.session.author)

    def _edited(self, support_id: str, values: dict[str, Any]) -> Step:
        support, evidence = self._pair(support_id)
        shows, author = values.pop("shows") or "", self._context.session.author
        values = self._with_file(values, evidence)
        said = assessments.edit_evidence(evidence, values, author)
        shown = assessments.set_shown_level(support, shows, author)
        return step_of(said.label, *said.changes, *shown.changes)

    def _versioned(self, support_id: str, values: dict[str, Any]) -> Step:
        support, evidence = self._pair(support_id)
        shows, session = values.pop("shows") or "", self._context.session
        others = self._links_of(evidence) if values.pop("everywhere", False) else ()
        links = [(support, shows), *((one, one.shows) for one in others if one.id != support.id)]
        values = self._with_file(values)
        return assessments.add_version(session.workspace, evidence, values, links, session.author)

    def _picked(self, values: dict[str, Any]) -> Step:
        about = (self._context.session.workspace, self._assessment(), self._item_id)
        chosen, author = values["evidence"], self._context.session.author
        return assessments.link_evidence(*about, chosen, values["shows"] or "", author)

    def _on_remove(self, support_id: str) -> None:
        session = self._context.session
        support = session.workspace.find(Support, support_id)
        if support is not None:
            step = assessments.unlink_evidence(session.workspace, support, session.author)
            session.submit(step)

    def _assessment(self) -> Assessment:
        assessment = self._context.session.assessment
        if assessment is None:
            raise InvalidValue("", tr("Start or open an assessment first."))
        return assessment

    def _doubts(self, values: dict[str, Any]) -> list[FieldNote]:
        twins = forms.twin_notes(self._context.session.workspace, values["title"])
        return [*twins, *self._late(values)]

    def _late(self, values: dict[str, Any]) -> list[FieldNote]:
        return forms.day_notes(values["dated"], self._assessment().as_of)

    def _level_claimed(self) -> str | None:
        return self._claimed if self._claimed in dict(forms.levels_of(self._scale)) else None

    def link_files(self, paths: Sequence[Path]) -> None:
        """Link a file to the form that is open, or to new evidence; of several one after the other."""
        if self._read_only or not self._item_id:
            return
        first, *self._to_link = paths
        if self.form.isHidden() or "file" not in self.form.fields.specs:
            self.open_form()
        self._look_at(first)

    def _on_link(self) -> None:
        path = self._context.asker.file_to_open(tr("Link a file"), tr("All files (*)"))
        if path is not None:
            self._look_at(path)

    def _on_unlink(self) -> None:
        self._show_file("")

    def _look_at(self, path: Path) -> None:
        self._context.run(partial(look_at, path), self._on_looked)

    def _on_looked(self, found: LinkedFile) -> None:
        self._looked[found.path] = found
        if not self.form.isHidden() and "file" in self.form.fields.specs:
            title = self.form.values()["title"] or Path(file_name(found.path)).stem
            self._show_file(found.path, title=title)
            announce(self, tr("The file is linked: {name}", name=file_name(found.path)))
            if self.link_button.hasFocus():
                self.form.save_button.setFocus()

    def _show_file(self, path: str, **more: str) -> None:
        self.form.restore({"file": path, **more})
        self.form.flush()  # nobody typed it, so nothing else puts it into the draft

    def _look_again(self, path: str) -> None:
        """Read a file that is named in the form and was not read since the page was opened."""
        if path not in self._looked and Path(path).is_absolute():
            self._look_at(Path(path))

    def _on_typed(self, name: str) -> None:
        asks = "file" in self.form.fields.specs
        path = self.form.values()["file"] if asks else ""
        if name == "file":
            self.link_button.setVisible(asks)
            self.unlink_button.setVisible(bool(path))
        elif name == "attach":
            self._look_again(path)
        session = self._context.session
        forms.tell_beside(self.form, session.workspace, self._assessment().as_of, self._scale)

    def _with_file(self, values: dict[str, Any], before: Evidence | None = None) -> dict[str, Any]:
        """Give the values with what was noted of the file; a copy of it is kept where that is wanted."""
        was, was_attached = (before.file, bool(before.attached)) if before else ("", False)
        path = values.pop("file", "")
        attach = values.pop("attach", was_attached) and bool(path)
        if (path, attach) == (was, was_attached):
            return values
        if not path or (path == was and was_attached):  # nobody knows where it lay
            return {**values, **NO_FILE.values}
        if path not in self._looked:
            raise InvalidValue("file", tr("The file is still being read. Save again in a moment."))
        found = self._looked[path]
        if not attach:
            return {**values, **found.values}
        noted = found.attached()
        refuse_too_many(self._sizes, found)
        self._context.session.keep_file(found.sha256, found.content or b"")
        return {**values, **noted}

    def _on_open(self, evidence: Evidence) -> None:
        if not evidence.attached:
            self._context.run(partial(to_open, evidence.file), self._on_there)
        elif is_document(evidence.file):
            work = partial(copy_to_open, evidence=evidence, folder=self._context.opened)
            self._context.ask(work, self._on_there)
        else:
            self._save_copy(evidence)

    def _save_copy(self, evidence: Evidence) -> None:
        """Write the attached file where the person says: what could run is not opened from here."""
        context = self._context
        suggested = Path(context.preferences.export_folder() or Path.home()) / evidence.file_name
        kinds = tr("All files (*)")
        path = context.asker.file_to_save(tr("Save a copy of the file"), suggested, kinds)
        if path is not None:
            told = partial(context.navigator.told_of_file.emit, tr("The file is saved."), str(path))
            context.ask(partial(_write_copy, evidence, path), lambda _: told())

    def _on_there(self, path: Path) -> None:
        if is_document(str(path)):
            self._context.attempt(show_file, path)
            return
        self._context.attempt(show_folder, path)
        words = tr("Only documents and pictures open from here. The folder of {name} is shown.")
        self._context.navigator.told.emit(Gravity.INFO, words.format(name=path.name), ())


def _open_words(evidence: Evidence) -> str:
    if is_document(evidence.file):
        return tr("Open")
    return tr("Save a copy") if evidence.attached else tr("Show folder")


def _file_sizes(library: Library) -> dict[str, int]:
    return library.store.file_sizes()


def _write_copy(evidence: Evidence, path: Path, library: Library) -> None:
    refuse_itself(path, Path(library.place))
    save_chosen(path, copy_of(library, evidence))


def _states(linked: Sequence[Evidence]) -> dict[str, FileState]:
    return {str(one.id): state_of(one) for one in linked}
