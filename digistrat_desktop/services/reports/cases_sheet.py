"""Cases for change as a table: figures are numbers, and the period of the baseline has its date."""

from datetime import date

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.cases import CaseCheck
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, Objective
from digistrat_desktop.domain.wire.labels import field_label, field_labels
from digistrat_desktop.services.reports.sheet_cells import Row, amount, metric_names, person, titles
from digistrat_desktop.tabular.write import Sheet


def cases_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *field_labels(
            "case_for_change",
            "title",
            "service",
            "redesign_place",
            "redesign_reason",
            "problem",
            "users_affected",
            "harm_or_cost",
        ),
        *field_labels("case_for_change", "baseline_value", "baseline_period"),
        *("Baseline: period begins", field_label("case_for_change", "baseline_source")),
        *field_labels("case_for_change", "change_proposed", "expected_effect", "expected_value"),
        *field_labels("case_for_change", "metric_id", "initiative_ids", "objective_ids"),
        *(*field_labels("case_for_change", "owner_id", "review_on"), "Then and now"),
        *(*field_labels("case_for_change", "result_value", "result_source"), "Status"),
    )
    return Sheet("Cases", headings, [_case(judgement, check) for check in judgement.cases])


def _case(judgement: Judgement, check: CaseCheck) -> Row:
    case, held = check.case, judgement.workspace
    return (
        *(
            case.title,
            case.service,
            amount(case.redesign_place),
            case.redesign_reason,
            case.problem,
            case.users_affected,
            case.harm_or_cost,
        ),
        *(amount(case.baseline_value), *_when(case), case.baseline_source),
        *(case.change_proposed, case.expected_effect, amount(case.expected_value)),
        metric_names(held, (case.metric_id,) if case.metric_id else ()),
        titles(held, Initiative, case.initiative_ids),
        titles(held, Objective, case.objective_ids),
        *(person(judgement, case.owner_id), case.review_on, check.then_and_now),
        *(amount(case.result_value), case.result_source, check.sentence),
    )


def _when(case: CaseForChange) -> tuple[str, date | None]:
    """Give the period of the baseline as people write it, and the day it begins."""
    if not case.baseline_period:
        return "", None
    period = parse_period(case.baseline_period)
    return period.label, period.start
