"""Strict reading of a parsed file: every field is asked for by name, every fault is noted.

Reading goes on after a fault with a harmless stand-in value, so that one run reports all of them.
Nothing that was read may be used unless the log is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar

from digistrat_desktop.domain.plain_text import clean_note, clean_title
from digistrat_desktop.frameworks.toml_lines import Path

TITLE_LIMIT = 200
NOTE_LIMIT = 20_000
LIST_LIMIT = 500
LARGEST = 1e15
_SHOWN = 60

_E = TypeVar("_E", bound="StrEnum")
_T = TypeVar("_T")
_P = ParamSpec("_P")


@dataclass(slots=True)
class Log:
    """What was found wrong, which ids were met and which are still to be met."""

    faults: list[tuple[Path, str]] = field(default_factory=list)
    _ids: dict[str, set[str]] = field(default_factory=dict)
    _wanted: list[tuple[Path, str, str]] = field(default_factory=list)

    def fault(self, path: Path, message: str) -> None:
        self.faults.append((path, message))

    def met(self, path: Path, kind: str, found_id: str) -> None:
        """Note an id; the same id twice for one kind is a fault."""
        known = self._ids.setdefault(kind, set())
        if found_id in known:
            self.fault(path, f"the {kind} id {shown(found_id)} is used twice")
        known.add(found_id)

    def want(self, path: Path, kind: str, wanted_id: str) -> None:
        """Note that an id must be met somewhere in the file."""
        self._wanted.append((path, kind, wanted_id))

    def resolve(self) -> None:
        """Turn every id that was wanted and not met into a fault."""
        for path, kind, wanted in self._wanted:
            if wanted not in self._ids.get(kind, ()):
                self.fault(path, f"there is no {kind} {shown(wanted)} in this file")


class TomlTable:
    """One table of the file; `done` refuses the keys nobody asked for."""

    def __init__(self, values: Mapping[str, Any], path: Path, log: Log) -> None:
        self.path = path
        self.log = log
        self._values = values
        self._asked: set[str] = set()

    def _get(self, key: str, *, required: bool) -> object:
        self._asked.add(key)
        if required and key not in self._values:
            self.fault(f"“{key}” is missing", key)
        return self._values.get(key)

    def fault(self, message: str, *keys: str | int) -> None:
        self.log.fault((*self.path, *keys), message)

    def done(self) -> None:
        """Note every key that was never asked for."""
        for key in self._values:
            if key not in self._asked:
                self.fault(f"{shown(key)} is not a key known here", key)

    def built(self, make: Callable[_P, _T], *args: _P.args, **values: _P.kwargs) -> _T:
        """Make a value of what was read, when nothing of the table is left unread."""
        self.done()
        return make(*args, **values)

    def has(self, key: str) -> bool:
        return key in self._values

    def title(self, key: str, limit: int = TITLE_LIMIT, *, required: bool = True) -> str:
        raw = self._get(key, required=required)
        return "" if raw is None else self._text(raw, (key,), limit, one_line=True)

    def note(self, key: str, *, required: bool = False) -> str:
        raw = self._get(key, required=required)
        return "" if raw is None else self._text(raw, (key,), NOTE_LIMIT, one_line=False)

    def notes(self, key: str) -> tuple[str, ...]:
        return tuple(
            self._text(raw, (key, index), NOTE_LIMIT, one_line=False)
            for index, raw in enumerate(self._list(key, required=False))
        )

    def _text(self, raw: object, keys: Path, limit: int, *, one_line: bool) -> str:
        if not isinstance(raw, str):
            self.fault("this must be text in quotation marks", *keys)
        elif not raw.strip():
            self.fault("this text is empty", *keys)
        elif len(raw) > limit:
            self.fault(f"this text has {len(raw):,} characters; {limit:,} are allowed", *keys)
        elif raw != (clean_title(raw) if one_line else clean_note(raw)):
            self.fault("this text has hidden characters, or breaks or spaces out of place", *keys)
        else:
            return raw
        return ""

    def new_id(self, kind: str, pattern: str, example: str) -> str:
        """Read the table's own id, which must fit the pattern and be new for its kind."""
        raw = self._get("id", required=True)
        if raw is None:
            return ""
        if not isinstance(raw, str) or not re.fullmatch(pattern, raw) or len(raw) > _SHOWN:
            self.fault(f"{shown(raw)} cannot be a {kind} id; write it like “{example}”", "id")
            return ""
        self.log.met((*self.path, "id"), kind, raw)
        return raw

    def pattern(self, key: str, pattern: str, example: str) -> str:
        """Read a short text of a fixed form."""
        raw = self._get(key, required=True)
        if raw is None:
            return ""
        if not isinstance(raw, str) or not re.fullmatch(pattern, raw) or len(raw) > _SHOWN:
            self.fault(f"{shown(raw)} is not of the form “{example}”", key)
            return ""
        return raw

    def ref(self, key: str, kind: str | None, *, required: bool) -> str | None:
        """Read the id of something of this kind in the file; without a kind it may be anywhere."""
        raw = self._get(key, required=required)
        return None if raw is None else self._wanted(raw, (key,), kind)

    def refs(self, key: str, kind: str | None) -> tuple[str, ...]:
        """Read a list of ids, each once; without a kind they are not looked for in this file."""
        found = tuple(
            self._wanted(raw, (key, index), kind)
            for index, raw in enumerate(self._list(key, required=False))
        )
        if len(set(found)) < len(found):
            self.fault("the same id appears twice", key)
        return found

    def _wanted(self, raw: object, keys: Path, kind: str | None) -> str:
        if not isinstance(raw, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,59}", raw):
            self.fault(f"{shown(raw)} cannot be an id", *keys)
            return ""
        if kind is not None:
            self.log.want((*self.path, *keys), kind, raw)
        return raw

    def whole(self, key: str, low: int, high: int) -> int:
        raw = self._get(key, required=True)
        if isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high:
            return raw
        if raw is not None:
            self.fault(f"this must be a whole number from {low:,} to {high:,}", key)
        return low

    def number(self, key: str) -> float | None:
        raw = self._get(key, required=False)
        if raw is None:
            return None
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and _small(raw):
            return float(raw)
        self.fault("this must be a plain number", key)
        return None

    def flag(self, key: str, *, required: bool = True) -> bool:
        raw = self._get(key, required=required)
        if raw is not None and not isinstance(raw, bool):
            self.fault("this must be true or false", key)
        return raw is True

    def choice(self, key: str, choices: type[_E]) -> _E:
        raw = self._get(key, required=True)
        for one in choices:
            if raw == one.value:
                return one
        if raw is not None:
            allowed = ", ".join(one.value for one in choices)
            self.fault(f"{shown(raw)} is not one of: {allowed}", key)
        return next(iter(choices))

    def choice_or_none(self, key: str, choices: type[_E]) -> _E | None:
        return self.choice(key, choices) if self.has(key) else None

    def choices(self, key: str, choices: type[_E]) -> tuple[_E, ...]:
        """Read a list of words, each once."""
        known = {one.value: one for one in choices}
        given = self.refs(key, None)
        for index, raw in enumerate(given):
            if raw and raw not in known:
                self.fault(f"{shown(raw)} is not one of: {', '.join(known)}", key, index)
        return tuple(known[raw] for raw in given if raw in known)

    def day(self, key: str) -> str:
        """Read a day written YYYY-MM-DD in quotation marks; empty when there is none."""
        raw = self._get(key, required=False)
        if raw is None:
            return ""
        try:
            if isinstance(raw, str) and date.fromisoformat(raw).isoformat() == raw:
                return raw
        except ValueError:
            pass
        self.fault(f"{shown(raw)} is not a day of the form “2029-03-31”", key)
        return ""

    def table(self, key: str, *, required: bool = True) -> TomlTable:
        """Read a table inside this one; an empty one stands in for a missing one."""
        return self._table(self._get(key, required=required), (key,))

    def tables(self, key: str, *, required: bool = True) -> tuple[TomlTable, ...]:
        raws = self._list(key, required=required)
        if required and self.has(key) and not raws:
            self.fault("enter at least one", key)
        return tuple(self._table(raw, (key, index)) for index, raw in enumerate(raws))

    def _table(self, raw: object, keys: Path) -> TomlTable:
        if raw is not None and not isinstance(raw, dict):
            self.fault("this must be a table", *keys)
        path = (*self.path, *keys)
        # What is missing inside a missing table would only repeat that it is missing.
        return (
            TomlTable(raw, path, self.log) if isinstance(raw, dict) else TomlTable({}, path, Log())
        )

    def _list(self, key: str, *, required: bool) -> list[Any]:
        raw = self._get(key, required=required)
        if raw is not None and not isinstance(raw, list):
            self.fault("this must be a list in square brackets", key)
        if not isinstance(raw, list):
            return []
        if len(raw) > LIST_LIMIT:
            self.fault(f"there are {len(raw):,} here; {LIST_LIMIT} are allowed", key)
        return raw[:LIST_LIMIT]


def shown(raw: object) -> str:
    """Show a value from a file in a message: short, on one line, in quotation marks."""
    text = raw if isinstance(raw, str) else type(raw).__name__
    cut = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"“{clean_title(cut)}”"


def _small(number: float) -> bool:
    """Say whether the number is of a size a measure can have; infinities and NaN are not."""
    return -LARGEST <= number <= LARGEST
