"""Review contracts against a playbook, offline, and hand back a verified tracked-changes document.

import redline

contract = redline.read("contract.docx")
clauses = redline.segment(contract)
review = redline.review("contract.docx", playbook="msa-customer")
redline.save(review, "contract.docx", "contract.redline.docx", author="A. Lawyer")
redline.classify("Neither party shall be liable for lost profits.")
redline.compare_versions("contract.docx", "theirs.docx").clauses
redline.save_comparison("contract.docx", "theirs.docx", "compared.docx", author="A. Lawyer")
redline.tracked_changes("contract.redline.docx")
redline.settle("contract.redline.docx", "agreed.docx", accept=True, clauses=["9.2"])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.api import (
        classify,
        compare_versions,
        read,
        review,
        save,
        save_comparison,
        segment,
        settle,
        tracked_changes,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "classify",
    "compare_versions",
    "read",
    "review",
    "save",
    "save_comparison",
    "segment",
    "settle",
    "tracked_changes",
]


def __getattr__(name: str) -> object:
    """Import the stages only when one is asked for: `redline --help` needs none of them."""
    if name in __all__:
        return getattr(import_module("redline.api"), name)
    raise AttributeError(f"module `redline` has no attribute `{name}`; it has {', '.join(__all__)}")
