"""Hostile zip files under a package's name."""

import io
import json
import stat
import struct
import zipfile

from tests.helpers.makers import seeded
from tests.helpers.packaging import listed, taken_apart, zipped

TRAIL, BESIDE = "events.jsonl", "people.json"
NAMES = {
    "parent": "../evil.json",
    "parents-inside": "attachments/../../evil",
    "absolute": "/etc/cron.d/evil",
    "drive": "C:\\evil",
    "drive-relative": "C:evil",
    "share": "\\\\host\\share\\x",
    "stream": "people.json:hidden",
    "device": "CON",
    "device-ending": "NUL.json",
    "dot-ending": "events.jsonl.",
    "space-ending": "events.jsonl ",
    "case": "MANIFEST.JSON",
    "folder": "attachments/",
    "wide": "\uff4danifest.json",
    "newline": "manifest.json\n",
    "short-hash": "attachments/abc.bin",
    "long-ending": "attachments/" + "a" * 64 + ".abcdef",
    "program": "run.exe",
    "backslash": "attachments\\" + "a" * 64 + ".bin",
    "empty": "",
    "long": "a" * 5_000,
    "right-to-left": "attachments/\u202e" + "a" * 63 + ".bin",
}


def hostile_zips(good):
    """Give files by name; every one must be refused."""
    members = taken_apart(good)
    found = {f"name-{key}": zipped({**members, name: b"x"}) for key, name in NAMES.items()}
    for key, name in NAMES.items():
        found[f"listed-name-{key}"] = zipped(listed({**members, name: b"x"}))
    return {
        **found,
        **_shapes(good, members),
        **_headers(good, members),
        **_cut(good),
        **_lies(members),
        **_manifests(members),
    }


def _shapes(good, members):
    return {
        "prefix-mz": b"MZ" + good,
        "prefix-pdf": b"%PDF-1.4\n" + good,
        "prefix-zeros": bytes(4_096) + good,
        "suffix": good + b"more" * 100,
        "nothing": b"",
        "four-bytes": b"PK\x03\x04",
        "empty-zip": zipped({}),
        "end-only": good[-22:],
        "two-in-one": good + good,
        "gzip": b"\x1f\x8b\x08" + bytes(100),
        "seven-zip": b"7z\xbc\xaf\x27\x1c" + bytes(100),
        "text": b"This is a package, believe me.\n" * 10,
        "html": b"<html><script>alert(1)</script></html>",
        "many-members": zipped({**members, **_many(600, b"")}),
        "bomb": zipped(listed({**members, TRAIL: b" " * 60_000_000})),
        "bomb-of-brackets": zipped(listed({**members, BESIDE: b"[" * 900_000})),
        "bomb-of-values": zipped(listed({**members, BESIDE: b"[" + b"1," * 600_000})),
        "bomb-of-quotes": zipped(listed({**members, BESIDE: b'"\\"' * 300_000})),
        "large-total": zipped({**members, **_many(160, bytes(900_000))}),
        "duplicate": _doubled(members, TRAIL),
        "duplicate-manifest": _doubled(members, "manifest.json"),
        "lzma": _packed(members, zipfile.ZIP_LZMA),
        "bzip2": _packed(members, zipfile.ZIP_BZIP2),
        "symlink": _linked(members),
    }


def _many(count, data):
    return {f"attachments/{number:064x}.x": data for number in range(count)}


def _doubled(members, name):
    other = b"x" * len(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, data in [*members.items(), (other.decode(), members[name])]:
            archive.writestr(one, data)
    return out.getvalue().replace(other, name.encode())


def _packed(members, kind):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _linked(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            if name == TRAIL:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, data)
    return out.getvalue()


def _headers(good, members):
    """Set fields of the central directory to what they must not be."""
    plain = zipped(members)
    found = {}
    changes = {
        "encrypted": (8, 2, 1),
        "method-99": (10, 2, 99),
        "method-12": (10, 2, 12),
        "size-zero": (24, 4, 0),
        "size-small": (24, 4, 10),
        "size-huge": (24, 4, 0xFFFFFFFF),
        "packed-huge": (20, 4, 0x7FFFFFFF),
        "offset-huge": (42, 4, 0x7FFFFFFF),
        "offset-past": (42, 4, 5),
        "crc-wrong": (16, 4, 0xDEADBEEF),
        "name-length": (28, 2, 60_000),
        "extra-length": (30, 2, 60_000),
        "version-needed": (6, 2, 90),
    }
    for content, kind in ((good, "deflated"), (plain, "stored")):
        for key, (at, size, value) in changes.items():
            found[f"{kind}-{key}"] = _changed(content, at, size, value)
    found["overlapping"] = _overlapping(members)
    return found


def _changed(content, at, size, value):
    raw = bytearray(content)
    start = content.index(b"PK\x01\x02")
    raw[start + at : start + at + size] = value.to_bytes(size, "little")
    return bytes(raw)


def _overlapping(members):
    """Let every member begin at the first one's place."""
    raw = bytearray(zipped(members))
    at = -1
    while (at := raw.find(b"PK\x01\x02", at + 1)) >= 0:
        raw[at + 42 : at + 46] = struct.pack("<I", 0)
    return bytes(raw)


def _cut(good):
    rng = seeded(3)
    cut = {f"cut-{n}": good[: len(good) * n // 24] for n in range(1, 24)}
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        trail = archive.getinfo(TRAIL)
    start = trail.header_offset + len(trail.FileHeader())
    for number in range(24):
        raw = bytearray(good)
        # Within the packed data, so that no unused field of a header is hit.
        raw[rng.randrange(start, start + trail.compress_size - 1)] ^= 1 << rng.randrange(8)
        cut[f"bit-{number}"] = bytes(raw)
    return cut


def _lies(members):
    found = {}
    for name in (BESIDE, TRAIL):
        data = members[name]
        for key, changed in {
            "empty": b"",
            "utf-16": data.decode().encode("utf-16"),
            "mark": b"\xef\xbb\xbf" + data,
            "not-utf-8": data + b"\xff",
            "half": data[: len(data) // 2],
            "null": b"null",
            "list": b"[]",
            "zero": bytes(100),
            "nan": b'{"a":NaN}',
            "nested": b'{"a":' * 200 + b"1" + b"}" * 200,
        }.items():
            found[f"{name}-{key}"] = zipped(listed({**members, name: changed}))
        found[f"{name}-unlisted-change"] = zipped({**members, name: data + b" "})
    return found


def _manifests(members):
    said = json.loads(members["manifest.json"])
    files = said["files"]
    first = next(iter(files))
    forged = {
        "newer": {"version": 9, "min_reader": 9},
        "newer-huge": {"version": 10**15, "min_reader": 10**15},
        "zero": {"version": 0},
        "negative": {"version": -1},
        "truth": {"version": True, "min_reader": True},
        "text": {"version": "1"},
        "format": {"format": "zip"},
        "no-end": {"end": None},
        "end-empty": {"end": []},
        "end-more": {"end": [*said["end"], "0" * 64]},
        "count-less": {"count": 1},
        "count-truth": {"count": True},
        "needs-none": {"needs": None},
        "needs-more": {"needs": ["0" * 64]},
        "needs-number": {"needs": [5]},
        "blind-empty": {"blind": []},
        "blind-id": {"blind": ["../x"]},
        "files-none": {"files": None},
        "files-less": {"files": {first: files[first]}},
        "files-more": {"files": {**files, "attachments/" + "0" * 64 + ".x": files[first]}},
        "files-self": {"files": {**files, "manifest.json": files[first]}},
        "size-text": {"files": {**files, first: {**files[first], "size": "1"}}},
        "size-truth": {"files": {**files, first: {**files[first], "size": True}}},
        "hash-upper": {"files": {**files, first: {**files[first], "sha256": "A" * 64}}},
        "hash-none": {"files": {**files, first: {"size": 1}}},
        "extra-key": {"comment": "hello"},
    }
    found = {}
    for key, change in forged.items():
        manifest = json.dumps({**said, **change}).encode()
        found[f"manifest-{key}"] = zipped({**members, "manifest.json": manifest})
    text = members["manifest.json"].decode()
    for key, data in {
        "twice": text.replace('{"app"', '{"app":"x","app"', 1).encode(),
        "list": b"[]",
        "deep": b"[" * 5_000,
        "comment": b"/* hi */" + text.encode(),
        "infinite": text.replace('"version":2', '"version":1e999').encode(),
        "surrogate": text.replace('"app":"', '"app":"\\ud800').encode(),
        "nul": text.replace('"app":"', '"app":"\\u0000').encode(),
    }.items():
        found[f"manifest-{key}"] = zipped({**members, "manifest.json": data})
    return found
