"""What makes one data set of many packages, put together where it is asked for."""

import os
from pathlib import Path

from digistrat_desktop.app.judging_command import judging_command
from digistrat_desktop.services.region.beside import Processes
from digistrat_desktop.services.region.making import RegionMaker
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.storage.dataset.files import ParquetFiles
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.system.version import __version__

MOST_PROCESSES = 4  # each takes up to 150 MB


def region_maker(resources: Path) -> RegionMaker:
    files, views = CheckedFiles(__version__, os.urandom), Views(resources / "region/views")
    others = Processes(judging_command(), min(os.cpu_count() or 1, MOST_PROCESSES) - 1)
    return RegionMaker(files, ParquetFiles(), views, os.urandom, others)
