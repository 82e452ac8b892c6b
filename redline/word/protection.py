"""Whether a document may be changed: the protection that its owner put on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.errors import RefusedError
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from redline.word.package import Package


def refuse_protected(package: Package) -> None:
    """Refuse a file whose protection allows no tracked changes (17.15.1.29)."""
    protection = child(
        package.related_tree(package.main_part, "settings"), q("w:documentProtection")
    )
    if protection is None or protection.get(q("w:edit")) in {None, "none", "trackedChanges"}:
        return
    if protection.get(q("w:enforcement"), "0").lower() in {"1", "true", "on"}:
        raise RefusedError(
            f"{package.path}: the document is protected against editing. "
            "Lift the protection in Word (Review, Restrict Editing) and review it again."
        )
