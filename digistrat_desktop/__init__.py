"""DigiStrat Desktop: offline assessment of an NHS trust's digital strategy."""

from digistrat_desktop.system.version import __version__ as __version__
