"""Actions: what helps most first, by date, what could be done, and out to a spreadsheet and back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton

from digistrat_desktop.analysis.actions.order import ALREADY_TAKEN, SuggestedAction, taken_up
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.actions import change_actions, dismiss_suggestion, save_action
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.trust.reviews import Challenge
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.forms.records import titles_of, trust_of_form, values_of
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.page_parts import WaitingState
from digistrat_desktop.ui.pages.actions.cards import ListCard, ProposalsCard, TimelineCard
from digistrat_desktop.ui.pages.actions.exchange_card import ExchangeCard
from digistrat_desktop.ui.pages.skeletons import JudgedPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ADD, UNDO
from digistrat_desktop.ui.words import tr, tr_count

FINDING, ADDRESSES = "finding", "addresses"
"""Fields whose choices the page knows."""
NONE = ("", tr("None"))
_LINKED = tr("Link it, or the board report says that nobody acts on this finding")
_PROOF = tr("The result, or why it was cancelled. You need this or evidence to close it")
_CLOSED = tr("If empty, the day you close it")

_OPEN = frozenset({"", *(one.value for one in ActionStatus if one.is_open)})


def _is_closed(values: Mapping[str, Any]) -> bool:
    """What became of an action is asked once it is said to be done or cancelled."""
    return values["status"] not in _OPEN


ACTION = (
    FieldSpec("title", tr("&What needs doing"), is_whole=True),
    FieldSpec(
        FINDING, tr("Finding &it deals with"), Asked.CHOICE, is_whole=True, help_text=_LINKED
    ),
    FieldSpec("why", tr("Wh&y"), Asked.TEXT),
    FieldSpec("owner_id", tr("&Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("due", tr("&Due"), Asked.DAY),
    FieldSpec("status", tr("&Status"), Asked.CHOICE, labels_of(ActionStatus), ActionStatus),
    FieldSpec("effort", tr("Effor&t"), Asked.CHOICE, labels_of(Effort), Effort),
    FieldSpec("cost", tr("&Cost in pounds"), Asked.AMOUNT),
    FieldSpec(ADDRESSES, tr("Wh&at it helps"), Asked.SEARCH),
    FieldSpec("depends_on", tr("De&pends on"), Asked.SEARCH, titles_of(Action)),
    FieldSpec("closed_on", tr("C&losed on"), Asked.DAY, help_text=_CLOSED, when=_is_closed),
    FieldSpec(
        "evidence_id", tr("Evide&nce that it is done"), Asked.CHOICE, titles_of(Evidence, NONE),
        when=_is_closed,
    ),
    FieldSpec("closing_note", tr("&Result"), Asked.TEXT, help_text=_PROOF, when=_is_closed),
)  # fmt: skip
_KEEP = tr("If empty, each keeps its own")
MANY = (
    FieldSpec("owner_id", tr("&Owner"), Asked.PERSON, help_text=_KEEP),
    FieldSpec("due", tr("&Due"), Asked.DAY, help_text=_KEEP),
    FieldSpec(
        "status", tr("&Status"), Asked.CHOICE,
        (("", tr("Keep each as it is")), *labels_of(ActionStatus)),
    ),
    FieldSpec(
        "closing_note", tr("&Result"), Asked.TEXT, help_text=_PROOF, when=_is_closed
    ),
)  # fmt: skip
DISMISS = (FieldSpec("closing_note", tr("Why you will not do it"), Asked.TEXT),)

LIST, DATES, PROPOSED, SHEET = "list", "dates", "proposed", "sheet"
_VIEWS = (
    (LIST, tr("List")),
    (DATES, tr("Timeline")),
    (PROPOSED, tr("Suggestions")),
    (SHEET, tr("Spreadsheet")),
)
_BETWEEN = "|"
_DISMISS = "dismiss"
_MANY = "change_many"


class ActionsPage(JudgedPage):
    """Four views under one form."""

    _judgement: Judgement | None = None
    _added = ""  # the action that was added last, until its row is there

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Actions"), _VIEWS)
        look = context.look
        self.waiting = WaitingState(look, tr("Sorting the actions …"))
        self.list = ListCard(look)
        self.dates = TimelineCard(look)
        self.proposed = ProposalsCard(look)
        self.sheet = ExchangeCard(context)
        self._cards = {
            LIST: self.list,
            DATES: self.dates,
            PROPOSED: self.proposed,
            SHEET: self.sheet,
        }
        self.page.add(self.head, self.waiting, self.offer, self.form, *self._cards.values())
        self.page.end()
        self._connect()
        self._show_view()

    def _connect(self) -> None:
        self.list.add_asked.connect(self._on_add)
        self.list.edit_asked.connect(self._on_edit)
        self.list.many_asked.connect(self._on_many)
        self.proposed.taken.connect(self._on_take)
        self.proposed.dismissed.connect(self._on_dismiss)
        self.sheet.taken_in.connect(partial(self._on_view, LIST))

    def _prepare(self) -> None:
        session = self._context.session
        self.list.add_button.setEnabled(session.trust is not None and not session.read_only)
        self._show_view()

    def _show_view(self) -> None:
        known = self._judgement is not None
        self.waiting.setVisible(not known)
        super()._show_view()
        for view, card in self._cards.items():
            card.setVisible(known and view == self._view)

    def _show(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._show_view()
        found = judgement.proposals
        self.list.show_lines(judgement.action_lines)
        self.dates.show_lines(judgement.action_lines, judgement.today)
        self.proposed.show_suggestions(found, may_change=not self._context.session.read_only)
        self.sheet.show_labels(judgement.labels)
        count = judgement.counts.of(CountOf.PROPOSED_ACTIONS)
        self.chips[PROPOSED].setText(
            tr("Suggestions ({found})", found=count) if count else tr("Suggestions")
        )
        self._show_target()
        self._come_to_added()

    def _come_to_added(self) -> None:
        """Bring the keyboard to the row of a new action, unless the person has gone on meanwhile."""
        added, self._added = self._added, ""
        is_at_rest = isinstance(self.window().focusWidget(), QAbstractButton)
        if added and self._view == LIST and self.form.isHidden() and is_at_rest:
            self.list.show_where(added)

    def _keep_added(self, step: Step) -> bool:
        kept = self._context.session.submit(step)
        if kept:
            self._added = str(step.changes[0].record_id)
        return kept

    def _show_target(self) -> None:
        """Go to an action and its form, or to what is suggested about a thing that has no action."""
        target = self._take_record()
        if not target:
            return
        if target == ADD:
            self._on_view(LIST)
            if self.list.add_button.isEnabled():
                self._on_add()
            return
        if self._context.session.workspace.find(Challenge, target) is not None:
            self._on_view(LIST)
            self._on_add((target,))
            return
        if self._context.session.workspace.find(Action, target) is None:
            self._on_view(PROPOSED)
            self.proposed.show_where(target)
            return
        self._on_view(LIST)
        if self.list.show_where(target):
            self._on_edit(target)

    def _open(
        self, title: str, values: dict[str, Any], action: Action | None, rule: str = "",
        keep: Callable[[Step], bool] | None = None,
    ) -> None:  # fmt: skip
        """Open the form of an action; `rule` is what it was proposed from."""

        def make(said: dict[str, Any]) -> Step:
            session = self._context.session
            if action is None and rule and first in taken_up(session.workspace):
                raise InvalidValue("title", ALREADY_TAKEN)
            told = (_kept_values(said, rule), self._context.clock.now().date())
            trust_id = trust_of_form(session)
            return save_action(session.workspace, trust_id, action, told, session.author)

        judged, first = self._judgement, (next(iter(values.get(ADDRESSES, ())), ""), rule)
        findings = judged.findings if judged is not None else ()
        found = ((_finding_key(one.rule, one.record), one.sentence) for one in findings)
        labels = tuple(judged.labels.items()) if judged is not None else ()
        choices = {FINDING: (NONE, *found), ADDRESSES: labels}
        me = str(action.id) if action else ""
        begin = Begin(values, choices, me, partial(self._values_of, me) if me else None)
        draft = self._context.session.draft_of(Action.KIND, me or str(values.get(FINDING, "")))
        keep = keep or (None if action is not None else self._keep_added)
        self.open_form(self._at_field(FormPlan(title, draft, ACTION, Saving(make, keep), begin)))

    def _on_many(self, ids: Sequence[str]) -> None:
        """Change several actions alike: only what is said here changes."""

        def make(said: dict[str, Any]) -> Step:
            session = self._context.session
            told = {name: value for name, value in said.items() if value}
            if "status" in told:
                told["status"] = ActionStatus(told["status"])
            if not told:
                raise InvalidValue("owner_id", tr("Change the owner, the due date or the status."))
            today = self._context.clock.now().date()
            return change_actions(session.workspace, ids, (told, today), session.author)

        title = tr_count(len(ids), "Change 1 action", "Change %n actions")
        draft = self._context.session.draft_of(_MANY, _BETWEEN.join(ids))
        self.open_form(FormPlan(title, draft, MANY, Saving(make), Begin({"status": ""})))

    def _has_form_of(self, draft: DraftOf) -> bool:
        if draft.kind == _MANY:
            find = self._context.session.workspace.find
            return all(find(Action, one) is not None for one in draft.record.split(_BETWEEN))
        known = not draft.record or self._context.session.workspace.find(Action, draft.record)
        added = draft.kind == Action.KIND and bool(known)
        return added or (
            draft.kind in {Action.KIND, _DISMISS} and self._suggested(draft) is not None
        )

    def _suggested(self, draft: DraftOf) -> SuggestedAction | None:
        found = self._judgement.proposals if self._judgement is not None else ()
        return next((one for one in found if _about(one) == draft.record), None)

    def _reopen(self, draft: DraftOf) -> None:
        proposed = self._suggested(draft)
        if draft.kind == _MANY:
            self._on_many(draft.record.split(_BETWEEN))
        elif draft.kind == _DISMISS and proposed is not None:
            self._on_dismiss(proposed)
        elif proposed is not None:
            self._on_take(proposed)
        elif draft.record:
            self._on_edit(draft.record)
        else:
            self._on_add()

    def _on_take(self, proposed: SuggestedAction) -> None:
        finding = _about(proposed)
        values = {**proposed.values(), FINDING: finding}
        self._open(tr("Add a suggested action"), values, None, proposed.rule, self._keep_taken)

    def _keep_taken(self, step: Step) -> bool:
        """Keep what was suggested and say so; the keyboard does not stay at what adds the next one."""
        kept = self._context.session.submit(step)
        if kept:
            words = tr("Added to the list of actions, as proposed.")
            self._context.navigator.told.emit(Gravity.INFO, words, ((UNDO, tr("Undo")),))
            QTimer.singleShot(0, self, self.chips[PROPOSED].setFocus)
        return kept

    def _on_dismiss(self, proposed: SuggestedAction) -> None:
        def make(said: dict[str, Any]) -> Step:
            session = self._context.session
            why = (str(said["closing_note"]), self._context.clock.now().date())
            kept, trust_id = proposed.values(), trust_of_form(session)
            return dismiss_suggestion(session.workspace, trust_id, kept, why, session.author)

        title = tr("Dismiss: {title}", title=proposed.title)
        draft = self._context.session.draft_of(_DISMISS, _about(proposed))
        self.open_form(FormPlan(title, draft, DISMISS, Saving(make), save_words=tr("Dismiss")))

    def _on_add(self, addresses: tuple[str, ...] = ()) -> None:
        """Ask for a new action; `addresses` is what it is known to help."""
        judged = self._judgement
        standing = judged.findings if judged is not None and addresses else ()
        about = (one for one in standing if one.record == addresses[0])
        begins = {
            "status": ActionStatus.PROPOSED,
            "effort": Effort.UNKNOWN,
            ADDRESSES: addresses,
            FINDING: next((_finding_key(one.rule, one.record) for one in about), ""),
        }
        self._open(tr("Add action"), begins, None)

    def _on_edit(self, action_id: str) -> None:
        action = self._context.session.workspace.find(Action, action_id)
        if action is not None:
            self._open(tr("Edit action"), self._values_of(action_id), action, action.rule)

    def _values_of(self, action_id: str) -> dict[str, Any]:
        """Give an action's values as its form asks for them; none while it is not there."""
        action = self._context.session.workspace.find(Action, action_id)
        if action is None:
            return {}
        first = action.addresses[0] if action.rule and action.addresses else ""
        return {**values_of(action), FINDING: _finding_key(action.rule, first) if first else ""}


def _finding_key(rule: str, record: str) -> str:
    return f"{rule}{_BETWEEN}{record}"


def _about(proposed: SuggestedAction) -> str:
    return _finding_key(proposed.rule, proposed.addresses[0])


def _kept_values(said: dict[str, Any], rule: str) -> dict[str, Any]:
    """Give an action's fields; its rule is kept where the form had no such finding to choose."""
    values = {name: value for name, value in said.items() if name != FINDING}
    if said[FINDING] is None:
        return {**values, "rule": rule}
    chosen_rule, _, record = said[FINDING].partition(_BETWEEN)
    rest = tuple(one for one in values[ADDRESSES] if one != record)
    return {**values, "rule": chosen_rule, ADDRESSES: (record, *rest) if record else rest}
