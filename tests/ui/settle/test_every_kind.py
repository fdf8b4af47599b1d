"""Whatever two people changed apart can be settled: every field of every kind of record."""

import pytest

from digistrat_desktop.domain.record.changes import create, edit, step_of
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    FrontSheet,
    Response,
    Support,
    Trust,
)
from digistrat_desktop.domain.trust.metrics import BaselinePoints, DatedTargetText
from digistrat_desktop.domain.trust.plans import OverrideCodec
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import codecs_of, decode_fields
from tests.helpers.apart import ANN, BOB, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.seat import field_on

pytestmark = pytest.mark.ui

# Made by the program, and written once.
NOBODY_EDITS = {"seal", "revision", "difference", "merge", "erasure", "import_source"}
IN_AN_ASSESSMENT = (Response, FrontSheet, Support)
IDS = ("11111111-0000-4000-8000-000000000001", "22222222-0000-4000-8000-000000000002")


def _override(amount):
    said = ("capacity_amount", "capital", "", "", "2026/27", amount)
    return dict(zip(OverrideCodec.NAMES, said, strict=True))


FORMS = {
    codecs.Title: ("One", "Two"),
    codecs.Code: ("one", "two"),
    codecs.Note: ("One, as Ann has it.", "Two, as Bob has it."),
    codecs.Day: ("2026-01-31", "2026-02-28"),
    codecs.Moment: ("2026-05-14T13:02:11.250Z", "2026-05-15T13:02:11.250Z"),
    codecs.PeriodText: ("2026-01", "2026-02"),
    codecs.Number: ("1", "2.5"),
    codecs.Amount: ("100", "200"),
    codecs.Whole: (1, 2),
    codecs.Flag: (True, False),
    codecs.Ref: IDS,
    codecs.Digest: ("a" * 64, "b" * 64),
    codecs.FinancialYear: ("2026/27", "2027/28"),
    codecs.ByYear: ([["2026/27", "1"]], [["2027/28", "2"]]),
    DatedTargetText: ("2027-04-01 75", "2028-04-01 80"),
    BaselinePoints: (12, 20),
    OverrideCodec: (_override("1"), _override("2")),
}


def forms_of(codec):
    """Give two JSON forms of a codec."""
    if isinstance(codec, codecs.ChoiceCodec):
        words = [str(word.value) for word in codec.words]
        return words[0], words[-1]
    if isinstance(codec, codecs.Many):
        return tuple([form] for form in forms_of(codec.item))
    return FORMS[type(codec)]


def fields_of(kind):
    """Give the fields people write."""
    left = {"withdrawn", "status", "pack_sha256", "sample", "carried", "kind", "carried_from"}
    found = codecs_of(KINDS[kind])
    return {name: forms_of(codec) for name, codec in found.items() if name not in left}


def record_of(person, kind):
    """Give a record of a kind that both know, made where there is none yet."""
    if kind in {Trust.KIND, Assessment.KIND}:
        return person.assessment if kind == Assessment.KIND else person.workspace.all(Trust)[0]
    place = person.assessment.id if KINDS[kind] in IN_AN_ASSESSMENT else None
    item = {"item_id": "ALN-07"} if kind == "response" else {}
    ids = {"id": person.author.new_id(), "trust_id": person.trust_id, "assessment_id": place}
    made = KINDS[kind](**ids, **item)
    person.do(step_of("Make", create(made, person.author.stamp())))
    return made


def all_apart(library):
    """Write a trust of which two people changed every field of a record of each kind."""
    fill(library)
    ann = Person(library, ANN, 3)
    kinds = sorted(KINDS.keys() - NOBODY_EDITS)
    made = {kind: record_of(ann, kind).id for kind in kinds}
    with copy_of(library, ann.author) as other:
        for person, which in ((ann, 0), (Person(other, BOB, 4), 1)):
            for kind in kinds:
                record = person.workspace.get(KINDS[kind], made[kind])
                raw = {name: forms[which] for name, forms in fields_of(kind).items()}
                if kind == "response":
                    del raw["item_id"]
                values = decode_fields(KINDS[kind], raw)
                person.do(step_of("Edit", edit(record, values, person.author.stamp())))
        give(other, library, ann.author)


def test_each_shows_two_values_and_one_key_settles_it(seat_at):
    seat = seat_at(filled=all_apart)
    page = seat.go("settle")
    kinds = {}
    for matter in page._loose:
        page._go(matter.key)
        words = [button.text() for button in page.pane.buttons]
        assert len(page.pane.cards.cards) == 2, matter
        assert page.pane.heading.text(), matter
        assert len(set(words)) == len(words) >= 2, (matter, words)
        kinds.setdefault(matter.record.KIND, matter)
    assert kinds.keys() >= KINDS.keys() - NOBODY_EDITS
    for matter in kinds.values():
        page._go(matter.key)
        page.pane.buttons[0].click()
        seat.settle()
        kept = seat.session.workspace.get(type(matter.record), str(matter.record.id))
        assert matter.field not in kept.unsettled, matter
    assert not [words for words in seat.banners() if words.startswith("Problem")]


def test_a_text_that_no_page_writes_is_written_on_the_spot(seat_at):
    seat = seat_at(filled=all_apart)
    page = seat.go("settle")
    matter = next(m for m in page._loose if (m.record.KIND, m.field) == ("reply", "words"))
    page._go(matter.key)
    another = next(one for one in page.pane.buttons if one.text() == "Write another value")
    assert not page.pane.take_other.isVisible()
    another.click()
    seat.settle()
    field_on(page, "Another value").setText("One and two together")
    page.pane.take_other.click()
    seat.settle()
    kept = seat.session.workspace.find(type(matter.record), matter.record.id)
    assert kept.words == "One and two together"
    assert not page.pane.take_other.isVisible()
