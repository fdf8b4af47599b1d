"""A table read as the window and the commands read it, in a store that knows nothing."""

from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.services.tables.preview import preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file


def table_rows(path):
    table = table_from_file(path)
    return preview(table, propose(table), Workspace()).rows
