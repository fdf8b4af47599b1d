"""The feature Region: DuckDB in files of its own, to be laid over the program's folder.

The program is frozen without them, with what they need of Python. Each file but the stand-in is as its
wheel has it, so that its hash can be traced.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from installer import licences, origins
from installer.workshop import ROOT, FoundWrongError, date_everything, feature_of, files_in

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = "duckdb"
# The file of the library that another takes the place of, in `installer/stand_ins`.
STAND_INS = {"duckdb/_version.py": "duckdb_version.py"}
# What the library offers to others, and the papers of an installation.
_LEFT_OUT = re.compile(
    r"^adbc_driver|-stubs/|^duckdb/(experimental|query_graph)/|\.dist-info/(?!METADATA$)"
    r"|/__pycache__/|/py\.typed$"
)


def part_of(libraries: origins.Libraries) -> origins.Part:
    """Return the library with its files as they lie in the program's folder."""
    part = origins.whole_part(LIBRARY, libraries)
    part.files = [f"{origins.INNER}/{name}" for name in part.files if not _LEFT_OUT.search(name)]
    return part


def make_feature(bundle: Path, libraries: origins.Libraries, epoch: int) -> Path:
    """Lay out the files of the feature beside a program's folder and return theirs."""
    target = feature_of(bundle)
    shutil.rmtree(target, ignore_errors=True)
    part = part_of(libraries)
    for name in part.files:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_source(libraries, name.removeprefix(f"{origins.INNER}/")), place)
    licences.add_texts(target, [part])
    date_everything(target, epoch)
    return target


def _source(libraries: origins.Libraries, name: str) -> Path:
    if name in STAND_INS:
        return ROOT / "installer/stand_ins" / STAND_INS[name]
    return libraries.folder / name


def refuse_in_program(bundle: Path) -> None:
    """Refuse a program's folder with files of the feature in it.

    Raises:
        FoundWrongError: with their names.
    """
    names = [path.relative_to(bundle).as_posix() for path in files_in(bundle)]
    if found := [name for name in names if LIBRARY in name]:
        raise FoundWrongError(f"these belong to the feature Region: {found}")


def lay_over(bundle: Path, target: Path) -> Path:
    """Copy a program's folder with the feature over it, as an installer lays it out."""
    shutil.copytree(bundle, target, symlinks=True)
    shutil.copytree(feature_of(bundle), target, dirs_exist_ok=True)
    return target
