"""The fictional sample trust, written from the files in `resources/sample` by the edits people make.

It is the same on every computer: identifiers come from a seed, times from a fixed clock, and its
events name no computer and no version. The README beside the files says what they hold.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from digistrat_desktop.analysis.answers.likeness import carried_across
from digistrat_desktop.domain.edits import (
    actions,
    assessments,
    metrics,
    plans,
    reviews,
    strategy,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Form, Status, TrustKind
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.changes import Step, Stepper, edit
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Support
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.domain.trust.strategy import (
    Decision,
    Initiative,
    NorthStar,
    Objective,
    Principle,
)
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields
from digistrat_desktop.services.store.library import SAMPLE_ORIGIN, Library, make_author
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder

Said = dict[str, Any]

# What an assessment says of itself beside its answers.
_TOLD_OF_IT = ("scope_note", "site", "reference_point", "reference_words")
# Kinds that speak of an assessment that was written before.
_ON_ANSWERS = frozenset({"review", "challenge", "reply", "front_sheet"})

_READING = re.compile(
    r"(?P<period>\S+) (?P<value>\S+)(?: (?P<numerator>\S+)/(?P<denominator>\S+))?"
    rf"(?: (?P<state>{'|'.join(ReadingState)}))?(?: (?P<note>.+))?"
)


def ensure_sample(library: Library, folder: Path | None = None) -> str:
    """Make the sample trust, from the program's own files, unless it is there; give its id."""
    files = folder or sample_folder()
    trust_id = sample_trust_id(files)
    if any(trust.id == trust_id for trust in library.home(1).trusts):
        return trust_id
    said = _read(files, "trust.toml")
    versions = dict.fromkeys(one.get("framework", said["framework"]) for one in said["chapters"])
    packs = {version: library.pack(version) for version in versions}
    sample = _Sample(packs, said)
    for chapter in said["chapters"]:
        sample.write_chapter(chapter, _read(files, chapter["file"]))
    library.record(sample.steps, sample.people, list(packs.values()), SAMPLE_ORIGIN)
    return trust_id


def sample_folder() -> Path:
    return resources_folder() / "sample"


def sample_trust_id(folder: Path | None = None) -> str:
    """Give the id the sample trust has on every computer: the seed's first."""
    return SeededIds(_read(folder or sample_folder(), "trust.toml")["seed"]).new_id()


def _read(folder: Path, name: str) -> Said:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def reading_from(line: str) -> metrics.NewReading:
    """Read one line of the file: `period value [numerator/denominator] [state] [note]`."""
    found = _READING.fullmatch(line)
    said: Said = found.groupdict("") if found else {}
    state, value = ReadingState(said["state"] or ReadingState.FINAL), said["value"]
    return metrics.NewReading(**{**said, "state": state, "value": "" if value == "-" else value})


class _Sample(Stepper):
    """The trust as it grows, chapter by chapter.

    Attributes:
        people: names, which are roles, by person id.
    """

    def __init__(self, packs: Mapping[str, FrameworkPack], trust: Said) -> None:
        super().__init__(Workspace())
        self._packs = packs
        self._trust = trust
        self._new_ids = SeededIds(trust["seed"])
        self._ids = {key: derived_id(trust["seed"], "person", key) for key in trust["people"]}
        self.people: dict[str, str] = {
            self._ids[key]: name for key, name in trust["people"].items()
        }

    def write_chapter(self, chapter: Said, said: Said) -> None:
        """Write what one file says, as one person's sitting that began when the chapter says."""
        spaced = timedelta(seconds=self._trust["seconds_between_changes"])
        writer = self._ids[chapter.get("written_by", self._trust["written_by"])]
        self._by = make_author(FixedClock(chapter["begins"], spaced), self._new_ids, writer)
        self._pack = self._packs[str(chapter.get("framework", self._trust["framework"]))]
        if not self.steps:
            self._write_trust(self._trust)
        if "answers" in said:
            self._write_assessment(said)
        elif "metric" in said:
            self._write_metrics(said["metric"])
        else:
            for kind, entries in said.items():
                write = self._look_again if kind in _ON_ANSWERS else self._write_entry
                for entry in entries:
                    write(kind, entry)

    def _do(self, make: Callable[..., Step], *said: Any) -> None:
        """Write what an edit makes of the workspace as it stands."""
        self.write(make(self.workspace, *said, self._by))

    def _fields(self, kind: str, said: Said) -> Said:
        return decode_fields(type_of(kind), self._with_ids(said))

    def _with_ids(self, said: Any) -> Any:
        """Give values in their JSON form, with ids in place of `@key`."""
        if isinstance(said, dict):
            return {name: self._with_ids(value) for name, value in said.items()}
        if isinstance(said, list):
            return [self._with_ids(value) for value in said]
        if isinstance(said, date):
            return said.isoformat()
        known = isinstance(said, str) and said.startswith("@")
        return self._ids[said[1:]] if known else said

    def _write_trust(self, said: Said) -> None:
        kind = TrustKind(said["kind"])
        new = assessments.NewTrust(said["name"], said["ods_code"], kind, sample=True)
        trust, step = assessments.add_trust(new, self._by)
        self._trust_id = trust.trust_id
        self.write(step)

    def _write_metrics(self, listed: list[Said]) -> None:
        self._ids |= {said["catalogue_id"]: self._by.new_id() for said in listed}
        for said in listed:
            taken = said["catalogue_id"]
            definition = self._pack.metric(taken)
            plain = metrics.metric_from_catalogue(definition, self._trust_id, self._ids[taken])
            metric = metrics.charted_as_advised(plain, definition)
            own = {name: value for name, value in said.items() if name in codecs_of(Metric)}
            self._write_metric(replace(metric, **self._fields(Metric.KIND, own)), said)

    def _write_metric(self, metric: Metric, said: Said) -> None:
        self.write(metrics.add_metric(metric, self._by))
        for lines in (said.get("first_told", ()), said["readings"]):
            self._do(metrics.put_readings, metric, [reading_from(line) for line in lines])
        for mark in said.get("rebases", ()):
            self.write(metrics.rebase(metric, mark["from_day"], mark["reason"], self._by))
        for mark in said.get("remarks", ()):
            self.write(metrics.annotate(metric, mark["period"], mark["remark"], self._by))

    def _write_assessment(self, said: Said) -> None:
        assessment = self._begin(said)
        still_right: Said = {item_id: {} for item_id in said.get("confirm", ())}
        for item_id, words in (said["answers"] | still_right).items():
            self._pack.item(item_id)
            values = {**self._fields("response", words), "carried": False}
            self._do(assessments.set_response, assessment, item_id, values)
        for item_id, key in said.get("unlink", {}).items():
            response = assessments.response_to(self.workspace, assessment, item_id)
            link = self.workspace.get(Support, derived_id(response.id, self._ids[key]))
            self.write(assessments.unlink_evidence(self.workspace, link, self._by))
        for words in said["evidence"]:
            self._add_evidence(assessment, **words)
        self._finish(assessment, said)

    def _begin(self, said: Said) -> Assessment:
        dated, form, lead = said["as_of"], Form(said["form"]), self._with_ids(said["lead_id"])
        new = assessments.NewAssessment(said["title"], dated, form, self._pack.sha256, lead)
        if "carried_from" in said:
            last = self.workspace.get(Assessment, self._with_ids(said["carried_from"]))
            given = self.workspace, last, new, self._by, self._carried(last)
            assessment, step = assessments.carry_forward(*given)
        else:
            assessment, step = assessments.start_assessment(self._trust_id, new, self._by)
        self._ids[said["title"]] = assessment.id
        self.write(step)
        return assessment

    def _carried(self, last: Assessment) -> frozenset[str] | None:
        """Give the questions that the bridge to this framework carries; None where it is the same."""
        old = next(one for one in self._packs.values() if one.sha256 == last.pack_sha256)
        return None if old is self._pack else carried_across(old, self._pack)

    def _add_evidence(self, assessment: Assessment, key: str, shows: Said, **said: Any) -> None:
        """Add a piece of evidence with the first answer it shows, then link it to the others."""
        (first, level), *others = shows.items()
        values = self._fields(Evidence.KIND, said)
        self._do(assessments.add_evidence, assessment, first, values, level)
        self._ids[key] = self.workspace.all(Evidence)[-1].id
        for item_id, shown in others:
            self._do(assessments.link_evidence, assessment, item_id, (self._ids[key],), shown)

    def _finish(self, assessment: Assessment, said: Said) -> None:
        """Write what it says of itself, the front sheet and the state, in this order."""
        told = {name: said[name] for name in _TOLD_OF_IT if name in said}
        self.write(Step("Scope", (edit(assessment, told, self._by.stamp()),)))
        if "front_sheet" in said:
            sheet = self._fields("front_sheet", said["front_sheet"])
            self._do(assessments.set_front_sheet, assessment, sheet)
        if said["status"] != Status.DRAFT:
            self.write(assessments.set_status(assessment, Status(said["status"]), self._by))

    def _write_entry(self, kind: str, said: Said) -> None:
        """Write one record of the strategy, the plan or the actions."""
        key, trust_id = said.pop("key", ""), self._trust_id
        if kind == "reworded":
            self._do(strategy.edit_entry, self.workspace.get(Objective, self._ids[key]), said)
            return
        values = self._fields(kind, said)
        match kind:
            case "north_star":
                self._ids[key] = strategy.north_star_id(trust_id)
                self._do(strategy.set_north_star, trust_id, values)
            case "capacity":
                self._do(plans.set_capacity, trust_id, values)
            case "constraint_entry" if "item_id" in values:
                self._do(plans.set_constraint_entry, trust_id, values["item_id"], values)
            case "acknowledgement":
                finding, reason = (values["rule"], values["about"]), values["reason"]
                self._do(actions.acknowledge, trust_id, finding, (reason, values["until"]))
            case "principle_test":
                self._hold_against(values)
            case "demand" | "alignment_link":
                self._write_joined(kind, values)
            case _:
                entry = self.workspace, type_of(kind), trust_id, values, self._by
                made, step = strategy.add_entry(*entry)
                self._ids[key] = made.id
                self.write(step)

    def _write_joined(self, kind: str, values: Said) -> None:
        """Write what is said of an initiative, alone or with an objective."""
        initiative = self.workspace.get(Initiative, values["initiative_id"])
        if kind == "demand":
            self._do(plans.set_demand, initiative, values)
        else:
            objective = self.workspace.get(Objective, values["objective_id"])
            self._do(strategy.set_link, objective, initiative, values)

    def _look_again(self, kind: str, said: Said) -> None:
        """Write what somebody made of answers that were there, or what the trust replied."""
        values = self._with_ids(said)
        if kind == "reply":
            given = self.workspace.get(Challenge, values["challenge_id"]), values["words"], self._by
            self.write(reviews.reply_to(self.workspace, *given, accepted=values["accepted"]))
            return
        assessment = self.workspace.get(Assessment, values.pop("assessment"))
        if kind == "front_sheet":
            self._do(assessments.set_front_sheet, assessment, self._fields(kind, values))
            return
        if kind == "challenge":
            opinion = Opinion(values["opinion"]), values["comment"], values.get("level", "")
            self._do(reviews.give_opinion, assessment, values["item_id"], opinion)
            self._ids[values["key"]] = self.workspace.all(Challenge)[-1].id
            return
        for item_id in values["items"]:
            step = assessments.mark_reviewed(self.workspace, assessment, item_id, self._by, on=True)
            self.write(step)

    def _hold_against(self, values: Said) -> None:
        kinds = (Principle, NorthStar), (Initiative, Decision)
        against, tested = (self._one_of(values, *pair) for pair in kinds)
        found = values["outcome"], values["reason"]
        self._do(strategy.hold_against, against, tested, found)

    def _one_of(self, values: Said, *kinds: type[Record]) -> Record:
        """Give the record of one of these kinds that is named."""
        named = ((kind, values.get(f"{kind.KIND}_id")) for kind in kinds)
        return next(self.workspace.get(kind, one) for kind, one in named if one)
