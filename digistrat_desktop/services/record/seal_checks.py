"""Whether a seal fits what is here, in words.

Source: docs/spec/record.md#verification.
"""

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from digistrat_desktop.domain.errors import NotAsSigned
from digistrat_desktop.domain.record import checking
from digistrat_desktop.domain.record.checking import CheckedSeal, SealFit
from digistrat_desktop.domain.record.events import LEFT_OUT
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.standing import record_of, stands
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    Evidence,
    FrontSheet,
    Response,
    Support,
)
from digistrat_desktop.domain.wire.records import to_fields
from digistrat_desktop.domain.words import after_sign_off_words, by_count, counted, day_words
from digistrat_desktop.services.record.snapshot import UNREADABLE
from digistrat_desktop.storage.port import files_named_in, frameworks_named_in

Kept = Callable[[str], bytes | None]
_SIGNED = frozenset({Assessment.KIND, FrontSheet.KIND, Response.KIND, Support.KIND})
SIGNED_TWICE = (
    "signed off twice, by people who did not know of each other. Both seals count. Where they "
    "differ, make a revision."
)
NOT_AS_SIGNED = "NOT AS SIGNED. The answers here are not the ones that were signed off."
NOT_KEPT = (
    "cannot be checked in full. The signed-off version was not kept here. The whole DigiStrat file "
    "has it."
)
_SAID = {
    SealFit.NOT_SET: "NOT VALID. The assessment it belongs to is not signed off.",
    SealFit.DIFFERS: "NOT VALID. What was signed off is not what the changes make.",
    SealFit.PART_ONLY: "cannot be checked in full. This copy has only part of the change history.",
}


@dataclass(frozen=True, slots=True)
class SealCheck:
    seal: Seal
    sound: bool  # nothing speaks against it
    sentence: str  # what was found, in words
    number: int = 0  # of the change that sets it, in the graph that was checked
    void: bool = False  # it was set over an earlier seal, and freezes nothing
    unread: bool = False  # what was signed is not here to be compared


def check_seals(graph: Graph, kept: Kept, place: str = "") -> tuple[SealCheck, ...]:
    """Check every seal of a trust against its changes and, of version 1, what was kept.

    Args:
        kept: gives what is kept under a fingerprint, or None.
        place: an assessment, whose seals alone are checked.
    """
    state = State(graph)
    return tuple(_checked(state, one, kept) for one in checking.check_seals(graph, place))


def absent_words(
    graph: Graph, kept: Kept, packs: Container[str], copies: Iterable[str]
) -> Iterator[str]:
    """Say what changes name and is not here, which is no damage.

    Args:
        copies: fingerprints of the files that evidence has at present.
        packs: the frameworks that are here, by sha256.
    """
    named = len(graph.by_place.get(LEFT_OUT, ()))
    if named:
        yield by_count(
            named,
            "1 older change is only named in this copy. What it says cannot be checked here.",
            "{n} older changes are only named in this copy. What they say cannot be checked here.",
        )
    files = sum(kept(name) is None for name in files_named_in(graph.events))
    if files:
        yield by_count(
            files,
            "Not here: 1 attachment from an earlier version. It was left out to make a smaller file.",
            "Not here: {n} attachments from an earlier version. They were left out to make a "
            "smaller file.",
        )
    gone = sum(kept(name) is None for name in copies)
    if gone:
        yield by_count(
            gone,
            "Not here: 1 attached file. It was left out of a file for email, or removed.",
            "Not here: {n} attached files. They were left out of a file for email, or removed.",
        )
    frameworks = sum(name not in packs for name in frameworks_named_in(graph.events))
    if frameworks:
        yield by_count(
            frameworks,
            "Not here: 1 framework. Its assessments can be read once it is imported.",
            "Not here: {n} frameworks. Their assessments can be read once they are imported.",
        )


def copies_in(state: State) -> set[str]:
    """Give the fingerprints of the copies that evidence has at present."""
    keys = [key for key in state.graph.by_record if key[1] == Evidence.KIND]
    return {str(one.value) for key in keys for one in state.record(key).written("attached")} - {""}


def twice_words(state: State) -> Iterator[str]:
    """Say which assessments were signed off twice by people who did not know of each other."""
    for place, numbers in state.seals.items():
        if len(numbers) > 1:
            yield f"{title_of(state, place)}: {SIGNED_TWICE}"


def late_words(state: State) -> Iterator[str]:
    """Say how many changes came after sign-off."""
    for place in state.seals:
        late = after_sign_off_words(len(state.late(place)))
        if late:
            yield f"{title_of(state, place)}: {late}"


def title_of(state: State, place: str) -> str:
    key = (place, Assessment.KIND, place)
    if key not in state.graph.by_record:
        return "A missing assessment"
    written = state.record(key).written("title")
    return " / ".join(str(one.value) for one in written) or "An assessment without a title"


def _checked(state: State, found: CheckedSeal, kept: Kept) -> SealCheck:
    seal = found.seal
    unread = seal.version == 1 and not _SAID.get(found.fit) and kept(seal.state) is None
    if found.void:
        sound, words = _void(seal)
    else:
        sound, words = (True, NOT_KEPT) if unread else _judged(state, found, kept)
    said = f"Seal {seal.code} of {title_of(state, seal.assessment_id)}: {words}"
    return SealCheck(seal, sound, said, found.number, found.void, unread)


def _void(_: Seal) -> tuple[bool, str]:
    return (
        True,
        "does not count, because the assessment was signed off before. The first one stands.",
    )


def _judged(state: State, found: CheckedSeal, kept: Kept) -> tuple[bool, str]:
    seal, fit = found.seal, found.fit
    when = f"It was set on {day_words(seal.signed_at.date())} and covers"
    covers = f"{when} {counted(seal.changes, 'change')}."
    if seal.version > 1:
        return fit is not SealFit.DIFFERS, _SAID.get(fit, f"valid. {covers}")
    wrong = _SAID.get(fit) or _first_wrong(state, seal, kept)
    if wrong:
        return False, wrong
    if fit is SealFit.TIED:
        return True, f"valid. {covers} An earlier version of the program made it."
    return True, "as signed, but it cannot be tied to this change history. It came with an import."


def _first_wrong(state: State, seal: Seal, kept: Kept) -> str:
    text = kept(seal.state) or b""
    if hashlib.sha256(text).hexdigest() != seal.state:
        return "NOT VALID. The signed-off version was not kept."
    return "" if is_as_signed(state, seal.assessment_id, text) else NOT_AS_SIGNED


def is_as_signed(state: State, place: str, text: bytes) -> bool:
    """Tell whether the sealed answers are those of the snapshot a seal of version 1 kept."""
    try:
        said = json.loads(text)
        kept = {
            (one["kind"], one["id"]): _answered(one["fields"])
            for one in said["records"]
            if one["kind"] in _SIGNED and place in {one["assessment"], one["id"]}
        }
    except UNREADABLE:
        return False
    here = {}
    for key in state.graph.by_record:
        if key[0] == place and key[1] in _SIGNED and state.record(key).registers:
            record = record_of(stands(state.record(key), {}), "", {})
            if not record.withdrawn:
                here[key[1:]] = _answered(to_fields(record))
    return here == kept


def _answered(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "status"}


def refuse_if_altered(graph: Graph, seal: Seal, kept: Kept) -> None:
    """Refuse a report of what is not as it was signed."""
    checks = check_seals(graph, kept, seal.assessment_id)
    own = (one for one in checks if one.seal.digest == seal.digest)
    wrong = next((one for one in own if one.unread or not one.sound), None)
    if wrong is not None:
        raise NotAsSigned(
            f"{wrong.sentence} No report can be made from it.",
            "Nothing was changed.",
            "Check your data on the Change history page, then get the signed-off DigiStrat "
            "file again.",
        )
