"""Packages made by hand: a good one taken apart, changed and put together again."""

import copy
import hashlib
import io
import json
import zipfile

from digistrat_desktop.domain.record.events import event_hash, first_hash, next_hash
from digistrat_desktop.domain.wire.canonical_json import to_canonical


def taken_apart(content):
    """Give a package's members by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(members, **more):
    """Zip members as they are, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def listed(members, **said):
    """Give members with a manifest that speaks the truth of them, but for `said`."""
    manifest = json.loads(members["manifest.json"])
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in members.items()
        if name != "manifest.json"
    }
    manifest.update(said)
    return {**members, "manifest.json": json.dumps(manifest).encode()}


def reworded(content, forge, **others):
    """Give a package of format 2 of which every change says what `forge` makes of it.

    Each follows what those before it have become, so that every hash is right.

    Args:
        forge: takes the number of a change and what it says; may give a text that is no JSON.
        others: members by the first part of their name, as JSON values.
    """
    members = taken_apart(content)
    lines = [json.loads(line) for line in members["events.jsonl"].decode().split("\n")[:-1]]
    now, followed = {}, set()
    for n, line in enumerate(lines):
        was = event_hash(line["p"], line["b"])
        made = forge(n, json.loads(line["b"]))
        body = made if isinstance(made, str) else to_canonical(made)
        line.update(b=body, p=sorted(now.get(parent, parent) for parent in line["p"]))
        now[was] = event_hash(line["p"], body)
        followed |= set(line["p"])
    members["events.jsonl"] = "".join(f"{to_canonical(line)}\n" for line in lines).encode()
    members |= {f"{name}.json": to_canonical(said).encode() for name, said in others.items()}
    said = {"end": sorted(set(now.values()) - followed), "count": len(lines)}
    return zipped(listed(members, **said))


def chained(bodies, owner):
    """Write a trail of bodies whose hashes are right."""
    lines, previous = [json.dumps({"owner": owner})], first_hash(owner)
    for seq, body in enumerate(bodies, start=1):
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        previous = next_hash(previous, seq, text)
        lines.append(json.dumps({"body": text, "hash": previous.hex()}))
    head = {"length": len(bodies), "hash": previous.hex()}
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass"), head


class Kit:
    """A good package of format 1 in parts, to be forged: the chain and all hashes are made right again."""

    def __init__(self, content):
        self.members = taken_apart(content)
        lines = self.members["audit.jsonl"].decode().splitlines()
        self.owner = json.loads(lines[0])["owner"]
        self.bodies = [json.loads(json.loads(line)["body"]) for line in lines[1:]]
        self.state = json.loads(self.members["assessment.json"])

    @staticmethod
    def start_of(owner):
        """Give the hash before the first event."""
        return first_hash(owner).hex()

    def copy(self):
        return copy.deepcopy(self)

    def find(self, kind, **fields):
        """Give the record and the event that made it."""
        record = next(
            r
            for r in self.state["records"]
            if r["kind"] == kind and fields.items() <= r["fields"].items()
        )
        event = next(b for b in self.bodies if b["record"] == record["id"] and b["created"])
        return record, event

    def set(self, kind, name, value, **fields):
        """Give a field another value from the beginning, in the record and on the trail."""
        record, event = self.find(kind, **fields)
        record["fields"][name] = value
        event["new"][name] = value
        for body in self.bodies:
            if body["record"] == record["id"] and body is not event and name in body["new"]:
                body["new"][name] = value
        return self

    def built(self, **manifest):
        """Put it together: every hash right, whatever was forged."""
        trail, head = chained(self.bodies, self.owner)
        state = json.dumps(self.state, ensure_ascii=False).encode("utf-8", "surrogatepass")
        members = {**self.members, "audit.jsonl": trail, "assessment.json": state}
        return zipped(listed(members, **{"head": head, **manifest}))
