"""A figure: a stretch of text that states a magnitude."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

__all__ = ["KINDS", "QUALIFIERS", "Figure", "Part", "Reading"]

KINDS = ("money", "percent", "measure", "number")
QUALIFIERS = ("exactly", "about", "nearly", "over", "under", "at_least", "up_to")


class Part(NamedTuple):
    """One piece of a figure: what it is, where it stands, and what it means.

    `name` is number, scale, unit, sign, qualifier, per, direction or joint (the words of a range);
    `value` is the piece's meaning (`1000000` for a scale, `USD` for a unit).
    A qualifier, per or direction may stand outside the figure's own text.
    """

    name: str
    start: int
    end: int
    value: str = ""


class Reading(NamedTuple):
    """Another way to take an ambiguous figure, with the reason why it is possible."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    precision: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was read in one locale.

    `start` and `end` are code points into the text that was read; `text` is what stands there.
    `low` and `high` are equal for one stated number. A `vague` figure is half-open: [low, high).
    `precision` is half a unit of the last stated digit (as XBRL's `decimals` has it), None for vague figures.
    """

    text: str
    start: int
    end: int
    kind: str
    low: Decimal
    high: Decimal
    unit: str | None = None
    per: str | None = None
    qualifier: str | None = None
    direction: str | None = None
    vague: bool = False
    precision: Decimal | None = None
    locale: str = "und"
    parts: tuple[Part, ...] = ()
    readings: tuple[Reading, ...] = ()
    next_word: str | None = None

    def part(self, name: str) -> Part | None:
        """The first part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def is_range(self) -> bool:
        """Whether two bounds are stated."""
        return self.low != self.high and not self.vague
