"""Open actions in their one order, what was decided last time, and the levels aimed for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from digistrat_desktop.analysis.actions import order
from digistrat_desktop.analysis.actions.chart import action_timeline, sign_words, timeline_order
from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    SectionPosition,
    answer_label,
    levels_to_go,
    questions_asked,
)
from digistrat_desktop.analysis.charts.drawing import PHONE_WIDTH, scaled
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement, record_names
from digistrat_desktop.domain.counted import Counted, by_number, first_sentence, together
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.strategy import Decision
from digistrat_desktop.domain.words import day_words, listed, month_label, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.text_door import clean_line, sentence_end

_PAST, _BEFORE = "Overdue", "Due before the meeting"


def actions_on_page(judgement: Judgement) -> b.Blocks:
    """Give the actions of a paper whose page 1 says what matters most."""
    return actions_section(judgement, " on page 1")


def actions_section(judgement: Judgement, where: str = "") -> b.Blocks:
    """Give open actions in the order in which to do them, and what came of the last ones.

    Args:
        where: the place that says what matters most; empty where it is named beside the table.
    """
    parts = (*_table(judgement, where), *_decided(judgement))
    if not parts:
        return ()
    return b.PageBreak(), b.Heading(2, _title(judgement), "steps"), *parts


def actions_in_full(judgement: Judgement) -> b.Blocks:
    """Give the same with targets, each action's place in the order, and all of them along time."""
    parts = actions_section(judgement) or (b.Heading(2, _title(judgement), "steps"),)
    parts = (*parts, *targets_section(judgement))
    if not judgement.ranked:
        return parts
    reasons = ((str(one.place), one.action.title, one.basis) for one in judgement.ranked)
    shares = {"Order": 0.7, "Action": 4, "Why this order": 5}
    why = b.grid("Why actions stand in this order", shares, reasons)
    note = b.said(order.next_best_words(), b.TextStyle.SECONDARY)
    return (*parts, b.Heading(3, "Why this order"), why, note, *actions_by_date(judgement))


def _title(judgement: Judgement) -> str:
    counts = judgement.counts
    if not counts.of(CountOf.OPEN_ACTIONS):
        return "No actions are open"
    first = counts.chosen(CountOf.OPEN_ACTIONS, "{n} action is open", "{n} actions are open")
    if not counts.of(CountOf.PAST_AT_MEETING):
        return together((first, "; none is overdue"))
    return together((first, ": ", together(_late(judgement), ", ")))


def _late(judgement: Judgement) -> Iterator[Counted]:
    """Say how many are overdue and since when, then how many are due before the meeting."""
    past = [one.action for one in judgement.ranked if one.action.is_past(judgement.today)]
    soon = judgement.counts.of(CountOf.PAST_AT_MEETING) - len(past)
    if past:
        since = short_day(min(one.due for one in past if one.due))
        words = f"{{n}} overdue{' since' if len(past) == 1 else ', the first since'} {since}"
        yield by_number(len(past), CountOf.LATE_ACTIONS, words, words)
    if soon:
        words = f"{{n}} due before {short_day(judgement.reading_day)}"
        yield by_number(soon, "actions due before the meeting", words, words)


def _table(judgement: Judgement, where: str) -> b.Blocks:
    if not judgement.ranked:
        return ()
    columns = (
        b.Column("Order", 0.6, b.Align.END),
        b.Column("Action", 4.2),
        b.Column("Owner", 2.1),
        b.Column("Due", 1.5),
        b.Column("Status", 1.1),
    )
    by_date = sorted(judgement.ranked, key=lambda one: (one.action.due or date.max, one.place))
    rows = tuple(_row(judgement, one) for one in by_date)
    table = b.Table(columns, rows, "Open actions in order", 1, show_caption=False, tight=True)
    return table, b.said(_note(judgement, where), b.TextStyle.SECONDARY)


def _row(judgement: Judgement, one: order.RankedAction) -> tuple[b.Runs, ...]:
    action = one.action
    late = late_words(judgement, action)
    past = b.text(f"\n{late}", bold=True) if late else ()
    return (
        b.text(str(one.place)),
        b.text(action.title, bold=one.is_main),
        b.text(judgement.names.get(action.owner_id or "", "") or "no owner"),
        (*b.text(short_day(action.due)), *past),
        b.text(action.status.label),
    )


def late_words(judgement: Judgement, action: Action) -> str:
    """Say of an open action that its date has passed by the day judged at, or comes before the meeting."""
    if not action.status.is_open:
        return ""
    if action.is_past(judgement.today):
        return _PAST
    return _BEFORE if action.is_past(judgement.reading_day) else ""


def _note(judgement: Judgement, where: str) -> str:
    answered = judgement.said_on(judgement.today)
    beside = f"; answers{answered}" if answered else ""
    parts = [_IN_ORDER, f"Dates are read on {day_words(judgement.reading_day)}{beside}."]
    if any(one.is_main for one in judgement.ranked):
        most = where or f": {listed(_three(judgement))}"
        parts.insert(1, f"Bold actions deal with what matters most{most}.")
    names = record_names(judgement.workspace, judgement.pack)
    loose = judgement.counts.which(CountOf.UNLINKED_ACTIONS)
    if missing := [names[one] for one in judgement.without_action if one in names]:
        how = "linked to" if loose else "recorded for"
        parts.append(f"No action is {how} {listed(missing)}. {_WHY_ACT}")
    if loose:
        titles = listed([f"“{title}”" for _, title in loose])
        parts.append(together((judgement.unlinked, f": {titles}.")))
    return together(parts, " ")


_IN_ORDER = "By due date, then by order: the first helps most."
_WHY_ACT = "Each is for the board, by law, or off target and not improving."


def _three(judgement: Judgement) -> list[str]:
    names = record_names(judgement.workspace, judgement.pack)
    return [names.get(one.record) or str(first_sentence(one.sentence)) for one in judgement.three]


def _decided(judgement: Judgement) -> b.Blocks:
    rows = tuple(decided_last_time(judgement))
    if not rows:
        return ()
    head = "What was decided, and what became of it"
    shares = {"Decided or planned": 3.2, "When": 1.3, "What became of it": 4}
    table = b.grid(head, shares, rows)
    return b.Heading(3, head, tight=True), table


def decided_last_time(judgement: Judgement) -> Iterator[tuple[str | b.Runs, ...]]:
    """Give what was decided or planned, when, and what became of it: the latest decisions last."""
    held, day = judgement.workspace, judgement.reading_day
    for action in sorted(held.all(Action), key=lambda a: (str(a.closed_on), a.id)):
        if not action.status.is_open:
            due = f"due {short_day(action.due)}" if action.due else ""
            yield action.title, due, _became(action)
    for decision in sorted(held.all(Decision), key=lambda d: (str(d.decided_on), d.id)):
        yield decision.title, short_day(decision.decided_on), _stands(decision, day)


def _became(action: Action) -> b.Runs:
    done = "Done" if action.status is ActionStatus.DONE else action.status.label
    when = f" {short_day(action.closed_on)}" if action.closed_on else ""
    note = clean_line(action.closing_note)
    return (b.Run(f"{done}{when}.", bold=True), *b.text(f" {sentence_end(note)}" if note else ""))


def _stands(decision: Decision, day: date) -> b.Runs:
    first = b.Run(f"{decision.decision_kind.label}.", bold=True)
    if decision.review_on is None:
        return (first, b.Run(" No date to look at it again."))
    if decision.review_on < day:
        return (first, b.Run(f" The review was due on {short_day(decision.review_on)}."))
    return (first, b.Run(f" Review on {short_day(decision.review_on)}."))


def targets_section(judgement: Judgement) -> b.Blocks:
    """Give all targets with where each stands now, the earliest first; nothing when there are none."""
    wanted = [
        (item.response.target_by, section, item)
        for section, item in questions_asked(judgement.position)
        if item.response and item.response.target and item.response.target_by
    ]
    if not wanted:
        return ()
    wanted.sort(key=lambda found: (found[0], found[2].item.id))
    earlier = _targets_before(judgement)
    rows = (
        (
            item.item.title,
            _from(judgement, section, item),
            f"{_target(section, item)}{_reached(judgement, section, item)}",
            _by(by, earlier.get(item.item.id), _target(section, item)),
        )
        for by, section, item in wanted
    )
    shares = {"Question": 3.6, "From": 1.5, "To": 1.6, "By": 1.8}
    return b.Heading(3, "Levels we aim for", "targets", tight=True), b.grid("Targets", shares, rows)


def _from(judgement: Judgement, section: SectionPosition, item: ItemPosition) -> str:
    """Give the level now; one that a reviewer did not accept says so."""
    doubt = judgement.doubts.get(item.item.id, "")
    return f"{answer_label(section, item.answer)}{f'. {doubt}' if doubt else ''}"


def _target(section: SectionPosition, item: ItemPosition) -> str:
    return answer_label(section, item.response.target if item.response else "")


def _reached(judgement: Judgement, section: SectionPosition, item: ItemPosition) -> str:
    """Say that a level is there already, which would else read as one to get to from itself."""
    is_there = not levels_to_go(section, item) and item.item.id not in judgement.doubts
    return ", reached" if is_there else ""


def _targets_before(judgement: Judgement) -> dict[str, tuple[str, date]]:
    """Give the level and the date that were aimed for last time, in words, by question."""
    return {
        str(item.item.id): (answer_label(section, aim.target), aim.target_by)
        for section, item in questions_asked(judgement.before)
        if (aim := item.response) is not None and aim.target and aim.target_by is not None
    }


def _month(day: date) -> str:
    return f"{month_label(day)} {day.year}"


def _by(by: date, before: tuple[str, date] | None, target: str) -> str:
    """Say by when; what slipped or changed since last time says so, and from what."""
    said = _month(by)
    if before is None or before == (target, by):
        return said
    level, day = before
    was = short_day(day) if (day.year, day.month) == (by.year, by.month) else _month(day)
    if level != target:
        return f"{said}; was {level} by {was}"
    return f"{said}, {'slipped' if by > day else 'brought forward'} from {was}"


_WIDTH = 515.0
_DRAWN_AT = (
    735.0  # points; the drawing's words are made for a screen, so it is drawn wide and made smaller
)
_MOST = 30  # actions one page holds
_DATES = "The table above has every date."


def actions_by_date(judgement: Judgement) -> b.Blocks:
    """Draw open actions along time, the earliest first; nothing when none has a date."""
    day = judgement.reading_day
    # The owner is in the table. What is due before the meeting may be done by then: it is not late yet.
    lines = tuple(replace(one, owner="") for one in timeline_order(judgement.action_lines))
    drawn = lines[:_MOST]
    if not any(line.action.due for line in drawn):
        return ()
    day_name = f"As at {day_words(day)}"
    wide = scaled(action_timeline(drawn, day, _DRAWN_AT, day_name), _WIDTH)
    drawing = replace(wide, narrow=action_timeline(drawn, day, PHONE_WIDTH, day_name))
    left = judgement.counts.rest(CountOf.OPEN_ACTIONS, _MOST, "later action")
    rest = together((left, ": see the table.")) if left else ""
    return (
        b.KeepTogether(
            (
                b.Heading(3, "Actions by date", "actions-by-date"),
                *((b.said(rest),) if rest else ()),
                b.Figure(drawing, alt=_spoken(drawn)),
                b.said(f"{sign_words(drawn)} {_DATES}", b.TextStyle.SECONDARY),
            )
        ),
    )


def _spoken(lines: tuple[order.ActionLine, ...]) -> str:
    named = "; ".join(f"{short_day(one.action.due)}: {one.action.title}" for one in lines[:12])
    return together(("Actions by date.", order.actions_sentence(lines), f"In order: {named}."), " ")
