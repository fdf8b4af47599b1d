"""What lists show of trusts and assessments, without opening them."""

from typing import NamedTuple


class ListedAssessment(NamedTuple):
    """One row of the list of assessments.

    Attributes:
        as_of: ISO date, or empty.
        changed_at: UTC, as in the trail.
        changed_by: a person's id.
    """

    assessment_id: str
    trust_id: str
    trust_name: str
    ods_code: str
    title: str
    as_of: str
    status: str
    form: str
    changed_at: str
    changed_by: str
    sample: bool


class ListedTrust(NamedTuple):
    """A trust as a list shows it."""

    id: str
    name: str
    ods_code: str
    sample: bool
