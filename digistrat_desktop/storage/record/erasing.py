"""Whose names the erasures of a trust reach: those of its own people, and of nobody in another trust.

Source: docs/spec/record.md#importing.
"""

from collections.abc import Iterable

from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.storage.port import words_in


def erased_by(events: Iterable[Event]) -> set[str]:
    """Give the ids of people whose names some changes erase."""
    return {e.key[2] for e in events if e.key[1] == Erasure.KIND and e.new.get("erased") is True}


def reached(
    people: set[str], trust: Iterable[Event], others: Iterable[Iterable[Event]]
) -> set[str]:
    """Give those of some people whose names a trust may erase.

    They stand in its own changes. Another trust here in which they stand says the same.

    Args:
        trust: all changes of the trust that erases them.
        others: those of each other trust here; read only while somebody is left.
    """
    left = people & _people_in(trust) if people else set()
    for each in others if left else ():
        events = tuple(each)
        left -= _people_in(events) - erased_by(events)
        if not left:
            break
    return left


def _people_in(events: Iterable[Event]) -> set[str]:
    told = [event for event in events if event.body and event.key[1] != Erasure.KIND]
    return words_in(event.new for event in told) | {str(event.said["actor"]) for event in told}
