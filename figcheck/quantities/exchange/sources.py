"""The sources of a run in their order: pinned first, then the one that was asked for, then the embedded ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from figcheck.model.claim import PinnedRate
from figcheck.quantities.exchange.ecb import Ecb
from figcheck.quantities.exchange.pinned import Pinned
from figcheck.quantities.exchange.protocol import ExchangeRate, RateSource, Window

__all__ = ["Exchange", "open_exchange"]


class Exchange:
    """Asks several sources in turn and remembers their answers."""

    def __init__(self, sources: Sequence[RateSource]) -> None:
        self._sources = tuple(sources)
        self._answers: dict[tuple[str, str, str | None], tuple[ExchangeRate | None, Window | None]] = {}

    def ask(self, base: str, quote: str, date: str | None) -> tuple[ExchangeRate | None, Window | None]:
        """The rate of the first source that has one, and that source's window."""
        if base == quote:
            return ExchangeRate(base, quote, Decimal(1), date, None, "the same currency", exact=True), None
        key = (base, quote, date)
        if key not in self._answers:
            self._answers[key] = self._ask(base, quote, date)
        return self._answers[key]

    def _ask(self, base: str, quote: str, date: str | None) -> tuple[ExchangeRate | None, Window | None]:
        for source in self._sources:
            rate = source.rate(base, quote, date)
            if rate is not None:
                return rate, None if rate.exact else source.window(base, quote, date)
        return None, None


def open_exchange(pinned: Sequence[PinnedRate] = (), extra: Sequence[RateSource] = ()) -> Exchange:
    """The exchange of a run: pinned rates, then `extra` sources, then the ECB's embedded history."""
    return Exchange([Pinned(pinned), *extra, Ecb()])
