"""What a trust has to work with, what its plans need, and what if things were otherwise.

Source: docs/spec/records.md#capacity-and-resource-needs.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled

_TITLE = codecs.Title(500)
_NOTE = codecs.Note(5_000)


class ResourceFamily(Labelled):
    CAPITAL = "capital", "Capital"
    REVENUE = "revenue", "Revenue"
    STAFF = "staff", "Whole-time equivalent (WTE) staff"
    ESTATE = "estate", "Network and estate readiness"
    DATA = "data", "Data readiness"

    @property
    def is_money(self) -> bool:
        """True for pounds; an initiative's need of them is its cost profile."""
        return self in {ResourceFamily.CAPITAL, ResourceFamily.REVENUE}

    @property
    def usual_unit(self) -> str:
        """The unit of amounts that name none."""
        return {self.STAFF: "whole-time equivalents"}.get(self, "£" if self.is_money else "")

    @property
    def is_shared(self) -> bool:
        """True where using it does not use it up: a ward with Wi-Fi serves every initiative."""
        return self in {ResourceFamily.ESTATE, ResourceFamily.DATA}


class ResourceKey(NamedTuple):
    """What is counted together: a family and, within it, a name without regard to case."""

    family: ResourceFamily
    name: str


def resource_key(family: ResourceFamily, resource: str) -> ResourceKey:
    """Give the key under which capacity and demand meet; money has no name of its own."""
    return ResourceKey(family, "" if family.is_money else " ".join(resource.casefold().split()))


class Firmness(Labelled):
    """Whether an initiative can go ahead without all it asks for."""

    HARD = "hard", "Essential"
    SOFT = "soft", "Could manage with less"


class Trend(Labelled):
    NOT_SAID = "not_said", "Not given"
    EASING = "easing", "Getting easier"
    STEADY = "steady", "Steady"
    WORSENING = "worsening", "Getting worse"


class OverrideKind(StrEnum):
    CAPACITY_PERCENT = "capacity_percent"
    CAPACITY_AMOUNT = "capacity_amount"
    LATE = "late"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity(Record, kind="capacity"):
    family: ResourceFamily = codecs.stored(
        codecs.ChoiceCodec(ResourceFamily), default=ResourceFamily.STAFF
    )
    # its name, such as "Network engineers" or "Wards with reliable Wi-Fi"; empty for money
    resource: str = codecs.stored(codecs.Title(), default="")
    # pounds for money and whole-time staff for people unless said otherwise
    unit: str = codecs.stored(codecs.Title(60), default="")
    year: str = codecs.stored(codecs.FinancialYear(), default="")
    # in that unit; empty means not known, which is not nought
    amount: str = codecs.stored(codecs.Amount(), default="")
    # the initiative that brings it about; when that is late, so is this
    provided_by: str | None = codecs.stored(codecs.Ref("initiative"))
    note: str = codecs.stored(_NOTE, default="")
    gone_because: str = codecs.stored(_TITLE, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Record, kind="demand"):
    """How much of something an initiative needs in a year; money is in its cost profile."""

    initiative_id: str = codecs.stored(codecs.Ref("initiative"), default="")
    family: ResourceFamily = codecs.stored(
        codecs.ChoiceCodec(ResourceFamily), default=ResourceFamily.STAFF
    )
    resource: str = codecs.stored(codecs.Title(), default="")
    year: str = codecs.stored(codecs.FinancialYear(), default="")
    amount: str = codecs.stored(codecs.Amount(), default="")  # in the capacity's unit
    firmness: Firmness = codecs.stored(codecs.ChoiceCodec(Firmness), default=Firmness.HARD)
    note: str = codecs.stored(_NOTE, default="")
    gone_because: str = codecs.stored(_TITLE, default="")


@dataclass(frozen=True, slots=True)
class Override:
    """One thing a scenario supposes; what does not matter to its kind stays empty."""

    what: OverrideKind  # which kind of supposition
    family: ResourceFamily = ResourceFamily.STAFF  # for capacity
    resource: str = ""  # for capacity: a name, or empty for every one of the family
    initiative_id: str = ""  # for late and stop
    from_year: str = ""  # for capacity: the first financial year meant, or empty for all
    # percent, amount in the capacity's unit (both may be negative) or whole months
    amount: str = ""


class OverrideCodec:
    """Reads and writes one override as a JSON object with exactly its six names."""

    NAMES = ("what", "family", "resource", "initiative_id", "from_year", "amount")

    def encode(self, value: Override) -> dict[str, str]:
        return {name: str(getattr(value, name)) for name in self.NAMES}

    def decode(self, name: str, raw: Any) -> Override:
        if not isinstance(raw, dict) or set(raw) != set(self.NAMES):
            raise InvalidValue(name, "The scenario is not complete.")
        initiative = codecs.Ref("initiative").decode(name, raw["initiative_id"] or None)
        return Override(
            what=OverrideKind(codecs.ChoiceCodec(OverrideKind).decode(name, raw["what"])),
            family=ResourceFamily(codecs.ChoiceCodec(ResourceFamily).decode(name, raw["family"])),
            resource=codecs.Title().decode(name, raw["resource"]),
            initiative_id=initiative or "",
            from_year=codecs.FinancialYear().decode(name, raw["from_year"]),
            amount=codecs.Number().decode(name, raw["amount"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record, kind="scenario"):
    """What if: suppositions only. It is shown beside the plan and never written into it."""

    title: str = codecs.stored(_TITLE, default="")
    note: str = codecs.stored(_NOTE, default="")
    overrides: tuple[Override, ...] = codecs.stored(codecs.Many(OverrideCodec(), 100), default=())
    gone_because: str = codecs.stored(_TITLE, default="")


class ConstraintKind(Labelled):
    """What a constraint of the trust's own is about."""

    OTHER = "other", "Other"
    MONEY = "money", "Finance"
    SKILLS = "skills", "Digital skills"
    PLACES = "places", "Physical infrastructure"
    DATA = "data", "Data infrastructure"
    RESILIENCE = "resilience", "Resilience and recovery"


class OwnSeverity(Labelled):
    """How hard a constraint of the trust's own bites."""

    NOT_SAID = "", "No answer"
    SLOWS = "slows", "Slows us"
    LIMITS = "limits", "Limits us"
    BLOCKS = "blocks", "Blocks us"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintEntry(Record, kind="constraint_entry"):
    """What is done about a constraint, whoever answers for it."""

    # the framework's constraint it is about, or None for one of the trust's own
    item_id: str | None = codecs.stored(codecs.Ref("item"))
    title: str = codecs.stored(_TITLE, default="")
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    mitigation: str = codecs.stored(_NOTE, default="")
    # of one of the trust's own; the framework says both of its constraints
    constraint_kind: ConstraintKind = codecs.stored(
        codecs.ChoiceCodec(ConstraintKind), default=ConstraintKind.OTHER
    )
    severity: OwnSeverity = codecs.stored(
        codecs.ChoiceCodec(OwnSeverity), default=OwnSeverity.NOT_SAID
    )
    # it is declared to come before all else, and is to be put right by then
    first_until: date | None = codecs.stored(codecs.Day())
    trend: Trend = codecs.stored(codecs.ChoiceCodec(Trend), default=Trend.NOT_SAID)
    review_on: date | None = codecs.stored(codecs.Day())
    # the initiatives it holds back
    initiative_ids: tuple[str, ...] = codecs.stored(
        codecs.Many(codecs.Ref("initiative"), 50), default=()
    )
    gone_because: str = codecs.stored(_TITLE, default="")


def funding_cut(percent: int, from_year: str = "") -> tuple[Override, ...]:
    """Suppose that capital and revenue are so many per cent lower."""
    kinds = (ResourceFamily.CAPITAL, ResourceFamily.REVENUE)
    return tuple(
        Override(
            OverrideKind.CAPACITY_PERCENT, family, from_year=from_year, amount=str(-abs(percent))
        )
        for family in kinds
    )


def fewer_staff(resource: str, fewer: int, from_year: str = "") -> tuple[Override, ...]:
    """Suppose that there are so many whole-time staff fewer of one skill."""
    what, staff = OverrideKind.CAPACITY_AMOUNT, ResourceFamily.STAFF
    return (Override(what, staff, resource, from_year=from_year, amount=str(-abs(fewer))),)


def initiative_late(initiative_id: str, months: int) -> tuple[Override, ...]:
    """Suppose that an initiative, and what waits for it, is so many months late."""
    return (Override(OverrideKind.LATE, initiative_id=initiative_id, amount=str(months)),)
