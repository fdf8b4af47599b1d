"""What lists show of trusts and assessments, without opening them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.scales import NOT_APPLICABLE, UNANSWERED
from digistrat_desktop.domain.plain_text import has_words


class ListedAssessment(NamedTuple):
    assessment_id: str
    trust_id: str
    trust_name: str
    ods_code: str
    title: str
    as_of: str  # ISO date, or empty
    status: str
    form: str
    changed_at: str  # UTC, as in the trail
    changed_by: str  # a person's id
    sample: bool


class ListedTrust(NamedTuple):
    id: str
    name: str
    ods_code: str
    sample: bool


def answer_that_counts(response: Mapping[str, Any]) -> str:
    """Give a stored response's answer; "does not apply" without a reason is none.

    Source: docs/spec/judgement.md#asked-and-answered.
    """
    answer = str(response.get("answer", UNANSWERED))
    reasoned = answer != NOT_APPLICABLE or has_words(str(response.get("rationale", "")))
    return answer if reasoned else UNANSWERED
