"""Reading a package from anybody: every limit and rule before anything is stored.

Source: docs/spec/packages.md#reader-limits.
"""

import hashlib
import io
import re
from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.errors import NewerVersion, PasswordNeeded
from digistrat_desktop.domain.plain_text import clean_title
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.storage.package.envelope import disclose, is_enveloped
from digistrat_desktop.storage.package.writing import FORMAT
from digistrat_desktop.storage.port import LARGEST_PACKAGE, PackageContent, RawRecord, words_in
from digistrat_desktop.storage.record.strict_json import read_json, read_json_text, refused
from digistrat_desktop.storage.record.trail import check_owner, check_trail, turns_direction
from digistrat_desktop.system.safe_zip import MB, SafeZip, ZipRules, open_zip

_NAME = re.compile(
    r"manifest\.json|assessment\.json|audit\.jsonl|attachments/[0-9a-f]{64}\.[a-z0-9]{1,5}"
)
_RULES = ZipRules("This DigiStrat file", _NAME, 500, 128 * MB, 128 * MB, 200)
_MANIFEST_KEYS = {"format", "version", "min_reader", "app", "created", "files", "head"}
_STATE_KEYS = {"trust", "people", "packs", "records"}
_RECORD_KEYS = {"id", "kind", "assessment", "fields"}
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ID = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z._-]{0,63}", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_LONGEST_NAME = 200
_MOST_EVENTS = 500_000
_END_MAGIC, _END_BYTES = b"PK\x05\x06", 22
_ATTACHMENTS = "attachments/"


def read_package(content: bytes, password: str | None = None) -> PackageContent:
    """Read a package whole and check it against itself."""
    if len(content) > LARGEST_PACKAGE:
        raise refused("the file", f"it is larger than {LARGEST_PACKAGE // MB} MB")
    if is_enveloped(content):
        if password is None:
            raise PasswordNeeded(
                "This DigiStrat file needs a password.",
                "Nothing was changed.",
                "Enter the password.",
            )
        content = disclose(content, password)
    if content[-_END_BYTES:][:4] != _END_MAGIC:
        raise refused("the file", "there is something after its end, or its end is missing")
    with open_zip(io.BytesIO(content), _RULES) as package:
        manifest = _manifest(package)
        members = _members(package, manifest)
    found = _content(members)
    part = check_owner(found.owner, found.trust_id)
    as_made = check_trail(found)
    _check_attachments(found)
    _check_head(found, manifest)
    return found._replace(records=as_made, part=part)


def _manifest(package: SafeZip) -> dict[str, Any]:
    manifest = read_json(package.read("manifest.json"), "manifest.json")
    if not isinstance(manifest, dict) or manifest.get("format") != "digistrat-package":
        raise refused("manifest.json", "it is not the contents list of a DigiStrat file")
    _refuse_newer(manifest)
    if set(manifest) != _MANIFEST_KEYS or not isinstance(manifest["files"], dict):
        raise refused("manifest.json", "its contents list has the wrong parts")
    return manifest


def _refuse_newer(manifest: dict[str, Any]) -> None:
    wanted = manifest.get("min_reader")
    if type(wanted) is not int or type(manifest.get("version")) is not int:
        raise refused("manifest.json", "it does not say which version it is")
    if wanted > FORMAT:
        raise NewerVersion(
            f"This DigiStrat file needs format {wanted}. This version reads up to format {FORMAT}.",
            "Nothing was changed.",
            "Open it with the later version of DigiStrat Desktop that made it.",
        )
    if manifest["version"] != FORMAT:
        raise refused(
            "manifest.json",
            f"its version is {manifest['version']}; this program knows version {FORMAT}",
        )


def _members(package: SafeZip, manifest: dict[str, Any]) -> dict[str, bytes]:
    files: dict[str, Any] = manifest["files"]
    if {*files, "manifest.json"} != set(package.names):
        raise refused("manifest.json", "its list of files does not match the files inside")
    return {name: _member(package, name, said) for name, said in files.items()}


def _member(package: SafeZip, name: str, said: Any) -> bytes:
    if not isinstance(said, dict) or set(said) != {"sha256", "size"}:
        raise refused("manifest.json", f"it has too little or too much about {name}")
    data = package.read(name)
    digest = hashlib.sha256(data).hexdigest()
    if said["sha256"] != digest or type(said["size"]) is not int or said["size"] != len(data):
        raise refused(name, "its content does not match the contents list")
    if name.startswith(_ATTACHMENTS) and _fingerprint_in(name) != digest:
        raise refused(name, "its content does not match its fingerprint")
    return data


def _content(members: Mapping[str, bytes]) -> PackageContent:
    for name in ("assessment.json", "audit.jsonl"):
        if name not in members:
            raise refused(name, "it is missing")
    state = read_json(members["assessment.json"], "assessment.json")
    if not isinstance(state, dict) or set(state) != _STATE_KEYS:
        raise refused("assessment.json", "it has parts it should not have")
    owner, events = _trail(members["audit.jsonl"])
    return PackageContent(
        trust_id=_uuid(state["trust"], "assessment.json, trust"),
        owner=owner,
        events=events,
        records=tuple(_record(raw, n) for n, raw in enumerate(_list(state["records"]), start=1)),
        packs=tuple(_text(pack, "assessment.json, packs") for pack in _list(state["packs"])),
        people=_people(state["people"]),
        attachments=_attachments(members),
    )


def _attachments(members: Mapping[str, bytes]) -> dict[str, bytes]:
    named = {n: data for n, data in members.items() if n.startswith(_ATTACHMENTS)}
    return {_fingerprint_in(name): data for name, data in named.items()}


def _fingerprint_in(name: str) -> str:
    return name.removeprefix(_ATTACHMENTS).partition(".")[0]


def _trail(data: bytes) -> tuple[str, tuple[Event, ...]]:
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise refused("audit.jsonl", "it is not UTF-8 text") from None
    if lines[-1] != "":
        raise refused("audit.jsonl", "it ends in the middle of a line")
    if len(lines) > _MOST_EVENTS:
        raise refused("audit.jsonl", f"it has more than {_MOST_EVENTS:,} events")
    first = read_json_text(lines[0], "audit.jsonl, line 1")
    if not isinstance(first, dict) or set(first) != {"owner"}:
        raise refused("audit.jsonl, line 1", "it does not name the trust it belongs to")
    events = tuple(_event(line, number) for number, line in enumerate(lines[1:-1], start=1))
    return _text(first["owner"], "audit.jsonl, line 1"), events


def _event(line: str, number: int) -> Event:
    where = f"audit.jsonl, event {number:,}"
    raw = read_json_text(line, where)
    if not isinstance(raw, dict) or set(raw) != {"body", "hash"}:
        raise refused(where, "it is not an event")
    digest = _text(raw["hash"], where)
    if not _HEX.fullmatch(digest):
        raise refused(where, "its fingerprint is not a SHA-256")
    return Event(number, _text(raw["body"], where), bytes.fromhex(digest))


def _record(raw: Any, number: int) -> RawRecord:
    where = f"assessment.json, entry {number:,}"
    if not isinstance(raw, dict) or set(raw) != _RECORD_KEYS or not isinstance(raw["fields"], dict):
        raise refused(where, "it is not an entry")
    place = raw["assessment"]
    return RawRecord(
        id=_identifier(raw["id"], where),
        kind=_text(raw["kind"], where),
        assessment_id=None if place is None else _identifier(place, where),
        fields=raw["fields"],
    )


def _people(raw: Any) -> dict[str, str]:
    where = "assessment.json, people"
    if not isinstance(raw, dict):
        raise refused(where, "it is not a list of names")
    names = {_identifier(key, where): _text(name, where) for key, name in raw.items()}
    if any(len(name) > _LONGEST_NAME for name in names.values()):
        raise refused(where, f"a name is longer than {_LONGEST_NAME} characters")
    if any(turns_direction(name) for name in names.values()):
        raise refused(where, "a name has characters that change the reading direction")
    return {key: clean_title(name) for key, name in names.items()}


def _check_attachments(found: PackageContent) -> None:
    if not found.attachments.keys() <= words_in(found.records):
        raise refused("attachments", "it has a file that no entry mentions")


def _check_head(found: PackageContent, manifest: dict[str, Any]) -> None:
    head = manifest["head"]
    here = {"length": found.head.length, "hash": found.head.hash.hex()}
    if head != here:
        raise refused(
            "manifest.json", "its last fingerprint does not match the end of the change history"
        )


def _identifier(value: Any, where: str) -> str:
    text = _text(value, where)
    if not _ID.fullmatch(text):
        raise refused(where, "an id is not written correctly")
    return text


def _uuid(value: Any, where: str) -> str:
    text = _text(value, where)
    if not _UUID.fullmatch(text):
        raise refused(where, "an id is not written correctly")
    return text


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise refused(where, "a part should be text but is not")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise refused("assessment.json", "a part should be a list but is not")
    return value
