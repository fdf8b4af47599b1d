"""How a trust wants its reports: kept, so that the next one is made the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from digistrat_desktop.domain.codecs import Many, Note, Title, stored
from digistrat_desktop.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecipe(Record):
    """What one kind of report holds, for every assessment of the trust.

    Attributes:
        report: the kind, such as `board`.
        left_out: ids of sections that are not wanted.
        logo: the trust's own sign as a small PNG in base64, or empty.
    """

    KIND: ClassVar[str] = "report_recipe"

    report: str = stored(Title(20), default="")
    left_out: tuple[str, ...] = stored(Many(Title(40), 40), default=())
    logo: str = stored(Note(60_000), default="")
