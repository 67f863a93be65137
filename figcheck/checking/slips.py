"""A slip: which part of a figure went wrong, and the value that would have agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from figcheck.checking.comparison import Comparer
from figcheck.model.claim import Claim
from figcheck.model.figure import Figure
from figcheck.quantities.agreement import GRADES, Agreement
from figcheck.quantities.canonical import Quantity

__all__ = ["Pair", "Slip", "is_of_other_words", "mantissa_of", "number_like", "scale_of", "written_digits"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip rule finds.

    `part` and `value` tell `writing` what to replace by what; `note` is added to the sentence where there is no
    part to replace. `strong` slips (a power of ten with the same digits) count on fewer digits without context.
    """

    part: str | None = None
    value: str = ""
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and the claim it is held against, for the rules that look for a slip."""

    figure: Figure
    claim: Claim
    quantity: Quantity
    truth: Quantity
    comparer: Comparer
    told_locale: bool = True

    def agrees(self, quantity: Quantity, weakest: str = "vague") -> Agreement | None:
        """Whether a changed quantity would agree with the claim, not weaker than a grade."""
        found = self.comparer.agreement(quantity, self.claim)
        return found if found is not None and GRADES.index(found.grade) <= GRADES.index(weakest) else None

    def agrees_as_stated(self, quantity: Quantity) -> bool:
        """Whether a changed quantity has the claim's own digits: no qualifier's width, no coarse rounding."""
        bare = replace(quantity, qualifier=self.truth.qualifier)
        found = self.comparer.agreement(bare, self.claim)
        if found is None:
            return False
        if quantity.vague or self.truth.vague:
            return quantity.vague and self.truth.vague
        return found.grade in ("exact", "rounded", "converted") or (
            found.grade == "approximate" and quantity.per != self.truth.per
        )

    def scaled(self, factor: Decimal) -> Quantity:
        """The quantity times a factor."""
        quantity = self.quantity
        step = None if quantity.precision is None else quantity.precision * abs(factor)
        low, high = sorted((quantity.low * factor, quantity.high * factor))
        return replace(quantity, low=low, high=high, precision=step, digits=0)


def written_digits(value: Decimal) -> str:
    """The digits of a value without sign, point and the zeros at its ends."""
    return "".join(map(str, value.normalize().as_tuple().digits)) if value else "0"


def scale_of(figure: Figure) -> Decimal:
    """What a figure's number is multiplied by: its scale words, its minor unit (cents), a unit with both in one (`Md€`)."""
    number = mantissa_of(figure)
    if number and figure.low == figure.high:
        ratio = abs(figure.low / number).normalize()
        if ratio.as_tuple().digits == (1,):
            return ratio
    scale = Decimal(1)
    for part in figure.parts:
        if part.name == "scale" and part.end > part.start:
            scale *= Decimal(part.value)
    return scale


def mantissa_of(figure: Figure) -> Decimal | None:
    """The one number of a figure, before its scale words; None where it has several or none."""
    numbers = [part.value for part in figure.parts if part.name == "number"]
    return Decimal(numbers[0]) if len(numbers) == 1 and numbers[0] else None


def is_of_other_words(figure: Figure, claimed: Figure) -> bool:
    """Whether two figures have the same number with another scale word or unit: the word slipped, not the number."""
    ours, theirs = mantissa_of(figure), mantissa_of(claimed)
    if ours is None or ours != theirs:
        return False
    return scale_of(figure) != scale_of(claimed) or (bool(figure.unit and claimed.unit) and figure.unit != claimed.unit)


def number_like(value: Decimal, like: Figure) -> Decimal:
    """The number that a value is before a figure's own scale words, rounded to the places that the figure is written with."""
    scale = scale_of(like)
    step = (like.precision or scale / 2) * 2 / scale
    exponent = min(int(step.normalize().as_tuple().exponent), 0)
    return (value / scale).quantize(Decimal(1).scaleb(exponent))


def powers_of_ten() -> Iterator[Decimal]:
    """The factors that a lost, added or mistaken magnitude word makes, likeliest first."""
    for exponent in (3, -3, 1, -1, 6, -6, 2, -2, 4, -4, 5, -5, 9, -9, 8, -8, 7, -7, 12, -12, 10, -10, 11, -11):
        yield Decimal(1).scaleb(exponent)
