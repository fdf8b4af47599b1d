"""What the changelog says of one version, and the notes of a release made of it."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from installer.sums import NAME as SUMS
from installer.workshop import ROOT, TITLE, FoundWrongError, files_in

if TYPE_CHECKING:
    from pathlib import Path

    from installer.workshop import Workshop

NOTES = "RELEASE-NOTES.md"
# How a file's name ends, a star for any letters, and who needs it. A file nobody could say this of is not handed out.
FOR_WHOM = {
    "-x64.msi": "Windows: the installer",
    "-region-x64-portable.zip": "Windows: the feature Region, to unpack over that folder",
    "-x64-portable.zip": "Windows: a folder to unpack and start without installing",
    "-region_*_amd64.deb": "Debian and Ubuntu: the feature Region, to install beside the program",
    "_amd64.deb": "Debian and Ubuntu: `apt install ./` and its name",
    "-region-linux-x86_64.tar.xz": "any other Linux: the feature Region, to unpack over that folder",
    "-linux-x86_64.tar.xz": "any other Linux: unpack, start `digistrat` in it",
    "-py3-none-any.whl": "people with Python: `pipx install` and its name",
    ".tar.gz": "the source, for people who build it themselves",
    ".cdx.json": "bill of materials (CycloneDX 1.6): every file, its owner, licence and hash",
    "-intune.json": "Intune: the values of a Win32 app",
    "-app-control.csv": "App Control: the hash of every packaged file",
    ".yaml": "winget: the manifest, in 3 files",
    ".admx": "policy template for Windows",
    ".adml": "its words",
    "trial.json": "what installing, upgrading and removing gave under Wine",
    "LABEL.txt": "how far the Windows files were tried",
    SUMS: "hash of every file here",
}


def of_version(version: str, folder: Path = ROOT) -> str:
    """Return what the changelog of a folder says of a version, without its heading.

    Raises:
        FoundWrongError: it has no such heading, or says nothing below it.
    """
    if not (found := _below(version, folder)):
        raise FoundWrongError(f"CHANGELOG.md says nothing of version {version}")
    return found


def refuse_unreleased(version: str, folder: Path) -> None:
    """Refuse a release whose notes would lack what was written down since the version before.

    Raises:
        FoundWrongError: the changelog of the folder has changes under [Unreleased].
    """
    if _below("Unreleased", folder):
        raise FoundWrongError(
            f"CHANGELOG.md still has changes under [Unreleased]: put them below version {version}"
        )


def _below(heading: str, folder: Path) -> str:
    text = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(heading)}\].*\n((?:(?!## ).*\n?)*)", text, re.MULTILINE)
    return found.group(1).strip() if found else ""


def write_notes(shop: Workshop) -> None:
    """Write the notes of the release beside what is handed out."""
    target = shop.dist / NOTES
    target.unlink(missing_ok=True)
    target.write_text(notes(shop), encoding="utf-8")
    print(f"Notes: {target}")


def notes(shop: Workshop) -> str:
    """Return the notes: each file with the person it is for, then what changed."""
    folders = {shop.bundle, shop.feature}
    inside = [path for path in files_in(shop.dist) if not folders.intersection(path.parents)]
    made = [path.relative_to(shop.dist).as_posix() for path in inside if path.name != SUMS]
    rows = "\n".join(map(_row, sorted((*made, SUMS))))
    return (
        f"# {TITLE} {shop.version}\n\n"
        "| file | for |\n| --- | --- |\n"
        f"{rows}\n\n"
        "Your data stays where it is. A data file of an older version is backed up before it is brought\n"
        "up to date.\n\n"
        f"{of_version(shop.version)}\n"
    )


def _row(name: str) -> str:
    whom = next((words for ending, words in FOR_WHOM.items() if fnmatch(name, f"*{ending}")), None)
    if whom is None:
        raise FoundWrongError(f"installer/changes.py does not say who needs {name}")
    return f"| `{name}` | {whom} |"
