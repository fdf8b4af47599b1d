"""Who makes a change and when, handed in from outside so that edits stay pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.domain.ids import EventId, PersonId


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does it, when, and the id its event will have."""

    event_id: EventId
    at: datetime  # aware UTC
    actor_id: PersonId


class Author(NamedTuple):
    """Who makes the changes of this run, as two functions."""

    stamp: Callable[[], Stamp]  # gives a fresh event id with the time and the person
    new_id: Callable[[], str]  # gives a fresh UUID text
