"""Files that no copy writes and whose fingerprints fit: who made them could work those out as well.

The program and the script refuse each; see `vectors` for the table that both are held against.
"""

import io
import re
import stat
import zipfile
from functools import partial

from digistrat_desktop.domain.record.events import left_out
from tests.helpers.graphs import AUTUMN, TRUST, Hand, uid
from tests.helpers.packaging import listed, taken_apart, zipped
from tests.record.vectors import (
    BROKEN,
    Vector,
    as_second,
    begun,
    raw_body,
    retold,
    signed,
    with_member,
    written,
)

UNSEEN = (*"\u200b\u3164\u2060\u00ad\u034f\u115f\u2800\uffa0", "", "\u200b \u2060")
EARLIEST = (1980, 1, 1, 0, 0, 0)


def of_role(role):
    return signed(role=role).file()


def of_name(name):
    return begun().file(people={"ann": name})


def packed(content, **how):
    """Give a file whose members are packed or marked otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in taken_apart(content).items():
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type = how.get("method", zipfile.ZIP_DEFLATED)
            info.external_attr = how.get("mode", 0) << 16
            archive.writestr(info, data)
    return out.getvalue()


def without_member(content, name):
    return zipped(listed({n: d for n, d in taken_apart(content).items() if n != name}))


def swollen(content):
    """Give a file with a part of nothing but blanks, many hundred times as large as it looks."""
    return packed(with_member(content, "people.json", b"{}" + b" " * (8 << 20)))


def bytes_before_the_list(content):
    """Give a file with bytes between its last member and the list at its end."""
    *_, at = (content.rindex(b"PK\x05\x06"),)
    start = int.from_bytes(content[at + 16 : at + 20], "little")
    moved = (start + 40).to_bytes(4, "little")
    return content[:start] + b"x" * 40 + content[start : at + 16] + moved + content[at + 20 :]


def naming(hand, digest, parents):
    """Give a file that names a change as left out."""
    return hand.file(events=(*hand.graph.events, left_out(parents, digest)))


def numbered(seq):
    """Give a chain of version 1 whose second change has another number."""

    def renumber(lines):
        at = next(n for n, line in enumerate(lines) if '\\"seq\\":2,' in line)
        lines[at] = lines[at].replace('\\"seq\\":2,', f'\\"seq\\":{seq},')
        return lines

    return retold(as_second("_sealed"), renumber)


def with_part(name, value):
    """Give a file whose last change says something that no change can say."""
    return raw_body(lambda body: re.sub(f'"{name}":("[^"]*"|null)', f'"{name}":{value}', body))


def odd_assessment(place):
    hand = Hand()
    hand.say("", "trust", TRUST, {"name": "N"})
    hand.say(place, "assessment", place, {"title": "A"})
    return hand.file()


evidence = partial(written, "evidence", uid(1))
ESCAPES = "x\x1b[2J\x1b[HUnaltered: 7 changes."

HOSTILE = {
    "part of another name": lambda: with_member(signed().file(), "notes.txt", b"x"),
    "part with a path": lambda: with_member(signed().file(), "../../evil", b"x"),
    "part with escape codes in its name": lambda: with_member(
        signed().file(), "\x1b]0;evil\x07", b"x"
    ),
    "names that are no JSON": lambda: with_member(signed().file(), "people.json", b"rubbish"),
    "names that are a list": lambda: with_member(signed().file(), "people.json", b"[]"),
    "frameworks that are no JSON": lambda: with_member(signed().file(), "packs.json", b"rubbish"),
    "frameworks not there": lambda: without_member(signed().file(), "packs.json"),
    "list with a key too many": lambda: retold(signed().file(), list, evil=1),
    "another format": lambda: retold(signed().file(), list, format="x"),
    "version that is no number": lambda: retold(signed().file(), list, version=True, min_reader=1),
    "blind of nothing": lambda: retold(signed().file(), list, blind=[]),
    "packed by bzip2": lambda: packed(signed().file(), method=zipfile.ZIP_BZIP2),
    "packed by LZMA": lambda: packed(signed().file(), method=zipfile.ZIP_LZMA),
    "part that is a link": lambda: packed(signed().file(), mode=stat.S_IFLNK | 0o777),
    "part a thousand times as large as it looks": lambda: swollen(signed().file()),
    "bytes before the list at the end": lambda: bytes_before_the_list(signed().file()),
    "id with a blank": lambda: written("evidence", "b 1", {"title": "x"}),
    "id with a line end": lambda: written("evidence", "b\n1", {"title": "x"}),
    "assessment with escape codes": lambda: odd_assessment(ESCAPES),
    "assessment that is a number": lambda: with_part("assessment", "5"),
    "assessment that is no text": lambda: evidence({"title": "x"}, ""),
    "assessment of a left-out change": lambda: evidence({"title": "x"}, "?"),
    "actor that is nobody": lambda: with_part("actor", "null"),
    "reason that is a list": lambda: with_part("reason", "[]"),
    "fields that are a list": lambda: evidence([]),
    "time that is none": lambda: evidence({"title": "x"}, at="yesterday"),
    "time at 24 o'clock": lambda: evidence({"title": "x"}, at="2026-01-01T24:00:00.000Z"),
    "day that is none": lambda: evidence({"title": "x"}, at="2026-02-30T12:00:00.000Z"),
    "undoes a number": lambda: with_part("undoes", "5"),
    "NUL in a text": lambda: evidence({"title": "x\0y"}),
    "a number of 20 digits": lambda: written("metric", uid(1), {"decimals": 10**20}),
    "trust in another's record": lambda: written("trust", uid(1), {"name": "x"}),
    "trust in an assessment": lambda: written("trust", TRUST, {"name": "x"}, AUTUMN),
    "seal without a role": lambda: signed(role="").file(),
    **{f"seal of a role of {one!a}": partial(of_role, one) for one in UNSEEN},
    **{f"name of {one!a}": partial(of_name, one) for one in UNSEEN},
    "seal that says more": lambda: signed(length=3).file(),
    "seal beside no fingerprint": lambda: signed(beside=["zz"]).file(),
    "seal of the trust itself": lambda: written(
        "seal", uid(1), {"role": "x", "state": "00" * 32, "framework": "ab" * 32, "beside": []}
    ),
    "left-out change under version 2": lambda: naming(
        signed(), "ab" * 32, signed().graph.parents_for(AUTUMN)
    ),
    "left-out change that is no fingerprint": lambda: naming(begun(), "zz", ()),
    "version 1 number beyond all": lambda: numbered(1 << 70),
}


def hostile():
    """Give the table by name."""
    return {name: Vector(BROKEN, make) for name, make in HOSTILE.items()}
