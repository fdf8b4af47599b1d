"""What changed since last time as a table, whose rows add up to the counts of the papers."""

from collections.abc import Mapping

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.answers.second_answers import SecondMove
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.tabular.write import OutCell, Sheet

_COUNTED_AS: Mapping[Way, str] = {
    Way.UP: "Moved up",
    Way.DOWN: "Slipped back",
    Way.FIRST: "First level",
    Way.LOST: "No level now",
    Way.OTHER: "No level then or now",
}
_SECOND_ALONE = "Second answer only"


def moves_sheet(judgement: Judgement) -> Sheet:
    """Give every question that changed, with its second half beside the first."""
    headings = (
        *("Id", "Title", "Counted as", "Before", "Now", "Newer evidence backs it"),
        *("Reason given", "Kind of change"),
        *("Second question", "Second answer before", "Second answer now"),
    )
    causes = {one.item_id: one.cause.label for one in judgement.split}
    seconds = {one.item_id: one for one in judgement.second_moves}
    rows: list[tuple[OutCell, ...]] = [
        (
            *_first(move),
            *(move.reason, causes.get(move.item_id, "")),
            *_second(seconds.pop(move.item_id, None)),
        )
        for move in judgement.moves
    ]
    alone = [
        (
            *(one.item_id, one.title, _SECOND_ALONE, "", "", ""),
            *(_reason(judgement, one), "", *_second(one)),
        )
        for one in seconds.values()
    ]
    return Sheet("Changed answers", headings, (*rows, *alone))


def _first(move: Move) -> tuple[str, ...]:
    """Give how a move counts, and by the rule of its kind of change if newer evidence backs it."""
    backed = "Yes" if move.backed_anew else "No"
    head = (move.item_id, move.title, _COUNTED_AS[move.way])
    return (*head, move.before_label, move.after_label, backed)


def _second(move: SecondMove | None) -> tuple[str, str, str]:
    return (move.named, move.before_label, move.after_label) if move else ("", "", "")


def _reason(judgement: Judgement, move: SecondMove) -> str:
    """Give what was written of the change, where the first half did not change."""
    items = (item for section in judgement.position for item in section.items)
    found = next((one.response for one in items if str(one.item.id) == move.item_id), None)
    return found.movement_reason if found else ""
