"""Package files as the services see them: `storage.port.PackageFiles`."""

from collections.abc import Callable
from typing import NamedTuple

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

    def pieces(self, content: PackageContent, *, by_mail: bool = False) -> list[PackageContent]:
        from digistrat_desktop.storage.package.writing import pieces  # noqa: PLC0415 - on first use

        if not by_mail:
            return pieces(content, self.most_bytes)
        slim, room = content._replace(attachments={}), self.most_bytes
        found = pieces(slim, room)
        while room > self.most_by_mail and any(map(self._is_too_much, found)):
            room = max(room // 2, self.most_by_mail)  # packed, it is never larger than that
            found = pieces(slim, room)
        return found

    def _is_too_much(self, content: PackageContent) -> bool:
        return len(self.write(content)) > self.most_by_mail

    def write(
        self, content: PackageContent, password: str | None = None, salt: bytes | None = None
    ) -> bytes:
        from digistrat_desktop.storage.package.writing import package_bytes  # noqa: PLC0415 - on first use

        return self.lock(package_bytes(content, self.app), password, salt)

    def lock(self, data: bytes, password: str | None, salt: bytes | None = None) -> bytes:
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
