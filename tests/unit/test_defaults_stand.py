"""A field at its default is not stored: another default would rewrite what was recorded."""

from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.wire.codecs import ChoiceCodec
from digistrat_desktop.domain.wire.records import codecs_of, default_field

# Add a line for a new field. Never change one.
DEFAULTS = {
    "trust.trust_kind": "other",
    "site.setting": "other",
    "assessment.form": "full",
    "assessment.status": "draft",
    "response.sureness": "",
    "evidence.strength": "view",
    "metric.role": "leading",
    "metric.direction": "neutral",
    "metric.frequency": "monthly",
    "metric.rules": "nhs-r",
    "metric.chart": "xmr",
    "reading.state": "final",
    "objective.objective_kind": "corporate",
    "initiative.status": "idea",
    "principle_test.outcome": "fits",
    "decision.decision_kind": "not_doing",
    "capacity.family": "staff",
    "demand.family": "staff",
    "demand.firmness": "hard",
    "constraint_entry.constraint_kind": "other",
    "constraint_entry.severity": "",
    "constraint_entry.trend": "not_said",
    "action.status": "proposed",
    "action.effort": "medium",
    "challenge.opinion": "agree",
}


def test_no_default_of_a_choice_ever_changes():
    found = {
        f"{kind}.{name}": default_field(record, name)
        for kind, record in KINDS.items()
        for name, codec in codecs_of(record).items()
        if isinstance(codec, ChoiceCodec)
    }
    assert found == DEFAULTS
