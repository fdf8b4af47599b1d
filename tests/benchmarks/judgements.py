"""How long it takes to judge a large trust; `python -m tests.benchmarks.judgements` prints it.

Goals: all findings and judgements under 100 ms, a scenario under 50 ms, a matrix after one changed
cell well inside a repaint of 16 ms.
"""

import statistics
import time
from dataclasses import replace

from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import scenario_result
from digistrat_desktop.analysis.plans.strategy_map import strategy_map
from digistrat_desktop.domain.record.workspace import assessments_by_date
from digistrat_desktop.domain.trust.plans import Scenario, fewer_staff, funding_cut, initiative_late
from digistrat_desktop.domain.trust.strategy import AlignmentLink
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.big_strategy import big_trust

ROUNDS = 9


def timed(work):
    """Give the median time of a piece of work in milliseconds, and what it gave."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        given = work()
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken), given


def scenario():
    overrides = (
        *funding_cut(20),
        *fewer_staff("Network engineers", 2),
        *initiative_late("i-003", 12),
    )
    return Scenario(id="s", trust_id="trust-1", title="Less, fewer, later", overrides=overrides)


def figures(pack):
    """Give (what, milliseconds) for every part and for the whole."""
    workspace = big_trust(pack)
    dated = assessments_by_date(workspace)
    last = dated[-1]
    taken = {}
    taken["positions of 5 assessments"], _ = timed(
        lambda: [position_of(workspace, a, pack) for a in dated]
    )
    taken["60 metrics x 60 readings"], _ = timed(lambda: metric_lines(workspace, last.as_of))
    packs = {last.pack_sha256: pack}
    taken["what findings rest on"], grounds = timed(
        lambda: grounds_of(workspace, last, packs, last.as_of)
    )
    taken["all findings"], _ = timed(lambda: all_findings(grounds))
    taken["everything"], found = timed(lambda: judge(workspace, last, packs, last.as_of))
    plan = reality_check(plan_of(workspace))
    taken["one scenario"], _ = timed(lambda: scenario_result(scenario(), plan))
    link = workspace.all(AlignmentLink)[0]
    changed = workspace.with_record(replace(link, strength=0))
    taken["matrix after one changed cell"], _ = timed(lambda: strategy_map(changed))
    return taken, found


def main():
    pack = Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "1.0.0")
    taken, found = figures(pack)
    for what, milliseconds in taken.items():
        print(f"{what:34} {milliseconds:8.1f} ms")  # noqa: T201 - it speaks to a terminal
    print(f"{len(found.findings)} findings")  # noqa: T201 - it speaks to a terminal


if __name__ == "__main__":
    main()
