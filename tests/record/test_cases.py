"""What went wrong when people worked apart, and what happens now: a case each."""

import datetime as dt
import hashlib
import re
import shutil
from io import BytesIO

import pikepdf
import pytest

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.errors import NotSaved
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import create, edit, step_of
from digistrat_desktop.domain.record.fold import WITHDRAWN, as_seen_by
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.services.packages.exchange import Sending, export_assessments, export_trust
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.reports.checking import Match, check_report
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.services.store.rescue import Unsaved, save_with_unsaved
from digistrat_desktop.storage.package.reading import read_package
from digistrat_desktop.storage.sqlite.folder import SqliteFolder
from digistrat_desktop.storage.sqlite.store import Around
from tests.helpers.desks import BEGAN, computer, filled
from tests.helpers.graphs import AUTUMN, Hand
from tests.helpers.makers import records_of
from tests.helpers.packaging import taken_apart
from tests.helpers.stores import ORIGIN, opened
from tests.helpers.tampering import attack, fit, rewrite, said_anew
from tests.record.readers import by_program, by_script
from tests.record.vectors import BROKEN, SOUND, vectors

TODAY = dt.date(2026, 6, 1)


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def bob(tmp_path):
    with computer(tmp_path, "Bob") as made:
        yield made


@pytest.fixture
def send(tmp_path):
    """Write a computer's trust to a file and give its path."""
    sent = []

    def write(sender, trust_id):
        out = tmp_path / f"{len(sent)}.digistrat"
        sent.append(out)
        export_trust(sender.library, trust_id, out, sender.author.stamp())
        return out

    return write


@pytest.fixture
def place(ann):
    return filled(ann)


@pytest.fixture
def shared(ann, bob, place, send):
    bob.take(send(ann, place[0]))
    return place


@pytest.fixture
def exchange(ann, bob, send):
    """Have each bring in what the other has; give the plans."""

    def both(trust_id):
        ours, theirs = send(ann, trust_id), send(bob, trust_id)
        return ann.take(theirs), bob.take(ours)

    return both


def alike(ann, bob, trust_id):
    def seen(one):
        return records_of(one.library.open_trust(trust_id).workspace)

    return seen(ann) == seen(bob)


def add(computer, trust_id, kind, **values):
    """Add an entry of the trust; give its id."""
    one = kind(id=RecordId(computer.author.new_id()), trust_id=trust_id, **values)
    computer.do(step_of("Add", create(one, computer.author.stamp())))
    return one.id


def entry(computer, trust_id, kind, record_id):
    return computer.library.open_trust(trust_id).workspace.get(kind, record_id)


def change(computer, trust_id, kind, record_id, **values):
    record = entry(computer, trust_id, kind, record_id)
    computer.do(step_of("Edit", edit(record, values, computer.author.stamp())))


def found_in(computer, place, rule):
    opened = computer.library.open_trust(*place)
    assessment = opened.workspace.get(Assessment, place[1])
    judged = judge(opened.workspace, assessment, opened.packs, TODAY)
    return [finding for finding in judged.findings if finding.rule == rule]


def test_r1_a_later_word_on_ones_own_change_comes_in(ann, bob, shared, send):
    for answer in ("embedded", "siloed"):
        bob.answer(shared[1], "ALN-01", answer=answer)
        ann.take(send(bob, shared[0]))
        assert ann.response(shared[1]).answer == answer


def test_r2_a_change_made_before_the_seal_was_known_stops_no_export(ann, bob, shared, send):
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-03", answer="siloed")
    ann.take(send(bob, shared[0]))
    assert send(ann, shared[0]).exists()
    assert ann.workspace(shared[1]).signed[shared[1]].late == 1


def test_r3_opposite_choices_are_not_settled_until_one_has_seen_the_other(
    ann, bob, shared, exchange
):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    for _ in range(3):
        exchange(shared[0])
        for one in (ann, bob):
            assert len(one.response(shared[1]).unsettled["answer"]) == 2
    ann.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    assert [one.response(shared[1]).answer for one in (ann, bob)] == ["embedded"] * 2


def test_r4_both_copies_show_both_answers_and_neither_takes_the_place_of_the_other(
    ann, bob, shared, send
):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    ann.take(send(bob, shared[0]))
    bob.take(send(ann, shared[0]))
    assert ann.response(shared[1]) == bob.response(shared[1])
    assert {one.actor for one in bob.response(shared[1]).unsettled["answer"]} == {
        "person-Ann",
        "person-Bob",
    }


def test_r5_exchanges_with_nothing_new_add_not_a_byte(ann, bob, shared, exchange, send):
    exchange(shared[0])
    first = send(ann, shared[0]).read_bytes()
    for _ in range(5):
        assert all(plan.nothing_new for plan in exchange(shared[0]))
    assert send(ann, shared[0]).read_bytes() == first == send(bob, shared[0]).read_bytes()


def test_r6_after_hundreds_of_exchanges_the_trust_still_goes_out():
    hand = Hand("ann").begin(AUTUMN)
    other = hand.other("bob")
    for n in range(600):
        hand.answer(AUTUMN, "ALN-01", ("siloed", "embedded")[n % 2])
        other.take(hand).note(AUTUMN, "ALN-02", f"Note {n}.")
        hand.take(other)
    package = check(read_package(hand.file()))
    assert len(package.graph) == 2 + 2 * 600
    assert len(package.graph.heads[AUTUMN]) == 1
    assert taken_apart(hand.file()).keys() == taken_apart(Hand().begin().file()).keys()


def test_r7_a_choice_made_at_one_copy_is_what_the_other_shows(ann, bob, shared, exchange, send):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    bob.answer(shared[1], "ALN-01", answer="absent")
    ann.take(send(bob, shared[0]))
    assert (ann.response(shared[1]).answer, ann.response(shared[1]).unsettled) == ("absent", {})


def test_r8_a_second_part_and_a_blind_one_come_in_beside_the_whole(
    ann, bob, shared, send, tmp_path
):
    for number, blind in enumerate((False, False, True)):
        ann.answer(shared[1], f"ALN-{number + 4:02d}", answer="siloed")
        out = tmp_path / f"part {number}.digistrat"
        export_assessments(
            ann.library, [shared[1]], out, ann.author.stamp(), sending=Sending(blind=blind)
        )
        plan = bob.take(out)
        assert plan.changes == (0 if blind else 1)
    bob.take(send(ann, shared[0]))
    assert alike(ann, bob, shared[0])


CIRCLES = {Action: "actions in a circle", Initiative: "dependencies in a circle"}


@pytest.mark.parametrize("kind", CIRCLES)
def test_r9_a_circle_comes_in_is_told_by_name_and_goes_out_again(ann, bob, shared, exchange, kind):
    one, two = (add(ann, shared[0], kind, title=title) for title in ("Switches", "Access"))
    after = add(ann, shared[0], kind, title="After", depends_on=(one,))
    exchange(shared[0])
    change(ann, shared[0], kind, one, depends_on=(two,))
    change(bob, shared[0], kind, two, depends_on=(one,))
    plan, _ = exchange(shared[0])
    assert any(line.what == "To fix" and "Switches" in line.record for line in plan.lines)
    (finding,) = found_in(ann, shared, CIRCLES[kind])
    assert "“Switches”" in finding.sentence
    assert "“Access”" in finding.sentence
    assert set(finding.records) == {one, two}
    assert all(plan.nothing_new for plan in exchange(shared[0]))
    opened = ann.library.open_trust(*shared)
    judged = judge(opened.workspace, None, opened.packs, TODAY)
    stuck = {r.action.id for r in judged.ranked if "depends on itself" in r.basis}
    assert stuck == ({one, two} if kind is Action else set())
    assert kind is Initiative or after in {r.action.id for r in judged.ranked}


def test_r9_readings_that_overlap_are_told_and_neither_is_used(ann, bob, place, exchange, send):
    metric = ann.metric(place[0], ())
    bob.take(send(ann, place[0]))
    for one, periods in ((ann, ("2026-03", "2026-04")), (bob, ("2026-Q2",))):
        workspace = one.library.open_trust(place[0]).workspace
        readings = [NewReading(period, "5") for period in periods]
        one.do(put_readings(workspace, workspace.get(Metric, metric), readings, one.author))
    exchange(place[0])
    (finding,) = found_in(ann, place, "readings overlap")
    assert "2026-04" in finding.sentence
    assert "2026-Q2" in finding.sentence
    opened = ann.library.open_trust(*place)
    line = next(
        one
        for one in judge(opened.workspace, None, opened.packs, TODAY).metrics
        if one.metric_id == metric
    )
    assert "Mar" in line.latest_when


def test_r10_what_is_archived_while_somebody_works_on_it_stays_in_use_until_someone_decides(
    ann, bob, shared, exchange
):
    aim = add(ann, shared[0], Objective, title="Fewer falls")
    exchange(shared[0])
    change(ann, shared[0], Objective, aim, withdrawn=True)
    change(bob, shared[0], Objective, aim, title="No falls")
    exchange(shared[0])
    for one in (ann, bob):
        record = entry(one, shared[0], Objective, aim)
        assert (record.withdrawn, record.title) == (False, "No falls")
        assert WITHDRAWN in record.unsettled
        assert found_in(one, shared, "entry not settled")
    change(ann, shared[0], Objective, aim, withdrawn=True)
    exchange(shared[0])
    assert entry(bob, shared[0], Objective, aim).withdrawn


def test_r11_a_trust_that_was_begun_twice_is_told_at_once(ann, bob, place, send):
    bob.trust()
    plan = bob.take(send(ann, place[0]))
    assert "begun separately" in plan.warnings[0]
    assert "copy an assessment over" in plan.warnings[0]


def printed(computer, place):
    """Give a report of an assessment with its data inside, as bytes."""
    found = read_judgement(computer.library, *place, "full")
    return make_report(found, "full", ".pdf", ReportOptions(attach_data=True), Watcher()).content


def latest_of(computer, trust_id, kind):
    """Give the number of the latest change of a kind."""
    events = computer.library.store.graph(trust_id).events
    return max(n for n, event in enumerate(events) if event.key[1] == kind)


def forge(store, trust_id, number, **said):
    """Change what a change says, and make every hash and table fit."""

    def deed(db):
        rewrite(db, trust_id, number + 1, said_anew(**said))
        fit(db, trust_id)

    attack(store, deed)


@pytest.mark.pdf
def test_r12_a_sealed_answer_that_was_rewritten_is_not_what_the_paper_says(tmp_path):
    paper, store = tmp_path / "paper.pdf", tmp_path / "Ann/digistrat.db"
    with computer(tmp_path, "Ann") as ann:
        place = filled(ann)
        answered = latest_of(ann, place[0], "response")
        code = seal_assessment(ann.library, place[1], "Chair", ann.author).code
        set_by = latest_of(ann, place[0], "seal")
        paper.write_bytes(printed(ann, place))
        assert verify_library(ann.library, [code]).sound
        assert check_report(paper, ann.library).match is Match.MATCHES

    forge(store, place[0], answered, answer="absent")  # with what the seal says left as it was
    with computer(tmp_path, "Ann") as ann:
        report = verify_library(ann.library)
        assert not report.sound
        assert any("NOT VALID" in line for line in report.lines)
        found = check_report(paper, ann.library)
        assert (found.match, found.sound) == (Match.ALTERED, False)
        assert any("Your data was altered." in line for line in found.lines)
        graph = ann.library.store.graph(place[0])
        signed = [graph.index[one] for one in graph.events[set_by].parents]
        made = as_seen_by(graph, signed).digest()
    # And with the seal made to fit: it agrees with itself, under another code.
    forge(store, place[0], set_by, state=made)
    with computer(tmp_path, "Ann") as ann:
        assert verify_library(ann.library).sound
        report = verify_library(ann.library, [code])
        assert (report.sound, report.missing) == (False, True)
        found = check_report(paper, ann.library)
        assert (found.match, found.sound) == (Match.ALTERED, False)


R13 = {
    "note with U+2028": SOUND,
    "version 1 answer changed after the seal": BROKEN,
    "version 1 signed text replaced": BROKEN,
    "version 1 status dropped": BROKEN,
    "version 1 status dropped, in format 2": BROKEN,
    "version 1 sealed answer rewritten": BROKEN,
}


@pytest.mark.parametrize("name", R13)
def test_r13_the_script_and_the_program_say_the_same(tmp_path, name):
    vector = vectors()[name]
    path = tmp_path / "x.digistrat"
    path.write_bytes(vector.make())
    assert by_program(path.read_bytes(), vector) == by_script(path, vector) == R13[name]


def painted_over(pdf):
    pdf.pages[0].contents_add(pdf.make_stream(b"1 1 1 rg 0 0 600 900 re f"))


def first_page_only(pdf):
    del pdf.pages[1:]


def table_changed(pdf):
    stream = pdf.attachments["answers.csv"].obj.EF.F
    stream.write(stream.read_bytes().replace(b"Siloed", b"Absent", 1))


def seal_code_replaced(pdf):
    words = pdf.Root.Metadata.read_bytes().decode()
    code = re.search("<digistrat:seal>([^<]+)<", words)[1]
    pdf.Root.Metadata.write(words.replace(code, "0000-0000-0000-0000").encode())


def blank_page(pdf):
    first_page_only(pdf)
    pdf.pages[0].Contents = pdf.make_stream(b"")


def data_and_fingerprint_changed(pdf):
    stream, words = pdf.attachments["assessment.json"].obj.EF.F, pdf.Root.Metadata.read_bytes()
    data = stream.read_bytes()
    other = data.replace(b"siloed", b"absent", 1)
    prints = [hashlib.sha256(one).hexdigest().encode() for one in (data, other)]
    assert prints[0] in words
    stream.write(other)
    pdf.Root.Metadata.write(words.replace(*prints))


R14 = {
    painted_over: "is not the same file",
    first_page_only: "is numbered",
    table_changed: "“answers.csv” inside the report is not what the data gives",
    seal_code_replaced: "do not belong together",
    blank_page: "no page number",
    data_and_fingerprint_changed: "ALTERED",
}


@pytest.mark.pdf
def test_r14_a_report_that_was_altered_is_never_called_the_same(ann, place, tmp_path):
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    whole, path = printed(ann, place), tmp_path / "paper.pdf"
    path.write_bytes(whole)
    assert check_report(path, ann.library).match is Match.MATCHES
    for change, words in R14.items():
        with pikepdf.open(BytesIO(whole)) as pdf:
            change(pdf)
            pdf.save(path)
            pages = len(pdf.pages)
        found = check_report(path, ann.library)
        assert not found.sound, change.__name__
        assert any(words in line for line in found.lines), (change.__name__, found.lines)
        assert f"The file has {pages} page{'s' * (pages > 1)}." in found.lines


@pytest.mark.parametrize("other", ["older copy", "another trust's", "cut short"])
def test_r15_a_file_laid_over_the_open_store_is_told_and_what_was_typed_is_kept(
    ann, bob, place, tmp_path, other
):
    store, older = tmp_path / "Ann/digistrat.db", tmp_path / "older.db"
    shutil.copyfile(store, older)
    bob.trust("Elsewhere")
    ann.answer(place[1], "ALN-03", answer="siloed")
    laid = {
        "older copy": older.read_bytes(),
        "another trust's": bob.file(),
        "cut short": store.read_bytes()[:8192],
    }[other]
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    typed = set_response(workspace, assessment, "ALN-04", {"rationale": "Typed."}, ann.author)
    store.write_bytes(laid)
    for _ in range(2):
        with pytest.raises(NotSaved, match="Another file"):
            ann.do(typed)
        assert store.read_bytes() == laid
    kept = tmp_path / "kept.db"
    unsaved = Unsaved((typed,), ann.people, (ann.pack,))
    assert save_with_unsaved(ann.library, unsaved, kept) == kept
    copy = opened(kept)
    events = copy.graph(place[0]).events
    assert [
        *(one.new["rationale"] for one in events if one.new.get("rationale") == "Typed."),
        *(one.new["answer"] for one in events if one.new.get("item_id") == "ALN-03"),
    ] == ["Typed.", "siloed"]
    copy.close()
    assert store.read_bytes() == laid


def test_r16_a_backup_of_2099_is_one_among_others(ann, place, tmp_path):
    wrong = BEGAN.replace(year=2099)
    ann.library.store.back_up(wrong)
    ann.answer(place[1], "ALN-03", answer="siloed")
    right = ann.library.store.back_up(BEGAN)
    folder = SqliteFolder(tmp_path / "Ann/digistrat.db", ORIGIN, Around(tmp_path / "Ann/backups"))
    assert ann.library.store.last_backup() == folder.good_backup() == right
    assert {one.at for one in ann.library.store.backups()} == {wrong, right}
    ann.library.close()
    folder.restore(folder.good_backup(), BEGAN)
    with computer(tmp_path, "Ann") as again:
        assert again.response(place[1], "ALN-03").answer == "siloed"
