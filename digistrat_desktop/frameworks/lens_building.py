"""From the tables of a lens file to the lens's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.ids import ItemId
from digistrat_desktop.domain.lens import Lens, LensMeasure, LensStatement
from digistrat_desktop.frameworks.building import NAME, WORD, head_from, scale_from

if TYPE_CHECKING:
    from digistrat_desktop.frameworks.tables import Table


def lens_from(root: Table) -> Lens:
    """Build a lens; it may be used only when the table's log is empty afterwards.

    Args:
        root: the whole file.

    Returns:
        The lens without its `sha256`.
    """
    about = root.table("lens")
    head = head_from(about)
    lens = Lens(
        id=head.id,
        version=head.version,
        title=head.title,
        language=head.language,
        pack_id=about.pattern("pack", NAME, "digistrat-board"),
        cautions=about.notes("cautions"),
        coverage_note=about.note("coverage_note"),
        scale=scale_from(root.table("scale")),
        measures=tuple(
            _measure(table, order) for order, table in enumerate(root.tables("measures"), start=1)
        ),
    )
    about.done()
    root.done()
    root.log.resolve()
    return lens


def _measure(table: Table, order: int) -> LensMeasure:
    measure = LensMeasure(
        id=table.new_id("measure", WORD, "well_led"),
        order=order,
        title=table.title("title"),
        our_words=table.note("our_words", required=True),
        aliases=table.notes("aliases"),
        dma_2025_column=table.title("dma_2025_column", required=False),
        statements=tuple(_statement(one) for one in table.tables("statements", required=False)),
        item_ids=tuple(ItemId(item_id) for item_id in table.refs("items", None)),
    )
    table.done()
    return measure


def _statement(table: Table) -> LensStatement:
    statement = LensStatement(
        id=table.new_id("statement", r"[A-Z]{2,8}-[0-9]{1,3}", "WL-1"),
        text=table.note("text", required=True),
    )
    table.done()
    return statement
