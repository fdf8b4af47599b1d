"""What a revision copies of all that was signed off: of several sign-offs, what each of them covers.

Nothing that one of them says is lost. A level or a reason that differs leaves its question open, with who
signed what. Of any other field, what only one says is carried over; what they say differently stands
side by side in the revision until somebody chooses.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE
from digistrat_desktop.domain.edits.reviews import moderation_id, score_id
from digistrat_desktop.domain.frameworks.scales import UNANSWERED
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import Workspace, seal_of
from digistrat_desktop.domain.trust.assessment import Assessment, FrontSheet, Response, Support
from digistrat_desktop.domain.trust.reviews import BlindScore, Moderation
from digistrat_desktop.domain.wire.codecs import NOTE_LIMIT, Note, Ref, Title
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields, default_value
from digistrat_desktop.domain.words import listed, sentence_case

# A copy says what was shown; what two desks said side by side is chosen anew in it.
SETTLED: dict[str, Any] = {"unsettled": {}, "together": ()}
SIGNED_APART = "Signed off differently."


class SignedVersion(NamedTuple):
    """An assessment as one sign-off covers it."""

    assessment: Assessment
    records: Workspace

    @property
    def signer(self) -> str:
        """Who signed, by name, else by role."""
        seal = seal_of(self.records, self.assessment)
        name = self.records.name_of(seal.signer_id) if seal is not None else ""
        return name or (seal.role if seal is not None else self.assessment.title)


class SignedApart(NamedTuple):
    """What several sign-offs cover that did not know of each other."""

    versions: Sequence[SignedVersion]  # in their order
    base: SignedVersion | None = None  # what all of them began with; None where there is nothing


class StandsBeside(NamedTuple):
    """What stands beside a copy, as another sign-off says it."""

    record: Record  # the copy
    values: Mapping[str, Any]  # typed, by field


class _Side(NamedTuple):
    """What one sign-off says of a record."""

    part: Record
    copy: Record

    def values(self, name: str) -> list[Any]:
        """Give what it says in a field: several values where it was signed before it was settled."""
        written = self.part.unsettled.get(name, ())
        if not written or isinstance(codecs_of(type(self.part))[name], Title | Note):
            return [getattr(self.copy, name)]
        return [decode_fields(type(self.part), {name: one.value})[name] for one in written]


_Sides = Sequence[_Side | None]
"""What each sign-off says of a record, in their order; None where it has no such record."""


class Copies:
    """What is copied into a revision.

    Attributes:
        made: the copies by id.
        ids: the new ids of all that was signed by the old ones.
        loose: by the id of a copy, who signed what, where an answer was signed differently.
        beside: what stands beside copies.
        apart: copies and fields of which several values were signed.
        own: what the sign-offs say of the assessment itself.
    """

    def __init__(
        self,
        signed: SignedApart,
        new: Assessment,
    ) -> None:
        """Copy what was signed; `new` is the revision, with its title."""
        versions, base = signed
        self._new, self._versions = new, versions
        self.made: dict[str, Record] = {}
        self.ids: dict[str, RecordId] = {}
        self.loose: dict[str, str] = {}
        self.beside: list[StandsBeside] = []
        self.apart: set[tuple[str, str]] = set()
        said: dict[str, list[_Side | None]] = {}
        for place, version in enumerate(versions):
            for side in self._sides(version):
                found = said.setdefault(str(side.copy.id), [None] * len(versions))
                found[place] = side
                self.loose.setdefault(str(side.copy.id), _loose_words(version, side.part))
        began = {one.copy.id: one.copy for one in self._sides(base)} if base is not None else {}
        for key, sides in said.items():
            if any(one is not None and not one.part.withdrawn for one in sides):
                self._make(key, sides, began.get(RecordId(key)))
        self.own = self._own(versions, base)
        self.apart |= {(str(one.record.id), name) for one in self.beside for name in one.values}

    def _sides(self, version: SignedVersion) -> Iterator[_Side]:
        self.ids |= ids_in(version, self._new)
        for part in _parts(version):
            yield _Side(part, copy_of(part, self._new, self.ids))

    def _make(self, key: str, sides: _Sides, began: Record | None) -> None:
        record, beside = _joined(sides, began)
        open_ = self._left_open(sides)
        if isinstance(record, Response) and open_:
            record = replace(record, **open_)
            beside = [_without(one, open_) for one in beside]
            self.apart |= {(key, name) for name in open_ if name != "discuss"}
            signed = self._answers(sides)
            said = listed(
                [f"{_level_words(one.answer if one else None)} ({who})" for who, one in signed]
            )
            self.loose[key] = f"{SIGNED_APART[:-1]}: {said}."
        self.made[key] = record
        self.beside += [StandsBeside(record, one) for one in beside if one]

    def _answers(self, sides: _Sides) -> list[tuple[str, Response | None]]:
        """Give who signed which answer; None where it was not answered."""
        return [
            (version.signer, _answer(one))
            for version, one in zip(self._versions, sides, strict=True)
        ]

    def _left_open(self, sides: _Sides) -> dict[str, Any]:
        """Give what stands where answers differ: no level that differs, and every reason with its signer."""
        if not any(one is not None and isinstance(one.copy, Response) for one in sides):
            return {}
        said = self._answers(sides)
        if len({compared_by(one) for _, one in said}) == 1:
            return {}
        values: dict[str, Any] = {"discuss": True}
        for half in ANSWERED_HERE:
            if len({getattr(one, half, UNANSWERED) for _, one in said}) > 1:
                values[half] = UNANSWERED
        if len({getattr(one, "rationale", "") for _, one in said}) > 1:
            reasons = {one.rationale: who for who, one in reversed(said) if one and one.rationale}
            told = "\n".join(f"{who}: {text}" for text, who in reversed(reasons.items()))
            values |= {"rationale": told} if len(told) <= NOTE_LIMIT else {}
        return values

    def _own(self, versions: Sequence[SignedVersion], base: SignedVersion | None) -> Assessment:
        sides = [_Side(one.assessment, self._as_new(one.assessment)) for one in versions]
        made, beside = _joined(sides, self._as_new(base.assessment) if base is not None else None)
        if not isinstance(made, Assessment) or not beside:
            return made if isinstance(made, Assessment) else self._new
        # All that stands side by side follows what makes the revision, which therefore says none of it.
        loose = {name: getattr(made, name) for one in beside for name in one}
        blank = {name: default_value(Assessment, name) for name in loose}
        made = replace(made, **blank)
        self.beside = [*(StandsBeside(made, one) for one in (loose, *beside)), *self.beside]
        return made

    def _as_new(self, one: Assessment) -> Assessment:
        end = self._new.title[len(bare_title(self._new.title)) :]
        title = f"{bare_title(one.title)[:180]}{end}"
        own = {name: getattr(self._new, name) for name in ("id", "status", "pack_sha256")}
        return replace(one, **own, **SETTLED, title=title)


def _joined(sides: _Sides, began: Record | None) -> tuple[Record, list[dict[str, Any]]]:
    """Join what several sign-offs say of one record: the copy, and what stands beside it."""
    first = next(one.copy for one in sides if one is not None and not one.part.withdrawn)
    values: dict[str, Any] = {}
    beside: list[dict[str, Any]] = []
    for name in codecs_of(type(first)):
        if name in FOUND_BY or name in {"status", "pack_sha256"}:
            continue
        main, *others = _stands(name, sides, began, first)
        values[name] = main
        for at, value in enumerate(others):
            beside.extend({} for _ in range(at + 1 - len(beside)))
            beside[at][name] = value
    return replace(first, **values), beside


def _stands(name: str, sides: _Sides, began: Record | None, first: Record) -> list[Any]:
    """Give what stands in a field of a copy: one value where it is settled, else several."""
    there = [one for one in sides if one is not None]
    blank = default_value(type(first), name)
    if name == "carried":  # somebody confirmed it, or nobody has
        return [all(getattr(one.copy, name) for one in there)]
    if name == "discuss":
        return [any(getattr(one.copy, name) for one in there)]
    if name == WITHDRAWN:
        return list(dict.fromkeys([False, *(one.part.withdrawn for one in there)]))
    said = [value for one in there for value in one.values(name)]
    said += [blank] if len(there) < len(sides) else []
    every = list(dict.fromkeys(said))
    given = [one for one in every if one != blank]
    was_taken_away = blank in every and getattr(began, name, blank) != blank
    return [*given, *([blank] if was_taken_away or not given else [])]


def _without(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in set(names)}


def _answer(side: _Side | None) -> Response | None:
    copy = side.copy if side is not None and not side.part.withdrawn else None
    return copy if isinstance(copy, Response) else None


def compared_by(answer: Response | None) -> tuple[str, ...]:
    """Give that by which answers to one question in several revisions are compared."""
    return (answer.answer, answer.second_answer, answer.rationale) if answer else ("", "", "")


def ids_in(version: SignedVersion, new: Assessment) -> dict[str, RecordId]:
    """Give the ids that all that was signed has in a revision, by their own."""
    parts = _parts(version)
    answers = (one for one in parts if isinstance(one, Response))
    ids = {str(one.id): derived_id(new.id, one.item_id) for one in answers}
    return {str(one.id): copy_of(one, new, ids).id for one in parts}


def _parts(version: SignedVersion) -> list[Record]:
    every = (r for kind in version.records.records.values() for r in kind.values())
    place = version.assessment.id
    return [one for one in every if str(one.assessment_id) == place and one.KIND != Revision.KIND]


def _loose_words(version: SignedVersion, record: Record) -> str:
    """Say which levels stood side by side when an answer was signed; empty where it was settled."""
    written = [one for half in ANSWERED_HERE for one in record.unsettled.get(half, ())]
    said = [
        f"{_level_words(one.value)} ({version.records.name_of(one.actor) or 'someone'})"
        for one in sorted(written, key=lambda one: (one.at, one.hash))
    ]
    return f"{SIGNED_APART[:-1]}: {listed(said)}." if written else ""


def _level_words(answer: str | None) -> str:
    return sentence_case((answer or "not answered").replace("_", " "))


def bare_title(title: str) -> str:
    """Give an assessment's title without the number of its revision."""
    return _NUMBERED.sub("", title)


_NUMBERED = re.compile(r" \(revision \d+\)$")


def copy_id(
    place: str, kind: str, record_id: str, said: Mapping[str, str], answers: Mapping[str, RecordId]
) -> RecordId:
    """Give the id that the copy of a record has in a revision.

    Args:
        place: the revision.
        said: what the record is found by: `item_id` of an answer, both ends of a link, who scored.
        answers: the new ids of answers by the old ones.
    """
    if kind == Response.KIND:
        return derived_id(place, said["item_id"])
    if kind == Support.KIND:
        answer = answers.get(said["response_id"], said["response_id"])
        return derived_id(answer, said["evidence_id"])
    if kind == BlindScore.KIND:
        return score_id(place, said["item_id"], said["scorer_id"])
    if kind == Moderation.KIND:
        return moderation_id(place, said["item_id"])
    return derived_id(place, "front_sheet" if kind == FrontSheet.KIND else record_id)


FOUND_BY = ("item_id", "response_id", "evidence_id", "scorer_id", "assessment")
"""The fields by which a copy has its id, where the kind has them."""

_NAMES_IT = Ref("assessment")


def copy_of(record: Record, new: Assessment, ids: Mapping[str, RecordId]) -> Record:
    """Give the copy of a record that a revision has.

    Args:
        ids: the new ids of answers by the old ones.
    """
    is_loose = any(half in record.unsettled for half in ANSWERED_HERE)
    said = {name: str(getattr(record, name, "")) for name in FOUND_BY}
    made = copy_id(new.id, record.KIND, record.id, said, ids)
    fields = codecs_of(type(record)).items()
    named: dict[str, Any] = {name: new.id for name, codec in fields if codec == _NAMES_IT}
    copy = replace(record, **SETTLED, **named, id=made, assessment_id=AssessmentId(new.id))
    if isinstance(copy, Response):
        return replace(copy, discuss=copy.discuss or is_loose)  # to be chosen anew
    if isinstance(copy, Support):
        return replace(copy, response_id=ids.get(copy.response_id, copy.response_id))
    return copy
