"""What a command does with questions about a table: it takes answers, or refuses and tells the ways."""

from collections.abc import Mapping

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.periods.written_periods import NO_PERIOD
from digistrat_desktop.domain.words import Noun, figured
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.preview import Preview
from digistrat_desktop.services.tables.reading.figures import as_sentence
from digistrat_desktop.services.tables.reading.table_rows import Fate

_SAFE = "Nothing was changed."
_WINDOW = "Correct the file, or import it in the window."
UNREAD = "unread"
LEAVE_OUT = "leave-out"


def read_answers(written: list[str]) -> dict[str, str]:
    """Read answers as a command gives them: "dates=day"."""
    found = {}
    for one in written:
        name, equals, said = one.partition("=")
        if not (name.strip() and equals and said.strip()):
            raise Refused(f"“{one[:60]}” is not an answer.", _SAFE, "Write it as dates=day.")
        found[name.strip()] = said.strip()
    return found


def refuse_doubts(found: Preview, answers: Mapping[str, str]) -> None:
    """Refuse what is open, by its row, with the ways to answer it."""
    for doubt in found.doubts:
        raise Refused(doubt.words, _SAFE, f"Correct the file, or add {doubt.ways}.")
    if found.bad and not any(row.period for row in found.rows) and _lacks_periods(found):
        raise Refused(
            "The table does not say which period its figures are of.",
            _SAFE,
            "Add the period of all rows, for example --period 2025-03, or import it in the window.",
        )
    if found.bad and answers.get(UNREAD) != LEAVE_OUT:
        unread = _unread(found)
        raise Refused(unread.question, _SAFE, f"Correct the file, or add {unread.ways}.")
    if not any(row.fate is Fate.SAME for row in found.rows) and not found.taken:
        told = [*found.told, *found.left_out] or ["No reading was found."]
        wide = "Add “--answer columns=all” to import every column, or choose them in the window."
        advice = wide if found.left_out and "left out" in " ".join(found.left_out) else _WINDOW
        raise Refused(" ".join(told), _SAFE, advice)


def _lacks_periods(found: Preview) -> bool:
    return all(row.words == as_sentence(NO_PERIOD) for row in found.bad)


def _unread(found: Preview) -> Doubt:
    first, more = found.bad[0], len(found.bad) - 1
    others = f" {figured(more, Noun('more value'))} cannot be read." if more else ""
    ways = ((LEAVE_OUT, "all that can be read"),)
    return Doubt(UNREAD, first.place, f"{first.place}: {first.words}{others}", ways)
