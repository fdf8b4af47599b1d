"""Saying in plain words whether the store agrees with its trail, and what nobody can prove.

Source: docs/spec/store.md#change-history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.record.events import Verdict
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.packages.files import Package, read_file
from digistrat_desktop.services.record.sealing import check_seals
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import STORE_TRAIL, PackageFiles

_NOT_THE_PERSON = (
    "This check cannot prove who used the keyboard, that the computer's clock was right, or "
    "anything that was never recorded."
)
_NOT_THE_WHOLE = (
    "This check shows any tampering, unless someone could also change the last fingerprint "
    "you printed or exported. Compare the one shown here with one you wrote down or were sent."
)
_STORE_NAME = {STORE_TRAIL: "Imports and exports of this data"}
CANNOT_PROVE = (_NOT_THE_PERSON, _NOT_THE_WHOLE)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    sound: bool  # nothing was found
    lines: tuple[str, ...]  # one sentence or two for each trail, then what the check cannot prove


def verify_library(library: Library) -> VerifyReport:
    """Check every trail and every record, and say what was found."""
    names = {trust.id: trust.name for trust in library.store.trusts()}
    verdicts = library.verify()
    found = tuple(verdict_in_words(verdict, {**names, **_STORE_NAME}) for verdict in verdicts)
    lines = found or ("There are no trusts in your data yet, so there is nothing to check.",)
    sound = [v.chain_id for v in verdicts if v.sound and v.chain_id in names]
    seals = [check for trust in sound for check in check_seals(library.store.hand_over(trust))]
    return VerifyReport(
        all(v.sound for v in verdicts) and all(check.sound for check in seals),
        (*lines, *(check.sentence for check in seals), *CANNOT_PROVE),
    )


@dataclass(frozen=True, slots=True)
class TrailCheck:
    sound: bool
    length: int  # changes on it
    sentence: str


def check_trail(library: Library, trail: str) -> TrailCheck:
    """Check one trail from first to last, every record it makes, and the seals set on them."""
    names = {trust.id: trust.name for trust in library.store.trusts()}
    verdict = library.store.verify_trail(trail)
    words = verdict_in_words(verdict, {**names, **_STORE_NAME})
    broken = _broken_seals(library, trail) if verdict.sound and trail in names else ()
    return TrailCheck(
        verdict.sound and not broken, verdict.length, " ".join(filter(None, (words, *broken)))
    )


def _broken_seals(library: Library, trust_id: str) -> tuple[str, ...]:
    if not library.open_trust(trust_id).workspace.all(Seal):
        # What was signed is made again from the whole trail, which is not read for nothing.
        return ()
    seals = check_seals(library.store.hand_over(trust_id))
    return tuple(check.sentence for check in seals if not check.sound)


def check_outside(library: Library) -> TrailCheck:
    """Check what no trail holds: lists, strays and frameworks; StoreDamaged if a list is wrong."""
    found = [verdict_in_words(verdict, {}) for verdict in library.store.verify_outside()]
    return TrailCheck(not found, 0, found[0] if found else "")


def verify_package(files: PackageFiles, path: Path, password: str | None = None) -> VerifyReport:
    """Check a package file: its parts, its trail, its records and its seals."""
    package = read_file(files, path, password)
    head = package.content.head
    verdict = Verdict(package.content.trust_id, head.length, head.hash)
    names = {package.content.trust_id: package.trust}
    seals = check_seals(package.content)
    lines = (
        verdict_in_words(verdict, names),
        "Every part of the file matches its list of contents.",
        *(_part_words(package),),
        *(check.sentence for check in seals),
        *CANNOT_PROVE,
    )
    return VerifyReport(all(check.sound for check in seals), tuple(line for line in lines if line))


def _part_words(package: Package) -> str:
    part = package.content.part
    if part is None:
        return ""
    return (
        f"It is a copy of one assessment, made for a colleague at change {part.head.length:,}. "
        "Earlier changes are not in it."
    )


def verdict_in_words(verdict: Verdict, names: Mapping[str, str]) -> str:
    name = names.get(verdict.chain_id) or verdict.chain_id or "No trust"
    if verdict.bad_event is not None:
        wrong = _bad_event(verdict.bad_event, verdict.length)
        return f"{name}: PROBLEM FOUND. {wrong}"
    if verdict.bad_record is not None:
        return (
            f"{name}: PROBLEM FOUND. The entry {verdict.bad_record} does not match the change "
            "history."
        )
    return _intact(verdict, name)


def _intact(verdict: Verdict, name: str) -> str:
    length, end = verdict.length, verdict.head.hex()
    if verdict.chain_id == STORE_TRAIL:
        entries = counted(length, "entry", "entries")
        return f"{name}: unaltered, {entries}. Last fingerprint: {end}"
    changes = counted(length, "change")
    return (
        f"{name}: unaltered. {changes} checked from first to last, and every entry agrees. "
        f"Last fingerprint: {end}"
    )


def _bad_event(number: int, length: int) -> str:
    if number > length:
        return (
            f"The change history should end at change {length:,}, but it carries on or ends "
            "somewhere else."
        )
    before = number - 1
    intact = (
        "No earlier changes could be confirmed."
        if before == 0
        else (f"The {before:,} before it are unaltered.")
    )
    return (
        f"Change {number:,} of {length:,} does not follow from the one before it. It was "
        f"altered, removed or added. {intact}"
    )
