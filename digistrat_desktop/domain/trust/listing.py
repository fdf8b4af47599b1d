"""What lists show of trusts and assessments, without opening them."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from digistrat_desktop.domain.frameworks.scales import NOT_APPLICABLE, UNANSWERED
from digistrat_desktop.domain.plain_text import clean_title, has_words


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


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def ods_code(self) -> str: ...


def same_trust(one: _Named, other: _Named) -> bool:
    """Tell whether two trusts are perhaps one, begun apart: they have one code or one name."""
    return same_code(one, other) or same_name(one, other)


def same_code(one: _Named, other: _Named) -> bool:
    return bool(one.ods_code) and one.ods_code.casefold() == other.ods_code.casefold()


def same_name(one: _Named, other: _Named) -> bool:
    named = clean_title(one.name).casefold()
    return bool(named) and named == clean_title(other.name).casefold()
