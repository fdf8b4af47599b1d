"""Someone who writes one step after another, each upon what the last has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.changes import apply
from digistrat_desktop.domain.edits.author import derived_id
from digistrat_desktop.domain.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.domain.edits.author import Author
    from digistrat_desktop.domain.framework import FrameworkPack
    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.ids import RecordId, TrustId


class Scribe:
    """Keeps the workspace as it stands and every step that led to it.

    Attributes:
        workspace: the present.
        steps: all of them, first one first.
        evidence: record ids of evidence by its key in the files.
    """

    def __init__(self, pack: FrameworkPack, seed: str) -> None:
        self.pack = pack
        self.workspace = Workspace()
        self.steps: list[Step] = []
        self.evidence: dict[str, RecordId] = {}
        self._seed = seed

    def write(self, step: Step) -> None:
        """Apply a step; one that changes nothing is left out."""
        for change in step.changes:
            self.workspace = apply(self.workspace, change)
        if step.changes:
            self.steps.append(step)

    def person(self, key: str) -> str:
        """Give a person's id, the same on every computer."""
        return derived_id(self._seed, "person", key)

    def people(self, names: Mapping[str, str]) -> dict[str, str]:
        """Give names by id for names by key."""
        return {self.person(key): name for key, name in names.items()}


class Chapter:
    """One sitting: a scribe's work by one author for one trust.

    Attributes:
        author: stamps the changes of this sitting.
    """

    def __init__(self, scribe: Scribe, trust_id: TrustId, author: Author) -> None:
        self.scribe = scribe
        self.trust_id = trust_id
        self.author = author
