"""Package files as the services see them: `storage.port.PackageFiles`."""

from collections.abc import Callable
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.house_rules import NO_RULES, HouseRules
from digistrat_desktop.storage.port import (
    LARGEST_BY_MAIL,
    LARGEST_PACKAGE,
    HandedFile,
    PackageContent,
)


class CheckedFiles(NamedTuple):
    """Writes packages, and reads packages and stores of others strictly.

    What they stand on is loaded at first use: a window that is opened needs none of it.
    """

    app: str  # the program's version, told in a package
    # gives so many random bytes, for the salt and nonce of a password
    random: Callable[[int], bytes]
    most_bytes: int = LARGEST_PACKAGE  # of one package, inflated
    most_by_mail: int = LARGEST_BY_MAIL  # of one package, as it is sent
    rules: HouseRules = NO_RULES  # of the organisation

    def pieces(self, content: PackageContent, *, by_mail: bool = False) -> list[PackageContent]:
        from digistrat_desktop.storage.package.writing import pieces  # noqa: PLC0415 - on first use

        content = self._allowed(content)
        if not by_mail:
            return pieces(content, self.most_bytes)
        slim, room = content._replace(attachments={}), self.most_bytes
        found = pieces(slim, room)
        while room > self.most_by_mail and any(map(self._is_too_much, found)):
            room = max(room // 2, self.most_by_mail)  # packed, it is never larger than that
            found = pieces(slim, room)
        return found

    def _is_too_much(self, content: PackageContent) -> bool:
        return len(self.packed(content)) > self.most_by_mail

    def packed(self, content: PackageContent) -> bytes:
        from digistrat_desktop.storage.package.writing import package_bytes  # noqa: PLC0415 - on first use

        return package_bytes(content, self.app)

    def write(
        self, content: PackageContent, password: str | None = None, salt: bytes | None = None
    ) -> bytes:
        return self.lock(self.packed(self._allowed(content)), password, salt)

    def _allowed(self, content: PackageContent) -> PackageContent:
        return content if self.rules.may_copy else content.without_copies()

    def lock(self, data: bytes, password: str | None, salt: bytes | None = None) -> bytes:
        if not password and self.rules.must_encrypt:
            raise Refused(
                "Your organisation requires a password on every DigiStrat file.",
                "No file was saved.",
                "Enter a password of at least 12 characters.",
            )
        if password is None:
            return data
        from digistrat_desktop.storage.package.envelope import enclose  # noqa: PLC0415 - on first use

        return enclose(data, password, self.random, salt)

    def unlock(self, data: bytes, password: str | None) -> bytes:
        from digistrat_desktop.storage.package.reading import unlocked  # noqa: PLC0415 - on first use

        return unlocked(data, password)

    def read(self, content: bytes, password: str | None = None) -> PackageContent:
        from digistrat_desktop.storage.package.reading import read_package  # noqa: PLC0415 - on first use

        return read_package(content, password)

    def read_store(self, file: HandedFile) -> tuple[PackageContent, ...]:
        from digistrat_desktop.storage.sqlite.foreign_store import contents_of_store  # noqa: PLC0415 - on first use

        return contents_of_store(file)
