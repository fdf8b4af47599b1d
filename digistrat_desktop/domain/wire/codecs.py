"""How one field of a record is written as JSON and read back, strictly.

A record's fields are declared with `stored(codec, default)`; `domain.wire.records` walks them. Numbers
from people keep their decimal text, so no float ever enters an event
(docs/spec/store.md#change-history). A refusal names the field in “ ” quotes; `domain.wire.records`
puts the label of its form there.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.domain.periods.periods import PeriodKind, parse_period
from digistrat_desktop.domain.periods.written_periods import read_period_text, read_year
from digistrat_desktop.domain.plain_text import clean_note, clean_title
from digistrat_desktop.domain.written_numbers import plain_amount

NAME_LIMIT = 200
NOTE_LIMIT = 20_000
LIST_LIMIT = 500
FIRST_YEAR, LAST_YEAR = 1900, 2200
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Codec(Protocol):
    """Turns a field's value into JSON and back."""

    def encode(self, value: Any) -> Any:
        """Give the JSON form of a value this codec has accepted."""
        ...

    def decode(self, name: str, raw: Any) -> Any:
        """Give the value for a JSON form; InvalidValue if it does not belong in this field."""
        ...


def stored(codec: Codec, default: Any = None) -> Any:
    """Declare a record's field: what may be in it and what it holds when nothing was said."""
    return field(default=default, metadata={"codec": codec})


def _text(name: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise InvalidValue(name, f"“{name}” has the wrong kind of value.")
    return raw


def _within(name: str, text: str, limit: int) -> str:
    if len(text) > limit:
        raise InvalidValue(name, f"“{name}” has {len(text):,} characters. The limit is {limit:,}.")
    return text


class AsItIs:
    """A codec of values that are their own JSON form."""

    def encode(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Title(AsItIs):
    """One line of text without control or direction characters, at most `limit` long."""

    limit: int = NAME_LIMIT

    def decode(self, name: str, raw: Any) -> str:
        return _within(name, clean_title(_text(name, raw)), self.limit)


@dataclass(frozen=True)
class Code(Title):
    """A title that is no text people read, such as the code of a level: one value counts, or none."""


@dataclass(frozen=True)
class Note(AsItIs):
    """Text of several lines, at most `limit` characters; control characters are taken out."""

    limit: int = NOTE_LIMIT

    def decode(self, name: str, raw: Any) -> str:
        return _within(name, clean_note(_text(name, raw)), self.limit)


@dataclass(frozen=True, slots=True)
class ChoiceCodec:
    """One word of a fixed list."""

    words: type[StrEnum]

    def encode(self, value: StrEnum) -> str:
        return str(value.value)

    def decode(self, name: str, raw: Any) -> StrEnum:
        try:
            return self.words(_text(name, raw))
        except ValueError:
            raise InvalidValue(name, f"“{name}” cannot be “{raw[:40]}”.") from None


class Day:
    """A calendar date, or none."""

    def encode(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def decode(self, name: str, raw: Any) -> date | None:
        if raw is None:
            return None
        try:
            day = date.fromisoformat(_text(name, raw))
        except ValueError:
            raise InvalidValue(
                name, f"Enter “{name}” as a date, for example 4 December 2026."
            ) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR or day.isoformat() != raw:
            raise InvalidValue(name, f"Enter “{name}” as a date between 1900 and 2200.")
        return day


class Moment:
    """A point in time, aware UTC to the millisecond, or none."""

    def encode(self, value: datetime | None) -> str | None:
        return None if value is None else encode_time(value)

    def decode(self, name: str, raw: Any) -> datetime | None:
        if raw is None:
            return None
        try:
            moment = decode_time(_text(name, raw))
        except ValueError:
            raise InvalidValue(name, f"“{name}” is not a time.") from None
        known = moment.utcoffset() == timedelta(0) and FIRST_YEAR <= moment.year <= LAST_YEAR
        if not known or encode_time(moment) != raw:
            raise InvalidValue(name, f"“{name}” is not a time in UTC.")
        return moment


class PeriodText(AsItIs):
    """A period in its own notation, such as 2026-05 or 2026/27."""

    def decode(self, name: str, raw: Any) -> str:
        if raw == "":
            return ""
        try:
            return parse_period(_text(name, raw)).text
        except ValueError as error:
            raise InvalidValue(name, f"“{name}”: {error.args[0]}") from None


class Number(AsItIs):
    """A decimal number as the person wrote it, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        """Accept plain ASCII digits with at most one point."""
        text = _text(name, raw)
        if text and not _NUMBER.fullmatch(text):
            raise InvalidValue(
                name, f"Enter “{name}” as a number, for example 70, not “{text[:40]}”."
            )
        return text


@dataclass(frozen=True)
class Whole(AsItIs):
    """A whole number between two bounds."""

    low: int
    high: int

    def decode(self, name: str, raw: Any) -> int:
        """Accept an integer, not a truth value."""
        if type(raw) is not int or not self.low <= raw <= self.high:
            what = f"Enter “{name}” as a whole number from {self.low} to {self.high}."
            raise InvalidValue(name, what)
        return raw


class Flag(AsItIs):
    def decode(self, name: str, raw: Any) -> bool:
        """Accept true or false, nothing that merely looks like it."""
        if type(raw) is not bool:
            raise InvalidValue(name, f"“{name}” must be yes or no.")
        return raw


@dataclass(frozen=True)
class Ref(AsItIs):
    """The id of another record, a person or a pack's item, or none."""

    kind: str

    def decode(self, name: str, raw: Any) -> str | None:
        """Accept an id of plain letters, digits, dots and dashes."""
        if raw is None:
            return None
        if not is_id(_text(name, raw)):
            raise InvalidValue(name, f"“{name}” is not a valid id.")
        return str(raw)


class Digest(AsItIs):
    """A SHA-256 in lower-case hexadecimal, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        text = _text(name, raw)
        if text and not _SHA256.fullmatch(text):
            raise InvalidValue(name, f"“{name}” is not a data fingerprint (SHA-256).")
        return text


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one codec."""

    item: Codec
    limit: int = LIST_LIMIT

    def encode(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.item.encode(part) for part in value]

    def decode(self, name: str, raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list) or len(raw) > self.limit:
            raise InvalidValue(name, f"“{name}” can have up to {self.limit} entries.")
        return tuple(self.item.decode(name, part) for part in raw)


def encode_time(moment: datetime) -> str:
    """Write an aware UTC time as `2026-05-14T13:02:11.250Z`."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def decode_time(text: str) -> datetime:
    """Read what `encode_time` wrote; ValueError where it is no such text."""
    return datetime.fromisoformat(text)


# Clocks of others may say any time there is. To compare 2 of them, subtract: adding can overflow.
def local_time(moment: datetime) -> datetime:
    """Give a time of somebody's clock as it is here; in UTC at the ends of the calendar."""
    try:
        return moment.astimezone()
    except OverflowError:
        return moment


def day_to_judge_at(moment: datetime) -> date:
    """Give the day of somebody's clock, kept in the years of records: months are added to it."""
    earliest, latest = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    return min(max(moment.date(), earliest), latest)


YEARS_LIMIT = 30

YearAmounts = tuple[tuple[str, str], ...]


class Amount(AsItIs):
    """A decimal number that is not negative, as the person wrote it, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        text = _text(name, raw)
        if text and not _NUMBER.fullmatch(text):
            what = f"Enter “{name}” as a number, for example 3000000, £3,000,000 or 3m"
            raise InvalidValue(name, f"{what}, not “{text[:40]}”.")
        if text.startswith("-"):
            raise InvalidValue(name, f"“{name}” cannot be less than 0.")
        return text


class FinancialYear(AsItIs):
    """A financial year such as 2026/27, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        if raw == "":
            return ""
        if not isinstance(raw, str):
            raise InvalidValue(name, f"“{name}” has the wrong kind of value.")
        try:
            period = parse_period(raw)
        except ValueError:
            period = None
        if period is None or period.kind is not PeriodKind.FINANCIAL_YEAR:
            raise InvalidValue(name, f"“{raw[:40]}” is not a financial year. Write it as 2026/27.")
        return period.text


class ByYear:
    """Amounts by financial year, earliest first, as pairs; each year at most once."""

    def encode(self, value: YearAmounts) -> list[list[str]]:
        return [[year, amount] for year, amount in value]

    def decode(self, name: str, raw: Any) -> YearAmounts:
        if not isinstance(raw, list) or len(raw) > YEARS_LIMIT:
            what = f"“{name}” can have up to {YEARS_LIMIT} years."
            raise InvalidValue(name, what)
        pairs = tuple(sorted(_pair(name, part) for part in raw))
        years = [year for year, _ in pairs]
        for year in years:
            if years.count(year) > 1:
                raise InvalidValue(name, f"“{name}” has {year} twice.")
        return pairs


def _pair(name: str, raw: Any) -> tuple[str, str]:
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 - a year and its amount
        raise InvalidValue(name, f"“{name}” needs a year and an amount in each row.")
    year, amount = FinancialYear().decode(name, raw[0]), Amount().decode(name, raw[1])
    if not year or not amount:
        raise InvalidValue(name, f"“{name}” needs a year and an amount in each row.")
    return year, amount


def as_typed(codec: Codec, value: Any) -> Any:
    """Give what a person typed into a field as its codec takes it."""
    if isinstance(codec, ByYear):
        return tuple((read_year(year), plain_amount(amount)) for year, amount in value)
    if not isinstance(value, str):
        return value
    if isinstance(codec, Amount | Number):
        return plain_amount(value)
    if isinstance(codec, FinancialYear):
        return read_year(value)
    return read_period_text(value) if isinstance(codec, PeriodText) else value


def amount_or_none(written: str) -> str | None:
    """Give the amount a person wrote in a cell; None where it is none that can be kept."""
    try:
        return Amount().decode("amount", plain_amount(written.strip()))
    except InvalidValue:
        return None
