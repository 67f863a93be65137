"""What every source of exchange rates answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

__all__ = ["ExchangeRate", "RateSource", "Window"]


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """One unit of `base` is `value` units of `quote`.

    `asked` is the date that was asked for, `given` the date of the rate that answers it (ISO; None for a rate that
    holds on any day); `source` names where it comes from. `exact` rates allow no window around them.
    """

    base: str
    quote: str
    value: Decimal
    asked: str | None
    given: str | None
    source: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The lowest and highest rate of a pair in the days around a date."""

    low: Decimal
    high: Decimal


class RateSource(Protocol):
    """A source of exchange rates. Both methods give None where it knows nothing; neither raises."""

    @property
    def name(self) -> str:
        """What it is called in a finding."""
        ...

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The rate of a date: its own, else that of the last day before with one, at most ten days back."""
        ...

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """The rates from 14 days before a date to 3 days after it; None where there is no series."""
        ...
