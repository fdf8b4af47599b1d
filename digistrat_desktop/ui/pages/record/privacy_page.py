"""Privacy: erasing a name, removing a trust from this computer, and how long things are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.packages.exchange import export_trust
from digistrat_desktop.services.store.privacy import (
    ERASING_SAYS,
    REMOVING_SAYS,
    RETENTION_SAYS,
    erase_name,
    remove_trust,
)
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.pages.card_page import CardPage
from digistrat_desktop.ui.pages.packages import KINDS
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.services.packages.exchange import Exported
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.privacy import Removed
    from digistrat_desktop.ui.session.context import PageContext

PURPOSE = tr("What is kept about people and trusts on this computer, and how it is taken off it.")


@dataclass(frozen=True, slots=True)
class _Known:
    """Who and what the store knows, by id."""

    people: Mapping[str, str]
    trusts: Mapping[str, str]


class PrivacyPage(CardPage):
    """Erase a name, remove a trust, and what is kept how long."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Privacy"), PURPOSE, parent)
        self._known = _Known({}, {})
        self.person = ChoiceField(tr("Person"), [])
        self.trust = ChoiceField(tr("Trust"), [])
        self.typed = LineField(tr("The trust's name, typed to confirm"))

    def show_state(self, _: str = "") -> None:
        """Show who and what the store knows now."""
        self._context.store.ask(_known, self._fill, self._context.navigator.failed.emit)

    def _fill(self, known: _Known) -> None:
        self._known = known
        self.show_cards([self._name_card(), self._trust_card(), self._kept_card()])

    def _name_card(self) -> Card:
        card = self._card_saying(tr("Erase a person's name"), ERASING_SAYS)
        if not self._known.people:
            card.add(PlainLabel(tr("No names are kept here."), tone="secondary"))
            return card
        self.person = ChoiceField(tr("Person"), _by_name(self._known.people))
        erase = self.button(tr("Erase this name …"), self._on_erase)
        erase.setEnabled(not self._context.session.read_only)
        card.add(LabeledField(self._context.look, tr("Person"), self.person))
        card.add(erase)
        return card

    def _trust_card(self) -> Card:
        card = self._card_saying(tr("Remove a trust from this computer"), REMOVING_SAYS)
        if not self._known.trusts:
            card.add(PlainLabel(tr("No trust is kept here."), tone="secondary"))
            return card
        self.trust = ChoiceField(tr("Trust"), _by_name(self._known.trusts))
        self.typed = LineField(tr("The trust's name, typed to confirm"))
        card.add(LabeledField(self._context.look, tr("Trust"), self.trust))
        words = tr("To keep a copy elsewhere, write a package first.")
        label = tr("Type the trust's name to confirm")
        card.add(LabeledField(self._context.look, label, self.typed, help_text=words))
        remove = self.button(tr("Remove this trust"), self._on_remove)
        remove.setEnabled(not self._context.session.read_only)
        card.add_layout(self.row(self.button(tr("Write a package first"), self._on_write), remove))
        return card

    def _kept_card(self) -> Card:
        return self._card_saying(tr("How long things are kept"), RETENTION_SAYS)

    def _card_saying(self, title: str, sentences: tuple[str, ...]) -> Card:
        card = Card(self._context.look, title)
        for sentence in sentences:
            card.add(PlainLabel(sentence))
        return card

    def _on_erase(self) -> None:
        person_id = self.person.choice()
        name = self._known.people.get(person_id or "", "")
        if person_id is None or not name:
            self._context.navigator.failed.emit(Refused(tr("Choose whose name is to be erased.")))
        elif self._context.asker.ask(_sure_of_name(name)) == "erase":
            stamp = self._context.session.author.stamp()
            work = partial(erase_name, person_id=person_id, stamp=stamp)
            self._context.store.ask_when_saved(
                work, self._on_erased, self._context.navigator.failed.emit
            )

    def _on_erased(self, _: None) -> None:
        """The open trust is loaded again, since it holds the names it was loaded with."""
        words = tr("The name was erased. The record of changes is whole and says no name there.")
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        session = self._context.session
        if session.trust is None:
            self.show_state()
            return
        assessment = session.assessment
        opened = assessment.id if assessment is not None else ""
        self._context.navigator.open_trust(session.trust.id, opened, "privacy")

    def _on_write(self) -> None:
        trust_id = self.trust.choice()
        if trust_id is None:
            self._context.navigator.failed.emit(Refused(tr("Choose the trust first.")))
            return
        out = self._context.asker.file_to_save(
            tr("Write a package"), Path("before-removing.digistrat"), KINDS
        )
        if out is not None:
            stamp = self._context.session.author.stamp()
            work = partial(export_trust, trust_id=trust_id, out=out, stamp=stamp)
            self._context.store.ask_when_saved(
                work, self._on_wrote, self._context.navigator.failed.emit
            )

    def _on_wrote(self, made: Exported) -> None:
        words = tr("The package was written, read back and compared.")
        self._context.navigator.told_of_file.emit(words, str(made.path))

    def _on_remove(self) -> None:
        trust_id = self.trust.choice()
        name = self._known.trusts.get(trust_id or "", "")
        if trust_id is None or self.typed.text().strip() != name.strip():
            self._context.navigator.failed.emit(
                Refused(
                    tr("The name typed is not the name of the trust chosen."),
                    tr("Nothing was removed."),
                )
            )
            return
        stamp = self._context.session.author.stamp()
        work = partial(remove_trust, trust_id=trust_id, stamp=stamp)
        done = partial(self._on_removed, name)
        self._context.store.ask_when_saved(work, done, self._context.navigator.failed.emit)

    def _on_removed(self, name: str, removed: Removed) -> None:
        words = tr(
            "{name} was removed from this computer, with {changes} of its"
            " record. The record ended with {head}.",
            name=name,
            changes=counted(removed.changes, "change"),
            head=removed.head[:16],
        )
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        if self._context.preferences.settings.last_trust_id == removed.trust_id:
            self._context.preferences.set("last_trust_id", "")
        session = self._context.session
        if session.trust is not None and session.trust.id == removed.trust_id:
            session.show_nothing()
        self.show_state()


def _known(library: Library) -> _Known:
    home = library.home(1)
    people = {person: name for person, name in home.people.items() if name}
    return _Known(people, {trust.id: trust.name for trust in home.trusts})


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda pair: pair[1].casefold())


def _sure_of_name(name: str) -> Question:
    return Question(
        tr("Erase the name “{name}” from this computer?", name=name),
        " ".join(filter(None, ERASING_SAYS)),
        (
            AnswerChoice("erase", tr("Erase the name")),
            AnswerChoice("back", tr("Keep it"), is_primary=True),
        ),
    )
