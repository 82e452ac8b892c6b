"""Knows how to carry out a rule's edits on the words of a contract, with the least change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from redline.assess.aim import value
from redline.assess.amounts import POSSESSIVE, restated
from redline.assess.capitals import in_capitals
from redline.assess.case import Case
from redline.assess.conditions import evaluate
from redline.assess.draft import Draft, clash, rewrite
from redline.assess.going_on import (
    QUOTED,
    is_closed,
    last_words,
    leaned_on,
    open_end,
    part_of,
    stop_of,
)
from redline.assess.judge import Judgement
from redline.assess.mutual import made_mutual
from redline.assess.restating import said_again
from redline.assess.voice import can_say, in_their_voice
from redline.assess.whole import omit, replace_clause, say_anew, stripped
from redline.model import Clause, Edit, EditKind, Fact, Span

LEAD = re.compile(r"\s*(?:(?:\(\w{1,4}\)|\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[A-Za-z][.)])\s+)?")
"""What may stand between a clause's beginning and its first word: nothing, or a typed number."""

ASIDE = re.compile(
    r"(?:at|in|on|to|with|without|for|from|even|including|as|so|where)\b", re.IGNORECASE
)
"""How words begin that are put between commas into a sentence, and are no item of a list."""

NEXT = re.compile(r",? +([^\W\d_])")
NAME = re.compile(r"(?:[A-Z][a-z]+|\d+)(?: \(\d+\))?-[A-Z][a-z]+ [A-Z]")
"""An amount with a hyphen and capitals in front of more capitals: a defined term."""

FAR = 300
"""Characters behind the sentence that a rule is about, after which a clause speaks of other things."""

LONG = 160
"""So many characters without a stop are half a sentence, cut off where a page ended."""

UNFINISHED = re.compile(
    r"(?:[;,:]|\b(?:and|or|nor|the|this|that|such|any|all|an|of|to|in|by|for|from|with|under|on|upon|its"
    r"|their|shall|will|may|not|is|are|be|which))$",
    re.IGNORECASE,
)
"""The end of a sentence that goes on behind: nothing can be added to it."""


def mend(case: Case, judgement: Judgement, edits: tuple[Edit, ...]) -> tuple[Draft, ...]:
    """Return the changes that `edits` make in the place judged; empty where none can be made.

    An edit whose words are not found makes no change, nor does one that would touch what an earlier
    one has changed.
    """
    drafts: list[Draft] = []
    for edit in edits:
        if edit.when is not None and not evaluate(edit.when, judgement.answers.values):
            continue
        if not can_say(case, edit.text):
            continue
        drafts = _added(drafts, EDITORS[edit.kind](case, judgement, edit))
    return _never_empty(case, judgement.locus.clause, tuple(dict.fromkeys(drafts)))


def _added(drafts: list[Draft], made: tuple[Draft, ...]) -> list[Draft]:
    """Add the drafts of one edit, or none of them where one would touch what was changed before.

    Strikes that overlap, as of two sentences with the space between them, become one.
    """
    strikes = [draft for draft in made if not draft.insert and not draft.paragraphs]
    if len(strikes) < len(made):
        return (
            drafts if any(clash(d, other) for d in made for other in drafts) else [*drafts, *made]
        )
    for strike in strikes:
        over = [other for other in drafts if clash(strike, other)]
        if any(other.insert or other.paragraphs for other in over):
            continue
        spans = [strike.span, *(other.span for other in over)]
        joined = Span(min(span.start for span in spans), max(span.end for span in spans))
        drafts = [*(other for other in drafts if other not in over), Draft(span=joined)]
    return drafts


def _never_empty(case: Case, clause: Clause, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leave a note where a clause would lose its last word, and no space before the first that is new.

    An empty numbered paragraph would stay behind, or the numbers behind it would move.
    """
    kept = _left(case, clause, drafts)
    if kept.strip() or not drafts:
        return drafts
    if not any(draft.insert.strip() or draft.paragraphs for draft in drafts):
        return omit(case, clause)
    return tuple(replace(draft, insert=draft.insert.lstrip()) for draft in drafts)


def _left(case: Case, clause: Clause, drafts: tuple[Draft, ...]) -> str:
    """Return what the drafts leave of the words that the clause has now."""
    kept, at = [], clause.body.start
    for span in sorted(draft.span for draft in drafts):
        kept.append(case.contract.text[at : span.start])
        at = max(at, span.end)
    kept.append(case.contract.text[at : clause.span.end])
    return "".join(kept)


def _set_fact(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    fact = judgement.answers.sources.get(edit.fact)
    query = next((query for query in judgement.rule.facts if query.id == edit.fact), None)
    if fact is None or query is None or _is_said_twice(case, fact) or _is_name(case, fact.span):
        return ()
    asked = value(judgement.rule, edit, case.posture)
    facts = (fact, *said_again(case, judgement.rule, judgement.locus, fact))
    changed = [_restated(case, one, asked, query.unit) for one in facts]
    return tuple(draft for drafts in changed for draft in drafts) if all(changed) else ()


def _restated(case: Case, fact: Fact, asked: float | str, unit: str) -> tuple[Draft, ...]:
    text = fact.span.of(case.contract.text)
    new = asked if isinstance(asked, str) else restated(fact, text, asked, unit)
    if not new or new == text:
        return ()
    drafts, end = rewrite(case.contract.text, fact.span, new), fact.span.end
    owns = POSSESSIVE.match(case.contract.text, end) is not None
    plural = owns and new.endswith("s") and not text.endswith("s")  # one week's, sixty days'
    return (*drafts, Draft(span=Span(end + 1, end + 2))) if plural else drafts


def _is_name(case: Case, fact: Span) -> bool:
    """Say whether an amount is part of a name, as in the “One-Year Performance Period”."""
    text = case.contract.text
    named = NAME.match(text, fact.start) is not None
    return named or text[fact.start - 1 : fact.start] in {"“", '"'}


def _is_said_twice(case: Case, fact: Fact) -> bool:
    """Say whether a rate stands beside another one, as in 1% a month (12.68% a year).

    Changing one of them alone would set the clause against itself.
    """
    rates = [other for other in case.facts(fact.sentence) if other.kind in {"rate", "percent"}]
    return fact.kind == "rate" and any(other.span != fact.span for other in rates)


def _replace(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    text, clause = case.contract.text, judgement.locus.clause
    hits = _hits(case, judgement, edit)
    if edit.whole == "sentence":
        spans = dict.fromkeys(_unstopped(case, judgement, hit) for hit in hits)
        said = [(span, _filled(case, clause, edit.text, span)) for span in spans]
        return tuple(draft for span, new in said for draft in say_anew(text, span, new))
    said = [(hit, _filled(case, clause, edit.text, hit)) for hit in hits]
    return tuple(draft for hit, new in said for draft in rewrite(text, hit, new))


def _delete(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    hits = _hits(case, judgement, edit)
    if edit.whole == "clause":
        return omit(case, judgement.locus.clause) if hits or edit.phrase is None else ()
    if edit.whole == "sentence":
        spans = sorted({_sentence(case, judgement, hit) for hit in hits})
        if any(leaned_on(case.contract.text, span.end) for span in spans):
            return ()
        return tuple(_struck(case, judgement.locus.clause, span) for span in spans)
    return tuple(_shortened(case, judgement.locus.clause, hit) for hit in hits)


def _shortened(case: Case, clause: Clause, hit: Span) -> Draft:
    """Strike words; what follows them opens the sentence that they opened."""
    text = case.contract.text
    follows = NEXT.match(text, hit.end) if _opens_sentence(case, clause, hit.start) else None
    if follows is None:
        return Draft(span=_tidied(text, hit))
    word = follows[1]
    capital = 0 if word.isupper() else 1
    return Draft(span=Span(hit.start, follows.start(1) + capital), insert=word.upper() * capital)


def _insert(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    if edit.phrase is not None:
        hits = _hits(case, judgement, edit)[:1]
        return tuple(_beside(case, judgement.locus.clause, edit, hit) for hit in hits)
    if edit.text.startswith((",", ";")):
        return _going_on(case, judgement, edit)
    return _append(case, judgement, edit)


def _going_on(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    """Go on with the sentence that the finding shows, or that meets the check the edit names."""
    hit = _shown(case, judgement, edit)
    if hit is None:
        return ()
    clause, text = judgement.locus.clause, case.contract.text
    at = open_end(text, _sentence(case, judgement, hit), hit)
    if at is None or (case.children.get(clause.id) and not text[at:].startswith((".", ";", ","))):
        return ()
    return (Draft(span=Span(at, at), insert=_filled(case, clause, edit.text, Span(at, at))),)


def _mutual(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    """Make what the finding shows hold for both, and with it what the clause says alike elsewhere."""
    shown = _shown(case, judgement, edit)
    drafts = _both_ways(case, judgement, edit, shown) if shown else ()
    if not drafts:
        return _append(case, judgement, edit) if edit.text and shown else ()
    phrases = () if edit.within else judgement.rule.recognise.phrases
    hits = (hit for phrase in phrases for hit in case.said(phrase, judgement.locus.span))
    more = (draft for hit in hits for draft in _both_ways(case, judgement, edit, hit))
    return tuple(dict.fromkeys((*drafts, *more)))


def _both_ways(case: Case, judgement: Judgement, edit: Edit, hit: Span) -> tuple[Draft, ...]:
    text = case.contract.text
    part = part_of(text, _sentence(case, judgement, hit), hit)
    if any(span.meets(part) for span in case.joint):
        return ()
    sides = (case.names.us, case.names.them)
    one, other = sides if edit.side == "us" else sides[::-1]
    changes = made_mutual(text, part, one, other)
    return tuple(draft for span, new in changes for draft in _put(case, judgement, span, new))


def _put(case: Case, judgement: Judgement, span: Span, new: str) -> tuple[Draft, ...]:
    if not new:
        return (Draft(span=span),)
    return rewrite(case.contract.text, span, _filled(case, judgement.locus.clause, new, span))


def _replace_clause(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    ours = next((p.text for p in judgement.rule.positions if p.rung == edit.rung and p.text), "")
    if not ours or not can_say(case, ours):
        return ()
    return replace_clause(case, judgement.locus.clause, ours)


def _comment_only(_case: Case, _judgement: Judgement, _edit: Edit) -> tuple[Draft, ...]:
    return ()


EDITORS: dict[EditKind, Callable[[Case, Judgement, Edit], tuple[Draft, ...]]] = {
    EditKind.SET_FACT: _set_fact,
    EditKind.REPLACE: _replace,
    EditKind.DELETE: _delete,
    EditKind.INSERT: _insert,
    EditKind.MUTUAL: _mutual,
    EditKind.CLAUSE: _replace_clause,
    EditKind.COMMENT: _comment_only,
}


# ------------------------------------------------------------------ words and sentences


def _hits(case: Case, judgement: Judgement, edit: Edit) -> tuple[Span, ...]:
    within = judgement.locus.span
    if edit.within:
        met = judgement.answers.evidence.get(edit.within)
        within = _sentence(case, judgement, met) if met else Span(within.start, within.start)
    found = case.changeable(edit.phrase, within) if edit.phrase else ()
    return tuple(_balanced(case.contract.text, hit) for hit in found)


def _balanced(text: str, hit: Span) -> Span:
    """Take in the bracket whose partner the words found hold: fifty percent (50%)."""
    words, (start, end) = hit.of(text), hit
    end += words.count("(") > words.count(")") and text[end : end + 1] == ")"
    start -= words.count(")") > words.count("(") and text[start - 1 : start] == "("
    return Span(start, end)


def _shown(case: Case, judgement: Judgement, edit: Edit) -> Span | None:
    """Return the words that meet the check an edit names; without one, those the finding rests on."""
    if edit.within:
        return judgement.answers.evidence.get(edit.within)
    phrases = judgement.rule.recognise.phrases
    return case.says_any(phrases, judgement.evidence) or judgement.evidence


def _unstopped(case: Case, judgement: Judgement, hit: Span) -> Span:
    """Return the sentence around a hit, or its part between semicolons, without number and stop."""
    text, body = case.contract.text, judgement.locus.clause.body
    part = part_of(text, _sentence(case, judgement, hit), hit)
    lead = LEAD.match(text, max(part.start, body.start))
    start = lead.end() if lead else part.start
    said = text[start : part.end].rstrip()
    return Span(start, start + len(said) - len(stop_of(said)))


def _sentence(case: Case, judgement: Judgement, hit: Span) -> Span:
    spans = (s.span for s in case.sentences(judgement.locus.clause.span) if s.span.meets(hit))
    return next(spans, hit)


def _filled(case: Case, clause: Clause, text: str, place: Span) -> str:
    said = in_their_voice(case, text, opens=_opens_sentence(case, clause, place.start))
    return said.upper() if in_capitals(case.contract.text, place) else said


def _opens_sentence(case: Case, clause: Clause, offset: int) -> bool:
    """Say whether a sentence begins at an offset: after a stop, or after a number or heading."""
    text = case.contract.text
    before = text[:offset].rstrip(" \t\v")
    leads = LEAD.fullmatch(text[min(clause.body.start, offset) : offset]) is not None
    return leads or not before or before.endswith((".", "\n"))


def _tidied(text: str, hit: Span) -> Span:
    """Widen a struck phrase by one of the two spaces around it, and by a comma left hanging.

    Between commas `at its discretion` goes with both of them, an item of a list with one.
    """
    start, end = hit
    after, aside = text[end : end + 1], ASIDE.match(text, start) is not None
    if text[start - 2 : start] == ", " and after in {",", ".", ";"}:
        return Span(start - 2, end + (after == "," and aside))
    if text[start - 1 : start] == " " and text[end : end + 2] == ", " and not aside:
        return Span(start, end + 2)
    if text[start - 1 : start] == " " and after in {" ", ",", ".", ";", ")", ""}:
        return Span(start - 1, end)
    return Span(start, end + 1) if after == " " else Span(start, end)


def _beside(case: Case, clause: Clause, edit: Edit, hit: Span) -> Draft:
    text = case.contract.text
    split = edit.text.startswith(",") and hit.of(text).lower().endswith(" to")  # `free, if so, to`
    at = hit.start if edit.where == "before" else hit.end - len(" to") * split
    new = _filled(case, clause, edit.text, Span(at, at))
    if edit.where == "before":
        return Draft(span=Span(at, at), insert=new if new.endswith(" ") else new + " ")
    glue = "" if new[:1] in " ,;.:)" or text[at - 1 : at].isspace() else " "
    return Draft(span=Span(at, at), insert=glue + new)


def _struck(case: Case, clause: Clause, span: Span) -> Draft:
    """Strike a sentence with the space it would leave behind."""
    text = case.contract.text
    start, end = span
    while end < clause.span.end and text[end] == " ":
        end += 1
    if end == span.end:  # the last of its paragraph: the space is in front
        while start > clause.body.start and text[start - 1] == " ":
            start -= 1
    return Draft(span=Span(start, end))


def _append(case: Case, judgement: Judgement, edit: Edit) -> tuple[Draft, ...]:
    """Add a sentence behind the one that the rule is about, or at the end of a clause's own words.

    In a clause that ends in a list it goes nowhere: behind the last item it would read as part of it.
    """
    text = case.contract.text
    at = None if case.children.get(judgement.locus.clause.id) else _behind(case, judgement, edit)
    if at is None or text[max(0, at - 2) : at] in QUOTED:
        return ()
    if UNFINISHED.search(text, judgement.locus.clause.body.start, at):
        return ()
    stop = "" if is_closed(text[:at]) else "."
    start = judgement.locus.clause.body.start
    if stop and at - LONG > start and not re.search(r"[.!?:;]", text[at - LONG : at]):
        return ()
    end = Span(at, at)
    new = in_their_voice(case, edit.text)
    new = new.upper() if in_capitals(text, end) else new
    return (Draft(span=end, insert=f"{stop} {new}"),)


def _behind(case: Case, judgement: Judgement, edit: Edit) -> int | None:
    """Return where a new sentence goes: behind the one that meets a check, or the last that was found."""
    text, body = case.contract.text, judgement.locus.clause.body
    if edit.within:
        hit = _shown(case, judgement, edit)
        sentence = _sentence(case, judgement, hit) if hit else None
        return stripped(text, Span(body.start, sentence.end)).end if sentence else None
    end, last = last_words(text, body), _last_of_them(case, judgement)
    found = stripped(text, last) if last else body
    alone = judgement.rule.recognise.scope == "sentence"
    far = end is not None and end - found.end > FAR
    return found.end if (alone or far) and last and is_closed(found.of(text)) else end


def _last_of_them(case: Case, judgement: Judgement) -> Span | None:
    """Return the last sentence of the clause's own words that the rule is about."""
    asked, locus = judgement.rule.recognise, judgement.locus
    alone = asked.scope == "sentence"
    last = locus.span if alone and locus.clause.body.holds(locus.span) else None
    for sentence in case.sentences(locus.clause.body):
        span = sentence.span
        later = span.start > last.start if last else not alone
        if later and case.says_any(asked.phrases, span):
            last = last if alone and case.says_any(asked.not_phrases, span) else span
    return last
