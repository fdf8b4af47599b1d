"""The program's version, said once: the build, the reports and every record read it here."""

__version__ = "0.2.0"
