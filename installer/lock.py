"""Make the lock files in requirements/ from pyproject.toml, every file pinned by its hash.

Run by `make lock` after a version in pyproject.toml has changed. No lock file names the index the
packages came from: that is the business of the machine which installs them.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"

LOCKS: dict[str, tuple[bool, tuple[str, ...], str]] = {
    "linux": (True, (), "What the program needs to run on Linux."),
    "dev": (True, ("dev",), "What `make setup` puts into .venv: program, tests, checks, builder."),
    "windows": (True, ("windows",), "What the Windows program is built from."),
    "reportcheck": (
        False,
        ("reportcheck",),
        "Checkers of finished reports, for .venv-reportcheck.",
    ),
}
"""Lock file -> (with the program's own dependencies, further groups, one line of explanation)."""


def group(groups: dict[str, list[Any]], name: str) -> list[str]:
    """The requirements of one dependency group, included groups opened up.

    Args:
        groups: the table [dependency-groups] of pyproject.toml.
        name: the group wanted.

    Returns:
        Requirement lines.
    """
    lines: list[str] = []
    for entry in groups[name]:
        lines += [entry] if isinstance(entry, str) else group(groups, entry["include-group"])
    return lines


def wanted(config: dict[str, Any], *, program: bool, names: tuple[str, ...]) -> list[str]:
    """The direct requirements of one lock file.

    Args:
        config: pyproject.toml as a table.
        program: whether the program's own dependencies belong in it.
        names: further dependency groups.

    Returns:
        Requirement lines.
    """
    lines = list(config["project"]["dependencies"]) if program else []
    for name in names:
        lines += group(config["dependency-groups"], name)
    return lines


def compiled(lines: list[str], target: Path) -> str:
    """Resolve requirements to exact versions with the hashes of all their files.

    Args:
        lines: direct requirements.
        target: the present lock file; its versions are kept where they still fit.

    Returns:
        The text of the new lock file, without a heading.

    Raises:
        subprocess.CalledProcessError: when the requirements cannot be met together.
    """
    command = [
        *(sys.executable, "-m", "piptools", "compile", "-", "--quiet", "--generate-hashes"),
        *("--allow-unsafe", "--strip-extras", "--no-emit-options", "--no-header"),
        f"--output-file={target}",
    ]
    subprocess.run(command, input="\n".join(lines), text=True, check=True, cwd=ROOT)  # noqa: S603 - our own interpreter and words from pyproject.toml
    return target.read_text(encoding="utf-8").replace("-r -", "pyproject.toml")


def main() -> None:
    """Write every lock file anew."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name, (program, names, why) in LOCKS.items():
        target = FOLDER / f"{name}.txt"
        body = compiled(wanted(config, program=program, names=names), target)
        target.write_text(f"# {why}\n# Made by `make lock`; do not edit.\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
