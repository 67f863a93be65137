"""The text's own conversion in brackets is off: the amount in brackets is not what stands before it, at the date's rate.

The finding names the exchange rate, its date and its source. Correct the converted amount, or give the rate that you
used under `exchange_rates` in the claim file.

Example claim: `10.2 billion DKK`
Wrong (as of 2016-05-12): It costs 10.2 billion Danish kroner (about 10.9 billion Swedish kronor).
Right (as of 2016-05-12): It costs 10.2 billion Danish kroner (about 12.7 billion Swedish kronor).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from figcheck.checking.comparison import Comparer
from figcheck.extraction.document import PlacedFigure
from figcheck.model.document import Document
from figcheck.quantities.canonical import Quantity, build_bridge, dimension_of

CODE, SLUG = "FIG111", "conversion-mismatch"

_FARTHEST = 40  # characters between an amount and the bracket with its conversion


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount and its conversion in brackets, by their positions among a document's figures.

    `holds` is None where no rate is known. `wanted` is what the conversion should be; `sentence` names the rate.
    """

    amount: int
    converted: int
    holds: bool | None
    wanted: Decimal | None = None
    sentence: str = ""


def find_conversions(document: Document, figures: Sequence[PlacedFigure], comparer: Comparer) -> Iterator[Conversion]:
    """Every amount of money or measure with another of its kind, in another unit, in brackets behind it."""
    for index in range(len(figures) - 1):
        first, second = figures[index], figures[index + 1]
        if first.block != second.block or not _bracketed(document, first, second):
            continue
        theirs = comparer.quantity(second.figure)
        ours = comparer.quantity(first.figure, other_than=theirs.unit)
        if ours.unit is None or theirs.unit is None or ours.unit == theirs.unit:
            continue
        if (
            dimension_of(ours.unit, None) != dimension_of(theirs.unit, None)
            or dimension_of(ours.unit, None) == "percent"
        ):
            continue
        yield _check(index, ours, theirs, comparer)


def _bracketed(document: Document, first: PlacedFigure, second: PlacedFigure) -> bool:
    text = document.blocks[first.block].text
    between = text[first.figure.end : second.figure.start]
    if len(between) > _FARTHEST:
        return False
    opening = max(between.rfind(sign) for sign in "([（")
    if opening < 0 or any(sign in between for sign in ")]）;") or "." in between.strip()[-1:]:
        return False
    return len(between[:opening].strip()) <= 24


def _check(index: int, amount: Quantity, converted: Quantity, comparer: Comparer) -> Conversion:
    date = comparer.claims.as_of or comparer.date
    exact = replace(amount, precision=Decimal(0), digits=0, per=None, qualifier=amount.qualifier)
    answer = replace(converted, per=None)
    bridge = build_bridge(exact, answer, comparer.exchange, date, comparer.claims.tolerance.conversion)
    if bridge is None:
        return Conversion(index, index + 1, None)
    step = bridge.steps[0]
    wanted = step.apply(amount.low)
    sentence = ""
    if bridge.rate is not None and bridge.rate.given is not None:
        rate = bridge.rate
        sentence = f"1 {rate.base} = {rate.value:.6g} {rate.quote} on {rate.given} ({rate.source})"
    # Its own neighbour is taken exactly as written, so a hedge on it is not held against the conversion.
    holds = comparer.between(replace(exact, qualifier=None), answer, date) is not None or _by_width(
        exact, answer, step.factor
    )
    return Conversion(index, index + 1, holds, wanted, sentence)


def _by_width(amount: Quantity, converted: Quantity, factor: Decimal) -> bool:
    """Whether a range's or a rounded conversion's bounds both hold within the last digit that was written."""
    if amount.vague or converted.vague or not converted.low:
        return amount.vague or converted.vague
    half = converted.precision or Decimal(0)
    exponent = int(converted.low.normalize().as_tuple().exponent)
    half = max(half, Decimal(1).scaleb(exponent) / 2 if converted.digits >= 4 or converted.qualifier else half)
    return abs(amount.low * factor - converted.low) <= half and abs(amount.high * factor - converted.high) <= half
