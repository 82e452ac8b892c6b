"""The room that knows how others write playbooks down: one file a format, an `Outline` in between."""

from redline.exchange.formats import FORMATS, Form
from redline.exchange.outlining import outline

__all__ = ["FORMATS", "Form", "outline"]
