"""Sharing: open a file with a preview of what would come, take it back, and save one for others."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton

from digistrat_desktop.analysis.answers.unsettled import differences, to_settle_words
from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.domain.record.undoing import TakenFrom
from digistrat_desktop.domain.trust.people import told_apart
from digistrat_desktop.services.packages import exchange, files
from digistrat_desktop.services.packages.import_words import undone_words
from digistrat_desktop.services.packages.undoing import (
    Came,
    ToUndo,
    bring_in,
    note_taken,
    take_import_back,
    to_undo,
)
from digistrat_desktop.services.record.apart import BegunApart, begun_apart
from digistrat_desktop.services.store import shown
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.pages.sharing.apart import ApartCard
from digistrat_desktop.ui.pages.sharing.preview import preview_of
from digistrat_desktop.ui.pages.sharing.saving import SavingCard
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import BRING_IN, LOOK_INSIDE, SHARE
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr, tr_count

TO_OPEN = tr("DigiStrat files and data files (*.digistrat *.db)")
PURPOSE = tr(
    "A DigiStrat file takes a trust, or one assessment, from one computer to another. This "
    "program does not send anything. You send the file as you would any other."
)
_UNDO, _KEEP = "undo", "keep"
_ENDINGS = (files.PACKAGE_ENDING, ".db")
ALL_NEW = tr("This trust is not on this computer yet. Importing adds all of it.")
ADDS = tr("Importing adds what is not here yet. Nothing here is replaced.")
_PASSWORD = FieldSpec("password", tr("Password for the DigiStrat file"), Asked.HIDDEN, longest=500)


class ExchangePage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Sharing"), PURPOSE)
        self._plans: list[exchange.ImportPlan] = []
        self._file: Path | None = None
        self._several: files.SeveralTrusts | None = None
        self._is_to_look = False
        self._needs_password = False
        self._not_read: Exception | None = None  # what was told of the file chosen last
        self._came: Came | None = None
        self._saving: SavingCard | None = None
        self._given: list[str] = []  # names of the copies saved to answer separately
        self._receivers: tuple[tuple[str, str], ...] = ()
        self._apart: tuple[BegunApart, ...] = ()
        self._asked_of = ""  # the trust these two are of
        context.session.opened.connect(self._on_opened)
        context.session.changed.connect(self._on_session_changed)

    def show_state(self, target: str = "") -> None:
        """Show what can be done now; a target is a package to open, or to look inside one."""
        self._fill()
        self._ask_the_store()
        if target in {BRING_IN, LOOK_INSIDE}:
            QTimer.singleShot(0, self, partial(self._on_choose, is_to_look=target == LOOK_INSIDE))
        elif target == SHARE:
            QTimer.singleShot(0, self, self._to_saving)
        elif target.lower().endswith(_ENDINGS):
            self._file, self._is_to_look = Path(target), False
            self._read(self._file, None)

    def _on_opened(self) -> None:
        trust = self._context.session.trust
        if trust is None or trust.id != self._asked_of:
            self._receivers, self._apart = (), ()
        self._fill()
        if self.isVisible():
            self._ask_the_store()

    def _to_saving(self) -> None:
        """Bring the keyboard to what a file to share asks first."""
        if self._saving is not None:
            self._saving.fields.control("what").setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        cards, self._saving = [self._open_card()], None
        if self._several is not None:
            cards.append(self._trusts_card(self._several.trusts))
        cards.extend(self._plan_card(plan) for plan in self._plans)
        if self._came is not None and not self._plans:
            cards.append(self._came_card(self._came))
        elif self._matters():
            cards.append(self._settle_card())
        trust = self._context.session.trust
        if trust is not None:
            self._saving = SavingCard(self._context, self._receivers, self._given)
            cards.append(self._saving)
            if self._apart:
                cards.append(ApartCard(self._context, trust.id, self._apart))
        self.show_cards(cards)

    def _open_card(self) -> Card:
        card = Card(self._context.look, tr("Open a DigiStrat file"))
        words = tr(
            "The program reads and checks the whole file first. You see what would "
            "change before anything does."
        )
        card.add(PlainLabel(words))
        is_first = not self._plans and self._several is None and self._came is None
        bring, look = (partial(self._on_choose, is_to_look=one) for one in (False, True))
        choose = self.button(tr("Choose a file"), bring, primary=is_first)
        look_inside = self.button(tr("View file only"), look)
        card.add_layout(self.row(choose, look_inside))
        if self._needs_password:
            fields = self.ask(card, _PASSWORD)
            card.add(self.button(tr("Open file"), partial(self._on_password, fields)))
        return card

    def _trusts_card(self, trusts: tuple[files.TrustThere, ...]) -> Card:
        """A box for each trust, none ticked, and a button that waits for one."""
        title = tr_count(len(trusts), "This data file has 1 trust", "This data file has %n trusts")
        card, only_one = Card(self._context.look, title, bar="accent"), self._is_to_look
        words = tr("Tick the one to view.") if only_one else tr("Tick the ones you want.")
        card.add(PlainLabel(words))
        fields = self.ask(card, *(_trust_spec(trust) for trust in trusts))
        group = QButtonGroup(card)
        group.setExclusive(only_one)
        for box in fields.boxes.values():
            group.addButton(cast("QAbstractButton", box.field))
        label = tr("View file") if only_one else tr("Show what would change")
        go = self.button(label, partial(self._on_trusts, fields), primary=True, enabled=False)
        fields.typed.connect(lambda: go.setEnabled(any(fields.values().values())))
        card.add(go)
        return card

    def _on_choose(self, *, is_to_look: bool) -> None:
        title = tr("View a DigiStrat file") if is_to_look else tr("Open a DigiStrat file")
        chosen = self._context.asker.file_to_open(title, TO_OPEN)
        if chosen is not None:
            self._file, self._is_to_look = chosen, is_to_look
            self._read(chosen, None)

    def _on_password(self, fields: FieldSet) -> None:
        if self._file is not None:
            self._read(self._file, fields.read()["password"])

    def _read(self, path: Path, password: str | None) -> None:
        if self._is_to_look:
            self._look(lambda library: files.read_handed(library.files, path, password))
            return

        def work(library: Library) -> tuple[exchange.ImportPlan, ...]:
            return (exchange.plan_import(library, path, password),)

        self._context.store.ask(work, self._on_planned, self._on_not_read)

    def _on_trusts(self, fields: FieldSet) -> None:
        trusts = tuple(trust for trust, ticked in fields.read().items() if ticked)
        path, is_to_look = self._file, self._is_to_look
        if path is None:
            return
        if is_to_look:
            self._look(lambda library: files.read_trusts(library.files, path, trusts)[0])
            return
        plan = partial(exchange.plan_trusts, path=path, trusts=trusts)
        self._context.store.ask(plan, self._on_planned, self._on_not_read)

    def _look(self, read: Callable[[Library], files.Package]) -> None:
        self._context.store.ask(read, self._on_read_to_look, self._on_not_read)

    def _on_read_to_look(self, package: files.Package) -> None:
        self._forget()
        self._fill()
        self._context.navigator.package_wanted.emit(self._file, package)

    def _on_planned(self, plans: tuple[exchange.ImportPlan, ...]) -> None:
        self._forget()
        self._plans = list(plans)
        self._fill()
        known = [plan for plan in plans if plan.nothing_new]
        if known and not self._context.session.read_only:
            author = self._context.session.author
            for plan in known:
                remember = partial(exchange.remember_sender, plan=plan, author=author)
                self._context.ask(remember, nothing)
            self._ask_the_store()

    def _on_not_read(self, error: Exception) -> None:
        self._forget()
        self._needs_password = isinstance(error, PasswordNeeded)
        self._several = error if isinstance(error, files.SeveralTrusts) else None
        self._fill()
        if not self._needs_password and self._several is None:
            self._not_read = _about(self._file, error)
            self._context.navigator.failed.emit(self._not_read)

    def _forget(self) -> None:
        """A file was read, or another chosen: nothing of the one before is shown, its problem neither."""
        self._plans, self._several, self._needs_password = [], None, False
        if self._not_read is not None:
            self._context.navigator.went_well.emit(self._not_read)
            self._not_read = None

    def _plan_card(self, plan: exchange.ImportPlan) -> Card:
        card = Card(self._context.look, f"{plan.trust}: {plan.file}", bar="accent")
        card.add(PlainLabel(plan.summary))
        for warning in plan.warnings:
            card.add(PlainLabel(warning, tone="caution"))
        card.add(*map(PlainLabel, self._undone_words(plan)))
        if not plan.nothing_new:
            card.add(PlainLabel(ALL_NEW if plan.is_new else ADDS, tone="secondary"))
            card.add(*preview_of(self._context.look, plan.lines))
        words = tr("Close") if plan.nothing_new else tr("Close without importing")
        away = self.button(words, partial(self._put_away, plan))
        buttons: list[tuple[QPushButton, str]] = [(away, words)]
        if plan.undone:
            buttons.insert(0, self._restore_button(plan))
        if not plan.nothing_new:
            bring = self.button(
                tr("Import file"), partial(self._bring_in, plan),
                primary=plan is self._plans[0], enabled=not self._context.session.read_only,
            )  # fmt: skip
            buttons.insert(0, (bring, tr("Import file")))
        for button, spoken in buttons:
            button.setAccessibleName(f"{spoken}: {plan.trust}" if len(self._plans) > 1 else spoken)
        card.add_layout(self.row(*(button for button, _ in buttons)))
        return card

    def _undone_words(self, plan: exchange.ImportPlan) -> list[str]:
        me = self._context.preferences.settings.actor_id
        return [
            undone_words(act, {me: tr("You")}) if act[0].by == me else words
            for act, words in zip(plan.undone, plan.undone_words, strict=True)
        ]

    def _restore_button(self, plan: exchange.ImportPlan) -> tuple[QPushButton, str]:
        words, can = tr("Restore these changes"), not self._context.session.read_only
        return self.button(words, partial(self._restore, plan), enabled=can), words

    def _restore(self, plan: exchange.ImportPlan) -> None:
        """Have brought back what of a file was taken back; what else it brings can still come."""
        left = replace(plan, undone=(), undone_words=())
        self._plans = [left if one is plan else one for one in self._plans]
        if left.nothing_new:
            self._put_away(left)
        taken = tuple(one for act in plan.undone for one in act)
        self._context.navigator.restore_wanted.emit(plan.package.content.trust_id, taken)

    def _put_away(self, plan: exchange.ImportPlan) -> None:
        self._plans = [other for other in self._plans if other is not plan]
        self._fill()

    def _bring_in(self, plan: exchange.ImportPlan) -> None:
        author, now = self._context.session.author, self._context.clock.now()

        me = self._context.preferences.settings.actor_id

        def work(library: Library) -> tuple[Came, tuple[TakenFrom, ...]]:
            came = bring_in(library, plan, author, now)
            return came, note_taken(library.store, came.trust_id, came.hashes, me)

        self._context.ask_when_saved(work, partial(self._on_brought_in, plan))

    def _on_brought_in(
        self, plan: exchange.ImportPlan, found: tuple[Came, tuple[TakenFrom, ...]]
    ) -> None:
        came, taken = found
        self._came = came
        self._put_away(plan)
        goes_on = came.is_new and not self._plans
        said = " ".join(filter(None, (came.words, plan.unsettled)))
        if goes_on:
            self._context.navigator.told.emit(Gravity.INFO, said, ())
        else:
            announce(self, said)
        self._reopen(came.trust_id, "assess" if goes_on else "exchange")
        if taken:
            self._context.navigator.taken_back.emit(came.trust_id, taken)

    def _reopen(self, trust_id: str, page: str) -> None:
        """Open a trust as it stands now, at the assessment that is open where it is the same trust."""
        trust, assessment = self._context.session.trust, self._context.session.assessment
        same = trust is not None and trust.id == trust_id and assessment is not None
        self._context.navigator.open_trust(
            trust_id, assessment.id if same and assessment else "", page
        )

    def _matters(self) -> int:
        """Give how many differences wait to be settled."""
        session = self._context.session
        return differences(session.workspace) if session.trust is not None else 0

    def _came_card(self, came: Came) -> Card:
        """Say what the last import brought, with the ways to settle it and to take it back."""
        card = Card(self._context.look, tr("Imported"), bar="good")
        session = self._context.session
        loose = to_settle_words(session.workspace) if session.trust is not None else ""
        card.add(PlainLabel(" ".join(filter(None, (came.words, loose)))))
        buttons = [self.button(tr("Settle"), self._on_settle, primary=True)] if loose else []
        if came.can_undo and not self._context.session.read_only:
            buttons.append(self.button(tr("Undo the import"), partial(self._on_undo, came)))
        buttons.append(self.button(tr("Close"), self._on_came_closed))
        card.add_layout(self.row(*buttons))
        return card

    def _settle_card(self) -> Card:
        count = self._matters()
        title = tr_count(count, "1 difference to settle", "%n differences to settle")
        card = Card(self._context.look, title, bar="caution_line")
        words = tr(
            "2 people changed the same thing apart. Every value is kept until someone chooses."
        )
        card.add(PlainLabel(words), self.button(tr("Settle"), self._on_settle))
        return card

    def _on_settle(self) -> None:
        self._context.navigator.go("settle")

    def _on_came_closed(self) -> None:
        self._came = None
        self._fill()

    def _on_session_changed(self, _: object) -> None:
        if self._came is not None:
            self._came = self._came._replace(can_undo=False)
        if self.isVisible():
            self._fill()

    def _on_undo(self, came: Came) -> None:
        """Ask first: it takes back what others changed, and reaches them."""
        told = partial(to_undo, came=came, author=self._context.session.author)
        self._context.ask_when_saved(told, partial(self._on_undo_told, came))

    def _on_undo_told(self, came: Came, told: ToUndo) -> None:
        if not told.is_any:
            self._context.navigator.told.emit(Gravity.INFO, told.words, ())
            return
        choices = (AnswerChoice(_UNDO, tr("Undo the import")), AnswerChoice(_KEEP, tr("Cancel")))
        question = Question(tr("Undo the import?"), told.words, choices)
        if self._context.asker.ask(question) != _UNDO:
            return
        author, now = self._context.session.author, self._context.clock.now()

        def work(library: Library) -> str:
            return take_import_back(library, came, author, now)

        self._context.ask_when_saved(work, partial(self._on_undone, came))

    def _on_undone(self, came: Came, words: str) -> None:
        self._came = None
        if came.is_new:
            self._context.session.show_nothing()
            self._context.navigator.go("home")
        else:
            self._reopen(came.trust_id, "exchange")
        self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _ask_the_store(self) -> None:
        """Ask whose files have shown what they have, and which other trusts here are perhaps this one.

        For the first a file of what is new can be saved.
        """
        session = self._context.session
        trust, people = session.trust, told_apart(session.workspace.people)
        me = self._context.preferences.settings.actor_id
        if trust is None:
            return
        trust_id = self._asked_of = trust.id

        def work(library: Library) -> tuple[tuple[str, str], ...]:
            known = (one for one in people if one != me and people[one])
            return tuple(
                (one, people[one]) for one in known if shown.known_to(library.store, trust_id, one)
            )

        self._context.ask(work, self._on_receivers)
        self._context.ask(partial(begun_apart, trust_id=trust_id), self._on_apart)

    def _on_apart(self, found: tuple[BegunApart, ...]) -> None:
        if found != self._apart:
            self._apart = found
            if self.isVisible():
                self._fill()

    def _on_receivers(self, receivers: tuple[tuple[str, str], ...]) -> None:
        if receivers != self._receivers:
            self._receivers = receivers
            if self.isVisible():
                self._fill()


def _trust_spec(trust: files.TrustThere) -> FieldSpec:
    words = f"{trust.name}, {counted(trust.changes, 'change')}"
    return FieldSpec(trust.id, words, Asked.TICK)


def _about(file: Path | None, error: Exception) -> Exception:
    """Name the file in what is wrong with it."""
    if file is None or not isinstance(error, Refused) or file.name in error.what:
        return error
    what = tr("“{name}” was not opened. {what}", name=file.name, what=error.what)
    return Refused(what, error.safe, error.advice)
