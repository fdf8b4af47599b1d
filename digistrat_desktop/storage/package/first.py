"""Packages of format 1, read for good: the changes of one chain, checked against the entries beside them.

Source: docs/package-format.md#format-1.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.storage.package.members import attachments_in, people_from, text_from
from digistrat_desktop.storage.port import PackageContent, words_in
from digistrat_desktop.storage.record.first import RawRecord, compare, follow, read_owner
from digistrat_desktop.storage.record.reading import is_hash
from digistrat_desktop.storage.record.strict_json import read_json, read_json_text, refused

KEYS = frozenset({"format", "version", "min_reader", "app", "created", "files", "head"})
_STATE, _TRAIL = "assessment.json", "audit.jsonl"
_STATE_KEYS = {"trust", "people", "packs", "records"}
_RECORD_KEYS = {"id", "kind", "assessment", "fields"}
_MOST_EVENTS = 500_000


def content_of_first(manifest: Mapping[str, Any], members: Mapping[str, bytes]) -> PackageContent:
    """Give what a package of format 1 holds, as changes that follow each other."""
    for name in (_STATE, _TRAIL):
        if name not in members:
            raise refused(name, "it is missing")
    state = read_json(members[_STATE], _STATE)
    if not isinstance(state, dict) or set(state) != _STATE_KEYS:
        raise refused(_STATE, "it has parts it should not have")
    lines = _lines(members[_TRAIL])
    first = next(lines)
    if set(first) != {"owner"}:
        raise refused(f"{_TRAIL}, line 1", "it does not name the trust it belongs to")
    chain = read_owner(first["owner"], f"{_TRAIL}, line 1")
    if chain.trust_id != text_from(state["trust"], f"{_STATE}, trust"):
        raise refused(f"{_TRAIL}, line 1", "the change history belongs to another trust")
    events, made = follow(chain, ((_claimed(one), one["body"]) for one in lines))
    compare((_record(raw, n) for n, raw in enumerate(_list(state["records"]), start=1)), made)
    if not events:
        raise refused(_TRAIL, "it has no changes")
    end = events[-1].hash
    if manifest["head"] != {"length": len(events), "hash": end}:
        raise refused(
            "manifest.json", "its last fingerprint does not match the end of the change history"
        )
    attachments = _named(attachments_in(members), words_in(one.fields for one in made.values()))
    return PackageContent(
        trust_id=chain.trust_id,
        events=events,
        owners=(chain.owner,),
        packs=tuple(text_from(pack, f"{_STATE}, packs") for pack in _list(state["packs"])),
        people=people_from(_seen(state["people"]), f"{_STATE}, people"),
        attachments=attachments,
        needs=frozenset(chain.before),
    )


def _seen(people: Any) -> Any:
    """Leave out names with nothing to see, which version 1 took; such a person has none."""
    if not isinstance(people, dict):
        return people
    return {k: name for k, name in people.items() if not isinstance(name, str) or has_words(name)}


def _named(attachments: dict[str, bytes], words: set[str]) -> dict[str, bytes]:
    if not attachments.keys() <= words:
        raise refused("attachments", "it has a file that no entry mentions")
    return attachments


def _lines(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise refused(_TRAIL, "it is not UTF-8 text") from None
    if lines[-1] != "":
        raise refused(_TRAIL, "it ends in the middle of a line")
    if len(lines) > _MOST_EVENTS:
        raise refused(_TRAIL, f"it has more than {_MOST_EVENTS:,} events")
    for number, line in enumerate(lines[:-1]):
        where = f"{_TRAIL}, event {number:,}" if number else f"{_TRAIL}, line 1"
        said = read_json_text(line, where)
        if not isinstance(said, dict) or (number and set(said) != {"body", "hash"}):
            raise refused(where, "it is not an event")
        yield said
    if len(lines) == 1:
        raise refused(f"{_TRAIL}, line 1", "it does not name the trust it belongs to")


def _claimed(said: Mapping[str, Any]) -> str:
    if not is_hash(said["hash"]):
        raise refused(_TRAIL, "a fingerprint is not a SHA-256")
    return str(said["hash"])


def _record(raw: Any, number: int) -> RawRecord:
    where = f"{_STATE}, entry {number:,}"
    if not isinstance(raw, dict) or set(raw) != _RECORD_KEYS or not isinstance(raw["fields"], dict):
        raise refused(where, "it is not an entry")
    place = raw["assessment"]
    if not is_id(raw["id"]) or not (place is None or is_id(place)):
        raise refused(where, "an id is not written correctly")
    return RawRecord(raw["id"], text_from(raw["kind"], where), place, raw["fields"])


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise refused(_STATE, "a part should be a list but is not")
    return value
