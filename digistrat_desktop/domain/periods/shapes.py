"""The ways in which people write a period, tried in this order; what each says is read elsewhere."""

import re

_NAME = r"(?P<month>[a-z]{3,10})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_YEARS = r"(?:f\.?y\.? ?)?(?P<year>[0-9]{4}(?:[/\-][0-9]{2,4})?|[0-9]{2}[/\-][0-9]{2})"
_FINANCIAL = (
    r"(?:f\.?y\.? ?|financial year ?)?(?P<year>[0-9]{4}|[0-9]{2})(?:\s?[/\-]\s?| to )"
    r"(?P<next>[0-9]{2}|[0-9]{4})(?: ?fy)?"
)
_FINANCIAL_OF = r"(?:f\.?y\.? ?)?(?P<year>[0-9]{4}|[0-9]{2})[/\-](?P<next>[0-9]{2,4})"
_GAP = r"[\s\-/.,_]*"
_QUARTER = r"(?P<kind>[qh]|quarter|qtr|half)"
SHAPES = tuple(
    (name, re.compile(shape, re.ASCII))
    for name, shape in (
        ("day", rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_NAME}{_GAP}{_YEAR}"),
        ("day", rf"{_NAME} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})"),
        ("month", rf"(?:(?P<before>.*)[\s\-_:])?{_NAME}{_GAP}{_YEAR}"),
        ("month", rf"(?P<year>[0-9]{{4}}){_GAP}{_NAME}"),
        ("of_year", rf"{_NAME}[\s,\-]*\(?{_FINANCIAL_OF}\)?"),
        ("of_year", rf"{_FINANCIAL_OF}[\s,\-]*{_NAME}"),
        (
            "of_year",
            rf"(?:m|p|mth|month|period)\s?(?P<nth>[0-9]{{1,2}})[\s,\-_]*\(?{_FINANCIAL_OF}\)?",
        ),
        ("of_year", rf"{_FINANCIAL_OF}[\s,\-_]*(?:m|p|mth|month|period)\s?(?P<nth>[0-9]{{1,2}})"),
        ("month", r"(?P<number>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})"),
        ("digits", r"(?P<year>[12][0-9]{3})(?P<next>[0-9]{2})"),
        ("month", r"(?P<year>[0-9]{4}) ?[\-_. ]?m?(?P<number>0[1-9]|1[0-2])"),
        ("month", r"(?P<year>[0-9]{4}) ?-?m(?P<number>[1-9])"),
        ("ymd", r"(?P<year>[12][0-9]{3})(?P<number>[0-9]{2})(?P<day>[0-9]{2})"),
        ("ymd", r"(?P<year>[0-9]{4})[/.](?P<number>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})"),
        ("ymd", r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
        (
            "slashes",
            r"(?P<one>[0-9]{1,2})[/.\-](?P<two>[0-9]{1,2})[/.\-](?P<year>[0-9]{4}|[0-9]{2})",
        ),
        ("week", r"(?:w|wk|week)\s?(?P<week>[0-9]{1,2})[\s,\-/]*(?P<year>[0-9]{4})"),
        ("week", r"(?P<year>[0-9]{4})[\s,\-/]*(?:w|wk|week)\s?(?P<week>[0-9]{1,2})"),
        (
            "financial_week",
            rf"(?:w|wk|week)\s?[0-9]{{1,2}}[\s,\-/]*(?:of )?\(?{_FINANCIAL_OF}\)?",
        ),
        ("financial_week", rf"{_FINANCIAL_OF}[\s,\-/]*(?:w|wk|week)\s?[0-9]{{1,2}}"),
        ("part", rf"{_QUARTER}[\s_]*(?P<part>[1-4])[\s,_(\-]*(?:of )?{_YEARS}\)?"),
        ("part", rf"{_YEARS}[\s,_\-]*\(?{_QUARTER}[\s_]*(?P<part>[1-4])\)?"),
        ("part", r"(?P<part>[1-4])(?:st|nd|rd|th) (?P<kind>quarter|half),?(?: of)? " + _YEARS),
        ("part", r"(?P<year>[12][0-9]{3}[0-9]{2})(?P<kind>q)(?P<part>[1-4])"),
        (
            "quarter_end",
            rf"(?:quarter|qtr)(?: ending| ended| end|:)?:? (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? )?{_NAME} {_YEAR}",
        ),
        ("month", r"(?P<year>[0-9]{4})/(?P<number>0[1-9]|1[0-2])"),
        ("short", r"(?P<one>0[1-9]|1[0-2])[/\-](?P<two>[0-9]{2})"),
        ("financial", _FINANCIAL),
        ("year_first", r"(?P<year>[1-4][0-9])-(?P<number>0[1-9]|1[0-2])"),
        ("one_year", r"(?:f\.?y\.? ?|financial year ?)(?P<year>[0-9]{4}|'?[0-9]{2})"),
        ("undated", rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_NAME}"),
        ("month", rf"{_NAME},? {_YEAR}"),
    )
)
