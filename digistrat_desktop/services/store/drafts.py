"""Forms that are not finished: kept as drafts beside the record, never in it nor in what goes to others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # what the start does not need
    from digistrat_desktop.services.store.library import Library

_NAME = "drafts"
# What is read back is at most a megabyte; the oldest drafts make room.
_MOST_KEPT = 900_000


class DraftOf(NamedTuple):
    """Which form a draft is of."""

    kind: str  # of form; never changes
    record: str = ""  # what it is about: the id of a record, a question, a finding
    assessment: str = ""  # where the form belongs to one
    trust: str = ""


class Draft(NamedTuple):
    at: datetime  # when it was last typed in, aware UTC
    title: str  # of the form, for people
    typed: Mapping[str, Any]  # what stands in its fields, where that is not what they began with
    # what they began with; a text that goes into the record as typed and is not here waits for a word
    over: Mapping[str, Any] = {}


class Drafts(NamedTuple):
    """All drafts of a store, the oldest first."""

    all: Mapping[DraftOf, Draft] = {}

    def with_draft(self, place: DraftOf, draft: Draft | None) -> Drafts:
        """Give these with another draft in a place, or with none there."""
        others = {one: kept for one, kept in self.all.items() if one != place}
        return Drafts(others if draft is None else {**others, place: draft})

    def without_trust(self, trust_id: str) -> Drafts:
        return Drafts({one: kept for one, kept in self.all.items() if one.trust != trust_id})


def recall_drafts(library: Library) -> Drafts:
    """Read what is kept; what cannot be read is as good as nothing."""
    try:
        return Drafts(dict(_read(json.loads(library.store.recall(_NAME)))))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Drafts()


def keep_drafts(library: Library, drafts: Drafts) -> None:
    if library.read_only:
        return
    lines: list[str] = []
    room = _MOST_KEPT
    for place, draft in reversed(list(drafts.all.items())):
        said = {**place._asdict(), **draft._asdict(), "at": draft.at.isoformat()}
        lines.append(json.dumps(said))
        room -= len(lines[-1]) + 2
        if room < 0 and len(lines) > 1:
            lines.pop()
            break
    library.store.remember(_NAME, "[{}]".format(",\n".join(reversed(lines))) if lines else "")


def forget_trust(library: Library, trust_id: str) -> None:
    """Take out the drafts of a trust that is removed from this computer."""
    kept = recall_drafts(library)
    if kept.without_trust(trust_id) != kept:
        keep_drafts(library, kept.without_trust(trust_id))


def _read(said: list[dict[str, Any]]) -> Iterator[tuple[DraftOf, Draft]]:
    for one in said:
        typed, over = _fields(one["typed"]), _fields(one.get("over", {}))
        at = datetime.fromisoformat(one["at"])
        if at.tzinfo is None:
            raise ValueError("a draft needs an aware time")
        place = DraftOf(*(str(one[name]) for name in DraftOf._fields))
        yield place, Draft(at, str(one["title"]), typed, over)


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    return {
        str(name): tuple(map(str, value)) if isinstance(value, list) else value
        for name, value in said.items()
        if isinstance(value, (str, bool, list))
    }
