"""What colleagues' files have shown them to have, remembered beside the record: it can be lost."""

import json
from collections.abc import Iterable
from contextlib import suppress

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.port import Store

_NAME = "shown-by-colleagues"
_MOST_ENDS = 200  # of a colleague; one that is forgotten only makes a file larger
_MOST_PEOPLE = 50  # of a trust
# Stands among the latest changes of a colleague whose older ones are only named there, as in a part.
NAMED_IN_PART = "?"
Shown = dict[str, dict[str, list[str]]]


def known_to(store: Store, trust_id: str, person_id: str) -> frozenset[str]:
    """Give the latest changes a colleague has shown to have; see `exchange.export_trust`."""
    return frozenset(_read(store).get(trust_id, {}).get(person_id, ()))


def remember_shown(store: Store, trust_id: str, person_id: str, ends: Iterable[str]) -> None:
    """Note the ends of a file a colleague sent."""
    every = _read(store)
    people = every.pop(trust_id, {})
    every_end = dict.fromkeys((*ends, *people.pop(person_id, ())))
    ends_of = sorted(every_end, key=lambda end: end != NAMED_IN_PART)[:_MOST_ENDS]
    kept = dict(list(people.items())[: _MOST_PEOPLE - 1])
    _write(store, {**every, trust_id: {person_id: ends_of, **kept}})


def forget_shown(store: Store, trust_id: str) -> None:
    """Forget what was shown of a trust that is removed."""
    every = _read(store)
    if every.pop(trust_id, None) is not None:
        _write(store, every)


def _read(store: Store) -> Shown:
    try:
        return {
            str(trust): {str(one): [str(end) for end in ends] for one, ends in people.items()}
            for trust, people in json.loads(store.recall(_NAME) or "{}").items()
        }
    except (ValueError, AttributeError, TypeError):
        return {}


def _write(store: Store, shown: Shown) -> None:
    with suppress(Refused):  # what it is about was done already
        store.remember(_NAME, json.dumps(shown))
