"""Writing a package: equal content gives equal bytes.

Source: docs/spec/packages.md#what-it-is. Changes are written as they are put in order, so that a record
of hundreds of thousands is never there twice.
"""

import hashlib
import heapq
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, TypeVar

from digistrat_desktop.domain.record.events import Event, first_hash
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent
from digistrat_desktop.storage.record.first import follows_owner

FORMAT = 2
EVENTS, PEOPLE, PACKS, MANIFEST = "events.jsonl", "people.json", "packs.json", "manifest.json"
ATTACHMENTS = "attachments/"
MOST_EVENTS, MOST_MEMBERS = 1_000_000, 10_000
_MOST_RATIO = 100  # readers take twice that
_UNIX = 3  # said on every system, so that bytes are equal
# A stronger one needs three times as long and makes it a tenth smaller: hashes do not pack.
_LEVEL = 1
_LINES_AT_ONCE = 2_000
_BYTES_A_SIGN = 4  # at most, in UTF-8 or with a stroke before it
_BYTES_A_HASH = 67  # with quotes and a comma
_BYTES_A_MEMBER = 500  # in the list of contents and in what a zip says of itself
_SPARE = 256 * 1024  # for the list of contents: what is followed, and the ends


def package_bytes(content: PackageContent, app: str) -> bytes:
    """Write a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        files = {}
        for sha256, data in sorted(content.attachments.items()):
            name = f"{ATTACHMENTS}{sha256}.bin"
            archive.compression = _packed_as(data)
            files[name] = _write(archive, name, (data,))
        archive.compression = zipfile.ZIP_DEFLATED
        files[EVENTS] = _write(archive, EVENTS, _in_blocks(lines_of(content)))
        packs = to_canonical(sorted(content.packs)).encode("utf-8")
        people = to_canonical(dict(content.people)).encode("utf-8")
        manifest = _manifest(content, {**files, PACKS: _file(packs), PEOPLE: _file(people)}, app)
        for name, data in ((MANIFEST, manifest.encode("utf-8")), (PACKS, packs), (PEOPLE, people)):
            _write(archive, name, (data,))
    return out.getvalue()


def _packed_as(data: bytes) -> int:
    """Pack a file, unless it gets so small that readers would take it for a trap."""
    small = len(zlib.compress(data, _LEVEL)) * _MOST_RATIO
    return zipfile.ZIP_DEFLATED if len(data) <= small else zipfile.ZIP_STORED


def _manifest(content: PackageContent, files: Mapping[str, Any], app: str) -> str:
    said = {
        "format": "digistrat-package",
        "version": FORMAT,
        "min_reader": FORMAT,
        "app": app,
        "needs": sorted(needs_of(content.events)),
        "end": ends_of(content.events),
        "count": len(content.events),
        "files": files,
    }
    return to_canonical({**said, "blind": sorted(content.blind)} if content.blind else said)


def needs_of(events: Iterable[Event]) -> frozenset[str]:
    """Give the hashes of parents that are not among some changes."""
    found = tuple(events)
    inside = {event.hash for event in found}
    return frozenset(p for event in found for p in event.parents if p not in inside)


def ends_of(events: Iterable[Event]) -> list[str]:
    """Give the hashes of those changes no other of them follows, in order."""
    found = tuple(events)
    followed = {parent for event in found for parent in event.parents}
    return sorted(event.hash for event in found if event.hash not in followed)


def lines_of(content: PackageContent) -> Iterator[str]:
    """Give the lines of `events.jsonl`, an owner's directly before the first change of its chain."""
    starts = [(first_hash(owner).hex(), owner) for owner in sorted(content.owners)]
    for event in in_order(content.events):
        if event.version == 1:
            for start, owner in starts:
                if follows_owner(event, start):
                    yield to_canonical({"owner": owner})
        yield line_of(event)


def line_of(event: Event) -> str:
    """Write the line of one change, as canonical JSON."""
    named = '","'.join(event.parents)
    parents = f'["{named}"]' if named else "[]"
    if event.version > 1:
        return f'{{"b":{encode_basestring(event.body)},"p":{parents}}}'
    if not event.body:
        return f'{{"left_out":"{event.hash}","p":{parents}}}'
    return f'{{"p":{parents},"v1":{encode_basestring(event.body)}}}'


def in_order(events: Sequence[Event]) -> Iterator[Event]:
    """Give changes in the one order that depends on the set alone: what each names first, then by hash."""
    by_hash = {event.hash: event for event in events}
    after: dict[str, list[Event]] = {}
    waits: dict[str, int] = {}
    ready: list[str] = []
    for digest, event in by_hash.items():
        count = 0
        for name in _named_by(event):
            if name in by_hash:
                count += 1
                after.setdefault(name, []).append(event)
        if count:
            waits[digest] = count
        else:
            ready.append(digest)
    heapq.heapify(ready)
    while ready:
        digest = heapq.heappop(ready)
        yield by_hash[digest]
        for event in after.get(digest, ()):
            waits[event.hash] -= 1
            if not waits[event.hash]:
                heapq.heappush(ready, event.hash)


def _named_by(event: Event) -> Iterable[str]:
    if event.version == 1 or not event.seals:
        return event.parents
    return {*event.parents, *event.new.get("beside", ())}


def pieces(content: PackageContent, most_bytes: int = LARGEST_PACKAGE) -> list[PackageContent]:
    """Cut a record into packages of a size: each is closed under parents but for what earlier ones hold.

    Args:
        most_bytes: how large each may be, inflated; one change or attachment alone may be larger.
    """
    if sum(map(_at_most, content.events)) + _size_beside(content) <= most_bytes:
        return [content]
    rest = content._replace(events=(), packs=(), attachments={}, owners=())
    room = most_bytes - min(_size_beside(content._replace(attachments={})), most_bytes // 2)
    parts = [
        rest._replace(events=found, needs=needs_of(found), owners=_owners_in(content, found))
        for found in _each_told(_names_first(_filled(in_order(content.events), _size_of, room)))
    ]
    parts[0] = parts[0]._replace(packs=content.packs)
    last = next(event for event in reversed(parts[-1].events) if event.body)
    carrier = rest._replace(events=(last,), needs=needs_of((last,)))  # tells whose they are
    kept = _filled(content.attachments.items(), lambda one: len(one[1]), room)
    return [*parts, *(carrier._replace(attachments=dict(one)) for one in kept)]


def _names_first(boxes: Iterator[tuple[Event, ...]]) -> Iterator[tuple[Event, ...]]:
    """Give boxes so that the first has a name where any has, however large it gets.

    Whoever has changes and no names holds them for whole, and takes in none that leave some out.
    """
    first: tuple[Event, ...] = ()
    left = list(boxes)
    at = next((n for n, box in enumerate(left) if not all(event.body for event in box)), 0)
    for box in left[: at + 1]:
        first += box
    yield first
    yield from left[at + 1 :]


def _each_told(boxes: Iterable[tuple[Event, ...]]) -> Iterator[tuple[Event, ...]]:
    """Give boxes so that each has a change that says whose it is: a name does not.

    Where one has only names, the latest change before it goes with them once more; those before the
    first go with that.
    """
    waiting: tuple[Event, ...] = ()
    latest: Event | None = None
    for box in boxes:
        told = next((event for event in reversed(box) if event.body), None)
        if told is not None:
            yield (*waiting, *box)
            waiting, latest = (), told
        elif latest is not None:
            yield (latest, *box)
        else:
            waiting += box
    if waiting:
        yield waiting


def _owners_in(content: PackageContent, events: Iterable[Event]) -> tuple[str, ...]:
    """Give the owner lines of chains that begin among some changes."""
    starts = [(first_hash(owner).hex(), owner) for owner in content.owners]
    firsts = [event for event in events if event.version == 1]
    return tuple(o for start, o in starts if any(follows_owner(e, start) for e in firsts))


_T = TypeVar("_T")


def _filled(
    things: Iterable[_T], size_of: Callable[[_T], int], room: int
) -> Iterator[tuple[_T, ...]]:
    """Put things into boxes in their order, as many into each as there is room for."""
    box: list[_T] = []
    filled = 0
    for thing in things:
        size = size_of(thing)
        if box and (filled + size > room or len(box) == MOST_MEMBERS // 2):
            yield tuple(box)
            box, filled = [], 0
        box.append(thing)
        filled += size
    if box:
        yield tuple(box)


def _size_of(event: Event) -> int:
    return len(line_of(event).encode("utf-8")) + 1


def _at_most(event: Event) -> int:
    return _BYTES_A_SIGN * len(event.body) + _BYTES_A_HASH * (len(event.parents) + 2)


def _size_beside(content: PackageContent) -> int:
    """Give the bytes of what is no change, and of the list of contents."""
    names = sum(len(name) + _BYTES_A_SIGN * len(text) for name, text in content.people.items())
    packs = sum(_BYTES_A_SIGN * len(pack) for pack in content.packs)
    kept = sum(len(data) + _BYTES_A_MEMBER for data in content.attachments.values())
    return names + packs + kept + sum(map(len, content.owners)) + _SPARE


def _in_blocks(lines: Iterable[str]) -> Iterator[bytes]:
    block: list[str] = []
    for line in lines:
        block.append(line)
        if len(block) == _LINES_AT_ONCE:
            yield ("\n".join(block) + "\n").encode("utf-8")
            block = []
    if block:
        yield ("\n".join(block) + "\n").encode("utf-8")


def _file(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def _write(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> dict[str, Any]:
    """Write a member part by part; give what the list of contents says of it."""
    digest, size = hashlib.sha256(), 0
    with archive.open(name, mode="w") as member:  # with the time every new entry has: 1980
        for part in parts:
            member.write(part)
            digest.update(part)
            size += len(part)
    archive.getinfo(name).create_system = _UNIX
    return {"sha256": digest.hexdigest(), "size": size}
