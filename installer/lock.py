"""Make the lock files in requirements/ from pyproject.toml, every file pinned by its hash.

Run by `make lock` after a version in pyproject.toml has changed. One file serves every Python the
program supports: what differs carries a marker. No lock file names the index the packages came
from: that is the business of the machine which installs them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS: str = PROJECT["project"]["requires-python"]

LOCKS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "linux": (("exact", "install"), "linux", "What `make run` puts into .venv: the program alone."),
    "dev": (
        ("exact", "dev"),
        "linux",
        "What `make setup` puts into .venv: program, tests, checks, builder.",
    ),
    "windows": (("exact", "windows"), "win32", "What the Windows program is built from."),
    "region": (("region",), "linux", "What `digistrat region` needs beside the program."),
    "region-windows": (("region",), "win32", "The same on Windows."),
    "reportcheck": (
        ("reportcheck",),
        "linux",
        "Checkers of finished reports, for .venv-reportcheck.",
    ),
    "lock": (("lock",), "linux", "What makes these files, for build/lock."),
}
"""Lock file -> (dependency groups, the system it is for, one line of explanation)."""


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


def index_here() -> dict[str, str]:
    """Where pip gets packages on this machine, for a program that does not read pip's own files."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    address = os.environ.get("PIP_INDEX_URL") or told.stdout.strip()
    return {"UV_DEFAULT_INDEX": address} if address else {}


def compiled(lines: list[str], system: str, target: Path) -> str:
    """Resolve requirements to exact versions with the hashes of all their files.

    Args:
        lines: direct requirements.
        system: `linux` or `win32`; what only other systems need is left out.
        target: the present lock file; its versions are kept where they still fit.

    Returns:
        The text of the new lock file, without a heading.

    Raises:
        subprocess.CalledProcessError: when the requirements cannot be met together.
    """
    with tempfile.TemporaryDirectory() as folder:
        # A project of its own, so that only the system asked for is resolved.
        table = {"name": "digistrat-desktop", "version": "0", "requires-python": PYTHONS}
        (Path(folder) / "pyproject.toml").write_text(
            "\n".join(
                (
                    "[project]",
                    *(f"{key} = {json.dumps(value)}" for key, value in table.items()),
                    f"dependencies = {json.dumps(lines)}",
                    "[tool.uv]",
                    f"environments = {json.dumps([' and '.join(given(system))])}",
                )
            ),
            encoding="utf-8",
        )
        made = Path(folder) / target.name
        if target.exists():
            made.write_bytes(target.read_bytes())
        command = [
            *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
            *("--universal", "--generate-hashes", "--no-header", "--python-version=3.11"),
            f"--output-file={target.name}",
        ]
        subprocess.run(command, check=True, cwd=folder, env={**os.environ, **index_here()})  # noqa: S603 - our own interpreter and words from pyproject.toml
        return "\n".join(plain(line, system) for line in made.read_text("utf-8").split("\n"))


def given(system: str) -> tuple[str, ...]:
    """What is true of every machine a lock file is for."""
    return f"sys_platform == '{system}'", "implementation_name == 'cpython'"


def plain(line: str, system: str) -> str:
    """One line of a lock file without the conditions that are always true there."""
    pin, mark, condition = line.removesuffix(" \\").partition(" ; ")
    if not mark:
        return line
    always = (
        *given(system),
        "platform_python_implementation != 'PyPy'",
        "implementation_name != 'PyPy'",
    )
    left = " and ".join(part for part in condition.split(" and ") if part not in always)
    return f"{pin} ; {left} \\" if left else f"{pin} \\"


def main() -> None:
    """Write every lock file anew; one that comes out the same is not touched."""
    for name, (names, system, why) in LOCKS.items():
        target = FOLDER / f"{name}.txt"
        wanted = [line for one in names for line in group(PROJECT["dependency-groups"], one)]
        body = compiled(wanted, system, target)
        text = f"# {why}\n# Made by `make lock`; do not edit.\n{body}"
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
