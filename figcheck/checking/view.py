"""What the rules about a whole document see, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figcheck.checking.comparison import Comparer
from figcheck.checking.contradict import Binding
from figcheck.checking.rules.conversion_mismatch import Conversion
from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.extraction.statements import Statement
from figcheck.extraction.tables import Table

__all__ = ["Complaint", "View"]


@dataclass(frozen=True, slots=True)
class View:
    """A document that has been read and bound: figures, bindings (in the same order), conversions, statements, tables."""

    reading: Reading
    comparer: Comparer
    bindings: Sequence[Binding]
    conversions: Sequence[Conversion] = ()
    statements: Sequence[Statement] = ()
    tables: Sequence[Table] = ()

    @property
    def figures(self) -> tuple[PlacedFigure, ...]:
        """The document's figures."""
        return self.reading.figures


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule says of one figure, by its position.

    `contradicts` tells that the figure's verdict becomes contradicted, unless a claim supports it. `number` is the
    number that would have been right in the figure's own scale, to be written in its place; `facts` are for people.
    """

    figure: int
    message: str
    facts: tuple[tuple[str, str], ...] = ()
    contradicts: bool = True
    number: str = ""
