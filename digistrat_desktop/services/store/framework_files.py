"""Checking a framework file that someone wrote or was sent."""

from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.words import counted, listed
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import check_any
from digistrat_desktop.system.paths import resources_folder


@dataclass(frozen=True, slots=True)
class FrameworkCheck:
    # one line each, with file and line number; empty when the file is good
    problems: tuple[str, ...]
    summary: str  # what the file is, when it is good
    advice: str = ""  # which command puts some of it right, or empty


_OF_BRIDGES = (
    "Rows of a bridge that lead to nothing any more need no correcting by hand. Correct the rest, then write the "
    "bridge again: digistrat frameworks bridge OLD FILE --out FILE.toml"
)


def check_framework_file(path: Path) -> FrameworkCheck:
    """Check a framework pack or a crosswalk, and list everything wrong in it."""
    try:
        found = check_any(path)
    except PackError as error:
        lost = any(one.path.startswith("bridge ") for one in error.problems)
        return FrameworkCheck(
            tuple(str(problem) for problem in error.problems), "", _OF_BRIDGES if lost else ""
        )
    what = f"{found.id} {found.version}"
    if isinstance(found, FrameworkPack):
        sections, items = len(found.sections), len(found.items())
        counts = (
            f"{counted(sections, 'section')}, {counted(items, 'question')}, "
            f"{counted(len(found.metrics), 'metric')}"
        )
        said = f"{path.name} is valid: framework {what}. {counts}. {_fingerprint(found.sha256)}"
        return FrameworkCheck((), said)
    return _checked_crosswalk(path, found, what)


def _checked_crosswalk(path: Path, found: Crosswalk, what: str) -> FrameworkCheck:
    """Say what a crosswalk names that its framework does not have, where the framework is here."""
    pack = Catalogue((resources_folder() / "frameworks", path.parent)).version_of(
        found.pack_id, found.pack_version
    )
    if pack is None:
        named = f"{found.pack_id} {found.pack_version}"
        tail = f" Its framework {named} is not here, so its ids were not compared."
    else:
        unknown = found.unknown_to(pack)
        tail = ""
        if unknown:
            said = f"{path.name}: {pack.id} {pack.version} does not have: {listed(unknown)}"
            return FrameworkCheck((said,), "")
    requirements = counted(len(found.requirements), "requirement")
    return FrameworkCheck(
        (),
        f"{path.name} is valid: crosswalk {what}. {requirements}.{tail} "
        f"{_fingerprint(found.sha256)}",
    )


def _fingerprint(sha256: str) -> str:
    """Say what a fingerprint is of: the file's own sha256 is another, and changes with a comment."""
    return f"Fingerprint of its words, not of the file: {sha256}."
