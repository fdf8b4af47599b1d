"""Settings: the look, the name in the record, where the data is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.system.policy import POLICIES, SET_BY_ORGANISATION
from digistrat_desktop.system.settings import SETTINGS
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.session.context import PageContext


_THEMES = (
    ("system", tr("As the computer is set")),
    ("light", tr("Light")),
    ("dark", tr("Dark")),
    ("high-contrast", tr("High contrast")),
)
_SIZES = tuple((str(size), f"{size} %") for size in (90, 100, 110, 125, 150, 175, 200))


class SettingsPage(QWidget):
    """Every choice takes effect at once; there is no button to press."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = {setting.key: setting.words for setting in SETTINGS}
        self.theme = ChoiceField(tr("Colours"), list(_THEMES))
        self.text_size = ChoiceField(tr("Text size"), list(_SIZES))
        self.name = LineField(tr("Your name in the record"), longest=200)
        self._words = words
        self.place = LineField(tr("The file that holds your data"), longest=4096)
        self.place.setReadOnly(True)
        self._build()
        self.theme.chosen.connect(self._on_theme)
        self.text_size.chosen.connect(self._on_text_size)
        self.name.committed.connect(self._on_name)

    def _build(self) -> None:
        page = ScrollPage(self._context.look, widest=760, parent=self)
        page.add(PlainLabel(tr("Settings"), TypeRole.PAGE))
        page.add(self._look_card(), self._record_card(), self._data_card())
        if self._context.preferences.policy.fixed:
            page.add(self._policy_card())
        page.end()
        fill(self, page)

    def _look_card(self) -> Card:
        look = self._context.look
        card = Card(look, tr("Look"))
        card.add(LabeledField(look, tr("&Colours"), self.theme, help_text=self._words["theme"]))
        card.add(
            LabeledField(
                look, tr("&Text size"), self.text_size, help_text=self._words["text_percent"]
            )
        )
        return card

    def _record_card(self) -> Card:
        look = self._context.look
        card = Card(look, tr("Record"))
        card.add(
            LabeledField(
                look,
                tr("&Your name in the record"),
                self.name,
                help_text=(
                    tr(
                        "Shown beside the changes you make. It is kept outside the change trail, so"
                        " that it can be erased."
                    )
                ),
            )
        )
        privacy = LinkButton(look, tr("Erase a name or remove a trust"))
        privacy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        privacy.clicked.connect(partial(self._context.navigator.go, "privacy"))
        card.add(privacy)
        return card

    def _data_card(self) -> Card:
        card = Card(self._context.look, tr("Where your data is"))
        card.add(LabeledField(self._context.look, tr("The &file that holds it"), self.place))
        card.add(
            PlainLabel(
                tr(
                    "A checked backup is made when you close the program and every 15 minutes of use."
                    " The program has no network code: nothing is sent anywhere."
                ),
                tone="secondary",
            )
        )
        return card

    def _policy_card(self) -> Card:
        """What this computer's policy fixes, in the words of the administrative templates."""
        card = Card(self._context.look, SET_BY_ORGANISATION.capitalize())
        policy = self._context.preferences.policy
        for one in POLICIES:
            if one.name in policy.fixed:
                card.add(PlainLabel(f"{one.words} {policy.in_words(one.name)}"))
        return card

    def show_state(self, _: str = "") -> None:
        settings = self._context.preferences.settings
        self.theme.set_choice(settings.theme)
        self.text_size.set_choice(str(settings.text_percent))
        session = self._context.session
        self.name.set_text(session.workspace.name_of(settings.actor_id))
        self._context.ask(lambda library: library.place, self.place.set_text)

    def flush(self) -> None:
        self.name.flush()

    def _on_theme(self, theme: str) -> None:
        self._context.preferences.set("theme", theme)

    def _on_text_size(self, size: str) -> None:
        self._context.preferences.set("text_percent", int(size))

    def _on_name(self, name: str) -> None:
        actor = self._context.preferences.settings.actor_id
        self._context.session.name_person(actor, name.strip())
        self._context.ask(lambda library: library.name_person(actor, name.strip()), nothing)
