"""What differs in the files of a region from those its data set was made of last time."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from digistrat_desktop.domain.words import by_count, listed


class Since(NamedTuple):
    """File names, each in one of them; a file that only has another name is in none."""

    new: tuple[str, ...]
    replaced: tuple[str, ...]  # another file has the same name now
    gone: tuple[str, ...]  # empty names where files are under codes

    @property
    def words(self) -> tuple[str, ...]:
        said = tuple(_said(self))
        return said or ("No file is new, replaced or gone since the last time.",)


def _said(one: Since) -> Iterator[str]:
    for names, single, many in (
        (one.new, "1 file is new since the last time", "{n} files are new since the last time"),
        (one.replaced, "1 file was replaced", "{n} files were replaced"),
        (one.gone, "1 file is gone", "{n} files are gone"),
    ):
        if names:
            named = listed(names) if all(names) else ""
            yield f"{by_count(len(names), single, many)}{': ' if named else ''}{named}."


def since(before: Mapping[str, str], now: Mapping[str, str], names: Mapping[str, str]) -> Since:
    """Compare files by their names in a data set and their fingerprints.

    Args:
        names: what to call a file, by its name in the data set.
    """
    came, went = now.keys() - before.keys(), before.keys() - now.keys()
    old, here = set(before.values()), set(now.values())
    return Since(
        tuple(sorted(names[one] for one in came if now[one] not in old)),
        tuple(sorted(names[one] for one in now.keys() & before.keys() if now[one] != before[one])),
        tuple(sorted(names.get(one, one) for one in went if before[one] not in here)),
    )
