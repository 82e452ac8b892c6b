"""The values that travel between the stages: frozen, printable, standard library only.

Each is imported when it is first asked for: making all of them takes longer than many a command.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from redline.model.answer import (
        QUESTIONS as QUESTIONS,
    )
    from redline.model.answer import (
        Answer as Answer,
    )
    from redline.model.answer import (
        Question as Question,
    )
    from redline.model.answer import (
        Stance as Stance,
    )
    from redline.model.contract import (
        Cell as Cell,
    )
    from redline.model.contract import (
        Contract as Contract,
    )
    from redline.model.contract import (
        Paragraph as Paragraph,
    )
    from redline.model.contract import (
        Story as Story,
    )
    from redline.model.interaction import (
        Interaction as Interaction,
    )
    from redline.model.interaction import (
        Joint as Joint,
    )
    from redline.model.internal import (
        Context as Context,
    )
    from redline.model.internal import (
        Internal as Internal,
    )
    from redline.model.internal import (
        Note as Note,
    )
    from redline.model.internal import (
        Pushback as Pushback,
    )
    from redline.model.notice import (
        Notice as Notice,
    )
    from redline.model.output import (
        Output as Output,
    )
    from redline.model.playbook import (
        AllOf as AllOf,
    )
    from redline.model.playbook import (
        AnyOf as AnyOf,
    )
    from redline.model.playbook import (
        Check as Check,
    )
    from redline.model.playbook import (
        Choice as Choice,
    )
    from redline.model.playbook import (
        Comparison as Comparison,
    )
    from redline.model.playbook import (
        Condition as Condition,
    )
    from redline.model.playbook import (
        Edit as Edit,
    )
    from redline.model.playbook import (
        EditKind as EditKind,
    )
    from redline.model.playbook import (
        Example as Example,
    )
    from redline.model.playbook import (
        FactQuery as FactQuery,
    )
    from redline.model.playbook import (
        Gap as Gap,
    )
    from redline.model.playbook import (
        Holds as Holds,
    )
    from redline.model.playbook import (
        Not as Not,
    )
    from redline.model.playbook import (
        Phrase as Phrase,
    )
    from redline.model.playbook import (
        Piece as Piece,
    )
    from redline.model.playbook import (
        Playbook as Playbook,
    )
    from redline.model.playbook import (
        Position as Position,
    )
    from redline.model.playbook import (
        Priority as Priority,
    )
    from redline.model.playbook import (
        Recognise as Recognise,
    )
    from redline.model.playbook import (
        Required as Required,
    )
    from redline.model.playbook import (
        Risk as Risk,
    )
    from redline.model.playbook import (
        Rule as Rule,
    )
    from redline.model.playbook import (
        Rung as Rung,
    )
    from redline.model.playbook import (
        Slot as Slot,
    )
    from redline.model.playbook import (
        Unacceptable as Unacceptable,
    )
    from redline.model.playbook import (
        Word as Word,
    )
    from redline.model.reading import (
        UNKNOWN as UNKNOWN,
    )
    from redline.model.reading import (
        Clause as Clause,
    )
    from redline.model.reading import (
        Fact as Fact,
    )
    from redline.model.reading import (
        Link as Link,
    )
    from redline.model.reading import (
        Party as Party,
    )
    from redline.model.reading import (
        Reading as Reading,
    )
    from redline.model.reading import (
        Reference as Reference,
    )
    from redline.model.reading import (
        Role as Role,
    )
    from redline.model.reading import (
        Sentence as Sentence,
    )
    from redline.model.reading import (
        Term as Term,
    )
    from redline.model.remark import (
        Remark as Remark,
    )
    from redline.model.review import (
        Approval as Approval,
    )
    from redline.model.review import (
        AreaShare as AreaShare,
    )
    from redline.model.review import (
        Comment as Comment,
    )
    from redline.model.review import (
        Conformity as Conformity,
    )
    from redline.model.review import (
        Driver as Driver,
    )
    from redline.model.review import (
        Finding as Finding,
    )
    from redline.model.review import (
        FindingKind as FindingKind,
    )
    from redline.model.review import (
        NewParagraph as NewParagraph,
    )
    from redline.model.review import (
        Options as Options,
    )
    from redline.model.review import (
        Part as Part,
    )
    from redline.model.review import (
        Review as Review,
    )
    from redline.model.review import (
        Revision as Revision,
    )
    from redline.model.review import (
        Score as Score,
    )
    from redline.model.review import (
        Side as Side,
    )
    from redline.model.review import (
        Sided as Sided,
    )
    from redline.model.review import (
        Verdict as Verdict,
    )
    from redline.model.scoring import (
        Mandate as Mandate,
    )
    from redline.model.scoring import (
        Scoring as Scoring,
    )
    from redline.model.secret import Secret as Secret
    from redline.model.sign import (
        OBJECT as OBJECT,
    )
    from redline.model.span import (
        Span as Span,
    )
    from redline.model.stamp import (
        Stamp as Stamp,
    )
    from redline.model.tracked import (
        ChangeKind as ChangeKind,
    )
    from redline.model.tracked import (
        ChangeOf as ChangeOf,
    )
    from redline.model.tracked import (
        Settled as Settled,
    )
    from redline.model.tracked import (
        TrackedChange as TrackedChange,
    )

_HOMES: Final = {
    "answer": ("QUESTIONS", "Answer", "Question", "Stance"),
    "contract": (
        "Cell",
        "Contract",
        "Paragraph",
        "Story",
    ),
    "interaction": ("Interaction", "Joint"),
    "internal": ("Context", "Internal", "Note", "Pushback"),
    "notice": ("Notice",),
    "output": ("Output",),
    "playbook": (
        "AllOf",
        "AnyOf",
        "Check",
        "Choice",
        "Comparison",
        "Condition",
        "Edit",
        "EditKind",
        "Example",
        "FactQuery",
        "Gap",
        "Holds",
        "Not",
        "Phrase",
        "Piece",
        "Playbook",
        "Position",
        "Priority",
        "Recognise",
        "Required",
        "Risk",
        "Rule",
        "Rung",
        "Slot",
        "Unacceptable",
        "Word",
    ),
    "reading": (
        "UNKNOWN",
        "Clause",
        "Fact",
        "Link",
        "Party",
        "Reading",
        "Reference",
        "Role",
        "Sentence",
        "Term",
    ),
    "remark": ("Remark",),
    "review": (
        "Approval",
        "Comment",
        "Conformity",
        "AreaShare",
        "Driver",
        "Finding",
        "FindingKind",
        "NewParagraph",
        "Options",
        "Part",
        "Review",
        "Revision",
        "Score",
        "Side",
        "Sided",
        "Verdict",
    ),
    "scoring": ("Mandate", "Scoring"),
    "secret": ("Secret",),
    "sign": ("OBJECT",),
    "span": ("Span",),
    "stamp": ("Stamp",),
    "tracked": (
        "ChangeKind",
        "ChangeOf",
        "Settled",
        "TrackedChange",
    ),
}
"""Which module each value is defined in."""


def __getattr__(name: str) -> object:
    """Import the module that a value is defined in."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"redline.model.{home}"), name)
    raise AttributeError(f"module `redline.model` has no attribute `{name}`")
