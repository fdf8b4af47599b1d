#!/usr/bin/env python3
"""Check a DigiStrat file without DigiStrat: python3 verify_digistrat.py FILE.digistrat [CODE ...] .

Standard library only, so that nobody has to trust the program that wrote the file. It works out the
fingerprint of every change, what the changes make, and whether each seal signs just that. Codes from
paper may follow: of a seal, or a last fingerprint; each must be found. `--seal CODE` must be a seal.
Exit code 0: unaltered, and every code was found; 2: not. `--test` checks this script itself against
the published vectors. The rules are in package-format.md and spec/record.md.

Tamper-evident against anyone who cannot also change the printed code. It cannot prove who sat at the
keyboard, what the clock said, or that changes no paper speaks of were not left out. Which kinds of
entry there are, which fields they and a framework can have, and what may stand in those, only the program
knows: a later one knows more, and this script need not be replaced for it.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import io
import json
import re
import stat
import struct
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADING, FIRST_HEADING, FIRST_SEAL = (
    "digistrat-event-2",
    b"digistrat-audit-v1\n",
    "digistrat-seal-v1",
)
BLANKS = "\u2800\u3164\uffa0\u115f\u1160"  # letters and signs that are blank on the page
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORMAT = 2
MB = 1024 * 1024
LARGEST_FILE, LARGEST, LARGEST_PART, LARGEST_NAMES = 256 * MB, 1024 * MB, 128 * MB, 32 * MB
MOST_ENDS, MOST_PARENTS, LONGEST, LONGEST_LINE = 10_000, 1_000, 1_000_000, 2_100_000
MOST_BRANCHES, MOST_RATIO, MOST_DIGITS, MOST_MEMBERS = 500, 200, 16, 10_000
MOST_CHANGES, MOST_FIRST = 1_000_000, 500_000
DEEPEST, MOST_VALUES = 64, 2_000_000
LONGEST_NAME, LONGEST_TEXT = 200, 20_000
MOST_PEOPLE, MOST_PACKS, LONGEST_PACK = 100_000, 100, 2 * MB
HASH = re.compile("[0-9a-f]{64}", re.ASCII)
AN_ID = r"[0-9a-zA-Z][0-9a-zA-Z._-]{0,63}"
ID = re.compile(AN_ID, re.ASCII)
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TIME = r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"
ORIGIN = re.compile(rf"{UUID}\n({AN_ID}\n){{5}}{TIME}\n[ -~]{{0,64}}\n[ -~]{{0,64}}", re.ASCII)
STRINGS = re.compile(r'"(?:[^"\\]+|\\.)*"?', re.DOTALL)
UNSTORED = re.compile("[\x00\ud800-\udfff]")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MEMBER = re.compile(
    r"(manifest|people|packs|assessment)\.json|(events|audit)\.jsonl"
    r"|attachments/[0-9a-f]{64}\.[a-z0-9]{1,5}"
)
CONTENTS = {
    1: {*("format", "version", "min_reader", "app", "created", "files", "head")},
    2: {*("format", "version", "min_reader", "app", "needs", "end", "count", "files")},
}
PARTS = {1: {"assessment.json", "audit.jsonl"}, 2: {"events.jsonl", "people.json", "packs.json"}}
SEAL_KEYS = {"role", "state", "framework", "beside"}
KEYS = {
    *("actor", "app", "assessment", "at", "id", "kind", "machine", "new", "reason", "record"),
    *("trust", "undoes"),
}
FIRST_KEYS = KEYS - {"kind"} | {"entity", "seq", "clock_flag", "created", "old"}
STATE_KEYS, ENTRY_KEYS = (
    {"trust", "people", "packs", "records"},
    {"id", "kind", "assessment", "fields"},
)
OWNER_KEYS = {"owner", "created", "framework"}
PART_KEYS = {"assessment", "blind", "copied", "length", "head"}
PACK_KEYS = {"framework", "scales", "sections", "evidence", "case_for_change"}
SEAL_PARTS = (
    *("n", "head", "state_digest", "framework_digest", "attachments_digest"),
    *("role", "signed_at", "number", "previous"),
)
# What of an assessment is compared with the text version 1 kept of what was signed.
SIGNED = ("assessment", "front_sheet", "response", "support")
E1 = (
    '{"actor":"ann","app":"2.0","assessment":null,"at":"2026-05-14T13:02:11.250Z","id":"e1",'
    '"kind":"trust","machine":"","new":{"name":"Northmoor"},"reason":"","record":"t","trust":"t",'
    '"undoes":null}'
)
VECTORS = (
    ([], "{}", "a94ad1b9398eaeed674b0edac5301d8b20189fdd8f80c9a59b0b303993a03c57"),
    (
        ["00" * 32, "ff" * 32],
        "{}",
        "4424b5c68e5915debf274809b8fd784e8a6f2186c120c91ed793e888373ab47e",
    ),
    ([], E1, "d4eac0fda57b60f0b675bfc62c6658ed90d66fd7612592abd5c06b9c3bc3a57a"),
)
CODE_VECTOR = (
    "28c5e209829cb9262a00c5edc3c40874cd412b59c92f865916d116b1b914c444",
    "532Y-42C2-KJWJ-CAG0",
)
FIRST_VECTOR = (
    '{"created":"","framework":"","owner":"t"}',
    "307915385ffbd3f7390fb522008df29012bb9179241e0f55e7686867d04d90ef",
    "91a61feef6cdefc58875b7cbd6d2667cf3fb2b9a9f731fe42269efb644a665d4",
)


def sha(text: str) -> str:
    """Give the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: object) -> str:
    """Write JSON with sorted keys and no spaces."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def event_hash(parents: list, body: str) -> str:
    """Give the fingerprint of a change: of its heading, its parents, an empty line and its body."""
    return sha("\n".join((HEADING, *parents, "", body)))


def first_hash(owner: str) -> str:
    """Give the hash before the first change of a chain of version 1."""
    return hashlib.sha256(FIRST_HEADING + owner.encode()).hexdigest()


def next_hash(before: str, number: int, body: str) -> str:
    """Give the hash of change number `number` of a chain of version 1."""
    text = FIRST_HEADING + bytes.fromhex(before) + number.to_bytes(8, "big") + body.encode()
    return hashlib.sha256(text).hexdigest()


def code_of(digest: str) -> str:
    """Give the code printed on paper: the first 80 bits in Crockford's base 32."""
    number = int(digest, 16) >> 176
    letters = "".join(LETTERS[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


class Record:
    """The changes of a file, each after all it follows, with a test of what had been seen.

    Every change stands on a line of changes of its place, each of which has seen the one before;
    `reach` says how far along each other line a change has seen.
    """

    def __init__(self, needs: Iterable = ()) -> None:
        self.needs, self.needed, self.trusts = frozenset(needs), set(), set()
        self.said, self.place, self.parents, self.hashes, self.number = [], [], [], [], {}
        self.first, self.line, self.at, self.reach, self.tips = [], [], [], [], {}

    def add(self, digest: str, parents: list, said: dict, *, first: bool = False) -> None:
        """Add a change whose parents are there."""
        if digest in self.number or not (parents or said["kind"] == "trust"):
            raise ValueError(
                f"change {digest[:16]} appears twice, or does not begin with its trust"
            )
        away = {parent for parent in parents if parent not in self.number}
        if away - self.needs:
            raise ValueError(f"change {digest[:16]} follows one that is not there")
        self.needed |= away
        own = said["record"] if said["kind"] == "assessment" else ""
        if own and said["assessment"] not in {None, own}:
            raise ValueError(f"change {digest[:16]} says an assessment is part of another")
        place = said["assessment"] or own
        numbers = [self.number[parent] for parent in parents if parent not in away]
        today = (n for n in numbers if not self.first[n])  # version 1 runs through all places
        if not first and any(self.place[n] not in {"", place} for n in today):
            raise ValueError(f"change {digest[:16]} follows one of another assessment")
        reach = self._seen_by(numbers)
        ends = (line for line, at in reach.items() if line[0] == place and self.tips[line] == at)
        line = next(ends, (place, len(self.said)))
        if len(numbers) == 1 and line == self.line[numbers[0]]:
            reach = self.reach[numbers[0]]  # nothing else was seen: shared
        self.tips[line] = self.tips.get(line, -1) + 1
        self.number[digest] = len(self.said)
        for column, value in (
            *((self.said, said), (self.place, place), (self.parents, numbers)),
            *((self.hashes, digest), (self.first, first), (self.line, line)),
            *((self.at, self.tips[line]), (self.reach, reach)),
        ):
            column.append(value)

    def _seen_by(self, numbers: list) -> dict:
        reach = dict(self.reach[numbers[0]]) if numbers else {}
        for n in numbers:
            others = self.reach[n].items() if n != numbers[0] else ()
            for line, at in (*others, (self.line[n], self.at[n])):
                reach[line] = max(reach.get(line, -1), at)
        return reach

    def before(self, a: int, b: int) -> bool:
        """Tell whether change `b` was made by somebody who had seen change `a`."""
        if self.line[a] == self.line[b]:
            return self.at[a] < self.at[b]
        return self.reach[b].get(self.line[a], -1) >= self.at[a]

    def far(self, tops: Iterable) -> dict:
        """Give how far along each line the past of some changes goes, themselves included."""
        found = {}
        for n in tops:
            for line, at in (*self.reach[n].items(), (self.line[n], self.at[n])):
                found[line] = max(found.get(line, -1), at)
        return found

    def ends(self) -> list:
        """Give the latest changes of every place: those no other there has seen."""
        heads = {}
        for n, place in enumerate(self.place):
            heads[place] = [m for m in heads.get(place, ()) if not self.before(m, n)] + [n]
            if len(heads[place]) > MOST_ENDS // 2:  # on the way; it would take hours
                raise ValueError("it has more branches than honest work can make")
        if any(len(found) > MOST_BRANCHES for found in heads.values()):
            raise ValueError("it has more branches than honest work can make")
        return sorted(self.hashes[n] for of_place in heads.values() for n in of_place)


def is_seal(record: Record, n: int) -> bool:
    """Tell whether a change signs an assessment off."""
    said = record.said[n]
    if record.first[n]:
        return said["kind"] == "assessment" and said["new"].get("status") == "sealed"
    return said["kind"] == "seal" and bool(record.place[n])


def seals_of(record: Record, only: Iterable) -> tuple:
    """Give the seals of each assessment that count, and those set over an earlier one."""
    count, void = {}, []
    for n in only:
        place = record.place[n]
        if place and is_seal(record, n):
            over = any(record.before(s, n) for s in count.get(place, ()))
            (void if over else count.setdefault(place, [])).append(n)
    return count, void


def standing(record: Record, numbers: list) -> dict:
    """Give the writes to each field that no later one there has seen."""
    found = {}
    for n in numbers:
        for name in record.said[n]["new"]:
            found[name] = [s for s in found.get(name, ()) if not record.before(s, n)] + [n]
    return found


def values_of(record: Record, name: str, numbers: Iterable) -> list:
    """Give the different values some changes wrote, in the order of their JSON."""
    found = {canonical(record.said[n]["new"][name]): record.said[n]["new"][name] for n in numbers}
    return [found[text] for text in sorted(found)]


def use_of(record: Record, fields: dict, inside: Iterable) -> str:
    """Tell whether an entry is in use: it leaves by the word of somebody who had seen all in it."""
    out = fields.get("withdrawn", ())
    if values_of(record, "withdrawn", out) != [True]:
        return "in use"
    work = [n for name, numbers in fields.items() if name != "withdrawn" for n in numbers]
    for n in (*work, *inside):
        if not any(n == w or record.before(n, w) or record.before(w, n) for w in out):
            return "withdrawn while worked on"
    return "withdrawn"


class Walk:
    """What the changes of one past after another make: entries, seals and what came after them.

    Most of what a seal covers an earlier one covered as well. So each past is worked out from the one
    before, and only what differs between the two is made anew.
    """

    def __init__(self, record: Record) -> None:
        self.record, self.reached = record, {}
        self.of_line, self.of_place, self.of_entry = {}, {}, {}
        self.entries, self.texts, self.late, self.seals = {}, {}, {}, {}
        self.all_seals = [n for n in range(len(record.said)) if is_seal(record, n)]
        for n, said in enumerate(record.said):
            place = record.place[n]
            self.of_line.setdefault(record.line[n], []).append(n)
            self.of_place.setdefault(place, []).append(n)
            if said["kind"] != "seal" and place != "?":
                entry = (said["kind"], said["record"])
                self.of_entry.setdefault(place, {}).setdefault(entry, []).append(n)

    def to(self, tops: Iterable) -> str:
        """Go to the past of some changes, themselves included; give the text of all it makes."""
        between = {}
        for n in self._go(tops):
            between.setdefault(self.record.place[n], []).append(n)
        self.seals, _ = seals_of(self.record, filter(self.inside, self.all_seals))
        for place, changed in between.items():
            self._make_place(place, changed)
        record, parts = self.record, [text for _, text in sorted(self.texts.items()) if text]
        late = {p: sorted(record.hashes[n] for n in found) for p, found in self.late.items()}
        seals = {p: sorted(record.hashes[n] for n in found) for p, found in self.seals.items()}
        head = f'{{"format":"digistrat-state-2","late":{canonical(late)},"records":['
        return f'{head}{",".join(parts)}],"seals":{canonical(seals)}}}'

    def inside(self, n: int) -> bool:
        """Tell whether a change is in the past gone to."""
        return self.reached.get(self.record.line[n], -1) >= self.record.at[n]

    def _go(self, tops: Iterable) -> list:
        """Go on, and give the changes that are in one of two pasts, the last one and this."""
        before, self.reached = self.reached, self.record.far(tops)
        found = []
        for line in before.keys() | self.reached.keys():
            one, other = sorted((before.get(line, -1) + 1, self.reached.get(line, -1) + 1))
            found += self.of_line[line][one:other]
        return found

    def _make_place(self, place: str, changed: list) -> None:
        """Make anew the entries of a place that some changes are about; all of them after a seal."""
        record, known = self.record, self.of_entry.get(place, {})
        named = {(record.said[n]["kind"], record.said[n]["record"]) for n in changed}
        every = any(is_seal(record, n) for n in changed)
        entries = self.entries.setdefault(place, {})
        for entry in known.keys() & (known.keys() if every else named | {("assessment", place)}):
            entries.pop(entry, None)
            self._make_entry(entries, (place, *entry), known[entry])
        self.texts[place] = ",".join(text for _, text in sorted(entries.items()))
        self.late.pop(place, None)
        if place in self.seals:
            here = filter(self.inside, self.of_place[place])
            self.late[place] = late_in(record, here, self.seals[place])

    def _make_entry(self, entries: dict, key: tuple, numbers: list) -> None:
        record, seals = self.record, self.seals.get(key[0])
        fields = fields_of(record, [n for n in numbers if self.inside(n)], seals)
        if fields:
            every = self.of_place[key[0]] if key[1] == "assessment" else ()
            signed = (n for n in every if self.inside(n) and covered(record, n, seals))
            use = use_of(record, fields, signed)
            said = {name: values_of(record, name, found) for name, found in fields.items()}
            entries[key[1:]] = canonical([*key, use, said])


def late_in(record: Record, numbers: Iterable, seals: list) -> list:
    """Give those of the changes of an assessment that came after its seals."""
    free = (n for n in numbers if not covered(record, n, seals))
    return [n for n in free if not is_about_seals(record, n)]


def fields_of(record: Record, numbers: list, cuts: Iterable | None) -> dict:
    """Give what stands in each field of an entry; of several seals, what each has signed."""
    found = {}
    for cut in cuts or (None,):
        seen = [n for n in numbers if covered(record, n, cut and (cut,))]
        for name, writes in standing(record, seen).items():
            found.setdefault(name, set()).update(writes)
    return {name: sorted(writes) for name, writes in found.items()}


def covered(record: Record, n: int, cuts: Iterable | None) -> bool:
    """Tell whether a change is covered by one of some seals; all are where there is none."""
    return cuts is None or any(n == cut or record.before(n, cut) for cut in cuts)


def is_about_seals(record: Record, n: int) -> bool:
    """Tell what is no change of an assessment: a seal, or version 1 noting that a revision is there."""
    said = record.said[n]
    noted = record.first[n] and said["kind"] == "assessment"
    return said["kind"] == "seal" or (noted and set(said["new"]) == {"status"})


def check_seal(walk: Walk, n: int, members: dict) -> tuple:
    """Give the digest of a seal, and say what becomes of it; ValueError if it does not hold."""
    record = walk.record
    if record.first[n]:
        return check_first_seal(walk, n, members)
    new = record.said[n]["new"]
    named = new.get("beside", [])
    tops = [*record.parents[n], *(record.number[h] for h in named if h in record.number)]
    past = record.far(tops)
    unread = walk.of_place.get("?", ())
    if any(h not in record.number for h in named) or any(
        past.get(record.line[m], -1) >= record.at[m] for m in unread
    ):
        return record.hashes[n], "this file has only part of what was signed off"
    if sha(walk.to(tops)) != new.get("state"):
        raise ValueError("NOT VALID. What was signed off is not what the changes make")
    return record.hashes[n], "valid. What was signed off is what the changes make"


def check_first_seal(walk: Walk, n: int, members: dict) -> tuple:
    """As `check_seal`, of version 1: its entry comes before it, and the signed text was kept."""
    record, entry = walk.record, entry_of(walk.record, n)
    seal = record.said[entry]["new"] if entry is not None else {}
    said = {name: seal.get("length" if name == "n" else name) or "" for name in SEAL_PARTS}
    said["n"], said["number"] = said["n"] or 0, said["number"] or 1
    trust, place = record.said[n]["trust"], record.place[n]
    lines = [FIRST_SEAL, f"trust={trust}", f"assessment={place}"]
    digest = sha("\n".join([*lines, *(f"{name}={said[name]}" for name in SEAL_PARTS)]))
    wanted = seal.get("state_digest", "")
    kept = [data for data in members.values() if hashlib.sha256(data).hexdigest() == wanted]
    if entry == n:
        raise ValueError("NOT VALID. The assessment it belongs to is not signed off")
    if not kept:
        return digest, "cannot be checked in full. What was signed off is not in this file"
    if signed_in(json.loads(kept[0])["records"], place) != sealed_in(walk, n):
        raise ValueError("NOT AS SIGNED. The answers are not those that were signed off")
    before = [record.hashes[m] for m in record.parents[entry]]
    if before != [seal.get("head")]:
        return digest, "cannot be tied to this record. It was brought in from another copy"
    return digest, "valid. It was set on this change history, by version 1"


def entry_of(record: Record, n: int) -> int | None:
    """Give the entry of version 1 that holds what a seal says, which comes before it; or itself."""
    if record.said[n]["kind"] == "seal":
        return n
    own = (m for m in range(n) if record.place[m] == record.place[n] and record.before(m, n))
    return max((m for m in own if record.said[m]["kind"] == "seal"), default=None)


def unset_in(record: Record, seals: list) -> Iterator:
    """Give entries of version 1 that say somebody signed what is not signed off."""
    used = {entry_of(record, n) for n in seals if record.first[n]}
    for n, said in enumerate(record.said):
        told = record.first[n] and said["kind"] == "seal" and said["new"]
        if told and record.place[n] and n not in used:
            yield n


def signed_in(records: list, place: str) -> dict:
    """Give the entries of an assessment from the text that was signed."""
    return {
        (one["kind"], one["id"]): plain(one["kind"], one["fields"])
        for one in records
        if one["kind"] in SIGNED and place in (one["assessment"], one["id"])
    }


def sealed_in(walk: Walk, n: int) -> dict:
    """Give the entries of an assessment as they stand at a seal."""
    walk.to([n])
    found = {}
    for text in walk.entries[walk.record.place[n]].values():
        _, kind, key, use, said = json.loads(text)
        if kind in SIGNED and use != "withdrawn":
            settled = {name: values[0] for name, values in said.items() if len(values) == 1}
            found[kind, key] = plain(kind, settled)
    return found


def plain(kind: str, fields: dict) -> dict:
    """Leave out what says nothing, and the status, which the seal itself changes."""
    usual = {("assessment", "form"): "full"}
    return {
        name: value
        for name, value in fields.items()
        if value and name != "status" and usual.get((kind, name)) != value
    }


def members_of(path: str) -> tuple:
    """Give the list of contents and the members, checked against each other."""
    content = bytes_of(Path(path))
    if content.startswith(b"DIGISTRAT-ENC-"):
        raise NotCheckedError("the file is under a password. Ask for a copy without one")
    if content[:4] != b"PK\x03\x04" or content[-22:][:4] != b"PK\x05\x06":
        raise ValueError("there is something before or after the file, or its end is missing")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        refuse_odd(infos)
        refuse_gaps(infos, content, archive.start_dir)
        members = {info.filename: archive.read(info) for info in infos}
    if len(members) != len(infos):
        raise ValueError("a part is there twice")
    manifest = load(members.pop("manifest.json").decode())
    version, wanted = manifest["version"], manifest["min_reader"]
    if type(version) is not int or type(wanted) is not int or wanted > FORMAT:
        raise ValueError(f"the file needs a script for format {wanted}; this knows {FORMAT}")
    if manifest["format"] != "digistrat-package" or set(manifest) - {"blind"} != CONTENTS[version]:
        raise ValueError("the list of contents has the wrong parts")
    check_members(manifest, members)
    check_parts(manifest, members)
    return manifest, members


class NotCheckedError(Exception):
    """The file cannot be looked into, which says nothing against it."""


def bytes_of(path: Path) -> bytes:
    """Read a file; what is none would have no end."""
    try:
        said = path.stat()
        if not stat.S_ISREG(said.st_mode) or said.st_size > LARGEST_FILE:
            raise NotCheckedError("it is no file, or larger than 256 MB")
        return path.read_bytes()
    except OSError as error:
        raise NotCheckedError(f"{path}: {error.strerror}") from error


def refuse_odd(infos: list) -> None:
    """Refuse members that no copy writes, before any is unzipped."""
    if sum(info.file_size for info in infos) > LARGEST or len(infos) > MOST_MEMBERS:
        raise ValueError("the file unzips to more than 1 GB, or has too many parts")
    for info in infos:
        if not MEMBER.fullmatch(info.orig_filename):
            raise ValueError("a part has a name that is not allowed")
        if stat.S_ISLNK(info.external_attr >> 16) or info.compress_type not in {0, 8}:
            raise ValueError("a part is a link, or packed in an unusual way")
        if info.file_size > max(MB, MOST_RATIO * max(info.compress_size, 1)):
            raise ValueError(f"a part unzips to more than {MOST_RATIO} times its size")
        most = LARGEST_NAMES if info.filename == "people.json" else LARGEST_PART
        if info.file_size > most and info.filename != "events.jsonl":
            raise ValueError(f"{info.filename} has more than {most // MB} MB")


def refuse_gaps(infos: list, content: bytes, start: int) -> None:
    """Refuse bytes that belong to no member."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset != end:
            raise ValueError("there is something between the parts, or they overlap")
        names = struct.unpack_from("<HH", content, end + 26)
        end += 30 + sum(names) + info.compress_size
    if end != start:
        raise ValueError("there is something between the parts and their list")


def check_parts(manifest: dict, members: dict) -> None:
    """Read the members beside the changes."""
    others = {name for name in members if not name.startswith("attachments/")}
    if others != PARTS[manifest["version"]]:
        raise ValueError("the list of contents names other parts than this format has")
    if manifest["version"] == FORMAT:
        blind, packs = manifest.get("blind", ["-"]), load(members["packs.json"].decode())
        if not is_texts(blind) or not blind or not all(b == "-" or ID.fullmatch(b) for b in blind):
            raise ValueError("what is blind is no list of assessments")
        if not is_texts(packs) or len(packs) > MOST_PACKS:
            raise ValueError(f"the frameworks are no list of at most {MOST_PACKS} texts")
        for pack in packs:
            check_pack(pack)
        check_people(load(members["people.json"].decode()), unseen=False)


def check_people(people: Any, *, unseen: bool) -> None:
    """Check names by id; version 1 took names with nothing to see, and they name nobody."""
    if not isinstance(people, dict) or not is_texts([*people.values()]):
        raise ValueError("the names are no list of names")
    seen = {key: name for key, name in people.items() if not unseen or can_be_seen(name)}
    if not all(map(ID.fullmatch, seen)) or len(seen) > MOST_PEOPLE:
        raise ValueError("an id among the names is not written correctly, or there are too many")
    for name in seen.values():
        if len(name) > LONGEST_NAME or TURNING.search(name):
            raise ValueError("a name is too long, or turns the direction of reading")
        if not can_be_seen(name):
            raise ValueError("a name has nothing that can be seen")


def check_pack(text: str) -> None:
    """Check that a framework is one in its one form; its questions only the program knows."""
    pack = load(text, decimals=True)
    if len(text) > LONGEST_PACK or canonical(pack) != text or not pack.keys() >= PACK_KEYS:
        raise ValueError("a framework is not written as a framework is written")
    about = pack["framework"]
    named = is_texts([about[key] for key in ("id", "version", "title", "language", "purpose")])
    if not named or type(about["format"]) is not int:
        raise ValueError("a framework does not say which it is")


def can_be_seen(text: str) -> bool:
    """Tell whether a reader would see anything: blanks, invisible signs and marks alone say nothing."""
    return any(unicodedata.category(one)[0] not in "ZCM" and one not in BLANKS for one in text)


def is_texts(values: object) -> bool:
    """Tell whether something is a list of texts."""
    return isinstance(values, list) and all(isinstance(one, str) for one in values)


def check_members(manifest: dict, members: dict) -> None:
    """Compare the members with the list of contents."""
    if not isinstance(manifest["files"], dict) or set(manifest["files"]) != set(members):
        raise ValueError("the list of contents does not match the files inside")
    for name, data in members.items():
        said = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        listed = manifest["files"][name]
        if listed != said or type(listed["size"]) is not int:
            raise ValueError(f"{name} does not match the list of contents")
        if name.startswith("attachments/") and said["sha256"] not in name:
            raise ValueError(f"{name} does not match its fingerprint")


def load(text: str, *, decimals: bool = False) -> Any:
    """Read JSON without a key that is there twice, and without decimals but where they may be."""

    def once(pairs: list) -> dict:
        if len({key for key, _ in pairs}) != len(pairs):
            raise ValueError("a key is there twice")
        return dict(pairs)

    def no_decimal(_: str) -> None:
        raise ValueError("a decimal is not text")

    def whole(digits: str) -> int:
        if len(digits.lstrip("-")) > MOST_DIGITS:
            raise ValueError("a number is too long")
        return int(digits)

    refuse_shape(text)
    found = json.loads(
        text,
        object_pairs_hook=once,
        parse_float=float if decimals else no_decimal,
        parse_constant=no_decimal,
        parse_int=whole,
    )
    if "\\u" in text and has_unstored(found):
        raise ValueError("a text has characters that cannot be stored")
    return found


def refuse_shape(text: str) -> None:
    """Refuse what is nested too deep or has too many values, by the signs outside of texts."""
    if text.count("[") + text.count("{") <= DEEPEST and text.count(",") < MOST_VALUES // 2:
        return
    bare, level = STRINGS.sub("", text), 0
    if bare.count(",") + bare.count("[") + bare.count("{") > MOST_VALUES:
        raise ValueError("there are too many values")
    for sign in re.findall(r"[\[\]{}]", bare):
        level += 1 if sign in "[{" else -1
        if level > DEEPEST:
            raise ValueError("it is nested too deep")


def parts_of(value: object) -> list:
    """Give what is in an object or a list, keys included."""
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def has_unstored(value: object) -> bool:
    """Tell whether a text in something has half a character, or the sign of none."""
    if isinstance(value, str):
        return bool(UNSTORED.search(value))
    return any(map(has_unstored, parts_of(value)))


def words_in(value: object) -> Iterator:
    """Give every text in something."""
    if isinstance(value, str):
        yield value
    for one in parts_of(value):
        yield from words_in(one)


def lines_in(data: bytes) -> list:
    """Give the lines of a member; only a line feed ends one."""
    *lines, rest = data.decode().split("\n")
    if rest:
        raise ValueError("the change history ends in the middle of a line")
    return lines


def read(manifest: dict, members: dict) -> Record:
    """Read the changes of format 2."""
    record, copies, owner = Record(manifest["needs"]), {}, None
    for line in lines_in(members["events.jsonl"]):
        said = load(line)
        if canonical(said) != line or len(line) > LONGEST_LINE or len(record.said) > MOST_CHANGES:
            raise ValueError("a line is not written as a change is written")
        if owner is None and set(said) == {"owner"}:
            owner = said["owner"]
            record.trusts.add(owner_said(owner)["owner"])
        else:
            add_line(record, copies, owner, said)
            owner = None
    followed = {n for numbers in record.parents for n in numbers}
    ends = sorted(digest for digest, n in record.number.items() if n not in followed)
    if owner or not ends or ends != manifest["end"] or len(record.said) != manifest["count"]:
        raise ValueError("the changes do not end where the list of contents says")
    if sorted(record.needed) != manifest["needs"]:
        raise ValueError("what the changes follow is not what the list of contents says")
    if len(ends) > MOST_ENDS:
        raise ValueError("the changes end in too many places")
    return record


def add_line(record: Record, copies: dict, owner: str | None, said: dict) -> None:
    """Add the change of one line; the owner line before it begins a chain of version 1."""
    if set(said) == {"p", "v1"}:
        add_first(record, copies, owner, said)
    elif owner is None and set(said) == {"left_out", "p"}:
        add_name(record, said["left_out"], said["p"])
    elif owner is None and set(said) == {"b", "p"}:
        add(record, said["p"], said["b"])
    else:
        raise ValueError("a line is not written as a change is written")


def add_name(record: Record, digest: str, parents: list) -> None:
    """Add a change of version 1 of which the file has nothing but its name."""
    if len(parents) > 1 or not all(map(HASH.fullmatch, (digest, *parents))):
        raise ValueError("a change that was left out is not named by fingerprints")
    if any(not record.first[record.number[one]] for one in parents if one in record.number):
        raise ValueError("a change of version 1 does not come next on its chain")
    blank = {"assessment": "?", "kind": "", "record": "", "new": {}, "seq": 0}
    record.add(digest, parents, blank, first=True)


def add(record: Record, parents: list, body: str) -> None:
    """Add a change of version 2."""
    said = load(body)
    if set(said) != KEYS or canonical(said) != body or len(body) > LONGEST:
        raise ValueError("a change is not written as a change is written")
    if parents != sorted(set(parents)) or len(parents) > MOST_PARENTS:
        raise ValueError("what a change follows is not in order")
    if not all(HASH.fullmatch(parent) for parent in parents):
        raise ValueError("what a change follows is no fingerprint")
    check_said(said, said["kind"])
    if said["kind"] == "seal":
        check_signing(said, said["new"])
    record.add(event_hash(parents, body), parents, said)


def check_said(said: dict, kind: str) -> None:
    """Check who said what and when; which fields a kind of entry has, only the program knows."""
    pointed = ("0" if said[key] is None else said[key] for key in ("assessment", "undoes"))
    ids = (said["trust"], said["id"], said["actor"], said["record"], *pointed)
    if not ORIGIN.fullmatch("\n".join((*ids, said["at"], said["app"], said["machine"]))):
        raise ValueError("a part of a change is the wrong kind")
    dt.date.fromisoformat(said["at"][:10])
    texts = is_texts([kind, said["reason"]]) and len(said["reason"]) <= LONGEST_TEXT
    if not texts or not all(isinstance(said.get(key, {}), dict) for key in ("new", "old")):
        raise ValueError("a part of a change is the wrong kind")
    if kind == "trust" and (said["record"] != said["trust"] or said["assessment"] is not None):
        raise ValueError("a change belongs to another trust")


def check_signing(said: dict, new: dict) -> None:
    """Check who signs what."""
    if said["assessment"] is None or set(new) - SEAL_KEYS or not new.get("state"):
        raise ValueError("a change signs off, but does not say what")
    if not can_be_seen(new.get("role", "")):
        raise ValueError("a change signs off without a role in words")
    beside = new.get("beside", [])
    if beside != sorted(set(beside)) or not all(map(HASH.fullmatch, beside)):
        raise ValueError("the other changes a seal signs are not in order")


def first_said(body: Any) -> dict:
    """Give what a change of version 1 says."""
    said = load(body)
    if set(said) != FIRST_KEYS or len(body) > LONGEST:
        raise ValueError("a change is not written as a change is written")
    if {type(said["created"]), type(said["clock_flag"])} != {bool} or type(said["seq"]) is not int:
        raise ValueError("a part of a change is the wrong kind")
    check_said(said, said["entity"])
    return {**said, "kind": said["entity"]}


def owner_said(owner: Any) -> dict:
    """Give what the line says with which a chain of version 1 begins."""
    said = load(owner)
    if set(said) - {"part"} != OWNER_KEYS or not is_texts([said[key] for key in OWNER_KEYS]):
        raise ValueError("the beginning of the changes does not say whose they are")
    if "part" in said:
        part = said["part"]
        numbers = [part[key] for key in ("copied", "length")]
        fits = all(type(number) is int and number >= 0 for number in numbers)
        if not fits or set(part) != PART_KEYS or type(part["blind"]) is not bool:
            raise ValueError("a part does not say what it was copied from")
        if not ID.fullmatch(part["assessment"]) or not HASH.fullmatch(part["head"]):
            raise ValueError("a part does not say what it was copied from")
    return said


def add_first(record: Record, copies: dict, owner: str | None, line: dict) -> None:
    """Add a change of version 1; the copied ones of a part write nothing."""
    parents, body = line["p"], line["v1"]
    said = first_said(body)
    if owner is not None:
        part = owner_said(owner).get("part", {})
        before, left = first_hash(owner), part.get("copied", 0)
        fits = said["seq"] == 1 and parents == ([part["head"]] if part else [])
    else:
        (before,) = parents
        left, known = copies.get(before, 0), record.number.get(before)
        was = 0 if known is None else record.said[known]["seq"] if record.first[known] else -2
        fits = HASH.fullmatch(before) and (
            said["seq"] == was + 1 > 1 or (was == 0 and said["seq"] > 1)
        )
    if not fits:
        raise ValueError("a change of version 1 does not come next on its chain")
    digest = next_hash(before, said["seq"], body)
    copies[digest] = max(left - 1, 0)
    record.add(digest, parents, {**said, "new": {} if left else said["new"]}, first=True)


def read_first(manifest: dict, members: dict) -> Record:
    """Read the chain of format 1, which is compared with the entries beside it."""
    first, *lines = map(load, lines_in(members["audit.jsonl"]))
    (owner,), state = first.values(), load(members["assessment.json"].decode())
    begun, made, ids, sealed = owner_said(owner), {}, set(), set()
    part = begun.get("part", {"copied": 0})
    parents = [part["head"]] if "head" in part else []
    record, before = Record(parents), first_hash(owner)
    if set(first) != {"owner"} or set(state) != STATE_KEYS or state["trust"] != begun["owner"]:
        raise ValueError("the change history does not say whose it is, or is another's")
    for number, event in enumerate(lines, start=1):
        said = first_said(event["body"])
        if set(event) != {"body", "hash"} or said["seq"] != number or number >= MOST_FIRST - 1:
            raise ValueError(f"change {number:,} is not written as a change is written")
        if next_hash(before, number, event["body"]) != event["hash"]:
            raise ValueError(f"change {number:,} does not follow from the one before it")
        if said["id"] in ids or said["trust"] != begun["owner"]:
            raise ValueError(f"change {number:,} appears twice, or belongs to another trust")
        ids.add(said["id"])
        replay(made, sealed, said)
        new = said["new"] if number > part["copied"] else {}
        record.add(event["hash"], parents, {**said, "new": new}, first=True)
        before, parents = event["hash"], [event["hash"]]
    if manifest["head"] != {"length": len(lines), "hash": before}:
        raise ValueError("the changes do not end where the list of contents says")
    check_state(state, made)
    kept = {name[12:76] for name in members if name.startswith("attachments/")}
    if not lines or kept - set(words_in([fields for _, _, fields in made.values()])):
        raise ValueError("there are no changes, or a file is attached that no entry names")
    return record


def check_state(state: dict, made: dict) -> None:
    """Compare the entries beside a chain of version 1 with what the changes make."""
    entries = state["records"]
    if any(set(one) != ENTRY_KEYS for one in entries) or not isinstance(entries, list):
        raise ValueError("an entry has other parts than an entry has")
    said = {one["id"]: (one["kind"], one["assessment"], one["fields"]) for one in entries}
    if said != made or len(said) != len(entries):
        raise ValueError("the entries do not match the changes")
    if not is_texts(state["packs"]):
        raise ValueError("the frameworks are no list of texts")
    for pack in state["packs"]:
        check_pack(pack)
    check_people(state["people"], unseen=True)


def replay(made: dict, sealed: set, said: dict) -> None:
    """Lay what one change says over the entries, as version 1 did."""
    what = f"change {said['seq']:,}"
    if said["created"] is (said["record"] in made):
        raise ValueError(f"{what} changes an entry that does not exist")
    noted = set(said["new"]) == {"status"} and said["new"]["status"] in {"sealed", "superseded"}
    if said["assessment"] in sealed or (said["record"] in sealed and not noted):
        raise ValueError(f"{what} edits an assessment after sign-off")
    kind, place, fields = made.get(said["record"], (said["entity"], said["assessment"], {}))
    if (kind, place) != (said["entity"], said["assessment"]):
        raise ValueError(f"{what} changes the kind or the place of an entry")
    made[said["record"]] = (kind, place, {**fields, **said["new"]})
    if kind == "assessment" and made[said["record"]][2].get("status") in {"sealed", "superseded"}:
        sealed.add(said["record"])


def check(path: str, codes: list, seals: list) -> tuple:
    """Check one file; give whether all is well, and what was found, line by line."""
    manifest, members = members_of(path)
    record = (read if manifest["version"] == FORMAT else read_first)(manifest, members)
    if len(record.trusts | {said["trust"] for said in record.said if "trust" in said}) != 1:
        raise ValueError("the file has changes of several trusts")
    refuse_strays(record, members)
    if record.needs:
        return not (codes or seals), piece_words(record, [*codes, *seals])
    end = sha("\n".join(record.ends()))
    broken, told, digests = check_seals(record, members)
    here = f"{len(record.said):,} changes"
    first = f"PROBLEM FOUND in a seal. {here}." if broken else f"Unaltered: {here}."
    told = [first, f"Last fingerprint: {code_of(end)} {end}", *told]
    chain = [record.hashes[n] for n in range(len(record.said)) if record.first[n]]
    missing = [not_found(code, seal=True) for code in seals if not code_in(code, digests)]
    ends = [*digests, end, *chain]
    missing += [not_found(code, seal=False) for code in codes if not code_in(code, ends)]
    found = len(seals) + len(codes) - len(missing)
    if found:
        told.append(f"{found} of the codes you gave {'is' if found == 1 else 'are'} here.")
    return not broken and not missing, [*missing, *told]


def refuse_strays(record: Record, members: dict) -> None:
    """Refuse a file that no change of version 1 and no evidence names."""
    kinds = (
        said for n, said in enumerate(record.said) if record.first[n] or said["kind"] == "evidence"
    )
    named = {word for said in kinds for word in words_in([*said["new"].values()])}
    kept = {name[12:76] for name in members if name.startswith("attachments/")}
    if not record.needs and kept - named:
        raise ValueError("a file is attached that no change names")


def piece_words(record: Record, codes: list) -> list:
    """Say how far a file goes that continues another; a code cannot be looked for in it."""
    return [
        *(f"NOT FOUND: this file continues another and says nothing of {one}." for one in codes),
        f"Unaltered as far as this file goes: {len(record.said):,} changes.",
        "It continues a file that is not here and cannot be checked alone beyond that.",
    ]


def check_seals(record: Record, members: dict) -> tuple:
    """Give how many seals do not hold, what is told of each, and the digests of those that do."""
    broken, told, digests, walk = 0, [], [], Walk(record)
    count, void = seals_of(record, walk.all_seals)
    late = {p: len(late_in(record, walk.of_place[p], own)) for p, own in count.items()}
    files = absent_files(record, members)
    if files:
        told.append(f"Not here, which is no damage: attachments of version 1: {files:,}.")
    copies = absent_copies(record, members)
    if copies:
        told.append(f"Not here, which is no damage: attached files: {copies:,}.")
    named = record.place.count("?")
    if named:
        told.append(f"Older changes that are only named here and cannot be checked: {named:,}.")
    here = [*void, *(n for numbers in count.values() for n in numbers)]
    for n in sorted([*here, *unset_in(record, here)]):
        place, digest = record.place[n], record.hashes[n]
        try:
            if n in void:
                words = "does not count, because the assessment was signed off before"
            else:
                digest, words = check_seal(walk, n, members)
                words += after_words(late[place], len(count[place]))
            digests.append(digest)
        except (ValueError, KeyError, TypeError) as error:
            words, broken = str(error), broken + 1
        told.append(f"Seal {code_of(digest)} of {place}: {words}.")
    return broken, told, digests


def absent_files(record: Record, members: dict) -> int:
    """Count the files that changes of version 1 name and that were left out, as files for mail do."""
    first = (said["new"] for n, said in enumerate(record.said) if record.first[n])
    named = {new.get(key) for new in first for key in ("trail", "state_digest")}
    here = {hashlib.sha256(data).hexdigest() for data in members.values()}
    return len({name for name in named if name} - here)


def absent_copies(record: Record, members: dict) -> int:
    """Count the files that evidence has at present and that were left out or removed."""
    pieces = {}
    for n, said in enumerate(record.said):
        if said["kind"] == "evidence":
            pieces.setdefault(said["record"], []).append(n)
    found = (standing(record, numbers).get("attached", ()) for numbers in pieces.values())
    named = {record.said[n]["new"]["attached"] for numbers in found for n in numbers} - {""}
    return len(named - {hashlib.sha256(data).hexdigest() for data in members.values()})


def after_words(late: int, seals: int) -> str:
    """Say what came after a seal, and whether there is another."""
    after = f". Changes that came after and are not part of it: {late:,}" if late else ""
    return after + (". SIGNED OFF MORE THAN ONCE" if seals > 1 else "")


def not_found(code: str, *, seal: bool) -> str:
    """Say that a code from paper fits nothing here."""
    what = "No seal" if seal else "No seal and no last fingerprint"
    return f"NOT FOUND: {what} here has the code {code}. It is not what was printed, or mistyped."


def code_in(code: str, digests: Iterable) -> bool:
    """Tell whether a code, a full fingerprint or the words of a square code are those of a digest."""
    text = code.strip().upper()
    if text.startswith("DIGISTRAT-SEAL:"):
        text = text.split(":")[2] if text.count(":") > 1 else ""
    letters = "".join(one for one in text if one.isascii() and one.isalnum())
    letters = letters.translate(str.maketrans("OIL", "011"))
    return any(letters in {d.upper(), code_of(d).replace("-", "")} for d in digests)


def test() -> tuple:
    """Check this script against the published vectors."""
    fits = all(event_hash(parents, body) == digest for parents, body, digest in VECTORS)
    owner, start, following = FIRST_VECTOR
    first = (first_hash(owner), next_hash(start, 1, "{}")) == (start, following)
    if not fits or not first or code_of(CODE_VECTOR[0]) != CODE_VECTOR[1]:
        raise ValueError("this script does not agree with the published vectors")
    return True, ["The published vectors agree."]


def main(words: list) -> int:
    """Run; exit code 0 when all is well, 2 when something does not fit."""
    gc.disable()
    codes, seals, left = [], [], list(words)
    while left:
        word = left.pop(0)
        if word == "--seal" and left:
            seals.append(left.pop(0))
        else:
            codes.append(word)
    if not codes:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    try:
        sound, told = test() if codes == ["--test"] else check(codes[0], codes[1:], seals)
    except NotCheckedError as error:
        sound, told = False, [f"NOT CHECKED: {error}"]
    except FAULTS as error:
        sound, told = False, [f"PROBLEM FOUND, or not a DigiStrat file: {error}"]
    sys.stdout.write("\n".join(map(on_one_line, told)) + "\n")
    return 0 if sound else 2


def on_one_line(words: str) -> str:
    """Give words with every sign that a terminal could obey as its number."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words)


FAULTS = (
    *(
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        EOFError,
        RecursionError,
        OverflowError,
        struct.error,
    ),
    *(NotImplementedError, RuntimeError, MemoryError, zipfile.BadZipFile, zlib.error),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
