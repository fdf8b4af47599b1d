"""How a trust wants its reports: kept, so that the next one is made the same way.

What is chosen for a kind of report at present has no name; what is kept under a name can be chosen
again at any time.
"""

from dataclasses import dataclass

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.wire.codecs import Many, Note, Ref, Title, stored
from digistrat_desktop.domain.wire.records import Record

FRONT_FIELDS = (
    *("meeting", "purpose", "asks", "author_id", "director_id"),
    *("strategic_risk", "considered_by"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecipe(Record, kind="report_recipe"):
    """What one kind of report holds, for every assessment of the trust."""

    report: str = stored(Title(20), default="")  # the kind, such as `board`
    # ids of sections that are not wanted
    left_out: tuple[str, ...] = stored(Many(Title(40), 40), default=())
    # the trust's own sign as a small PNG in base64, or empty
    logo: str = stored(Note(60_000), default="")
    # the name it is kept under; empty for what is chosen at present
    title: str = stored(Title(80), default="")
    # meeting, purpose, asks, author_id, director_id, strategic_risk, considered_by: what the front
    # sheet says each time, of a recipe with a name; agenda item and date change
    meeting: str = stored(Title(), default="")
    purpose: str = stored(Title(40), default="")
    asks: tuple[str, ...] = stored(Many(Title(300), 6), default=())
    author_id: PersonId | None = stored(Ref("person"))
    director_id: PersonId | None = stored(Ref("person"))
    strategic_risk: str = stored(Title(500), default="")
    considered_by: str = stored(Title(500), default="")
