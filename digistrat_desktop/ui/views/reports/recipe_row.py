"""Recipes with a name on the Reports page: keep what is chosen, choose it again, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from digistrat_desktop.domain.edits.named_recipes import (
    LONGEST_NAME,
    delete_recipe,
    keep_recipe,
    named_recipes,
    rename_recipe,
    use_recipe,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.recipes import ReportRecipe
    from digistrat_desktop.ui.views.context import PageContext

_HELP = tr("Keeps parts, logo and front sheet for next time.")


class RecipeRow(QWidget):
    """The recipes of the trust, and a name for what is chosen now.

    Signals:
        used: a recipe was chosen; the kind of report it is for.
    """

    used = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = "board"
        look = context.look
        self.recipe = ChoiceField(tr("Recipe"))
        self.name = LineField(tr("Name"), example=tr("Public board paper"), longest=LONGEST_NAME)
        self.keep = LinkButton(look, tr("Keep under this name"), parent=self)
        self.rename = LinkButton(look, tr("Rename"), parent=self)
        self.delete = LinkButton(look, tr("Delete the recipe"), parent=self)
        self._chooser = LabeledField(look, tr("Kept recipes"), self.recipe)
        self.namer = LabeledField(look, tr("Name of a recipe"), self.name, help_text=_HELP)
        self._build()
        self._connect()

    def _build(self) -> None:
        space = self._context.look.theme.space(3)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space)
        grid.addWidget(self.namer, 0, 0)
        grid.addWidget(self._chooser, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space)
        for button in (self.keep, self.rename, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 1, 0, 1, 2)

    def _connect(self) -> None:
        self.recipe.chosen.connect(self._on_chosen)
        self.name.textEdited.connect(self.namer.clear_fault)
        self.keep.clicked.connect(self._on_keep)
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self._context.session.changed.connect(self._on_changed)

    def show_state(self, kind: str) -> None:
        """Show the trust's recipes, locked where nothing can be written.

        Args:
            kind: the report chosen at present.
        """
        self._kind = kind
        session = self._context.session
        kept = named_recipes(session.workspace) if session.trust is not None else ()
        self.recipe.set_choices([(one.id, one.title) for one in kept])
        locked = session.assessment is None or session.read_only
        self._chooser.setVisible(bool(kept))
        for widget in (self.name, self.keep, self.recipe):
            widget.setEnabled(not locked)
        for button in (self.rename, self.delete):
            button.setVisible(self._chosen() is not None)
            button.setEnabled(not locked)

    def _on_changed(self, _: object) -> None:
        self.show_state(self._kind)

    def _chosen(self) -> ReportRecipe | None:
        chosen = self.recipe.choice()
        found = named_recipes(self._context.session.workspace)
        return next((one for one in found if one.id == chosen), None)

    def _on_chosen(self, _: str) -> None:
        recipe, session = self._chosen(), self._context.session
        if recipe is None or session.assessment is None:
            return
        self.namer.show_fault("")
        self.name.show_other(recipe.title)
        session.submit(use_recipe(session.workspace, session.assessment, recipe, session.author))
        self.show_state(recipe.report)
        self.used.emit(recipe.report)

    def _on_keep(self) -> None:
        session = self._context.session
        if session.assessment is not None:
            args = (session.workspace, session.assessment, self._kind, self.name.text())
            self._try(lambda: keep_recipe(*args, session.author))
            self._show_named()

    def _show_named(self) -> None:
        """Choose in the list what has just been kept, without using it again."""
        wanted = " ".join(self.name.text().split()).casefold()
        found = named_recipes(self._context.session.workspace)
        same = [one.id for one in found if one.title.casefold() == wanted]
        if same:
            self.recipe.set_choice(same[0])
            self.show_state(self._kind)

    def _on_rename(self) -> None:
        recipe, session = self._chosen(), self._context.session
        if recipe is not None:
            args = (session.workspace, recipe, self.name.text())
            self._try(lambda: rename_recipe(*args, session.author))

    def _on_delete(self) -> None:
        recipe, session = self._chosen(), self._context.session
        if recipe is not None:
            session.submit(delete_recipe(recipe, session.author))
            self.name.show_other("")

    def _try(self, step: Callable[[], Step]) -> None:
        try:
            self._context.session.submit(step())
        except InvalidValue as wrong:
            self.namer.show_fault(wrong.what)
        else:
            self.namer.show_fault("")
