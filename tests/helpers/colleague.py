"""A colleague at another computer: a copy of a data folder, and the team folder both reach."""

import shutil

from digistrat_desktop.domain.record.changes import edit, step_of
from digistrat_desktop.services.team.meeting import TeamPlace, copy_id_of, meet
from tests.helpers.desks import FILES, Computer


class Colleague(Computer):
    """Works through the services on a copy of somebody's data, and shares in the team folder."""

    def __init__(self, name, copied_from, folder, team):
        folder.mkdir(parents=True)
        shutil.copy(copied_from / "digistrat.db", folder)
        super().__init__(folder, name)
        self.place = TeamPlace(team, copy_id_of(name))
        self.trust_id = self.library.store.trusts()[0].id
        self._folders = {}

    def open(self, trust_id=None):
        return self.library.open_trust(trust_id or self.trust_id)

    def first(self, kind):
        """Give the first record of a kind that is in use."""
        return self.open().workspace.all(kind)[0]

    def edit(self, record, **values):
        """Change fields of a record as it stands here."""
        present = self.open().workspace.get(type(record), record.id)
        self.do(step_of("Edit", edit(present, values, self.author.stamp())))

    def share(self, trust_id=None):
        """Meet with the team folder: take in what is there, put out what is not."""
        trust_id = trust_id or self.trust_id
        if trust_id not in self._folders:
            self._folders[trust_id] = self.place.of_trust(trust_id, FILES)
        return meet(self.library, self._folders[trust_id], trust_id, self.author)
