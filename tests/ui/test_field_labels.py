"""The forms and the table of labels below the window call a field the same."""

import pytest

from digistrat_desktop.domain.trust import actions, assessment, metrics, plans
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import codecs_of
from digistrat_desktop.ui.pages.actions.page import ACTION
from digistrat_desktop.ui.pages.assess.evidence_forms import EVIDENCE
from digistrat_desktop.ui.pages.constraints.forms import CAPACITY, DEMAND, OWN_ENTRY, SCENARIO
from digistrat_desktop.ui.pages.metrics.definition_form import DEFINITION
from digistrat_desktop.ui.pages.metrics.reading_form import READING
from digistrat_desktop.ui.pages.reports.front_sheet import FRONT_SHEET
from digistrat_desktop.ui.pages.strategy.specs import SPECS

FORMS = {
    **SPECS,
    actions.Action: ACTION,
    assessment.Evidence: EVIDENCE,
    assessment.FrontSheet: FRONT_SHEET,
    metrics.Metric: DEFINITION,
    metrics.Reading: READING,
    plans.Capacity: CAPACITY,
    plans.Demand: DEMAND,
    plans.ConstraintEntry: OWN_ENTRY,
    plans.Scenario: SCENARIO,
}
# On the page of a question the form asks; everywhere else the same is a noun.
QUESTIONS = {"What is it?": "What it is", "How strong is it?": "How strong it is"}


@pytest.mark.parametrize("record", FORMS, ids=lambda record: record.KIND)
def test_a_form_calls_its_fields_as_history_reports_and_refusals_do(record):
    fields = [spec for spec in FORMS[record] if spec.name in codecs_of(record)]
    said = [spec.name_spoken.partition(" (")[0] for spec in fields]
    known = [field_label(record.KIND, spec.name) for spec in fields]
    assert fields
    assert [QUESTIONS.get(label, label) for label in said] == known
