"""From the sample's files to the steps that make it, and into the library once."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from digistrat_desktop.domain.edits.assessments import NewTrust, add_trust
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.services.sample.assessments import write_assessment
from digistrat_desktop.services.sample.measures import write_metrics
from digistrat_desktop.services.sample.scribe import Chapter, Scribe
from digistrat_desktop.services.sample.strategies import write_strategy
from digistrat_desktop.services.store.author import make_author
from digistrat_desktop.services.store.library import SAMPLE_ORIGIN, Library
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder

# The sample's events name no computer and no version, so that its trail ends alike everywhere.


@dataclass(frozen=True, slots=True)
class MadeSample:
    """The sample trust as steps to be recorded."""

    trust_id: str
    steps: tuple[Step, ...]
    people: dict[str, str]  # the names of its people, which are roles, by person id


def ensure_sample(library: Library, folder: Path | None = None) -> str:
    """Make the sample trust unless the library has it; give its id.

    Args:
        folder: the sample's files; the program's own unless a test says otherwise.

    Raises:
        NotSaved: nothing of it is in the store.
    """
    files = folder or sample_folder()
    trust_id = sample_trust_id(files)
    if any(trust.id == trust_id for trust in library.home(1).trusts):
        return trust_id
    pack = library.pack_in_use()
    made = make_sample(pack, files)
    library.record(made.steps, made.people, [pack], SAMPLE_ORIGIN)
    return made.trust_id


def sample_folder() -> Path:
    """Give where the sample's files are."""
    return resources_folder() / "sample"


def sample_trust_id(folder: Path | None = None) -> str:
    """Give the id the sample trust has on every computer: the seed's first."""
    return SeededIds(_read(folder or sample_folder(), "trust.toml")["seed"]).new_id()


def make_sample(pack: FrameworkPack, folder: Path | None = None) -> MadeSample:
    """Make every step of the sample trust; the same for the same files and framework."""
    files = folder or sample_folder()
    said = _read(files, "trust.toml")
    scribe = Scribe(pack, said["seed"])
    ids = SeededIds(said["seed"])
    trust_id = None
    for entry in said["chapters"]:
        author = _author(scribe, said, entry, ids)
        trust_id = trust_id or _add_trust(scribe, said, author)
        _write(Chapter(scribe, trust_id, author), _read(files, entry["file"]))
    return MadeSample(str(trust_id), tuple(scribe.steps), scribe.people(said["people"]))


def _read(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def _author(scribe: Scribe, said: dict[str, Any], entry: dict[str, Any], ids: SeededIds) -> Author:
    clock = FixedClock(entry["begins"], timedelta(seconds=said["seconds_between_changes"]))
    return make_author(clock, ids, scribe.person(said["written_by"]))


def _add_trust(scribe: Scribe, said: dict[str, Any], author: Author) -> TrustId:
    new = NewTrust(said["name"], said["ods_code"], TrustKind(said["kind"]), sample=True)
    trust, step = add_trust(new, author)
    scribe.write(step)
    return trust.trust_id


def _write(chapter: Chapter, said: dict[str, Any]) -> None:
    if said.get("kind") == "strategy":
        write_strategy(chapter, said)
    elif "metric" in said:
        write_metrics(chapter, said["metric"])
    else:
        write_assessment(chapter, said)
