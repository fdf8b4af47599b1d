"""What the constraint register and the actions give to look at."""

from collections.abc import Iterable, Iterator

from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding, found
from digistrat_desktop.domain.trust.actions import NOTHING_SHOWN, Action, ActionStatus
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Trend
from digistrat_desktop.domain.words import counted, day_words, sentence_case, small_first


def acted_findings(grounds: Grounds) -> Iterator[Finding]:
    """Find everything the register and the actions give."""
    yield from _register(grounds)
    for action in grounds.workspace.all(Action):
        yield from _action(action, grounds)


def _register(grounds: Grounds) -> Iterator[Finding]:
    entries = grounds.workspace.all(ConstraintEntry)
    answered = {e.item_id for e in entries if e.owner_id and e.mitigation.strip()}
    titles = {}
    table = grounds.constraints
    for line in table.lines if table else ():
        item = line.item.item
        titles[str(item.id)] = item.title
        if line.severe and item.id not in answered:
            words = (
                f"{item.title}: {small_first(line.severity.label)}, without an owner and a"
                " mitigation."
            )
            yield found("severe constraint nobody answers for", item.id, words)
    for entry in entries:
        if entry.trend is Trend.WORSENING:
            title = entry.title or titles.get(entry.item_id or "", str(entry.item_id))
            words = f"{title} is getting worse."
            yield found("constraint gets worse", entry.id, words, 1 + len(entry.initiative_ids))


def _action(action: Action, grounds: Grounds) -> Iterator[Finding]:
    if action.closing_fault == NOTHING_SHOWN:
        words = f"“{action.title}” is done, and nothing shows it."
        yield found("action done without evidence", action.id, words)
    if not action.status.is_open:
        return
    touched = max(len(action.addresses), 1)
    if action.due is not None and action.due < grounds.today:
        words = f"“{action.title}” was due on {day_words(action.due)}."
        yield found("action overdue", action.id, words, touched)
    if action.status is ActionStatus.BLOCKED:
        yield found("action blocked", action.id, f"“{action.title}” is blocked.", touched)
    if not action.owner_id:
        yield found("action without an owner", action.id, f"“{action.title}” has no owner.")


def unaddressed(three: Iterable[Finding], grounds: Grounds) -> Iterator[Finding]:
    """Find that what matters most has no open action."""
    open_actions = [a for a in grounds.workspace.all(Action) if a.status.is_open]
    addressed = {one for action in open_actions for one in action.addresses}
    left = [finding for finding in three if finding.record not in addressed]
    if left:
        many = counted(len(left), "finding")
        words = f"{many} of those that matter most have no action."
        if len(left) == 1:
            words = f"{many} of those that matter most has no action."
        rule = "no action on what matters most"
        yield found(rule, left[0].record, sentence_case(words), len(left))
