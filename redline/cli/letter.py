"""`redline letter`: a paper for the other side: a neutral list of issues."""

from __future__ import annotations

from redline.cli.papers import command

EXAMPLES = """\b
Examples:
  redline letter acme-msa.docx
  redline letter acme-msa.docx --format html > letter.html
  redline letter contracts/ -o out"""

SAYS = """\
Write a neutral list of issues for the other side.

PATH is a Word contract, or a folder to look through. Each point has the clause, the wording with
the change proposed, and the reason. Nothing internal gets in: no rung, no limit, no approver;
what is written is searched for it, and refused with exit code 4 if anything is found. Without
-o the letter goes to standard output.
"""

letter = command("letter", SAYS)
