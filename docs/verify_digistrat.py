#!/usr/bin/env python3
"""Check a DigiStrat file without DigiStrat: python3 verify_digistrat.py FILE.digistrat .

Standard library only, so that nobody has to trust the program that wrote the file. It checks that
the file holds what its list says, that every change follows from the one before it, that the
records are what the changes make, and that each seal was set on this trail. `--test` checks this
script itself against the published vectors. The format is described in package-format.md.

Tamper-evident against anyone who cannot also change the printed or exported seal: compare the end
and the seal codes shown here with what you were given on paper. It cannot prove who sat at the
keyboard, what the clock said, or what was never recorded.
"""

import hashlib
import json
import sys
import zipfile

CHAIN, SEAL = b"digistrat-audit-v1\n", "digistrat-seal-v1"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LARGEST = 128 * 1024 * 1024
SEAL_PARTS = (
    *("n", "head", "state_digest", "framework_digest", "attachments_digest"),
    *("role", "signed_at", "number", "previous"),
)
STORED = {"n": "length"}
ABSENT = {"n": 0, "number": 1}
VECTORS = {
    "first": (
        '{"created":"","framework":"","owner":"t"}',
        "307915385ffbd3f7390fb522008df29012bb9179241e0f55e7686867d04d90ef",
    ),
    "next": ("{}", "91a61feef6cdefc58875b7cbd6d2667cf3fb2b9a9f731fe42269efb644a665d4"),
    "code": ("ff" * 32, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
}


def first_hash(owner: str) -> bytes:
    """Give the hash before the first change."""
    return hashlib.sha256(CHAIN + owner.encode()).digest()


def next_hash(previous: bytes, number: int, body: str) -> bytes:
    """Give the hash of change number `number` whose stored text is `body`."""
    return hashlib.sha256(CHAIN + previous + number.to_bytes(8, "big") + body.encode()).digest()


def seal_digest(trust: str, assessment: str, seal: dict) -> str:
    """Give a seal's digest from the fields of its record."""
    said = {name: seal.get(STORED.get(name, name)) or ABSENT.get(name, "") for name in SEAL_PARTS}
    lines = [SEAL, f"trust={trust}", f"assessment={assessment}"]
    return hashlib.sha256(
        "\n".join([*lines, *(f"{name}={said[name]}" for name in SEAL_PARTS)]).encode()
    ).hexdigest()


def seal_code(digest: str) -> str:
    """Give the code printed on paper: the first 80 bits in Crockford's base 32."""
    number = int(digest, 16) >> 176
    letters = "".join(LETTERS[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def read(archive: zipfile.ZipFile) -> dict:
    """Give the members of a package, checked against its list of contents."""
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise ValueError("the file has more than 128 MB")
    members = {}
    for info in archive.infolist():
        with archive.open(info) as member:
            members[info.filename] = member.read(info.file_size + 1)
    listed = json.loads(members.pop("manifest.json"))["files"]
    if set(listed) != set(members):
        raise ValueError("the list of contents does not match the files inside")
    for name, data in members.items():
        if hashlib.sha256(data).hexdigest() != listed[name]["sha256"]:
            raise ValueError(f"{name} does not match the list of contents")
    return members


def follow(lines: list) -> tuple:
    """Follow the trail; give the hash after each change and the records the changes make."""
    owner = json.loads(lines[0])["owner"]
    hashes, made = [first_hash(owner)], {}
    for number, line in enumerate(lines[1:], start=1):
        event = json.loads(line)
        if next_hash(hashes[-1], number, event["body"]).hex() != event["hash"]:
            raise ValueError(f"change {number:,} does not follow from the one before it")
        body = json.loads(event["body"])
        if body["created"] is (body["record"] in made):
            raise ValueError(f"change {number:,} changes an entry that does not exist")
        made.setdefault(body["record"], {}).update(body["new"])
        hashes.append(bytes.fromhex(event["hash"]))
    return hashes, made


def check(path: str) -> list:
    """Check one package; give what was found, line by line."""
    with zipfile.ZipFile(path) as archive:
        members = read(archive)
    hashes, made = follow(members["audit.jsonl"].decode().splitlines())
    state = json.loads(members["assessment.json"])
    if {record["id"]: record["fields"] for record in state["records"]} != made:
        raise ValueError("the entries do not match the changes")
    found = [f"Unaltered: {len(hashes) - 1:,} changes. Last fingerprint: {hashes[-1].hex()}"]
    kept = {name.split("/")[-1].split(".")[0] for name in members}
    seals = [record for record in state["records"] if record["kind"] == "seal"]
    return found + [check_seal(state["trust"], seal, hashes, kept) for seal in seals]


def check_seal(trust: str, record: dict, hashes: list, kept: set) -> str:
    """Say what becomes of one seal."""
    seal = record["fields"]
    code = seal_code(seal_digest(trust, record["assessment"], seal))
    length = seal.get("length", 0)
    if seal["state_digest"] not in kept:
        raise ValueError(f"the signed-off version of seal {code} was not kept")
    here = length < len(hashes) and hashes[length].hex() == seal["head"]
    where = (
        f"at change {length:,} of this change history"
        if here
        else "in the change history of another copy"
    )
    return f"Seal {code}: set {where}."


def test() -> list:
    """Check this script against the published vectors."""
    first = first_hash(VECTORS["first"][0])
    second = next_hash(first, 1, VECTORS["next"][0])
    given = (first.hex(), second.hex(), seal_code(VECTORS["code"][0]))
    if given != tuple(expected for _, expected in VECTORS.values()):
        raise ValueError("this script does not agree with the published vectors")
    return ["The published vectors agree."]


def main(words: list) -> int:
    """Run; exit code 0 when all is well, 2 when something does not fit."""
    if len(words) != 1:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    try:
        lines = test() if words[0] == "--test" else check(words[0])
    except (ValueError, KeyError, TypeError, OSError, RecursionError, zipfile.BadZipFile) as error:
        sys.stdout.write(f"PROBLEM FOUND, or not a DigiStrat file: {error}\n")
        return 2
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
