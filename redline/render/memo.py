"""The memo for our own side: what deviates, who must agree, what to say and what to ask in return.

This is the one place that may say what is internal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redline.model import Approval, Context, Finding, Internal, Priority, Review, Rule, Rung, Secret
from redline.model.glossary import Usage
from redline.model.offer import Offer
from redline.render import words
from redline.render.sheet import Grid, Part, Points, Quote, Sheet, Title, Words
from redline.render.view import not_sure, view

EVERY = 10_000


def memo_sheet(review: Review, terms: Iterable[Usage] = ()) -> Sheet:
    """Return the page of the memo on a review, with the technical terms that the contract uses."""
    return (*_parts(review), *_glossary(review, tuple(terms)))


def _parts(review: Review) -> Iterator[Part]:
    yield Title(text=f"Memo on {review.contract.title or review.contract.name}", level=1)
    yield Words(text="Internal: not for the other side.", strong=True)
    yield Points(items=tuple(_glance(review)))
    yield from _approvals(review)
    yield from _offers(review)
    yield from _table_sheets(review)
    yield from _contexts(review)
    yield from _let_go(review)
    yield from _open(review)


def _glance(review: Review) -> Iterator[tuple[str, str]]:
    yield "Contract", words.kind_of(review.contract, review.reading)
    yield "Parties", words.parties(review)
    yield "Verdict", str(review.verdict)
    if review.playbook is None:
        return
    score = review.score
    yield (
        "Risk",
        f"{words.number(score.value)} of 100, {words.number(score.after)} after the redline",
    )
    duties = review.balance
    yield "Duties", f"{duties.us} on us, {duties.them} on them, {duties.both} on both"
    by_id = {finding.id: finding for finding in review.findings}
    drivers = (by_id[driver.finding].title for driver in review.score.drivers[:3])
    total = sum(cost for _, cost in review.exposures)
    if total:
        yield "Exposure", f"{total:,.0f} in the contract's currency, where facts allow to count it"
    yield "Driven by", ", ".join(drivers) or "nothing"
    shares = (f"{each.area} {words.number(each.points)}" for each in score.areas)
    yield "Points by area", ", ".join(shares) or "none"


# ------------------------------------------------------------------ approvals


def _approvals(review: Review) -> Iterator[Part]:
    if not review.approvals:
        return
    yield Title(text="Who must agree, if they insist")
    for approval in review.approvals:
        yield Title(text=_asked(review, approval), level=3)
        yield Words(text=f"Because: {approval.because}.")
        yield Grid(
            columns=_PACKET,
            rows=tuple(_packet(review, approval)),
        )


_PACKET = ("Clause", "Point", "They stand at", "We ask for", "Or", "The least", "If conceded")


def _asked(review: Review, approval: Approval) -> str:
    titles = review.playbook.approvers if review.playbook else {}
    stand_ins = review.playbook.delegates if review.playbook else {}
    named = [
        titles.get(role, role) + (f" (or {titles[stand_ins[role]]})" if stand_ins.get(role) else "")
        for role in approval.roles
    ]
    joined = (" and " if approval.every else " or ").join(named)
    return f"{joined}, within {approval.days} days" if approval.days else joined


def _packet(review: Review, approval: Approval) -> Iterator[tuple[str, ...]]:
    clauses = words.clauses_by_id(review)
    rules = _rules(review)
    for finding in review.findings:
        if finding.id in approval.findings:
            kept = _kept(rules, finding)
            yield (
                words.cite(clauses.get(finding.clause)) or "new",
                f"{finding.title}: {finding.quote}" if finding.quote else finding.title,
                f"{finding.says} ({words.RUNGS[finding.rung]})" if finding.rung else finding.says,
                finding.proposes or "to talk about it",
                "; ".join(_short_of(review, rules.get(finding.rule), finding)),
                _said(kept.floor) if kept else "",
                " ".join(_said(each) for each in kept.mitigation) if kept else "",
            )


def _short_of(review: Review, rule: Rule | None, finding: Finding) -> Iterator[str]:
    """Yield our positions between what we ask for and where they stand, and who must agree to each."""
    titles = review.playbook.approvers if review.playbook else {}
    ladder = list(Rung)
    theirs = ladder.index(finding.rung) if finding.rung else 0
    between = ladder[ladder.index(finding.proposed_rung or Rung.PREFERRED) + 1 : theirs]
    for position in rule.positions if rule else ():
        if position.rung in between and position.say:
            leave = ", ".join(titles.get(role, role) for role in position.approvers)
            yield f"{position.say} (with {leave})" if leave else position.say


def _rules(review: Review) -> dict[str, Rule]:
    return {rule.id: rule for rule in review.playbook.rules} if review.playbook else {}


def _kept(rules: dict[str, Rule], finding: Finding) -> Internal | None:
    rule = rules.get(finding.rule)
    return rule.internal if rule else None


def _said(secret: Secret) -> str:
    return secret.for_us()


# ------------------------------------------------------------------ packages

_NAMES = {"first": "To open with: give only what needs nobody's leave", "final": "To end with"}


def _offers(review: Review) -> Iterator[Part]:
    if review.offers:
        yield Title(text="What to give for what we must have")
    for offer in review.offers:
        yield Title(text=_NAMES[offer.name], level=3)
        yield Points(items=tuple(_package(review, offer)))


def _package(review: Review, offer: Offer) -> Iterator[tuple[str, str]]:
    """Say what a package holds and gives, and what it costs."""
    titles = {finding.id: finding.title for finding in review.findings}
    given = {titles[gift.finding]: _list(titles, gift.in_return) for gift in offer.gives}
    yield from (("Give", f"{title}, for {wanted}") for title, wanted in given.items())
    if not offer.gives:
        yield "Give", "nothing"
    yield "Hold", _list(titles, offer.holds)
    if offer.alone:
        yield "On the merits, since nothing is meant to be given for it", _list(titles, offer.alone)
    roles = review.playbook.approvers if review.playbook else {}
    yield "Needs the leave of", ", ".join(roles.get(r, r) for r in offer.roles) or "nobody"
    yield "Risk once agreed", f"{words.number(offer.risk)} of 100"


def _list(titles: dict[str, str], names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(titles[name] for name in names))


# ------------------------------------------------------------------ at the table


def _table_sheets(review: Review) -> Iterator[Part]:
    shelves = view(review)
    rules = _rules(review)
    asks = (*shelves.asks, *shelves.missing)
    told = [(finding, kept) for finding in asks if (kept := _kept(rules, finding))]
    if told:
        yield Title(text="At the table")
    for finding, kept in sorted(told, key=lambda pair: _rank(pair[0])):
        yield Title(text=f"{finding.title} ({finding.priority})", level=3)
        if finding.quote:
            yield Quote(text=finding.quote)
        cost = dict(review.exposures).get(finding.id)
        counted = (("Could cost", f"{cost:,.0f}"),) if cost else ()
        yield Points(items=(*counted, *_points(kept, rules)))


def _rank(finding: Finding) -> int:
    return tuple(Priority).index(finding.priority)


def _points(kept: Internal, rules: dict[str, Rule]) -> Iterator[tuple[str, str]]:
    for label, secret in (
        ("Why", kept.why),
        ("The least", kept.floor),
        ("Leverage", kept.leverage),
    ):
        if secret:
            yield label, _said(secret)
    for each in kept.pushback:
        yield "They may say", _said(each.they_say)
        yield "We say", _said(each.we_say)
    asked = [rules[rule].title for rule in kept.in_return if rule in rules]
    if asked:
        yield "If we give way, ask for", ", ".join(asked)
    for secret in kept.mitigation:
        yield "If conceded", _said(secret)


# ------------------------------------------------------------------ the rest


def _contexts(review: Review) -> Iterator[Part]:
    for context in review.playbook.contexts if review.playbook else ():
        items = tuple(_context(context, _rules(review)))
        if items:
            yield Title(text=context.title)
            yield Points(items=items)


def _context(context: Context, rules: dict[str, Rule]) -> Iterator[tuple[str, str]]:
    for note in context.notes:
        yield rules[note.rule].title if note.rule in rules else "", _said(note.note)
    yield from _labelled("What they are after", context.interests)
    yield from _labelled("Before", context.history)
    yield from _labelled("Leverage", context.leverage)


def _labelled(label: str, secrets: Iterable[Secret]) -> Iterator[tuple[str, str]]:
    for secret in secrets:
        yield label, _said(secret)


def _let_go(review: Review) -> Iterator[Part]:
    standing = view(review).standing
    if standing:
        yield Title(text="Let go")
        told = ((each.title, each.message.removeprefix(f"{each.title}: ")) for each in standing)
        yield Points(items=tuple(told))


def _open(review: Review) -> Iterator[Part]:
    unsure = tuple(("", line) for line in not_sure(review, most=EVERY))
    if unsure:
        yield Title(text="Not read or not sure")
        yield Points(items=unsure)


def _glossary(review: Review, terms: tuple[Usage, ...]) -> Iterator[Part]:
    if not terms:
        return
    clauses = words.clauses_by_id(review)
    yield Title(text="Technical terms in this contract")
    yield Grid(
        columns=("Term", "First in", "What it means", "Ask our specialists"),
        rows=tuple(
            (
                usage.written + ("" if usage.defined else " (not defined here)"),
                words.cite(clauses.get(usage.clause)),
                usage.term.means,
                usage.term.ask,
            )
            for usage in terms
        ),
    )
