"""Made-up trusts in a library, large enough to fill every page of the window."""

import datetime as dt
import itertools
from dataclasses import replace

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
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.system.clock import FixedClock, SeededIds
from tests.helpers.makers import seeded

BATCH = 1000
BEGAN = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
WHY = "Two strategies list a module each. Neither author was in the room when the plan was agreed."
NAME = "Sherwood and Vale University Hospitals NHS Foundation Trust"


class Filler:
    """Makes steps as a person would, and writes them in one go."""

    def __init__(self, pack, seed="trust"):
        self.pack = pack
        self.chance = seeded(7)
        self.author = make_author(
            FixedClock(BEGAN, dt.timedelta(seconds=1)), SeededIds(seed), "person-1"
        )
        self.history = History()
        self.steps = []
        self.pack_written = False

    def do(self, step):
        self.history = submit(self.history, step)
        self.steps.append(step)

    def trust(self, name=NAME, code="ZZ1"):
        trust, step = add_trust(NewTrust(name, code, TrustKind.ACUTE), self.author)
        self.do(step)
        return trust

    def assessment(self, trust, title, as_of, form=Form.FULL):
        new = NewAssessment(title, as_of, form, self.pack.sha256)
        made, step = start_assessment(trust.trust_id, new, self.author)
        self.do(step)
        return made

    def answer_all(self, assessment, leave_out=0.0):
        for item in self.pack.items():
            if self.chance.random() >= leave_out:
                self.do(
                    set_response(
                        self.history.present, assessment, item.id, self._values(item), self.author
                    )
                )
                self._back(assessment, item)

    def _levels(self, item):
        section = self.pack.section_of(item.id)
        return (
            [lv.id for lv in self.pack.scale(section.scale_id).levels] if section.scale_id else []
        )

    def _values(self, item):
        section, levels = self.pack.section_of(item.id), self._levels(item)
        if not levels:
            return {"rationale": "We would point to the outpatient programme."}
        values = {"answer": self.chance.choice([*levels, "cannot_say"]), "rationale": WHY}
        second = section.second_scale_id
        if second:
            values["second_answer"] = self.chance.choice(
                [lv.id for lv in self.pack.scale(second).levels]
            )
        if section.asked_twice:
            values["second_answer"] = self.chance.choice(levels)
        return values

    def _back(self, assessment, item):
        levels = self._levels(item)
        if levels and self.chance.random() < 0.5:
            values = {
                "title": "Digital board minutes, item 6",
                "strength": self.chance.choice(list(EvidenceStrength)),
                "dated": dt.date(2026, 3, 19),
                "page": "p. 14",
            }
            self.do(
                add_evidence(
                    self.history.present, assessment, item.id, values, levels[-1], self.author
                )
            )

    def metrics(self, trust, count=4):
        for definition in self.pack.metrics[:count]:
            made = metric_from_catalogue(definition, trust.trust_id, self.author.new_id())
            metric = replace(made, target="70" if made.unit == "%" else "")
            self.do(add_metric(metric, self.author))
            quarterly = metric.frequency == "quarterly"
            periods = _quarters() if quarterly else _months()
            readings = [
                NewReading(period, f"{50 + self.chance.gauss(0, 3):.1f}") for period in periods
            ]
            self.do(put_readings(self.history.present, metric, readings, self.author))

    def write(self, library):
        """Write what was made since the last time."""
        packs = [] if self.pack_written else [self.pack]
        library.record(self.steps, {"person-1": "A. Rahman"}, packs)
        self.steps, self.pack_written = [], True


def _months():
    return [f"{year}-{month:02d}" for year, month in itertools.product((2024, 2025), range(1, 13))]


def _quarters():
    return [f"{year}-Q{quarter}" for year, quarter in itertools.product((2024, 2025), range(1, 5))]


def fill(library):
    """Write one trust with two assessments and four metrics."""
    filler = Filler(library.pack_in_use())
    trust = filler.trust()
    filler.answer_all(filler.assessment(trust, "Spring 2026", dt.date(2026, 4, 1)))
    filler.answer_all(filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1)), leave_out=0.2)
    filler.metrics(trust)
    filler.write(library)


def fill_many(library, count):
    """Write one trust with many assessments that hold nothing yet."""
    filler = Filler(library.pack_in_use(), "many")
    trust = filler.trust("Sherwood Forest", "ZZ2")
    for number in range(count):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        new = NewAssessment(f"Review {number:05d}", day, Form.SHORT, filler.pack.sha256)
        filler.steps.append(start_assessment(trust.trust_id, new, filler.author)[1])
        if len(filler.steps) == BATCH:
            filler.write(library)
    filler.write(library)
