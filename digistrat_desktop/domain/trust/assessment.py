"""A trust, its assessments with answers, evidence and papers, and what being sealed forbids."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import (
    EvidenceStrength,
    Form,
    Status,
    Sureness,
    TrustKind,
    is_sealed,
)
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import small_first

_PARTS = re.compile(r"[\\/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust(Record, kind="trust"):
    """An NHS trust; its id is its own trust_id."""

    name: str = codecs.stored(codecs.Title(), default="")
    # three to five characters, or empty when not listed
    ods_code: str = codecs.stored(codecs.Code(5), default="")
    trust_kind: TrustKind = codecs.stored(codecs.ChoiceCodec(TrustKind), default=TrustKind.OTHER)
    region: str = codecs.stored(codecs.Title(), default="")  # its regional body
    # sites named before there were records of them
    sites: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Title(), 100), default=())
    # made up for trying the program out; said on every screen and page
    sample: bool = codecs.stored(codecs.Flag(), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record, kind="site"):
    """A place of the trust. Assessments and metrics name it; names it had before lead here too."""

    name: str = codecs.stored(codecs.Title(), default="")
    code: str = codecs.stored(codecs.Code(9), default="")  # its own ODS code, or empty
    # the kind of care there decides which questions are asked; `OTHER` is the trust's own kind
    setting: TrustKind = codecs.stored(codecs.ChoiceCodec(TrustKind), default=TrustKind.OTHER)
    earlier_names: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Title(), 50), default=())
    gone_because: str = codecs.stored(codecs.Title(500), default="")

    @property
    def described(self) -> str:
        """Name it with its code and its kind of care: "Vale (RK5BC, community)"."""
        care = "" if self.setting is TrustKind.OTHER else small_first(self.setting.label)
        told = ", ".join(filter(None, (self.code, care)))
        return f"{self.name} ({told})" if told else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record, kind="assessment"):
    """One assessment of the trust's digital strategy as at a date."""

    title: str = codecs.stored(codecs.Title(), default="")
    as_of: date | None = codecs.stored(
        codecs.Day()
    )  # the date the answers speak of; reports use it as "today"
    form: Form = codecs.stored(codecs.ChoiceCodec(Form), default=Form.FULL)
    # draft; that it is sealed or replaced is worked out from its seals, not written
    status: Status = codecs.stored(codecs.ChoiceCodec(Status), default=Status.DRAFT)
    pack_sha256: str = codecs.stored(
        codecs.Digest(), default=""
    )  # the framework pack it is pinned to, for good
    lead_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    # the earlier assessment its first answers came from
    carried_from: str | None = codecs.stored(codecs.Ref("assessment"))
    scope_note: str = codecs.stored(codecs.Note(), default="")
    # the one site it is of; empty for the whole trust
    site: str = codecs.stored(codecs.Title(), default="")
    # the moment "then" speaks of in momentum: a choice of the framework, and in words with its month
    # where it is the trust's own; empty for the framework's default
    reference_point: str = codecs.stored(codecs.Code(40), default="")
    reference_words: str = codecs.stored(codecs.Title(), default="")
    gone_because: str = codecs.stored(codecs.Title(500), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record, kind="response"):
    item_id: str = codecs.stored(codecs.Ref("item"), default="")
    # a level id of the section's scale, `cannot_say`, `not_applicable` or empty. For momentum: how
    # it was then.
    answer: str = codecs.stored(codecs.Code(40), default="")
    # the scope response of a constraint; momentum now
    second_answer: str = codecs.stored(codecs.Code(40), default="")
    # why this level, or why nobody can say; a board prompt's note
    rationale: str = codecs.stored(codecs.Note(), default="")
    target: str = codecs.stored(codecs.Code(40), default="")
    target_by: date | None = codecs.stored(codecs.Day())
    target_why: str = codecs.stored(codecs.Note(2_000), default="")
    discuss: bool = codecs.stored(codecs.Flag(), default=False)
    movement_reason: str = codecs.stored(codecs.Note(), default="")
    sureness: Sureness = codecs.stored(codecs.ChoiceCodec(Sureness), default=Sureness.UNSAID)
    # who looked at the answer again and agrees; another answer takes the mark away
    reviewed_by: PersonId | None = codecs.stored(codecs.Ref("person"))
    reviewed_on: date | None = codecs.stored(codecs.Day())
    # ids of the criteria of the question that are met; the level follows from them
    met: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Code(40), 40), default=())
    level_why: str = codecs.stored(codecs.Note(2_000), default="")
    # copied from the last assessment and not re-confirmed yet
    carried: bool = codecs.stored(codecs.Flag(), default=False)


def says_why(response: Response) -> bool:
    """Tell if a level is given a reason: its own, or one kept apart for another than the criteria give.

    A reason copied from the last assessment is none until the answer is confirmed.
    """
    return has_words(response.level_why) or (has_words(response.rationale) and not response.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record, kind="evidence"):
    """Something an answer rests on: a reference. The document itself may be kept beside the record."""

    title: str = codecs.stored(codecs.Title(), default="")
    strength: EvidenceStrength = codecs.stored(
        codecs.ChoiceCodec(EvidenceStrength), default=EvidenceStrength.OPINION
    )
    # the date of the evidence itself, from which its shelf life runs
    dated: date | None = codecs.stored(codecs.Day())
    page: str = codecs.stored(codecs.Title(), default="")
    owner_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    where_kept: str = codecs.stored(codecs.Title(500), default="")
    sha256: str = codecs.stored(
        codecs.Digest(), default=""
    )  # fingerprint of the file, when there is one
    note: str = codecs.stored(codecs.Note(), default="")
    # the linked file: where it lay on the computer it was linked on, its bytes and its own date then
    file: str = codecs.stored(codecs.Title(1_000), default="")
    file_size: int = codecs.stored(codecs.Whole(0, 10**15), default=0)
    file_at: datetime | None = codecs.stored(codecs.Moment())
    replaces: str | None = codecs.stored(codecs.Ref("evidence"))  # the version before it
    # fingerprint of the copy kept beside the record; then `file` is a name without folders
    attached: str = codecs.stored(codecs.Digest(), default="")

    @property
    def file_name(self) -> str:
        """The last part of the file's path, on whatever computer it was linked."""
        return _PARTS.split(self.file)[-1]

    @property
    def kept_words(self) -> str:
        """Where it is kept, in words, with the name of the file; empty for neither."""
        how = "attached" if self.attached else "linked"
        return " · ".join(filter(None, (self.where_kept, self.file and f"{how}: {self.file_name}")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Record, kind="support"):
    """The link that says: this evidence shows this answer up to this level."""

    evidence_id: str = codecs.stored(codecs.Ref("evidence"), default="")
    response_id: str = codecs.stored(codecs.Ref("response"), default="")
    shows: str = codecs.stored(codecs.Code(40), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fronted(Record):
    """What a front sheet and a report's recipe both say of the board paper."""

    meeting: str = codecs.stored(codecs.Title(), default="")
    purpose: str = codecs.stored(codecs.Code(40), default="")
    # what the board is asked to do, one sentence each
    asks: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Title(300), 6), default=())
    author_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    director_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    strategic_risk: str = codecs.stored(codecs.Title(500), default="")
    considered_by: str = codecs.stored(codecs.Title(500), default="")
    equality_impact: str = codecs.stored(codecs.Title(500), default="")
    quality_impact: str = codecs.stored(codecs.Title(500), default="")
    advice: str = codecs.stored(codecs.Title(500), default="")  # what is advised, and by whom


FRONT_FIELDS = tuple(Fronted.__annotations__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet(Fronted, kind="front_sheet"):
    """What a board paper says of itself, filled in by hand for one assessment."""

    meeting_on: date | None = codecs.stored(codecs.Day())
    agenda_item: str = codecs.stored(codecs.Title(40), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecipe(Fronted, kind="report_recipe"):
    """How a trust wants one kind of report, for every assessment.

    What is chosen at present has no name; what is kept under a name can be chosen again at any
    time, and says what the front sheet says each time: agenda item and date change.
    """

    report: str = codecs.stored(codecs.Code(20), default="")  # the kind, such as `board`
    # ids of sections that are not wanted
    left_out: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Code(40), 40), default=())
    # the trust's own sign as a small PNG in base64, or empty
    logo: str = codecs.stored(codecs.Code(60_000), default="")
    # the name it is kept under; empty for what is chosen at present
    title: str = codecs.stored(codecs.Title(80), default="")


def refuse_if_sealed(status: Status | str | None) -> None:
    """Refuse to change a sealed assessment: the one check, where an edit is made.

    What other desks changed before they knew of the seal still comes in, and is told as late.

    Raises:
        Refused: it is sealed.
    """
    if is_sealed(status):
        raise Refused(
            "This assessment is signed off, so you cannot edit it.",
            "Nothing was changed.",
            "Make a revision to change it.",
        )
