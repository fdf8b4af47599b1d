"""Fix on Check leads to the very field, in a form that is open, or to the suggestion that is meant."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from digistrat_desktop.analysis.findings.rules import RULES, Finding
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.metrics import Metric
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui
# Assess has no form: `tests/ui/assess/test_assess_advice.py` has its fields.
AT_A_FIELD = [rule for rule in RULES.values() if rule.field and rule.page != "assess"]
DEFINED = [rule for rule in AT_A_FIELD if rule.page == "metrics"]
LISTED = [rule for rule in AT_A_FIELD if rule not in DEFINED]
NO_ACTION = "no action on what matters most"


def about(seat, page_id):
    """Give something that a finding of this page may be about."""
    if page_id == "actions":
        return seat.session.workspace.all(Action)[0].id
    return seat.context.insight.judgement.constraints.lines[0].item.item.id


def is_seen(page, field):
    view = page.page.viewport()
    place = QRect(field.mapTo(view, QPoint(0, 0)), field.size())
    return view.rect().contains(place)


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.name)
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_fix_opens_the_form_at_the_field_that_mends_the_finding(seat_at, size, rule):
    seat = seat_at(filled=ensure_kept, size=size)
    check = seat.go("check")
    record = about(seat, rule.page)
    check._on_fix(Finding(rule.family, rule.name, record, "It has no owner.", page=rule.page))
    seat.settle()
    page = seat.page(rule.page)
    assert page.isVisible()
    assert page.form.isVisible()
    assert page.form.control(rule.field).hasFocus()
    assert is_seen(page, page.form.control(rule.field))


@pytest.mark.parametrize("rule", DEFINED, ids=lambda rule: rule.name)
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_fix_opens_the_definition_of_a_metric_at_the_field_that_mends_it(seat_at, size, rule):
    seat = seat_at(filled=ensure_kept, size=size)
    check, metric = seat.go("check"), seat.session.workspace.all(Metric)[-1]
    found = Finding(rule.family, rule.name, metric.id, "It has none.", page=rule.page)
    check._on_fix(found)
    seat.settle()
    page = seat.page("metrics")
    control = page.definition.form.control(rule.field)
    assert page.definition.isVisible()
    assert control.hasFocus()
    assert is_seen(page.definition, control)
    seat.keys(Qt.Key.Key_Escape)
    seat.settle()
    assert page.overview.isVisible()
    assert page.overview.chosen == metric.id


def test_a_register_that_is_gone_to_without_a_field_opens_no_form(seat_at):
    seat = seat_at(filled=ensure_kept)
    page = seat.go("constraints", about(seat, "constraints"))
    assert page.form.isHidden()


def listed(seat):
    return seat.context.insight.judgement.findings


def test_what_has_no_action_leads_to_the_suggestion_about_it(seat):
    page = seat.go("actions", next(one for one in listed(seat) if one.rule == NO_ACTION).record)
    card = page.proposed
    assert card.isVisible()
    (chosen,) = card.table.chosen()
    found = next(one for one in listed(seat) if one.rule == NO_ACTION)
    assert found.record in card._found[int(chosen)].addresses
    assert card.table.rows()[int(chosen)][-1].isAncestorOf(seat.focus())


def test_a_rule_names_a_field_that_the_form_of_its_page_has(seat_at):
    assert {rule.page for rule in AT_A_FIELD} <= {"constraints", "actions", "metrics"}
    assert len(LISTED) >= 3
    assert len(DEFINED) >= 3
