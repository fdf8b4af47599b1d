"""What moved since the last assessment, with the reasons people gave."""

from collections.abc import Callable, Iterator
from datetime import date

from digistrat_desktop.analysis.answers.movement import Cause, Move
from digistrat_desktop.analysis.count_words import BY_CAUSE, causes_words
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.strategy import Decision, Initiative
from digistrat_desktop.domain.words import day_words, listed, short_day
from digistrat_desktop.reports import blocks as b


def reason_words(move: Move) -> str:
    if move.reason:
        return move.reason
    return "No reason given, but new evidence" if move.new_evidence else "No reason given"


def causes(judgement: Judgement) -> b.Blocks:
    """Sort what differs by its cause: only the first kind shows that the trust changed."""
    if not judgement.split:
        return ()
    rows = (
        (cause.label, str(count.value), "; ".join(title for _, title in count.which) or "none")
        for cause in Cause
        for count in (judgement.counts.found[BY_CAUSE[cause]],)
    )
    shares = {"Why it changed": 3, "Answers": 0.9, "Questions": 5}
    return (
        b.Heading(2, "Why answers changed", "causes"),
        b.said(causes_words(judgement.counts)),
        b.grid("Answers by why they changed", shares, rows),
    )


def since_last(judgement: Judgement) -> b.Blocks:
    """Give the dated facts of strategy and actions since the last assessment."""
    if judgement.previous is None or judgement.previous.as_of is None:
        return ()
    points = tuple(_points(judgement, judgement.previous.as_of))
    if not points:
        return ()
    title = f"Changes to strategy and actions since {day_words(judgement.previous.as_of)}"
    return b.Heading(2, title, "since"), b.points(points)


def _points(judgement: Judgement, since: date) -> Iterator[str]:
    today = judgement.today
    held = judgement.workspace

    def is_new(day: date | None) -> bool:
        return day is not None and since < day <= today

    for decision in sorted(held.all(Decision), key=lambda d: (str(d.decided_on), d.id)):
        if is_new(decision.decided_on):
            when = short_day(decision.decided_on)
            yield f"{decision.decision_kind.label}, decided on {when}: {decision.title}."
    initiatives = [column.initiative for column in judgement.strategy.columns]
    yield from _initiatives(initiatives, is_new)
    for action in sorted(held.all(Action), key=lambda a: (str(a.closed_on), a.id)):
        if action.status is ActionStatus.DONE and is_new(action.closed_on):
            yield f"Done on {short_day(action.closed_on)}: {action.title}."
    to_confirm = len(judgement.strategy.to_confirm)
    if to_confirm:
        noun = "link needs" if to_confirm == 1 else "links need"
        yield f"Wording changed: {to_confirm} {noun} confirming."


def _initiatives(
    initiatives: list[Initiative], is_new: Callable[[date | None], bool]
) -> Iterator[str]:
    under_way = [f"“{i.title}”" for i in initiatives if i.status.in_plan and is_new(i.starts)]
    if under_way:
        yield f"Begun: {listed(under_way)}."
    ended = [f"“{i.title}” ({i.status.label.lower()})" for i in initiatives if is_new(i.ends)]
    if ended:
        yield f"Due to end by now: {listed(ended)}."
