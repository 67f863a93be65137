"""What a summary may work out of its source: sums, differences, shares, changes and ratios of two figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figcheck.extraction.document import PlacedFigure
from figcheck.model.figure import Figure

__all__ = ["Derivation", "find_derivation"]

_MOST = 200  # figures of the source that are tried with one another
_LEAST_DIGITS = 2  # of a derived value: with fewer, too much fits by chance


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows from two of the source's: `kind` is sum, difference, share, change or ratio."""

    kind: str
    first: int
    second: int


def find_derivation(figure: Figure, sources: Sequence[PlacedFigure]) -> Derivation | None:
    """The first way to get a figure from two of the source's figures within what is written, nearest pairs first."""
    if figure.low != figure.high or figure.vague or len(figure.low.normalize().as_tuple().digits) < _LEAST_DIGITS:
        return None
    half = figure.precision or Decimal(0)
    if figure.qualifier == "about":
        half = max(half, abs(figure.low) / 50)
    points = [at for at, each in enumerate(sources[:_MOST]) if each.figure.low == each.figure.high != 0]
    pairs = ((one, two) for gap in range(1, len(points)) for one, two in zip(points, points[gap:], strict=False))
    for one, two in pairs:
        for kind, value in _derived(sources[one].figure, sources[two].figure, figure):
            if abs(abs(value) - abs(figure.low)) <= half:
                return Derivation(kind, one, two)
    return None


def _derived(one: Figure, two: Figure, like: Figure) -> Iterator[tuple[str, Decimal]]:
    if one.unit != two.unit or one.per != two.per:
        return
    if like.unit == "%" != one.unit:
        yield from (("share", 100 * one.low / two.low), ("share", 100 * two.low / one.low))
        yield from (("change", 100 * (two.low - one.low) / one.low), ("change", 100 * (one.low - two.low) / two.low))
    elif like.unit in (one.unit, "pp") and (like.per == one.per or like.per is None):
        yield from (("sum", one.low + two.low), ("difference", one.low - two.low))
    elif like.unit is None:
        yield from (("ratio", one.low / two.low), ("ratio", two.low / one.low))
