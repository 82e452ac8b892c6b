"""The order of the stages: from a Word file to a review, and from a review to a verified redline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to review: empty strings mean "work it out from the contract".

    `playbook` is a folder or a built-in name, `we_are` a role word, a party's name or its defined
    term. `posture` is `firm`, `balanced` or `light`. `paper` is `ours` or `theirs`. With `template`
    blanks and fields to fill in are normal. `comments`: put remarks to the other side in the redline.
    """

    playbook: str = ""
    we_are: str = ""
    paper: str = "theirs"
    posture: str = "balanced"
    template: bool = False
    comments: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
