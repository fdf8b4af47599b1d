"""What is open about a table as a whole: whose figures it has, and of which year its months are."""

from dataclasses import replace
from typing import NamedTuple

from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.services.tables.asked.dateless import (
    lacks_period,
    period_doubt,
    with_period,
)
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.asked.nameless import with_names
from digistrat_desktop.services.tables.asked.nation import (
    NATION,
    NOT_OURS,
    nation_doubts,
    nation_of,
)
from digistrat_desktop.services.tables.asked.sheets import EVERY_SHEET
from digistrat_desktop.services.tables.asked.undated import (
    YEAR_ADVICE,
    lacks_year,
    with_year,
    year_doubt,
)
from digistrat_desktop.services.tables.shape.layout import Layout, sheets_by_period
from digistrat_desktop.tabular.cells import TableFile


class OfTheWhole(NamedTuple):
    layout: Layout  # with what somebody said
    doubts: tuple[Doubt, ...]
    is_left: bool  # no row is the trust's, as somebody said
    advice: tuple[str, ...] = ()  # where nothing can be read before it is followed


def of_the_whole(table: TableFile, layout: Layout, workspace: Workspace, trust: str) -> OfTheWhole:
    """See what is open about a table.

    Args:
        trust: its name in small letters; empty where a table is read for no trust.
    """
    lacks = lacks_year(table.grids[layout.sheet], layout)
    layout = with_year(layout, lacks=lacks)
    layout = with_period(layout, lacks=lacks_period(table.grids[layout.sheet], layout))
    layout, nameless = with_names(table, layout, workspace) if trust else (layout, ())
    if layout.answers.get("sheet") == EVERY_SHEET:
        others = sheets_by_period(table, layout.sheet)
        layout = replace(layout, also=tuple(at for at in others if at != layout.sheet))
    is_undated = lacks and not layout.period
    year = year_doubt(table, layout, workspace) if is_undated else None
    is_dateless = lacks_period(table.grids[layout.sheet], layout)
    period = period_doubt(table.name.rpartition(".")[0]) if is_dateless and not lacks else None
    nation = nation_of(table, layout, trust) if trust else ""
    doubts = (*nation_doubts(nation, layout), *filter(None, (year, period)), *nameless)
    if nation and layout.answers.get(NATION) == NOT_OURS:
        return OfTheWhole(layout, doubts, True, ("Figures of a whole nation are left out.",))
    advice = (YEAR_ADVICE,) if is_undated and year is None else ()
    return OfTheWhole(layout, doubts, False, advice)
