"""What a column of a table is: by its heading first, and by what stands in it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from digistrat_desktop.domain.periods.parts import read_part
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.trust.written_times import read_length
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.domain.words import Labelled
from digistrat_desktop.domain.written_numbers import has_decimal_comma
from digistrat_desktop.services.tables.shape.headings import (
    is_period_cell,
    is_year_number,
    plain_heading,
)
from digistrat_desktop.tabular.cells import Cell, CellKind, kind_of, text_of


class Role(Labelled):
    IGNORE = "ignore", "Leave out"
    PERIOD = "period", "Period"
    PERIOD_END = "period end", "Last day of the period"
    YEAR = "year", "Year"
    PART = "part", "Month or quarter of the year"
    VALUE = "value", "Value"
    METRIC = "metric", "Metric name"
    NUMERATOR = "numerator", "Numerator"
    DENOMINATOR = "denominator", "Denominator"
    TRUST = "trust", "Trust code"
    UNIT = "unit", "Unit"
    STATE = "state", "Status"
    DIRECTION = "direction", "Direction of improvement"
    TARGET = "target", "Target"
    REBASE = "rebase", "Recalculate limits here"
    BASELINE = "baseline", "Baseline"
    NOTE = "note", "Note"


ONLY_ONCE = frozenset(Role) - {Role.VALUE, Role.METRIC, Role.IGNORE}
TIMES = frozenset({Role.PERIOD, Role.PERIOD_END, Role.YEAR, Role.PART})
_BODY = r"(accountable |provider |parent |reporting |responsible )?"
_NAMED: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(shape))
    for role, shape in (
        (Role.NOTE, r"(note|notes|comment|comments|remark|remarks|footnote|annotation)"),
        (
            Role.DIRECTION,
            r"(improvement direction|direction of improvement|improvement|direction|polarity)",
        ),
        (Role.REBASE, r"(recalc(ulate)?( limits)?( here)?|rebase( here)?|step change)"),
        (Role.BASELINE, r"(baseline( duration| points| length)?)"),
        (Role.TARGET, r"(target|target value|trajectory target|standard target|national target)"),
        (
            Role.METRIC,
            (
                r"((performance|quality|key) )?(metric|measure|indicator|kpi|statistic|standard)s?"
                r"( (name|id|title|description|label|code|item name eng))?|(name|title) of (the )?(metric|measure|indicator|kpi)"
                r"|what|service|channel|type|care setting|category( [0-9])?|question"
            ),
        ),
        (
            Role.TRUST,
            _BODY + r"(trust|org|organisation|organization|provider|ods|site|board|hb|health board"
            r"|hospital)s?( ods)? ?code|code|ods|(org|organisation) id|hbt|ods org code",
        ),
        (Role.NUMERATOR, r"(numerator|num|numerator value)"),
        (Role.DENOMINATOR, r"(denominator|denom|den|denominator value)"),
        (Role.UNIT, r"(unit|units|unit of measure|measure unit)"),
        (Role.STATE, r"(status|state|data status|value status)"),
        (
            Role.VALUE,
            (
                r"(value|values|counts?|figure|result|score|actual|measure value|metric value"
                r"|observation|data ?values?)"
            ),
        ),
    )
)
_NAMES_METRICS = re.compile(
    r"(.* )?(metric|measure|indicator|kpi|statistic|standard|question|what|title|item)s?( .*)?"
)
# What a row may be besides an actual figure; none of it happened yet.
PLANNED = frozenset(
    {
        *("forecast", "forecasts", "plan", "planned", "budget", "target", "trajectory"),
        *("projection", "projected", "projections", "future"),
    }
)
_COMPARED = re.compile(
    r"(previous|prior|last|preceding) (reporting )?(month|quarter|year|week|period|value|figure)s?"
    r"( (value|figure|actual|performance))?"
    r"|((england|wales|scotland|national|all wales|peer|peers|peer group|region|regional|icb|icb's|sector"
    r"|benchmark|benchmarking) )+(average|mean|median|total|position|value|rate|performance|figure)"
    r"|(national |regional |peer |england )?(rank|ranking|percentile|quartile|decile)( position)?"
    r"|previous|prior|baseline|variance( (to|from|against) (plan|budget|target|trajectory))?"
    r"|benchmark|(12|twelve) month (average|mean|rolling average)"
    r"|(% |percentage |absolute |monthly )?(change|difference|movement)"
    r"( (from|on|since) (the )?(previous|last) (month|quarter|year|week|period))?"
    r"|mean|average|median|target( value)?|assurance( level| icon| rating)?|variation( icon| type)?"
    r"|rag( rating| status)?|ytd|year to date|cumulative( total)?|running total"
    r"|lcl|ucl|lpl|upl|(lower|upper) (control |process |confidence )?(limit|interval|ci)|(lower|upper) 95% ci"
)
_UNIT_BEHIND = re.compile(r"\s*(?:\([^()]*\)|%|£ ?(?:k|m|bn|['\u2019]?000s?)?)$")
_ACTUAL = frozenset({"actual", "actuals", "outturn", "observed", "final", "provisional"})
_TIME = re.compile(
    r"((reporting|effective|activity|time|data|calendar|appointment|event|report|iso) )?"
    r"(period|date|month|quarter|qtr|year|week|wk|day|fy|financial year|fiscal year|fin year)s?"
    r"( (name|code|label|commencing|ending|ended|end|start|starting|beginning|of year|date|year"
    r"|month|number|no))*|(month|week|quarter) (of )?[a-z]+|w/[ce]|wc|we|(start|end) (date|of period)"
    r"|(from|to|date from|date to)|(financial|fiscal|fin) (month|quarter|period|week)( (number|no))?"
    r"|mis|cyfnod|dyddiad|chwarter|wythnos|blwyddyn|month and year|month/year|year ?/ ?month|year (and )?(month|quarter)"
)
_YEARLY = re.compile(
    r"(reporting |calendar |financial |fiscal |fin |school )?(year|fy|yr)( (ending|end|code|name|label))?"
)
_NOT_TIMES = re.compile(
    r".*\b(publi\w+|extract\w*|updat\w+|created?|submi\w+|open|close|closed|birth|loaded|run)\b.*"
)
_ENDS = re.compile(r".*\b(end|ending|ended|to|until)\b.*|w/e|we")
# Figures under these name something; those under "Minor injury unit" measure it.
_KEYS = re.compile(
    r"#|no|number|s/n|(reported|entered|completed|submitted|approved|checked|updated|prepared|signed off) by|(week|row|item|line|ref|kpi|serial|sr|s|case|event|order|record|measure|metric"
    r"|indicator|page|unique|incident|trust|org|question) (no|number|num|nr|#|order|index)"
    r"|(.* )?(id|ids|ref|refs|reference|key|uuid|guid|postcode|code|codes|lsoa|msoa|latitude|longitude"
    r"|easting|northing|sort order|display order|row|index|serial|sequence|seq)"
)
WORD_KEYS = re.compile(r".*\b(name|region|system|parent|icb|ics|unit|source|postcode|status|stp)$")
TRUST_NAMES = re.compile(
    _BODY
    + r"(trust|org|organisation|organization|provider|hospital|board|health board|provider org"
    r"|parent org)( name)?( 2026)?"
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,8}|S08[0-9]{6}", re.ASCII)
_DIGITS = re.compile(r"[0-9]")
_CLOCKS = re.compile(r"(start |end |arrival )?time|at")
_FEW = 0.6
_SEVERAL = 3
_SOME = 0.2


def name_role(heading: str) -> Role | None:
    """Give what a heading says on its own; nothing where it is a period or says nothing."""
    tidy = plain_heading(heading)
    return next((role for role, shape in _NAMED if shape.fullmatch(tidy)), None)


def is_known(heading: str) -> bool:
    """Tell whether a heading is one that tables of figures have."""
    tidy = plain_heading(heading)
    return bool(_TIME.fullmatch(tidy)) or name_role(heading) is not None


def is_name_of_metrics(heading: str) -> bool:
    """Tell whether what stands below a heading names metrics: "Measure", and not "Site" or "Type"."""
    return bool(_NAMES_METRICS.fullmatch(plain_heading(heading)))


def is_beside(tidy: str) -> bool:
    """Tell whether a heading speaks of a plan, another body, an earlier period or a sum."""
    bare = _UNIT_BEHIND.sub("", tidy)
    return bare in PLANNED or bool(_COMPARED.fullmatch(bare))


def are_plans(cells: Sequence[Cell]) -> bool:
    """Tell whether a column tells actual figures from forecasts or plans, and says nothing else."""
    texts = {text_of(cell).strip().casefold() for cell in cells} - {""}
    return bool(texts & _ACTUAL and texts & PLANNED) and texts <= _ACTUAL | PLANNED


def column_role(heading: str, cells: Sequence[Cell]) -> Role:
    """Give a column's role, as if it stood alone."""
    tidy = plain_heading(heading)
    filled = [cell for cell in cells if text_of(cell).strip()]
    named = name_role(heading)
    time = _time_role(tidy, filled)
    if time is not None and (named is None or named is Role.METRIC):
        return time
    if named is Role.VALUE and filled and not any(map(is_value, filled)):
        named = None
    if named is not None:
        return named
    if not filled or is_key(tidy):
        return Role.IGNORE
    if _are_figures(filled) and not _CLOCKS.fullmatch(tidy):
        return Role.VALUE
    return Role.IGNORE


def _are_figures(filled: Sequence[Cell]) -> bool:
    """Tell whether most cells are figures, or some are and most others say why there is none."""
    if share(filled, is_figure) >= _FEW:
        return True
    return any(map(is_value, filled)) and share(filled, _says_figure) >= _FEW


def _says_figure(cell: Cell) -> bool:
    """Tell whether a cell is a value, or says in any way that can be read why there is none."""
    if is_value(cell):
        return True
    if not isinstance(cell, str):
        return False
    try:
        read_value(cell)
    except ValueError:
        return False
    return True


def _time_role(tidy: str, filled: Sequence[Cell]) -> Role | None:
    """Give what of time a column says: whole periods, years alone, or parts of a year."""
    is_named = bool(_TIME.fullmatch(tidy))
    if _NOT_TIMES.fullmatch(tidy) or (WORD_KEYS.match(tidy) and not is_named):
        return None
    if not filled:
        return Role.PERIOD if is_named else None
    part = _part_or_year(tidy, filled, is_named=is_named)
    if part is not None or not (is_named or share(filled, is_period_cell) >= _FEW):
        return part
    is_end = _ENDS.fullmatch(tidy) and share(filled, is_day) >= _FEW
    return Role.PERIOD_END if is_end else Role.PERIOD


def _part_or_year(tidy: str, filled: Sequence[Cell], *, is_named: bool) -> Role | None:
    if is_named and share(filled, lambda cell: is_part(tidy, cell)) >= _FEW:
        return Role.PART
    is_yearly = is_named or _YEARLY.fullmatch(tidy)
    if is_yearly and share(filled, is_year) >= _FEW:
        return Role.YEAR
    return Role.YEAR if _YEARLY.fullmatch(tidy) and all(map(_is_short_year, filled)) else None


def _is_short_year(cell: Cell) -> bool:
    """Tell whether a figure under "Year" may be 24 for 2024."""
    return bool(_SHORT_YEAR.fullmatch(text_of(cell).strip()))


_SHORT_YEAR = re.compile(r"[12][0-9]", re.ASCII)


def is_financial(heading: str) -> bool:
    """Tell whether a heading speaks of financial years, quarters or months."""
    return bool(re.search(r"\b(financial|fiscal|fin|fy)\b", plain_heading(heading)))


def is_ending(heading: str) -> bool:
    """Tell whether what stands below a heading is where a period ends: "Period End"."""
    return bool(_ENDS.fullmatch(plain_heading(heading)))


@lru_cache(maxsize=8_192)
def is_part(tidy: str, cell: Cell) -> bool:
    """Tell whether a cell is a month, a quarter or a week whose year stands elsewhere."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return read_part(cell, tidy) is not None


def is_key(tidy: str) -> bool:
    """Tell whether figures under a heading name something and measure nothing: "Ref", "Row no"."""
    return bool(_KEYS.fullmatch(tidy))


@lru_cache(maxsize=8_192)
def is_year(cell: Cell) -> bool:
    return _kind(cell) in {PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR}


@lru_cache(maxsize=8_192)
def is_day(cell: Cell) -> bool:
    return _kind(cell) is PeriodKind.DAY


@lru_cache(maxsize=8_192)
def is_quarter(cell: Cell) -> bool:
    return _kind(cell) is PeriodKind.QUARTER


def _kind(cell: Cell) -> PeriodKind | None:
    if not (isinstance(cell, str) or is_year_number(cell) or kind_of(cell) is CellKind.DATE):
        return None
    try:
        found = read_period(cell, None)
    except ValueError:
        return None
    return found.period.kind if found.other is None else PeriodKind.FINANCIAL_YEAR


def is_value(cell: Cell) -> bool:
    if kind_of(cell) in {CellKind.EMPTY, CellKind.BOOLEAN, CellKind.DATE, CellKind.ERROR}:
        return False
    return _reads(cell)


@lru_cache(maxsize=16_384, typed=True)
def _reads(cell: Cell) -> bool:
    if read_length(cell) is not None or has_decimal_comma(text_of(cell)):
        return True
    try:
        return read_value(cell).text != ""
    except ValueError:
        return False


def is_figure(cell: Cell) -> bool:
    """Tell whether a cell is a value, or says in a usual way that there is none."""
    if is_value(cell) or text_of(cell).strip() in {"*", "-", "\N{EN DASH}"}:
        return True
    text = text_of(cell).strip()
    return text[:1] in {"[", "<"} and not any(map(str.isdigit, text[1:2]))


def share(cells: Sequence[Cell], test: object) -> float:
    return sum(bool(callable(test) and test(cell)) for cell in cells) / len(cells)


def are_codes(cells: Iterable[Cell]) -> bool:
    """Tell whether most cells look like codes of organisations: RK5, and few of them alike."""
    texts = [text_of(cell).strip() for cell in cells if text_of(cell).strip() not in {"", "-"}]
    found = [text for text in texts if _CODE.fullmatch(text)]
    with_digits = [text for text in found if _DIGITS.search(text)]
    return len(found) > len(texts) * _FEW and len(with_digits) >= len(found) * _SOME


def are_row_numbers(cells: Sequence[Cell]) -> bool:
    """Tell whether figures only count the rows: 1, 2, 3 ..."""
    numbers = [cell for cell in cells if isinstance(cell, (int, str)) and text_of(cell).isdigit()]
    texts = [int(text_of(cell)) for cell in numbers]
    return (
        len(texts) >= _SEVERAL
        and texts == list(range(texts[0], texts[0] + len(texts)))
        and texts[0] in {0, 1}
    )
