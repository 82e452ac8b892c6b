"""The order of the stages: from a Word file to a review, and from a review to a verified redline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from redline import discretion, language, proof, word
from redline import playbook as playbooks
from redline.assess import acts_as, asks, assess, unremedied
from redline.model import (
    Contract,
    Finding,
    FindingKind,
    Notice,
    Options,
    Playbook,
    Reading,
    Review,
    Revision,
    Span,
    Stamp,
)

if TYPE_CHECKING:
    from redline import versions
    from redline.model.glossary import Usage
    from redline.model.proof import Duty, Proof
    from redline.model.versions import Versions

NDA = "nda"
"""The contract type that questions are asked of."""

CONTRADICTION = "contradiction"
"""What a review shows of a proof. The rest is for the last look at a draft, `redline proof`."""


def review(path: Path, options: Options) -> Review:
    """Read a contract and hold it against a playbook. This is the whole program on one page.

    Raises `UnreadableError` for the contract, `PlaybookError` and `UsageError` for what was asked.
    """
    contract, reading = read(path)
    playbook, reason = _playbook(reading, options)
    reading = _asked(contract, reading, playbook)
    template = None
    if options.base and playbook is not None:
        from redline.drafting import template_of

        template = template_of(Path(options.base), contract, reading, playbook, options)
    beside = () if playbook is None else tuple(_contradictions(contract, reading))
    made = assess(contract, reading, playbook, reason, options, template=template, beside=beside)
    unplaced = word.unplaceable(contract, made.comments)
    return replace(made, notices=(*made.notices, *unplaced)) if unplaced else made


def _contradictions(contract: Contract, reading: Reading) -> Iterator[Finding]:
    """Yield places that contradict each other, which a proof finds and no rule of a playbook."""
    from redline.proof.proofreading import proofread as checked

    citations = language.citations(contract.text, reading.clauses)
    for slip in checked(contract, reading, citations, select=(CONTRADICTION,)).slips:
        against = f": \u201c{slip.other.quote}\u201d" if slip.other else ""
        yield Finding(
            id="",
            code=slip.code,
            rule="",
            title=slip.title,
            type="other",
            kind=FindingKind.CONTRADICTION,
            risk=slip.risk,
            clause=slip.place.clause,
            span=slip.place.span,
            quote=slip.place.context,
            message=f"{slip.message}{against}",
        )


def read(path: Path) -> tuple[Contract, Reading]:
    """Read a contract and understand its structure, parties, terms and facts."""
    contract = word.read(path)
    return contract, language.read(contract)


def redline_bytes(path: Path, reviewed: Review, stamp: Stamp) -> bytes:
    """Return the redline of a reviewed contract: the bytes of a Word file, verified before return.

    Raises `RefusedError` when rejecting all changes would not give the source back, accepting them
    would not give what was proposed, or anything internal to our side would leave with the file.
    """
    made = word.write(path, reviewed.revisions, reviewed.comments, stamp)
    discretion.check(reviewed, word.texts(path, made))
    return made


def trade_terms(reviewed: Review) -> tuple[Usage, ...]:
    """Return the technical terms that a contract uses, in plain words for our own side."""
    from redline.assess.glossary import usages

    return usages(reviewed.contract, reviewed.reading, playbooks.trade_terms())


def check_outgoing(reviewed: Review, name: str, *texts: str) -> None:
    """Raise `RefusedError` if a paper for the other side says anything internal to ours."""
    discretion.check(reviewed, [(name, text, reviewed.contract.text) for text in texts])


def renumbered(reviewed: Review, redlined: bytes) -> tuple[Notice, ...]:
    """Return notices of clauses that a redline gives another number, and of what refers to them."""
    if not any(_moves_paragraphs(revision) for revision in reviewed.revisions):
        return ()
    contract, clauses = reviewed.contract, reviewed.reading.clauses
    made = word.read_bytes(contract.name, redlined)
    struck = [revision.span for revision in reviewed.revisions if revision.delete]
    references = [
        reference
        for reference in language.references(contract.text, clauses)
        if not any(span.meets(reference.span) for span in struck)
    ]
    pairs = proof.paired(contract, reviewed.revisions, made)
    changes = proof.renumbered(contract, clauses, references, made, pairs)
    return proof.notices(changes, contract, clauses)


def versions_of(old: Path, new: Path) -> Versions:
    """Read two versions of a document and say what became of each clause.

    Notices tell of clauses that have another number now, and of what still refers to the old one.
    Raises `UnreadableError`.
    """
    from redline import versions

    sides = []
    for path in (old, new):
        contract, reading = read(path)
        references = language.references(contract.text, reading.clauses)
        sides.append(versions.Side(contract=contract, reading=reading, references=references))
    made = versions.compare(*sides)
    return replace(made, notices=_stale(sides[0], sides[1], made))


def proofread(
    path: Path,
    *,
    options: Options | None = None,
    template: bool | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Proof:
    """Read a contract and check its drafting. Raises `UnreadableError`, and as `review` does.

    `template` says whether blanks belong in it; none means that it is told by its look. With a
    playbook in `options`, duties are told that lack the remedy it asks for.
    """
    from redline.proof.proofreading import proofread as checked

    contract, reading = read(path)
    citations = language.citations(contract.text, reading.clauses)
    asked = options if options is not None and options.playbook else None
    return checked(
        contract,
        reading,
        citations,
        duties=_unremedied(contract, reading, asked) if asked else (),
        template=template,
        select=select,
        ignore=ignore,
    )


def _unremedied(contract: Contract, reading: Reading, options: Options) -> tuple[Duty, ...]:
    playbook = playbooks.load(playbooks.find(options.playbook))
    return unremedied(contract, reading, playbook, options)


def _stale(old: versions.Side, new: versions.Side, made: Versions) -> tuple[Notice, ...]:
    """Tell of references that were left as they are though their clause has another number now."""
    from redline import versions

    pairs = dict(made.pairs)
    cited: dict[str, list[Span]] = {}
    for reference in versions.kept(old.references, made):
        cited.setdefault(reference.clause, []).append(reference.span)
    newer = {clause.id: clause for clause in new.reading.clauses}
    changes = []
    for clause in old.reading.clauses:
        to = newer.get(pairs.get(clause.id, ""))
        places = tuple(cited.get(clause.id, ()))
        now = to.number if to is not None else ""
        if clause.number and clause.number != now and (now or (to is None and places)):
            moved = to is None or to.label != clause.label
            changes.append(
                proof.Renumbered(
                    clause=clause.id, old=clause.number, new=now, moved=moved, cited=places
                )
            )
    return proof.notices(changes, old.contract, old.reading.clauses)


def _moves_paragraphs(revision: Revision) -> bool:
    return bool(revision.paragraphs) or "\n" in revision.delete


def _asked(contract: Contract, reading: Reading, playbook: Playbook | None) -> Reading:
    """Answer the questions on an NDA where the contract is one and a rule turns on them."""
    if playbook is None or reading.type != NDA or not asks(playbook):
        return reading
    return replace(reading, answers=language.answers(contract, reading))


def _playbook(reading: Reading, options: Options) -> tuple[Playbook | None, str]:
    """Return the playbook named, or the built-in one that fits, with the contexts that apply."""
    folder, reason = _folder(reading, options)
    if folder is None:
        return None, reason
    laws = [str(fact.value) for fact in reading.facts if fact.kind == "law"]
    names = [name for party in reading.parties for name in (party.name, *party.aliases)]
    contexts = playbooks.contexts_for(folder, options.contexts, laws, names)
    return playbooks.load(folder, contexts), reason


def _folder(reading: Reading, options: Options) -> tuple[Path | None, str]:
    if options.playbook:
        return playbooks.find(options.playbook), "chosen by you"
    roles = tuple(party.role for party in reading.parties)
    return playbooks.choose(reading.type, acts_as(reading.parties, options.we_are), roles)
