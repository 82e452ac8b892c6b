"""All that is known of playbooks as files: their YAML, what makes them sound, where they are.

Importing this is cheap: YAML and validation are imported when the first file is read.
"""

from redline.playbook.builtin import available, contexts, find, headers
from redline.playbook.builtin import choose_builtin as choose
from redline.playbook.header import Header, read_header
from redline.playbook.load import advice, contexts_for, contexts_of, lint, load, trade_terms

__all__ = [
    "Header",
    "advice",
    "available",
    "choose",
    "contexts",
    "contexts_for",
    "contexts_of",
    "find",
    "headers",
    "lint",
    "load",
    "read_header",
    "trade_terms",
]
