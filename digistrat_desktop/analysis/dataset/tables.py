"""The table of tables: what the data set of a region is made of.

Parquet files, CSV files, the JSON Schema, `datapackage.json` and docs/region.md all follow from it.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    TEXT = "text"
    ID = "id"  # of one trust's record: a code where trusts are masked
    WORDS = "words"  # written by people: empty where trusts are masked
    SHARED = (
        "shared words"  # written by people: a code where trusts are masked and few write the same
    )
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"
    FLAG = "yes or no"


class SetColumn(NamedTuple):
    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    is_key: bool = False
    refers: str = ""  # the table whose key it names; the columns have the same names in both


class SetTable(NamedTuple):
    name: str
    meaning: str
    columns: tuple[SetColumn, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns if one.is_key)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)


SCHEMA_VERSION = "5.1.0"
LICENCE = "None is given. The trusts own their data. Whoever hands it on says on what terms."

_TRUST = SetColumn("trust", "The trust's id", Kind.ID, is_key=True, refers="trusts")
_CYCLE = SetColumn("cycle", "The assessment's id", Kind.ID, is_key=True, refers="cycles")
_FRAMEWORK = SetColumn("framework", "SHA-256 of the framework", is_key=True, refers="frameworks")
_QUESTION = SetColumn("question", "The question's id in its framework", is_key=True)
_METRIC = SetColumn("metric", "The metric's id", Kind.ID, is_key=True, refers="metrics")
_PERIOD = SetColumn("period_start", "The first day of the period", Kind.DAY, is_key=True)


def _record(name: str, meaning: str, *, is_key: bool = True) -> SetColumn:
    return SetColumn(name, meaning, Kind.ID, is_key=is_key)


TABLES = (
    SetTable(
        "about",
        "The data set itself, in one row",
        (
            SetColumn("schema_version", "The version of these tables", is_key=True),
            SetColumn("masked", "Trusts are under code names", Kind.FLAG),
            SetColumn("fewest", "The smallest group that the views show", Kind.WHOLE, "trusts"),
        ),
    ),
    SetTable(
        "files",
        "Every file that was read, and what became of it",
        (
            SetColumn("file", "The file's name", Kind.ID, is_key=True),
            SetColumn("fingerprint", "SHA-256 of the file", Kind.ID),
            SetColumn("trust", "The trust's id; empty where it could not be read", Kind.ID),
            SetColumn("verdict", "used, brought together, older, same, or set apart"),
            SetColumn("reason", "Why, in words", Kind.WORDS),
            SetColumn(
                "named",
                "The name of its trust, as the file has it, sound or not; empty where it cannot be told",
                Kind.WORDS,
            ),
        ),
    ),
    SetTable(
        "expected",
        "The trusts that should have sent a file, where a list of them was given",
        (
            SetColumn("expected", "Its code on the list, or else its name", Kind.ID, is_key=True),
            SetColumn("ods_code", "Its ODS code on the list", Kind.WORDS),
            SetColumn("name", "Its name on the list", Kind.WORDS),
            SetColumn(
                "sent",
                "It sent a file that could be used: yes or no; empty where trusts are masked and 1 to 4 "
                "did, or did not",
            ),
            SetColumn(
                "trust",
                "The trust's id; empty where it did not, and where trusts are masked",
                Kind.ID,
                is_key=True,
            ),
        ),
    ),
    SetTable(
        "trusts",
        "Every trust",
        (
            _TRUST._replace(refers=""),
            SetColumn("name", "Its name, or its code name where trusts are masked"),
            SetColumn("ods_code", "Its ODS code", Kind.WORDS),
            SetColumn("kind", "Its kind, such as acute"),
            SetColumn("region", "Its regional body", Kind.WORDS),
            SetColumn("sample", "Made up for trying the program out", Kind.FLAG),
            SetColumn("as_at", "The day of the last change in its file", Kind.DAY),
            SetColumn(
                "changes", "Changes in its record; 0 where trusts are masked", Kind.WHOLE, "changes"
            ),
            SetColumn("fingerprint", "The last fingerprint of its record", Kind.ID),
        ),
    ),
    SetTable(
        "frameworks",
        "Every framework that an assessment used",
        (
            _FRAMEWORK._replace(refers=""),
            SetColumn("id", "The framework's id"),
            SetColumn("version", "Its version"),
            SetColumn("place", "1 for the earliest version of its id in use", Kind.WHOLE),
            SetColumn("title", "Its title"),
        ),
    ),
    SetTable(
        "questions",
        "Every question of every framework",
        (
            _FRAMEWORK,
            _QUESTION,
            SetColumn("place", "Its place in the framework, from 1", Kind.WHOLE),
            SetColumn("section", "The area's id"),
            SetColumn("section_title", "The area's title"),
            SetColumn("section_kind", "The kind of area, such as alignment"),
            SetColumn("theme", "The group's title"),
            SetColumn("title", "Its title"),
            SetColumn("text", "The question in full"),
        ),
    ),
    SetTable(
        "levels",
        "Every level and other answer of every question",
        (
            _FRAMEWORK,
            _QUESTION,
            SetColumn("half", "1 for the level, 2 for the second answer", Kind.WHOLE, is_key=True),
            SetColumn("level", "The level's id", is_key=True),
            SetColumn("place", "Its order in the scale, lowest first", Kind.WHOLE),
            SetColumn("label", "Its label"),
        ),
    ),
    SetTable(
        "framework_metrics",
        "Every metric that a framework defines",
        (
            _FRAMEWORK,
            SetColumn("metric", "The metric's id in its framework", is_key=True),
            SetColumn("name", "The framework's name for it"),
            SetColumn("role", "leading or outcome"),
            SetColumn("unit", "The unit of its values"),
            SetColumn("direction", "Which way is better"),
        ),
    ),
    SetTable(
        "likenesses",
        "Which questions of 2 frameworks may be counted together, and why others may not",
        (
            _FRAMEWORK,
            _QUESTION,
            SetColumn("earlier_framework", "SHA-256 of the earlier framework", is_key=True),
            SetColumn("earlier_question", "The question there", is_key=True),
            SetColumn("relation", "same, reworded, changed, split, merged or new"),
            SetColumn("alike", "Their answers may be counted together", Kind.FLAG),
            SetColumn("moment", "Only while this is the reference point; empty for always"),
            SetColumn("reason", "Why, as the bridge says"),
        ),
    ),
    SetTable(
        "cycles",
        "Every assessment that stands",
        (
            _TRUST,
            _CYCLE._replace(refers=""),
            SetColumn("title", "Its title", Kind.WORDS),
            SetColumn("as_of", "The day its answers are of", Kind.DAY),
            SetColumn("judged_on", "The day it is judged at", Kind.DAY),
            SetColumn("form", "full or short"),
            SetColumn("status", "draft, ready or sealed"),
            SetColumn("seal", "The code of its seal", Kind.ID),
            _FRAMEWORK._replace(is_key=False),
            SetColumn("site", "The site it is of; empty for the whole trust", Kind.ID),
            SetColumn("moment", "The reference point of momentum: a choice of the framework"),
            SetColumn("moment_words", "The same in the trust's own words", Kind.WORDS),
            SetColumn("number", "1 for the first of its trust and site", Kind.WHOLE),
            SetColumn("is_latest", "No later one of its trust and site", Kind.FLAG),
        ),
    ),
    SetTable(
        "counts",
        "Every number of answers that the program says of an assessment, from its register of counts",
        (
            _TRUST,
            _CYCLE,
            SetColumn("section", "The area's id; empty for all", is_key=True),
            SetColumn("counted", "The number's name in the register", is_key=True),
            SetColumn("amount", "The number", Kind.WHOLE, "as its name says"),
        ),
    ),
    SetTable(
        "trust_counts",
        "Every number of metrics, findings and actions that the program says of a trust",
        (
            _TRUST,
            SetColumn("counted", "The number's name in the register", is_key=True),
            SetColumn("amount", "The number", Kind.WHOLE, "as its name says"),
        ),
    ),
    SetTable(
        "answers",
        "Every question asked, with its answer",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            _FRAMEWORK._replace(is_key=False),
            SetColumn("standing", "How far it is answered"),
            SetColumn("answer", "A level's id, another answer or empty"),
            SetColumn(
                "second_answer", "The response in the strategy, or momentum at the reference point"
            ),
            SetColumn("supported", "The level that evidence in date shows; empty for none"),
            SetColumn(
                "backing",
                "shown, claimed only (`stated`) or not_claimed",
            ),
            SetColumn("gap", "Why evidence does not back the level; empty where it does"),
            SetColumn("strongest", "The strongest kind of evidence linked"),
            SetColumn("last_day", "The last day on which evidence backs it", Kind.DAY),
            SetColumn("target", "The level aimed at"),
            SetColumn("target_by", "By when", Kind.DAY),
            SetColumn("sureness", "How sure people are"),
            SetColumn("carried", "Carried from the last assessment, not confirmed", Kind.FLAG),
            SetColumn("discuss", "Marked to discuss", Kind.FLAG),
        ),
    ),
    SetTable(
        "evidence",
        "Every link from an answer to its evidence",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            _record("link", "The link's id"),
            _record("evidence", "The evidence's id", is_key=False),
            SetColumn("strength", "view, document, data or checked"),
            SetColumn("dated", "The day of the evidence", Kind.DAY),
            SetColumn("shows", "The level it shows"),
            SetColumn("backs", "It backs the level claimed, and is in date", Kind.FLAG),
        ),
    ),
    SetTable(
        "scores",
        "Answers that assessors gave alone, and what was agreed",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            SetColumn(
                "assessor", "1, 2 and so on; a number of this question", Kind.WHOLE, is_key=True
            ),
            SetColumn("answer", "The level the assessor gave"),
            SetColumn("second_answer", "The second answer"),
            SetColumn("agreed", "The level that was agreed afterwards; empty for none"),
        ),
    ),
    SetTable(
        "checks",
        "Claimed levels beside checked ones",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            SetColumn("check_number", "1, 2 and so on; of this question", Kind.WHOLE, is_key=True),
            SetColumn("checked_by", "reviewer, or group for what people agreed who answered apart"),
            SetColumn("claimed", "The level as it was given"),
            SetColumn("checked", "The level that was found, or agreed"),
        ),
    ),
    SetTable(
        "movements",
        "Every answer that differs from the assessment before, and every question that has no like there",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            SetColumn("earlier_cycle", "The assessment before", Kind.ID),
            SetColumn("way", "up, down, first, lost, other; empty where it is not compared"),
            SetColumn("before", "The answer then"),
            SetColumn("after", "The answer now"),
            SetColumn("steps", "Levels moved", Kind.WHOLE, "levels"),
            SetColumn("cause", "Why, as the program tells it"),
            SetColumn("backed_anew", "New evidence in date backs the answer", Kind.FLAG),
            SetColumn("unexplained", "It should be explained and is not", Kind.FLAG),
            SetColumn("reason", "What people said changed", Kind.WORDS),
        ),
    ),
    SetTable(
        "constraints",
        "Every answered constraint",
        (
            _TRUST,
            _CYCLE,
            _QUESTION,
            SetColumn("theme", "The group of constraints"),
            SetColumn("severity", "A level's id"),
            SetColumn("response", "What the strategy says of it; empty for not answered"),
            SetColumn("serious", "It limits or blocks the trust", Kind.FLAG),
            SetColumn("not_mentioned", "Serious, and the strategy does not mention it", Kind.FLAG),
            SetColumn("trend", "easing, steady or worsening; empty for not given"),
            SetColumn("has_owner", "Somebody is named for it", Kind.FLAG),
        ),
    ),
    SetTable(
        "capacity",
        "Available and needed, by resource and year",
        (
            _TRUST,
            SetColumn("family", "capital, revenue, staff, estate or data", is_key=True),
            SetColumn(
                "resource", "Its name, in small letters; empty for money", Kind.SHARED, is_key=True
            ),
            SetColumn("year", "The financial year, such as 2026/27", is_key=True),
            SetColumn(
                "written", "Its name with the capitals of the trust; empty for money", Kind.SHARED
            ),
            SetColumn("unit", "The unit of the amounts", Kind.SHARED),
            SetColumn("available", "Available; empty for not known", Kind.NUMBER, "column unit"),
            SetColumn("essential", "Essential to initiatives", Kind.NUMBER, "column unit"),
            SetColumn("desired", "Could manage with less", Kind.NUMBER, "column unit"),
            SetColumn("short", "By how much it falls short", Kind.NUMBER, "column unit"),
        ),
    ),
    SetTable(
        "initiatives",
        "The initiatives of each trust",
        (
            _TRUST,
            _record("initiative", "The initiative's id"),
            SetColumn("title", "Its title", Kind.WORDS),
            SetColumn("status", "idea to confirmed, or stopped"),
            SetColumn("starts", "Its first day", Kind.DAY),
            SetColumn("ends", "Its last day", Kind.DAY),
            SetColumn("fits", "It can be done beside the others, as far as is known", Kind.FLAG),
        ),
    ),
    SetTable(
        "objective_links",
        "How strongly an initiative supports an objective",
        (
            _TRUST,
            _record("objective", "The objective's id"),
            _record("initiative", "The initiative's id"),
            SetColumn("objective_title", "The objective's title", Kind.WORDS),
            SetColumn("objective_kind", "corporate, clinical or digital"),
            SetColumn("strength", "0 none, 1 weak, 2 clear, 3 strong", Kind.WHOLE),
            SetColumn("to_confirm", "A text changed since it was agreed", Kind.FLAG),
        ),
    ),
    SetTable(
        "metrics",
        "Every metric in use, as it is read on the day of the trust's last change",
        (
            _TRUST,
            _METRIC._replace(refers=""),
            SetColumn(
                "catalogue", "The framework's metric; empty for the trust's own", Kind.SHARED
            ),
            SetColumn("name", "Its name", Kind.WORDS),
            SetColumn("role", "leading, outcome or not-said"),
            SetColumn("unit", "The unit of its values", Kind.SHARED),
            SetColumn("direction", "Which way is better"),
            SetColumn("chart", "The chart it is read by"),
            SetColumn("latest", "The latest value", Kind.NUMBER, "column unit"),
            SetColumn("latest_start", "The first day of that period", Kind.DAY),
            SetColumn("target", "The target in force", Kind.NUMBER, "column unit"),
            SetColumn("variation", "What the latest point says of change"),
            SetColumn("assurance", "pass, fail or inconsistent; empty without a target"),
            SetColumn("concern", "It gets worse beyond the usual", Kind.FLAG),
            SetColumn("better", "It gets better beyond the usual", Kind.FLAG),
            SetColumn("overdue", "A reading is due and not there", Kind.FLAG),
            SetColumn("mean", "The mean now", Kind.NUMBER, "column unit"),
            SetColumn("lower", "The lower limit now", Kind.NUMBER, "column unit"),
            SetColumn("upper", "The upper limit now", Kind.NUMBER, "column unit"),
        ),
    ),
    SetTable(
        "readings",
        "Every reading with its limits and its signal",
        (
            _TRUST,
            _METRIC,
            _PERIOD,
            SetColumn("state", "final, provisional, not_reported, suppressed or not_settled"),
            SetColumn("value", "The value", Kind.NUMBER, "unit of the metric"),
            SetColumn("mean", "The mean of its stretch", Kind.NUMBER, "unit of the metric"),
            SetColumn("lower", "The lower limit", Kind.NUMBER, "unit of the metric"),
            SetColumn("upper", "The upper limit", Kind.NUMBER, "unit of the metric"),
            SetColumn("cause", "Why the point stands out; Common Cause where it does not"),
            SetColumn("signal", "Its meaning, such as special_cause_concern"),
        ),
    ),
    SetTable(
        "actions",
        "Every action",
        (
            _TRUST,
            _record("action", "The action's id"),
            SetColumn("title", "Its title", Kind.WORDS),
            SetColumn("status", "proposed to done, or dropped"),
            SetColumn("due", "Its due date", Kind.DAY),
            SetColumn("overdue", "Days since it was due", Kind.WHOLE, "days"),
            SetColumn("place", "1 for what to do first; 0 for a closed one", Kind.WHOLE),
            SetColumn("rule", "The finding it came from; empty for none", Kind.SHARED),
        ),
    ),
    SetTable(
        "findings",
        "Everything that Check finds of the latest assessment",
        (
            _TRUST,
            SetColumn("place", "1 for what matters most", Kind.WHOLE, is_key=True),
            SetColumn("rule", "The rule's name, the same in every version"),
            SetColumn("family", "The family of findings, in small letters"),
            SetColumn(
                "severity", "1 the board should know, 2 needs attention, 3 tidy up", Kind.WHOLE
            ),
            SetColumn("question", "The question it is about; empty where it is about a record"),
            SetColumn("accepted", "It was set aside for now", Kind.FLAG),
            SetColumn("first_three", "One of the 3 that matter most", Kind.FLAG),
            SetColumn("sentence", "What it says", Kind.WORDS),
        ),
    ),
)
BY_NAME = {one.name: one for one in TABLES}
OF_ALL = frozenset(
    {
        *("about", "files", "expected"),
        *("frameworks", "questions", "levels", "framework_metrics", "likenesses"),
    }
)
"""Tables that belong to no single trust; each row of the others does, and begins with its id."""
