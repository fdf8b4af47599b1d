"""The one door for the time and for new identifiers.

Whoever needs either takes a `Clock` or an `IdMaker` as an argument, so that a test, and the sample
trust, can be the same on every computer and every day.
"""

import datetime as dt
import hashlib
import os
from typing import Protocol

_SEEDED = bytes.fromhex("8c1f6f2a6f0b5d0e9c552b7f5d1a9e04")
_STILL = dt.timedelta()


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present moment in aware UTC."""
        ...


class IdMaker(Protocol):
    def new_id(self) -> str:
        """A fresh UUID as text."""
        ...


class SystemClock:
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class FixedClock:
    """Stands still, or goes on by the same step each time it is asked; begins at an aware time."""

    def __init__(self, start: dt.datetime, step: dt.timedelta = _STILL) -> None:
        if start.tzinfo is None:
            message = "a clock needs an aware time"
            raise ValueError(message)
        self._next = start.astimezone(dt.UTC)
        self._step = step

    def now(self) -> dt.datetime:
        answer = self._next
        self._next += self._step
        return answer

    def advance(self, by: dt.timedelta) -> None:
        """A negative step sets it back."""
        self._next += by


class RandomIds:
    def new_id(self) -> str:
        """An import asks for hundreds of thousands: the standard library's takes four times as long."""
        return _uuid(os.urandom(16), 4)


class SeededIds:
    """The same identifiers in the same order for the same seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._made = 0

    def new_id(self) -> str:
        self._made += 1
        name = f"{self._seed}/{self._made}".encode()
        return _uuid(hashlib.sha1(_SEEDED + name, usedforsecurity=False).digest()[:16], 5)


def _uuid(drawn: bytes, version: int) -> str:
    """Sixteen bytes as a UUID.

    Source: RFC 9562. The standard library's module takes longer to load than the window to open.
    """
    made = bytearray(drawn)
    made[6] = (made[6] & 0x0F) | version << 4
    made[8] = (made[8] & 0x3F) | 0x80
    text = made.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
