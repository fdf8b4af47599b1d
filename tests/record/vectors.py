"""One table of files, good and bad, with what a check must say of each.

Both who read them, the program and the script of its own, are held against it
(`test_outside_verifier`). All are made here, but for samples of what version 1 wrote.
"""

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from digistrat_desktop.domain.record.events import code_of, left_out, make_event, next_hash
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.package.writing import package_bytes, pieces
from tests.architecture.tree import ROOT
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, chain, owner_line, uid
from tests.helpers.packaging import Kit, listed, taken_apart, zipped

SOUND, BROKEN, PIECE = "sound", "broken", "a piece, which cannot be checked alone"
DATA = ROOT / "tests/data"


class Vector(NamedTuple):
    """One file."""

    verdict: str
    make: Callable[[], bytes]
    seals: tuple[str, ...] = ()  # codes of seals from paper
    end: str = ""  # code of a last fingerprint from paper


def begun():
    return Hand().begin(AUTUMN, WINTER)


def signed(level="siloed", role="Chair", **new):
    """Give a copy on which an assessment was answered and signed off."""
    hand = begun()
    hand.answer(AUTUMN, "ALN-01", level)
    hand.answer(AUTUMN, "ALN-02", "embedded")
    hand.answer(WINTER, "ALN-01", "absent")
    hand.seal(AUTUMN, role, **new)
    return hand


def seal_of(hand):
    return next(hand.graph.events[n].hash for numbers in hand.graph.seals.values() for n in numbers)


def end_code(hand):
    return code_of(hand.graph.end)


PAPER = code_of(seal_of(signed()))


def late():
    """Give a copy with a change that came after sign-off from somebody who did not know of it."""
    hand = begun()
    bob = hand.other("bob")
    bob.answer(AUTUMN, "ALN-03", "siloed")
    hand.answer(AUTUMN, "ALN-01", "siloed")
    hand.seal(AUTUMN)
    return hand.take(bob)


def twice():
    """Give a copy of an assessment signed off by two who did not know of each other."""
    hand = begun()
    bob = hand.other("bob")
    bob.answer(AUTUMN, "ALN-01", "embedded")
    hand.answer(AUTUMN, "ALN-01", "siloed")
    bob.seal(AUTUMN, "Director")
    hand.seal(AUTUMN)
    return hand.take(bob)


def over():
    """Give a copy with a seal set over an earlier one."""
    hand = signed()
    hand.seal(AUTUMN, "Director")
    return hand


def unsettled():
    hand = begun()
    bob = hand.other("bob")
    bob.answer(AUTUMN, "ALN-01", "embedded")
    hand.answer(AUTUMN, "ALN-01", "siloed")
    return hand.take(bob)


def withdrawn(*, unseen):
    """Give a copy with an entry somebody withdrew, perhaps while another worked on it."""
    hand = begun()
    hand.note(AUTUMN, "ALN-01", "One.")
    bob = hand.other("bob")
    if unseen:
        bob.note(AUTUMN, "ALN-01", "Two.")
    hand.say(AUTUMN, "response", uid(AUTUMN, "ALN-01"), {"withdrawn": True})
    return hand.take(bob)


def branch():
    """Give a copy signed off with a branch of another assessment that the seal has not seen."""
    hand = signed()
    bob = hand.other("bob")
    bob.answer(WINTER, "ALN-02", "siloed")
    return hand.take(bob)


def lines_of(content):
    return taken_apart(content)["events.jsonl"].decode().split("\n")[:-1]


def retold(content, change, **said):
    """Give a file whose lines are changed, with a list of contents that speaks the truth of it.

    Args:
        change: takes the lines and gives others, or bytes.
        said: what the list says otherwise.
    """
    members = taken_apart(content)
    lines = change(lines_of(content))
    data = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
    return zipped(listed({**members, "events.jsonl": data}, **said))


def fitted(content, change):
    """As `retold`, with ends and number made to fit what is there."""
    members = taken_apart(content)
    lines = change(lines_of(content))
    inside, followed = [], set()
    for line in map(json.loads, lines):
        event = make_event(line["p"], json.loads(line["b"]))
        inside.append(event.hash)
        followed |= set(line["p"])
    said = {"end": sorted(set(inside) - followed), "count": len(inside)}
    data = "".join(f"{line}\n" for line in lines).encode()
    return zipped(listed({**members, "events.jsonl": data}, **said))


def said_again(line, **other):
    """Give the line of a change whose body says something else."""
    said = json.loads(line)
    body = json.loads(said["b"])
    return to_canonical({"b": to_canonical({**body, **other}), "p": said["p"]})


def without(number):
    return lambda lines: [line for n, line in enumerate(lines) if n != number]


def with_line(number, change):
    return lambda lines: [change(line) if n == number else line for n, line in enumerate(lines)]


def number_of(content, words):
    return next(n for n, line in enumerate(lines_of(content)) if words in line)


def put_in(lines):
    """Put a change in the middle, between one and what follows it."""
    first = json.loads(lines[2])
    made = make_event(first["p"], {**json.loads(first["b"]), "id": uid("put in")})
    new = to_canonical({"b": made.body, "p": list(made.parents)})
    return [*lines[:2], new, *lines[2:]]


def with_parents(change):
    def changed(line):
        said = json.loads(line)
        return to_canonical({"b": said["b"], "p": change(said["p"])})

    return changed


def written(kind, record, new, place=None, parents=None, **said):
    """Give a file of a trust with one change of one's own making after it, whatever it says."""
    hand = begun()
    named = hand.graph.parents_for(place or "") if parents is None else parents
    event = hand.made(
        place or "", kind, record, new, parents=named, **{"assessment": place, **said}
    )
    return hand.file(events=(*hand.graph.events, event))


def raw_body(change):
    """Give a file whose last change has a body of other form, under its right fingerprint."""
    content = signed().file()

    def changed(lines):
        said = json.loads(lines[-1])
        return [*lines[:-1], to_canonical({"b": change(said["b"]), "p": said["p"]})]

    members = taken_apart(content)
    lines = changed(lines_of(content))
    events = [(json.loads(one)["p"], json.loads(one)["b"]) for one in lines]
    hashes = [
        hashlib.sha256("\n".join(("digistrat-event-2", *p, "", b)).encode()).hexdigest()
        for p, b in events
    ]
    followed = {parent for parents, _ in events for parent in parents}
    data = "".join(f"{line}\n" for line in lines).encode()
    said = {"end": sorted(set(hashes) - followed), "count": len(hashes)}
    return zipped(listed({**members, "events.jsonl": data}, **said))


def many_places(count):
    """Give a trust of so many assessments, one of them signed off beside all others."""
    hand = Hand().begin(AUTUMN, *(uid("place", n) for n in range(count)))
    hand.seal(AUTUMN)
    return hand.file()


def many_ends(count):
    hand = Hand().begin(AUTUMN)
    tops = hand.graph.parents_for(AUTUMN)
    events = [
        hand.made(AUTUMN, "response", uid(n), {"answer": "siloed"}, parents=tops)
        for n in range(count)
    ]
    return hand.file(events=(*hand.graph.events, *events))


def piece():
    hand = signed()
    return package_bytes(pieces(hand.content(), 2_000)[-1], "2.0.0")


def member_twice(content):
    members = taken_apart(content)
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in [*members.items(), ("people.json", members["people.json"])]:
            archive.writestr(name, data)
    return out.getvalue()


def with_member(content, name, data):
    return zipped(listed({**taken_apart(content), name: data}))


# What version 1 wrote.


def first(name=""):
    return (DATA / f"package_v1{name}.digistrat").read_bytes()


def gone_on(name="_sealed"):
    """Give a record begun by version 1 on which people went on with version 2."""
    found = read_package(first(name))
    hand = Hand("bob", Graph(found.events), found.owners, found.attachments)
    place = next(place for place in hand.graph.by_place if place)
    trust = found.trust_id
    hand.say(place, "response", uid("more"), {"item_id": "ALN-07"}, trust=trust)
    hand.say("", "trust", trust, {"name": "Sherwood"}, trust=trust)
    return hand.content(trust_id=trust)


def as_second(name):
    """Give what version 1 wrote as a file of today."""
    return again(first(name))


def again(content):
    """Write what a file has as a file of today."""
    return package_bytes(read_package(content), "2.0.0")


def home_again():
    """Give the whole with a part version 1 had given out, which came home: two chains."""
    whole, part = read_package(first()), read_package(first("_part"))
    owners = (*whole.owners, *part.owners)
    return whole._replace(events=(*whole.events, *part.events), owners=owners)


def forged_first(change, *, status=True):
    """Give the signed file of version 1 with a change to its parts and every hash made right."""
    kit = Kit(first("_sealed"))
    change(kit)
    if not status:
        kit.bodies.pop()
        record, _ = kit.find("assessment")
        del record["fields"]["status"]
    return kit.built()


def rewritten(kit):
    kit.set("response", "answer", "embedded", item_id="ALN-01")


def assessment_in_another(kit):
    record, _ = kit.find("assessment")
    for body in kit.bodies:
        if body["record"] == record["id"]:
            body["assessment"] = uid("other")
    record["assessment"] = uid("other")


def unbound(kit):
    """Rewrite an answer, and let the seal name the new end of the chain before it."""
    rewritten(kit)
    previous = bytes.fromhex(Kit.start_of(kit.owner))
    for body in kit.bodies:
        if body["entity"] == "seal":
            seal = next(r for r in kit.state["records"] if r["kind"] == "seal")
            seal["fields"]["head"] = body["new"]["head"] = previous.hex()
        text = json.dumps(body, ensure_ascii=False)
        previous = next_hash(previous, body["seq"], text)


def answered_after(kit):
    body = next(b for b in kit.bodies if b["entity"] == "response")
    late = {
        **body,
        "id": uid("late"),
        "seq": len(kit.bodies) + 1,
        "created": False,
        "new": {"answer": "embedded"},
    }
    kit.bodies.append(late)
    kit.find("response", item_id="ALN-01")[0]["fields"]["answer"] = "embedded"


def other_text_kept(*, named):
    """Put another text in the place of what was signed, under its old name or its own."""
    members = taken_apart(first("_sealed"))
    (name,) = (name for name in members if name.startswith("attachments/"))
    text = members.pop(name).replace(b"siloed", b"absent")
    own = f"attachments/{hashlib.sha256(text).hexdigest()}.bin"
    return zipped(listed({**members, (own if named else name): text}))


def with_needs(added):
    """Give a piece whose list of contents says that it needs other changes than it does."""
    members = taken_apart(piece())
    manifest = json.loads(members["manifest.json"])
    needs = sorted([*manifest["needs"], *added]) if added else []
    return zipped({**members, "manifest.json": to_canonical({**manifest, "needs": needs}).encode()})


def without_attachments(name):
    """Give a file of version 2 of what version 1 kept, as it goes by mail."""
    content = read_package(first(name))._replace(attachments={})
    return package_bytes(content, "2.0.0")


MINUTES = b"%PDF minutes"
COPY = hashlib.sha256(MINUTES).hexdigest()


def attached(kept=(MINUTES,), **then):
    """Give a file whose evidence has a copy of a file, with what is kept of it."""
    hand = signed()
    hand.say("", "evidence", uid("minutes"), {"title": "Minutes", "attached": COPY, "sha256": COPY})
    if then:
        hand.say("", "evidence", uid("minutes"), then)
    return hand.file(attachments={hashlib.sha256(data).hexdigest(): data for data in kept})


def other_copy():
    """Put another file in the place of the one that was attached, under its name."""
    name = f"attachments/{COPY}.bin"
    return zipped(listed({**taken_apart(attached()), name: b"%PDF other"}))


def two_places():
    """Give a record of version 1 of two assessments."""
    deeds = [
        {"entity": "trust", "record": TRUST, "new": {"name": "N"}},
        {"entity": "assessment", "record": AUTUMN, "new": {"title": "A"}},
        {"entity": "response", "record": uid(1), "assessment": AUTUMN, "new": {"answer": "siloed"}},
        {"entity": "assessment", "record": WINTER, "new": {"title": "W"}},
        {"entity": "response", "record": uid(2), "assessment": WINTER, "new": {"answer": "secret"}},
        {"entity": "evidence", "record": uid(3), "new": {"title": "E"}},
        {
            "entity": "blind_score",
            "record": uid(4),
            "new": {"answer": "secret", "assessment": AUTUMN, "item_id": "ALN-01"},
        },
    ]
    return Hand("bob", Graph(chain(deeds)), (owner_line(),))


def part_of_first(**said):
    hand = two_places()
    hand.answer(AUTUMN, "ALN-02", "embedded")
    return hand.part(AUTUMN, **said)


def left_out_otherwise():
    """Name another change than the one that was left out."""
    content = part_of_first()

    def changed(line):
        said = json.loads(line)
        return to_canonical({**said, "left_out": "00" * 32}) if "left_out" in said else line

    return retold(content, lambda lines: list(map(changed, lines)))


def named_after_today():
    """Name a change of version 1 as one that follows a change of today."""
    hand = two_places()
    last = hand.answer(AUTUMN, "ALN-02", "embedded")
    return hand.file(events=(*hand.graph.events, left_out((last.hash,), "ab" * 32)))


def after_another_place():
    """Give a record begun by version 1 with a change of today after one of another assessment."""
    hand = two_places()
    last = next(event for event in reversed(hand.graph.events) if event.place == WINTER)
    new = {"answer": "siloed"}
    event = hand.made(AUTUMN, "response", uid(9), new, parents=[last.hash])
    return hand.file(events=(*hand.graph.events, event))


def named_out_of_order():
    """Give a part whose names all say that they follow the first change."""
    content = read_package(part_of_first())
    first = content.events[0].hash
    events = [e if e.body else left_out((first,), e.hash) for e in content.events]
    return package_bytes(content._replace(events=tuple(events)), "2.0.0")


def said_to_be_left_out(content):
    """Give a whole record of version 1 as if a change of it were only named."""
    read = read_package(content)
    *_, last = (event for event in read.events if event.key[1] == "reading")

    def changed(line):
        said = json.loads(line)
        if said.get("v1") != last.body:
            return line
        return to_canonical({"left_out": last.hash, "p": said["p"]})

    return retold(content, lambda lines: list(map(changed, lines)))


def owner_changed(lines):
    return [lines[0].replace("2026", "2025"), *lines[1:]]


def crlf(lines):
    return "".join(f"{line}\r\n" for line in lines).encode()


def swapped(content, one, two):
    def change(lines):
        lines[one], lines[two] = lines[two], lines[one]
        return lines

    return retold(content, change)


def reordered(content):
    """Put lines in another order in which each still comes after all it follows."""

    def change(lines):
        placed, left, known = [], list(lines), set()
        while left:
            one = next(x for x in reversed(left) if set(json.loads(x)["p"]) <= known)
            left.remove(one)
            placed.append(one)
            known.add(make_event(json.loads(one)["p"], json.loads(json.loads(one)["b"])).hash)
        return placed

    return retold(content, change)


def several_trusts():
    hand = begun()
    other = Hand("bob")
    other.say("", "trust", uid("other"), {"name": "Other"}, trust=uid("other"))
    return hand.file(events=(*hand.graph.events, *other.graph.events))


GOOD = {
    "a trust alone": lambda: Hand().begin().file(),
    "answers": lambda: begun().file(),
    "unsettled": lambda: unsettled().file(),
    "withdrawn": lambda: withdrawn(unseen=False).file(),
    "withdrawn while worked on": lambda: withdrawn(unseen=True).file(),
    "signed off": lambda: signed().file(),
    "late change": lambda: late().file(),
    "signed twice": lambda: twice().file(),
    "void seal": lambda: over().file(),
    "branch a seal has not seen": lambda: branch().file(),
    "reordered lines that still follow": lambda: reordered(branch().file()),
    "part with a seal": lambda: signed().part(AUTUMN),
    "part": lambda: begun().part(WINTER),
    "blind copy": lambda: begun().part(WINTER, blind=True),
    "version 1": first,
    "version 1 signed": lambda: first("_sealed"),
    "version 1 seal by a merge": lambda: first("_by_merge"),
    "version 1 in format 2": lambda: as_second("_sealed"),
    "version 1 merge in format 2": lambda: as_second("_by_merge"),
    "version 1 gone on": lambda: package_bytes(gone_on(), "2.0.0"),
    "two chains": lambda: package_bytes(home_again(), "2.0.0"),
    "version 2 after version 1 of another assessment": after_another_place,
    "part of version 1": part_of_first,
    "part of version 1 with names out of order": named_out_of_order,
    "blind copy of version 1": lambda: part_of_first(blind=True),
    "version 1 change said to be left out": lambda: said_to_be_left_out(as_second("")),
    "as many ends as may be": lambda: many_ends(500),
    "signed off beside thousands of assessments": lambda: many_places(3_000),
}


def note_with(sign):
    hand = begun()
    hand.note(AUTUMN, "ALN-01", f"pasted{sign}text")
    return hand.file()


def backdated():
    hand = signed()
    hand.answer(WINTER, "ALN-01", "siloed", at="2019-05-14T13:02:11.250Z", actor="cat")
    return hand.file()


def other_name(content):
    return with_member(content, "people.json", b'{"ann":"Somebody Else"}')


# What only paper can tell: of each file the verdict without and with what is on paper.
PAPER_TELLS = {
    "sealed answer rewritten": (lambda: signed("absent").file(), {"seals": (PAPER,)}),
    "seal's role rewritten": (lambda: signed(role="Director").file(), {"seals": (PAPER,)}),
    "seal taken out": (
        lambda: fitted(signed().file(), without(number_of(signed().file(), '\\"kind\\":\\"seal'))),
        {"seals": (PAPER,)},
    ),
    "branch taken out": (lambda: signed().file(), {"end": end_code(branch())}),
    "yesterday's file": (lambda: begun().file(), {"end": end_code(signed())}),
}

BAD = {
    "body changed": lambda: retold(
        signed().file(), with_line(3, lambda line: said_again(line, actor="eve"))
    ),
    "change put in": lambda: retold(signed().file(), put_in),
    "change taken out of the middle": lambda: retold(signed().file(), without(2)),
    "change taken out of the middle, ends made right": lambda: fitted(signed().file(), without(1)),
    "parents changed": lambda: retold(
        signed().file(), with_line(4, with_parents(lambda p: [*p][:0]))
    ),
    "latest taken out, ends as they were": lambda: retold(signed().file(), lambda x: x[:-1]),
    "end changed": lambda: retold(signed().file(), list, end=["00" * 32]),
    "number changed": lambda: retold(signed().file(), list, count=3),
    "seal's state changed": lambda: signed(state="00" * 32).file(),
    "role changed under what follows": lambda: retold(
        over().file(),
        with_line(number_of(over().file(), "Chair"), lambda line: line.replace("Chair", "Clerk")),
    ),
    "seal taken out under what follows": lambda: fitted(
        over().file(), without(number_of(over().file(), '\\"role\\":\\"Chair'))
    ),
    "parents out of order": lambda: retold(
        unsettled_then().file(), lambda x: [*x[:-1], with_parents(lambda p: p[::-1])(x[-1])]
    ),
    "parent twice": lambda: retold(signed().file(), with_line(1, with_parents(lambda p: [*p, *p]))),
    "line twice": lambda: retold(signed().file(), lambda x: [*x, x[-1]]),
    "lines out of order": lambda: swapped(signed().file(), 0, 1),
    "CRLF": lambda: retold(signed().file(), crlf),
    "no last line end": lambda: retold(signed().file(), lambda x: "\n".join(x).encode()),
    "empty line": lambda: retold(signed().file(), lambda x: [*x, ""]),
    "spaces in a line": lambda: retold(
        signed().file(), with_line(2, lambda line: line.replace('","p"', '", "p"'))
    ),
    "spaces in a body": lambda: raw_body(lambda body: body.replace('{"actor"', '{ "actor"', 1)),
    "key twice in a body": lambda: raw_body(lambda b: b.replace("{", '{"actor":"eve",', 1)),
    "decimal in a body": lambda: raw_body(lambda b: b.replace('"new":{', '"new":{"aim":1.5,', 1)),
    "key too many in a body": lambda: raw_body(lambda b: b[:-1] + ',"zeal":1}'),
    "bytes after the end": lambda: signed().file() + b"\n",
    "bytes before the beginning": lambda: b"#!/bin/sh\n" + signed().file(),
    "member twice": lambda: member_twice(signed().file()),
    "member changed": lambda: zipped({**taken_apart(signed().file()), "packs.json": b"[1]"}),
    "member missing": lambda: zipped(
        {n: d for n, d in taken_apart(signed().file()).items() if n != "packs.json"}
    ),
    "several trusts": several_trusts,
    "later format": lambda: retold(signed().file(), list, min_reader=3, version=3),
    "parent that is not there": lambda: retold(
        written("response", uid(1), {"answer": "siloed"}, AUTUMN, ["00" * 32]), list, needs=[]
    ),
    "parent of another assessment": lambda: written(
        "response", uid(1), {"answer": "siloed"}, AUTUMN, begun().graph.parents_for(WINTER)
    ),
    "assessment in another": lambda: written("assessment", uid(1), {"title": "x"}, AUTUMN),
    "beginning that is no trust": lambda: written("evidence", uid(1), {"title": "x"}, None, ()),
    "one end more than may be": lambda: many_ends(501),
    "cut short": lambda: signed().file()[:900],
    "nothing": lambda: b"",
    "left-out change named otherwise": left_out_otherwise,
    "change left out after one of today": named_after_today,
    "owner line changed": lambda: retold(as_second("_sealed"), owner_changed),
    "owner line missing": lambda: retold(as_second("_sealed"), without(0)),
    "version 1 body changed": lambda: zipped(
        listed(
            {
                **taken_apart(first()),
                "audit.jsonl": taken_apart(first())["audit.jsonl"].replace(b"siloed", b"absent"),
            }
        )
    ),
    "version 1 entry changed": lambda: zipped(
        listed(
            {
                **taken_apart(first()),
                "assessment.json": taken_apart(first())["assessment.json"].replace(
                    b"siloed", b"absent"
                ),
            }
        )
    ),
    "version 1 sealed answer rewritten": lambda: forged_first(rewritten),
    "version 1 sealed answer rewritten, seal's head too": lambda: forged_first(unbound),
    "version 1 sealed answer rewritten, in format 2": lambda: again(forged_first(rewritten)),
    "version 1 status dropped, in format 2": lambda: again(
        forged_first(lambda kit: None, status=False)
    ),
    "version 1 assessment in another": lambda: forged_first(assessment_in_another),
    "version 1 answer changed after the seal": lambda: forged_first(answered_after),
    "version 1 status dropped": lambda: forged_first(lambda kit: None, status=False),
    "version 1 signed text replaced": lambda: other_text_kept(named=False),
    "version 1 body changed in format 2": lambda: retold(
        as_second("_sealed"), lambda lines: [line.replace("siloed", "absent") for line in lines]
    ),
}


def unsettled_then():
    """Give a copy whose latest change follows two."""
    hand = unsettled()
    hand.answer(AUTUMN, "ALN-01", "absent")
    return hand


def vectors():
    """Give the whole table by name."""
    table = {name: Vector(SOUND, make) for name, make in GOOD.items()}
    for sign, name in (("\u2028", "U+2028"), ("\u2029", "U+2029"), ("\u0085", "U+0085")):
        table[f"note with {name}"] = Vector(SOUND, lambda sign=sign: note_with(sign))
    table["time set back, another's name"] = Vector(SOUND, backdated)
    table["names changed"] = Vector(SOUND, lambda: other_name(signed().file()))
    whole = seal_of(signed())
    for name, code in (
        ("code", PAPER),
        ("code in small letters without dashes", PAPER.replace("-", "").lower()),
        ("whole hash", whole),
    ):
        table[f"signed off, {name}"] = Vector(SOUND, lambda: signed().file(), seals=(code,))
    table["last fingerprint"] = Vector(SOUND, lambda: branch().file(), end=end_code(branch()))
    table["wrong code"] = Vector(BROKEN, lambda: signed().file(), seals=("0000-0000-0000-0000",))
    table["one of two codes"] = Vector(
        BROKEN, lambda: signed().file(), seals=(PAPER, "0000-0000-0000-0000")
    )
    for name, (make, paper) in PAPER_TELLS.items():
        table[name] = Vector(SOUND, make)
        table[f"{name}, with paper"] = Vector(BROKEN, make, **paper)
    for name in ("_sealed", "_by_merge"):
        make = partial(without_attachments, name)
        table[f"version 1{name} for mail"] = Vector(SOUND, make)
    table["attached file"] = Vector(SOUND, attached)
    table["attached file left out"] = Vector(SOUND, lambda: attached(()))
    table["attached file removed"] = Vector(SOUND, lambda: attached((), attached=""))
    table["attached file altered"] = Vector(BROKEN, other_copy)
    table["attached file of nobody"] = Vector(BROKEN, lambda: attached((MINUTES, b"stray")))
    table["piece"] = Vector(PIECE, piece)
    table["piece that needs nothing"] = Vector(BROKEN, lambda: with_needs([]))
    table["piece that needs more"] = Vector(BROKEN, lambda: with_needs(["00" * 32]))
    table["version 1 part alone"] = Vector(PIECE, lambda: first("_part"))
    table.update({name: Vector(BROKEN, make) for name, make in BAD.items()})
    return table
