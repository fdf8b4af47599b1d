"""Format 1 is read for good, as strictly as ever: good in every part or refused, naming what is wrong."""

import json

import pytest

from digistrat_desktop.domain.errors import NewerVersion, Refused
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.port import LARGEST_PACKAGE
from digistrat_desktop.storage.record.strict_json import read_json
from tests.helpers.packaging import Kit, listed, taken_apart, zipped


def read(content):
    return check(read_package(content))


def refuses(content, words):
    with pytest.raises(Refused, match=words):
        read(content)


def test_a_good_package_is_read_and_so_is_one_put_together_anew(good, kit):
    assert read(good).content.events
    assert read(kit.built()).content.trust_id == read(good).content.trust_id


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"format": "other"}, "not the contents list"),
        ({"version": 2}, "parts"),
        ({"version": 3}, "its version is 3; this program knows versions 1 to 2"),
        ({"version": True}, "which version"),
        ({"min_reader": "1"}, "which version"),
        ({"more": 1}, "parts"),
        ({"files": []}, "parts"),
        ({"head": {"length": 1, "hash": "00" * 32}}, "its last fingerprint does not match"),
    ],
)
def test_a_manifest_that_says_otherwise_is_refused(kit, said, words):
    refuses(kit.built(**said), words)


def test_a_newer_version_is_refused_naming_both(kit):
    with pytest.raises(NewerVersion, match=r"format 7\. This version reads up to format 2"):
        read(kit.built(min_reader=7, version=7, extra=1))


def test_members_and_list_must_agree(good):
    members = taken_apart(good)
    for name in ("assessment.json", "audit.jsonl"):
        refuses(zipped({n: d for n, d in members.items() if n != name}), "list of files")
        short = {n: d for n, d in members.items() if n != name}
        refuses(zipped(listed(short)), "it is missing")
    stray = {**members, "attachments/" + "0" * 64 + ".bin": b"x"}
    refuses(zipped(stray), "list of files")
    refuses(zipped(listed(stray)), "not match its fingerprint")


def test_a_file_no_record_speaks_of_is_refused(good):
    import hashlib  # noqa: PLC0415 - here only

    data = b"nobody asked"
    name = f"attachments/{hashlib.sha256(data).hexdigest()}.bin"
    refuses(zipped(listed({**taken_apart(good), name: data})), "no entry mentions")


def test_content_that_is_not_what_the_list_says_is_refused(good):
    members = taken_apart(good)
    members["assessment.json"] = members["assessment.json"].replace(b"siloed", b"absent")
    refuses(zipped(members), "not match the contents list")


def test_every_event_is_bound_to_those_before_it(kit):
    for number in (0, len(kit.bodies) // 2, len(kit.bodies) - 1):
        members = dict(kit.members)
        lines = members["audit.jsonl"].decode().splitlines()
        lines[number + 1] = lines[number + 1].replace("Ann", "Bob")
        members["audit.jsonl"] = ("\n".join(lines) + "\n").encode()
        refuses(zipped(listed(members)), f"event {number + 1}: it does not follow")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("created", 1, "the wrong kind"),
        ("id", "no id!", "the wrong kind"),
        ("at", "2026-02-30T00:00:00.000Z", "its time is none"),
        ("at", "yesterday", "the wrong kind"),
        ("trust", "other", "belongs to another trust"),
        ("record", "no-such", "not exist, or adds one twice"),
        ("entity", "weapon", "no kind of entry"),
        ("new", {"unknown": 1}, "has no field"),
        ("new", [], "the wrong kind"),
        ("new", {"rationale": 7}, "wrong kind of value"),
        ("assessment", 5, "the wrong kind"),
        ("machine", "m" * 65, "the wrong kind"),
        ("seq", 99, "does not follow"),
        ("extra", 1, "missing parts of a change"),
    ],
)
def test_an_event_that_is_none_is_refused_by_number(kit, name, value, words):
    number = next(n for n, b in enumerate(kit.bodies) if b["entity"] == "response")
    kit.bodies[-1 if name == "record" else number][name] = value
    if name == "record":
        kit.bodies[-1]["created"] = False
    refuses(kit.built(), words)


def test_an_event_twice_or_missing_is_refused(kit):
    once = kit.copy()
    kit.bodies.append({**kit.bodies[-1], "seq": len(kit.bodies) + 1})
    refuses(kit.built(), "twice")
    del once.bodies[0]
    for seq, body in enumerate(once.bodies, start=1):
        body["seq"] = seq
    refuses(once.built(), "does not match its own events")


def test_records_that_differ_from_their_events_are_refused(kit):
    record, _ = kit.find("response", item_id="ALN-01")
    record["fields"]["answer"] = "embedded"
    refuses(kit.built(), "does not match its own events")


def test_a_record_more_or_less_than_the_events_make_is_refused(kit):
    fewer = kit.copy()
    del fewer.state["records"][-1]
    refuses(fewer.built(), "entries that do not match its events")
    kit.state["records"].append(kit.state["records"][-1])
    refuses(kit.built(), "entries that do not match its events")


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        ("assessment", "as_of", "2026-02-30", "Enter “As at” as a date"),
        ("assessment", "as_of", "1200-01-01", "between 1900 and 2200"),
        ("reading", "period", "2026-13", "Period"),
        ("reading", "value", "\uff11\uff12", "Enter “Value” as a number"),
        ("reading", "value", "nan", "Enter “Value” as a number"),
        ("reading", "value", "1e999", "Enter “Value” as a number"),
        ("reading", "value", 5, "wrong kind of value"),
        ("metric", "decimals", True, "whole number"),
        ("trust", "name", "Sher\u202ewood", "change the reading direction"),
        ("response", "rationale", "x" * 20_001, "The limit is 20,000"),
    ],
)
def test_values_that_do_not_belong_are_refused_naming_the_place(kit, kind, name, value, words):
    refuses(kit.set(kind, name, value).built(), words)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("response", "answer", "superb"),
        ("response", "item_id", "ALN-99"),
        ("support", "evidence_id", "00000000-0000-4000-8000-000000000000"),
        ("reading", "period", "2026-Q1"),
    ],
)
def test_what_contradicts_other_entries_is_a_finding_and_no_refusal(kit, kind, name, value):
    assert read(kit.set(kind, name, value).built()).content.events


def test_an_edit_after_the_seal_is_refused(kit):
    record, _ = kit.find("assessment")
    response = next(b for b in kit.bodies if b["entity"] == "response")
    sealing = {
        **response,
        "id": "00000000-0000-4000-8000-0000000000aa",
        "seq": len(kit.bodies) + 1,
        "assessment": None,
        "entity": "assessment",
        "record": record["id"],
        "created": False,
        "old": {"status": "draft"},
        "new": {"status": "sealed"},
    }
    late = {
        **response,
        "id": "00000000-0000-4000-8000-0000000000ab",
        "seq": len(kit.bodies) + 2,
        "created": False,
        "old": {},
        "new": {"rationale": "Late."},
    }
    record["fields"]["status"] = "sealed"
    fine = kit.copy()
    fine.bodies.append(sealing)
    assert read(fine.built())
    kit.bodies += [sealing, late]
    refuses(kit.built(), "after sign-off")
    reopening = {**sealing, "id": late["id"], "seq": late["seq"], "new": {"status": "draft"}}
    fine.bodies.append(reopening)
    refuses(fine.built(), "after sign-off")


def test_controls_are_taken_out_and_directions_in_notes_kept_visible(kit):
    note = "One\x07two \u202eturned"
    package = read(kit.set("response", "rationale", note, item_id="ALN-01").built())
    rationales = [r.rationale for r in package.workspace.records["response"].values()]
    assert "Onetwo \u202eturned" in rationales


def test_markup_formulas_and_paths_are_only_text(kit):
    note = "<img src=file:///etc/passwd> =cmd() C:\\x ../../y"
    package = read(kit.set("response", "rationale", note, item_id="ALN-01").built())
    assert note in [r.rationale for r in package.workspace.records["response"].values()]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"people": {"p": "x" * 201}}, "longer than 200"),
        ({"people": {"p": "a\u202eb"}}, "change the reading direction"),
        ({"people": {"p p": "a"}}, "an id is not written correctly"),
        ({"people": []}, "list of names"),
        ({"trust": "store"}, "belongs to another trust"),
        ({"trust": 5}, "should be text"),
        ({"packs": ["{}"]}, "packs"),
        ({"packs": [5]}, "should be text"),
        ({"packs": {}}, "should be a list"),
        ({"records": [5]}, "not an entry"),
        ({"records": {}}, "should be a list"),
        ({"more": 1}, "parts"),
    ],
)
def test_a_state_of_other_shape_is_refused(kit, state, words):
    kit.state.update(state)
    refuses(kit.built(), words)


@pytest.mark.parametrize(
    "owner",
    [
        "{}",
        "no json",
        '{"owner":"x","created":"","framework":""}',
        '{"owner":1,"created":"","framework":""}',
    ],
)
def test_a_trail_of_another_owner_is_refused(kit, owner):
    kit.owner = owner
    refuses(kit.built(), "audit.jsonl, line 1|belongs")


@pytest.mark.parametrize(
    "part",
    [5, {}, {"assessment": "a", "blind": 1, "copied": 1, "length": 1, "head": "00" * 32}],
)
def test_a_copy_that_does_not_say_of_what_is_refused(kit, part):
    owner = json.loads(kit.owner)
    kit.owner = json.dumps({**owner, "part": part})
    refuses(kit.built(), "copied from")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"[" * 100_000, "is nested more than 64"),
        (b'{"a":1,"a":2}', "not JSON"),
        (b"NaN", "not JSON"),
        (b"1e999", "not JSON"),
        (b"1.5", "not JSON"),
        (b"12345678901234567", "not JSON"),
        (b'"\\ud800"', "cannot be stored"),
        (b'"a\\u0000b"', "cannot be stored"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b"\xff", "UTF-8"),
        (b"[" + b"1," * 2_000_001 + b"1]", "values"),
        (b'"' + b'\\"' * 400_000, "not JSON"),
        (b"[1", "not JSON"),
        (b"", "not JSON"),
    ],
)
def test_json_is_read_strictly(text, words):
    with pytest.raises(Refused, match=words):
        read_json(text, "x")


def test_a_file_that_is_too_large_is_refused_unread():
    refuses(b"PK\x03\x04" + bytes(LARGEST_PACKAGE), "larger than 256 MB")


def test_changed_bytes_never_do_more_than_refuse(good):
    from tests.helpers.makers import seeded  # noqa: PLC0415 - here only

    rng, read_ones = seeded(11), 0
    for _ in range(1_500):
        changed = bytearray(good)
        for _ in range(rng.choice([1, 1, 2, 8])):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        try:
            read(bytes(changed))
            read_ones += 1
        except Refused:
            pass
    assert read_ones < 200


def test_kits_are_not_shared(good):
    one, two = Kit(good), Kit(good)
    one.bodies.clear()
    assert two.bodies
