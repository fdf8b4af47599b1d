"""What is claimed, what was found and what is done about it, as tables."""

from collections.abc import Mapping

from digistrat_desktop.analysis.changes import TrailLine, first_recorded
from digistrat_desktop.analysis.findings.rules import RULES, Finding, rule_title
from digistrat_desktop.analysis.judgement import Judgement, record_names
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.domain.wire.labels import field_labels
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.reports.papers.actions import late_words
from digistrat_desktop.services.reports.sheet_cells import JOIN, Row, person, yes
from digistrat_desktop.tabular.write import Sheet


def actions_sheet(judgement: Judgement) -> Sheet:
    """Give open actions in their order, then those closed, the first one first."""
    headings = (
        *("Order", "Action", *field_labels("action", "owner_id", "due", "status")),
        *("Overdue", *field_labels("action", "effort", "why", "addresses", "closed_on")),
        *field_labels("action", "closing_note", "evidence_id"),
        *(("First recorded",) if judgement.trail else ()),
    )
    places: dict[str, int | None] = {str(one.action.id): one.place for one in judgement.ranked}
    closed = [one for one in judgement.workspace.all(Action) if not one.status.is_open]
    closed.sort(key=lambda one: (str(one.closed_on), one.id))
    found = (*(one.action for one in judgement.ranked), *closed)
    names = record_names(judgement.workspace, judgement.pack)
    began = first_recorded(judgement.trail)
    rows: list[Row] = [
        (
            places.get(str(one.id)),
            *_action(judgement, one, names),
            *((began.get(one.id),) if judgement.trail else ()),
        )
        for one in found
    ]
    return Sheet("Actions", headings, rows)


def _action(judgement: Judgement, one: Action, names: Mapping[str, str]) -> Row:
    shown = judgement.workspace.find(Evidence, one.evidence_id or "")
    return (
        *(one.title, person(judgement, one.owner_id), one.due),
        *(one.status.label, late_words(judgement, one), one.effort.label, one.why),
        JOIN.join(sentence_case(names[id_]) for id_ in one.addresses if id_ in names),
        *(one.closed_on, one.closing_note, shown.title if shown is not None else ""),
    )


def claims_sheet(judgement: Judgement) -> Sheet:
    """Give every level claimed; the reasons why one is not backed add up to those on page one."""
    headings = (
        *("Id", "Question", "Claimed", "Evidence in date shows", "Backed until", "Why not backed"),
        *("Summary", "Not yet confirmed"),
    )
    rows: list[Row] = [
        (
            claim.item.item.id,
            claim.item.item.title,
            claim.claimed_label,
            claim.supported_label,
            claim.last_day,
            sentence_case(claim.gap),
            claim.sentence,
            yes(claim.item.carried),
        )
        for claim in judgement.claims
    ]
    return Sheet("Claims", headings, rows)


def findings_sheet(judgement: Judgement) -> Sheet:
    """Give every finding as the papers list them, then those set aside with the reason and until when."""
    headings = (
        *("Finding", "Importance", "How to fix it", "Kind of finding", "Where the rule comes from"),
        *("Reason for setting aside", "Set aside until"),
        *(("Set aside by", "Set aside on") if judgement.trail else ()),
    )
    found = (*judgement.findings, *judgement.accepted)
    last = {line.record_id: line for line in judgement.trail}  # who agreed to it as it stands
    rows: list[Row] = [
        (*_finding(one), *(_set_aside(one, last) if judgement.trail else ())) for one in found
    ]
    return Sheet("Findings", headings, rows)


def _set_aside(one: Finding, last: Mapping[str, TrailLine]) -> Row:
    line = last.get(one.accepted.id) if one.accepted else None
    return (line.actor, line.at.date()) if line else ("", None)


def _finding(one: Finding) -> Row:
    known = one.accepted
    advice = f"{RULES[one.rule].advice}."
    return (
        *(one.whole or one.sentence, one.importance, advice, rule_title(one.rule), one.source),
        *((known.reason, known.until) if known else ("", None)),
    )
