"""The sample has a short assessment of one site; what is said of the whole trust stays what it was."""

import datetime as dt
import shutil
from contextlib import closing

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import NewAssessment, carry_forward, set_response
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.changes import Step, apply_all, edit
from digistrat_desktop.domain.record.workspace import (
    assessments_by_date,
    latest_of_trust,
    latest_ones,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.region.judged import judged_trust
from digistrat_desktop.services.reports.making import (
    KINDS,
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.services.sample import ensure_sample, sample_folder
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import find_folders

COAST = "Coast Hospital 2026"
LATER = dt.date(2027, 9, 30)


def titled(workspace, title):
    return next(one for one in workspace.all(Assessment) if one.title == title)


def without_the_site(folder):
    """Copy the sample's files into a folder, without the assessment of the site."""
    shutil.copytree(sample_folder(), folder)
    trust = (folder / "trust.toml").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in trust if "coast-2026.toml" not in line]
    assert len(kept) == len(trust) - 1
    (folder / "trust.toml").write_text("".join(kept), "utf-8")
    return folder


@pytest.fixture
def judged(library):
    """Give a function that judges the sample's assessment of a title, as a report does."""
    trust_id = ensure_sample(library)
    workspace = library.open_trust(trust_id).workspace

    def of(title, kind="board"):
        return read_judgement(library, trust_id, titled(workspace, title).id, kind)

    return of


def page_of(judgement, kind):
    return make_report(judgement, kind, ".html", ReportOptions(), Watcher()).content.decode()


def test_the_whole_is_compared_with_the_whole_and_the_site_with_none_of_it(judged):
    whole, site = judged("Autumn 2026"), judged(COAST)
    assert whole.previous.title == "Autumn 2025"
    assert [one.assessment.title for one in whole.over_time] == [
        "Spring 2025",
        "Autumn 2025",
        "Autumn 2026",
    ]
    assert site.previous is None
    assert [one.assessment.title for one in site.over_time] == [COAST]
    assert site.moves == ()


def test_the_next_of_the_site_is_compared_with_the_site(judged):
    site = judged(COAST)
    author = make_author(FixedClock(dt.datetime(2027, 9, 1, tzinfo=dt.UTC)), SeededIds("next"), "a")
    new = NewAssessment("Coast Hospital 2027", LATER, Form.SHORT, site.pack.sha256)
    again, step = carry_forward(site.workspace, site.assessment, new, author)
    present = apply_all(site.workspace, step.changes)
    values = {"answer": "siloed", "rationale": "A patient panel met.", "carried": False}
    step = set_response(present, again, "ALN-11", values, author)
    later = judge(apply_all(present, step.changes), again, site.packs, LATER)
    assert later.previous.title == COAST
    assert [one.assessment.title for one in later.over_time] == [COAST, again.title]
    assert [(move.item_id, move.way.value) for move in later.moves] == [("ALN-11", "up")]


def test_no_report_of_the_whole_names_the_assessment_of_the_site_but_the_trail(judged):
    for kind in KINDS.keys() - {"audit"}:
        assert COAST not in page_of(judged("Autumn 2026", kind), kind), kind
    assert "Coast Hospital only, for its management team." in page_of(judged(COAST), "full")


def test_what_is_judged_of_the_whole_is_the_same_with_it_and_without_it(judged, access, tmp_path):
    whole = judged("Autumn 2026")
    elsewhere = access._replace(folders=find_folders(tmp_path / "elsewhere"))
    with closing(open_library(elsewhere)) as library:
        trust_id = ensure_sample(library, without_the_site(tmp_path / "files"))
        alone = read_judgement(library, trust_id, library.find("latest").assessment_id)
    assert alone.assessment == whole.assessment
    assert (alone.position, alone.moves) == (whole.position, whole.moves)
    assert [one.sentence for one in alone.findings] == [one.sentence for one in whole.findings]
    differ = {one for one in CountOf if alone.counts.of(one) != whole.counts.of(one)}
    assert all("change" in one.value for one in differ), differ


def test_home_lists_it_and_the_latest_stays_that_of_the_whole(library):
    ensure_sample(library)
    assert library.find("latest").title == "Autumn 2026"
    assert [one.title for one in library.home(9).latest][:2] == ["Autumn 2026", COAST]


def test_the_data_set_of_a_region_keeps_the_site_apart(library):
    trust_id = ensure_sample(library)
    rows = judged_trust(check(library.store.hand_over(trust_id)), lambda: None).rows
    told = {row[2]: (row[9], *row[-2:]) for row in rows["cycles"]}
    assert told == {
        "Spring 2025": ("", 1, False),
        "Autumn 2025": ("", 2, False),
        "Autumn 2026": ("", 3, True),
        COAST: ("Coast Hospital", 1, True),
    }


def test_a_later_assessment_of_a_site_does_not_stand_for_the_trust(library):
    trust_id = ensure_sample(library)
    before = judged_trust(check(library.store.hand_over(trust_id)), lambda: None).rows
    whole = library.find("latest").assessment_id
    workspace = library.open_trust(trust_id).workspace
    (site,) = [one for one in workspace.all(Assessment) if one.site]
    author = make_author(FixedClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), SeededIds("a"), "a")
    later = Step("Later", (edit(site, {"as_of": LATER}, author.stamp()),))
    library.record([later], {}, [])
    assert latest_of_trust(library.open_trust(trust_id).workspace).title == "Autumn 2026"
    package = check(library.store.hand_over(trust_id))
    after = judged_trust(package, lambda: None).rows
    assert library.find("latest", trust_id).assessment_id == whole
    assert library.open_trust(trust_id).assessment_id == whole
    assert package.open_trust().assessment_id == whole
    assert [one.id for one in latest_ones(package.workspace)] == [whole]
    assert after["findings"] == before["findings"]


def test_every_assessment_of_the_sample_is_of_a_site_it_has_or_of_the_whole(library):
    workspace = library.open_trust(ensure_sample(library)).workspace
    assert [one.site for one in assessments_by_date(workspace)] == ["", "", "Coast Hospital", ""]
