"""What makes one data set of many packages, put together where it is asked for."""

import os
from pathlib import Path

from digistrat_desktop.services.region.making import RegionMaker
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.storage.dataset.files import ParquetFiles
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.system.version import __version__


def region_maker(resources: Path) -> RegionMaker:
    files = CheckedFiles(__version__, os.urandom)
    return RegionMaker(files, ParquetFiles(), Views(resources / "region/views"), os.urandom)
