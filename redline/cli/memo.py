"""`redline memo`: a paper for our own side: who must agree, what to say, what to ask in return."""

from __future__ import annotations

from redline.cli.papers import command

EXAMPLES = """\b
Examples:
  redline memo acme-msa.docx
  redline memo acme-msa.docx --format html > memo.html
  redline memo contracts/ -o out"""

SAYS = """\
Write the internal memo: who must agree, what to say, what to ask in return.

PATH is a Word contract, or a folder to look through. The memo has one packet for each approval
that is needed, and for each point what the playbook keeps in `internal/`. It must not go to the
other side. Without -o it goes to standard output.
"""

memo = command("memo", SAYS)
