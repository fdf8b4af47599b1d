"""Made-up trusts as report models: empty, typical, huge, hostile, Welsh."""

import datetime as dt
import random
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from digistrat_desktop.analysis.changes import Part, TrailLine
from digistrat_desktop.analysis.counting import with_changes
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_evidence,
    add_trust,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.edits.metrics import (
    NewReading,
    add_metric,
    metric_from_catalogue,
    put_readings,
)
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form, TrustKind
from digistrat_desktop.domain.record.changes import History, submit
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import assessments_by_date
from digistrat_desktop.domain.trust.assessment import FrontSheet, Response
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.storage.sqlite.store import SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.desks import FILES
from tests.helpers.kept_sample import ensure_kept
from tests.reports.hostile import PIECES

NOW = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
PLAIN = "Stroke and maternity strategies each list an electronic record module."
WELSH = "Mae'r bwrdd yn gofyn am sicrwydd: dŵr, tŷ, ŵyn, ẁ ẃ ẅ ỳ. "
SIZES = ("empty", "typical", "huge", "hostile", "welsh")
# A third answered, long reasons, 40 metrics, no metric, and every answer the best on an opinion only.
HARD = ("third", "long", "forty", "nomet", "view")
TRUSTS = (*SIZES, *HARD, "unsettled", "sealed", "sample")
# Made by their own files: the one people see, and the one that stays.
SAMPLES = {"sample": ensure_sample, "kept": ensure_kept}
LONG_REASON = (
    "The divisions wrote their own parts of the plan, and the board read them in May. " * 28
)


@cache
def pack():
    return Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "1.0.0")


def open_library(folder):
    """Open an empty store in a folder."""
    catalogue = Catalogue((resources_folder() / "frameworks",))
    store = SqliteStore(folder / "digistrat.db", EventOrigin("00" * 8, "0.1.0"))
    return Library(store, catalogue, FILES)


class Maker:
    """Makes one trust by the product's own edits, the same in every run."""

    def __init__(self, words, title="Autumn 2026"):
        self.dice = random.Random(7)  # noqa: S311 - test data
        self.words = words
        self.author = make_author(FixedClock(NOW, dt.timedelta(seconds=2)), SeededIds("r"), "p1")
        self.history = History()
        name = f"Northmoor {words('name')}"[:200].strip()
        self.trust, step = add_trust(NewTrust(name, "RX0", TrustKind.ACUTE), self.author)
        self.do(step)
        self.title = title

    @property
    def present(self):
        return self.history.present

    def do(self, step):
        self.history = submit(self.history, step)

    def assess(self, title, day, share):
        new = NewAssessment(title, day, Form.FULL, pack().sha256)
        assessment, step = start_assessment(self.trust.trust_id, new, self.author)
        self.do(step)
        for item in pack().items():
            if self.dice.random() < share:
                self.answer(assessment, item)
        return assessment

    def answer_best(self, assessment, item):
        """Give the best level there is, with an opinion behind it and nothing else."""
        section = pack().section_of(item.id)
        if not section.scale_id:
            return
        levels = [level.id for level in pack().scale(section.scale_id).levels]
        best = levels[0] if section.second_scale_id else levels[-1]
        said = {"answer": best, "rationale": self.words("reason")}
        if section.second_scale_id:
            said["second_answer"] = pack().scale(section.second_scale_id).levels[-1].id
        if section.asked_twice:
            said["second_answer"] = best
        self.do(set_response(self.present, assessment, item.id, said, self.author))
        opinion = {"title": "What we think", "strength": EvidenceStrength.OPINION}
        step = add_evidence(self.present, assessment, item.id, opinion, best, self.author)
        self.do(step)

    def answer(self, assessment, item):
        section = pack().section_of(item.id)
        said = {"rationale": self.words("reason")}
        if section.scale_id:
            levels = [level.id for level in pack().scale(section.scale_id).levels]
            said |= {"answer": self.dice.choice([*levels, "cannot_say"])}
            if section.second_scale_id:
                second = pack().scale(section.second_scale_id).levels
                said["second_answer"] = self.dice.choice(second).id
            if section.asked_twice:
                said["second_answer"] = self.dice.choice(levels)
            said |= {"target": levels[-1], "target_by": dt.date(2027, 3, 31)}
            said |= {"movement_reason": self.words("moved")}
        self.do(set_response(self.present, assessment, item.id, said, self.author))
        if section.scale_id and self.dice.random() < 0.5:
            evidence = {
                "title": self.words("evidence")[:200].strip() or "Minutes",
                "strength": self.dice.choice(list(EvidenceStrength)),
                "dated": dt.date(2026, 3, 19),
            }
            shows = said["answer"]
            step = add_evidence(self.present, assessment, item.id, evidence, shows, self.author)
            self.do(step)

    def measure(self, count, readings):
        definitions = pack().metrics
        for number in range(count):
            definition = definitions[number % len(definitions)]
            new_id = self.author.new_id()
            metric = metric_from_catalogue(definition, self.trust.trust_id, new_id)
            name = f"{metric.name} {self.words('metric')}"[:200].strip()
            metric = replace(metric, name=name, target="70", frequency=_monthly(metric))
            self.do(add_metric(metric, self.author))
            self.do(put_readings(self.present, metric, self.readings(readings), self.author))

    def readings(self, count):
        made = []
        for month in range(count):
            year, at = divmod(2026 * 12 + 8 - count + 1 + month, 12)
            period = f"{year}-{at + 1:02d}"
            if self.dice.random() < 0.05:
                made.append(NewReading(period, "", ReadingState.NOT_REPORTED))
            else:
                made.append(NewReading(period, f"{50 + self.dice.gauss(0, 3):.1f}"))
        return made


def _monthly(metric):
    return type(metric.frequency)("monthly")


def _words(size):
    dice = random.Random(3)  # noqa: S311 - test data
    return {
        "empty": lambda _: "",
        "typical": lambda place: PLAIN if place in {"reason", "moved"} else "",
        "huge": lambda _: PLAIN * 12,
        "hostile": lambda _: "".join(dice.choice(PIECES) for _ in range(9)) or "x",
        "welsh": lambda _: WELSH,
        "long": lambda place: {"name": " and ".join(["Northern Hospitals"] * 8)[:150]}.get(
            place, LONG_REASON if place in {"reason", "moved"} else ""
        ),
        "forty": lambda place: PLAIN if place == "reason" else "",
    }.get(size, lambda place: PLAIN if place in {"reason", "moved"} else "")


def _unsettled():
    """A trust in which two people said different levels of three questions."""
    present = workspace("typical")
    assessment = assessments_by_date(present)[-1]
    answered = [r for r in present.all(Response) if r.assessment_id == assessment.id and r.answer]
    for response in answered[:3]:
        section = pack().section_of(response.item_id)
        levels = [level.id for level in pack().scale(section.scale_id).levels]
        said = tuple(Written(level, "p1", "", level) for level in (levels[0], levels[-1]))
        sides = replace(response, answer="", unsettled={"answer": said})
        present = present.with_record(sides)
    return present


@cache
def workspace(size):
    if size == "unsettled":
        return _unsettled()
    if size in {"third", "view"}:
        return _first_only(size)
    maker = Maker(_words(size))
    shares = 0.0 if size == "empty" else 0.85
    if size != "empty":
        maker.assess("Gwanwyn 2026" if size == "welsh" else "Spring 2026", dt.date(2026, 4, 1), 1.0)
    long_title = "Autumn 2026 " + "a long title of an assessment " * 6
    title = long_title[:200].strip() if size in {"huge", "hostile"} else "Autumn 2026"
    maker.assess(title, dt.date(2026, 10, 1), shares)
    counts = {"empty": 0, "nomet": 0, "typical": 8, "huge": 14, "hostile": 12, "forty": 40}
    maker.measure(counts.get(size, 4), 24)
    return maker.present.with_person("p1", "A. Rahman")


def _first_only(size):
    """A trust with one assessment."""
    maker = Maker(_words(size))
    if size == "third":
        maker.assess("Autumn 2026", dt.date(2026, 10, 1), 0.2)
        maker.measure(4, 24)
    else:
        assessment = maker.assess("Autumn 2026", dt.date(2026, 10, 1), 0.0)
        for item in pack().items():
            maker.answer_best(assessment, item)
    return maker.present.with_person("p1", "A. Rahman")


def judged(present, *, language="en-GB", sealed=False):
    """Judge the last assessment of a trust."""
    assessment = assessments_by_date(present)[-1]
    snapshot = snapshot_of(present, assessment)
    proof = Proof(fingerprint_of(snapshot), None, 484, NOW, snapshot)
    if sealed:
        proof = replace(proof, seal=_seal(assessment, snapshot), changes=483)
    packs = {pack().sha256: replace(pack(), language=language)}
    return judge(present, assessment, packs, proof.today(assessment.as_of), proof)


@cache
def typical_model(kind="board"):
    return model("typical", kind)


@cache
def model(size, kind="board"):
    """Give the report model of a made-up trust, of the sample or of the kept one; audit has a trail."""
    if size in SAMPLES:
        return _sample(SAMPLES[size], kind)
    words = "typical" if size == "sealed" else size
    language = "cy" if size == "welsh" else pack().language
    made = judged(workspace(words), language=language, sealed=size == "sealed")
    assessment = made.assessment
    front = FrontSheet(
        id="f",
        trust_id=assessment.trust_id,
        meeting="Board of Directors",
        meeting_on=dt.date(2026, 12, 4),
        agenda_item="9",
        purpose="For decision",
        asks=tuple(ask for ask in (_words(words)("ask")[:300].strip(),) * 6 if ask),
        author_id="p1",
    )
    made = replace(made, front=None if size == "empty" else front)
    if kind != "audit":
        return made
    trail = _trail(made)
    proof = replace(made.proof, changes=len(trail))
    return replace(made, trail=trail, proof=proof, counts=with_changes(made.counts, trail))


@cache
def content(trust, kind, ending=".pdf"):
    """Give the report of a trust as a file: the same for every test that reads it."""
    return make_report(model(trust, kind), kind, ending, ReportOptions(), Watcher()).content


def _sample(filled, kind):
    with TemporaryDirectory() as folder, closing(open_library(Path(folder))) as library:
        trust_id = filled(library)
        return read_judgement(library, trust_id, library.find("latest").assessment_id, kind)


def with_three(made, *three):
    """Give a judgement whose findings that matter most are others."""
    rest = tuple(replace(one, matters_most=False) for one in made.findings if one not in three)
    return replace(made, findings=(*(replace(one, matters_most=True) for one in three), *rest))


def _seal(assessment, snapshot):
    return Seal(
        assessment_id=assessment.id,
        digest="ab" * 32,
        role="Chief Digital Officer",
        signer_id="p1",
        signed_at=NOW,
        state=fingerprint_of(snapshot),
        framework=assessment.pack_sha256,
        changes=483,
    )


def _trail(made):
    items = [i for s in made.position for i in s.items if i.response]
    return tuple(
        TrailLine(
            seq=number,
            at=NOW,
            actor="A. Rahman",
            kind="response",
            record_id=item.response.id,
            record=f"answer “{item.item.id} {item.item.title}”",
            did="changed",
            reason="",
            fields=(("answer", "Siloed", item.answer), ("rationale", "", item.response.rationale)),
            part=Part.ANSWERS,
            item_id=str(item.item.id),
        )
        for number, item in enumerate(items, 1)
    )
