"""The thinking part of an assessment as tables: strategy, reality check, claims, cases, findings."""

from collections.abc import Iterable

from digistrat_desktop.analysis.answers.position import ConstraintLine
from digistrat_desktop.analysis.findings.rules import RULES, Finding
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.cases import CaseCheck
from digistrat_desktop.analysis.plans.plan import year_text
from digistrat_desktop.analysis.plans.reality import RealityCheck
from digistrat_desktop.analysis.plans.strategy_map import suspect_words
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.strategy import Decision, Initiative, Objective
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.tabular.write import OutCell, Sheet

Row = tuple[OutCell, ...]
_JOIN = "; "


def plan_sheets(judgement: Judgement) -> tuple[Sheet, ...]:
    """Give the strategy, what it needs, what is claimed and what was found as tables."""
    return (
        objectives_sheet(judgement),
        initiatives_sheet(judgement),
        links_sheet(judgement),
        principles_sheet(judgement),
        not_doing_sheet(judgement),
        constraints_sheet(judgement),
        capacity_sheet(judgement),
        scenarios_sheet(judgement),
        cases_sheet(judgement),
        claims_sheet(judgement),
        findings_sheet(judgement),
    )


def _person(judgement: Judgement, person_id: str | None) -> str:
    return judgement.names.get(person_id or "", "")


def _titles(held: Workspace, wanted: type[Objective | Initiative], ids: Iterable[str]) -> str:
    found = (held.find(wanted, one) for one in ids)
    return _JOIN.join(one.title for one in found if one is not None)


def _metric_names(held: Workspace, ids: Iterable[str]) -> str:
    found = (held.find(Metric, one) for one in ids)
    return _JOIN.join(one.name for one in found if one is not None)


def objectives_sheet(judgement: Judgement) -> Sheet:
    """Give every objective with what serves it."""
    headings = ("Objective", "Whose", "Statement", "Owner", "Shown by", "Served by")
    held = judgement.workspace
    rows = [
        (
            row.objective.title,
            row.objective.objective_kind.label,
            row.objective.statement,
            _person(judgement, row.objective.owner_id),
            _metric_names(held, row.objective.metric_ids),
            row.words,
        )
        for row in judgement.strategy.rows
    ]
    return Sheet("Objectives", headings, rows)


def initiatives_sheet(judgement: Judgement) -> Sheet:
    """Give every initiative with its need, its dates and what it waits for."""
    headings = (
        *("Initiative", "State", "Need", "Scope", "Owner", "Starts", "Ends"),
        *("Waits for", "Serves"),
    )
    rows = [
        _initiative(judgement, column.initiative, column.words)
        for column in judgement.strategy.columns
    ]
    return Sheet("Initiatives", headings, rows)


def _initiative(judgement: Judgement, one: Initiative, serves: str) -> Row:
    waits_for = _titles(judgement.workspace, Initiative, one.depends_on)
    return (
        *(one.title, one.status.label, one.need, one.scope, _person(judgement, one.owner_id)),
        *(one.starts, one.ends, waits_for, serves),
    )


def links_sheet(judgement: Judgement) -> Sheet:
    """Give every cell of the map in which something was said."""
    headings = ("Objective", "Initiative", "Strength, 0 to 3", "Reason", "To be confirmed")
    found = judgement.strategy
    rows: list[Row] = []
    for row in found.rows:
        for column in found.columns:
            objective, initiative = row.objective, column.initiative
            cell = found.cell(objective.id, initiative.id)
            if cell is not None:
                doubt = suspect_words(cell, objective, initiative) if cell.suspect else ""
                rows.append(
                    (objective.title, initiative.title, cell.strength, cell.link.reason, doubt)
                )
    return Sheet("Links", headings, rows)


def principles_sheet(judgement: Judgement) -> Sheet:
    """Give every principle, a row for each initiative it was held against."""
    headings = ("Principle", "Rules out", "Initiative", "Outcome", "Reason", "In words")
    rows: list[Row] = []
    for line in judgement.principles:
        head = (line.principle.title, line.principle.rules_out)
        tests = [(held.title, test.outcome.label, test.reason) for test, held in line.tests]
        rows += [(*head, *test, line.sentence) for test in tests or [("", "", "")]]
    return Sheet("Principles", headings, rows)


def not_doing_sheet(judgement: Judgement) -> Sheet:
    """Give what will not be done, is stopped or comes later."""
    headings = ("What", "Decided", "Why", "On", "By", "Look again")
    found = [d for d in judgement.workspace.all(Decision) if d.decision_kind.rules_out]
    found.sort(key=lambda d: (str(d.decided_on), d.title, d.id))
    rows: list[Row] = [
        (d.title, d.decision_kind.label, d.reason, d.decided_on, d.decided_by, d.review_on)
        for d in found
    ]
    return Sheet("Not doing", headings, rows)


def constraints_sheet(judgement: Judgement) -> Sheet:
    """Give the register: each constraint with its answers, owner, mitigation and trend."""
    headings = (
        *("Constraint", "Group", "Severity", "Strategy responds", "Owner", "Mitigation"),
        *("Trend", "Look again", "Initiatives"),
    )
    entries = {e.item_id: e for e in judgement.workspace.all(ConstraintEntry) if e.item_id}
    own = [e for e in judgement.workspace.all(ConstraintEntry) if not e.item_id]
    own.sort(key=lambda e: (e.title.casefold(), e.id))
    lines = judgement.constraints.lines if judgement.constraints else ()
    rows = [_constraint(judgement, line, entries.get(line.item.item.id)) for line in lines]
    rows += [(one.title, "", "", "", *_register(judgement, one)) for one in own]
    return Sheet("Constraints", headings, rows)


def _constraint(judgement: Judgement, line: ConstraintLine, entry: ConstraintEntry | None) -> Row:
    response = line.response.label if line.response else ""
    head = (line.item.item.title, line.family, line.severity.label, response)
    return (*head, *_register(judgement, entry))


def _register(judgement: Judgement, entry: ConstraintEntry | None) -> Row:
    if entry is None:
        return ("", "", "", None, "")
    met_by = _titles(judgement.workspace, Initiative, entry.initiative_ids)
    owner = _person(judgement, entry.owner_id)
    return (owner, entry.mitigation, entry.trend.label, entry.review_on, met_by)


def capacity_sheet(judgement: Judgement) -> Sheet:
    """Give capacity beside demand by resource and year, of the plan itself."""
    headings = ("What", "Unit", "Year", *_NEEDS, "Needed by")
    check = judgement.reality
    held = judgement.workspace
    rows: list[Row] = [
        (*row, _titles(held, Initiative, year_ids)) for row, year_ids in _years(check)
    ]
    return Sheet("Capacity", headings, rows)


_NEEDS = ("There", "Cannot do without", "Could do with less", "Short by")


def _years(check: RealityCheck) -> Iterable[tuple[Row, tuple[str, ...]]]:
    for line in check.lines:
        for year in line.years:
            figures = (year.available, year.hard, year.soft, year.short)
            row = (sentence_case(line.label), line.unit, year_text(year.year), *figures)
            yield row, year.initiatives


def scenarios_sheet(judgement: Judgement) -> Sheet:
    """Give every scenario under its label: what is supposed, what would differ, and its figures."""
    headings = ("Scenario, not the plan", "What", "Unit", "Year", *_NEEDS, "In words")
    rows: list[Row] = []
    for result in judgement.scenarios:
        words = (*result.suppositions, *result.differences, result.supposed.summary)
        kinds = (
            *("Supposed" for _ in result.suppositions),
            *("Would differ" for _ in result.differences),
            "In all",
        )
        blank = ("", "", None, None, None, None)
        rows += [
            (result.label, kind, *blank, said) for kind, said in zip(kinds, words, strict=True)
        ]
        rows += [(result.label, *row, "") for row, _ in _years(result.supposed)]
    return Sheet("Scenarios", headings, rows)


def cases_sheet(judgement: Judgement) -> Sheet:
    """Give every case for change with its baseline, its ties and what has come of it."""
    headings = (
        *("Case", "Problem", "Whom it affects", "Harm or cost", "Baseline", "Baseline period"),
        *("Baseline source", "Change proposed", "Expected effect", "Expected value", "Measure"),
        *("Initiatives", "Objectives", "Owner", "To be reviewed", "Then and now", "Result"),
        *("Result source", "How it stands"),
    )
    return Sheet("Cases", headings, [_case(judgement, check) for check in judgement.cases])


def _case(judgement: Judgement, check: CaseCheck) -> Row:
    case, held = check.case, judgement.workspace
    return (
        *(case.title, case.problem, case.users_affected, case.harm_or_cost),
        *(case.baseline_value, case.baseline_period, case.baseline_source),
        *(case.change_proposed, case.expected_effect, case.expected_value),
        _metric_names(held, (case.metric_id,) if case.metric_id else ()),
        _titles(held, Initiative, case.initiative_ids),
        _titles(held, Objective, case.objective_ids),
        *(_person(judgement, case.owner_id), case.review_on, check.then_and_now),
        *(case.result_value, case.result_source, check.sentence),
    )


def claims_sheet(judgement: Judgement) -> Sheet:
    """Give every claimed level beside the level its evidence supports."""
    headings = ("Id", "Question", "Claimed", "Supported", "Shown until", "In words")
    rows: list[Row] = [
        (
            claim.item.item.id,
            claim.item.item.title,
            claim.claimed_label,
            claim.supported_label,
            claim.last_day,
            claim.sentence,
        )
        for claim in judgement.claims
    ]
    return Sheet("Claims", headings, rows)


def findings_sheet(judgement: Judgement) -> Sheet:
    """Give every finding, those accepted for now at the end with who said why and until when."""
    headings = (
        *("Finding", "How much it matters", "What would mend it", "Rule", "Why it is a rule"),
        *("Accepted because", "Accepted until"),
    )
    found = (*judgement.findings, *judgement.accepted)
    return Sheet("Findings", headings, [_finding(one) for one in found])


def _finding(one: Finding) -> Row:
    known = one.accepted
    advice = f"{RULES[one.rule].advice}."
    return (
        *(one.sentence, one.severity.label, advice, one.rule, one.source),
        *((known.reason, known.until) if known else ("", None)),
    )
