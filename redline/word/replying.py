"""Taking part in other people's comments: replying to a thread, resolving it, opening it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from redline.errors import RefusedError, UsageError
from redline.word.annexes import Annexes, lasting_ids, newcomers, thread_entry, unused_keys
from redline.word.comments import Placed, comment, comment_mark, comment_styles, missing_styles
from redline.word.growth import wrong_growth
from redline.word.markup import element, unused_ids
from redline.word.names import q
from redline.word.nodes import child
from redline.word.package import CONTENT_TYPES, package_from, save
from redline.word.parsing import in_utf8, serialise
from redline.word.projection import project
from redline.word.splicing import spliced
from redline.word.styles import OFF
from redline.word.threads import END, MARK, PARA_ID, START, existing, filed, thread_of
from redline.word.verify import Claim, verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.model import Remark, Stamp
    from redline.word.package import Package
    from redline.word.threads import Filed

_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_WRAPPERS: Final = frozenset({q("w:ins"), q("w:del"), q("w:moveFrom"), q("w:moveTo"), q("w:r")})
_CLOSED: Final = frozenset({"readOnly", "forms"})


def reply(name: str, data: bytes, number: str, text: str, stamp: Stamp) -> bytes:
    """Return a file with a reply to a comment; `name` is only for messages.

    A reply to a reply joins the same thread, for Word's threads are one level deep. Its anchors
    stand beside those of the thread (17.13.4). Raises UsageError for a comment that is not there,
    RefusedError where the file is protected or the result fails its own verification.
    """
    desk = _Desk(package_from(name, data))
    thread = desk.thread(number)
    made, part = desk.reply(thread, text, stamp)
    source = package_from(name, data)
    claim = Claim(
        text=project(source).text,
        revisions=(),
        stamp=stamp,
        comments=(text,),
        touched=frozenset({part}),
    )
    verify(package_from(name, data), made, claim)
    before, after = existing(source), existing(package_from(name, made))
    _check(name, after[:-1] == before, "a comment of somebody else changed")
    _check(name, _is_reply(after[-1], thread[0].id, text, stamp), "the reply is in no thread")
    return made


def settle(name: str, data: bytes, numbers: Sequence[str], *, resolved: bool) -> bytes:
    """Return a file with the threads of some comments resolved, or opened again (MS-DOCX 2.5.36).

    Raises as `reply` does, and UsageError where all of them are so already.
    """
    desk = _Desk(package_from(name, data))
    threads = [desk.thread(number) for number in numbers]
    source = package_from(name, data)
    before, within = existing(source), {one.id for thread in threads for one in thread}
    wanted = tuple(replace(one, resolved=resolved) if one.id in within else one for one in before)
    if wanted == before:
        state = "resolved" if resolved else "open"
        raise UsageError(f"{name}: what you named is {state} already. There is nothing to do.")
    made = desk.settle(threads, resolved=resolved)
    produced = package_from(name, made)
    _check(name, existing(produced) == wanted, "a comment is not as it should be")
    wrong = wrong_growth(source, produced, "", 0, settled=True)
    _check(name, not wrong, wrong)
    changed = {part for part in produced.parts if not _is_same(source, produced, part)}
    allowed = {CONTENT_TYPES, *desk.changed, _relations_of(source.main_part)}
    _check(name, changed <= allowed, "a part changed that should not have")
    return made


def _is_same(source: Package, made: Package, part: str) -> bool:
    return source.name_of(part) is not None and source.part(part) == made.part(part)


def _is_reply(remark: Remark, parent: str, text: str, stamp: Stamp) -> bool:
    said = (remark.text, remark.author, remark.date, remark.parent)
    return said == (text, stamp.author, stamp.date, parent)


def _check(name: str, holds: bool, what: str) -> None:
    if not holds:
        raise RefusedError(
            f"{name}: the new file failed its own check, {what}. Nothing was written; "
            "please report this with `redline doctor`."
        )


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


class _Desk:
    """One file in which threads are being answered or settled."""

    def __init__(self, package: Package) -> None:
        _refuse_protected(package)
        self._package = package
        self._comments = filed(package)
        self._fresh = unused_keys(package)
        self.changed: frozenset[str] = frozenset()

    def thread(self, number: str) -> tuple[Filed, ...]:
        """Return the thread of a comment, which must be there."""
        if not any(one.id == number for one in self._comments):
            raise UsageError(
                f"{self._package.path}: has no comment {number}. "
                "`redline comments list` shows what there is."
            )
        return thread_of(number, self._comments)

    def reply(self, thread: tuple[Filed, ...], text: str, stamp: Stamp) -> tuple[bytes, str]:
        """Return the file with a reply, and the part of text that its anchors are in."""
        package, styles = self._package, comment_styles(self._package)
        placed = Placed(id=next(unused_ids(_annotated(package))), text=text)
        part = self._anchor(thread, placed, styles.mark)
        keys, settled = self._keyed(thread[:1])
        key = next(self._fresh)
        new = [] if thread[0].entry is not None else [thread_entry(keys[0])]
        additions: dict[str, list[Element]] = {
            "comments": [comment(placed, key, stamp, styles)],
            "commentsExtended": [*new, thread_entry(key, keys[0])],
            "commentsIds": lasting_ids(package, (key,), self._fresh),
            "people": newcomers(package, stamp.author),
            "styles": missing_styles(package, styles),
        }
        annexes = Annexes(package, settled)
        for kind, children in additions.items():
            annexes.append(kind, children)
        story = spliced(package.part(part), package.tree(part))
        return save(package, {**annexes.changed, part: story}, annexes.added), part

    def settle(self, threads: Sequence[tuple[Filed, ...]], *, resolved: bool) -> bytes:
        """Return the file with every comment of some threads marked as done, or as not done."""
        comments = tuple({one.id: one for thread in threads for one in thread}.values())
        keys, settled = self._keyed(comments)
        new = []
        for one, key in zip(comments, keys, strict=True):
            if one.entry is None:
                new.append(thread_entry(key, done=resolved))
            else:
                one.entry.element.set(q("w15:done"), "1" if resolved else "0")
        extended = self._package.related(self._package.main_part, "commentsExtended")
        edited = {part: serialise(self._package.tree(part)) for part in extended[:1]}
        annexes = Annexes(self._package, {**settled, **edited})
        annexes.append("commentsExtended", new)
        self.changed = frozenset({*annexes.changed, *(part.name for part in annexes.added)})
        return save(self._package, annexes.changed, annexes.added)

    def _keyed(self, comments: Sequence[Filed]) -> tuple[list[str], dict[str, bytes]]:
        """Return the keys of comments, and the comments part if some had to be given theirs."""
        keys = [one.key or next(self._fresh) for one in comments]
        bare = [(one, key) for one, key in zip(comments, keys, strict=True) if not one.key]
        for one, key in bare:
            last = next(reversed(list(one.element.iter(q("w:p")))), None)
            if last is None:
                raise UsageError(f"{self._package.path}: comment {one.id} has no words to answer.")
            last.set(PARA_ID, key)
        part = self._package.related(self._package.main_part, "comments")[0]
        return keys, {part: serialise(self._package.tree(part))} if bare else {}

    # -------------------------------------------------------------- anchors

    def _anchor(self, thread: tuple[Filed, ...], placed: Placed, style: str) -> str:
        """Put the anchors of a reply behind those of its thread; return the part they are in.

        The range starts and ends where the thread's does. The mark is put outside of other people's
        insertions and deletions, for it is none of theirs.
        """
        ids = {one.id for one in thread}
        for part in _stories(self._package):
            root = self._package.tree(part)
            found = {tag: _last(root, tag, ids) for tag in (START, END, MARK)}
            mark = found[MARK]
            if mark is not None:
                self._put(found, mark, placed, style)
                return part
        number = thread[0].id
        raise UsageError(
            f"{self._package.path}: comment {number} stands nowhere in the text, so that Word shows "
            "no reply to it."
        )

    def _put(
        self, found: dict[str, Element | None], mark: Element, placed: Placed, style: str
    ) -> None:
        key = {"w:id": str(placed.id)}
        outermost = mark
        while (parent := outermost.getparent()) is not None and parent.tag in _WRAPPERS:
            outermost = parent
        outermost.addnext(comment_mark(placed.id, style))
        start, end = found[START], found[END]
        if start is None or end is None:
            outermost.addprevious(element("w:commentRangeStart", key))
            outermost.addprevious(element("w:commentRangeEnd", key))
        else:
            start.addnext(element("w:commentRangeStart", key))
            end.addnext(element("w:commentRangeEnd", key))


def _last(root: Element, tag: str, ids: set[str]) -> Element | None:
    found = [each for each in root.iter(tag) if each.get(q("w:id")) in ids]
    return found[-1] if found else None


def _stories(package: Package) -> Iterator[str]:
    yield package.main_part
    for kind in _STORIES:
        yield from package.related(package.main_part, kind)


def _annotated(package: Package) -> Iterator[bytes]:
    for part in (*_stories(package), *package.related(package.main_part, "comments")):
        yield in_utf8(package.path, part, package.part(part))


def _refuse_protected(package: Package) -> None:
    """Refuse a file whose protection does not even allow comments (17.15.1.29)."""
    protection = child(
        package.related_tree(package.main_part, "settings"), q("w:documentProtection")
    )
    if protection is None or protection.get(q("w:edit")) not in _CLOSED:
        return
    if protection.get(q("w:enforcement"), "0").lower() not in OFF:
        raise RefusedError(
            f"{package.path}: the document is protected against editing. "
            "Lift the protection in Word (Review, Restrict Editing) and try again."
        )
