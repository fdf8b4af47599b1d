"""Saying in plain words whether the store agrees with its changes, and what nobody can prove.

Source: docs/spec/record.md#verification.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from digistrat_desktop.domain.record.events import code_of, is_code_of
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.history import told
from digistrat_desktop.domain.words import by_count, counted
from digistrat_desktop.services.record.seal_checks import (
    SealCheck,
    absent_words,
    check_seals,
    late_words,
    twice_words,
)
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import STORE_TRAIL, Verdict

_NOT_THE_PERSON = (
    "This check cannot prove who used the keyboard, that the computer's clock was right, or "
    "anything that was never recorded."
)
_NOT_THE_WHOLE = (
    "This check shows any tampering, unless someone could also change the code you printed. Compare "
    "the seals and the last fingerprint here with the ones on paper."
)
_STORE_NAME = {STORE_TRAIL: "Imports and exports of this data"}
CANNOT_PROVE = (_NOT_THE_PERSON, _NOT_THE_WHOLE)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    sound: bool  # nothing was found, and every code that was given is here
    lines: tuple[str, ...]  # what was found, then what the check cannot prove
    seals: tuple[SealCheck, ...] = ()
    missing: bool = False  # a code that was given is on no seal here

    def against(self, codes: Iterable[str]) -> Self:
        """Compare codes from paper with the seals that are here; the answer stands first."""
        wanted = tuple(codes)
        if not wanted:
            return self
        found = [_found(code, self.seals) for code in wanted]
        there = all(seal is not None for seal in found)
        lines = [_code_words(seal, code) for seal, code in zip(found, wanted, strict=True)]
        said = (*lines, *self.lines)
        return replace(self, sound=self.sound and there, lines=said, missing=not there)


def _found(code: str, seals: Iterable[SealCheck]) -> SealCheck | None:
    return next((one for one in seals if is_code_of(code, one.seal.digest)), None)


def _code_words(found: SealCheck | None, code: str) -> str:
    if found is None:
        return (
            f"NO SEAL HERE HAS THE CODE YOU GAVE: {code[:80]}. Either this is not what was signed "
            "off, or the code was mistyped."
        )
    if not found.sound or found.void:
        return f"THE SEAL WITH THIS CODE IS HERE, BUT: {found.sentence}"
    return f"THE SEAL WITH THIS CODE IS HERE: {found.seal.code}. Its assessment was not altered."


def verify_library(library: Library, codes: Iterable[str] = ()) -> VerifyReport:
    """Check every trust and every entry, and say what was found.

    Args:
        codes: of seals, from paper.
    """
    names = {trust.id: trust.name for trust in library.store.trusts()}
    verdicts = library.verify()
    lines: list[str] = []
    seals: list[SealCheck] = []
    for verdict in verdicts:
        lines.append(verdict_in_words(verdict, {**names, **_STORE_NAME}))
        if verdict.sound and verdict.trail in names:
            graph = library.store.graph(verdict.trail)
            checks = check_seals(graph, library.store.attachment)
            lines += seal_lines(graph, checks)
            packs = library.open_trust(verdict.trail, latest=library.store.count()).packs
            copies = library.store.copies_named(verdict.trail)
            lines += absent_words(graph, library.store.attachment, packs, copies)
            seals += checks
    if not verdicts:
        lines = ["There are no trusts in your data yet, so there is nothing to check."]
    sound = all(v.sound for v in verdicts) and all(check.sound for check in seals)
    return VerifyReport(sound, (*lines, *CANNOT_PROVE), tuple(seals)).against(codes)


def seal_lines(graph: Graph, checks: Iterable[SealCheck]) -> Iterator[str]:
    """Tell each seal of a trust, who signed twice, and what came after sign-off."""
    state = State(graph)
    yield from (check.sentence for check in checks)
    yield from twice_words(state)
    yield from late_words(state)
    clocks = sum(one.clock for one in told(graph))
    if clocks:
        yield by_count(
            clocks,
            "1 change has an earlier time than one it follows. A clock was wrong or was changed.",
            "{n} changes have an earlier time than one they follow. A clock was wrong or changed.",
        )


@dataclass(frozen=True, slots=True)
class TrailCheck:
    sound: bool
    changes: int  # of a trust; what the store notes of itself is no change
    sentence: str


def check_trail(library: Library, trail: str) -> TrailCheck:
    """Check one trust's changes, every entry they make, and the seals set on them."""
    names = {trust.id: trust.name for trust in library.store.trusts()}
    verdict = library.store.verify_trail(trail)
    words = verdict_in_words(verdict, {**names, **_STORE_NAME})
    broken = _broken_seals(library, trail) if verdict.sound and trail in names else ()
    changes = verdict.changes if trail != STORE_TRAIL else 0
    return TrailCheck(
        verdict.sound and not broken, changes, " ".join(filter(None, (words, *broken)))
    )


def _broken_seals(library: Library, trust_id: str) -> tuple[str, ...]:
    if not library.open_trust(trust_id).workspace.signed:
        # What was signed is made again from all changes, which are not read for nothing.
        return ()
    seals = check_seals(library.store.graph(trust_id), library.store.attachment)
    return tuple(check.sentence for check in seals if not check.sound)


def check_outside(library: Library) -> TrailCheck:
    """Check what belongs to no trust: lists, strays and frameworks; StoreDamaged if a list is wrong."""
    found = [verdict_in_words(verdict, {}) for verdict in library.store.verify_outside()]
    return TrailCheck(not found, 0, found[0] if found else "")


def verdict_in_words(verdict: Verdict, names: Mapping[str, str]) -> str:
    name = names.get(verdict.trail) or verdict.trail or "No trust"
    if verdict.bad_event is not None:
        return f"{name}: PROBLEM FOUND. {_bad_event(verdict.bad_event, verdict.changes)}"
    if verdict.bad_record is not None:
        return (
            f"{name}: PROBLEM FOUND. The entry {verdict.bad_record} does not match the change "
            "history."
        )
    if verdict.trail == STORE_TRAIL:
        entries = counted(verdict.changes, "entry", "entries")
        return f"{name}: unaltered, {entries}. Last fingerprint: {verdict.end}"
    changes = counted(verdict.changes, "change")
    return (
        f"{name}: unaltered. {changes} checked, and every entry agrees. "
        f"Last fingerprint: {code_of(verdict.end)}, in full {verdict.end}"
    )


def _bad_event(number: int, changes: int) -> str:
    if number > changes:
        return (
            "The last fingerprint is not that of the changes. Some were removed, or the list of "
            "the latest ones was altered."
        )
    return (
        f"Change {number:,} of {changes:,} does not fit what it says or what it follows. It was "
        "altered, removed or added."
    )
