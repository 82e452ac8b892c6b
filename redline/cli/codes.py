"""Knows in plain words what the codes mean that are not those of a playbook's rules."""

from __future__ import annotations

CODES = {
    # exit codes
    "0": "Done; nothing at or above --fail-on.",
    "1": "Done; there are findings at or above --fail-on.",
    "2": "The command line, the configuration or a playbook is wrong, or a file cannot be written.",
    "3": "A contract could not be read. The others of the batch are done.",
    "4": "Refused for safety: the redline failed its own verification. Nothing is left behind.",
    "5": "A fault of ours. Run again with --debug and report what it prints.",
    "130": "Interrupted.",
    "141": "Whoever read the output stopped reading, as `head` does.",
    # verdicts
    "clear": "Everything was read and decided, and nothing deviates. Sign.",
    "approve": "Small matters only; nothing needs changing. Accept it or ask for a little.",
    "negotiate": "There are changes to ask for. Send the redline.",
    "escalate": "The risk is high, or no playbook fits. Somebody more senior must read it.",
    "reject": "As it stands the contract is beyond what we accept.",
    # kinds of finding
    "deviation": "A clause stands on a lower rung of our ladder than we leave uncommented.",
    "missing": "A clause that the playbook requires is not in the contract.",
    "unacceptable": "Words we never accept, even in a clause that otherwise stands.",
    "unknown": "The rule found its clause and could not decide. A person must read it.",
    "contradiction": "Two places of the contract say different things about the same matter.",
    "drafting": "A slip of the pen: a blank, a dangling reference, a word and figure that differ.",
    # rungs
    "preferred": "What we ask for.",
    "acceptable": "Not what we ask for, and left as it is.",
    "fallback": "Less than acceptable; the named approvers may accept it.",
    "last-resort": "The least we can live with, with the approval of those named.",
    "walk-away": "Beyond what we accept.",
    # risks
    "info": "Worth knowing, no harm.",
    "low": "Little harm if we concede it.",
    "medium": "Real harm if we concede it, of a kind the business can bear.",
    "high": "Serious harm if we concede it.",
    "critical": "Harm that could outweigh the whole deal.",
    # notices and general findings
    "drafting.blanks": "Blanks or placeholders are still to be filled in.",
    "no-playbook": "No playbook fits this kind of contract, so it was read and held against nothing.",
}
"""Each code with its meaning. Codes of rules are explained by the playbook that has them."""
