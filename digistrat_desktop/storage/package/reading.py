"""Reading a package from anybody: every limit and rule before anything is stored.

Source: docs/spec/packages.md#reader-limits.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

from digistrat_desktop.domain.errors import NewerVersion, PasswordNeeded, Refused
from digistrat_desktop.domain.ids import is_id, is_uuid
from digistrat_desktop.domain.record.events import LEFT_OUT, Event
from digistrat_desktop.domain.record.graph import MOST_ENDS
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.package import first
from digistrat_desktop.storage.package.envelope import disclose, is_enveloped
from digistrat_desktop.storage.package.members import (
    ATTACHMENTS,
    attachments_in,
    fingerprint_in,
    people_from,
    text_from,
)
from digistrat_desktop.storage.package.writing import (
    EVENTS,
    FORMAT,
    MANIFEST,
    MOST_EVENTS,
    MOST_MEMBERS,
    PACKS,
    PEOPLE,
    ends_of,
    line_of,
)
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent, files_of
from digistrat_desktop.storage.record.first import Chain, read_owner, without_copies
from digistrat_desktop.storage.record.reading import (
    LONGEST_BODY,
    is_hash,
    read_event,
    read_first,
    read_left_out,
)
from digistrat_desktop.storage.record.strict_json import read_json, refused
from digistrat_desktop.system.memory import unsearched
from digistrat_desktop.system.safe_zip import MB, SafeZip, ZipRules, open_zip

_GB = 1024 * MB
_NAMES = (
    r"manifest\.json|events\.jsonl|people\.json|packs\.json|assessment\.json|audit\.jsonl"
    r"|attachments/[0-9a-f]{64}\.[a-z0-9]{1,5}"
)
_RULES = ZipRules("This DigiStrat file", re.compile(_NAMES), MOST_MEMBERS, _GB, _GB, is_tight=True)
_KEYS = frozenset(
    {"format", "version", "min_reader", "app", "needs", "end", "count", "files", "blind"}
)
_LONGEST_LINE = 2 * LONGEST_BODY + 100_000
_LARGEST_BESIDE = 128 * MB  # a part that is read as a whole
_LARGEST_NAMES = 32 * MB
_MOST_PACKS = 100
_TEXT = json.JSONDecoder()  # made once
_A_CHANGE = '{"b":"'
_NAMED = re.compile(r',"p":\[(?:"[0-9a-f]{64}"(?:,"[0-9a-f]{64}")*)?\]\}', re.ASCII)
_HASH = re.compile("[0-9a-f]{64}", re.ASCII)
_MAGIC, _END_MAGIC, _END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_PART_NAMES = tuple(name.encode() for name in (EVENTS, MANIFEST))  # the first one and the list


def read_package(content: bytes, password: str | None = None) -> PackageContent:
    """Read a package whole and check it against itself."""
    if len(content) > LARGEST_PACKAGE:
        raise refused("the file", f"it is larger than {LARGEST_PACKAGE // MB} MB")
    content = unlocked(content, password)
    # The name of a part stands in a zip as it is: a document or a workbook has none of these names.
    if not content.startswith(_MAGIC) or not any(name in content for name in _PART_NAMES):
        raise Refused(
            "This is not a DigiStrat file.",
            "Nothing was changed.",
            "Choose the file somebody exported from DigiStrat; its name ends in .digistrat.",
        )
    if content[-_END_BYTES:][:4] != _END_MAGIC:
        has_end = content.find(_END_MAGIC, 0, -_END_BYTES) >= 0
        raise refused(
            "the file", "there is something after its end" if has_end else "its end is missing"
        )
    with open_zip(io.BytesIO(content), _RULES) as package, unsearched():
        manifest = _manifest(package)
        members = _members(package, manifest)
        found = (
            first.content_of_first(manifest, members)
            if manifest["version"] == 1
            else _content(package, manifest, members)
        )
    if not is_uuid(found.trust_id):
        raise refused("the file", "the id of its trust is not written correctly")
    return found


def unlocked(content: bytes, password: str | None) -> bytes:
    """Give what is under a password; what is under none as it is."""
    if not is_enveloped(content):
        return content
    if password is None:
        raise PasswordNeeded(
            "This DigiStrat file needs a password.", "Nothing was changed.", "Enter the password."
        )
    return disclose(content, password)


def _manifest(package: SafeZip) -> dict[str, Any]:
    manifest = read_json(_whole(package, MANIFEST), MANIFEST)
    if not isinstance(manifest, dict) or manifest.get("format") != "digistrat-package":
        raise refused(MANIFEST, "it is not the contents list of a DigiStrat file")
    _refuse_newer(manifest)
    keys = first.KEYS if manifest["version"] == 1 else _KEYS
    if set(manifest) | ({"blind"} & keys) != keys or not isinstance(manifest["files"], dict):
        raise refused(MANIFEST, "its contents list has the wrong parts")
    return manifest


def _refuse_newer(manifest: dict[str, Any]) -> None:
    wanted = manifest.get("min_reader")
    if type(wanted) is not int or type(manifest.get("version")) is not int:
        raise refused(MANIFEST, "it does not say which version it is")
    if wanted > FORMAT:
        raise NewerVersion(
            f"This DigiStrat file needs format {wanted}. This version reads up to format {FORMAT}.",
            "Nothing was changed.",
            "Open it with the later version of DigiStrat Desktop that made it.",
        )
    if not 1 <= manifest["version"] <= FORMAT:
        raise refused(
            MANIFEST,
            f"its version is {manifest['version']}; this program knows versions 1 to {FORMAT}",
        )


def _members(package: SafeZip, manifest: dict[str, Any]) -> dict[str, bytes]:
    """Check every part against the list; give all but the changes, which are read line by line."""
    files: dict[str, Any] = manifest["files"]
    if {*files, MANIFEST} != set(package.names):
        raise refused(MANIFEST, "its list of files does not match the files inside")
    return {
        name: data
        for name, said in files.items()
        if (data := _member(package, name, said)) is not None
    }


def _member(package: SafeZip, name: str, said: Any) -> bytes | None:
    if not isinstance(said, dict) or set(said) != {"sha256", "size"}:
        raise refused(MANIFEST, f"it has too little or too much about {name}")
    digest, size = hashlib.sha256(), 0
    data = None if name == EVENTS else _whole(package, name)
    for chunk in package.chunks(name) if data is None else (data,):
        digest.update(chunk)
        size += len(chunk)
    found = digest.hexdigest()
    if said["sha256"] != found or type(said["size"]) is not int or said["size"] != size:
        raise refused(name, "its content does not match the contents list")
    if name.startswith(ATTACHMENTS) and fingerprint_in(name) != found:
        raise refused(name, "its content does not match its fingerprint")
    return data


def _whole(package: SafeZip, name: str) -> bytes:
    most = _LARGEST_NAMES if name == PEOPLE else _LARGEST_BESIDE
    if name in package.names and package.size(name) > most:
        raise refused(name, f"it has more than {most // MB} MB")
    return package.read(name)


def _content(
    package: SafeZip, manifest: Mapping[str, Any], members: Mapping[str, bytes]
) -> PackageContent:
    wanted = {EVENTS, PEOPLE, PACKS}
    others = {name for name in manifest["files"] if not name.startswith(ATTACHMENTS)}
    if others != wanted:
        raise refused(MANIFEST, "it lists other parts than this format has")
    packs = read_json(members[PACKS], PACKS)
    if not isinstance(packs, list) or len(packs) > _MOST_PACKS:
        raise refused(PACKS, f"it is not a list of at most {_MOST_PACKS} frameworks")
    needs = _hashes(manifest["needs"], "needs")
    events = _Events(needs)
    for number, line in enumerate(_lines(package), start=1):
        events.take(line, f"{EVENTS}, line {number:,}")
    events.check(manifest)
    attachments = attachments_in(members)
    if not needs and files_of(events.found, attachments).keys() != attachments.keys():
        raise refused("attachments", "it has a file that no change mentions")
    return PackageContent(
        trust_id=events.trust_id,
        events=tuple(without_copies(events.found, events.owners)),
        owners=tuple(events.owners),
        packs=tuple(text_from(pack, PACKS) for pack in packs),
        people=people_from(read_json(members[PEOPLE], PEOPLE), PEOPLE),
        attachments=attachments,
        needs=frozenset(needs),
        blind=_blind(manifest),
    )


def _hashes(raw: Any, name: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(map(is_hash, raw)) or raw != sorted(set(raw)):
        raise refused(MANIFEST, f"“{name}” is not a list of fingerprints in order")
    return tuple(raw)


def _blind(manifest: Mapping[str, Any]) -> frozenset[str]:
    raw = manifest.get("blind", ["-"])
    if not isinstance(raw, list) or not raw or not all(is_id(one) or one == "-" for one in raw):
        raise refused(MANIFEST, "“blind” is not a list of assessments")
    return frozenset(raw) - {"-"}


def _lines(package: SafeZip) -> Iterator[str]:
    """Give the lines one by one; only a line feed ends one."""
    rest = b""
    for chunk in package.chunks(EVENTS):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield _decoded(line)
        if len(rest) > _LONGEST_LINE * 4:
            raise refused(EVENTS, "a line is longer than a change can be")
    if rest:
        raise refused(EVENTS, "it ends in the middle of a line")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise refused(EVENTS, "it is not UTF-8 text") from None


class _Events:
    """The changes of a file as they are read, each after all that it follows.

    Attributes:
        found: the changes.
        owners: the owner lines of chains of version 1.
        trust_id: whose record it is.
    """

    def __init__(self, needs: tuple[str, ...]) -> None:
        self.found: list[Event] = []
        self.owners: list[str] = []
        self.trust_id = ""
        self._needs = needs
        self._needed: set[str] = set()
        self._places: dict[str, str] = {}  # by hash
        # of changes of version 1: which of its chain; 0 of a name
        self._numbers: dict[str, int] = {}
        self._owner: Chain | None = None  # named by the line before

    def take(self, line: str, where: str) -> None:
        """Take in one line."""
        if line.startswith(_A_CHANGE) and self._owner is None:
            self._take(_event_in(line, where), where)
            return
        said = _object_in(line, where)
        if said.keys() == {"owner"} and self._owner is None:
            self._owner = read_owner(said["owner"], where)
            self.owners.append(self._owner.owner)
            self._refuse_other_trust(self._owner.trust_id, where)
            as_written = to_canonical(said)
        else:
            event = self._event(said, where)
            self._take(event, where)
            as_written = line_of(event)
        if as_written != line:
            raise refused(where, "it is not written as a change is written")

    def _event(self, said: Mapping[str, Any], where: str) -> Event:
        parents = said.get("p")
        if said.keys() == {"left_out", "p"} and self._owner is None:
            return read_left_out(said["left_out"], parents, where)
        if said.keys() != {"p", "v1"}:
            raise refused(where, "it is not a change")
        chain, self._owner = self._owner, None
        if chain is not None:
            event = read_first(chain.start, parents, said["v1"], where)
            fits = event.said["seq"] == 1 and event.parents == chain.before
        else:
            previous = parents[0] if isinstance(parents, list) and parents else ""
            if not is_hash(previous):
                raise refused(where, "its chain has no beginning")
            event = read_first(previous, parents, said["v1"], where)
            fits = event.said["seq"] > 1
        if not fits:
            raise refused(where, "it does not follow from the changes before it")
        return event

    def _take(self, event: Event, where: str) -> None:
        if event.hash in self._places:
            raise refused(where, "it appears twice")
        for parent in event.parents:
            place = self._places.get(parent)
            if place is None:
                self._needed.add(parent)
            elif event.version > 1 and not (parent in self._numbers or place in {"", event.place}):
                raise refused(where, "it follows a change of another assessment")
        if event.version == 1:
            self._number(event, where)
        if event.place != LEFT_OUT:
            self._refuse_other_trust(event.said["trust"], where)
        self._places[event.hash] = event.place
        self.found.append(event)
        if len(self.found) > MOST_EVENTS:
            raise refused(EVENTS, f"it has more than {MOST_EVENTS:,} changes")

    def _number(self, event: Event, where: str) -> None:
        """Refuse a change of version 1 that does not come next on its chain."""
        parent = event.parents[0] if event.parents else ""
        number, known = event.said.get("seq", 0), self._numbers.get(parent, 0)
        told = number and known  # a name does not say which of its chain it is
        comes_next = not told or number in {1, known + 1}
        if parent in self._places and not (parent in self._numbers and comes_next):
            raise refused(where, "it does not follow from the changes before it")
        self._numbers[event.hash] = number

    def _refuse_other_trust(self, trust_id: str, where: str) -> None:
        self.trust_id = self.trust_id or trust_id
        if not trust_id or trust_id != self.trust_id:
            raise refused(where, "it belongs to another trust")

    def check(self, manifest: Mapping[str, Any]) -> None:
        """Refuse changes that are not those the list of contents speaks of."""
        if self._owner is not None or not self.trust_id:
            raise refused(EVENTS, "it ends before its first change")
        if self._needed != set(self._needs):
            raise refused(EVENTS, "a change follows one that is not there")
        ends = ends_of(self.found)
        if manifest["end"] != ends or manifest["count"] != len(self.found):
            raise refused(MANIFEST, "the changes do not end where it says")
        if len(ends) > MOST_ENDS:
            raise refused(EVENTS, f"it ends in more than {MOST_ENDS:,} places")


def _event_in(line: str, where: str) -> Event:
    """Read the line of a change of version 2, whose form leaves no choice."""
    if len(line) > _LONGEST_LINE:
        raise refused(where, "it is not a change")
    try:
        body, end = _TEXT.raw_decode(line, len(_A_CHANGE) - 1)
    except ValueError:
        raise refused(where, "it is not a change") from None
    if encode_basestring(body) != line[len(_A_CHANGE) - 1 : end] or not _NAMED.fullmatch(line, end):
        raise refused(where, "it is not written as a change is written")
    return read_event(_HASH.findall(line, end), body, where)


def _object_in(line: str, where: str) -> dict[str, Any]:
    """Read a line; that it is strict is seen when it is written again."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if len(line) > _LONGEST_LINE or not isinstance(said, dict):
        raise refused(where, "it is not a change")
    return said
