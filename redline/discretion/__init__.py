"""The room that lets nothing internal leave: what goes to the other side is searched before it goes."""

from redline.discretion.outgoing import letter
from redline.discretion.search import Leak, check, leaks

__all__ = ["Leak", "check", "leaks", "letter"]
