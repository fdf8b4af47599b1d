"""Which report, in which format, with which parts and the trust's own logo: kept as a recipe."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.edits.report_recipes import (
    LONGEST_NAME,
    delete_recipe,
    keep_recipe,
    named_recipes,
    recipe_of,
    rename_recipe,
    set_recipe,
    use_recipe,
)
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.redaction import Omission
from digistrat_desktop.domain.trust.assessment import ReportRecipe
from digistrat_desktop.services.reports import making
from digistrat_desktop.services.reports.recipes import logo_from, recipe_for
from digistrat_desktop.ui.forms.asking import NOT_KEPT, Begin, Saving
from digistrat_desktop.ui.forms.draft_note import DraftNote
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.radio_list import RadioList
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.forms.tick_group import TickGroup
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, TopColumn, bare, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

_HELP = tr("Saves the sections, logo and front sheet for next time.")
_RECIPE = (
    FieldSpec(
        "title", tr("Template name"), help_text=_HELP, example=tr("Public board paper"),
        longest=LONGEST_NAME, is_whole=True,
    ),
    FieldSpec("recipe", tr("Saved templates"), Asked.CHOICE, is_whole=True),
)  # fmt: skip


class RecipeRow(QWidget):
    """The recipes of the trust, and a name for what is chosen now."""

    used = Signal(str)  # a recipe was chosen; the kind of report it is for

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._kind = "board"
        look = context.look
        self.fields = FieldSet(context, _RECIPE, NOT_KEPT, parent=self)
        self.draft = DraftNote(look)
        self.keep = LinkButton(look, tr("Save as template"), parent=self)
        self.rename = LinkButton(look, tr("Rename"), parent=self)
        self.delete = LinkButton(look, tr("Delete template"), parent=self)
        self._build()
        self._connect()

    def _build(self) -> None:
        space = self._context.look.theme.space(3)
        column = bare(TopColumn(self), space)
        put(column, self.draft, self.fields.sheet())
        buttons = QHBoxLayout()
        buttons.setSpacing(space)
        put(buttons, self.keep, self.rename, self.delete)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.keep.clicked.connect(self._on_keep)
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self._context.session.changed.connect(self._on_changed)

    def show_state(self, kind: str) -> None:
        """Show the trust's recipes for a kind of report, locked where nothing can be written."""
        self._kind = kind
        session = self._context.session
        draft = session.draft_of("recipe")
        if draft != self.fields.kept.draft:
            self.fields.keep_under(draft, tr("Save as template"))
            self.fields.show_values({"title": ""})
        self.fields.take_up()
        self.draft.watch(self.fields)
        kept = named_recipes(session.workspace) if session.trust is not None else ()
        self.fields.set_choices("recipe", tuple((one.id, one.title) for one in kept))
        locked = session.assessment is None or session.read_only
        self.fields.boxes["recipe"].setVisible(bool(kept))
        for widget in (self.fields.control("title"), self.fields.control("recipe"), self.keep):
            widget.setEnabled(not locked)
        for button in (self.rename, self.delete):
            button.setVisible(self._chosen() is not None)
            button.setEnabled(not locked)

    def _on_changed(self, _: object) -> None:
        self.show_state(self._kind)

    def _chosen(self) -> ReportRecipe | None:
        chosen = self.fields.values()["recipe"]
        found = named_recipes(self._context.session.workspace)
        return next((one for one in found if one.id == chosen), None)

    def _on_edited(self, name: str, _: object) -> None:
        recipe, session = self._chosen(), self._context.session
        if name != "recipe" or recipe is None or session.assessment is None:
            return
        self.fields.show_values({"title": recipe.title})
        session.submit(use_recipe(session.workspace, session.assessment, recipe, session.author))
        self.show_state(making.kind_named(recipe.report))
        self.used.emit(recipe.report)

    def _on_keep(self) -> None:
        session = self._context.session
        if session.assessment is not None:
            about = (session.workspace, session.assessment, self._kind)
            self._keep(lambda name: keep_recipe(*about, name, session.author))
            self._show_named()

    def _show_named(self) -> None:
        """Choose in the list what has just been kept, without using it again."""
        wanted = " ".join(self.fields.values()["title"].split()).casefold()
        found = named_recipes(self._context.session.workspace)
        same = [one.id for one in found if one.title.casefold() == wanted]
        if same:
            self.fields.show_values({"recipe": same[0]})
            self.show_state(self._kind)

    def _on_rename(self) -> None:
        recipe, session = self._chosen(), self._context.session
        if recipe is not None:
            self._keep(lambda name: rename_recipe(session.workspace, recipe, name, session.author))

    def _keep(self, make: Callable[[str], Step]) -> None:
        self.fields.keep(Saving(lambda values: make(values["title"])))

    def _on_delete(self) -> None:
        recipe, session = self._chosen(), self._context.session
        if recipe is not None:
            session.submit(delete_recipe(recipe, session.author))
            self.fields.show_values({"title": ""})


_WHAT = (FieldSpec("report", tr("Report"), Asked.ONE, tuple(making.KIND_WORDS.items())),)
_PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)")
_RECORD = (
    ("names", tr("People's names")),
    ("reasons", tr("Reasons and notes")),
    ("files", tr("Linked files and where evidence is kept")),
)


class ChoiceCard(Card):
    """Which report, and what is in it; the format stands above the pages."""

    changed = Signal()  # what will be made is no longer what was made
    kind_chosen = Signal()  # another kind of report is chosen
    recipe_used = Signal()  # a recipe filled the front sheet too

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        look = context.look
        self.fields = FieldSet(context, _WHAT, NOT_KEPT, Begin({"report": "board"}), parent=self)
        self._sections = TickGroup(look, tr("What it contains"), self._on_part)
        self.areas = TickGroup(look, tr("Areas of the framework"), self._on_changed)
        self.crosswalks = TickGroup(look, tr("Requirements of"), self._on_changed)
        self._offered: tuple[Crosswalk, ...] | None = None  # None until they are read
        self._only = ""  # the one that is wanted, as long as nothing was ticked
        self.record = TickGroup(look, tr("From your records"), self._on_changed)
        self.record.offer(_RECORD)
        self._with = TickGroup(look, tr("With it"), self._on_changed)
        self._with.offer((("data", tr("The data, attached to the PDF")),))
        self._with.all["data"].setChecked(False)
        self._may_attach = context.preferences.policy.flag("AllowAttachments")
        words = making.DATA_WARNING if self._may_attach else making.NOT_ATTACHED
        self.warning = PlainLabel(words, TypeRole.SMALL, "caution", parent=self)
        self.logo = LinkButton(look, tr("Choose a logo"))
        self.no_logo = LinkButton(look, tr("Remove logo"))
        self.asked: tuple[QWidget, ...] = ()  # what is asked, from the top
        self.recipes = RecipeRow(context)
        self.ending = ".pdf"
        self._build()
        self._connect()
        self._show_parts()

    @property
    def parts(self) -> dict[str, TickBox]:
        """The sections of the report that can be left out, by id."""
        return self._sections.all

    @property
    def data(self) -> TickBox:
        """Whether the data goes with the report."""
        return self._with.all["data"]

    def _build(self) -> None:
        logos = QWidget()  # last in the card, for those who hear it too
        put(FlowLayout(self._context.look.theme.space(3), logos), self.logo, self.no_logo)
        self.asked = (
            *(*self.fields.boxes.values(), self.crosswalks, self._sections, self.areas),
            self.record,
            *(self._with, logos),
        )
        self.add(*self.asked[:-1], self.warning, logos)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.logo.clicked.connect(self._on_logo)
        self.no_logo.clicked.connect(self._on_no_logo)
        self.recipes.used.connect(self._on_recipe)

    @property
    def wanted_kind(self) -> str:
        return self.fields.values()["report"] or "board"

    def first_stop(self) -> QWidget | None:
        """Give the report that is chosen, which Tab comes to first."""
        asked = self.fields.control("report")
        return asked.rows.get(self.wanted_kind) if isinstance(asked, RadioList) else None

    def set_ending(self, ending: str) -> None:
        """Say in which format the report will be saved."""
        self.ending = ending
        self._on_changed()

    def options(self) -> making.ReportOptions:
        session = self._context.session
        trust = session.trust
        kept = recipe_of(session.workspace, trust.id, self.wanted_kind) if trust else None
        logo = self._context.preferences.policy.folder("ReportLogo")
        left_out = self._left_out()
        attach = self.data.isChecked() and self.ending == ".pdf" and not left_out
        return making.ReportOptions(
            attach_data=attach,
            recipe=recipe_for(kept),
            house_logo=logo,
            left_out=left_out,
            may_attach=self._may_attach,
            crosswalks=self._wanted_crosswalks(),
        )

    def _wanted_crosswalks(self) -> tuple[Crosswalk, ...] | None:
        off = self.crosswalks.off()
        return tuple(o for o in self._offered if o.key not in off) if self._offered else None

    def _left_out(self) -> Omission:
        off = self.record.off()
        return Omission(areas=frozenset(self.areas.off()), **dict.fromkeys(off, True))

    def show_state(self) -> None:
        """Show the recipe the trust keeps for this kind of report."""
        session = self._context.session
        trust, pack = session.trust, session.pack
        kept = recipe_of(session.workspace, trust.id, self.wanted_kind) if trust else None
        left_out = set(kept.left_out) if kept else set()
        locked = trust is None or session.read_only
        for part_id, chip in self.parts.items():
            chip.setChecked(part_id not in left_out)
            chip.setEnabled(not locked)
        self.areas.offer((one.id, one.title) for one in (pack.sections if pack else ()))
        self._show_crosswalks()
        self.logo.setEnabled(not locked)
        self.no_logo.setVisible(bool(kept and kept.logo))
        self.no_logo.setEnabled(not locked)
        self.recipes.show_state(self.wanted_kind)
        self._show_data()

    def _show_crosswalks(self) -> None:
        """Offer the crosswalks of the framework, once they are read."""
        pack = self._context.session.pack
        wanted = making.needs_crosswalks(self.wanted_kind)
        self.crosswalks.setVisible(wanted and self._offered is not None)
        if wanted and self._offered is None and pack is not None:
            self._context.ask(lambda library: library.crosswalks_for(pack), self._on_crosswalks)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the crosswalks once more: one may have been written since."""
        super().showEvent(event)
        pack = self._context.session.pack
        if self._offered is not None and pack is not None:
            self._context.ask(lambda library: library.crosswalks_for(pack), self._on_crosswalks)

    def _on_crosswalks(self, found: tuple[Crosswalk, ...]) -> None:
        if found == self._offered:
            return
        self._offered = found
        self.crosswalks.offer((one.key, one.called) for one in found)
        self._tick_only()
        self._show_crosswalks()
        self.changed.emit()

    def _tick_only(self) -> None:
        for one, tick in self.crosswalks.all.items():
            tick.setChecked(not self._only or one == self._only)

    def _show_data(self) -> None:
        is_pdf = self.ending == ".pdf"
        self.data.setEnabled(is_pdf and self._may_attach and not self._left_out())
        carried = self.data.isChecked() and self.data.isEnabled()
        self.warning.setVisible(is_pdf and (carried or not self._may_attach))

    def _show_parts(self) -> None:
        sections = making.sections_of(self.wanted_kind)
        self._sections.offer((part.id, part.title) for part in sections if not part.fixed)
        self.kind_chosen.emit()
        self.show_state()

    def show_silent(self, silent: tuple[tuple[str, str], ...]) -> None:
        """Say beside the tick of each part that was wanted and prints nothing why that is so."""
        self._sections.show_notes(dict(silent))

    def choose(self, kind: str, only: str = "") -> None:
        """Choose a kind of report, perhaps with only one crosswalk."""
        if only:
            self._only = only
            self._tick_only()
        self.fields.show_values({"report": kind})
        self._show_parts()

    def _on_edited(self, name: str, _: object) -> None:
        if name == "report":
            self._show_parts()
        self._on_changed()

    def _on_recipe(self, kind: str) -> None:
        self.choose(making.kind_named(kind))
        self.changed.emit()
        self.recipe_used.emit()

    def _on_changed(self, _: object = None) -> None:
        self._show_data()
        self.changed.emit()

    def _on_part(self) -> None:
        self._keep({"left_out": self._sections.off()})

    def _on_no_logo(self) -> None:
        self._keep({"logo": ""})

    def _on_logo(self) -> None:
        path = self._context.asker.file_to_open(tr("The trust's own logo"), _PICTURES)
        if path is not None:
            self._context.run(partial(logo_from, path), self._on_logo_read)

    def _on_logo_read(self, logo: str) -> None:
        self._keep({"logo": logo})

    def _keep(self, values: dict[str, object]) -> None:
        session = self._context.session
        if session.trust is not None:
            step = set_recipe(
                session.workspace, session.trust.id, self.wanted_kind, values, session.author
            )
            session.submit(step)
            self.show_state()
            self.changed.emit()
