"""A file that was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.model.certificate import Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that was written: what kind, where, the hash of its bytes, and what it was certified."""

    kind: str
    path: str
    sha256: str
    certificate: Certificate | None = None
