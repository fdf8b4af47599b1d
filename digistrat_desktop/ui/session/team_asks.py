"""What working together asks of the store, on the store's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digistrat_desktop.domain.record.events import Author
    from digistrat_desktop.domain.record.graph import Graph
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.opened import OpenTrust
    from digistrat_desktop.services.team.folder import Looked, TeamFolder
    from digistrat_desktop.services.team.meeting import Shared, Taken, TeamPlace


def folder_of(place: TeamPlace, trust_id: str, me: str, library: Library) -> TeamFolder:
    from digistrat_desktop.services.team.meeting import own_files, word_on  # noqa: PLC0415 - after the first paint

    folder = place.of_trust(trust_id, library.files, own_files(library.store, trust_id), me)
    folder.asks, folder.refused = word_on(library.store, trust_id, me)
    return folder


def keep_word(trust_id: str, share: bool, library: Library) -> None:  # noqa: FBT001 - bound by partial
    from digistrat_desktop.services.team.meeting import keep_word  # noqa: PLC0415 - after the first paint

    keep_word(library.store, trust_id, share=share)


def keep_meeting(
    trust_id: str, names: frozenset[str], shared: Shared, folder: Path | None, library: Library
) -> None:
    from digistrat_desktop.services.team import meeting  # noqa: PLC0415 - after the first paint

    meeting.keep_own_files(library.store, trust_id, names)
    if shared.kept_back:
        meeting.keep_word(library.store, trust_id, share=None)
    elif folder is not None:
        meeting.keep_shared(library.store, folder, trust_id, shared.changes)


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


def take_in(looked: Looked, known: Graph, author: Author, library: Library) -> Taken:
    from digistrat_desktop.services.team.meeting import take_in_to_show  # noqa: PLC0415 - after the first paint

    return take_in_to_show(library, looked, known, author)


def open_again(trust_id: str, assessment_id: str | None, library: Library) -> OpenTrust:
    return library.open_trust(trust_id, assessment_id)
