"""Figures compared with claims and with one another: bridges, agreements and readings, each computed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from figcheck.model.claim import Claim, Claims
from figcheck.model.figure import Figure
from figcheck.quantities.agreement import GRADES, Agreement, agree
from figcheck.quantities.canonical import Bridge, Quantity, build_bridge, dimension_of, missing_rate, quantity_of
from figcheck.quantities.exchange.protocol import ExchangeRate
from figcheck.quantities.exchange.sources import Exchange

__all__ = ["Comparer", "significant_digits"]


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares within one document: at its date, with its exchange, under the claim file's tolerances.

    `said` are the currencies that the document names outright; they decide what its bare `$` or `kr` means.
    """

    claims: Claims
    exchange: Exchange
    date: str | None
    said: frozenset[str] = frozenset()
    weakest: str = "vague"

    def date_for(self, claim: Claim) -> str | None:
        """The date of the exchange rates that a claim is compared at."""
        return claim.as_of or self.claims.as_of or self.date

    def quantity(self, figure: Figure, claim: Claim | None = None, other_than: str | None = None) -> Quantity:
        """A figure's quantity, its ambiguous unit resolved: said outright, the claim's, the file's, the locale's.

        `other_than` is a unit that it cannot be: that of its own conversion in brackets.
        """
        quantity = quantity_of(figure)
        units = [figure.unit, *(reading.unit for reading in figure.readings)]
        options = [unit for unit in dict.fromkeys(units) if unit is not None and unit != other_than]
        if len(options) < 2:
            return quantity
        chosen = self._choose(options, claim)
        if chosen == figure.unit:
            return quantity
        reading = next(reading for reading in figure.readings if reading.unit == chosen)
        return replace(quantity, unit=chosen, low=reading.low or quantity.low, high=reading.high or quantity.high,
                       precision=reading.precision)  # fmt: skip

    def _choose(self, options: list[str], claim: Claim | None) -> str:
        if claim is not None and claim.figure.unit == options[0]:
            return options[0]
        said = [unit for unit in options if unit in self.said]
        if len(said) == 1:
            return said[0]
        if claim is not None and claim.figure.unit in options:
            return claim.figure.unit
        if options[0] in self.said or self.claims.currency not in options:
            return said[0] if said else options[0]
        return self.claims.currency

    def fits(self, figure: Figure, claim: Claim) -> bool:
        """Whether a figure may be about what a claim is about: the same dimension, or a large number without unit."""
        ours = dimension_of(self.quantity(figure, claim).unit if figure.readings else figure.unit, figure.per)
        theirs = dimension_of(claim.figure.unit, claim.figure.per)
        unsaid = ours == "number" and figure.part("scale") is not None and theirs not in ("number", "percent")
        return ours == theirs or unsaid

    def bridge(self, quantity: Quantity, claim: Claim) -> Bridge | None:
        """How to express a quantity in a claim's units."""
        tolerance = claim.tolerance.conversion or self.claims.tolerance.conversion
        return build_bridge(quantity, quantity_of(claim.figure), self.exchange, self.date_for(claim), tolerance)

    def agreement(self, quantity: Quantity, claim: Claim) -> Agreement | None:
        """Whether a quantity agrees with a claim, not weaker than the run's `--strict` grade."""
        bridge = self.bridge(quantity, claim)
        if bridge is None:
            return None
        tolerance = claim.tolerance.approximate or self.claims.tolerance.approximate
        found = agree(quantity, quantity_of(claim.figure), bridge, tolerance)
        if found is None or GRADES.index(found.grade) > GRADES.index(self.weakest):
            return None
        return found

    def rate_used(self, quantity: Quantity, claim: Claim) -> ExchangeRate | None:
        """The exchange rate behind a comparison, or None."""
        bridge = self.bridge(quantity, claim)
        return bridge.rate if bridge is not None else None

    def lacks_rate(self, quantity: Quantity, claim: Claim) -> bool:
        """Whether only an exchange rate is missing."""
        return missing_rate(quantity, quantity_of(claim.figure), self.exchange, self.date_for(claim))

    def between(self, figure: Quantity, other: Quantity, date: str | None) -> Agreement | None:
        """Whether two quantities of one text agree."""
        bridge = build_bridge(figure, other, self.exchange, date, self.claims.tolerance.conversion)
        return None if bridge is None else agree(figure, other, bridge, self.claims.tolerance.approximate)


def significant_digits(value: Decimal) -> int:
    """How many digits of a value are not zeros at its ends: 1,050,000 has three."""
    return len(value.normalize().as_tuple().digits) if value else 0


def said_outright(figures: Iterable[Figure]) -> frozenset[str]:
    """The currencies that a document's figures name without ambiguity."""
    return frozenset(
        figure.unit
        for figure in figures
        if figure.kind == "money"
        and figure.unit
        and not any(reading.unit != figure.unit for reading in figure.readings)
    )
