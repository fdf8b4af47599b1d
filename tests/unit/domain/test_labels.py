import pytest

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.wire.labels import (
    BY_KIND,
    SHARED,
    field_label,
    field_labels,
    name_label,
)
from digistrat_desktop.domain.wire.records import codecs_of, decode_fields

FIELDS = [(kind, name) for kind, record in KINDS.items() for name in codecs_of(record)]


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_field_of_every_kind_has_a_label(kind, name):
    label = field_label(kind, name)
    assert label[:1].isupper()
    assert "_" not in label


def test_no_label_says_what_the_name_of_its_field_says_already():
    called = {
        (kind, name): label for kind, known in BY_KIND.items() for name, label in known.items()
    }
    called |= {("", name): label for name, label in SHARED.items()}
    derived = {(k, n): field_label("", n) if k else name_label(n) for k, n in called}
    assert [one for one, label in called.items() if derived[one] == label] == []


def test_every_label_is_of_a_field_that_there_is():
    known = set(FIELDS)
    assert [(k, n) for k, labels in BY_KIND.items() for n in labels if (k, n) not in known] == []
    assert set(SHARED) <= {name for _, name in FIELDS}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_two_fields_of_a_kind_are_called_the_same(kind):
    labels = field_labels(kind, *codecs_of(KINDS[kind]))
    assert len(labels) == len(set(labels))


def test_a_field_of_a_later_version_is_called_by_its_name():
    assert field_label("initiative", "benefit_ids") == "Benefit"
    assert field_label("wish", "much_wanted") == "Much wanted"


def test_a_refusal_calls_the_field_by_its_label_and_names_it_in_the_error():
    with pytest.raises(
        InvalidValue, match=r"^“Highest level it shows” has 41 characters"
    ) as refused:
        decode_fields(KINDS["support"], {"shows": "x" * 41})
    assert refused.value.field == "shows"
