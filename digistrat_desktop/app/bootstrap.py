"""The object graph, built by hand in one place."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.opening import Access, Opened, open_for_window, open_library
from digistrat_desktop.storage.house_rules import HouseRules
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.storage.sqlite.folder import SqliteFolder
from digistrat_desktop.storage.sqlite.store import Around
from digistrat_desktop.system.clock import Clock, IdMaker, RandomIds, SystemClock
from digistrat_desktop.system.file_lock import this_process
from digistrat_desktop.system.paths import Folders, find_folders, resources_folder
from digistrat_desktop.system.policy import Policy, load_policy
from digistrat_desktop.system.version import __version__


class Basis(NamedTuple):
    """What everything else is built from."""

    resources: Path
    policy: Policy
    clock: Clock
    ids: IdMaker

    def folders(self, store: Path | None) -> Folders:
        """Find the data folder: as the organisation says, as asked for, or the usual one.

        Raises:
            Refused: one is asked for, and the organisation says another.
        """
        fixed = self.policy.folder("DataFolder")
        if fixed and store and _real(find_folders(store)) != _real(find_folders(fixed)):
            raise Refused(
                f"Your organisation keeps your data in {fixed}. --store cannot choose another folder.",
                "Nothing was opened or changed.",
                "Leave --store out. DigiStrat files and other data files can still be named.",
            )
        return find_folders(fixed or store)

    def catalogue(self, folders: Folders) -> Catalogue:
        """Read the framework packs: built in, from the organisation, then the user's own."""
        shared = self.policy.folder("FrameworkFolder")
        local = (shared, folders.frameworks) if shared else (folders.frameworks,)
        allowed = self.policy.names("AllowedFrameworks")
        return Catalogue((self.resources / "frameworks", *local), allowed)

    def access(self, store: Path | None, origin: EventOrigin | None = None) -> Access:
        return self.access_in(self.folders(store), origin)

    def access_in(self, folders: Folders, origin: EventOrigin | None = None) -> Access:
        second = self.policy.folder("BackupFolder")
        me = this_process(self.clock)
        machine = hashlib.sha256(me.machine.encode("utf-8")).hexdigest()[:16]
        made_by = origin or EventOrigin(machine, __version__)

        def keeper(at: Folders) -> SqliteFolder:
            return SqliteFolder(at.store, made_by, Around(at.backups, second, at.snapshots))

        return Access(
            folders=folders,
            keeper=keeper,
            catalogue=self.catalogue(folders),
            files=files_under(self.policy),
            me=me,
            ids=self.ids,
            any_place=self.policy.flag("AllowNetworkDataFolder"),
        )

    def open_for_window(self, store: Path | None) -> Opened:
        """Open the store for a window; call it on the store worker's thread."""
        second = self.policy.text("SecondWindow") == "read-only"
        return open_for_window(self.access(store), read_only_if_held=second)

    def take_over(self, store: Path | None) -> Opened:
        """Open the store another computer left locked; a person has confirmed that it is done."""
        return Opened(open_library(self.access(store), take_over=True), "")


def files_under(policy: Policy) -> CheckedFiles:
    """Give what writes and reads packages, as the organisation allows it."""
    must, may = policy.flag("RequireEncryptedPackages"), policy.flag("AllowFileCopies")
    return CheckedFiles(__version__, os.urandom, rules=HouseRules(must, may))


def _real(folders: Folders) -> str:
    return os.path.normcase(os.path.realpath(folders.data))


def make_basis(policy: Callable[[], Policy] = load_policy) -> Basis:
    """Build on the real clock, random identifiers and this computer's policy, which may refuse."""
    return Basis(resources_folder(), policy(), SystemClock(), RandomIds())
