"""Files with one thing in them changed, for each thing there is, and every fingerprint made right again."""

import json
from functools import partial

from digistrat_desktop.domain.record.events import event_hash, first_hash, next_hash
from tests.helpers.packaging import listed, taken_apart, zipped

CHANGES, CHAIN, STATE, LIST = "events.jsonl", "audit.jsonl", "assessment.json", "manifest.json"
INSIDE = frozenset({"b", "v1", "body", "owner"})
_HERE = "here stands what was put in"
_OTHER_ID = "11111111-2222-4333-8444-555555555555"
ODD = {
    "nothing": "null",
    "yes": "true",
    "no": "false",
    "nought": "0",
    "one": "1",
    "two": "2",
    "less than nought": "-1",
    "a number of 17 digits": "12345678901234567",
    "a decimal": "1.5",
    "a number beyond all": "1e999",
    "no number": "NaN",
    "an empty text": '""',
    "a letter": '"x"',
    "a dash": '"-"',
    "a sign that is written otherwise": '"\\u0041"',
    "the sign of no character": '"x\\u0000"',
    "half a character": '"x\\ud800"',
    "a mark that turns the direction": '"\u202ex"',
    "a sign nobody sees": '"\u200b"',
    "blanks around": '" x "',
    "a line end": '"x\\n"',
    "an accent of its own": '"e\u0301"',
    "200 letters": f'"{"x" * 200}"',
    "201 letters": f'"{"x" * 201}"',
    "20,001 letters": f'"{"x" * 20_001}"',
    "an empty list": "[]",
    "an empty object": "{}",
    "a list of a letter": '["x"]',
    "a list of nothing": "[null]",
    "an object": '{"a":"x"}',
    "an object in an object": '{"a":{"a":"x"}}',
    "a key twice": '{"a":"x","a":"x"}',
    "64 lists": "[" * 64 + "]" * 64,
    "65 lists": "[" * 65 + "]" * 65,
    "70,000 lists": "[" * 70_000 + "]" * 70_000,
    "a fingerprint": f'"{"00" * 32}"',
    "a fingerprint in capitals": f'"{"AB" * 32}"',
    "another id": f'"{_OTHER_ID}"',
    "an id": '"b1"',
    "a time": '"2026-05-14T13:02:11.250Z"',
    "a day that is none": '"2026-02-30T13:02:11.250Z"',
    "no JSON": "rubbish",
}


def to_canonical(value):
    """Write JSON as the writer would, also where it would not."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def places_in(value, path=()):
    """Give the way to everything in a JSON value, and to the value itself."""
    yield path
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, one in inside:
        yield from places_in(one, (*path, key))


def changed(value, path, change):
    """Give a JSON value in which `change` was made of what is at the end of a way."""
    if not path:
        return change(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(copy[path[0]], path[1:], change)
    return copy


def mutations_of(value, path):
    """Give, by name, the texts of a JSON value in which one thing was changed."""

    def text(change):
        return to_canonical(changed(value, path, change))

    for name, odd in ODD.items():
        yield name, text(lambda _: _HERE).replace(f'"{_HERE}"', odd)
    at = value
    for key in path:
        at = at[key]
    if isinstance(at, dict):
        yield "a key too many", text(lambda was: {**was, "zeal": 1})
        for key in at:
            fewer = text(lambda was, key=key: {k: v for k, v in was.items() if k != key})
            yield f"{key} left out", fewer
            twice = text(lambda was, key=key: {**was, _HERE: was[key]})
            yield f"{key} twice", twice.replace(f'"{_HERE}"', json.dumps(key))
    if isinstance(at, list) and at:
        yield "one left out", text(lambda was: was[1:])
        yield "one twice", text(lambda was: [was[0], *was])
        yield "turned round", text(lambda was: was[::-1])
    if not path:
        yield "a mark at its beginning", f"\ufeff{to_canonical(value)}"
        yield "a blank at its beginning", f" {to_canonical(value)}"
        yield "a line end at its end", f"{to_canonical(value)}\n"


class Opened:
    """A file taken apart, to be put together with one text changed and what follows from it made right.

    Attributes:
        parts: JSON values by name: members, and of the changes each line and what it says.
    """

    def __init__(self, content):
        self._members = taken_apart(content)
        self._trail = CHANGES if CHANGES in self._members else CHAIN
        self._lines = self._members[self._trail].decode().split("\n")[:-1]
        self.parts = {
            (name,): json.loads(data)
            for name, data in self._members.items()
            if name.endswith(".json")
        }
        for number, text in enumerate(self._lines):
            self.parts[self._trail, number] = line = json.loads(text)
            for key in line.keys() & INSIDE:
                self.parts[self._trail, number, key] = json.loads(line[key])

    def all(self):
        """Give the maker of every file with one thing changed, by what was changed."""
        for part, value in self.parts.items():
            for path in places_in(value):
                for name, text in mutations_of(value, path):
                    yield (part, path, name), partial(self.with_text, part, text)

    def with_text(self, part, text):
        """Give the file in which a part is a text."""
        members = dict(self._members)
        if len(part) == 1:
            members[part[0]] = text.encode("utf-8", "surrogatepass")
            said = {}
        else:
            lines, said = self._retold(*part[1:], text)
            whole = "".join(f"{line}\n" for line in lines)
            members[part[0]] = whole.encode("utf-8", "surrogatepass")
        return zipped(members if part == (LIST,) else listed(members, **said))

    def _retold(self, number, key, text=None):
        """Give the lines with a text in the place of one, or in it, and what the list says of them."""
        key, text = (None, key) if text is None else (key, text)
        told = self._lines[:number]
        lines = [json.loads(one) for one in self._lines]
        if key is None:
            told.append(text)
            lines[number] = _object_in(text) or lines[number]
        else:
            lines[number][key] = text
        walk = _chain_on if self._trail == CHAIN else _changes_on
        return walk(lines, [json.loads(one) for one in self._lines], told)


def _object_in(text):
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _number_in(body):
    """Give the number a change of version 1 says it has; 0 where it says none that could be hashed."""
    said = (_object_in(body) or {}).get("seq") if isinstance(body, str) else None
    return said if type(said) is int and 0 <= said < 1 << 63 else 0


def _start_of(line):
    owner = line.get("owner")
    try:
        return first_hash(owner if isinstance(owner, str) else "")
    except UnicodeEncodeError:
        return first_hash("")


def _chain_on(lines, _, told):
    """Go along a chain of format 1: each line has the hash of all before it."""
    before = _start_of(lines[0])
    for number, line in enumerate(lines):
        if number and isinstance(line.get("body"), str):
            before = _next(before, line["body"])
            line["hash"] = before.hex()
        if number >= len(told):
            told.append(to_canonical(line))
    return told, {"head": {"length": len(lines) - 1, "hash": before.hex()}}


def _next(before, body):
    try:
        return next_hash(before, _number_in(body), body)
    except UnicodeEncodeError:
        return before


def _hash_of(line, start):
    try:
        if "b" in line:
            return event_hash(line["p"], line["b"])
        if "v1" in line:
            return _next(start or bytes.fromhex(line["p"][0]), line["v1"]).hex()
        return line["left_out"]
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return "00" * 32


def _changes_on(lines, were, told):
    """Go along the changes of format 2: each names those it follows by what they have become."""
    now, followed, hashes = {}, set(), []
    start = start_was = None
    for number, (line, was) in enumerate(zip(lines, were, strict=True)):
        if "owner" in was:
            start, start_was = map(_start_of, (line, was))
        else:
            if number >= len(told):
                line["p"] = [now.get(parent, parent) for parent in line["p"]]
                line["p"] = sorted(line["p"]) if "b" in line else line["p"]
            now[_hash_of(was, start_was)] = _hash_of(line, start)
            hashes.append(_hash_of(line, start))
            parents = line.get("p")
            followed |= set(map(str, parents if isinstance(parents, list) else ()))
            start = start_was = None
        if number >= len(told):
            told.append(to_canonical(line))
    hashes = [one for one in hashes if isinstance(one, str)]
    said = {"end": sorted(set(hashes) - followed), "count": len(hashes)}
    return told, {**said, "needs": sorted(followed - set(hashes))}
