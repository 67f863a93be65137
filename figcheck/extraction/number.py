"""A number as it was put together: its value, how precisely it is stated, and the items it stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.numerals import Numeral

__all__ = ["Number", "ScalePart"]


@dataclass(frozen=True, slots=True)
class ScalePart:
    """A scale word of a number: the item it is, the power that it stands for, and another that it may stand for."""

    item: int
    value: Decimal
    other: Decimal | None = None


@dataclass(slots=True)
class Number:
    """A number as it stands in the items `first` to `last` (inclusive); never changed, `replace` makes another.

    Not frozen: to make one for every figure of a text would take four times as long.

    `unit` is the value of one step of the last stated digit. `mantissa` is what stands before the trailing scale
    words, `scale` their product. `share` is set for a share in words. `readings` are other ways to take it.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    unit: Decimal | None
    mantissa: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    scales: tuple[ScalePart, ...] = ()
    digits: int = 0
    in_words: bool = False
    words: int = 0
    article: bool = False
    vague: bool = False
    share: Fraction | None = None
    sign: int | None = None
    readings: tuple[Numeral, ...] = ()
    grouped: bool = False

    @property
    def value(self) -> Decimal:
        """The stated value of a number that is not vague."""
        return self.low

    def negated(self, sign: int) -> Number:
        """The number with a minus at item `sign` before it."""
        readings = tuple(Numeral(-r.value, r.unit, r.digits, r.reason) for r in self.readings)
        return replace(self, low=-self.high, high=-self.low, mantissa=-self.mantissa, sign=sign, first=sign,
                       readings=readings)  # fmt: skip
