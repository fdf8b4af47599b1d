"""What a record's fields are called for people: the labels of the forms, kind by kind.

Forms, the change history, what an import changes, refusals, reports and workbooks say these. The
window looks its own up through its translator; a test holds the two together.
"""

from collections.abc import Mapping

# What is called the same wherever it is a field.
SHARED = {
    "about": "What it is about",
    "amount": "Amount",
    "answer": "Answer",
    "assessment": "Assessment",
    "comment": "Comment",
    "effort": "Effort",
    "evidence_id": "Evidence",
    "family": "Kind",
    "gone_because": "Why it was archived",
    "initiative_id": "Initiative",
    "initiative_ids": "Initiatives",
    "item_id": "Question",
    "logo": "Logo",
    "metric_id": "Metric",
    "name": "Name",
    "note": "Note",
    "objective_id": "Objective",
    "order": "Place in the list",
    "owner_id": "Owner",
    "page": "Page or section",
    "period": "Period",
    "purpose": "Purpose",
    "reason": "Reason",
    "resource": "Resource name",
    "review_on": "Review on",
    "rule": "Finding it deals with",
    "scorer_id": "Person",
    "second_answer": "Second answer",
    "sha256": "SHA-256",
    "source": "Usual source",
    "status": "Status",
    "target": "Target",
    "title": "Title",
    "unit": "Unit",
    "until": "Until",
    "why": "Why",
    "withdrawn": "Archived",
    "year": "Financial year",
}
_FRONTED = {
    "asks": "The board is asked to",
    "author_id": "Author",
    "considered_by": "Previously considered by",
    "director_id": "Lead director",
    "meeting": "Meeting",
    "strategic_risk": "Strategic risk",
}
BY_KIND: Mapping[str, Mapping[str, str]] = {
    "trust": {
        "name": "Name of the trust",
        "ods_code": "ODS code",
        "trust_kind": "Type of trust",
        "region": "Region",
        "sample": "Sample data",
    },
    "assessment": {
        "as_of": "As at",
        "form": "Form",
        "pack_sha256": "Framework",
        "lead_id": "Lead",
        "carried_from": "Carried forward from",
        "scope_note": "What it covers",
    },
    "response": {
        "rationale": "Why this level",
        "target_by": "By when",
        "target_why": "Reason for the target",
        "discuss": "Discuss",
        "movement_reason": "What changed since last time",
        "carried": "Carried forward",
    },
    "evidence": {
        "title": "What it is",
        "strength": "How strong it is",
        "dated": "Date of the evidence",
        "where_kept": "Where it is kept",
    },
    "support": {"response_id": "Answer", "shows": "Highest level it backs"},
    "front_sheet": {
        **_FRONTED,
        "agenda_item": "Agenda item",
        "meeting_on": "Date of the meeting",
    },
    "report_recipe": {
        **_FRONTED,
        "report": "Report",
        "left_out": "Left out",
        "title": "Name of the template",
    },
    "metric": {
        "catalogue_id": "Catalogue entry",
        "role": "Kind",
        "theme": "Theme",
        "decimals": "Decimal places shown",
        "direction": "Direction",
        "frequency": "Reported",
        "lag": "Periods until it is due",
        "formula": "Formula",
        "formula_version": "Version of the formula",
        "numerator": "Numerator",
        "denominator": "Denominator",
        "min_denominator": "Smallest denominator",
        "valid_min": "Lowest value",
        "valid_max": "Highest value",
        "pitfalls": "Watch out for",
        "targets": "Targets that change later",
        "pair_ids": "Outcome it aims to improve",
        "retired": "Why you are stopping",
        "rules": "Chart rules",
        "baseline": "Points that set the limits",
    },
    "reading": {
        "value": "Value",
        "numerator": "Numerator",
        "denominator": "Denominator",
        "state": "Status",
        "earlier": "Earlier values",
        "source_id": "Imported file",
    },
    "rebase": {"from_day": "From", "reason": "Why"},
    "annotation": {"period": "Date", "remark": "What happened"},
    "import_source": {"name": "File name", "counts": "Rows"},
    "north_star": {
        "aim": "North star",
        "why": "Local problems and figures behind it",
        "differently": "What will be different, who for and by when",
        "until": "Last day it covers",
    },
    "principle": {"title": "Principle", "rules_out": "What it tells people not to do"},
    "objective": {
        "objective_kind": "Kind",
        "statement": "What success means, and who for",
        "metric_ids": "Metrics that track it",
    },
    "initiative": {
        "need": "Patient or staff need it meets",
        "scope": "What is included and what is not",
        "starts": "Starts",
        "ends": "Ends",
        "depends_on": "Depends on",
        "capital_costs": "Capital by year, in pounds",
        "revenue_costs": "Revenue by year, in pounds",
        "gone_because": "Why it was stopped",
    },
    "alignment_link": {
        "strength": "Strength",
        "reason": "Reason for this link",
        "agreed_objective": "Objective as it was agreed",
        "agreed_initiative": "Initiative as it was agreed",
    },
    "principle_test": {"principle_id": "Principle", "outcome": "Outcome", "reason": "Why"},
    "decision": {
        "title": "What was decided",
        "decision_kind": "Kind",
        "reason": "Why",
        "decided_by": "Who decided",
        "decided_on": "Decided on",
    },
    "case_for_change": {
        "title": "What should change",
        "problem": "The problem",
        "users_affected": "Who it affects, and where",
        "baseline_value": "Baseline: current figure",
        "baseline_period": "Baseline: period",
        "baseline_source": "Baseline: source",
        "harm_or_cost": "Harm or cost of leaving it",
        "change_proposed": "Proposed change",
        "expected_effect": "Expected effect, and by when",
        "expected_value": "Expected figure",
        "metric_id": "Metric that will track it",
        "initiative_ids": "Initiatives that will do it",
        "objective_ids": "Objectives it supports",
        "result_value": "Result: figure after the change",
        "result_source": "Result: source of the figure",
    },
    "capacity": {
        "amount": "Amount available",
        "provided_by": "Provided by",
        "note": "Source of the figure",
    },
    "demand": {
        "amount": "Amount needed",
        "firmness": "How essential it is",
        "note": "Source of the figure",
    },
    "scenario": {
        "title": "What if",
        "note": "Why you are testing it",
        "overrides": "Assumptions",
    },
    "constraint_entry": {
        "item_id": "Constraint of the framework",
        "title": "Constraint",
        "mitigation": "What you are doing about it",
        "trend": "Trend",
        "initiative_ids": "Initiatives it affects",
    },
    "action": {
        "title": "What needs doing",
        "due": "Due",
        "cost": "Cost in pounds",
        "addresses": "What it helps",
        "depends_on": "Depends on",
        "closed_on": "Closed on",
        "evidence_id": "Evidence that it is done",
        "closing_note": "Result",
    },
    "acknowledgement": {
        "rule": "Finding set aside",
        "until": "Last day it is set aside",
        "reason": "Reason for setting it aside",
    },
    "challenge": {
        "opinion": "Conclusion",
        "answer_then": "Answer at the time",
        "sample": "Sample code",
        "auditor_id": "Reviewer",
    },
    "reply": {
        "challenge_id": "Conclusion it replies to",
        "words": "Reply",
        "accepted": "Accepted",
        "replier_id": "Person",
    },
    "blind_score": {"answer": "Your answer"},
    "moderation": {
        "agreed": "Agreed answer",
        "why": "Why this answer",
        "dissent": "Who disagrees, and why",
    },
    "seal": {
        "length": "Number of changes",
        "head": "Last fingerprint",
        "state_digest": "Data fingerprint",
        "framework_digest": "Fingerprint of the framework",
        "attachments_digest": "Fingerprint of the files",
        "role": "The role you are signing off as",
        "signed_at": "Signed off",
        "signer_id": "Person",
        "number": "Number of the seal",
        "previous": "Seal before it",
    },
    "revision": {"of": "Assessment it replaces", "number": "Number of the revision"},
    "merge": {
        "length": "Changes in the file",
        "head": "Last fingerprint",
        "common": "Changes both have",
        "trail": "Fingerprint of the file",
    },
    "difference": {
        "merge_id": "Import",
        "about_kind": "Kind",
        "field": "Field",
        "before": "Before",
        "ours": "Here",
        "theirs": "In the file",
        "sealed": "Signed off",
        "settled": "Choice",
    },
}
_REFERENCES = ("_ids", "_id")


def field_label(kind: str, name: str) -> str:
    """Give what a field of a kind of record is called in its form.

    Args:
        kind: of the record; an unknown one takes what fields of any kind are called.
    """
    known = BY_KIND.get(kind, {}).get(name) or SHARED.get(name)
    if known:
        return known
    for ending in _REFERENCES:
        name = name.removesuffix(ending)
    return name.replace("_", " ").capitalize()


def field_labels(kind: str, *names: str) -> tuple[str, ...]:
    """Give the labels of several fields, for the headings of a table."""
    return tuple(field_label(kind, name) for name in names)
