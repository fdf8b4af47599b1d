"""Privacy: erasing a name, removing a trust from this computer, and how long things are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.domain.trust.people import told_apart
from digistrat_desktop.services.packages.exchange import Exported, export_trust
from digistrat_desktop.services.store import privacy
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.pages.sharing.saving import KINDS
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

PURPOSE = tr("What this computer keeps about people and trusts, and how to remove it.")
_NAME = FieldSpec(
    "typed", tr("Type the trust's name to confirm"),
    help_text=tr("To keep a copy somewhere else, save a DigiStrat file first."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """Who and what the store knows, by id."""

    people: Mapping[str, str]
    trusts: Mapping[str, str]


class PrivacyPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Privacy"), PURPOSE)
        self._known = _Known({}, {})

    def show_state(self, _: str = "") -> None:
        self._context.ask(_known, self._fill)

    def _fill(self, known: _Known) -> None:
        self._known = known
        self.show_cards([self._name_card(), self._trust_card(), self._kept_card()])

    def _name_card(self) -> Card:
        card = self._card_saying(tr("Erase a person's name"), privacy.ERASING_SAYS)
        if not self._known.people:
            card.add(PlainLabel(tr("No names are kept here."), tone="secondary"))
            return card
        people = _by_name(told_apart(self._known.people))
        fields = self.ask(card, FieldSpec("person", tr("Person"), Asked.CHOICE, people))
        erase = partial(self._on_erase, fields)
        writes = not self._context.session.read_only
        card.add(self.button(tr("Erase this name …"), erase, enabled=writes))
        return card

    def _trust_card(self) -> Card:
        card = self._card_saying(tr("Remove a trust from this computer"), privacy.REMOVING_SAYS)
        if not self._known.trusts:
            card.add(PlainLabel(tr("No trusts are kept here."), tone="secondary"))
            return card
        trusts = _by_name(self._known.trusts)
        fields = self.ask(card, FieldSpec("trust", tr("Trust"), Asked.CHOICE, trusts), _NAME)
        write = self.button(tr("Save a DigiStrat file first"), partial(self._on_write, fields))
        writes, do = not self._context.session.read_only, partial(self._on_remove, fields)
        remove = self.button(tr("Remove this trust"), do, enabled=writes)
        card.add_layout(self.row(write, remove))
        return card

    def _kept_card(self) -> Card:
        return self._card_saying(tr("How long data is kept"), privacy.RETENTION_SAYS)

    def _card_saying(self, title: str, sentences: tuple[str, ...]) -> Card:
        card = Card(self._context.look, title)
        for sentence in sentences:
            card.add(PlainLabel(sentence))
        return card

    def _on_erase(self, fields: FieldSet) -> None:
        person_id = fields.read()["person"]
        name = told_apart(self._known.people).get(person_id or "", "")
        if person_id is None or not name:
            self._context.refuse(privacy.erase_name, Refused(tr("Choose the name to erase.")))
        elif self._context.asker.ask(_sure_of_name(name)) == "erase":
            author = self._context.session.author
            work = partial(privacy.erase_name, person_id=person_id, author=author)
            self._context.ask_when_saved(work, self._on_erased)

    def _on_erased(self, _: None) -> None:
        """The open trust is loaded again, since it holds the names it was loaded with."""
        words = tr("The name is erased. The change history is complete and no longer shows it.")
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        session = self._context.session
        if session.trust is None:
            self.show_state()
            return
        assessment = session.assessment
        opened = assessment.id if assessment is not None else ""
        self._context.navigator.open_trust(session.trust.id, opened, "privacy")

    def _on_write(self, fields: FieldSet) -> None:
        trust_id = fields.read()["trust"]
        if trust_id is None:
            self._context.refuse(export_trust, Refused(tr("Choose the trust first.")))
            return
        out = self._context.asker.file_to_save(
            tr("Save a DigiStrat file"), Path("before-removing.digistrat"), KINDS
        )
        if out is not None:
            stamp = self._context.session.author.stamp()
            work = partial(export_trust, trust_id=trust_id, out=out, stamp=stamp)
            self._context.ask_when_saved(work, self._on_wrote)

    def _on_wrote(self, made: Exported) -> None:
        words = tr("The DigiStrat file was saved and checked.")
        self._context.navigator.told_of_file.emit(words, str(made.path))

    def _on_remove(self, fields: FieldSet) -> None:
        trust_id, typed = fields.read().values()
        name = self._known.trusts.get(trust_id or "", "")
        if trust_id is None or typed != name.strip():
            words = tr("The name you typed does not match the trust you chose.")
            self._context.refuse(privacy.remove_trust, Refused(words, tr("Nothing was removed.")))
            return
        stamp = self._context.session.author.stamp()
        work = partial(privacy.remove_trust, trust_id=trust_id, stamp=stamp)
        self._context.ask_when_saved(work, partial(self._on_removed, name))

    def _on_removed(self, name: str, removed: privacy.Removed) -> None:
        words = tr(
            "{name} was removed from this computer, with {changes} in its change history. The "
            "last fingerprint was {code}.",
            name=name,
            changes=counted(removed.changes, "change"),
            code=code_of(removed.end),
        )
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self._context.keeping.forget_trust(removed.trust_id)
        if self._context.preferences.settings.last_trust_id == removed.trust_id:
            self._context.preferences.set("last_trust_id", "")
        session = self._context.session
        if session.trust is not None and session.trust.id == removed.trust_id:
            session.show_nothing()
        self._context.team.look_again()
        self.show_state()


def _known(library: Library) -> _Known:
    home = library.home(1)
    people = {person: name for person, name in home.people.items() if name}
    return _Known(people, {trust.id: trust.name for trust in home.trusts})


def _by_name(names: Mapping[str, str]) -> Pairs:
    return tuple(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _sure_of_name(name: str) -> Question:
    return Question(
        tr("Erase the name “{name}” from this computer?", name=name),
        " ".join(filter(None, privacy.ERASING_SAYS)),
        (
            AnswerChoice("erase", tr("Erase name")),
            AnswerChoice("back", tr("Cancel"), is_primary=True),
        ),
    )
