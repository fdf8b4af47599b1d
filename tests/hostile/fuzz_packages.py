"""Coverage-guided fuzzing of the package reader and of the check of seals: `make fuzz`.

Needs atheris, which is no part of the development set; `make fuzz` fetches it. Anything but a
refusal, a reading within ten seconds and a gigabyte is a find. The first byte of an input chooses
what the rest is: a whole file as it is, or the texts of one, for which every hash is made right so
that what lies behind the hashes is reached.

    make fuzz FUZZ_SECONDS=60
"""

import importlib
import json
import sys
from pathlib import Path

# Named only here: it is fetched for a fuzzing run and is no part of the environment.
FUZZER = "atheris"
atheris = importlib.import_module(FUZZER)

with atheris.instrument_imports(include=["digistrat_desktop"]):
    from digistrat_desktop.domain.errors import Refused
    from digistrat_desktop.domain.record.events import event_hash
    from digistrat_desktop.services.packages.files import check
    from digistrat_desktop.services.packages.verifying import verify_read
    from digistrat_desktop.storage.package.reading import read_package

    # Within too: they load the reader, and what was loaded before is not led by coverage.
    from tests.helpers.packaging import Kit, chained, listed, taken_apart, zipped
    from tests.record.vectors import first, late, over, signed, twice

FENCE = b"\n\x1e\n"
SMALL = 3_000_000
WHOLE, CHANGES, FIRST = range(3)


def changes_of(content):
    """Give the texts of a package of format 2, fenced: the list of packs, the names, the bodies."""
    members = taken_apart(content)
    lines = members["events.jsonl"].decode().split("\n")[:-1]
    bodies = [json.loads(line)["b"].encode() for line in lines]
    return FENCE.join([members["packs.json"], members["people.json"], *bodies])


def put_together(texts):
    """Make a package of fenced texts: each change follows the latest of its place and of the trust."""
    packs, people, *bodies = [*texts.split(FENCE), b"", b""][:5_000]
    lines, tops, followed, hashes = [], {}, set(), set()
    for body in (body.decode("utf-8", "replace") for body in bodies if body):
        place = place_in(body)
        parents = sorted({top for top in (tops.get(""), tops.get(place)) if top})
        tops[place] = event_hash(parents, body)
        hashes.add(tops[place])
        followed.update(parents)
        lines.append(json.dumps({"b": body, "p": parents}, ensure_ascii=False, **TIGHT))
    manifest = {
        "format": "digistrat-package",
        "version": 2,
        "min_reader": 2,
        "app": "",
        "needs": [],
        "end": sorted(hashes - followed),
        "count": len(lines),
        "files": {},
    }
    trail = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    members = {"manifest.json": json.dumps(manifest).encode(), "events.jsonl": trail}
    return zipped(listed({**members, "packs.json": packs, "people.json": people}))


TIGHT = {"separators": (",", ":"), "sort_keys": True}


def place_in(body):
    """Give the place a body says, as far as it says one."""
    try:
        said = json.loads(body)
        own = said["record"] if said["kind"] == "assessment" else ""
        return str(said["assessment"] or own)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def firsts_of(kit):
    """Give the texts of a package of format 1, fenced."""
    bodies = [json.dumps(body, ensure_ascii=False).encode() for body in kit.bodies]
    state = json.dumps(kit.state, ensure_ascii=False).encode()
    return FENCE.join([kit.owner.encode(), state, *bodies])


def put_together_first(texts):
    """Make a package of format 1 of fenced texts, with every hash right."""
    owner, state, *bodies = [*texts.split(FENCE), b"", b""][:5_000]
    told = [body.decode("utf-8", "replace") for body in bodies if body]
    trail, head = chained(told, owner.decode("utf-8", "replace"))
    manifest = {
        "format": "digistrat-package",
        "version": 1,
        "min_reader": 1,
        "app": "",
        "created": "",
        "files": {},
        "head": head,
    }
    members = {"manifest.json": json.dumps(manifest).encode(), "assessment.json": state}
    return zipped(listed({**members, "audit.jsonl": trail}))


MAKERS = {WHOLE: bytes, CHANGES: put_together, FIRST: put_together_first}


def try_one(data):
    """Read one input and check its seals; only a refusal or a verdict may come of it."""
    if len(data) > SMALL or not data:
        return
    content = MAKERS[data[0] % len(MAKERS)](data[1:])
    try:
        verify_read(check(read_package(content)))
    except Refused as refused:
        str(refused)


def write_seeds(folder):
    """Write good packages to begin with, as files and as texts, some without the framework."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for make in (signed, late, twice, over):
        content = make().file()
        (folder / f"whole-{make.__name__}").write_bytes(bytes([WHOLE]) + content)
        (folder / f"changes-{make.__name__}").write_bytes(bytes([CHANGES]) + changes_of(content))
    for name in ("", "_sealed", "_part"):
        kit = Kit(first(name))
        (folder / f"whole-first{name}").write_bytes(bytes([WHOLE]) + first(name))
        kit.state["packs"] = []
        (folder / f"first{name}").write_bytes(bytes([FIRST]) + firsts_of(kit))


def is_led_by_coverage():
    """Tell whether the reader was loaded with what reports its branches to the fuzzer."""
    return "_trace_branch" in read_package.__code__.co_names


def main():
    if not is_led_by_coverage():
        sys.exit("The reader was loaded without its coverage: what this finds would be chance.")
    corpus = Path(sys.argv[1])
    write_seeds(corpus)
    more = ["-timeout=10", "-rss_limit_mb=1024", f"-max_len={SMALL}"]
    atheris.Setup([sys.argv[0], str(corpus), *more, *sys.argv[2:]], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
