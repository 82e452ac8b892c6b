"""How quiet the playbooks are on balanced standard forms, as judged by reading.

    python -m benchmarks.quiet --data CORPUS [--playbook NAME ...] [--form WORD] [-v] [--open]

Every form of `FORMS` is reviewed with each playbook that fits its kind of contract. Prints a row a form
and playbook with the findings, those judged noise and those nobody has judged; last come the worst and
one JSON object of figures. With `-v` every finding is printed with its
rung, its quote and what its edit makes of the paragraph; with `--open` those without a judgement are
printed as rows for the data. Exit status 1 when a form has more than three findings of noise.

Judgements are data: `data/quiet/PLAYBOOK.yaml` has one row a finding, with the form, the rule (or the
code), the first letters of a digest of the quote, and the verdict of a reader who sat on that side:

- **fair**: a senior lawyer for that side would raise it, and an edit that goes with it is right,
- **noise**: would not, or the edit that goes with it is wrong.

Beside the forms of the corpus there are balanced contracts of our own in `data/quiet/forms`, written to
give either side what it commonly gets, for the kinds of contract that the corpus has no form of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import docx
import yaml

from redline import pipeline
from redline.model import Contract, Finding, Options, Review, Revision

ROOT = Path(__file__).resolve().parents[1]
JUDGEMENTS = ROOT / "benchmarks" / "data" / "quiet"
OWN = JUDGEMENTS / "forms"
MOST = 3
"""How much noise a form may make for a playbook."""

CLOUD: Final = (("saas-customer", ""), ("saas-provider", ""))
PARTNER: Final = (("saas-customer", "partner"), ("saas-provider", ""))
WORK: Final = (("msa-customer", ""), ("msa-supplier", ""), ("sow-customer", ""))
NAMED: Final = (("msa-customer", "SHI"), ("msa-supplier", "Kaveri"), ("sow-customer", "SHI"))
PERSON: Final = (("contractor-company", ""), ("msa-customer", "company"), ("msa-supplier", ""))
LICENCE: Final = (("licence-licensee", ""), ("saas-customer", ""), ("saas-provider", ""))
SECRECY: Final = (("nda-mutual", ""), ("nda-recipient", ""), ("nda-discloser", ""))
DATA: Final = (("dpa-controller", ""), ("dpa-processor", ""))
GIVEN: Final = (("dpa-controller", "provider"), ("dpa-processor", "recipient"))
FREELANCE: Final = (("contractor-company", ""), ("msa-supplier", ""))
STAFF: Final = (("contractor-company", ""),)
SALE: Final = (("purchase-buyer", ""),)
BOUGHT: Final = (("licence-licensee", ""),)

FORMS: Final = {
    "common-paper/common-paper-ai-addendum": CLOUD,
    "common-paper/common-paper-ai-addendum-in-app": CLOUD,
    "common-paper/common-paper-business-associate-agreement": DATA,
    "common-paper/common-paper-cloud-service-agreement": CLOUD,
    "common-paper/common-paper-csa-click-through": CLOUD,
    "common-paper/common-paper-csa-with-ai": CLOUD,
    "common-paper/common-paper-csa-with-sla": CLOUD,
    "common-paper/common-paper-csa-without-sla": CLOUD,
    "common-paper/common-paper-data-processing-agreement": DATA,
    "common-paper/common-paper-design-partner-agreement": PARTNER,
    "common-paper/common-paper-independent-contractor-agreement": PERSON,
    "common-paper/common-paper-letter-of-intent": CLOUD,
    "common-paper/common-paper-mutual-nda": SECRECY,
    "common-paper/common-paper-one-way-nda": SECRECY[1:],
    "common-paper/common-paper-order-form": CLOUD,
    "common-paper/common-paper-order-form-with-sla": CLOUD,
    "common-paper/common-paper-pilot-agreement": CLOUD,
    "common-paper/common-paper-professional-services-agreement": WORK,
    "common-paper/common-paper-software-license-agreement": LICENCE,
    "common-paper/common-paper-statement-of-work": WORK,
    "openagreements/openagreements-confidentiality-invention-assignment-agreement": STAFF,
    "openagreements/openagreements-confidentiality-invention-assignment-agreement-nevada": STAFF,
    "openagreements/openagreements-employment-offer-letter": STAFF,
    "openagreements/openagreements-employment-offer-letter-california": STAFF,
    "openagreements/openagreements-employment-offer-letter-new-york": STAFF,
    "openagreements/openagreements-restrictive-covenant-california": STAFF,
    "openagreements/openagreements-restrictive-covenant-illinois": STAFF,
    "openagreements/openagreements-restrictive-covenant-texas": STAFF,
    "aida/AIDA_Data_transfer_agreement_template": GIVEN,
    "aida/Non-AIDA_data_sharing_agreement_template": GIVEN,
    "docxodus/VP004-Legal-Contract": WORK,
    "associate": DATA,
    "cloud": CLOUD,
    "consultant-uk": FREELANCE,
    "consulting": WORK,
    "contractor": FREELANCE,
    "employment": STAFF,
    "employment-uk": STAFF,
    "defined-caps": CLOUD,
    "framework": WORK,
    "it-outsourcing": NAMED,
    "letter": WORK,
    "freelancer": FREELANCE,
    "licence": BOUGHT,
    "managed-services": WORK,
    "manufacture": SALE,
    "old-style": WORK,
    "order-terms": SALE,
    "plain-cloud": CLOUD,
    "processing-company": DATA,
    "processing-eu": DATA,
    "processing-uk": DATA,
    "processing-us": DATA,
    "public-buyer": SALE,
    "saas-terms": CLOUD,
    "secrecy-deal": SECRECY[:1],
    "secrecy-deal-uk": SECRECY[:1],
    "secrecy-letter": SECRECY[:1],
    "secrecy-one-way": SECRECY[1:],
    "secrecy-uk": SECRECY[:1],
    "site-license": BOUGHT,
    "supply": SALE,
    "terms-license": BOUGHT,
    "us-services": WORK,
    "we-and-you": CLOUD,
    "work-order": WORK,
}
"""Which playbooks a form is held against and, where the form's own word is not ours, who we are.

Without a folder it is a contract of our own.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A finding on a form, as a judgement refers to it, with what its edit does."""

    finding: Finding
    rule: str
    digest: str
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a playbook raised on a form, and the verdicts on it in the same order."""

    form: str
    playbook: str
    raised: tuple[Raised, ...]
    verdicts: tuple[str, ...]

    @property
    def noise(self) -> int:
        """How many findings a reader called noise."""
        return self.verdicts.count("noise")

    @property
    def unjudged(self) -> int:
        """How many findings nobody has judged."""
        return self.verdicts.count("")


def main() -> None:
    options = _options()
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for form, playbook, we_are in _asked(options):
            path = _paper(form, options.data, Path(folder))
            if not path.is_file():
                print(f"{form}: not there")
                continue
            outcomes.append(_outcome(path, playbook, we_are))
            _show(outcomes[-1], options)
    _sum_up(outcomes)
    sys.exit(1 if any(outcome.noise > MOST for outcome in outcomes) else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/corpus")
    parser.add_argument("--playbook", action="append", default=[], help="only this one")
    parser.add_argument("--form", default="", help="only forms with this in their name")
    parser.add_argument("--open", action="store_true", help="print rows for what is not judged")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every finding")
    return parser.parse_args()


def _asked(options: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    for form, fitting in FORMS.items():
        for playbook, we_are in fitting:
            if options.form in form and (not options.playbook or playbook in options.playbook):
                yield form, playbook, we_are


def _paper(form: str, data: Path, scratch: Path) -> Path:
    """Return where a form is as a Word file; one of our own is made of its text, a paragraph a line."""
    if "/" in form:
        return data / "A-contracts" / f"{form}.docx"
    made = scratch / f"{form}.docx"
    if not made.is_file():
        document = docx.Document()
        for line in (OWN / f"{form}.txt").read_text(encoding="utf-8").splitlines():
            document.add_paragraph(line)
        document.save(str(made))
    return made


def _outcome(path: Path, playbook: str, we_are: str) -> Outcome:
    reviewed = pipeline.review(path, Options(playbook=playbook, we_are=we_are))
    raised = tuple(_raised(reviewed))
    known = _judged(playbook)
    return Outcome(
        form=path.stem,
        playbook=playbook,
        raised=raised,
        verdicts=tuple(known.get((path.stem, one.rule, one.digest), "") for one in raised),
    )


def _judged(playbook: str) -> dict[tuple[str, str, str], str]:
    path = JUDGEMENTS / f"{playbook}.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []
    return {(row["form"], row["rule"], str(row["quote"])): row["verdict"] for row in rows or []}


# ------------------------------------------------------------------ what was raised


def _raised(reviewed: Review) -> Iterator[Raised]:
    for finding in reviewed.findings:
        words = " ".join(finding.quote.split())
        yield Raised(
            finding=finding,
            rule=finding.rule or finding.code,
            digest=f"q{hashlib.sha256(words.encode()).hexdigest()[:7]}" if words else "none",
            edits=tuple(_edited(reviewed, finding)),
        )


def _edited(reviewed: Review, finding: Finding) -> Iterator[str]:
    """Yield each paragraph that a finding's revisions touch, with the changes marked in it."""
    ours = sorted(
        (one for one in reviewed.revisions if one.id in finding.revisions),
        key=lambda one: (one.span.start, one.id),
    )
    for paragraph in reviewed.contract.paragraphs:
        span = paragraph.span
        here = [one for one in ours if span.start <= one.span.start <= span.end]
        if here:
            yield _marked(reviewed.contract, here, span.start, span.end)


def _marked(contract: Contract, revisions: list[Revision], start: int, end: int) -> str:
    made, at = [], start
    for one in revisions:
        made += [contract.text[at : one.span.start], _mark(one)]
        at = max(at, one.span.end)
    return "".join([*made, contract.text[at : max(at, end)]])


def _mark(revision: Revision) -> str:
    struck = f"{{--{revision.delete}--}}" if revision.delete else ""
    return struck + (f"{{++{revision.insert}++}}" if revision.insert else "")


# ------------------------------------------------------------------ printing


def _show(outcome: Outcome, options: argparse.Namespace) -> None:
    print(
        f"{outcome.form[:58]:58} {outcome.playbook:18} {len(outcome.raised):3} findings"
        f" {outcome.noise:3} noise {outcome.unjudged:3} unjudged",
        flush=True,
    )
    for one, verdict in zip(outcome.raised, outcome.verdicts, strict=True):
        if options.verbose:
            _show_finding(one, verdict)
        if options.open and not verdict:
            print(
                f"- {{form: {outcome.form}, rule: {one.rule}, quote: {one.digest}, verdict: fair}}"
            )


def _show_finding(one: Raised, verdict: str) -> None:
    finding = one.finding
    stand = finding.rung.value if finding.rung else finding.kind.value
    let_be = " (stands)" if finding.stands else ""
    print(f"  [{verdict or '?'}] {one.rule} {one.digest} {stand}{let_be}: {finding.message}")
    print(f"      quote: {' '.join(finding.quote.split())}")
    for edit in one.edits:
        print(f"      edit:  {edit}")


def _sum_up(outcomes: list[Outcome]) -> None:
    rules = Counter(
        (outcome.playbook, one.rule)
        for outcome in outcomes
        for one, verdict in zip(outcome.raised, outcome.verdicts, strict=True)
        if verdict == "noise"
    )
    for (playbook, rule), count in rules.most_common(8):
        print(f"noise {count:3} times  {playbook} {rule}")
    for outcome in sorted(outcomes, key=lambda each: -each.noise)[:5]:
        if outcome.noise:
            print(f"worst {outcome.noise:3}  {outcome.form} {outcome.playbook}")
    figures = {
        "reviews": len(outcomes),
        "findings": sum(len(outcome.raised) for outcome in outcomes),
        "noise": sum(outcome.noise for outcome in outcomes),
        "unjudged": sum(outcome.unjudged for outcome in outcomes),
        "worst": max((outcome.noise for outcome in outcomes), default=0),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
