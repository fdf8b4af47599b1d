"""What moved since the last assessment, with the reasons people gave."""

from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date

from digistrat_desktop.analysis.answers.movement import Cause, Move, moves_first
from digistrat_desktop.analysis.count_words import BY_CAUSE, causes_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.strategy import Decision, Initiative
from digistrat_desktop.domain.words import counted, day_words, listed, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.wording import shortened


def reason_words(move: Move) -> str:
    if move.reason:
        return move.reason
    return "No reason given, but new evidence" if move.new_evidence else "No reason given"


def first_time() -> b.Blocks:
    words = "This is the first assessment, so nothing has changed yet."
    return b.Heading(2, "What changed", "movement"), b.said(words)


def movement_blocks(judgement: Judgement) -> b.Blocks:
    """Give every move with its reason."""
    if judgement.previous is None:
        return first_time()
    if not judgement.moves:
        words = f"Every answer is the same as in {judgement.previous.title}."
        return (*_head(judgement), b.said(words))
    return (*_head(judgement), moves_table(moves_first(judgement.moves)))


def board_movement(
    judgement: Judgement, fits: Callable[[b.Blocks], bool], after: b.Blocks
) -> b.Blocks:
    """Give the moves a board looks at, and what stands on the page after them.

    Alignment and constraints come first. What one page does not hold is left to the progress
    report, and the page says so.

    Args:
        fits: tells whether one page holds some blocks.
        after: blocks that follow on the same page.
    """
    if judgement.previous is None:
        return (*first_time(), *after)
    ordered = _board_order(judgement)
    for longest in (160, 90, 50):
        page = (*_movement_page(judgement, ordered, len(ordered), longest), *after)
        if fits(page):
            return page

    def is_too_much(shown: int) -> bool:
        return not fits((*_movement_page(judgement, ordered, shown, 50), *after))

    first_too_many = bisect(range(len(ordered)), False, key=is_too_much)
    return (*_movement_page(judgement, ordered, max(0, first_too_many - 1), 50), *after)


def _board_order(judgement: Judgement) -> tuple[Move, ...]:
    wanted = (SectionKind.ALIGNMENT, SectionKind.CONSTRAINTS)
    ids = [s.section.id for s in judgement.position if s.section.kind in wanted]
    first = [move for move in moves_first(judgement.moves) if move.section_id in ids]
    first.sort(key=lambda move: ids.index(move.section_id))
    return (*first, *(m for m in moves_first(judgement.moves) if m.section_id not in ids))


def _movement_page(
    judgement: Judgement, ordered: tuple[Move, ...], shown: int, longest: int
) -> b.Blocks:
    if not ordered:
        return movement_blocks(judgement)
    table = (moves_table(ordered[:shown], longest),) if shown else ()
    hidden = judgement.counts.of(CountOf.CHANGED) - shown
    rest = f"{counted(hidden, 'more change')}: see the progress report."
    note = (b.said(rest, b.TextStyle.SMALL),) if hidden else ()
    return (*_head(judgement), *table, *note)


def _head(judgement: Judgement) -> b.Blocks:
    title = judgement.previous.title if judgement.previous else ""
    heading = b.Heading(2, f"What changed since {shortened(title, 60)}", "movement")
    if not judgement.framework_break:
        return (heading,)
    return heading, b.said(judgement.framework_break, b.TextStyle.CAUTION)


def moves_table(moves: tuple[Move, ...], longest: int = 2000) -> b.Table:
    """Give moves with their reasons, each cut to `longest` characters."""
    shares = {"Question": 2.6, "Before": 1.2, "Now": 1.2, "New evidence": 1.0, "Reason given": 4.6}
    rows = (
        (
            move.title,
            move.before_label,
            b.text(move.after_label, bold=True),
            "yes" if move.new_evidence else "no",
            shortened(reason_words(move), longest),
        )
        for move in moves
    )
    return b.grid("Answers that changed", shares, rows)


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
