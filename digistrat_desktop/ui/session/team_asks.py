"""What working together asks of the store, on the store's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digistrat_desktop.domain.record.graph import Graph
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.team.folder import TeamFolder
    from digistrat_desktop.services.team.meeting import Shared, TeamPlace


def folder_of(place: TeamPlace, trust_id: str, me: str, library: Library) -> TeamFolder:
    from digistrat_desktop.services.team.meeting import own_files  # noqa: PLC0415 - after the first paint

    return place.of_trust(trust_id, library.files, own_files(library.store, trust_id), me)


def keep_meeting(
    trust_id: str, names: frozenset[str], shared: Shared, folder: Path | None, library: Library
) -> None:
    from digistrat_desktop.services.team.meeting import keep_own_files, keep_shared  # noqa: PLC0415 - after the first paint

    keep_own_files(library.store, trust_id, names)
    if folder is not None:
        keep_shared(library.store, folder, trust_id, shared.changes)


def waiting(folder: Path, trust_id: str, library: Library) -> int:
    from digistrat_desktop.services.team.meeting import not_shared_yet  # noqa: PLC0415 - after the first paint

    return not_shared_yet(library.store, folder, trust_id)


def writes(library: Library) -> int:
    return library.store.writes()


def known(trust_id: str, library: Library) -> tuple[Graph, frozenset[str], frozenset[str]]:
    """Give the changes that are here, whose names were erased here, and all trusts here."""
    from digistrat_desktop.services.team.meeting import erased_in  # noqa: PLC0415 - after the first paint

    trusts = frozenset(trust.id for trust in library.store.trusts())
    return library.store.graph(trust_id), erased_in(library.store), trusts


def sharing(folder: TeamFolder, trust_id: str, library: Library) -> Callable[[], Shared]:
    from digistrat_desktop.services.team.meeting import sharing  # noqa: PLC0415 - after the first paint

    return sharing(library, folder, trust_id)
