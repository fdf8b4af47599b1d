"""Settings: the look, the name in the record, where the data is."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.system.policy import POLICIES, SET_BY_ORGANISATION
from digistrat_desktop.ui.forms.asking import AS_TYPED
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.backups import BackupsCard
from digistrat_desktop.ui.pages.team import TeamCard
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.tokens import TEXT_SIZES
from digistrat_desktop.ui.words import tr

_THEMES = (
    ("system", tr("Same as computer")),
    ("light", tr("Light")),
    ("dark", tr("Dark")),
    ("high-contrast", tr("High contrast")),
)
_SIZES = tuple((str(size), f"{size} %") for size in TEXT_SIZES)
_NAME_HELP = tr(
    "Shown next to the changes you make. It is kept apart from the change history, so it can "
    "be erased."
)
_SETTINGS = (
    FieldSpec("theme", tr("Colours"), Asked.CHOICE, _THEMES),
    FieldSpec("text_percent", tr("Text size"), Asked.CHOICE, _SIZES),
    FieldSpec("name", tr("Your name in the change history"), help_text=_NAME_HELP, longest=200),
    FieldSpec("place", tr("Your data file"), longest=4096),
)


class SettingsPage(QWidget):
    """Every choice takes effect at once; there is no button to press."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.fields = FieldSet(context, _SETTINGS, AS_TYPED, parent=self)
        self.fields.set_locked("place", locked=True)
        self.backups = BackupsCard(context)
        self._build()
        self.fields.edited.connect(self._on_edited)
        context.preferences.changed.connect(self._show_look)

    def _build(self) -> None:
        page, boxes = ScrollPage(self._context.look, widest=760, parent=self), self.fields.boxes
        page.add(PlainLabel(tr("Settings"), TypeRole.PAGE))
        page.add(self._card(tr("Appearance"), boxes["theme"], boxes["text_percent"]))
        privacy = LinkButton(self._context.look, tr("Erase a name or remove a trust"))
        privacy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        privacy.clicked.connect(partial(self._context.navigator.go, "privacy"))
        page.add(self._card(tr("Change history"), boxes["name"], privacy))
        page.add(self._card(tr("Where your data is"), boxes["place"]))
        page.add(TeamCard(self._context), self.backups)
        if self._context.preferences.policy.fixed:
            page.add(self._policy_card())
        page.end()
        fill(self, page)

    def _card(self, title: str, *parts: QWidget) -> Card:
        card = Card(self._context.look, title)
        card.add(*parts)
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
        settings, session = self._context.preferences.settings, self._context.session
        self._show_look()
        name = session.workspace.name_of(settings.actor_id)
        self.fields.show_values({"name": name}, fresh=False)
        self._context.ask(lambda library: {"place": library.place}, self.fields.show_values)
        self.backups.show_state()

    def _show_look(self) -> None:
        """Show the colours and the text size, which keys and menus change too."""
        settings = self._context.preferences.settings
        self.fields.show_values({"theme": settings.theme, "text_percent": settings.text_percent})

    def flush(self) -> None:
        self.fields.flush()

    def _on_edited(self, setting: str, value: Any) -> None:
        if setting != "name":
            self._context.preferences.set(setting, value if setting == "theme" else int(value))
            return
        self._context.call_me(value if has_words(value) else "")
