"""The strict reader of format 2: a package is good in every part or refused, naming what is wrong.

What a check of a whole file finds is held by the table of `tests/record/vectors.py`.
"""

import hashlib
import json

import pytest

from digistrat_desktop.domain.errors import NewerVersion, PasswordNeeded, Refused
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.package.envelope import enclose
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.record.reading import MOST_PARENTS, read_event, read_first
from tests.helpers.graphs import AT, AUTUMN, TRUST, Hand, uid
from tests.helpers.makers import seeded
from tests.helpers.packaging import listed, taken_apart, zipped
from tests.record.vectors import as_second, begun, piece, retold, signed

BODY = {
    "actor": "ann",
    "app": "2.0.0",
    "assessment": AUTUMN,
    "at": AT,
    "id": uid("x") + ".1",
    "kind": "response",
    "machine": "",
    "new": {"answer": "siloed"},
    "reason": "",
    "record": uid("r"),
    "trust": TRUST,
    "undoes": None,
}
PARENTS = ["ab" * 32]


@pytest.fixture(scope="module")
def good():
    return signed().file()


def refuses(content, words):
    with pytest.raises(Refused, match=words):
        read_package(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"Notes of a meeting.\n", b"%PDF-1.7\n%%EOF\n", zipped({"word/document.xml": b"<w/>"})],
    ids=["nothing", "notes", "PDF", "document"],
)
def test_a_file_of_another_kind_is_called_that_and_no_damaged_one(content):
    refuses(content, r"^This is not a DigiStrat file\. Nothing was changed\. Choose the file")


def test_a_file_that_was_cut_off_is_called_that_wherever_it_was(good):
    for many in (100, len(good) // 2, len(good) - 30, len(good) - 1):
        refuses(good[:many], "its end is missing")
    refuses(good + b"more", "there is something after its end")


def event(parents=PARENTS, **other):
    return read_event(list(parents), to_canonical({**BODY, **other}), "x")


def test_a_change_is_read_as_it_was_written():
    read = event()
    assert (read.place, read.key, dict(read.new)) == (
        AUTUMN,
        (AUTUMN, "response", uid("r")),
        {"answer": "siloed"},
    )
    assert read.parents == tuple(PARENTS)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"id": "no id!"}, "the wrong kind"),
        ({"id": "a\nb"}, "the wrong kind"),
        ({"id": ""}, "the wrong kind"),
        ({"id": 5}, "the wrong kind"),
        ({"actor": None}, "the wrong kind"),
        ({"record": "../x"}, "the wrong kind"),
        ({"trust": "x" * 65}, "the wrong kind"),
        ({"assessment": ""}, "the wrong kind"),
        ({"assessment": "?"}, "the wrong kind"),
        ({"assessment": 5}, "the wrong kind"),
        ({"undoes": "no id!"}, "the wrong kind"),
        ({"at": "2026-02-30T00:00:00.000Z"}, "its time is none"),
        ({"at": "2026-05-14T13:02:11Z"}, "the wrong kind"),
        ({"at": "yesterday"}, "the wrong kind"),
        ({"machine": "m" * 65}, "the wrong kind"),
        ({"app": "\u202e"}, "the wrong kind"),
        ({"reason": 5}, "the wrong kind"),
        ({"reason": "x" * 20_001}, "the wrong kind"),
        ({"kind": "weapon"}, "no kind of entry"),
        ({"kind": 5}, "the wrong kind"),
        ({"new": []}, "the wrong kind"),
        ({"new": {"unknown": 1}}, "has no field"),
        ({"new": {"rationale": 7}}, "wrong kind of value"),
        ({"new": {"rationale": "x" * 20_001}}, "The limit is 20,000"),
        ({"new": {"discuss": 1}}, "yes or no"),
        ({"new": {"target_by": "2026-02-30"}}, "as a date"),
        ({"new": {"rationale": "a\0b"}}, "cannot be stored"),
        ({"more": 1}, "missing parts"),
        ({"kind": "assessment", "record": uid("other"), "new": {}}, "part of another"),
        ({"kind": "trust", "record": TRUST, "new": {}}, "belongs to another trust"),
        (
            {"kind": "trust", "record": uid("r"), "assessment": None, "new": {}},
            "belongs to another trust",
        ),
        ({"kind": "evidence", "new": {"title": "a\u202eb"}}, "change the reading direction"),
        ({"kind": "evidence", "new": {"title": "x" * 201}}, "The limit is 200"),
    ],
)
def test_a_change_that_is_none_is_refused(other, words):
    with pytest.raises(Refused, match=words):
        event(**other)


@pytest.mark.parametrize(
    ("parents", "words"),
    [
        (["ab"], "not a list of fingerprints"),
        (["AB" * 32], "not a list of fingerprints"),
        ([5], "not a list of fingerprints"),
        (["ab" * 32 + "\n"], "not a list of fingerprints"),
        ([f"{n:064x}" for n in range(MOST_PARENTS + 1)], "not a list of fingerprints"),
        (["ff" * 32, "00" * 32], "not in order"),
        (["ab" * 32, "ab" * 32], "not in order"),
        ([], "does not begin a trust"),
    ],
)
def test_what_a_change_follows_is_read_strictly(parents, words):
    with pytest.raises(Refused, match=words):
        event(parents)
    assert len(event([f"{n:064x}" for n in range(MOST_PARENTS)]).parents) == MOST_PARENTS


@pytest.mark.parametrize(
    "body",
    [
        to_canonical(BODY) + " ",
        to_canonical(BODY) + "\n",
        " " + to_canonical(BODY),
        json.dumps(BODY),
        to_canonical(BODY).replace('"app"', '"actor":"eve","app"'),
        to_canonical(BODY).replace("siloed", "\\u0073iloed"),
        to_canonical(BODY).replace('"siloed"', '"\\ud800"'),
        to_canonical(BODY).replace('"siloed"', "1.5"),
        to_canonical(BODY).replace('"siloed"', "1e999"),
        to_canonical(BODY).replace('"siloed"', "NaN"),
        to_canonical(BODY).replace('"siloed"', "1" * 17),
        to_canonical(BODY).replace('"siloed"', "[" * 100_000 + "]" * 100_000),
        to_canonical(BODY).replace("siloed", "\ud800"),
        "\ufeff" + to_canonical(BODY),
        "x" * 1_000_001,
        "",
        "[]",
        "null",
        None,
        5,
    ],
)
def test_a_body_is_one_line_of_canonical_json(body):
    with pytest.raises(Refused):
        read_event(PARENTS, body, "x")


SEAL = {"role": "Chair", "state": "ab" * 32, "framework": "cd" * 32, "beside": []}


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({"role": ""}, "without a role"),
        *(
            ({"role": sign}, "without a role")
            for sign in "\u200b\u3164\u2060\u00ad\u034f\u115f\u2800"
        ),
        ({"state": ""}, "does not say what"),
        ({"length": 5}, "does not say what"),
        ({"beside": ["ff" * 32, "00" * 32]}, "not in order"),
        ({"beside": [""]}, "not in order"),
        ({"beside": ["x"]}, "fingerprint"),
    ],
)
def test_a_seal_says_what_is_signed_and_in_what_role(new, words):
    assert event(kind="seal", new=SEAL).seals
    with pytest.raises(Refused, match=words):
        event(kind="seal", new={**SEAL, **new})


def test_a_seal_is_of_an_assessment():
    with pytest.raises(Refused, match="does not say what"):
        event(kind="seal", new=SEAL, assessment=None)


def test_a_change_of_version_1_is_read_by_its_own_rule():
    body = {
        **{name: value for name, value in BODY.items() if name != "kind"},
        "entity": "response",
        "seq": 2,
        "clock_flag": False,
        "created": True,
        "old": {},
    }
    read = read_first("ab" * 32, PARENTS, json.dumps(body), "x")
    assert (read.version, read.key[1], read.place) == (1, "response", AUTUMN)
    for other, words in (
        ({"seq": True}, "the wrong kind"),
        ({"seq": 0}, "the wrong kind"),
        ({"seq": 1 << 63}, "not JSON|the wrong kind"),
        ({"created": 1}, "the wrong kind"),
        ({"old": {"unknown": 1}}, "has no field"),
        ({"kind": "response"}, "missing parts"),
    ):
        with pytest.raises(Refused, match=words):
            read_first("ab" * 32, PARENTS, json.dumps({**body, **other}), "x")
    with pytest.raises(Refused, match="several"):
        read_first("ab" * 32, ["00" * 32, "ff" * 32], json.dumps(body), "x")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"format": "other"}, "not the contents list"),
        ({"version": True}, "which version"),
        ({"version": 0}, "its version is 0; this program knows versions 1 to 2"),
        ({"version": 1}, "parts"),
        ({"min_reader": "1"}, "which version"),
        ({"more": 1}, "parts"),
        ({"files": []}, "parts"),
        ({"needs": ["00" * 32]}, "follows one that is not there"),
        ({"needs": ["x"]}, "not a list of fingerprints"),
        ({"needs": None}, "not a list of fingerprints"),
        ({"end": []}, "do not end where it says"),
        ({"count": 1}, "do not end where it says"),
        ({"blind": []}, "not a list of assessments"),
        ({"blind": ["no id!"]}, "not a list of assessments"),
        ({"blind": "x"}, "not a list of assessments"),
    ],
)
def test_a_manifest_that_says_otherwise_is_refused(good, said, words):
    refuses(zipped(listed(taken_apart(good), **said)), words)


def test_a_newer_version_is_refused_naming_both(good):
    with pytest.raises(NewerVersion, match=r"format 7\. This version reads up to format 2"):
        read_package(zipped(listed(taken_apart(good), min_reader=7, version=9, extra=1)))


@pytest.mark.parametrize("name", ["events.jsonl", "people.json", "packs.json"])
def test_members_and_list_must_agree(good, name):
    members = taken_apart(good)
    short = {n: d for n, d in members.items() if n != name}
    refuses(zipped(short), "list of files")
    refuses(zipped(listed(short)), "other parts than this format has")
    refuses(zipped({**members, name: members[name] + b" "}), "not match the contents list")


@pytest.mark.parametrize("name", ["assessment.json", "audit.jsonl"])
def test_parts_of_the_other_format_are_refused(good, name):
    refuses(zipped(listed({**taken_apart(good), name: b"{}"})), "other parts than this format has")


def test_kept_files_are_what_they_are_named_and_what_a_change_speaks_of(good):
    stray = {**taken_apart(good), "attachments/" + "0" * 64 + ".bin": b"x"}
    refuses(zipped(stray), "list of files")
    refuses(zipped(listed(stray)), "not match its fingerprint")
    data = b"nobody asked"
    name = f"attachments/{hashlib.sha256(data).hexdigest()}.bin"
    refuses(zipped(listed({**taken_apart(good), name: data})), "no change mentions")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("people.json", b"[]", "list of names"),
        ("people.json", b'{"p p":"a"}', "an id is not written correctly"),
        ("people.json", b'{"p":5}', "should be text"),
        ("people.json", to_canonical({f"p{n}": "a" for n in range(100_001)}).encode(), "more than"),
        ("people.json", b'{"p":"' + b"x" * 33_554_432 + b'"}', "more than 32 MB"),
        ("packs.json", b"[" + b'"{}",' * 100 + b'"{}"]', "at most 100"),
        ("people.json", '{"p":"a\u202eb"}'.encode(), "change the reading direction"),
        ("people.json", b'{"p":"' + b"x" * 201 + b'"}', "longer than 200"),
        ("people.json", b'{"p":"a","p":"b"}', "not JSON"),
        ("packs.json", b"{}", "not a list"),
        ("packs.json", b"[5]", "should be text"),
        ("events.jsonl", b"", "ends before its first change"),
        ("events.jsonl", b"\xff\n", "not UTF-8"),
        ("events.jsonl", b"[]\n", "not a change"),
        ("events.jsonl", b"{}\n", "not a change"),
        ("events.jsonl", b"[" * 100_000 + b"\n", "not a change"),
        ("events.jsonl", b'{"b":"","p":[],"x":1}\n', "not written as a change"),
        ("events.jsonl", b'{"left_out":"x","p":[]}\n', "fingerprint"),
        ("events.jsonl", b'{"owner":5}\n', "should be text"),
        ("events.jsonl", b"x" * 9_000_000, "longer than a change|middle of a line"),
    ],
)
def test_a_part_of_other_shape_is_refused(good, name, data, words):
    refuses(zipped(listed({**taken_apart(good), name: data})), words)


def test_a_piece_says_what_it_needs():
    assert read_package(piece()).needs
    refuses(retold(piece(), list, needs=["00" * 32]), "follows one that is not there")


def test_a_change_of_version_1_comes_next_on_its_chain():
    content = as_second("")

    def skipping(lines):
        first, second = json.loads(lines[1]), json.loads(lines[2])
        body = {**json.loads(second["v1"]), "seq": 5}
        return [*lines[:2], to_canonical({"p": second["p"], "v1": to_canonical(body)}), str(first)][
            :3
        ]

    refuses(retold(content, skipping), "does not follow")
    refuses(retold(content, lambda lines: [lines[0], *lines]), "not a change")
    refuses(retold(content, lambda lines: [*lines, lines[0]]), "before its first change")
    refuses(retold(content, lambda lines: lines[1:]), "has no beginning")
    refuses(retold(content, lambda lines: [lines[0], *lines[2:]]), "does not follow")


def test_the_trust_has_an_id_as_trusts_have():
    hand = Hand()
    hand.say("", "trust", "store", {"name": "x"}, trust="store")
    refuses(hand.file(trust_id="store"), "id of its trust")


def test_a_package_under_a_password_is_read_with_it_alone(good):
    content = enclose(good, "correct horse battery", bytes)
    assert len(read_package(content, "correct horse battery").events) == 7
    with pytest.raises(PasswordNeeded):
        read_package(content)
    with pytest.raises(Refused, match="password is wrong"):
        read_package(content, "correct horse batterY")


def test_markup_formulas_and_paths_are_only_text():
    hand = begun()
    note = "<img src=file:///etc/passwd> =cmd() C:\\x ../../y"
    hand.note(AUTUMN, "ALN-01", note)
    assert note in [event.new.get("rationale") for event in read_package(hand.file()).events]


def test_changed_bytes_never_do_more_than_refuse(good):
    rng, read_ones = seeded(11), 0
    for _ in range(1_500):
        changed = bytearray(good)
        for _ in range(rng.choice([1, 1, 2, 8])):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        try:
            read_package(bytes(changed))
            read_ones += 1
        except Refused:
            pass
    assert read_ones < 200


def test_changed_lines_are_never_read(good):
    rng = seeded(12)

    def shaken(lines):
        data = bytearray("\n".join(lines).encode() + b"\n")
        at = rng.randrange(len(data))
        data[at] = (data[at] + rng.randrange(1, 256)) % 256
        return bytes(data)

    for _ in range(1_500):
        refuses(retold(good, shaken), ".")
