"""Everything that was found, and what was accepted for now; open actions in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.finding_groups import by_severity
from digistrat_desktop.analysis.findings import RULES, Severity
from digistrat_desktop.analysis.next_best import next_best_words
from digistrat_desktop.analysis.words import counted, sentence_case, short_day
from digistrat_desktop.reports.blocks import (
    Align,
    Block,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.steps import actions_by_date, targets_section

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings import Finding
    from digistrat_desktop.analysis.next_best import RankedAction
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.reports.blocks import Runs

_MOST = 10  # findings a board is shown


def findings_brief(model: ReportModel) -> tuple[Block, ...]:
    """Give a board what it should know, and how much else waits."""
    known = [f for f in model.findings if f.severity is Severity.SERIOUS][:_MOST]
    if not model.findings and not model.accepted:
        return ()
    rest = len(model.findings) - len(known)
    words = f"{sentence_case(counted(rest, 'further finding'))}: see the full report."
    return (
        Heading(2, "What was found", "findings"),
        *((_table(tuple(known), "Findings a board should know", graded=False),) if known else ()),
        *((Paragraph(text(words), TextStyle.SMALL),) if rest > 0 else ()),
        *_accepted(model),
    )


def findings_in_full(model: ReportModel) -> tuple[Block, ...]:
    """Give every finding with the rule's reason and what to do about it."""
    if not model.findings and not model.accepted:
        return ()
    count = sentence_case(counted(len(model.findings), "finding"))
    words = f"{count}, the most important first. Each follows from a named rule."
    return (
        PageBreak(),
        Heading(2, "What was found", "findings"),
        Paragraph(text(words), TextStyle.LEAD),
        *(
            (_table(by_severity(model.findings), "Every finding", graded=True),)
            if model.findings
            else ()
        ),
        *_accepted(model),
    )


def _table(findings: tuple[Finding, ...], caption: str, *, graded: bool) -> Table:
    rows = tuple(
        (
            text(finding.sentence),
            *((text(finding.severity.label),) if graded else ()),
            text(f"{RULES[finding.rule].advice}."),
        )
        for finding in findings
    )
    columns = (
        Column("What was found", 4.6),
        *((Column("How much it matters", 1.5),) if graded else ()),
        Column("What would mend it", 3.4),
    )
    return Table(columns, rows, caption, 0, show_caption=False, tight=True)


def _accepted(model: ReportModel) -> tuple[Block, ...]:
    rows = tuple(
        (
            text(finding.sentence),
            text(finding.accepted.reason),
            text(short_day(finding.accepted.until)),
        )
        for finding in model.accepted
        if finding.accepted is not None
    )
    if not rows:
        return ()
    columns = (Column("Accepted for now", 4.2), Column("Why", 3.6), Column("Until", 1.2))
    table = Table(columns, rows, "Findings accepted for now", 0, show_caption=False, tight=True)
    return Heading(3, "Seen and accepted for now"), table


def actions_for_a_board(model: ReportModel) -> tuple[Block, ...]:
    """Give open actions in the order in which to do them, without naming anybody; then targets."""
    return _actions(model, with_owners=False)


def actions_in_full(model: ReportModel) -> tuple[Block, ...]:
    """Give open actions in the order in which to do them, each with its basis; then targets."""
    return _actions(model, with_owners=True)


def _actions(model: ReportModel, *, with_owners: bool) -> tuple[Block, ...]:
    if not model.ranked:
        return targets_section(model)
    rows = tuple(_action(model, one, with_owners=with_owners) for one in model.ranked)
    columns = (
        Column("Place", 0.7, Align.END),
        Column("Action", 3.2),
        *((Column("Owner", 1.7),) if with_owners else ()),
        Column("Due", 1.4),
        Column("State", 1.1),
        Column("Why it stands here", 2.9),
    )
    table = Table(columns, rows, "Open actions in order", 1, show_caption=False, tight=True)
    note = Paragraph(text(next_best_words()), TextStyle.SECONDARY)
    by_date = actions_by_date(model) if with_owners else ()
    return Heading(2, "Actions", "steps"), table, note, *by_date, *targets_section(model)


def _action(model: ReportModel, one: RankedAction, *, with_owners: bool) -> tuple[Runs, ...]:
    action = one.action
    late = action.due is not None and action.due < model.judged.today
    owner = model.names.get(action.owner_id or "", "") or "no owner"
    return (
        text(str(one.place)),
        text(action.title),
        *((text(owner),) if with_owners else ()),
        text(f"{short_day(action.due)}{', overdue' if late else ''}"),
        text(action.status.label),
        text(one.basis),
    )
