"""Making reports: read the store afresh, judge once, set the same words in every format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from digistrat_desktop.analysis.counting import with_changes
from digistrat_desktop.analysis.judgement import Judgement, Proof, judge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.checking import signed_part
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.history import told
from digistrat_desktop.domain.record.redaction import ALL, Omission
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.standing import workspace_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import Noun, counted
from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.papers.kinds import EARLIER_NAMES, KINDS, ReportKind, paper
from digistrat_desktop.reports.papers.wording import FittedSection, PaperSection, Recipe
from digistrat_desktop.reports.text_door import NOT_PRINTABLE
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.judging import judged_from
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.services.record.change_words import ChangeWords, trail_after, trail_of
from digistrat_desktop.services.record.seal_checks import refuse_if_altered
from digistrat_desktop.services.record.sealing import SEAL_ENDING, seal_file
from digistrat_desktop.services.record.snapshot import (
    as_signed,
    fingerprint_of,
    signed_text,
    snapshot_of,
)
from digistrat_desktop.services.reports.recipes import with_house_logo
from digistrat_desktop.services.reports.redacting import what_goes, without
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opened import without_framework
from digistrat_desktop.system.files import may_be_saved, save_chosen, stands_there

KIND_WORDS = {kind: made.words for kind, made in KINDS.items()}
FORMAT_WORDS = {
    ".pdf": "PDF, accessible and archival",
    ".html": "Web page, one file",
    ".xlsx": "Workbook with every table",
    ".docx": "Word, to edit",
}
DATA_WARNING = (
    "This file includes the data: every answer with its reasons and evidence. Board papers "
    "are published, so check the data before you publish this file."
)
_KIND = Noun("kind")
NOT_ATTACHED = "Your organisation does not allow data to be attached to reports."


@dataclass(frozen=True, slots=True)
class ReportOptions:
    attach_data: bool = False  # carry the canonical JSON and its tables inside the PDF
    recipe: Recipe = field(default_factory=Recipe)  # sections left out, and the trust's own logo
    # the organisation's picture file, for reports that have no logo of their own
    house_logo: Path | None = None
    left_out: Omission = ALL  # what this copy does not hold
    # those a report on the requirements of others is made of; None: all that came with the program
    crosswalks: tuple[Crosswalk, ...] | None = None
    may_attach: bool = True  # False where the organisation does not let reports carry data


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report that was written and read back."""

    path: Path
    pages: int  # of a PDF; 0 for other formats
    fingerprint: str  # sha256 of the data it was made from
    # sentences a person must see; on the command line they go to stderr
    warnings: tuple[str, ...] = ()
    # the seal's own file, written beside the report of a sealed assessment
    seal_path: Path | None = None


def kind_named(name: str) -> str:
    """Give the kind of report that a name means, also one of earlier versions."""
    return EARLIER_NAMES.get(name, name)


def needs_crosswalks(kind: str) -> bool:
    """Tell if a kind of report is made of crosswalks."""
    return KINDS[kind].with_elsewhere


def sections_of(kind: str) -> tuple[PaperSection | FittedSection, ...]:
    return KINDS[kind].sections


def formats_of(kind: str) -> tuple[str, ...]:
    """Give the endings a kind of report can be saved under."""
    return tuple(one for one in FORMAT_WORDS if one != ".docx" or KINDS[kind].as_word)


def read_judgement(
    library: Library, trust_id: str, assessment_id: str, kind: str = "board", only: str = ""
) -> Judgement:
    """Read a trust from the store and judge one of its assessments.

    Args:
        kind: the report it is for; the audit report tells the trail too.
        only: the digest of one of several seals, to judge what that one alone signed.
    """
    found = library.open_trust(trust_id, assessment_id)
    wanted = _known(kind).with_trail or assessment_id in found.workspace.signed
    graph = library.store.graph(trust_id) if wanted else None
    source = ReportSource(
        found.workspace,
        found.packs,
        found.changes,
        found.changed_at,
        found.end,
        graph,
        library.store.attachment,
    )
    return judge_from(source, assessment_id, with_trail=_known(kind).with_trail, only=only)


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Where a report's data come from: a store, or a package without one."""

    workspace: Workspace
    packs: Mapping[str, FrameworkPack]  # the framework packs of the trust's assessments, by sha256
    changes: int  # how many the trust has
    when: datetime  # time of the last of them, aware UTC
    end: str  # the last fingerprint
    # the changes themselves: for what is signed off, and for the audit report
    graph: Graph | None = None
    # gives what is kept under a fingerprint, such as what version 1 signed, or None
    kept: Callable[[str], bytes | None] = lambda _: None


def judge_from(
    source: ReportSource, assessment_id: str, *, with_trail: bool = True, only: str = ""
) -> Judgement:
    """Judge one assessment of a source: a sealed one as it was signed, another as it stands.

    Args:
        only: as `read_judgement`.
    """
    assessment = source.workspace.find(Assessment, assessment_id)
    if assessment is None:
        raise Refused(
            "This assessment is not in your data.",
            "Nothing was changed.",
            "Choose an assessment that is.",
        )
    if assessment.pack_sha256 not in source.packs:
        raise without_framework()
    signed = source.workspace.signed.get(assessment_id)
    if signed is not None and source.graph is not None:
        chosen = tuple(one for one in signed.seals if one.digest == only)
        seals = chosen or signed.seals
        return _signed(source, source.graph, assessment, seals, with_trail=with_trail)
    snapshot = snapshot_of(source.workspace, assessment)
    changes, when, end = source.changes, source.when, source.end
    proof = Proof(fingerprint_of(snapshot), None, changes, when, snapshot, end=end)
    return _model(source, assessment, proof, source.graph if with_trail else None)


def _signed(
    source: ReportSource,
    graph: Graph,
    assessment: Assessment,
    seals: tuple[Seal, ...],
    *,
    with_trail: bool,
) -> Judgement:
    """Judge what was signed: the fold of the seal's past, or what version 1 kept of it."""
    seal, *others = seals
    refuse_if_altered(graph, seal, source.kept)
    apart = len(source.workspace.signed[assessment.id].seals) > len(seals)
    then = signed_part(graph, assessment.id, seal.digest if apart else "")
    if seal.version == 1:
        snapshot = signed_text(seal, source.kept(seal.state))
        workspace = as_signed(source.workspace, snapshot)
    else:
        workspace = workspace_of(State(then), source.workspace.people)
        snapshot = snapshot_of(workspace, workspace.get(Assessment, assessment.id))
    proof = Proof(
        fingerprint_of(snapshot),
        seal,
        seal.changes,
        seal.signed_at,
        snapshot,
        others=tuple(others),
    )
    was = workspace.get(Assessment, assessment.id)
    signed = replace(source, workspace=workspace)
    made = _model(signed, was, proof, then if with_trail else None)
    if not with_trail:
        return made
    words = _words(made, graph)
    trail = (*made.trail, *trail_after(graph, then, assessment.id, words))
    return replace(made, trail=trail, counts=with_changes(made.counts, trail))


def _model(
    source: ReportSource, assessment: Assessment, proof: Proof, graph: Graph | None
) -> Judgement:
    day = proof.today(assessment.as_of)
    judgement = judge(source.workspace, assessment, source.packs, day, proof)
    if graph is None:
        return judgement
    words = _words(judgement, graph)
    # A seal does not cover itself, and is told as the proof.
    seals = {one.digest for one in (proof.seal, *proof.others) if one is not None}
    covered = (one for one in told(graph) if one.event.hash not in seals)
    trail = trail_of(covered, assessment.id, words, len(graph) - len(seals & graph.index.keys()))
    return replace(judgement, trail=trail, counts=with_changes(judgement.counts, trail))


def _words(judgement: Judgement, graph: Graph) -> ChangeWords:
    return ChangeWords(
        judgement.names,
        judgement.pack,
        "not in this data",
        defaults=True,
        carried=Carried(graph),
    )


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how far the work is, and who can stop it."""

    progress: Callable[[float], None] | None = None  # told the share done, 0 to 1
    cancelled: Callable[[], bool] | None = None  # asked between pages; True stops the work


def write_report(
    judgement: Judgement,
    kind: str,
    out: Path,
    options: ReportOptions | None = None,
    watcher: Watcher | None = None,
) -> MadeReport:
    """Set a report and put it in place all or nothing: the old file or the new one, never half.

    Args:
        kind: one of `KIND_WORDS`.
        out: its ending chooses the format, one of `FORMAT_WORDS`.
        options: what is wanted beside the kind.
    """
    wanted = options or ReportOptions()
    _check_wanted(kind, out, wanted)
    may_be_saved(out)
    made = make_report(judgement, kind, out.suffix, wanted, watcher or Watcher())
    return save_report(made, out)


@dataclass(frozen=True, slots=True)
class FinishedReport:
    """A report that was made and not written yet."""

    content: bytes = field(repr=False)
    ending: str
    pages: int  # of a PDF; 0 for other formats
    fingerprint: str
    warnings: tuple[str, ...] = ()
    # what an auditor keeps beside the report; empty while nothing is sealed
    seal_text: str = field(default="", repr=False)
    # the id of each part that was wanted and prints nothing, and why
    silent: tuple[tuple[str, str], ...] = ()


def make_report(
    judgement: Judgement, kind: str, ending: str, options: ReportOptions, watcher: Watcher
) -> FinishedReport:
    """Make a report unwritten, to preview its real pages; `ending` is one of `FORMAT_WORDS`."""
    chosen = ending.lower()
    _check_wanted(kind, Path(f"report{chosen}"), options)
    goes = what_goes(judgement, options.left_out)
    judgement = without(judgement, options.left_out)
    if KINDS[kind].with_elsewhere:
        judgement = with_elsewhere(judgement, options.crosswalks)
    silent: tuple[tuple[str, str], ...] = ()
    if chosen == ".xlsx":
        content, pages, missing = _workbook(judgement, kind), 0, 0
    else:
        recipe = with_house_logo(options.recipe, options.house_logo)
        document = paper(judgement, kind, recipe)
        content, pages, missing = _bytes(judgement, document, chosen, options, watcher)
        silent = document.silent
    carried = (DATA_WARNING,) if options.attach_data else ()
    warnings = (*goes, *carried, *missing_words(missing))
    seal = seal_file(judgement)
    proof = judgement.proof
    return FinishedReport(content, chosen, pages, proof.fingerprint, warnings, seal, silent)


def _workbook(judgement: Judgement, kind: str) -> bytes:
    from digistrat_desktop.services.reports import writing  # noqa: PLC0415 - the door to the typesetters and their libraries

    return writing.workbook_of(judgement, kind)


def missing_words(kinds: int) -> tuple[str, ...]:
    """Say that some characters, such as emoji, stand as words in the paper."""
    if not kinds:
        return ()
    said = (
        f"{counted(kinds, _KIND.one)} of character could not be printed. The "
        f"report shows “{NOT_PRINTABLE}” instead."
    )
    return (said,)


def save_report(made: FinishedReport, out: Path) -> MadeReport:
    """Put a report that was made in place, all or nothing; of a sealed one, its seal first."""
    seal_path = out.with_suffix(SEAL_ENDING) if made.seal_text else None
    stands_there(out)
    if seal_path is not None:
        save_chosen(seal_path, made.seal_text.encode("utf-8"))
    save_chosen(out, made.content)
    return MadeReport(out, made.pages, made.fingerprint, made.warnings, seal_path)


def _bytes(
    judgement: Judgement,
    document: Document,
    chosen: str,
    options: ReportOptions,
    watcher: Watcher,
) -> tuple[bytes, int, int]:
    from digistrat_desktop.services.reports import writing  # noqa: PLC0415 - the door to the typesetters and their libraries

    if chosen == ".docx":
        return writing.word_bytes(document), 0, 0
    if chosen == ".html":
        return writing.render_html(document), 0, 0
    attached = writing.attachments_of(_from_its_data(judgement)) if options.attach_data else ()
    return writing.pdf_bytes(document, attached, watcher.progress, watcher.cancelled)


def _from_its_data(judgement: Judgement) -> Judgement:
    """Judge again from the very data the report carries, so that its tables can be made from them."""
    proof = judgement.proof
    day = proof.today(judgement.assessment.as_of)
    data = proof.snapshot.encode("utf-8")
    return judged_from(data, judgement.packs, judgement.names, day, proof) or judgement


def _known(kind: str) -> ReportKind:
    if kind not in KINDS:
        what = f"There is no report called “{kind[:40]}”."
        raise _refused(what, f"Choose one of: {', '.join(KINDS)}.")
    return KINDS[kind]


def _check_wanted(kind: str, out: Path, options: ReportOptions) -> None:
    ending, known = out.suffix.lower(), _known(kind)
    if ending not in FORMAT_WORDS:
        what = f"A report cannot be saved as “{out.suffix or out.name}”."
        raise _refused(what, f"Choose a name that ends in {' or '.join(FORMAT_WORDS)}.")
    if ending == ".docx" and not known.as_word:
        what = f"The {KINDS[kind].name.lower()} cannot be made as a Word document."
        raise _refused(what, "Choose another report, or a PDF.")
    if options.attach_data and ending != ".pdf":
        raise _refused("Only a PDF can include the data.", "Choose a PDF, or leave the data out.")
    if options.attach_data and options.left_out:
        what = "A report that leaves something out cannot include the data."
        raise _refused(what, "Leave the data out.")
    if options.attach_data and not options.may_attach:
        raise _refused(NOT_ATTACHED, "Leave the data out.")


def _refused(what: str, advice: str) -> Refused:
    return Refused(what, "No file was saved.", advice)
