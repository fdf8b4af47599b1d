"""A trust out of a store's file somebody handed over, by the same strict reader as a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop import __version__
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.packages import check
from digistrat_desktop.storage.packages.handed_over import contents_of_store
from digistrat_desktop.storage.packages.reading import read_package
from digistrat_desktop.storage.packages.writing import package_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.services.packages import Package
    from digistrat_desktop.storage.packages.content import PackageContent


def read_store(path: Path, trust: str | None = None) -> Package:
    """Read one trust of a store's file as if it had come as a package.

    Args:
        trust: its id, where the file holds several.

    Raises:
        Refused: the file is not a whole store, or which trust is meant is not said.
    """
    content = _meant(contents_of_store(path), trust)
    return check(read_package(package_bytes(content, __version__)))


def _meant(found: tuple[PackageContent, ...], trust: str | None) -> PackageContent:
    wanted = [one for one in found if trust in {None, one.trust_id}]
    if len(wanted) == 1:
        return wanted[0]
    if not found:
        raise Refused("This store holds no trust.", "Nothing was changed.")
    raise Refused(
        f"This store holds {len(found)} trusts, and it must be said which is meant.",
        "Nothing was changed.",
        "Give the trust's id with --trust, or ask for a package of it.",
    )
