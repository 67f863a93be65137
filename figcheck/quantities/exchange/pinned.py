"""Exchange rates that a claim file gives; they win over every other source."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from figcheck.model.claim import PinnedRate
from figcheck.quantities.exchange.protocol import ExchangeRate, Window

__all__ = ["Pinned"]


class Pinned:
    """Rates pinned for a run, either way round, and across one currency that two of them share."""

    name = "pinned"

    def __init__(self, rates: Iterable[PinnedRate]) -> None:
        self._rates: dict[tuple[str, str], Decimal] = {}
        for rate in rates:
            self._rates[rate.base, rate.quote] = rate.value
            self._rates.setdefault((rate.quote, rate.base), 1 / rate.value)

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The pinned rate, exact."""
        value = self._rates.get((base, quote))
        if value is None:
            through = [middle for (first, middle) in self._rates if first == base and (middle, quote) in self._rates]
            if not through:
                return None
            value = self._rates[base, through[0]] * self._rates[through[0], quote]
        return ExchangeRate(base, quote, value, date, None, "the claim file", exact=True)

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """None: a pinned rate is exact."""
        return None
