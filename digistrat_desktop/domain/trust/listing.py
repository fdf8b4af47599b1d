"""What lists show of trusts and assessments, without opening them."""

from typing import NamedTuple


class ListedAssessment(NamedTuple):
    """One row of the list of assessments."""

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
    """A trust as a list shows it."""

    id: str
    name: str
    ods_code: str
    sample: bool
