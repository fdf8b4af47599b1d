import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.wire.codecs import (
    FIRST_YEAR,
    ChoiceCodec,
    Day,
    Digest,
    Flag,
    Many,
    Note,
    Number,
    PeriodText,
    Ref,
    Title,
    Whole,
    decode_time,
    encode_time,
)

ACCEPTED = [
    (Title(), "Sherwood", "Sherwood"),
    (Title(), "  two\n lines\t", "two lines"),
    (Title(3), "abc", "abc"),
    (Note(), "a\r\nb", "a\nb"),
    (Note(2), "ab", "ab"),
    (ChoiceCodec(Status), "draft", Status.DRAFT),
    (Day(), None, None),
    (Day(), "1900-01-01", dt.date(1900, 1, 1)),
    (Day(), "2200-12-31", dt.date(2200, 12, 31)),
    (PeriodText(), "", ""),
    (PeriodText(), "2026-q1", "2026-Q1"),
    (Number(), "", ""),
    (Number(), "-12.50", "-12.50"),
    (Number(), "0", "0"),
    (Whole(0, 6), 0, 0),
    (Whole(0, 6), 6, 6),
    (Flag(), True, True),
    (Flag(), False, False),
    (Ref("person"), None, None),
    (Ref("item"), "ALN-01", "ALN-01"),
    (Digest(), "", ""),
    (Digest(), "0a" * 32, "0a" * 32),
    (Many(Title(), 2), [], ()),
    (Many(Title(), 2), ["a", " b "], ("a", "b")),
]
REFUSED = [
    (Title(), 1),
    (Title(), None),
    (Title(3), "abcd"),
    (Note(), ["a"]),
    (Note(2), "abc"),
    (ChoiceCodec(Status), "lost"),
    (ChoiceCodec(Status), 1),
    (Day(), "31/03/2026"),
    (Day(), "2026-02-30"),
    (Day(), "20260331"),
    (Day(), "1899-12-31"),
    (Day(), "2201-01-01"),
    (Day(), 20260331),
    (PeriodText(), "spring"),
    (PeriodText(), 2026),
    (Number(), "1_000"),
    (Number(), "\uff11\uff12"),
    (Number(), "nan"),
    (Number(), "1e5"),
    (Number(), ".5"),
    (Number(), "5."),
    (Number(), "1\n"),
    (Number(), 5),
    (Whole(0, 6), -1),
    (Whole(0, 6), 7),
    (Whole(0, 6), True),
    (Whole(0, 6), 1.0),
    (Flag(), 1),
    (Flag(), "true"),
    (Ref("person"), ""),
    (Ref("person"), "../etc"),
    (Ref("person"), "a" * 65),
    (Ref("person"), 7),
    (Digest(), "0A" * 32),
    (Digest(), "0a" * 31),
    (Digest(), None),
    (Many(Title(), 2), ["a", "b", "c"]),
    (Many(Title(), 2), "ab"),
    (Many(Whole(0, 1)), [2]),
]
NOTES = st.text(max_size=60)
MARKS = st.text(alphabet="e\u0301\u200e\u202e \t\n\r\x00\u0085\u2028\u2029\ud800", max_size=12)


@pytest.mark.parametrize(("codec", "raw", "value"), ACCEPTED)
def test_a_codec_reads_what_belongs_in_its_field(codec, raw, value):
    assert codec.decode("field", raw) == value


@pytest.mark.parametrize(("codec", "raw"), REFUSED)
def test_a_codec_refuses_what_does_not_and_names_the_field(codec, raw):
    with pytest.raises(InvalidValue) as caught:
        codec.decode("the_field", raw)
    assert caught.value.field == "the_field"
    assert "the_field" in caught.value.what


@pytest.mark.parametrize(("codec", "raw", "value"), ACCEPTED)
def test_what_was_read_is_written_and_read_the_same(codec, raw, value):
    assert codec.decode("field", codec.encode(value)) == value


@pytest.mark.parametrize("codec", [Title(), Note()])
@given(text=st.one_of(NOTES, MARKS))
def test_text_is_cleaned_once_and_for_all(codec, text):
    once = codec.decode("field", text)
    assert codec.decode("field", codec.encode(once)) == once


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14))
def test_a_plain_decimal_keeps_the_digits_it_was_typed_with(number):
    text = f"{number:.4f}"
    assert Number().decode("value", text) == text


@given(st.text(alphabet=string.printable + "１²٣", max_size=8))
def test_whatever_number_is_accepted_python_reads_as_the_same_finite_number(text):
    try:
        kept = Number().decode("value", text)
    except InvalidValue:
        return
    assert kept == text
    assert kept == "" or (float(kept) == float(kept) and set(kept) <= set("-.0123456789"))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_every_day_of_three_centuries_comes_back(day):
    assert Day().decode("dated", Day().encode(day)) == day


@given(st.datetimes(timezones=st.just(dt.UTC)).filter(lambda moment: moment.year >= FIRST_YEAR))
def test_a_time_is_kept_to_the_millisecond_and_ends_in_z(moment):
    text = encode_time(moment)
    assert text.endswith("Z")
    assert decode_time(text) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def test_a_refusal_quotes_at_most_forty_characters():
    with pytest.raises(InvalidValue) as caught:
        Number().decode("value", "x" * 5000)
    assert len(caught.value.what) < 100
