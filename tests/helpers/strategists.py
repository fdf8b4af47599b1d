"""A desk at which a strategy is written, and short ways to write it."""

import datetime as dt

from digistrat_desktop.domain.edits.plans import set_capacity, set_demand
from digistrat_desktop.domain.edits.strategy import add_entry, set_link
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import Step, create
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import Firmness, ResourceFamily
from digistrat_desktop.domain.trust.strategy import Initiative, InitiativeStatus, Objective
from tests.helpers.makers import begun_desk

TODAY = dt.date(2026, 6, 1)
STAFF = ResourceFamily.STAFF


class Strategist:
    """One person writing a strategy; every method gives the record as it is kept."""

    def __init__(self):
        self.desk, self.trust, self.assessment = begun_desk()

    @property
    def present(self):
        return self.desk.present

    @property
    def author(self):
        return self.desk.author

    @property
    def trust_id(self):
        return self.trust.trust_id

    def do(self, step):
        return self.desk.do(step)

    def add(self, record_type, **values):
        made, step = add_entry(self.present, record_type, self.trust_id, values, self.author)
        self.do(step)
        return self.present.get(record_type, made.id)

    def objective(self, title="Safer care", **values):
        return self.add(Objective, title=title, **values)

    def initiative(self, title="Patient portal", **values):
        given = {"status": InitiativeStatus.APPROVED, "need": "Nobody waits.", **values}
        return self.add(Initiative, title=title, **given)

    def action(self, title="Do it", **values):
        return self.add(Action, title=title, **values)

    def old_action(self, title, **values):
        """An action as an earlier version or another's file may hold it, by no rule of today."""
        record_id = RecordId(self.author.new_id())
        kept = Action(id=record_id, trust_id=self.trust_id, title=title, **values)
        self.do(Step("Take over", (create(kept, self.author.stamp()),)))
        return self.present.get(Action, record_id)

    def link(self, objective, initiative, strength=2, reason="It helps."):
        values = {"strength": strength, "reason": reason}
        self.do(set_link(self.present, objective, initiative, values, self.author))

    def capacity(self, year, amount, resource="Network engineers", family=STAFF, **more):
        values = {"family": family, "resource": resource, "year": year, "amount": amount, **more}
        self.do(set_capacity(self.present, self.trust_id, values, self.author))

    def demand(self, initiative, year, amount, resource="Network engineers", **more):
        values = {"family": STAFF, "resource": resource, "year": year, "amount": amount}
        given = {**values, "firmness": Firmness.HARD, **more}
        self.do(set_demand(self.present, initiative, given, self.author))

    def now(self, record):
        return self.present.get(type(record), record.id)

    def metric(self, **values):
        return self.add(Metric, **values)
