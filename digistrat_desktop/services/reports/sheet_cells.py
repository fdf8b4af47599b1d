"""What cells of a report's tables say in one way: people, records that are named, yes and no."""

from collections.abc import Iterable
from decimal import Decimal

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.tabular.write import OutCell

Row = tuple[OutCell, ...]
JOIN = "; "


def person(judgement: Judgement, person_id: str | None) -> str:
    return judgement.names.get(person_id or "", "")


def titles(held: Workspace, wanted: type[Objective | Initiative], ids: Iterable[str]) -> str:
    found = (held.find(wanted, one) for one in ids)
    return JOIN.join(one.title for one in found if one is not None)


def metric_names(held: Workspace, ids: Iterable[str]) -> str:
    found = (held.find(Metric, one) for one in ids)
    return JOIN.join(one.name for one in found if one is not None)


def yes(is_so: bool) -> str:  # noqa: FBT001 - a cell
    return "Yes" if is_so else "No"


def amount(stored: str) -> Decimal | None:
    """Give a figure that is stored as text as the number it is; None where there is none."""
    return Decimal(stored) if stored else None
