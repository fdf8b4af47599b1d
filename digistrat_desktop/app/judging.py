"""The process that judges DigiStrat files beside the program: bytes in, what they say out.

It opens no file and starts nothing.
"""

import os
import sys

from digistrat_desktop.services.region.beside import answer_all
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.system.network_guard import install_guard
from digistrat_desktop.system.version import __version__


def main() -> int:
    install_guard()
    answer_all(CheckedFiles(__version__, os.urandom), sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
