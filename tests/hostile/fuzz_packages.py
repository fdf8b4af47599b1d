"""Coverage-guided fuzzing of the package reader: `make fuzz`.

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
    from digistrat_desktop.services.packages.files import check
    from digistrat_desktop.storage.package.reading import read_package

    # Within too: they load the reader, and what was loaded before is not led by coverage.
    from tests.helpers.desks import computer, filled
    from tests.helpers.packaging import Kit, chained, listed, zipped

FENCE = b"\n\x1e\n"
SMALL = 3_000_000


def parts_of(kit):
    """Give the texts of a package, fenced."""
    bodies = [json.dumps(body, ensure_ascii=False).encode() for body in kit.bodies]
    state = json.dumps(kit.state, ensure_ascii=False).encode()
    return FENCE.join([kit.owner.encode(), state, *bodies])


def put_together(texts):
    """Make a package of fenced texts, with every hash right."""
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


def try_one(data):
    """Read one input; only a refusal or a reading may come of it."""
    if len(data) > SMALL or not data:
        return
    content = data[1:] if data[0] % 2 else put_together(data[1:])
    try:
        check(read_package(content))
    except Refused as refused:
        str(refused)


def write_seeds(folder):
    """Write good packages to begin with, one as a file and one as texts, without the framework."""
    from digistrat_desktop.services.packages.exchange import export_trust  # noqa: PLC0415 - seeds only

    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    with computer(folder.parent / "fuzz-desk", "Ann") as ann:
        trust_id, _ = filled(ann)
        out = folder.parent / "seed.digistrat"
        export_trust(ann.library, trust_id, out, ann.author.stamp())
    kit = Kit(out.read_bytes())
    (folder / "whole").write_bytes(b"\x01" + out.read_bytes())
    (folder / "texts").write_bytes(b"\x00" + parts_of(kit))
    kit.state["packs"] = []
    (folder / "light").write_bytes(b"\x00" + parts_of(kit))
    kit.bodies = kit.bodies[:2]
    kit.state["records"] = [
        r for r in kit.state["records"] if r["id"] in {b["record"] for b in kit.bodies}
    ]
    (folder / "lightest").write_bytes(b"\x00" + parts_of(kit))


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
