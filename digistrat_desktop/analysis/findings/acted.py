"""What the constraint register and the actions give to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.findings.rules import found
from digistrat_desktop.domain.saying import Shape, say, shaped
from digistrat_desktop.domain.trust.actions import NOTHING_SHOWN, Action, ActionStatus
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Trend
from digistrat_desktop.domain.words import counted, day_words, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.analysis.findings.judged import Judged
    from digistrat_desktop.analysis.findings.rules import Finding


def acted_findings(judged: Judged) -> Iterator[Finding]:
    """Find everything the register and the actions give."""
    yield from _register(judged)
    for action in judged.workspace.all(Action):
        yield from _action(action, judged)


def _register(judged: Judged) -> Iterator[Finding]:
    entries = judged.workspace.all(ConstraintEntry)
    answered = {e.item_id for e in entries if e.owner_id and e.mitigation.strip()}
    titles = {}
    table = judged.assessed.constraints
    for line in table.lines if table else ():
        item = line.item.item
        titles[str(item.id)] = item.title
        if line.severe and item.id not in answered:
            words = say(
                "{title}: {severity}, without an owner and a mitigation.",
                title=item.title,
                severity=shaped(line.severity.label, Shape.SMALL),
            )
            yield found("severe constraint nobody answers for", item.id, words)
    for entry in entries:
        if entry.trend is Trend.WORSENING:
            title = entry.title or titles.get(entry.item_id or "", str(entry.item_id))
            words = say("{title} is getting worse.", title=title)
            yield found("constraint gets worse", entry.id, words, 1 + len(entry.initiative_ids))


def _action(action: Action, judged: Judged) -> Iterator[Finding]:
    if action.closing_fault == NOTHING_SHOWN:
        words = say("“{title}” is done, and nothing shows it.", title=action.title)
        yield found("action done without evidence", action.id, words)
    if not action.status.is_open:
        return
    touched = max(len(action.addresses), 1)
    if action.due is not None and action.due < judged.today:
        words = say("“{title}” was due on {day}.", title=action.title, day=day_words(action.due))
        yield found("action overdue", action.id, words, touched)
    if action.status is ActionStatus.BLOCKED:
        yield found(
            "action blocked", action.id, say("“{title}” is blocked.", title=action.title), touched
        )
    if not action.owner_id:
        yield found(
            "action without an owner", action.id, say("“{title}” has no owner.", title=action.title)
        )


def unaddressed(three: Iterable[Finding], judged: Judged) -> Iterator[Finding]:
    """Find that what matters most has no open action."""
    open_actions = [a for a in judged.workspace.all(Action) if a.status.is_open]
    addressed = {one for action in open_actions for one in action.addresses}
    left = [finding for finding in three if finding.record not in addressed]
    if left:
        many = counted(len(left), "finding")
        words = say("{findings} of those that matter most have no action.", findings=many)
        if len(left) == 1:
            words = say("{findings} of those that matter most has no action.", findings=many)
        rule = "no action on what matters most"
        yield found(rule, left[0].record, sentence_case(words), len(left))
