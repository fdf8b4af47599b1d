"""The copy others drive from outside, also in an order nobody would choose."""

import subprocess
import sys

import pytest

from digistrat_desktop.domain.errors import Refused
from tests.architecture.tree import ROOT
from tests.record.outside import Desk, open_desk


@pytest.fixture
def ann(tmp_path):
    with open_desk(tmp_path / "new" / "ann", "ann") as desk:
        yield desk


@pytest.fixture
def bob(tmp_path):
    with open_desk(tmp_path / "bob", "Bob O'Néil ☃") as desk:
        yield desk


def test_a_desk_that_did_not_start_has_nothing_and_refuses_to_work(ann, tmp_path):
    assert ann.answers() == {}
    assert ann.verify()
    deeds = (ann.undo, ann.seal, ann.reopen, lambda: ann.export(tmp_path / "x.digistrat"))
    for deed in (*deeds, lambda: ann.answer("ALN-01", "siloed")):
        with pytest.raises(Refused):
            deed()
    assert not (tmp_path / "x.digistrat").exists()


def test_a_trust_without_answers_goes_out_and_what_anybody_adds_comes_home(ann, bob, tmp_path):
    ann.start()
    ann.export(tmp_path / "one.digistrat")
    bob.take(tmp_path / "one.digistrat")
    assert "Nothing new" in bob.take(str(tmp_path / "one.digistrat"))
    bob.answer("ALN-01", "siloed")
    bob.export(tmp_path / "two.digistrat")
    ann.take(tmp_path / "two.digistrat")
    assert ann.answers() == bob.answers() == {"ALN-01": {"siloed"}}
    assert ann.verify()
    assert bob.verify()


@pytest.mark.parametrize(
    ("item", "level"), [("ALN-01", "wonderful"), ("XXX-01", "siloed"), ("ALN-01", None)]
)
def test_a_level_or_question_that_does_not_exist_is_refused(ann, item, level):
    ann.start()
    with pytest.raises(Refused):
        ann.answer(item, level)
    assert ann.answers() == {}


def test_each_undo_takes_one_more_act_back_and_none_is_left_at_the_start(ann):
    ann.start()
    for level in ("siloed", "embedded", "absent"):
        ann.answer("ALN-01", level)
    seen = []
    for _ in range(3):
        ann.undo()
        seen.append(ann.answers())
    assert seen == [{"ALN-01": {"embedded"}}, {"ALN-01": {"siloed"}}, {}]
    with pytest.raises(Refused):
        ann.undo()


def test_sealing_and_reopening_go_on_by_turns_and_never_twice(ann, tmp_path):
    ann.start()
    ann.answer("ALN-01", "siloed")
    codes = set()
    for _ in range(3):
        codes.add(ann.seal())
        with pytest.raises(Refused):
            ann.seal()
        with pytest.raises(Refused):
            ann.answer("ALN-01", "absent")
        ann.reopen()
        with pytest.raises(Refused):
            ann.reopen()
    assert len(codes) == 3
    assert ann.answers() == {"ALN-01": {"siloed"}}
    assert ann.verify()
    ann.export(tmp_path / "x.digistrat")


def test_a_desk_is_found_as_it_was_by_another_process(ann, tmp_path):
    ann.start()
    ann.answer("ALN-01", "siloed")
    ann.close()
    words = (
        "import sys; from tests.record.outside import Desk; d = Desk(sys.argv[1], 'ann');"
        "d.answer('ALN-02', 'absent'); print(sorted(d.answers()), d.verify()); d.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, ann.folder],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "['ALN-01', 'ALN-02'] True\n", done.stderr
    with open_desk(ann.folder, "ann") as again:
        assert again.answers() == {"ALN-01": {"siloed"}, "ALN-02": {"absent"}}


def test_a_closed_desk_saves_nothing_and_holds_nothing(ann):
    ann.start()
    ann.close()
    ann.close()
    with pytest.raises(Refused):
        ann.answer("ALN-01", "siloed")
    with open_desk(ann.folder, "ann") as again:
        assert again.answers() == {}


def test_a_folder_in_use_is_refused_and_stays_as_it_is(ann):
    ann.start()
    with pytest.raises(Refused):
        Desk(ann.folder, "zoe")
    ann.answer("ALN-01", "siloed")
    assert ann.verify()
