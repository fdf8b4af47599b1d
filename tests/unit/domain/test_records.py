import dataclasses
import datetime as dt

import pytest

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form, Status, TrustKind
from digistrat_desktop.domain.record.kinds import KINDS, build_record, type_of
from digistrat_desktop.domain.trust.assessment import Assessment, FrontSheet, Response, Trust
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.wire.records import (
    Record,
    codecs_of,
    decode_fields,
    default_field,
    encode_field,
    to_fields,
)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_record_about_which_nothing_was_said_is_written_as_nothing(kind):
    blank = type_of(kind)(id="r", trust_id="t")
    assert to_fields(blank) == {}
    assert build_record(kind, "r", "t", None, {}) == blank


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_is_stored_but_ids_and_what_the_changes_make_of_it(kind):
    named = {field.name for field in dataclasses.fields(type_of(kind))}
    assert named - set(codecs_of(type_of(kind))) == {
        *("id", "trust_id", "assessment_id"),
        *("unsettled", "together"),
    }


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_default_is_json_that_its_own_codec_accepts(kind):
    for name, codec in codecs_of(type_of(kind)).items():
        raw = default_field(type_of(kind), name)
        if raw != "" or type(codec).__name__ != "Ref":
            assert codec.encode(codec.decode(name, raw)) == raw


def test_a_record_cannot_be_changed_in_place():
    trust = Trust(id="t", trust_id="t")
    with pytest.raises(dataclasses.FrozenInstanceError):
        trust.name = "Other"


def test_only_what_differs_from_the_defaults_is_written():
    sheet = FrontSheet(id="f", trust_id="t", assessment_id="a", asks=("Note it.",))
    assert to_fields(sheet) == {"asks": ["Note it."]}
    made = Assessment(id="a", trust_id="t", as_of=dt.date(2026, 3, 31), form=Form.SHORT)
    assert to_fields(made) == {"as_of": "2026-03-31", "form": "short"}
    assert build_record("assessment", "a", "t", None, to_fields(made)) == made


def test_an_unknown_kind_or_field_is_refused_by_name():
    with pytest.raises(InvalidValue, match="no kind of entry called “spell”"):
        type_of("spell")
    with pytest.raises(InvalidValue, match="A response has no field “mood”"):
        decode_fields(Response, {"mood": "good"})
    with pytest.raises(InvalidValue, match="no field “id”"):
        encode_field(Response, "id", "x")


def test_a_field_is_written_as_its_codec_would_read_it():
    assert encode_field(Response, "answer", " siloed ") == "siloed"
    with pytest.raises(InvalidValue):
        encode_field(Response, "answer", "x" * 41)


def test_a_record_base_is_of_no_kind():
    assert Record.KIND == ""
    assert "" not in KINDS


@pytest.mark.parametrize("words", [EvidenceStrength, TrustKind, Status, ReadingState])
def test_every_fixed_word_has_a_label_for_people(words):
    labels = [word.label for word in words]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_strengths_are_ordered_and_explained():
    assert [s.order for s in EvidenceStrength] == [0, 1, 2, 3]
    assert all(s.meaning.endswith(".") for s in EvidenceStrength)
