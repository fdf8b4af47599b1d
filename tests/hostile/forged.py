"""Packages in which every hash is right and what they say is not."""

import json

from digistrat_desktop.domain.wire.canonical_json import to_canonical
from tests.helpers.packaging import reworded, taken_apart

NOWHERE = "00000000-0000-4000-8000-000000000000"
BAD_IDS = ("", "../x", "a b", "a" * 65, "\u0430bc", "x\n")
BAD_TEXTS = (5, None, True, [], {}, ["a"], 1.5)
LONG = "x" * 20_001
TURNED = "a\u202eb"


def forged_packages(good, kit):
    """Give packages by name; every one must be refused.

    Args:
        good: a package of format 2.
        kit: one of format 1.
    """
    return {
        **_changes(good),
        **_values(kit),
        **_events(kit),
        **_state(kit),
        **_owners(kit),
        **_trails(kit),
    }


def _changes(good):
    """Forge one change of format 2 after the other; what follows it names its new hash."""
    found = {}
    for key, forge in _forgeries().items():
        for number in (0, 2, -1):
            found[f"change-{key}-{number}"] = retied(good, number, forge)
    return found


def _forgeries():
    values = {
        **{name: (5, None, [], "\u202e", "x" * 20_001) for name in ("id", "actor", "at", "kind")},
        **{name: (5, None, [], "\u202e") for name in ("record", "trust", "machine", "app")},
        "reason": (5, None, [], "x" * 20_001),
        "assessment": (5, "", "?", "../x"),
        "undoes": (5, "", "../x"),
        "new": (None, [], 5, {"weapon": 1}, {"withdrawn": 1}, {"withdrawn": None}),
        "extra": (1,),
        "seq": (1,),
    }
    found = {
        f"{name}-{number}": lambda said, name=name, value=value: {**said, name: value}
        for name, all_ in values.items()
        for number, value in enumerate(all_)
    }
    return {
        **found,
        "less": lambda said: {name: value for name, value in said.items() if name != "reason"},
        "list": lambda said: [said],
        "text": lambda said: "text",
        "time": lambda said: {**said, "at": "2026-05-14T25:00:00.000Z"},
        "space": json.dumps,
        "twice": lambda said: to_canonical(said)[:-1] + ',"undoes":null}',
        "deep": lambda said: to_canonical({**said, "new": {}}).replace("{}", "[" * 5_000),
        "decimal": lambda said: to_canonical({**said, "new": {}}).replace("{}", '{"a":1.5}'),
    }


def retied(good, number, forge):
    """Give a package with one change forged and all that follow it tied to what it is now."""
    wanted = number % json.loads(taken_apart(good)["manifest.json"])["count"]
    return reworded(good, lambda n, said: forge(said) if n == wanted else said)


def _values(kit):
    cases = {
        ("response", "answer"): ["x" * 41, TURNED, 1],
        ("response", "target_by"): ["2026-02-30", "26-01-01", "0001-01-01", "9999-12-31", 20260101],
        ("response", "item_id"): list(BAD_IDS),
        ("response", "rationale"): [LONG, 5, None],
        ("response", "discuss"): [1, "yes", None],
        ("assessment", "as_of"): ["2026-13-01", "tomorrow", "2026-03-31T00:00:00"],
        ("assessment", "status"): ["open", 1, None],
        ("assessment", "form"): ["medium"],
        ("assessment", "pack_sha256"): ["xyz", "A" * 64],
        ("assessment", "title"): ["x" * 201, TURNED, 5],
        ("trust", "name"): ["x" * 201, TURNED],
        ("trust", "trust_kind"): ["shop"],
        ("trust", "sample"): ["no", 0],
        ("evidence", "strength"): ["strong"],
        ("evidence", "dated"): ["2026-00-10"],
        ("evidence", "sha256"): ["abc"],
        ("support", "evidence_id"): list(BAD_IDS[:3]),
        ("metric", "decimals"): [-1, 7, True, "1", 1.0],
        ("metric", "target"): ["1,000", "\uff11", "nan", "inf", "0x10", "1_000", "9" * 40],
        ("metric", "pair_ids"): ["x", [5], ["a"] * 11],
        ("metric", "pitfalls"): [["x" * 501], {}, ["a"] * 21],
        ("reading", "value"): ["1e5", "1.", ".5", "+1", "--1", "1 000", "\u0661"],
        ("reading", "period"): ["2026-13", "2026-W54", "May", "2026/28", "2026-Q5", 2026],
        ("reading", "state"): ["guessed"],
    }
    found = {}
    for (kind, name), values in cases.items():
        for number, value in enumerate(values):
            made = kit.copy().set(kind, name, value)
            found[f"{kind}-{name}-{number}"] = made.built()
    return found


def _events(kit):
    found = {}
    names = ("id", "actor", "at", "entity", "record", "trust", "machine", "app", "reason")
    for name in names:
        for number, value in enumerate((5, None, [], "x" * 20_001, "\u202e")):
            if name == "reason" and value == "\u202e":
                continue
            forged = kit.copy()
            forged.bodies[2][name] = value
            found[f"event-{name}-{number}"] = forged.built()
    for name, value in (
        ("seq", 7),
        ("seq", True),
        ("created", False),
        ("created", 1),
        ("clock_flag", None),
        ("assessment", NOWHERE),
        ("undoes", 5),
        ("new", None),
        ("old", []),
        ("new", {"weapon": 1}),
        ("extra", 1),
        ("at", "2026-05-14T25:00:00.000Z"),
        ("at", "2026-05-14 13:02:00"),
    ):
        forged = kit.copy()
        forged.bodies[2][name] = value
        found[f"event-{name}-{value!s:.12}".replace("/", "_")] = forged.built()
    return found


def _state(kit):
    found = {}
    changes = {
        "trust-other": {"trust": NOWHERE},
        "trust-store": {"trust": "store"},
        "pack-not-json": {"packs": ["{"]},
        "pack-deep": {"packs": ["[" * 100_000]},
        "pack-number": {"packs": [1]},
        "people-list": {"people": []},
        "people-number": {"people": {"a": 1}},
        "people-long": {"people": {"a": "x" * 201}},
        "people-turned": {"people": {"a": TURNED}},
        "people-id": {"people": {"a/b": "x"}},
        "records-none": {"records": None},
        "records-empty": {"records": []},
        "records-number": {"records": [1]},
        "extra": {"more": 1},
    }
    for key, change in changes.items():
        forged = kit.copy()
        forged.state.update(change)
        found[f"state-{key}"] = forged.built()
    for key, change in {
        "id-other": {"id": NOWHERE},
        "kind-other": {"kind": "metric"},
        "place-other": {"assessment": NOWHERE},
        "place-number": {"assessment": 5},
        "fields-none": {"fields": None},
        "extra": {"x": 1},
    }.items():
        forged = kit.copy()
        forged.state["records"][1].update(change)
        found[f"record-{key}"] = forged.built()
    short = kit.copy()
    short.state["records"].pop()
    found["record-missing"] = short.built()
    return found


def _owners(kit):
    said = json.loads(kit.owner)
    good_part = {"assessment": "a", "blind": False, "copied": 1, "length": 1, "head": "00" * 32}
    owners = {
        "empty": "{}",
        "text": "hello",
        "other": json.dumps({**said, "owner": NOWHERE}),
        "extra": json.dumps({**said, "more": 1}),
        "number": json.dumps({**said, "created": 1}),
        "part-text": json.dumps({**said, "part": "x"}),
        "part-less": json.dumps({**said, "part": {**good_part, "head": None}}),
        "part-negative": json.dumps({**said, "part": {**good_part, "copied": -1}}),
        "part-truth": json.dumps({**said, "part": {**good_part, "length": True}}),
        "part-head": json.dumps({**said, "part": {**good_part, "head": "xyz"}}),
    }
    found = {}
    for key, owner in owners.items():
        forged = kit.copy()
        forged.owner = owner
        found[f"owner-{key}"] = forged.built()
    return found


def _trails(kit):
    forged = {}
    swapped = kit.copy()
    swapped.bodies[1], swapped.bodies[2] = swapped.bodies[2], swapped.bodies[1]
    forged["trail-swapped"] = swapped.built()
    twice = kit.copy()
    twice.bodies.append({**twice.bodies[-1], "seq": len(twice.bodies) + 1})
    forged["trail-twice"] = twice.built()
    none = kit.copy()
    none.bodies = []
    forged["trail-empty"] = none.built()
    nothing = kit.copy()
    nothing.bodies, nothing.state["records"] = [], []
    forged["trail-nothing-at-all"] = nothing.built()
    shorter = kit.copy()
    shorter.bodies.pop()
    forged["trail-shorter"] = shorter.built()
    odd = kit.copy()
    odd.bodies[0] = "no json"
    forged["trail-odd"] = odd.built()
    deep = kit.copy()
    deep.bodies[0] = "[" * 50_000
    forged["trail-deep"] = deep.built()
    return forged
