"""Where events are made."""

from __future__ import annotations

from typing import NamedTuple


class EventOrigin(NamedTuple):
    """Where events are made: told in each of them.

    Attributes:
        machine: a hash of the computer's name, never the name.
        app: the program's version.
    """

    machine: str
    app: str
