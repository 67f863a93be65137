"""forex-python as a source of exchange rates: online, asked for, never the default.

forex-python waits for ever and answers whatever its service sends; here its requests have a time-out and are tried
again, its answers are checked, and those that are good are kept on disk by pair and date.
"""

from __future__ import annotations

import datetime
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from figcheck.cache import cache_folder, read_json, write_json
from figcheck.quantities.exchange.protocol import ExchangeRate, Window
from figcheck.quantities.exchange.series import DAYS_BACK, day_of

__all__ = ["ForexPython"]

_TIMEOUT = (3, 8)  # seconds to connect, and to wait for an answer
_TRIES = 3
_PAUSE = 200  # milliseconds before the second try; twice that before the third
_LARGEST = Decimal("1e9")
_GIVEN_UP = 2  # pairs in a row that failed, after which the service is not asked again in this run
_LOCK = threading.Lock()


class ForexPython:
    """The service that forex-python asks. `problem` says in one sentence why it gave nothing, or is None."""

    name = "forex-python"

    def __init__(
        self,
        url: str | None = None,
        *,
        folder: Path | None = None,
        timeout: tuple[float, float] = _TIMEOUT,
        tries: int = _TRIES,
    ) -> None:
        self._url = url or os.environ.get("FIGCHECK_FOREX_URL")
        self._folder = folder or cache_folder() / "rates" / "forex-python"
        self._timeout, self._tries = timeout, tries
        self._failures = 0
        self.problem: str | None = None

    def rate(self, base: str, quote: str, date: str | None) -> ExchangeRate | None:
        """The rate of a date, from the disk or from the service; None without a date: today's is never asked for."""
        day = day_of(date)
        if day is None:
            return None
        shown = day.isoformat()
        file = self._folder / f"{base}-{quote}" / f"{shown}.json"
        known = self._kept(file, base, quote, shown)
        if known is not None:
            return known
        if self._failures >= _GIVEN_UP:
            return None
        answer = self._ask(base, quote, day)
        if answer is None:
            self._failures += 1
            return None
        self._failures = 0
        value, given = answer
        write_json(file, {"base": base, "quote": quote, "asked": shown, "given": given, "value": str(value)})
        return ExchangeRate(base, quote, value, shown, given, self.name)

    def window(self, base: str, quote: str, date: str | None) -> Window | None:
        """None: one day is asked for at a time."""
        return None

    def _kept(self, file: Path, base: str, quote: str, asked: str) -> ExchangeRate | None:
        data = read_json(file)
        if not isinstance(data, dict) or (data.get("base"), data.get("quote"), data.get("asked")) != (
            base,
            quote,
            asked,
        ):
            return None
        value = _checked(data.get("value"))
        given = data.get("given")
        return None if value is None else ExchangeRate(base, quote, value, asked, given, self.name)

    def _ask(self, base: str, quote: str, day: datetime.date) -> tuple[Decimal, str] | None:
        import requests
        from forex_python.converter import RatesNotAvailableError

        said = "it did not answer"
        for attempt in range(self._tries):
            if attempt:
                time.sleep(_PAUSE * 2 ** (attempt - 1) / 1000)
            try:
                found, given = self._once(base, quote, day)
            except (RatesNotAvailableError, requests.RequestException) as error:
                said = _reason(error)
                continue
            except (ValueError, ArithmeticError, AttributeError, TypeError, KeyError):
                said = "it gave an answer that cannot be read"
                break
            value = _checked(found)
            if value is None:
                said = f"it answered {found!r}, which is no rate"
                break
            last = day_of(given) if given else day
            if last is None or not 0 <= (day - last).days <= DAYS_BACK:
                said = f"it answered with the rate of another day ({given})"
                break
            return value, last.isoformat()
        self.problem = f"forex-python gave no rate for {base} and {quote} on {day.isoformat()}: {said}"
        return None

    def _once(self, base: str, quote: str, day: datetime.date) -> tuple[Any, str | None]:
        """What the service answers, and the day that it says the answer is of."""
        from forex_python.converter import CurrencyRates

        url, said = self._url, {}

        class _Rates(CurrencyRates):  # type: ignore[misc,unused-ignore]
            def _source_url(self) -> str:
                return url or str(super()._source_url())

            def _decode_rates(self, response: Any, use_decimal: bool = False, date_str: str | None = None) -> Any:
                rates = super()._decode_rates(response, use_decimal=use_decimal, date_str=date_str)
                said["date"] = response.json().get("date")
                return rates

        with _timed(self._timeout):
            value = _Rates(force_decimal=True).get_rate(base, quote, day)
        given = said.get("date")
        return value, given if isinstance(given, str) else None


@contextmanager
def _timed(timeout: tuple[float, float]) -> Iterator[None]:
    """forex-python's requests with a time-out, which it has no way to set."""
    import forex_python.converter as converter
    import requests

    def get(url: str, params: dict[str, str]) -> Any:
        return requests.get(url, params=params, timeout=timeout)

    with _LOCK:
        before = converter.requests
        converter.requests = SimpleNamespace(get=get)
        try:
            yield
        finally:
            converter.requests = before


def _checked(value: object) -> Decimal | None:
    """A rate that can be one: a finite number above zero. Never a float."""
    if not isinstance(value, (Decimal, str, int)) or isinstance(value, bool):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number < _LARGEST else None


def _reason(error: Exception) -> str:
    import requests

    if isinstance(error, requests.Timeout):
        return "it did not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "it could not be reached"
    return "it has no such rate, or is out of order"
