"""What is left to do on an assessment: one table for the filters of the list and the page at the end."""

from typing import NamedTuple

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.ui.words import tr


class Left(NamedTuple):
    """One way in which questions are not done."""

    what: CountOf  # which they are, in the register
    chip: str  # its filter
    one: str  # said of one question at the end; {n} stands for the count
    many: str  # and of several
    do: str  # the way there
    icon: str = ""  # what stands before it; empty for its answer's own symbol


LEFT = (
    Left(
        CountOf.NOT_ANSWERED, tr("Not answered"),
        "{n} question has no answer", "{n} questions have no answer", tr("Answer them"),
    ),
    Left(
        CountOf.HALF_ANSWERED, tr("Half answered"),
        "{n} question is half answered", "{n} questions are half answered", tr("Finish them"),
    ),
    Left(
        CountOf.CANNOT_SAY, tr("Cannot say yet"),
        "{n} answer is “cannot say yet”", "{n} answers are “cannot say yet”", tr("Look again"),
    ),
    Left(
        CountOf.NOT_SETTLED, tr("Not settled"),
        "{n} answer is not settled", "{n} answers are not settled", tr("Settle them"),
    ),
    Left(
        CountOf.CARRIED, tr("Not confirmed"),
        "{n} answer was carried forward and is not yet confirmed",
        "{n} answers were carried forward and are not yet confirmed", tr("Confirm them"), "undo",
    ),
    Left(
        CountOf.NO_EVIDENCE, tr("No evidence"),
        "{n} level has no evidence", "{n} levels have no evidence", tr("Add evidence"), "person",
    ),
    Left(
        CountOf.OPINION_ONLY, tr("Opinion only"),
        "{n} level is based on opinion only", "{n} levels are based on opinion only",
        tr("Add evidence"), "person",
    ),
    Left(
        CountOf.OUT_OF_DATE, tr("Out of date"),
        "{n} level has evidence that is out of date",
        "{n} levels have evidence that is out of date", tr("Renew evidence"), "calendar",
    ),
    Left(
        CountOf.OTHER_LEVEL, tr("Other level"),
        "{n} level has evidence that shows another one",
        "{n} levels have evidence that shows another one", tr("Look again"), "evidence",
    ),
    Left(
        CountOf.OTHER_THAN_CRITERIA, tr("Not by criteria"),
        "{n} level is not the one its criteria give", "{n} levels are not those their criteria give",
        tr("Look again"), "evidence",
    ),
    Left(
        CountOf.UNLEVELLED_EVIDENCE, tr("No level named"),
        "{n} level has evidence that names no level", "{n} levels have evidence that names no level",
        tr("Say what it shows"), "evidence",
    ),
    Left(
        CountOf.UNDATED_EVIDENCE, tr("Date to check"),
        "{n} level has evidence without a date that counts",
        "{n} levels have evidence without a date that counts", tr("Add dates"), "evidence",
    ),
    Left(
        CountOf.TO_DISCUSS, tr("To discuss"),
        "{n} answer is marked for discussion", "{n} answers are marked for discussion",
        tr("Discuss them"), "flag",
    ),
    Left(
        CountOf.GUESSES, tr("A guess"),
        "{n} answer is a guess", "{n} answers are a guess", tr("Look again"), "help",
    ),
    Left(
        CountOf.REFLECTION_OPEN, tr("No board note"),
        "{n} board reflection has no note", "{n} board reflections have no note",
        tr("Write them"), "edit",
    ),
    Left(
        CountOf.OUTSIDE, tr("More questions"),
        "{n} more question is not in the form, or is for other types of care",
        "{n} more questions are not in the form, or are for other types of care",
        tr("Look at them"), "more",
    ),
)  # fmt: skip
