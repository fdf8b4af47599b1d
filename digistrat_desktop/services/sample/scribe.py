"""Someone who writes one step after another, each upon what the last has left."""

from collections.abc import Mapping

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Stepper
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace


class Scribe(Stepper):
    """Writes the sample's steps.

    Attributes:
        evidence: record ids of evidence by its key in the files.
    """

    def __init__(self, pack: FrameworkPack, seed: str) -> None:
        super().__init__(Workspace())
        self.pack = pack
        self.evidence: dict[str, RecordId] = {}
        self._seed = seed

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
