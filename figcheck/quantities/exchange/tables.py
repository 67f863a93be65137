"""Exchange rates of one's own, from a CSV or Parquet file.

The columns are `date`, `base`, `quote` and `value` (in any order; `rate` is taken for `value`): on that day one unit of
`base` is `value` units of `quote`. A row without a date holds on any day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from figcheck.errors import RateError
from figcheck.quantities.exchange.protocol import ExchangeRate, Window
from figcheck.quantities.exchange.series import Series, day_of

__all__ = ["RateTable", "read_rates"]

_LARGEST = 64 * 1024 * 1024
_COLUMNS = ("date", "base", "quote", "value")
_ALIASES = {"rate": "value", "from": "base", "to": "quote", "day": "date"}


class RateTable:
    """A table of rates; pairs are also taken the other way round, and across a currency that two of them share."""

    def __init__(self, name: str, rates: Mapping[tuple[str, str, str], Decimal]) -> None:
        self.name = name
        self._rates = dict(rates)
        self._partners: dict[str, set[str]] = {}
        for _, base, quote in self._rates:
            self._partners.setdefault(base, set()).add(quote)
            self._partners.setdefault(quote, set()).add(base)
        self._series = Series(name, self._cross)

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The rate of a date, else one that holds on any day."""
        found = self._series.rate(base, quote, date)
        if found is not None:
            return found
        value = self._cross("", base, quote)
        return None if value is None else ExchangeRate(base, quote, value, date, None, self.name, exact=True)

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """The rates around a date."""
        return self._series.window(base, quote, date)

    def _cross(self, date: str, base: str, quote: str) -> Decimal | None:
        direct = self._on(date, base, quote)
        if direct is not None:
            return direct
        for middle in sorted(self._partners.get(base, set()) & self._partners.get(quote, set())):
            first, second = self._on(date, base, middle), self._on(date, middle, quote)
            if first is not None and second is not None:
                return first * second
        return None

    def _on(self, date: str, base: str, quote: str) -> Decimal | None:
        value = self._rates.get((date, base, quote))
        if value is not None:
            return value
        inverse = self._rates.get((date, quote, base))
        return None if inverse is None else 1 / inverse


def read_rates(path: str | Path) -> RateTable:
    """Read a file of rates. Raises RateError with the file, the row and what would be right."""
    file = Path(path)
    try:
        if file.stat().st_size > _LARGEST:
            raise RateError(f"{path}: it is larger than {_LARGEST // 2**20} MB")
        rows = _parquet_rows(file) if file.suffix.lower() in (".parquet", ".pq") else _csv_rows(file)
        return RateTable(str(path), dict(_rates(rows, str(path))))
    except FileNotFoundError as error:
        raise RateError(f"{path}: there is no such file of exchange rates") from error
    except OSError as error:
        raise RateError(f"{path}: it cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise RateError(f"{path}: it is not UTF-8 text") from error


def _csv_rows(file: Path) -> Iterable[dict[str, Any]]:
    text = file.read_text(encoding="utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return csv.DictReader(text.splitlines(), delimiter=delimiter)


def _parquet_rows(file: Path) -> Iterable[dict[str, Any]]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise RateError(f"{file}: reading Parquet needs pyarrow; install figcheck[tables]") from error
    try:
        rows: list[dict[str, Any]] = parquet.read_table(file).to_pylist()
    except (ValueError, OSError) as error:
        raise RateError(f"{file}: it is no Parquet file ({error})") from error
    return rows


def _rates(rows: Iterable[dict[str, Any]], path: str) -> Iterable[tuple[tuple[str, str, str], Decimal]]:
    for number, row in enumerate(rows, 2):
        cells = {_ALIASES.get(name, name): value for key, value in row.items() if key and (name := key.strip().lower())}
        missing = [name for name in _COLUMNS[1:] if name not in cells]
        if missing:
            raise RateError(f"{path}: there is no column {missing[0]!r}; the columns are {', '.join(_COLUMNS)}")
        base, quote = (str(cells[name] or "").strip().upper() for name in ("base", "quote"))
        if not all(len(code) == 3 and code.isascii() and code.isalpha() for code in (base, quote)):
            raise RateError(f"{path}, row {number}: {base or quote!r} is not a currency; write its ISO code, as USD")
        date = str(cells.get("date") or "").strip()[:10]
        if date and day_of(date) is None:
            raise RateError(f"{path}, row {number}: {date!r} is not a date; write it as 2024-07-31")
        try:
            value = Decimal(str(cells["value"]).strip())
        except InvalidOperation as error:
            raise RateError(f"{path}, row {number}: {cells['value']!r} is not a number; write it as 0.785") from error
        if not value.is_finite() or value <= 0:
            raise RateError(f"{path}, row {number}: a rate is greater than 0, not {value}")
        yield (date, base, quote), value
