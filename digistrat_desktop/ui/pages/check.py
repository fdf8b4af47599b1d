"""Check: what was found, most important first, each with its way to be mended or accepted."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.actions.order import SuggestedAction
from digistrat_desktop.analysis.answers.readiness import OpenMatter, after_sign_off
from digistrat_desktop.analysis.count_words import answered_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings import all_findings
from digistrat_desktop.analysis.findings.rules import NO_ACTION, Finding, Grade
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.actions import (
    acknowledge_all,
    acknowledgement_id,
    add_actions,
    take_back_acknowledgement,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.words import day_label
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.records import trust_of_form
from digistrat_desktop.ui.kit.access import announce, find_with
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, InPlaceOf, TopColumn, bare, put
from digistrat_desktop.ui.kit.page_parts import WaitingState
from digistrat_desktop.ui.pages.signed_note import SealedNote
from digistrat_desktop.ui.pages.skeletons import JudgedPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import RANK, Cell, CellLink
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_HEADS = (tr("Importance"), tr("Finding and rule"), "")
_FOLD_BELOW = 640
# A symbol beside the word: a column of eleven lines in red would shout down what they say.
_SIGNS = {Grade.MOST: "◆ ", Grade.KNOW: "◆ ", Grade.ATTENTION: "◇ "}
_ANY_IMPORTANCE = ("", tr("Any importance"))
_ANY_PAGE = ("", tr("Any page"))
_SEVERAL = tr("Shift with an arrow key, or a click with Ctrl or Shift, chooses several findings.")
_WHOLE = "|*"
_NOBODY_ACCEPTED = tr("No findings match. Clear the search or choose more.")


class StandingCard(Card):
    """Filters above, findings below; a rule met more than once is one row that opens."""

    fix_asked = Signal(object)  # a finding is to be mended; carries it
    accept_asked = Signal(object)  # findings are to be accepted for now; carries them
    add_asked = Signal(object)  # findings are to be made actions; carries them

    def __init__(self, context: PageContext) -> None:
        look = context.look
        super().__init__(look, tr("Findings to check"))
        self._names = {page.id: page.name for page in context.pages}
        self._findings: Sequence[Finding] = ()
        self._labels: dict[str, str] = {}
        self._may_accept = True
        self._locked: frozenset[str] = frozenset()
        self._opened: set[str] = set()
        self._door_of: dict[tuple[str, str], QWidget] = {}
        self._stands_for: dict[str, Sequence[Finding]] = {}  # findings by the id of their row
        importances = [_ANY_IMPORTANCE, *((one.value, one.value) for one in Grade)]
        self.importance = ChoiceField(tr("Importance"), importances, is_wide=True)
        self.where = ChoiceField(tr("Where to fix it"), [_ANY_PAGE], is_wide=True)
        self.words = LineField(tr("Search findings"), hint=tr("Search findings …"))
        self.said = PlainLabel("", tone="secondary")
        self.table = ListTable(look, _HEADS, (0, 1, 0), _FOLD_BELOW, self._commands)
        self.table.setAccessibleName(tr("Findings"))
        self.several = PlainLabel(_SEVERAL, tone="secondary")
        self.aside = SecondaryButton(look, "")
        self.to_actions = SecondaryButton(look, "")
        self._build()

    def _build(self) -> None:
        self.importance.set_choice("")
        self.where.set_choice("")
        bar = QWidget()
        row = FlowLayout(self._look.theme.space(2), bar)
        put(row, self.words, self.importance, self.where)
        self.add(bar, self.said)
        self._chosen = InPlaceOf(self._look, self.several, self.aside, self.to_actions)
        self._chosen.offer(are_offered=False)
        self.add(self._chosen, self.table)
        find_with(self, self.words)
        self.aside.clicked.connect(self._on_aside)
        self.to_actions.clicked.connect(self._on_to_actions)
        self.table.chosen_changed.connect(self._show_many)
        self.table.opened.connect(self._on_opened)
        self.words.textChanged.connect(self._on_wanted)
        self.importance.chosen.connect(self._on_wanted)
        self.where.chosen.connect(self._on_wanted)

    def chosen(self) -> list[Finding]:
        """Give the findings chosen; the head of a group stands for all that it shows."""
        rows = (self._stands_for.get(one, ()) for one in self.table.chosen())
        wanted = {_id(finding) for row in rows for finding in row}
        return [one for one in self._findings if _id(one) in wanted]

    def _show_many(self) -> None:
        count = len(self.chosen())
        aside = tr_count(count, "Set aside 1 finding…", "Set aside %n findings…")
        actions = tr_count(count, "Add 1 action…", "Add %n actions…")
        for button, words in ((self.aside, aside), (self.to_actions, actions)):
            button.setText(words)
            button.setAccessibleName(words)
        self._chosen.offer(are_offered=count > 0 and self._may_accept)

    def _on_aside(self) -> None:
        self.accept_asked.emit(self.chosen())

    def _on_to_actions(self) -> None:
        self.add_asked.emit(self.chosen())

    def _on_opened(self, row_id: str) -> None:
        rule, _, record = row_id.partition("|")
        if row_id.endswith(_WHOLE):
            self._on_toggle(rule)
        for one in self._findings:
            if (one.rule, one.record) == (rule, record):
                self.fix_asked.emit(one)
                return

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        found, writes = self.chosen(), self._may_accept
        if len(found) == 1 and len(chosen) == 1:
            fix = partial(self.fix_asked.emit, found[0])
            aside = partial(self.accept_asked.emit, found)
            verb = self._verb(found[0])
            return [Command(verb, fix), Command(tr("Set aside"), aside, writes)]
        many = ((self.aside, self._on_aside), (self.to_actions, self._on_to_actions))
        return [Command(button.text(), do, writes) for button, do in many] if found else []

    def show_findings(
        self, findings: Sequence[Finding], labels: dict[str, str], *, may_accept: bool,
        locked: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        """Show findings; on the pages that are `locked` nothing can be fixed, so those are shown there."""
        self._findings, self._labels, self._may_accept = findings, labels, may_accept
        self._locked = locked
        pages = dict.fromkeys(one.page for one in findings)
        self.where.set_choices([_ANY_PAGE, *((page, self._names[page]) for page in pages)])
        if self.where.choice() is None:
            self.where.set_choice("")
        self._fill()

    def show_where(self, key: str) -> bool:
        """Open the group of a finding named as "rule|record" and bring the keyboard to it."""
        rule, _, record = key.partition("|")
        if (rule, record) not in {(one.rule, one.record) for one in self._findings}:
            return False
        self.words.show_other("")
        self.importance.set_choice("")
        self.where.set_choice("")
        self._opened.add(rule)
        self._fill()
        self._door_of[rule, record].setFocus()
        return True

    def _on_wanted(self, _: str) -> None:
        self._fill()
        announce(self.table, self.said.text())

    def _fill(self) -> None:
        wanted = all_findings.FindingFilter(
            self.importance.choice() or "", self.where.choice() or "", self.words.text()
        )
        found = all_findings.wanted_findings(self._findings, wanted, self._labels)
        groups = all_findings.grouped(found)
        self._door_of = {}
        self._stands_for = {_id(one): (one,) for one in found}
        self.table.show_list([row for group in groups for row in self._rows(group)])
        self._show_many()
        self._chosen.setVisible(len(found) > 1)
        every = len(self._findings)
        words = (
            tr("{found} of {every} findings shown.", found=len(found), every=every)
            if len(found) < every
            else ""
        )
        self.said.say(words if found or not every else _NOBODY_ACCEPTED)

    def _rows(self, group: all_findings.FindingGroup) -> list[tuple[str, tuple[QWidget, ...]]]:
        if len(group.findings) == 1:
            return [(_id(group.findings[0]), self._row(group.findings[0]))]
        whole = f"{group.rule}{_WHOLE}"
        self._stands_for[whole] = group.findings
        rows = [(whole, self._head(group))]
        if group.rule in self._opened:
            rows += [(_id(one), self._row(one, inside=True)) for one in group.findings]
        return rows

    def _head(self, group: all_findings.FindingGroup) -> tuple[QWidget, ...]:
        first = group.findings[0]
        is_open = group.rule in self._opened
        toggle = LinkButton(self._look, tr("Hide") if is_open else tr("Show all"))
        state = (
            tr("These findings are shown below.") if is_open else tr("These findings are hidden.")
        )
        toggle.setAccessibleName(f"{toggle.text()}: {group.title}")
        toggle.setAccessibleDescription(state)
        toggle.clicked.connect(partial(self._on_toggle, group.rule))
        self._door_of[group.rule, ""] = toggle
        return self._matters(first), self._told(group.title, first.source, bold=True), toggle

    def _on_toggle(self, rule: str) -> None:
        self._opened ^= {rule}
        self._fill()
        if (rule, "") in self._door_of:
            self._door_of[rule, ""].setFocus()

    def _row(self, finding: Finding, *, inside: bool = False) -> tuple[QWidget, ...]:
        source = "" if inside else finding.source
        about = self._labels.get(finding.record, "")
        return (
            self._matters(finding),
            self._told(finding.sentence, source, about),
            self._doors(finding),
        )

    def _matters(self, finding: Finding) -> PlainLabel:
        said = finding.importance
        serious = said in {Grade.MOST, Grade.KNOW}
        tone = "caution" if serious else "secondary"
        words = PlainLabel(_SIGNS.get(said, "") + said, tone=tone, wrap=False)
        words.setAccessibleName(said)
        words.setProperty(RANK, str(said.place))
        return words

    def _told(self, sentence: str, source: str, about: str = "", *, bold: bool = False) -> QWidget:
        """A finding with what it is about and why it is looked for, in small letters."""
        told = QWidget()
        column = bare(TopColumn(told), 2)
        words = PlainLabel(sentence)
        words.set_bold(bold=bold)
        column.addWidget(words)
        small = ". ".join(part for part in (about, source) if part)
        if small:
            column.addWidget(PlainLabel(small, TypeRole.SMALL, "secondary"))
        return told

    def _verb(self, finding: Finding) -> str:
        if finding.page in self._locked:
            return tr("Show")
        return tr("Add action") if finding.rule == NO_ACTION else tr("Fix")

    def _doors(self, finding: Finding) -> QWidget:
        doors = QWidget()
        row = bare(QHBoxLayout(doors))
        verb = self._verb(finding)
        mend = LinkButton(self._look, verb)
        mend.setAccessibleName(f"{verb}: {finding.sentence}")
        mend.clicked.connect(partial(self.fix_asked.emit, finding))
        accept = LinkButton(self._look, tr("Set aside"))
        accept.setAccessibleName(tr("Set aside for now: {sentence}", sentence=finding.sentence))
        accept.clicked.connect(partial(self.accept_asked.emit, [finding]))
        accept.setEnabled(self._may_accept)
        put(row, mend, accept)
        self._door_of[finding.rule, finding.record] = mend
        return doors


def _id(finding: Finding) -> str:
    return f"{finding.rule}|{finding.record}"


_FINDINGS_FOLD_BELOW = 640
_ACCEPT = (
    FieldSpec(
        "reason",
        tr("Why you are setting it aside"),
        Asked.TEXT,
        needed=tr("Say why you are setting it aside."),
    ),
    FieldSpec("until", tr("Last day it is set aside"), Asked.DAY),
)
_ADD = (
    FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("due", tr("Due"), Asked.DAY),
)
_NO_ACTION = tr("No action is suggested for these findings. Set them aside or fix them.")
_NOTHING = tr("No findings. Answer some questions or add objectives, then check again.")


_STAYS = tr("Those about answers stay as they were signed off.")
_OF_ANSWERS = frozenset({"assess", "signing"})  # pages on which what is signed off stays as it is
_ADD_DRAFT = "findings_to_actions"
_BETWEEN = "\n"


def _found_words(judgement: Judgement) -> tuple[str, ...]:
    """Say how many findings there are, and why as many may matter most once one is dealt with."""
    count, most = judgement.finding_count, judgement.counts.of(CountOf.MATTER_MOST)
    if not count:
        return (_NOTHING,)
    if _is_signed(judgement):
        return tr_count(count, "1 finding.", "%n findings."), _STAYS
    said = tr_count(count, "1 finding.", "%n findings, most important first.")
    if not most:
        return (said,)
    if judgement.next_moves_up:
        return said, tr_count(
            most,
            "1 matters most. Fix it, and the next takes its place.",
            "%n matter most. Fix one, and the next takes its place.",
        )
    return said, tr_count(most, "1 matters most.", "%n matter most.")


def _how_far(judgement: Judgement) -> tuple[str, ...]:
    """Say how much is answered: few answers have few findings."""
    if judgement.assessed is None:
        return ()
    answered = f"{answered_words(judgement.counts)}."
    if _is_signed(judgement):
        return (answered,)
    issues = judgement.counts.of(CountOf.OPEN_MATTERS)
    more = tr_count(
        issues,
        "Sign off has 1 open issue.",
        "Sign off lists %n open issues.",
    )
    return (answered, more) if issues else (answered,)


def _is_signed(judgement: Judgement) -> bool:
    return judgement.assessed is not None and is_sealed(judgement.assessment.status)


def _key(finding: Finding) -> str:
    """Name a finding as its draft does."""
    return f"{finding.rule}|{finding.about}"


class CheckPage(JudgedPage):
    """What stands, and what was accepted for now."""

    _listed: Sequence[Finding] = ()
    _suggested: Sequence[SuggestedAction] = ()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Check"))
        look = context.look
        self.words = PlainLabel("", tone="secondary")
        self.begin = PrimaryButton(look, tr("Go to Assess"))
        self.standing = StandingCard(context)
        self.accepted = ListTable(
            look,
            (tr("Set aside until"), tr("Finding and reason"), ""),
            (2, 7, 0),
            _FINDINGS_FOLD_BELOW,
        )
        self._accepted_card = Card(look, tr("Set aside for now"))
        self._signed_card = Card(look, tr("After sign-off"), bar="caution_line")
        self.signed = ListTable(look, ("", ""), (1, 0), 0)
        self.sealed = SealedNote(context)
        self.waiting = WaitingState(look, tr("Looking for gaps and contradictions …"))
        self._build()
        context.late.changed.connect(self._on_left)
        self.begin.clicked.connect(partial(context.navigator.go, "assess"))
        self.standing.fix_asked.connect(self._on_fix)
        self.standing.accept_asked.connect(self._on_accept)
        self.standing.add_asked.connect(self._on_add)

    def _build(self) -> None:
        page = self.page
        page.add(self.head, self.words)
        page.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        page.add(self.sealed, self.offer, self.form)
        self._accepted_card.add(self.accepted)
        self._signed_card.add(self.signed)
        for part in (self._signed_card, self.standing, self._accepted_card):
            part.hide()
        page.add(self.waiting, self._signed_card, self.standing, self._accepted_card)
        page.end()

    def _prepare(self) -> None:
        self.begin.hide()

    def _show(self, judgement: Judgement) -> None:
        self.waiting.hide()
        self._listed = standing = judgement.findings
        self._suggested = judgement.proposals
        accepted = judgement.accepted
        count = judgement.finding_count
        self.words.show_text(" ".join((*_found_words(judgement), *_how_far(judgement))))
        self.begin.setVisible(not count and not _is_signed(judgement))
        self.sealed.show_assessment(judgement.assessment if judgement.assessed else None)
        self._show_signed()
        may_accept = not self._context.session.read_only
        with self.page.filled_again():
            locked = _OF_ANSWERS if _is_signed(judgement) else frozenset()
            self.standing.show_findings(
                standing, judgement.labels, may_accept=may_accept, locked=locked
            )
            self.standing.setVisible(bool(count))
            self._accepted_card.setVisible(bool(accepted))
            self.accepted.show_rows([self._accepted_row(one) for one in accepted])
        target = self._take_target()
        if target:
            self.standing.show_where(target)

    def _show_signed(self) -> None:
        context = self._context
        signed = (*after_sign_off(context.session.workspace), *context.late.left)
        self._signed_card.setVisible(bool(signed))
        self.signed.show_rows([self._signed_row(one) for one in signed])

    def _signed_row(self, found: OpenMatter) -> tuple[Cell, ...]:
        words, go = found.sentence, self._context.navigator.go
        fix = partial(go, found.page, found.target)
        return words, CellLink(tr("Fix"), tr("Fix: {sentence}", sentence=words), fix)

    def _findings_of(self, draft: DraftOf) -> list[Finding]:
        wanted = set(draft.record.split(_BETWEEN))
        mine = [one for one in self._listed if _key(one) in wanted]
        known = draft.kind in {"set_aside", _ADD_DRAFT} and {_key(one) for one in mine} == wanted
        return mine if known else []

    def _has_form_of(self, draft: DraftOf) -> bool:
        return bool(self._findings_of(draft))

    def _reopen(self, draft: DraftOf) -> None:
        found = self._findings_of(draft)
        if found and draft.kind == _ADD_DRAFT:
            self._on_add(found)
        elif found:
            self._on_accept(found)

    def _on_left(self) -> None:
        if self.isVisible() and self.waiting.isHidden():
            self._show_signed()

    def _on_fix(self, finding: Finding) -> None:
        self._context.navigator.go(finding.page, finding.target)

    def _accepted_row(self, finding: Finding) -> tuple[Cell, ...]:
        accepted = finding.accepted
        spoken = tr("Show again: {sentence}", sentence=finding.sentence)
        writes, back = not self._context.session.read_only, partial(self._on_back, finding)
        until = day_label(accepted.until) if accepted and accepted.until else ""
        why = f"{finding.sentence} {accepted.reason if accepted else ''}"
        return until, why, CellLink(tr("Show again"), spoken, back, writes)

    def _on_accept(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        title = tr("Set aside for now: {sentence}", sentence=first.sentence)
        if len(findings) > 1:
            title = tr_count(len(findings), "Set aside 1 finding", "Set aside %n findings")
        saving = Saving(partial(self._accept, findings))
        session = self._context.session
        draft = session.draft_of("set_aside", _BETWEEN.join(map(_key, findings)))
        me = acknowledgement_id(trust_of_form(session, "reason"), first.rule, first.about)
        is_new = len(findings) == 1 and not session.workspace.any_of(me)
        begin = Begin(me=me if is_new else "")
        self.open_form(FormPlan(title, draft, _ACCEPT, saving, begin, save_words=tr("Set aside")))

    def _accept(self, findings: Sequence[Finding], values: dict[str, Any]) -> Step:
        session = self._context.session
        trust_id = trust_of_form(session, "reason")
        named = dict.fromkeys((one.rule, one.about) for one in findings)
        said = (values["reason"], values["until"])
        return acknowledge_all(session.workspace, trust_id, named, said, session.author)

    def _on_add(self, findings: Sequence[Finding]) -> None:
        """Make actions of what is suggested for several findings, with one owner and one date."""
        wanted = {(one.rule, one.record) for one in findings}
        found = [one for one in self._suggested if (one.rule, one.addresses[0]) in wanted]

        def make(said: dict[str, Any]) -> Step:
            session = self._context.session
            if not found:
                raise InvalidValue("owner_id", _NO_ACTION)
            told = [{**one.values(), **said} for one in found]
            trust_id = trust_of_form(session, "owner_id")
            return add_actions(session.workspace, trust_id, told, session.author)

        title = tr_count(len(found), "Add 1 action", "Add %n actions")
        draft = self._context.session.draft_of(_ADD_DRAFT, _BETWEEN.join(map(_key, findings)))
        plan = FormPlan(title, draft, _ADD, Saving(make), save_words=title)
        self.open_form(plan)

    def _on_back(self, finding: Finding) -> None:
        if finding.accepted is not None:
            session = self._context.session
            session.submit(take_back_acknowledgement(finding.accepted, session.author))
