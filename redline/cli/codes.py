"""Knows in plain words what the codes mean that are not those of a playbook's rules."""

from __future__ import annotations

CODES = {
    # exit codes
    "0": "Done; nothing at or above --fail-on.",
    "1": "Done; there are findings at or above --fail-on.",
    "2": "The command line, the configuration or a playbook is wrong, or a file cannot be written.",
    "3": "A contract could not be read. The others of the batch are done.",
    "4": "Refused for safety: the redline failed its own verification. Nothing is left behind. "
    "From `redline verify`: something does not hold.",
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
    # what a critical change between two versions alters
    "number": "A number, in figures or words, that is no date, money, percentage or duration.",
    "date": "A date.",
    "money": "An amount of money, or its currency.",
    "percentage": "A percentage or a rate.",
    "duration": "A period of time.",
    "negation": "A word such as not, without, except or unless; or a word and its opposite.",
    "party": "Which party is meant: by name, by what the contract calls it, or as each or either.",
    "modal": "Duty or permission: shall, must, may, will.",
    "term": "A defined term, exchanged for something else.",
    "law": "The governing law or the courts.",
    "reference": "The clause that a reference leads to.",
    "connective": "And for or, any for all, before for after, more for less, or the like.",
    "scope": "How far something goes: best or reasonable efforts, sole, exclusive, only, material.",
    "liability": "Words of liability, indemnity, damages, warranty or waiver.",
    # findings of no rule
    "drafting.blanks": "Blanks or placeholders are still to be filled in.",
    "template.changed": "The draft departs from our own template here, and no rule speaks of it. Read it.",
    # notices: what was not read, so that no verdict can be clear
    "active-control": "A control that runs code in Word; its content was not read.",
    "chart": "A chart; what it shows was not read.",
    "diagram": "A SmartArt diagram; the words in it were not read.",
    "embedded-object": "A piece of another program, such as a table from Excel, was not read.",
    "formula": "A formula was not read.",
    "hidden-text": "Text that Word does not show. It was not read; have it shown and look at it.",
    "may-be-elsewhere": "Clauses that the playbook asks for are not in this file; look for them in the "
    "agreement or terms that it depends on.",
    "no-playbook": "No playbook fits this kind of contract, so it was read and held against nothing.",
    "number-field": "A number that Word counts in a field was not read.",
    "other-kind": "The playbook is for contracts of another kind; what it asks for and this one lacks is "
    "only listed.",
    "other-document": "Word shows another document here, which is not in the file.",
    "outside-terms": "The contract takes in terms that are not in the file. Get them and read them.",
    "picture": "A picture; words in it, as in a scan, stay unseen.",
    "side-across": "The playbook is written for the other side of the table than ours, so its asks would "
    "help them. Choose another with --playbook.",
    "side-unknown": "Nothing shows which party we are, so rules that turn on it were not applied. "
    "Say which with --we-are.",
    "unknown-content": "Something of a kind that redline does not know; look at that place.",
    # notices: worth knowing
    "comment-not-placed": "Word allows no comment in that place; the remark is in the report only.",
    "decoration": "A small picture, such as a logo, was taken as decoration.",
    "existing-comments": "There were comments in the file; they stay in place. `redline comments list` "
    "shows them.",
    "existing-revisions": "There were tracked changes: insertions are read, deletions are not. All "
    "stay in place untouched.",
    "form-field": "A form field was read as it is filled in.",
    "macros": "The file holds macros. They were not run and are kept as they are.",
    "protected": "The file is protected against some changes; Word may ask before it takes ours.",
    "renumbered": "The redline gives clauses other numbers: Word counts them anew once a clause is put "
    "in or struck.",
    "signed": "The file is digitally signed; any change to it, ours too, breaks the signature.",
    "stale-reference": "A reference in the text names a clause that the redline gives another number. "
    "One typed by hand has to be changed; one that is a field changes when Word renews its fields.",
    "strict": "The file is in the strict form of Open XML, and so is its redline.",
    "struck-reference": "A reference in the text names a clause that the redline strikes.",
    "template": "The paper was taken as a form to fill in, so the drafting checks leave its blanks alone.",
    "wordart": "Lettering drawn as a picture, such as a watermark, was not read.",
    # notices of a comparison: what tracked changes cannot show
    "not-compared": "Something differs that no tracked change can show, or that stands where somebody's "
    "change is already. The notice says what; look at it in both files.",
    "styles-differ": "The two files define a style differently, which changes how text looks without "
    "a mark. The redline keeps the older file's style.",
    "defaults-differ": "The two files differ in the look of text that has none of its own. The redline "
    "keeps the older file's.",
    "themes-differ": "The two files differ in the fonts or colours of their theme. The redline keeps the "
    "older file's.",
    "bookmarks-not-carried": "Bookmarks of the newer file are not in the redline; a reference to one may "
    "show an error once Word renews its fields.",
    "comments-not-carried": "Comments of the newer file are not in the redline. Those of the older file "
    "stay.",
    "permissions-not-carried": "The newer file lets some people edit stretches of it; the redline does "
    "not say so.",
    "bindings-not-carried": "A content control of the newer file takes its text from data in that file; "
    "in the redline it is plain text.",
    "sections-not-carried": "A section break of the newer file is not in the redline; its text is.",
    "bullets-not-carried": "A list of the newer file has pictures for bullets; in the redline it has "
    "plain ones.",
    "links-not-carried": "A link or picture of the newer file leads to nothing there; it is not in the "
    "redline.",
}
"""Each code with its meaning. Codes of rules are explained by the playbook that has them."""
