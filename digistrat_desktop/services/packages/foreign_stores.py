"""A trust out of a store's file somebody handed over, by the same strict reader as a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.packages.package_files import check
from digistrat_desktop.storage.package.foreign_store import contents_of_store
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.package.writing import package_bytes
from digistrat_desktop.system.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digistrat_desktop.services.packages.package_files import Package
    from digistrat_desktop.storage.package.content import PackageContent

_MOST_NAMED = 5


class TrustThere(NamedTuple):
    """A trust in a store's file, to be chosen or left.

    Attributes:
        changes: on its trail.
    """

    id: str
    name: str
    changes: int


class SeveralTrusts(Refused):
    """Which of the trusts in a store's file is meant was not said.

    Attributes:
        trusts: those that are there, by name.
    """

    def __init__(self, trusts: tuple[TrustThere, ...]) -> None:
        named = "; ".join(f"{one.id} is {one.name}" for one in trusts[:_MOST_NAMED])
        super().__init__(
            f"This store holds {len(trusts)} trusts, and it must be said which is meant.",
            "Nothing was changed.",
            f"Give the trust's id with --trust ({named}), or ask for a package of it.",
        )
        self.trusts = trusts


def read_store(path: Path, trust: str | None = None) -> Package:
    """Read one trust of a store's file as if it had come as a package.

    Args:
        trust: its id, where the file holds several.

    Raises:
        SeveralTrusts: which trust is meant is not said.
        Refused: the file is not a whole store, or the trust is not in it.
    """
    found = contents_of_store(path)
    return _as_package(_meant(found, [trust] if trust else [one.trust_id for one in found])[0])


def read_trusts(path: Path, trusts: Sequence[str]) -> tuple[Package, ...]:
    """Read some trusts of a store's file, each as if it had come as a package, in this order.

    Raises:
        Refused: the file is not a whole store, or one of the trusts is not in it.
    """
    found = {one.trust_id: one for one in contents_of_store(path)}
    missing = [trust for trust in trusts if trust not in found]
    if missing:
        raise _not_there()
    return tuple(_as_package(found[trust]) for trust in trusts)


def _as_package(content: PackageContent) -> Package:
    return check(read_package(package_bytes(content, __version__)))


def _meant(found: tuple[PackageContent, ...], trusts: Sequence[str]) -> tuple[PackageContent, ...]:
    if not found:
        raise Refused("This store holds no trust.", "Nothing was changed.")
    wanted = tuple(one for one in found if one.trust_id in trusts)
    if not wanted:
        raise _not_there()
    if len(wanted) > 1:
        raise SeveralTrusts(tuple(sorted(map(_there, wanted), key=lambda one: one.name)))
    return wanted


def _not_there() -> Refused:
    return Refused(
        "The trust that is meant is not in this store.",
        "Nothing was changed.",
        "Check its id, or ask for a package of it.",
    )


def _there(content: PackageContent) -> TrustThere:
    trust = next((r for r in content.records if r.id == content.trust_id), None)
    name = str(trust.fields.get("name", "")) if trust is not None else ""
    return TrustThere(content.trust_id, name, content.head.length)
