"""What an import brought and taking it back, and what others took back of one's own changes.

Source: docs/spec/record.md#importing.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.changes import key_of
from digistrat_desktop.domain.record.events import Author, Key
from digistrat_desktop.domain.record.undoing import (
    TakenBack,
    TakenFrom,
    all_still_undone,
    bring_back,
    take_back,
    taken_from,
)
from digistrat_desktop.domain.words import by_count, listed
from digistrat_desktop.services.packages import exchange
from digistrat_desktop.services.packages.import_words import entries_words
from digistrat_desktop.services.store import privacy
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import Store

_REMEMBERED = "taken-back"
_MOST_REMEMBERED = 2_000  # changes of a trust; of more than that the change history tells


class Came(NamedTuple):
    """What the last import brought, to be taken back while nothing was changed since."""

    trust_id: str
    words: str
    hashes: frozenset[str]
    end: str  # the last fingerprint then
    is_new: bool
    can_undo: bool = True


def bring_in(library: Library, plan: exchange.ImportPlan, author: Author, now: datetime) -> Came:
    """Back up, bring a file in, and give what came."""
    trust_id = plan.package.content.trust_id
    known = set() if plan.is_new else set(library.store.graph(trust_id).index)
    library.store.back_up(now)
    exchange.apply_import(library, plan, author)
    graph = library.store.graph(trust_id)
    came = frozenset(graph.index.keys() - known)
    return Came(trust_id, _came_words(plan), came, graph.end, plan.is_new)


def _came_words(plan: exchange.ImportPlan) -> str:
    count, _, rest = plan.came.partition(" from ")
    return f"{count} came in from {rest}" if rest else plan.came


class ToUndo(NamedTuple):
    words: str  # what goes with an import that is taken back, and of whom
    is_any: bool = True  # False where nothing of it can be taken back


def to_undo(library: Library, came: Came, author: Author) -> ToUndo:
    """Say before an import is taken back what goes with it; Refused as `take_import_back`."""
    if came.is_new:
        _refuse_if_changed(library, came)
        return ToUndo("The trust is removed from this computer. Nothing changes for anyone else.")
    found = _taken(library, came, author)
    if not found.step.changes:
        return ToUndo(f"There is nothing to undo. {_kept_words(found.kept)}".strip(), is_any=False)
    names = library.store.people()
    goes = listed([entries_words(keys, names.get(of, "")) for of, keys in found.of.items()])
    words = (
        f"This undoes {goes}. When your copy reaches them, it is undone there too. Everyone who "
        "has them is told, and can restore them."
    )
    return ToUndo(" ".join(filter(None, (words, _kept_words(found.kept)))))


def take_import_back(library: Library, came: Came, author: Author, now: datetime) -> str:
    """Take an import back as one act, or remove a trust that was not here before; say what was done.

    Raises:
        Refused: something was changed after it.
    """
    _refuse_if_changed(library, came)
    library.store.back_up(now)
    if came.is_new:
        privacy.remove_trust(library, came.trust_id, author.stamp())
        return "The import was undone. The trust is not on this computer any more."
    found = _taken(library, came, author)
    if found.step.changes:
        library.record([found.step], {}, ())
    words = "The import was undone. What it changed is as it was before."
    return " ".join(filter(None, (words, _kept_words(found.kept))))


def _taken(library: Library, came: Came, author: Author) -> TakenBack:
    _refuse_if_changed(library, came)
    return take_back(library.store.graph(came.trust_id), came.hashes, author)


def _refuse_if_changed(library: Library, came: Came) -> None:
    if library.store.graph(came.trust_id).end != came.end:
        raise Refused(
            "Something was changed after the import.",
            "Nothing was undone.",
            "Change it again instead.",
        )


def _kept_words(kept: int) -> str:
    one = "1 entry stays as it came, because it was signed off or chosen."
    many = "{n} entries stay as they came, because they were signed off or chosen."
    return by_count(kept, one, many) if kept else ""


class BroughtBack(NamedTuple):
    fields: Mapping[tuple[Key, str], str]  # what was written, with the id of whoever wrote it
    words: str  # what was done


def bring_changes_back(
    library: Library, trust_id: str, taken: Sequence[TakenFrom], author: Author
) -> BroughtBack:
    """Write again, as one act, what somebody took back; see `domain.record.undoing.bring_back`."""
    found = bring_back(library.store.graph(trust_id), taken, author)
    if found.step.changes:
        library.record([found.step], {}, ())
    for one in taken:
        forget_taken(library.store, trust_id, one)
    changes = found.step.changes
    fields = {(key_of(one), name): one.stamp.actor_id for one in changes for name in one.after}
    me = author.stamp().actor_id
    is_own = all(one.of == me for one in taken)
    return BroughtBack(fields, _brought_words(found, is_own=is_own))


def _brought_words(found: TakenBack, *, is_own: bool) -> str:
    count = len({key_of(one) for one in found.step.changes})
    one, many = (
        ("1 entry is as you had it.", "{n} entries are as you had them.")
        if is_own
        else ("1 entry is restored.", "{n} entries are restored.")
    )
    words = by_count(count, one, many) if count else "Nothing was brought back."
    stays = by_count(
        found.kept,
        "1 value stays as it is now. Someone else gave it, or it is signed off.",
        "{n} values stay as they are now. Someone else gave them, or they are signed off.",
    )
    beside = by_count(
        found.beside,
        "1 difference is to settle again.",
        "{n} differences are to settle again.",
    )
    said = (words, beside if found.beside else "", stays if found.kept else "")
    return " ".join(filter(None, said))


def note_taken(
    store: Store, trust_id: str, came: Collection[str], me: str
) -> tuple[TakenFrom, ...]:
    """Give what others took back by what came in, of this person and of others whose changes stood here.

    It is remembered until this person puts it away.
    """
    graph = store.graph(trust_id)
    found = _of_others(me, taken_from(graph, came))
    if found:
        told = [f"{one} {taken.of}" for taken in found for one in taken.hashes]
        _remember(store, trust_id, [*_remembered(store).get(trust_id, ()), *told])
    return all_still_undone(graph, found)


def taken_untold(store: Store, trust_id: str, me: str) -> tuple[TakenFrom, ...]:
    """Give what others took back, this person has not put away yet and nobody has brought back."""
    told = [one.split(" ") for one in _remembered(store).get(trust_id, ())]
    if not told:
        return ()
    graph = store.graph(trust_id)
    found = _of_others(me, taken_from(graph, [one for one, *_ in told]))
    # What came with the changes it took back is told of those whose changes stood here. An earlier
    # version did not remember whose these were.
    known = {(one, *of) for one, *of in told}
    kept = (
        one._replace(hashes=tuple(h for h in one.hashes if {(h, one.of), (h,)} & known))
        for one in found
    )
    return all_still_undone(graph, [one for one in kept if one.hashes])


def forget_taken(store: Store, trust_id: str, taken: TakenFrom) -> None:
    hashes = _remembered(store).get(trust_id, [])
    left = [one for one in hashes if one.partition(" ")[0] not in taken.hashes]
    if left != hashes:
        _remember(store, trust_id, left)


def _of_others(me: str, found: Iterable[TakenFrom]) -> tuple[TakenFrom, ...]:
    return tuple(one for one in found if one.by != me)


def _remembered(store: Store) -> dict[str, list[str]]:
    with suppress(ValueError, AttributeError, TypeError, RecursionError):
        said = json.loads(store.recall(_REMEMBERED) or "{}")
        return {str(trust): [str(one) for one in hashes] for trust, hashes in said.items()}
    return {}


def _remember(store: Store, trust_id: str, hashes: list[str]) -> None:
    every = {**_remembered(store), trust_id: hashes[-_MOST_REMEMBERED:]}
    with suppress(Refused):  # the change history tells it too
        store.remember(_REMEMBERED, json.dumps({one: kept for one, kept in every.items() if kept}))
