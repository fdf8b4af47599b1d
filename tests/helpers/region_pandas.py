"""One view of a data set in pandas, to be compared: `position_before`, the slowest of them."""

NEEDED = ("answers", "cycles", "frameworks", "likenesses", "questions", "trusts")
LIKE = ["framework", "question", "form", "kind", "moment", "said"]


def frames(pandas, folder):
    """Read the tables that the view needs from their Parquet files."""
    return {name: pandas.read_parquet(folder / f"parquet/{name}.parquet") for name in NEEDED}


def position_before(pandas, tables):
    """Give the rows of the view, in order."""
    now = asked_as(pandas, tables)
    cycles, answers = tables["cycles"], tables["answers"]
    own = cycles[["trust", "cycle", "site", "number", "form", "moment", "moment_words"]]
    earlier = own.assign(number=own.number + 1)
    both = own.merge(earlier, on=["trust", "site", "number", "form"], suffixes=("", "_before"))
    now = now.merge(both, on=["trust", "cycle"], suffixes=("", "_of_cycle"))
    of_one = (now.moment_before == now.moment_of_cycle) & (
        now.moment_words_before == now.moment_words
    )
    now = now[(now.moment == "") | of_one]
    then = answers[["trust", "cycle", "framework", "question", "standing", "answer"]]
    then = then.rename(columns={"cycle": "cycle_before"})
    same = now.merge(then, on=["trust", "cycle_before", "framework", "question"])
    alike = now.merge(_alike(tables), on=["framework", "question"])
    alike = alike[(alike.only_moment == "") | (alike.only_moment == alike.moment_before)]
    keys = {"earlier_framework": "framework", "earlier_question": "question"}
    alike = alike.merge(
        then.rename(columns={one: name for name, one in keys.items()}),
        on=["trust", "cycle_before", *keys],
    )
    found = pandas.concat([same, alike])
    found = found.assign(said=found.answer.where(found.standing == "level", found.standing))
    counted = found.groupby(LIKE, sort=True).size()
    return [(*key, count) for key, count in counted.items()]


def asked_as(pandas, tables):
    """Give every answer of a latest assessment under the newest framework in which it means the same."""
    cycles, answers, questions = (tables[one] for one in ("cycles", "answers", "questions"))
    trusts, frameworks = tables["trusts"], tables["frameworks"]
    latest = cycles[cycles.is_latest & (cycles.site == "")]
    latest = latest.merge(trusts.loc[~trusts["sample"], ["trust", "kind"]], on="trust")
    latest = latest[["trust", "cycle", "form", "kind", "moment", "moment_words"]]
    said = answers[["trust", "cycle", "framework", "question"]]
    rows = latest.merge(said, on=["trust", "cycle"])
    rows = rows.merge(
        questions[["framework", "question", "section_kind"]], on=["framework", "question"]
    )
    newest = frameworks.loc[frameworks.groupby("id").place.idxmax(), "framework"]
    bridges = _alike(tables)
    bridges = bridges[bridges.framework.isin(newest)]
    old = {"framework": "earlier_framework", "question": "earlier_question"}
    taken = rows.reset_index().rename(columns=old).merge(bridges, on=list(old.values()))
    taken = taken[(taken.only_moment == "") | (taken.only_moment == taken.moment)]
    every = pandas.concat([taken, rows.drop(index=taken["index"])])
    words = (every.moment + " " + every.moment_words).str.strip()
    every = every.assign(moment=words.where(every.section_kind == "momentum", ""))
    return every[["trust", "cycle", "form", "kind", "framework", "question", "moment"]]


def _alike(tables):
    """Give which questions of 2 frameworks mean the same, perhaps at one moment only."""
    known = tables["likenesses"]
    columns = ["framework", "question", "earlier_framework", "earlier_question", "moment"]
    return known.loc[known.alike, columns].rename(columns={"moment": "only_moment"})
