"""Makes a whole release from a tag: `python3 installer/release.py v0.2.0 [--out DIR] [--against DIR]`.

It clones the tag, prepares the clone as anybody would, and lets the clone's own `build.py` make what is
handed out. So nothing of this folder but the tag gets into a release. Needs no environment to start.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from installer import changes, sums
from installer.workshop import (
    CANNOT,
    DONE,
    FAILED,
    ROOT,
    FoundWrongError,
    program_version,
    run,
)

# In the order in which one needs the other; `notes` names every file that is there by then.
STEPS = ("python", "bundle", "smoke", "verify", "deb", "sbom", "policy", "windows", "notes")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Make a whole release from a tag.")
    parser.add_argument("tag", help="v and the version, such as v0.2.0")
    parser.add_argument("--out", type=Path, help="folder for the release (default dist/TAG)")
    parser.add_argument("--against", type=Path, help="an earlier run, of which no byte may differ")
    parser.add_argument("--work", type=Path, default=ROOT / "build/release")
    return parser.parse_args()


def clone(repository: Path, tag: str, target: Path) -> Path:
    """Clone one tag and refuse it where tag, version and changelog do not say the same.

    Raises:
        FoundWrongError: there is no such tag, or it names another version.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    advice = ("-c", "advice.detachedHead=false")
    run(["git", *advice, "clone", "--quiet", "--branch", tag, f"file://{repository}", target])
    if not run(["git", "tag", "--points-at", "HEAD", "--list", tag], folder=target).strip():
        raise FoundWrongError(f"{tag} is no tag")
    version = program_version(target)
    if tag != f"v{version}":
        raise FoundWrongError(f"the tag is {tag}, the program's version {version}")
    changes.of_version(version, target)
    changes.refuse_unreleased(version, target)
    return target


def build(source: Path) -> bool:
    """Make everything in the clone; tells if the Windows files are among it."""
    shell("installer/linux_packages.sh", "build", folder=source)
    shell("installer/make_environment.sh", ".venv", "requirements/dev.txt", folder=source)
    complete = True
    for step in STEPS:
        ended = shell(
            ".venv/bin/python", "installer/build.py", step, folder=source, may_end={CANNOT}
        )
        complete = complete and ended == 0
    return complete


def shell(*words: str, folder: Path, may_end: set[int] | None = None) -> int:
    """Run a command that speaks for itself; gives how it ended.

    Raises:
        FoundWrongError: it ended otherwise than it may.
    """
    ended = subprocess.run([folder / words[0], *words[1:]], cwd=folder, check=False).returncode  # noqa: S603 - our own programs
    if ended and ended not in (may_end or set()):
        raise FoundWrongError(f"{' '.join(words)} ended with {ended}")
    return ended


def hand_out(source: Path, target: Path) -> None:
    """Copy what is handed out, without the unpacked program, and write its sums."""
    shutil.rmtree(target, ignore_errors=True)
    leave = shutil.ignore_patterns("digistrat", "digistrat-region", sums.NAME)
    shutil.copytree(source / "dist", target, ignore=leave)
    sums.write_sums(target)


def refuse_difference(made: Path, earlier: Path) -> None:
    """Refuse a release that is not the same as an earlier run of the same tag."""
    if found := sums.differences(earlier, made):
        raise FoundWrongError(f"{made} and {earlier} differ in {found[:10]}")
    print(f"Equal to the byte: {made} and {earlier}")


def main() -> int:
    """Make the release that was asked for."""
    given = arguments()
    made = (given.out or ROOT / "dist" / given.tag).absolute()
    try:
        complete = build(clone(ROOT, given.tag, given.work.absolute() / "digistrat-desktop"))
        hand_out(given.work.absolute() / "digistrat-desktop", made)
        if given.against:
            refuse_difference(made, given.against.absolute())
    except FoundWrongError as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return FAILED
    print(f"{given.tag}: {made}")
    if not complete:
        print("Without the Windows files: this machine cannot make them (see above).")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
