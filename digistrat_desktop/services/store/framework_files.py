"""Checking a framework file that someone wrote or was sent."""

from dataclasses import dataclass
from pathlib import Path

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.words import counted
from digistrat_desktop.frameworks.loader import load_any


@dataclass(frozen=True, slots=True)
class FrameworkCheck:
    # one line each, with file and line number; empty when the file is good
    problems: tuple[str, ...]
    summary: str  # what the file is, when it is good


def check_framework_file(path: Path) -> FrameworkCheck:
    """Check a framework pack or a crosswalk, and list everything wrong in it."""
    try:
        found = load_any(path)
    except PackError as error:
        return FrameworkCheck(tuple(str(problem) for problem in error.problems), "")
    what = f"{found.id} {found.version}, sha256 {found.sha256}"
    if isinstance(found, FrameworkPack):
        sections, items = len(found.sections), len(found.items())
        counts = (
            f"{counted(sections, 'section')}, {counted(items, 'question')}, "
            f"{counted(len(found.metrics), 'metric')}"
        )
        return FrameworkCheck((), f"{path.name} is valid: framework {what}. {counts}.")
    requirements = counted(len(found.requirements), "requirement")
    return FrameworkCheck((), f"{path.name} is valid: crosswalk {what}. {requirements}.")
