"""Packages: open one with a preview, send one, and choose where two desks differ."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from digistrat_desktop.domain.edits.merging import settle
from digistrat_desktop.domain.errors import PasswordNeeded
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.merging import Difference, ImportKind, Settlement
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import kind_words, record_words
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.packages import exchange, files
from digistrat_desktop.services.packages.import_words import PreviewLine, summary_words, value_words
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.window.places import LOOK_INSIDE
from digistrat_desktop.ui.words import counted, tr, tr_count

KINDS = tr("DigiStrat files (*.digistrat)")
TO_OPEN = tr("DigiStrat files and data files (*.digistrat *.db)")
PURPOSE = tr(
    "A DigiStrat file takes a trust, or one assessment, from one computer to another. This "
    "program does not send anything. You send the file as you would any other."
)
_FEW_LINES = 8
_MOST_LINES = 60
_ENDINGS = (files.PACKAGE_ENDING, ".db")
_WHAT = {
    ImportKind.NEW: tr("This trust is not on this computer yet. Importing adds all of it."),
    ImportKind.FORWARD: tr("The file has newer changes for this trust."),
    ImportKind.NOTHING: tr("This file has nothing new."),
    ImportKind.MERGE: tr(
        "Both this computer and the file have new changes. Importing combines them."
    ),
}
_PASSWORD = FieldSpec("password", tr("Password for the DigiStrat file"), Asked.HIDDEN, longest=500)
_ALONE = FieldSpec(
    "alone", tr("Leave out the answers so far, so people answer separately"), Asked.TICK
)


class ExchangePage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Sharing"), PURPOSE)
        self._plans: list[exchange.ImportPlan] = []
        self._file: Path | None = None
        self._several: files.SeveralTrusts | None = None
        self._is_to_look = False
        self._needs_password = False
        context.session.opened.connect(self._fill)
        context.session.changed.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        """Show what can be done now; a target is a package to open, or to look inside one."""
        self._fill()
        if target == LOOK_INSIDE:
            QTimer.singleShot(0, self, partial(self._on_choose, is_to_look=True))
        elif target.lower().endswith(_ENDINGS):
            self._file, self._is_to_look = Path(target), False
            self._read(self._file, None)

    def _fill(self) -> None:
        cards = [self._open_card()]
        if self._several is not None:
            cards.append(self._trusts_card(self._several.trusts))
        cards.extend(self._plan_card(plan) for plan in self._plans)
        if self._open_differences():
            cards.append(self._differences_card())
        if self._context.session.trust is not None:
            cards.append(self._send_card())
        self.show_cards(cards)

    def _open_card(self) -> Card:
        card = Card(self._context.look, tr("Open a DigiStrat file"))
        words = tr(
            "The program reads and checks the whole file first. You see what would "
            "change before anything does."
        )
        card.add(PlainLabel(words))
        is_first = not self._plans and self._several is None
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

    def _on_not_read(self, error: Exception) -> None:
        self._forget()
        self._needs_password = isinstance(error, PasswordNeeded)
        self._several = error if isinstance(error, files.SeveralTrusts) else None
        self._fill()
        if not self._needs_password and self._several is None:
            self._context.navigator.failed.emit(error)

    def _forget(self) -> None:
        self._plans, self._several, self._needs_password = [], None, False

    def _plan_card(self, plan: exchange.ImportPlan) -> Card:
        card = Card(self._context.look, f"{plan.package.trust}: {plan.file}", bar="accent")
        card.add(PlainLabel(_WHAT[plan.found.kind]))
        for warning in plan.warnings:
            card.add(PlainLabel(warning, tone="caution"))
        if plan.lines:
            card.add(PlainLabel(summary_words(plan.found.merged)))
            card.add(*self._preview(plan))
        words = (
            tr("Record as checked") if plan.found.kind is ImportKind.NOTHING else tr("Import file")
        )
        bring = self.button(
            words, partial(self._bring_in, plan),
            primary=plan is self._plans[0], enabled=not self._context.session.read_only,
        )  # fmt: skip
        away = self.button(tr("Close without importing"), partial(self._put_away, plan))
        for button, spoken in ((bring, words), (away, tr("Close without importing"))):
            button.setAccessibleName(
                f"{spoken}: {plan.package.trust}" if len(self._plans) > 1 else spoken
            )
        card.add_layout(self.row(bring, away))
        return card

    def _preview(self, plan: exchange.ImportPlan) -> tuple[QWidget, ...]:
        """Give the lines at once where they are few; else behind a button."""
        table = self._preview_table(plan)
        if len(plan.lines) <= _FEW_LINES:
            return (table,)
        table.hide()
        show = SecondaryButton(self._context.look, tr("Show all changes"))
        show.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        show.clicked.connect(partial(_show_or_hide, show, table))
        return show, table

    def _preview_table(self, plan: exchange.ImportPlan) -> SmallTable:
        heads = (tr("Change"), tr("Item"), tr("On this computer"), tr("In the file"))
        shown = plan.lines[:_MOST_LINES]
        # What is new has nothing to compare: two columns say it all.
        wide = len(heads) if any(line.before or line.after for line in shown) else 2
        table = SmallTable(self._context.look, heads[:wide], (0, 2, 2, 2)[:wide], 600)
        rows = [_preview_row(line)[:wide] for line in shown]
        more = len(plan.lines) - len(rows)
        if more > 0:
            words = tr_count(more, "1 more change", "%n more changes")
            rows.append(("", words, "", "")[:wide])
        table.show_rows(rows)
        return table

    def _put_away(self, plan: exchange.ImportPlan) -> None:
        self._plans = [other for other in self._plans if other is not plan]
        self._fill()

    def _bring_in(self, plan: exchange.ImportPlan) -> None:
        author, now = self._context.session.author, self._context.clock.now()

        def work(library: Library) -> exchange.ImportPlan:
            library.store.back_up(now)
            exchange.apply_import(library, plan, author)
            return plan

        self._context.ask(work, self._on_brought_in)

    def _on_brought_in(self, plan: exchange.ImportPlan) -> None:
        self._put_away(plan)
        clashes = len(plan.found.merged.clashes)
        words = tr("{trust} was imported.", trust=plan.package.trust)
        if clashes:
            choose = tr_count(
                clashes,
                "1 difference needs a choice. Both versions are kept.",
                "%n differences need a choice. Both versions are kept.",
            )
            words = f"{words} {choose}"
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        page = "exchange" if clashes or self._plans else "assess"
        self._context.navigator.open_trust(plan.package.content.trust_id, "", page)

    def _open_differences(self) -> list[Difference]:
        every = self._context.session.workspace.all(Difference)
        return [d for d in every if d.settled is Settlement.OPEN]

    def _differences_card(self) -> Card:
        found = self._open_differences()
        card = Card(
            self._context.look,
            tr_count(len(found), "1 difference needs a choice", "%n differences need a choice"),
        )
        heads = (tr("Item"), tr("Status"), tr("On this computer"), tr("In the file"), "")
        table = SmallTable(self._context.look, heads, (2, 0, 2, 2, 0), 700)
        table.show_rows([self._difference_row(one) for one in found])
        card.add(table)
        return card

    def _difference_row(self, one: Difference) -> tuple[Cell, ...]:
        name = self._name_of(one)
        keep = self.link(
            tr("Keep this computer's"),
            tr("Keep this computer's version: {name}", name=name),
            partial(self._settle, one, "ours"),
        )
        take = self.link(
            tr("Use the file's"),
            tr("Use the file's version: {name}", name=name),
            partial(self._settle, one, "theirs"),
        )
        take.setEnabled(not one.sealed)
        both = Card(self._context.look)
        both.add_layout(self.row(keep, take))
        empty = tr("Empty")
        here, there = value_words(one.ours) or empty, value_words(one.theirs) or empty
        status = CellWords(tr("Signed off") if one.sealed else tr("Open"), wrap=False)
        return name, status, here[:400], there[:400], both

    def _name_of(self, one: Difference) -> str:
        record = self._context.session.workspace.find(type_of(one.about_kind), one.about)
        name = record_words(record) if record is not None else kind_words(one.about_kind)
        field = f": {field_label(one.about_kind, one.field)}" if one.field else ""
        return f"{sentence_case(name)}{field}"

    def _settle(self, one: Difference, choice: str) -> None:
        session, chosen = self._context.session, Settlement(choice)
        self.submit(partial(settle, session.workspace, one, chosen, session.author))

    def _send_card(self) -> Card:
        card = Card(self._context.look, tr("Save a DigiStrat file to share"))
        policy = self._context.preferences.policy
        asked = (
            tr("Required by your organisation.")
            if policy.flag("RequireEncryptedPackages")
            else tr("Optional.")
        )
        rule = tr("At least 12 characters. If you lose the password, you cannot recover it.")
        words = f"{asked} {rule}"
        secret = FieldSpec("password", tr("Password"), Asked.HIDDEN, help_text=words, longest=500)
        fields = self.ask(card, secret, _ALONE)
        trust = self.button(tr("Save the whole trust"), partial(self._on_send_trust, fields))
        one = self.button(
            tr("Save this assessment for a colleague"), partial(self._on_send_assessment, fields),
            enabled=self._context.session.assessment is not None,
        )  # fmt: skip
        card.add_layout(self.row(trust, one))
        return card

    def _on_send_trust(self, fields: FieldSet) -> None:
        trust = self._context.session.trust
        if trust is not None:
            self._send(trust.name, fields, partial(exchange.export_trust, trust_id=trust.id))

    def _on_send_assessment(self, fields: FieldSet) -> None:
        assessment = self._context.session.assessment
        if assessment is not None:
            blind = fields.read()["alone"]
            send = partial(exchange.export_assessment, assessment_id=assessment.id, blind=blind)
            self._send(assessment.title, fields, send)

    def _send(self, name: str, fields: FieldSet, send: Callable[..., exchange.Exported]) -> None:
        # Before the dialog: the page may be filled anew while it is open.
        password = fields.read()["password"] or None
        safe = "".join(c if c.isalnum() else " " for c in name).strip()[:80]
        out = self._context.asker.file_to_save(
            tr("Save a DigiStrat file"), Path(f"{safe or 'trust'}.digistrat"), KINDS
        )
        if out is None:
            return
        stamp = self._context.session.author.stamp()

        def work(library: Library) -> exchange.Exported:
            return send(library, out=out, stamp=stamp, password=password)

        self._context.ask(work, self._on_sent)

    def _on_sent(self, made: exchange.Exported) -> None:
        words = tr("The DigiStrat file was saved and checked.")
        self._context.navigator.told_of_file.emit(words, str(made.path))


def _show_or_hide(button: SecondaryButton, table: SmallTable) -> None:
    shown = table.isHidden()
    table.setVisible(shown)
    words = tr("Hide changes") if shown else tr("Show all changes")
    button.setText(words)
    button.setAccessibleName(words)


def _preview_row(line: PreviewLine) -> tuple[Cell, ...]:
    where = ": ".join([part for part in (line.record, line.field) if part])
    return line.what, sentence_case(where), line.before[:400], line.after[:400]


def _trust_spec(trust: files.TrustThere) -> FieldSpec:
    words = f"{trust.name}, {counted(trust.changes, 'change')}"
    return FieldSpec(trust.id, words, Asked.TICK)
