"""How large a file may be before it is refused: far beyond what any real contract needs.

A contract comes from an adversary. Each limit bounds the memory or the time that one file can take,
and each is named in the refusal. `docs/reference/limits.md` lists them for users.
"""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024

MAX_FILE: Final = 512 * MEGABYTE
"""Bytes of the file."""

MAX_TOTAL: Final = 512 * MEGABYTE
"""Bytes of all parts together, unpacked."""

MAX_XML_PART: Final = 64 * MEGABYTE
"""Bytes of one part of XML, unpacked; a thousand dense pages have about 20 MB."""

MAX_MEMBERS: Final = 10_000
"""Parts."""

MAX_RATIO: Final = 200
"""How many times its packed size one part may have; text seldom shrinks to a twentieth."""

RATIO_FROM: Final = 4 * MEGABYTE
"""Parts smaller than this may shrink as well as they like: they do no harm when unpacked."""

MAX_TAGS: Final = 3_000_000
"""Opening and closing tags in all parts that are read; a thousand dense pages have one million."""

MAX_DEPTH: Final = 256
"""Elements inside each other. This limit is the XML parser's own."""

MAX_STRING: Final = 10
"""Millions of bytes in one stretch of text or one tag. This limit is the XML parser's own."""

MAX_LINKS: Final = 50_000
"""Relationships in all parts that are read, such as hyperlinks and pictures."""

MAX_PARAGRAPHS: Final = 200_000
"""Paragraphs; a thousand dense pages have about 30,000."""

MAX_CHARACTERS: Final = 10_000_000
"""Characters of text; a thousand dense pages have about four million."""
