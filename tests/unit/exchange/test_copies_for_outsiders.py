"""A DigiStrat file without names, reasons or areas: a copy with a history of its own."""

import io
import zipfile

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.redaction import REASON, Omission
from digistrat_desktop.domain.record.workspace import responses_of, trust_of
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, FrontSheet, Support
from digistrat_desktop.domain.wire.records import to_fields
from digistrat_desktop.services.packages.exchange import (
    apply_import,
    content_without,
    export_content,
    plan_import,
)
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.reports.making import read_judgement
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.system.clock import SeededIds, SystemClock
from tests.helpers.kept_sample import ensure_kept
from tests.reports.trusts import open_library

# Of findings as grave as each other those with the smaller ids come first, and a copy has other ids.
BY_PLACE = {CountOf.FINDINGS, CountOf.MATTER_MOST, CountOf.SERIOUS, CountOf.IMPORTANT, CountOf.TIDY}
SAME = [one for one in CountOf if one not in BY_PLACE]
ALL = Omission(names=True, reasons=True, areas=frozenset({"CON"}))


@pytest.fixture
def author():
    return make_author(SystemClock(), SeededIds("copies"), "p1")


@pytest.fixture
def library(tmp_path):
    (tmp_path / "own").mkdir()
    opened = open_library(tmp_path / "own")
    ensure_kept(opened)
    yield opened
    opened.close()


@pytest.fixture
def copied(library, author, tmp_path):
    """Write a copy and bring it in elsewhere; gives its bytes and that library."""
    opened = []

    def do(omission):
        place = tmp_path / f"there {len(opened)}"
        place.mkdir()
        out = place / "copy.digistrat"
        trust_id = library.find("latest").trust_id
        content = content_without(library, trust_id, omission, author)
        export_content(library, content, out, author.stamp())
        there = open_library(place)
        opened.append(there)
        apply_import(there, plan_import(there, out), author)
        return out.read_bytes(), there

    yield do
    for one in opened:
        one.close()


def latest(library):
    row = library.find("latest")
    return library.open_trust(row.trust_id, row.assessment_id).workspace, row.assessment_id


def inside(content):
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        return " ".join(members.read(one).decode("utf-8") for one in members.namelist())


def test_names_and_reasons_are_nowhere_in_the_file(library, copied):
    workspace, _ = latest(library)
    content, _ = copied(ALL)
    said = inside(content)
    for name in filter(None, workspace.people.values()):
        assert name not in said
    reasons = {one.rationale for one in workspace.records["response"].values() if one.rationale}
    # The front sheet is no reason: it is what the trust says to everybody.
    for sheet in workspace.all(FrontSheet):
        reasons -= {one for one in to_fields(sheet).values() if isinstance(one, str)}
    assert reasons
    assert not [one for one in reasons if one in said]


def test_an_area_left_out_has_no_answer_and_the_others_are_as_they_were(library, copied):
    workspace, assessment_id = latest(library)
    _, there = copied(Omission(areas=frozenset({"CON"})))
    copy, copy_id = latest(there)
    was, found = responses_of(workspace, assessment_id), responses_of(copy, copy_id)
    assert not [one for one in found if one.startswith("CON")]
    kept = {item: one.answer for item, one in was.items() if not item.startswith("CON")}
    assert {item: one.answer for item, one in found.items()} == kept


def test_a_copy_without_names_and_reasons_gives_the_same_counts(library, copied):
    row = library.find("latest")
    whole = read_judgement(library, row.trust_id, row.assessment_id)
    _, there = copied(Omission(names=True, reasons=True))
    row = there.find("latest")
    found = read_judgement(there, row.trust_id, row.assessment_id)
    assert {one: found.counts.of(one) for one in SAME} == {
        one: whole.counts.of(one) for one in SAME
    }


def test_a_copy_is_another_trust_whose_reasons_name_where_it_is_from(library, copied):
    _, there = copied(ALL)
    assert trust_of(latest(there)[0]).id != trust_of(latest(library)[0]).id
    event = there.store.graph(there.find("latest").trust_id).events[0]
    assert "Copied from the trust with the last fingerprint" in event.said["reason"]


def test_a_copy_is_sound_and_can_be_worked_on(library, copied, author, tmp_path):
    content, there = copied(ALL)
    (tmp_path / "again.digistrat").write_bytes(content)
    assert verify_library(there).sound
    workspace, assessment_id = latest(there)
    assessment = workspace.get(Assessment, assessment_id)
    before = len(workspace.records["response"])
    step = set_response(workspace, assessment, "ALN-01", {"answer": "absent"}, author)
    there.record([step], {}, [])
    assert len(latest(there)[0].records["response"]) == before


def test_links_from_evidence_lead_where_they_led(library, copied):
    _, there = copied(Omission(names=True))
    workspace, _ = latest(there)
    links = workspace.all(Support)
    assert links
    assert all(workspace.find(Evidence, one.evidence_id) for one in links)
    assert all(one.response_id in workspace.records["response"] for one in links)


def test_reasons_are_said_to_be_left_out(copied):
    _, there = copied(Omission(reasons=True))
    said = {one.rationale for one in latest(there)[0].records["response"].values()}
    assert said <= {REASON, ""}


def test_a_copy_without_any_area_is_refused(library, copied):
    pack = next(iter(library.open_trust(library.find("latest").trust_id).packs.values()))
    with pytest.raises(Refused, match="without any area"):
        copied(Omission(areas=frozenset(one.id for one in pack.sections)))
