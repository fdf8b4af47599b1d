"""What was carried over into the shipped packs and crosswalks, by the rules its makers checked it by.

The reader refuses an id that is used twice or leads nowhere; what it cannot see is asked here.
"""

import re
from itertools import chain
from pathlib import Path

import pytest

from digistrat_desktop.domain.frameworks.bridges import Relation
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.frameworks.loader import load_any

RESOURCES = Path(__file__).parents[3] / "resources"
PACKS = sorted((RESOURCES / "frameworks").glob("*.toml"))
CROSSWALKS = sorted((RESOURCES / "crosswalks").glob("*.toml"))
YEAR = re.compile(r"\b(19|20)\d\d\b")
NOT_PLAIN = re.compile(
    r"\be\.g\.|\bi\.e\.|\butilis|\bleverag|\bin order to\b|\u2014|\bper cent\b", re.IGNORECASE
)


@pytest.fixture(params=PACKS, ids=lambda path: path.stem)
def pack(request):
    return load_any(request.param)


@pytest.fixture(params=CROSSWALKS, ids=lambda path: path.stem)
def crosswalk(request):
    return load_any(request.param)


@pytest.fixture
def bridge(board, board_2):
    return board_2.bridge_from(board)


def test_no_id_is_both_a_question_and_a_metric_and_each_question_has_the_id_of_its_area(pack):
    ids = [one.id for one in chain(pack.items(), pack.metrics)]
    assert len(set(ids)) == len(ids)
    for section in pack.sections:
        assert all(item.id.startswith(f"{section.id}-") for item in section.items())


def test_a_short_form_asks_only_questions_of_its_own_area(pack):
    for section in pack.sections:
        assert set(section.short_form) <= {item.id for item in section.items()}


def test_what_goes_on_keeps_its_id_and_what_changed_its_meaning_gets_another(bridge, board_2):
    for rows, known in ((bridge.items, board_2.items()), (bridge.metrics, board_2.metrics)):
        ids = {one.id for one in known}
        for row in rows:
            assert row.reason, row
            if row.relation.is_alike:
                assert row.to == (row.came_from,)
            else:
                assert row.came_from not in ids


def test_a_row_of_the_bridge_leads_from_and_to_as_many_as_its_relation_says(bridge):
    for row in (*bridge.items, *bridge.metrics):
        assert bool(row.came_from) == (row.relation is not Relation.NEW), row
        assert bool(row.to) == (row.relation is not Relation.DROPPED), row
        assert len(row.to) > 1 or row.relation is not Relation.SPLIT, row


def test_a_metric_is_paired_with_others_that_the_pack_has(pack):
    ids = {one.id for one in pack.metrics}
    for metric in pack.metrics:
        assert set(metric.pair_with) <= ids - {metric.id}, metric.id
        said = (metric.name, metric.unit, metric.formula, metric.numerator, metric.denominator)
        assert all((*said, metric.source_system)), metric.id


def test_a_national_target_says_what_is_asked_by_when_and_who_says_so(board_2):
    targets = [one.target for one in board_2.metrics if one.target]
    assert targets
    for target in targets:
        assert target.words or target.value is not None
        said = f"{target.words} {target.status}"
        assert target.date or YEAR.search(said) or "each year" in said, target
        assert board_2.source(target.source).what


def test_a_duty_names_levels_of_its_scale_and_a_law_with_its_year(board_2):
    for item in board_2.items():
        if item.legal:
            levels = {one.id for one in board_2.scale_of(item.id).levels}
            named = {*item.legal.levels, *item.legal.may_levels}
            assert named, item.id
            assert named <= levels, item.id
            assert YEAR.search(board_2.source(item.legal.source).what), item.id


def test_each_area_has_the_help_that_its_kind_needs(board_2):
    for section in board_2.sections:
        for item in section.items():
            assert set(item.source) <= {one.id for one in board_2.sources}
            if section.kind is SectionKind.ALIGNMENT:
                assert item.beware, item.id
                assert item.evidence_hints, item.id
            if section.kind is SectionKind.CONSTRAINTS:
                assert item.mitigations, item.id


def test_a_crosswalk_is_for_a_pack_that_ships_and_names_only_what_it_asks(crosswalk, shipped):
    [info] = [
        one
        for one in shipped.packs()
        if (one.id, one.version) == (crosswalk.pack_id, crosswalk.pack_version)
    ]
    pack = shipped.by_sha256(info.sha256)
    known = {True: {one.id for one in pack.metrics}, False: {one.id for one in pack.items()}}
    for one in crosswalk.requirements:
        assert one.title
        for mapping in one.mappings:
            assert mapping.target in known[mapping.is_metric], mapping


def test_a_crosswalk_says_whose_words_it_is_about_and_how_far_they_were_read(crosswalk):
    source = crosswalk.source
    assert all((source.title, source.publisher, source.url, crosswalk.licence))
    assert YEAR.search(source.date)
    assert source.seen


def test_the_words_of_the_newest_pack_and_of_the_crosswalks_are_plain():
    for path in (PACKS[-1], *CROSSWALKS):  # a version that was published keeps its words
        text = path.read_text("utf-8")
        assert NOT_PLAIN.findall(text) == [], path.name
