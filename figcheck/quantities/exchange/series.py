"""A source with a rate for most days: the last one before a date, and the window around it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from figcheck.quantities.exchange.protocol import ExchangeRate, Window

__all__ = ["DAYS_BACK", "Series", "day_of"]

DAYS_BACK = 10
_BEFORE, _AFTER = 14, 3


@dataclass(frozen=True, slots=True)
class Series:
    """A named series. `cross` gives the rate of a pair on one day (ISO), or None where there is none for that day.

    Days without a rate (week-ends, holidays) take the last one before, at most ten days back, never an interpolated one.
    """

    name: str
    cross: Callable[[str, str, str], Decimal | None]

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The rate of a date."""
        day = day_of(date)
        if day is None:
            return None
        for back in range(DAYS_BACK + 1):
            given = (day - datetime.timedelta(days=back)).isoformat()
            value = self.cross(given, base, quote)
            if value is not None:
                return ExchangeRate(base, quote, value, date, given, self.name)
        return None

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """The lowest and highest rate from 14 days before to 3 days after."""
        day = day_of(date)
        if day is None:
            return None
        days = (day + datetime.timedelta(days=shift) for shift in range(-_BEFORE, _AFTER + 1))
        values = [value for each in days if (value := self.cross(each.isoformat(), base, quote)) is not None]
        return Window(min(values), max(values)) if values else None


def day_of(date: str | None) -> datetime.date | None:
    """An ISO date as a date; None where there is none, or none that can be read."""
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError:
        return None
