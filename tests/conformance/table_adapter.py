"""Tables as a person at the window brings them in who accepts what is proposed.

`read` is called by the checker of the cases of issue 22; it decides nothing itself.
"""

import tempfile
from contextlib import closing
from pathlib import Path

from digistrat_desktop.analysis.measures.spc.values import SpcOptions
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.workspace import readings_of
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.tables.analyse import analyse_table
from digistrat_desktop.services.tables.preview import import_step, preview
from digistrat_desktop.services.tables.source import begun, keep, table_from_file
from digistrat_desktop.system.clock import RandomIds, SystemClock
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library

PEOPLE = {"person-1": "A. Rahman"}


def read(paths, trust_code, choices):
    if choices:
        return _analysed(Path(paths[0]), choices)
    with tempfile.TemporaryDirectory() as folder, closing(open_library(Path(folder))) as library:
        filler = Filler(library.pack_in_use())
        filler.trust("Sherwood and Vale", trust_code or "")
        filler.write(library)
        got = {"readings": [], "doubts": [], "refused": None, "left_out": [], "said": []}
        for path in paths:
            _bring_in(library, Path(path), got)
            if got["refused"] is not None:
                break
        got["readings"] = _readings(library)
        return got


def _workspace(library):
    return library.open_trust(library.home(1).trusts[0].id).workspace


def _bring_in(library, path, got):
    workspace, pack = _workspace(library), library.pack_in_use()
    try:
        table = table_from_file(path)
    except Refused as refused:
        got["refused"] = f"{refused.what} {refused.advice}"
        return
    layout = begun(library, table, workspace)
    found = preview(table, layout, workspace, pack=pack)
    got["doubts"] += [doubt.words for doubt in found.doubts]
    got["doubts"] += [f"{row.place}: {row.metric} {row.words}" for row in found.bad]
    got["left_out"] += found.left_out
    (got["said"] if found.taken else got["doubts"]).extend(found.told)
    if found.doubts or not found.taken:
        return
    author = make_author(SystemClock(), RandomIds(), "person-1")
    step = import_step(table, found, workspace, author, pack)
    library.record((step,), PEOPLE, [pack])
    keep(library, table, layout)


def _readings(library):
    workspace = _workspace(library)
    return [
        {
            "metric": metric.name,
            "period": reading.period,
            "value": reading.value or None,
            "state": reading.state.value,
            "unit": metric.unit or None,
        }
        for metric in workspace.all(Metric)
        for reading in readings_of(workspace, metric.id)
    ]


def _analysed(path, choices):
    got = {"readings": [], "doubts": [], "refused": None, "left_out": [], "said": []}
    try:
        found = analyse_table(path, SpcOptions(target=float(choices["target"])))
    except Refused as refused:
        got["refused"] = f"{refused.what} {refused.advice}"
        return got
    got["said"] = [*found["notes"], *(series["sentence"] for series in found["series"])]
    got["readings"] = [
        {"metric": series["metric"], "period": point["period"], "value": point["value"],
         "state": point["state"], "unit": None}
        for series in found["series"]
        for point in series["points"]
    ]  # fmt: skip
    return got
