"""The record in words, samples anybody can draw again, opinions, scores and agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.edits.reviews import (
    agree_on,
    give_opinion,
    give_score,
    moderation_of,
    reply_to,
    spreads_of,
)
from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.rules.sampling import Candidate, draw_sample, weight_of
from digistrat_desktop.domain.trust.reviews import BlindScore, Opinion
from digistrat_desktop.services.packages.exchange import Sending, export_assessments
from digistrat_desktop.services.record.reading import (
    acts_of,
    audit_sample,
    candidates_of,
    challenges_of,
    record_lines,
)
from digistrat_desktop.services.record.sealing import seal_assessment
from tests.helpers.packaging import taken_apart

MANY = [Candidate(f"ALN-{n:02d}", n % 3 / 2, n % 4) for n in range(60)]


def test_every_change_is_told_with_who_when_before_and_after(ann, place):
    ann.answer(place[1], "ALN-01", answer="absent")
    lines = record_lines(ann.library, place[0])
    assert [line.seq for line in lines] == list(range(len(lines), 0, -1))
    assert lines[0].actor == "Ann"
    assert lines[0].record == "answer “ALN-01”"
    assert lines[0].fields == (("Answer", "siloed", "absent"),)
    assert lines[0].did == "changed"
    assert lines[-1].did == "added"
    assert lines[0].at > lines[-1].at


def test_what_was_done_in_one_go_is_one_act_that_opens(ann, place):
    ann.metric(place[0], ("2026-03", "2026-04", "2026-05"))
    lines = record_lines(ann.library, place[0])
    act = acts_of(lines)[0]
    assert act.what == "Reading added: 3"
    assert len(acts_of(lines)) < len(lines)
    assert sum(len(one.lines) for one in acts_of(lines)) == len(lines)


def test_what_stood_side_by_side_is_told_as_before(ann, bob, shared, send):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    ann.take(send(bob, shared[0]))
    ann.answer(shared[1], "ALN-01", answer="siloed")
    last = record_lines(ann.library, shared[0])[0]
    assert last.fields == (("Answer", "absent or embedded", "siloed"),)


def test_every_copy_tells_the_same_changes_in_the_same_order(ann, bob, shared, send):
    for number, one in enumerate((ann, bob, ann, bob)):
        one.answer(shared[1], f"ALN-{number + 3:02d}", answer="siloed")
    ann.take(send(bob, shared[0]))
    bob.take(send(ann, shared[0]))
    assert record_lines(ann.library, shared[0]) == record_lines(bob.library, shared[0])


def test_one_record_can_be_followed_by_itself(ann, place):
    record_id = ann.response(place[1]).id
    ann.answer(place[1], "ALN-01", answer="absent")
    lines = record_lines(ann.library, place[0], record_id)
    assert [line.did for line in lines] == ["changed", "added"]
    assert {line.record_id for line in lines} == {record_id}


def test_the_same_seed_draws_the_same_sample_in_whatever_order_answers_come():
    drawn = draw_sample(MANY, "2026-A", 10)
    assert draw_sample(reversed(MANY), "2026-A", 10) == drawn
    assert draw_sample(MANY, "2026-B", 10) != drawn
    assert len({one.item_id for one in drawn}) == 10


def test_high_claims_on_weak_evidence_are_drawn_more_often():
    risky, safe = Candidate("A", 1.0, 0), Candidate("B", 0.0, 3)
    assert (weight_of(risky), weight_of(safe)) == (6.0, 1.0)
    first = [draw_sample([risky, safe], str(n), 1)[0].item_id for n in range(2_000)]
    assert 1_600 < first.count("A") < 1_820


@given(st.lists(st.text(max_size=5), unique=True, max_size=20), st.text(max_size=9))
def test_a_larger_sample_holds_the_smaller(ids, seed):
    every = [Candidate(one, 0.5, 1) for one in ids]
    small, large = draw_sample(every, seed, 3), draw_sample(every, seed, 6)
    assert large[: len(small)] == small
    assert draw_sample(every, seed, -1) == ()


def test_only_answers_with_a_level_can_be_drawn(ann, place, open_now):
    ann.answer(place[1], "ALN-03", answer="cannot_say", rationale="Nobody knows.")
    workspace, assessment = open_now()
    found = {one.item_id: one for one in candidates_of(workspace, assessment, ann.pack)}
    assert set(found) == {"ALN-01", "ALN-02"}
    assert (found["ALN-02"].claim, found["ALN-01"].claim) == (1.0, 0.5)
    assert len(audit_sample(workspace, assessment, ann.pack, "x", 1)) == 1


def test_an_opinion_is_kept_beside_a_sealed_answer_and_never_overwrites_it(
    ann, bob, place, open_now, send
):
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    bob.take(send(ann, place[0]))
    workspace, assessment = open_now(bob)
    said = (Opinion.CANNOT_CONFIRM, "The minutes are of another year.")
    bob.do(give_opinion(workspace, assessment, "ALN-01", said, bob.author, "2026-A"))
    ann.take(send(bob, place[0]))
    workspace, _ = open_now()
    ((challenge, reply),) = challenges_of(workspace, place[1])
    assert (challenge.answer_then, challenge.sample, reply) == ("siloed", "2026-A", None)
    ann.do(
        reply_to(workspace, challenge, "We will find the right ones.", ann.author, accepted=True)
    )
    assert challenges_of(open_now()[0], place[1])[0][1].accepted
    assert ann.response(place[1]).answer == "siloed"
    bob.take(send(ann, place[0]))
    assert challenges_of(open_now(bob)[0], place[1])[0][1].words == "We will find the right ones."
    assert ann.sound()
    assert bob.sound()


def test_an_opinion_that_says_nothing_is_refused(ann, open_now):
    workspace, assessment = open_now()
    with pytest.raises(InvalidValue, match="needs a comment"):
        give_opinion(workspace, assessment, "ALN-01", (Opinion.DISAGREE, " "), ann.author)
    step = give_opinion(workspace, assessment, "ALN-01", (Opinion.AGREE, ""), ann.author)
    ann.do(step)
    workspace, assessment = open_now()
    again = give_opinion(workspace, assessment, "ALN-01", (Opinion.AGREE, ""), ann.author)
    assert not again.changes
    challenge = challenges_of(workspace, assessment.id)[0][0]
    with pytest.raises(InvalidValue, match="Write a reply"):
        reply_to(workspace, challenge, "", ann.author, accepted=False)


def test_scores_given_alone_come_together_and_people_who_differ_are_shown_first(
    ann, bob, place, open_now, send, tmp_path
):
    part = tmp_path / "blind.digistrat"
    export_assessments(
        ann.library, [place[1]], part, ann.author.stamp(), sending=Sending(blind=True)
    )
    bob.take(part)
    workspace, assessment = open_now(bob)
    for item, answer in (("ALN-01", "embedded"), ("ALN-02", "siloed")):
        values = {"answer": answer, "why": "Seen on the wards."}
        bob.do(give_score(workspace, assessment, item, values, bob.author))
    workspace, assessment = open_now()
    ann.do(give_score(workspace, assessment, "ALN-01", {"answer": "absent"}, ann.author))
    ann.do(give_score(workspace, assessment, "ALN-02", {"answer": "siloed"}, ann.author))
    plan = ann.take(send(bob, place[0]))
    assert all(line.what != "Not settled" for line in plan.lines)
    spreads = spreads_of(open_now()[0], place[1])
    assert [(s.item_id, s.agree) for s in spreads] == [("ALN-01", False), ("ALN-02", True)]
    assert spreads[0].counts == (("absent", 1), ("embedded", 1))
    assert ann.response(place[1]).answer == "siloed"


def test_a_blind_copy_holds_neither_answers_nor_what_others_scored_and_agreed(
    ann, place, open_now, tmp_path
):
    words = {"answer": "absent", "why": "Scored by Ann."}
    ann.do(give_score(*open_now(), "ALN-01", words, ann.author))
    values = {"agreed": "embedded", "why": "Agreed by all.", "dissent": "But one."}
    ann.do(agree_on(*open_now(), "ALN-01", values, ann.author))
    part = tmp_path / "blind.digistrat"
    export_assessments(
        ann.library, [place[1]], part, ann.author.stamp(), sending=Sending(blind=True)
    )
    text = taken_apart(part.read_bytes())["events.jsonl"].decode()
    for said in ("Scored by Ann", "Agreed by all", "But one", "Two plans", "embedded"):
        assert said not in text
    workspace, assessment = open_now()
    said = (Opinion.DISAGREE, "Not so.")
    ann.do(give_opinion(workspace, assessment, "ALN-01", said, ann.author))
    with pytest.raises(Refused, match="written about the answers"):
        export_assessments(
            ann.library, [place[1]], part, ann.author.stamp(), sending=Sending(blind=True)
        )


def test_what_is_agreed_is_recorded_with_dissent_and_becomes_the_answer(ann, place, open_now):
    for person, answer in (("p1", "absent"), ("p2", "embedded")):
        workspace, assessment = open_now()
        step = give_score(workspace, assessment, "ALN-01", {"answer": answer}, ann.author)
        (change,) = step.changes
        from dataclasses import replace  # noqa: PLC0415 - two scorers at one desk, here only

        after = {**change.after, "scorer_id": person}
        ann.do(replace(step, changes=(replace(change, record_id=person * 4, after=after),)))
    workspace, assessment = open_now()
    assert len(workspace.all(BlindScore)) == 2
    with pytest.raises(InvalidValue, match="Say why"):
        agree_on(workspace, assessment, "ALN-01", {"agreed": "siloed"}, ann.author)
    values = {"agreed": "absent", "why": "No board paper names it.", "dissent": "p2: one does."}
    ann.do(agree_on(workspace, assessment, "ALN-01", values, ann.author))
    agreed = moderation_of(open_now()[0], place[1], "ALN-01")
    assert (agreed.agreed, agreed.dissent) == ("absent", "p2: one does.")
    assert ann.response(place[1]).answer == "absent"
    assert ann.response(place[1]).rationale == "No board paper names it."
