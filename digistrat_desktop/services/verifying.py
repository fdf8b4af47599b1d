"""Saying in plain words whether the store agrees with its trail, and what nobody can prove.

Source: spec store-and-exchange, section 7 (wording).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.domain.events import Verdict
    from digistrat_desktop.services.library import Library

_NOT_THE_PERSON = (
    "What this cannot prove: who sat at the keyboard, whether the computer's clock was right, and"
    " anything that was never recorded."
)
_NOT_THE_WHOLE = (
    "The trail is tamper-evident against anyone who cannot also change the printed or exported"
    " end of it: compare the end shown here with one you wrote down or were sent."
)
CANNOT_PROVE = (_NOT_THE_PERSON, _NOT_THE_WHOLE)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check of the whole store found.

    Attributes:
        sound: nothing was found.
        lines: one sentence or two for each trail, then what the check cannot prove.
    """

    sound: bool
    lines: tuple[str, ...]


def verify_library(library: Library) -> VerifyReport:
    """Check every trail and every record, and say what was found."""
    names = {trust.id: trust.name for trust in library.home(1).trusts}
    verdicts = library.verify()
    found = tuple(verdict_in_words(verdict, names) for verdict in verdicts)
    lines = found or ("The store holds no trust yet, so there is nothing to check.",)
    return VerifyReport(all(v.sound for v in verdicts), (*lines, *CANNOT_PROVE))


def verdict_in_words(verdict: Verdict, names: Mapping[str, str]) -> str:
    """Say what a check found on one trail."""
    name = names.get(verdict.chain_id) or verdict.chain_id or "No trust"
    if verdict.bad_event is not None:
        return f"{name}: NOT INTACT. {_bad_event(verdict.bad_event, verdict.length)}"
    if verdict.bad_record is not None:
        record = f"The record {verdict.bad_record} is not as the trail says it should be."
        return f"{name}: NOT INTACT. {record}"
    changes = "1 change" if verdict.length == 1 else f"{verdict.length:,} changes"
    end = verdict.head.hex()
    return f"{name}: intact. {changes} from first to last; every record agrees. End: {end}"


def _bad_event(number: int, length: int) -> str:
    if number > length:
        return f"The trail should end with change {length:,}, and goes on or ends elsewhere."
    before = number - 1
    intact = "None is intact before it." if before == 0 else f"The {before:,} before it are intact."
    return (
        f"Change {number:,} of {length:,} does not follow from the one before it: it was altered,"
        f" removed or put in. {intact}"
    )
