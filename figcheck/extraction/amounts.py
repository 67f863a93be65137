"""A number with what it counts: sign, currency, unit or share on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from figcheck.extraction.items import Items
from figcheck.extraction.number import Number
from figcheck.model.figure import Part

__all__ = ["Amount", "UnitReading", "parse_unit", "whole_amount"]

_VALUE = re.compile(r"([^*/]+?)(?:([*/])(-?[\d.e]+))?")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit and the factor from what is written to it (`cents`: USD, 0.01)."""

    kind: str
    name: str
    factor: Decimal = Decimal(1)


@dataclass(slots=True)
class Amount:
    """A number with its unit, as it is being read; `first` and `last` are the items of its text.

    `closing` counts the items behind it that end the pattern of its range (`zwischen 5 und 6`, `5 سے 6 تک`).
    """

    number: Number
    first: int
    last: int
    units: tuple[UnitReading, ...] = ()
    parts: list[Part] = field(default_factory=list)
    unit_items: tuple[int, ...] = ()
    per: str | None = None
    qualifier: str | None = None
    direction: str | None = None
    high: Number | None = None
    is_shared: bool = False
    closing: int = 0

    @property
    def unit(self) -> UnitReading | None:
        """The first reading of the unit."""
        return self.units[0] if self.units else None

    @property
    def kind(self) -> str:
        """money, percent, measure or number."""
        if self.units:
            return self.units[0].kind
        return "percent" if self.number.share is not None else "number"


@cache
def parse_unit(kind: str, value: str) -> tuple[UnitReading, ...]:
    """The readings of a lexicon value: `USD/100|EUR/100`, `%*10`, `tonne|short_ton`."""
    result = []
    for text in value.split("|"):
        match = _VALUE.fullmatch(text)
        if match is None:
            continue
        name, operator, number = match.groups()
        factor = Decimal(number) if number else Decimal(1)
        result.append(UnitReading(kind, name, 1 / factor if operator == "/" else factor))
    return tuple(result)


def whole_amount(items: Items, at: int) -> Amount:
    """The amount that one word says with its unit: `يومين` (two days), `achtzehnjährige`."""
    value, _, unit = items[at].first("amount").value.partition(" ")
    kind, _, name = unit.partition(":")
    low = Decimal(value)
    number = Number(at, at, low, low, Decimal(1), mantissa=low, in_words=True, words=2)
    return Amount(number, at, at, units=parse_unit(kind, name), unit_items=(at,))
