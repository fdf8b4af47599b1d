"""Check: what was found, most important first, each with its way to be mended or accepted."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from digistrat_desktop.analysis.actions.order import ALREADY_TAKEN, SuggestedAction, taken_up
from digistrat_desktop.analysis.answers.readiness import OpenMatter, after_sign_off
from digistrat_desktop.analysis.count_words import answered_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import NO_ACTION, Finding
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
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.forms.records import trust_of_form
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.page_parts import WaitingState
from digistrat_desktop.ui.pages.check.findings_card import StandingCard, row_id
from digistrat_desktop.ui.pages.signed_note import SealedNote
from digistrat_desktop.ui.pages.skeletons import JudgedPage
from digistrat_desktop.ui.pages.who_acts import who_acts
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

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
        "Sign off has 1 open issue: what is still missing.",
        "Sign off lists %n open issues: what is still missing.",
    )
    return (answered, more) if issues else (answered,)


def _is_signed(judgement: Judgement) -> bool:
    return judgement.assessed is not None and is_sealed(judgement.assessment.status)


def _acts(judgement: Judgement) -> dict[str, CellWords]:
    """Say who acts on each finding that an action deals with, by the id of its row."""
    dealt = (one for one in judgement.findings if judgement.actions_for(one))
    return {row_id(one): who_acts(one, judgement) for one in dealt}


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
        self.standing = StandingCard(context, lambda found: len(self._suggested_for(found)))
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
                standing, judgement.labels, may_accept=may_accept, locked=locked,
                acts=_acts(judgement),
            )  # fmt: skip
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
        found = self._findings_of(draft)
        return bool(self._suggested_for(found) if draft.kind == _ADD_DRAFT else found)

    def _reopen(self, draft: DraftOf) -> None:
        found = self._findings_of(draft)
        if found and draft.kind == _ADD_DRAFT and self._suggested_for(found):
            self._on_add(found)
        elif found and draft.kind != _ADD_DRAFT:
            self._on_accept(found)

    def _on_left(self) -> None:
        if self.isVisible() and self.waiting.isHidden():
            self._show_signed()

    def _on_fix(self, finding: Finding) -> None:
        if finding.rule == NO_ACTION and self._suggested_for([finding]):
            self._on_add([finding])
        else:
            self._context.navigator.go(finding.page, finding.target)

    def _suggested_for(self, findings: Sequence[Finding]) -> list[SuggestedAction]:
        """Give what is suggested for some findings, and for a thing without an action the first for that."""
        wanted = {(one.rule, one.record) for one in findings}
        found = [one for one in self._suggested if (one.rule, one.addresses[0]) in wanted]
        lacking = {one.record for one in findings if one.rule == NO_ACTION}
        for one in self._suggested:
            if one.addresses[0] in lacking - {each.addresses[0] for each in found}:
                found.append(one)
        return found

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
        found = self._suggested_for(findings)

        def make(said: dict[str, Any]) -> Step:
            session = self._context.session
            taken = taken_up(session.workspace)
            still = [one for one in found if (one.addresses[0], one.rule) not in taken]
            if not still:
                raise InvalidValue("owner_id", ALREADY_TAKEN)
            told = [{**one.values(), **said} for one in still]
            trust_id = trust_of_form(session, "owner_id")
            return add_actions(session.workspace, trust_id, told, session.author)

        title = tr_count(len(found), "Add 1 action", "Add %n actions")
        draft = self._context.session.draft_of(_ADD_DRAFT, _BETWEEN.join(map(_key, findings)))
        words = "\n".join(one.title for one in found)
        plan = FormPlan(title, draft, _ADD, Saving(make), words=words, save_words=title)
        self.open_form(plan)

    def _on_back(self, finding: Finding) -> None:
        if finding.accepted is not None:
            session = self._context.session
            session.submit(take_back_acknowledgement(finding.accepted, session.author))
