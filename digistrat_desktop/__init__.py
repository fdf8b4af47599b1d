"""DigiStrat Desktop: offline assessment of an NHS trust's digital strategy."""

__version__ = "0.1.0"
