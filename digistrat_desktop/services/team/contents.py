"""What a file of a team folder needs with it, and what goes with changes: told from their content alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.domain.plain_text import clean_title, has_words
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.record.names import names_before
from digistrat_desktop.storage.port import (
    PackageContent,
    files_named_in,
    frameworks_named_in,
    words_in,
)

_LONGEST_NAME = 200


def beside(content: PackageContent) -> frozenset[str]:
    """Give the fingerprints of what goes with changes: frameworks, and files that are kept."""
    packs = (hashlib.sha256(text.encode("utf-8")).hexdigest() for text in content.packs)
    return frozenset((*packs, *content.attachments))


def naming(events: Iterable[Event], wanted: frozenset[str]) -> set[str]:
    """Give the hashes of the changes that named some things last."""
    found: dict[str, str] = {}
    for event in events if wanted else ():
        found |= dict.fromkeys(wanted & words_in([event.new]), event.hash)
    return set(found.values())


def wanted_by(events: Sequence[Event], copies: Iterable[str]) -> frozenset[str]:
    """Give the fingerprints of frameworks and files that changes name, and of copies evidence has now.

    Args:
        copies: as `Store.copies_named` gives them.
    """
    return frozenset((*frameworks_named_in(events), *files_named_in(events), *copies))


def copies_gone(whole: PackageContent, copies: Iterable[str]) -> frozenset[str]:
    """Give the fingerprints of copies that evidence had once and has no more; arguments as `wanted_by`."""
    ever = words_in(one.new for one in whole.events if one.key[1] == "evidence")
    return frozenset(ever - {*copies, *whole.attachments})


def readable(some: PackageContent, whole: PackageContent) -> PackageContent:
    """Give some changes with the names they follow, so that a file of them can be read alone."""
    events = names_before(some.events, whole.events)
    inside = {event.hash for event in events}
    needs = frozenset(p for e in events for p in e.parents if p not in inside)
    return some._replace(events=events, needs=needs)


def joined(
    trust_id: str, contents: Sequence[PackageContent], events: tuple[Event, ...]
) -> PackageContent:
    """Give some changes with all that goes with them in any of the contents."""
    return PackageContent(
        trust_id=trust_id,
        events=events,
        owners=tuple(sorted({line for one in contents for line in one.owners})),
        packs=tuple(sorted({pack for one in contents for pack in one.packs})),
        people={i: n for one in contents for i, n in one.people.items()},
        attachments={s: body for one in contents for s, body in one.attachments.items()},
    )


def whom_they_name(events: Iterable[Event], people: Mapping[str, str]) -> dict[str, str]:
    """Give those of some names, by id, whom changes are by or speak of."""
    found: set[str] = set()
    for event in events if people else ():
        found |= people.keys() & {str(event.said["actor"]), *words_in([event.new])}
    return {one: name for one, name in people.items() if one in found}


def names_from(data: bytes) -> dict[str, str]:
    """Read a list of names, by id; ValueError where it is none."""
    said = json.loads(data)
    if not isinstance(said, dict):
        return {}
    names = {
        i: clean_title(n)
        for i, n in said.items()
        if is_id(i) and isinstance(n, str) and has_words(n)
    }
    return {i: n for i, n in names.items() if 0 < len(n) <= _LONGEST_NAME}
