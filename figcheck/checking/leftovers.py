"""Which figures one text may have and its other language not: what is no fact of its own, or said in another way."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from figcheck.checking.comparison import Comparer
from figcheck.extraction.document import PlacedFigure
from figcheck.extraction.unread import Unread, digits_of
from figcheck.model.figure import Figure
from figcheck.quantities.canonical import dimension_of
from figcheck.quantities.units import ratio

__all__ = ["Numbers", "find_converted", "find_parts", "is_idle", "is_small"]

_SMALL = 12  # the greatest number in words that a language may add or drop
_HALF = 50
_BESIDE = 6  # characters between the two amounts of a compound
_NEAR = 24  # pairs of neighbours on either side of a figure's place that are tried


def is_idle(figure: Figure) -> bool:
    """Whether a figure is no more than a word that one language needs and the other does not: `two`, `half`, `dozens`."""
    if any(character.isdecimal() for character in figure.text):
        return False
    if figure.kind == "money":
        return False
    if figure.kind == "percent":
        return figure.low == _HALF
    if figure.vague:
        return figure.unit is None
    if figure.low == figure.high == 1:
        return True
    return figure.part("scale") is None and figure.unit is None and abs(figure.high) <= _SMALL


def is_small(figure: Figure) -> bool:
    """Whether a figure is a plain whole number that a text may well say in a word."""
    plain = figure.unit is None and figure.low == figure.high and figure.part("scale") is None
    return plain and 0 <= figure.low <= _SMALL and figure.low == figure.low.to_integral_value()


class Numbers:
    """The numbers of one side that no figure covers, to be taken once each."""

    def __init__(self, unread: Iterable[Unread]) -> None:
        self._runs: Counter[str] = Counter()
        self._joined: Counter[str] = Counter()
        for each in unread:
            self._runs.update(each.parts)
            self._joined[each.joined] += 1

    def take(self, figure: Figure) -> bool:
        """Whether a figure's digits stand among them; they are used up."""
        for digits in _written(figure):
            for numbers in (self._joined, self._runs):
                if numbers[digits] > 0:
                    numbers[digits] -= 1
                    return True
        return False


def _written(figure: Figure) -> list[str]:
    """The digits of a figure as a text may have them."""
    number = figure.part("number")
    written = figure.text if number is None else figure.text[number.start - figure.start : number.end - figure.start]
    found = [digits_of(written)] if any(character.isdecimal() for character in written) else []
    if figure.low == figure.high and figure.low == figure.low.to_integral_value() and abs(figure.low) < Decimal("1e9"):
        found.append(f"{abs(figure.low):.0f}")
    return list(dict.fromkeys(digits for digits in found if digits))


def find_converted(
    left: Sequence[int], figures: Sequence[PlacedFigure], conversions: Mapping[int, bool | None], comparer: Comparer
) -> set[int]:
    """Those left over that only say a neighbour again in another unit or currency, in brackets or beside it.

    `conversions` tells of figures in brackets whether they hold (None: no rate is known).
    """
    found = set()
    for at in left:
        if conversions.get(at, False) is not False:
            found.add(at)
            continue
        for other in (at - 1, at + 1):
            if 0 <= other < len(figures) and figures[other].block == figures[at].block and at not in conversions:
                if _says_again(figures[other].figure, figures[at].figure, comparer):
                    found.add(at)
    return found


def _says_again(figure: Figure, other: Figure, comparer: Comparer) -> bool:
    theirs = comparer.quantity(other)
    ours = comparer.quantity(figure, other_than=theirs.unit)
    if ours.unit is None or theirs.unit is None or ours.unit == theirs.unit or "%" in (ours.unit, theirs.unit):
        return False
    if dimension_of(ours.unit, None) != dimension_of(theirs.unit, None):
        return False
    return comparer.between(theirs, ours, comparer.claims.as_of or comparer.date) is not None


def find_parts(
    left: Sequence[int],
    figures: Sequence[Figure],
    others: Sequence[int],
    theirs: Sequence[Figure],
    same: Callable[[Figure, Figure], bool],
) -> list[tuple[int, tuple[int, int]]]:
    """(position, positions of two others) where one side says in one figure what the other says in two neighbours.

    A range and its two bounds, or a compound measure (`2 hours 14 minutes`) and its two amounts.
    """
    found: list[tuple[int, tuple[int, int]]] = []
    pairs = [(first, second) for first, second in pairwise(sorted(others)) if second - first == 1]
    taken: set[int] = set()
    for at in left:
        figure = figures[at]
        middle = bisect_left(pairs, (at * len(theirs) // max(len(figures), 1), 0))
        for first, second in pairs[max(0, middle - _NEAR) : middle + _NEAR]:
            if {first, second} & taken:
                continue
            one, two = theirs[first], theirs[second]
            if _are_bounds(figure, one, two, same) if figure.is_range else _adds(figure, one, two):
                taken |= {first, second}
                found.append((at, (first, second)))
                break
    return found


def _are_bounds(figure: Figure, one: Figure, two: Figure, same: Callable[[Figure, Figure], bool]) -> bool:
    if one.is_range or two.is_range or (figure.unit is None) != (one.unit is None and two.unit is None):
        return False
    low, high = (replace(figure, low=bound, high=bound) for bound in (figure.low, figure.high))
    return same(low, one) and same(high, two)


def _adds(figure: Figure, one: Figure, two: Figure) -> bool:
    if figure.unit is None or one.unit is None or two.unit is None or figure.kind not in ("measure", "money"):
        return False
    if not 0 <= two.start - one.end <= _BESIDE:
        return False
    factors = [ratio(each.unit, figure.unit) for each in (one, two) if each.unit is not None]
    if figure.unit == one.unit == two.unit:
        factors = [Decimal(1), Decimal(1)]
    if len(factors) < 2 or factors[0] is None or factors[1] is None:
        return False
    return abs(one.low * factors[0] + two.low * factors[1] - figure.low) <= abs(figure.low) * Decimal("1e-9")
