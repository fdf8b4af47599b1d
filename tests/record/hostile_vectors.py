"""Files that no copy writes and whose fingerprints fit: who made them could work those out as well.

The program and the script refuse each; see `vectors` for the table that both are held against.
"""

import io
import json
import re
import stat
import zipfile
from functools import partial

from digistrat_desktop.domain.record.events import left_out
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.storage.package.writing import package_bytes
from tests.helpers.graphs import AUTUMN, TRUST, Hand, uid
from tests.helpers.packaging import listed, taken_apart, zipped
from tests.helpers.packs import read_pack
from tests.record.mutations import CHANGES, Opened
from tests.record.vectors import (
    BROKEN,
    Vector,
    as_second,
    begun,
    forged_first,
    raw_body,
    retold,
    signed,
    two_places,
    with_member,
    written,
)
from tests.unit.frameworks.small_pack import SMALL

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


def trust_named(trust):
    hand = Hand()
    hand.say("", "trust", trust, {"name": "N"}, trust=trust)
    return hand.file()


def nested(count):
    found = []
    for _ in range(count - 1):
        found = [found]
    return found


def forged_owner(**said):
    """Give a record of version 1 in format 2 whose owner line says something else, with right hashes."""
    opened = Opened(package_bytes(two_places().content(), "2.0.0"))
    part = (CHANGES, 0, "owner")
    return opened.with_text(part, to_canonical({**opened.parts[part], **said}))


def told(name, said):
    """Give a file with a member that says something else; a text is taken as it is."""
    data = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return with_member(begun().file(), name, data.encode("utf-8", "surrogatepass"))


PACK = canonical_json(read_pack(SMALL.encode(), "x.toml"))


def repacked(**said):
    """Give the text of a framework that says something else of itself; None leaves it out."""
    tree = json.loads(PACK)
    about = {**tree["framework"], **said}
    tree["framework"] = {key: value for key, value in about.items() if value is not None}
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


PEOPLE = {
    "nothing": None,
    "a text": "ann",
    "JSON with a mark before it": '\ufeff{"ann":"Ann"}',
    "a key twice": '{"ann":"Ann","ann":"Bob"}',
    "a decimal": '{"ann":1.5}',
    "half a character": '{"ann":"\\ud800"}',
    "the sign of no character": '{"ann":"A\\u0000"}',
    "65 lists": "[" * 65 + "]" * 65,
    "a name that is a number": {"ann": 5},
    "a name that is nothing": {"ann": None},
    "a name that is a list": {"ann": ["Ann"]},
    "a name of 201 letters": {"ann": "x" * 201},
    "a name that turns the direction": {"ann": "Ann\u202eeeL"},
    "an id that is empty": {"": "Ann"},
    "an id with a blank": {"ann lee": "Ann"},
    "an id with a line end": {"ann\n": "Ann"},
    "an id that begins with a dot": {".ann": "Ann"},
    "an id of 65 letters": {"x" * 65: "Ann"},
    "an id with another's figures": {"ann\u0661": "Ann"},
}
PACKS = {
    "nothing": None,
    "no": False,
    "an object": {},
    "a text": PACK,
    "a number in the list": [5],
    "the framework itself, not its text": [json.loads(PACK)],
    "an empty text": [""],
    "no JSON": ["rubbish"],
    "a list": ["[]"],
    "nothing of a framework": ["{}"],
    "blanks": [PACK.replace('":', '": ', 1)],
    "a line end after it": [f"{PACK}\n"],
    "a mark before it": [f"\ufeff{PACK}"],
    "a key twice": [PACK.replace("{", '{"evidence":{},', 1)],
    "a number that is none": [PACK.replace('"format":1', '"format":NaN')],
    "an escape where none is needed": [
        PACK.replace('"A tiny framework"', '"\\u0041 tiny framework"')
    ],
    "no id": [repacked(id=None)],
    "an id that is a number": [repacked(id=5)],
    "no version": [repacked(version=None)],
    "a format that is yes": [repacked(format=True)],
    "a good one and a bad one": [PACK, "{}"],
    "101 frameworks": [PACK] * 101,
    "a framework of 3 MB": [repacked(purpose="x" * (3 << 20))],
}
BLIND = {"a number": [5], "an empty text": [""], "blanks": ["a b"], "a text": "-", "nothing": None}


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
    **{f"names: {name}": partial(told, "people.json", said) for name, said in PEOPLE.items()},
    **{f"frameworks: {name}": partial(told, "packs.json", said) for name, said in PACKS.items()},
    **{f"blind: {n}": partial(retold, begun().file(), list, blind=b) for n, b in BLIND.items()},
    "reason of 20,001 letters": lambda: evidence({"title": "x"}, reason="x" * 20_001),
    "trust whose id is no UUID": lambda: trust_named("t"),
    "list with half a character": lambda: retold(begun().file(), list, app="\ud800"),
    "list of 65 lists": lambda: retold(begun().file(), list, app=nested(65)),
    "owner line of nobody": lambda: forged_owner(owner=""),
    "owner line of another trust": lambda: forged_owner(owner=uid("other")),
    "owner line that says more": lambda: forged_owner(zeal=1),
    "owner line without a day": lambda: forged_owner(created=5),
    "part whose number is yes": lambda: forged_owner(
        part={"assessment": "a", "blind": False, "copied": True, "length": 0, "head": "ab" * 32}
    ),
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


def of_state(**said):
    return forged_first(lambda kit: kit.state.update(said))


def of_body(number, **said):
    return forged_first(lambda kit: kit.bodies[number].update(said))


def twice_the_same(kit):
    kit.bodies[2]["id"] = kit.bodies[1]["id"]


FIRST = {
    "a trust of another id": lambda: of_state(trust=uid("other")),
    "a trust that is a number": lambda: of_state(trust=5),
    "a part too many": lambda: of_state(zeal=1),
    "names that are a list": lambda: of_state(people=[]),
    "a name of 201 letters": lambda: of_state(people={"ann": "x" * 201}),
    "an id with a blank": lambda: of_state(people={"ann lee": "Ann"}),
    "frameworks that are no list": lambda: of_state(packs={}),
    "a framework that is none": lambda: of_state(packs=["{}"]),
    "an entry twice": lambda: forged_first(
        lambda kit: kit.state["records"].append(kit.state["records"][0])
    ),
    "an entry that says more": lambda: forged_first(
        lambda kit: kit.state["records"][0].update(zeal=1)
    ),
    "an entry of another kind": lambda: forged_first(
        lambda kit: kit.state["records"][0].update(kind="x")
    ),
    "a change that says more": lambda: of_body(1, zeal=1),
    "a change made by nobody": lambda: of_body(1, actor=None),
    "a change whose time is none": lambda: of_body(1, at="yesterday"),
    "a change of another trust": lambda: of_body(1, trust=uid("other")),
    "a mark that is a number": lambda: of_body(1, clock_flag=1),
    "what was before, as a list": lambda: of_body(1, old=[]),
    "a change there twice": lambda: forged_first(twice_the_same),
}
HOSTILE |= {f"version 1: {name}": make for name, make in FIRST.items()}

# What only the program knows: of each what it says, and what the script says.
ONLY_THE_PROGRAM = {
    "kind of entry there is not": lambda: written("zeal", uid(1), {"title": "x"}),
    "field there is not": lambda: evidence({"zeal": "x"}),
    "field of another kind": lambda: evidence({"title": 5}),
    "framework with a word too many": lambda: told("packs.json", [repacked(zeal="x")]),
}


def hostile():
    """Give the table by name."""
    return {name: Vector(BROKEN, make) for name, make in HOSTILE.items()}
