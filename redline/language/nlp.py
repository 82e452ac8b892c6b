"""The one place that knows spaCy: a pipeline without a model, of our own components."""

from __future__ import annotations

import importlib
import re
import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from redline.language.sentences import starts
from redline.model import Clause, Contract, Role, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

CLAUSES = "clauses"
"""The span group of a `Doc` that holds the clauses: label the clause type, id the clause id."""

_CLI = ("spacy.cli", "spacy.cli.info")
_TOKENISER = "redline.contract_tokeniser"
_TOKEN = re.compile(r"\w+ ?|[^\w\s] ?|\s+")
_CLAUSE_PIPE, _SENTENCE_PIPE = "redline_clauses", "redline_sentences"
_GIVEN, _PIECES, _TEXT = "redline.clauses", "redline.pieces", "redline.text"
_STRETCH = 100_000  # characters that are made a `Doc` at a time, so that long contracts need no more memory
_NO_LIMIT = 1_000_000_000  # the limit of spaCy guards models that we do not use


def analyse(contract: Contract, clauses: tuple[Clause, ...]) -> Doc:
    """Return the contract as a spaCy `Doc`: tokens, sentences, and `spans["clauses"]`."""
    return _analysed(contract.text, tuple(pieces(contract, clauses)), clauses)


def sentences_of(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of all clauses in reading order; none crosses a paragraph or a heading."""
    found: list[Sentence] = []
    for start, end, owners in _stretches(contract.text, pieces(contract, clauses)):
        text = contract.text[start:end]
        with pipeline().memory_zone():
            sents = [(sent.start_char, sent.end_char) for sent in _analysed(text, owners).sents]
        at = 0
        for sent in sents:
            span = _trimmed(text, *sent)
            while at < len(owners) and owners[at][0].end <= span.start:
                at += 1
            if at < len(owners) and span.length and owners[at][0].start <= span.start:
                found.append(Sentence(span=span.shifted(start), clause=owners[at][1]))
    return tuple(found)


def _analysed(
    text: str, owners: tuple[tuple[Span, str], ...], clauses: tuple[Clause, ...] = ()
) -> Doc:
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc.user_data.update({_GIVEN: clauses, _PIECES: owners, _TEXT: text})
    return nlp(doc)


def _stretches(
    text: str, found: Iterator[tuple[Span, str]]
) -> Iterator[tuple[int, int, tuple[tuple[Span, str], ...]]]:
    """Yield whole paragraphs of about `_STRETCH` characters, with their pieces counted from there."""
    start, held = 0, list[tuple[Span, str]]()
    for span, owner in found:
        if held and span.end - start > _STRETCH:
            yield start, start + held[-1][0].end, tuple(held)
            held.clear()
        if not held:
            start = text.rfind("\n", 0, span.start) + 1
        held.append((span.shifted(-start), owner))
    if held:
        yield start, start + held[-1][0].end, tuple(held)


def pieces(contract: Contract, clauses: tuple[Clause, ...]) -> Iterator[tuple[Span, str]]:
    """Yield every paragraph's part of a clause body with the clause's id, in reading order."""
    owner: dict[int, tuple[Span, str]] = {}
    for clause in clauses:
        if clause.role is Role.CONTENTS or not clause.body.length:
            continue
        for index in range(*clause.paragraphs):
            paragraph = contract.paragraphs[index].span
            start = max(paragraph.start, clause.body.start)
            end = min(paragraph.end, clause.body.end)
            if start < end:
                owner[index] = (Span(start, end), clause.id)
    for index in sorted(owner):
        yield owner[index]


@cache
def pipeline() -> Language:
    """Return the pipeline: a blank English one with our tokeniser, then clauses, then sentences."""
    spacy = load_spacy()
    spacy.registry.tokenizers(_TOKENISER, func=lambda: _Tokeniser)
    spacy.Language.component(_CLAUSE_PIPE, func=_mark_clauses)
    spacy.Language.component(_SENTENCE_PIPE, func=_mark_sentences)
    vocab = importlib.import_module(
        "spacy.vocab"
    ).Vocab()  # bare: nobody reads shapes or flags of words
    config = {"nlp": {"tokenizer": {"@tokenizers": _TOKENISER}}}
    nlp: Language = spacy.blank("en", vocab=vocab, config=config)
    nlp.max_length = _NO_LIMIT
    nlp.add_pipe(_CLAUSE_PIPE)
    nlp.add_pipe(_SENTENCE_PIPE)
    return nlp


def load_spacy() -> Any:
    """Import spaCy without its command line, which takes a third of the import and is not needed.

    If spaCy should ever need more of it, the plain import is made instead.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    before = set(sys.modules)
    sys.modules.update(_stand_ins())
    try:
        return importlib.import_module("spacy")
    except (ImportError, AttributeError):
        for name in set(sys.modules) - before:
            if name.partition(".")[0] == "spacy":
                del sys.modules[name]
        return importlib.import_module("spacy")
    finally:
        for name in _CLI:
            if getattr(sys.modules.get(name), "stands_in", False):
                del sys.modules[name]


def _stand_ins() -> dict[str, ModuleType]:
    """Return empty modules for `spacy.cli`, of which `import spacy` takes only `info`."""
    modules = {name: ModuleType(name) for name in _CLI}
    for module in modules.values():
        vars(module).update(info=_info, stands_in=True)
    modules[_CLI[0]].__path__ = []
    return modules


def _info(*arguments: Any, **options: Any) -> Any:
    """Stand in for `spacy.info` until somebody calls it."""
    return importlib.import_module(_CLI[1]).info(*arguments, **options)


class _Tokeniser:
    """Cuts text into words, marks and white space: all that clauses and sentences stand on.

    spaCy's English tokeniser knows hundreds of exceptions, which matter to models and which nothing
    here reads; loading and applying them takes longer than everything else in this room.
    """

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.doc_class = importlib.import_module("spacy.tokens").Doc

    def __call__(self, text: str) -> Doc:
        """Return the text as a `Doc`; joined again its tokens are the text."""
        tokens = _TOKEN.findall(text)
        spaces = [token[-1] == " " and token[0] > " " for token in tokens]
        words = [
            token[:-1] if spaced else token for token, spaced in zip(tokens, spaces, strict=True)
        ]
        doc: Doc = self.doc_class(self.vocab, words=words, spaces=spaces)
        return doc


def _mark_clauses(doc: Doc) -> Doc:
    """Put the clauses that were found into the span group."""
    spans = []
    for clause in doc.user_data.get(_GIVEN, ()):
        span = doc.char_span(
            clause.span.start,
            clause.span.end,
            label=clause.type,
            span_id=clause.id,
            alignment_mode="expand",
        )
        if span is not None:
            spans.append(span)
    doc.spans[CLAUSES] = spans
    return doc


def _mark_sentences(doc: Doc) -> Doc:
    """Begin a sentence at every piece of a clause and wherever the rules see one inside it."""
    numpy = importlib.import_module("numpy")
    attrs = importlib.import_module("spacy.attrs")
    text = doc.user_data.get(_TEXT) or doc.text
    given = doc.user_data.get(_PIECES) or ((Span(0, len(text)), ""),)
    offsets = [0]
    for span, _ in given:
        offsets += [span.start + start for start in starts(span.of(text))]
        offsets.append(span.end)
    places = doc.to_array([attrs.IDX]).ravel()
    marks = numpy.full(len(doc), -1, dtype="int64")
    at = numpy.searchsorted(places, offsets)
    marks[at[at < len(doc)]] = 1
    return doc.from_array([attrs.SENT_START], marks.astype("uint64").reshape(-1, 1))


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, max(start, end - (len(inner) - len(inner.rstrip()))))
