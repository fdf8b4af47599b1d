"""What is signed off stays as it is: the one rule that edits, the store, files and pages all ask.

The triggers `sealed_insert` and `sealed_update` of the store hold it once more, whoever writes.
"""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status

_SEALED = frozenset({Status.SEALED, Status.SUPERSEDED})


def is_sealed(status: Status | str | None) -> bool:
    """Tell whether an assessment of this status is signed off, replaced by a revision or not."""
    return status in _SEALED


def only_supersedes(after: Mapping[str, Any]) -> bool:
    """Tell whether new fields of a sealed assessment say no more than that a revision replaces it."""
    return set(after) == {"status"} and is_sealed(after["status"])


def refuse_if_sealed(status: Status | str | None, after: Mapping[str, Any] | None) -> None:
    """Refuse to change a sealed assessment.

    Args:
        after: new fields of the assessment itself; None when a record in it is changed.

    Raises:
        Refused: it is sealed.
    """
    if is_sealed(status) and not (after is not None and only_supersedes(after)):
        raise Refused(
            "This assessment is sealed and cannot be edited.",
            "Nothing was changed.",
            "Reopen it as a new revision to go on.",
        )
