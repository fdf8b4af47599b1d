"""What a record's fields are called for people: the labels of the forms, kind by kind.

Forms, the change history, what an import changes, refusals, reports and workbooks say these. The
window looks its own up through its translator; a test holds the two together.
"""

from collections.abc import Mapping

# What is called the same wherever it is a field, and not as its name says already.
SHARED = {
    "about": "What it is about",
    "family": "Kind",
    "gone_because": "Why it was archived",
    "initiative_ids": "Initiatives",
    "item_id": "Question",
    "order": "Place in the list",
    "page": "Page or section",
    "resource": "Resource name",
    "rule": "Finding it deals with",
    "scorer_id": "Person",
    "sha256": "SHA-256",
    "source": "Usual source",
    "withdrawn": "Archived",
    "year": "Financial year",
}
_FRONTED = {
    "asks": "The board is asked to",
    "advice": "Advice to the board",
    "considered_by": "Previously considered by",
    "director_id": "Lead director",
}
BY_KIND: Mapping[str, Mapping[str, str]] = {
    "trust": {
        "name": "Name of the trust",
        "ods_code": "ODS code",
        "trust_kind": "Type of trust",
        "region": "Regional body",
        "sample": "Sample data",
    },
    "site": {"name": "Name of the site", "code": "Site code", "setting": "Type of care"},
    "assessment": {
        "as_of": "As at",
        "pack_sha256": "Framework",
        "carried_from": "Carried forward from",
        "scope_note": "What it covers",
        "reference_words": "Reference point in your words",
    },
    "response": {
        "rationale": "Why this level",
        "target_by": "By when",
        "target_why": "Reason for the target",
        "movement_reason": "What changed since last time",
        "carried": "Carried forward",
        "sureness": "How sure you are",
        "met": "Criteria met",
        "level_why": "Why another level than the criteria give",
    },
    "evidence": {
        "title": "What it is",
        "strength": "How strong it is",
        "dated": "Date of the evidence",
        "where_kept": "Where it is kept",
        "file_size": "Size of the file",
        "file_at": "Date of the file",
        "attached": "Attached file",
        "replaces": "Earlier version",
    },
    "support": {"response_id": "Answer", "shows": "Highest level it shows"},
    "front_sheet": {**_FRONTED, "meeting_on": "Date of the meeting"},
    "report_recipe": {**_FRONTED, "title": "Name of the template"},
    "metric": {
        "catalogue_id": "Catalogue entry",
        "role": "Kind",
        "decimals": "Decimal places shown",
        "frequency": "Reported",
        "lag": "Periods until it is due",
        "formula_version": "Version of the formula",
        "min_denominator": "Smallest denominator",
        "valid_min": "Lowest value",
        "valid_max": "Highest value",
        "pitfalls": "Watch out for",
        "targets": "Targets that change later",
        "pair_ids": "Outcome it aims to improve",
        "retired": "Why you are stopping",
        "rules": "Chart rules",
        "baseline": "Points that set the limits",
        "chart_why": "Why this chart",
        "shown_months": "Months the chart shows",
        "second_name": "What the second target is called",
        "site": "Site or team",
    },
    "reading": {"state": "Status", "earlier": "Earlier values", "source_id": "Imported file"},
    "rebase": {
        "from_day": "From",
        "reason": "Why",
        "lower": "Lower limit",
        "upper": "Upper limit",
    },
    "annotation": {
        "period": "Date",
        "remark": "What happened",
        "keeps_out": "Kept out of the limits",
    },
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
        "capital_costs": "Capital by year, in pounds",
        "revenue_costs": "Revenue by year, in pounds",
        "gone_because": "Why it was stopped",
    },
    "alignment_link": {
        "reason": "Reason for this link",
        "agreed_objective": "Objective as it was agreed",
        "agreed_initiative": "Initiative as it was agreed",
    },
    "aim": {
        "title": "Who will be able to do what",
        "by": "By when",
        "leading_id": "Leading metric",
        "outcome_id": "Outcome metric",
        "leading_from": "Leading metric: from",
        "leading_goal": "Leading metric: to",
        "outcome_from": "Outcome metric: from",
        "outcome_goal": "Outcome metric: to",
    },
    "principle_test": {"reason": "Why"},
    "decision": {
        "title": "What was decided",
        "decision_kind": "Kind",
        "reason": "Why",
        "decided_by": "Who decided",
    },
    "case_for_change": {
        "title": "What should change",
        "service": "Service to redesign",
        "redesign_place": "Place in the list of services to redesign",
        "redesign_reason": "Why it has this place, and who decided",
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
    "capacity": {"amount": "Amount available", "note": "Source of the figure"},
    "demand": {
        "amount": "Amount needed",
        "firmness": "How essential it is",
        "note": "Source of the figure",
    },
    "scenario": {"title": "What if", "note": "Why you are testing it", "overrides": "Assumptions"},
    "constraint_entry": {
        "item_id": "Constraint of the framework",
        "constraint_kind": "Kind",
        "severity": "How serious it is",
        "first_until": "Comes before all else until",
        "title": "Constraint",
        "mitigation": "What you are doing about it",
        "initiative_ids": "Initiatives it affects",
    },
    "action": {
        "title": "What needs doing",
        "cost": "Cost in pounds",
        "addresses": "What it helps",
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
        "level": "Level found instead",
    },
    "reply": {"challenge_id": "Conclusion it replies to", "words": "Reply", "replier_id": "Person"},
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
    return BY_KIND.get(kind, {}).get(name) or SHARED.get(name) or name_label(name)


def name_label(name: str) -> str:
    """Make a label of a field's own name: "Owner" of "owner_id"."""
    for ending in _REFERENCES:
        name = name.removesuffix(ending)
    return name.replace("_", " ").capitalize()


def field_labels(kind: str, *names: str) -> tuple[str, ...]:
    """Give the labels of several fields, for the headings of a table."""
    return tuple(field_label(kind, name) for name in names)
