"""The little of a framework that a list of assessments shows, without the framework itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack


class Glance(NamedTuple):
    """A framework's first section, for strips of symbols and their key.

    Attributes:
        item_ids: its items in reading order.
        levels: id and label of each level of its scale, lowest first; none where it has no scale.
    """

    item_ids: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]


def glance_of(pack: FrameworkPack) -> Glance:
    """Take a framework's first section at a glance."""
    section = pack.sections[0]
    levels = pack.scale(section.scale_id).levels if section.scale_id else ()
    return Glance(
        tuple(item.id for item in section.items()), tuple((one.id, one.label) for one in levels)
    )
