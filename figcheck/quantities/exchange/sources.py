"""The sources of a run in their order: pinned first, then the one that was asked for, then the embedded ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from figcheck.errors import ConfigError
from figcheck.model.claim import PinnedRate
from figcheck.quantities.exchange.ecb import open_ecb
from figcheck.quantities.exchange.pegs import Peg, find_peg
from figcheck.quantities.exchange.pinned import Pinned
from figcheck.quantities.exchange.protocol import ExchangeRate, RateSource, Window

__all__ = ["SOURCES", "Exchange", "open_exchange", "open_source"]

SOURCES = ("ecb", "nbp", "forex-python")


class Exchange:
    """Asks several sources in turn and remembers their answers."""

    def __init__(self, sources: Sequence[RateSource], fallbacks: Sequence[RateSource] = ()) -> None:
        self._sources, self._fallbacks = tuple(sources), tuple(fallbacks)
        self._answers: dict[tuple[str, str, str | None], tuple[ExchangeRate | None, Window | None]] = {}

    def ask(self, base: str, quote: str, date: str | None) -> tuple[ExchangeRate | None, Window | None]:
        """The rate of the first source that has one, and that source's window.

        Where none has one, currencies that are tied to another go by way of that; then the fallbacks are asked.
        """
        if base == quote:
            return ExchangeRate(base, quote, Decimal(1), date, None, "the same currency", exact=True), None
        key = (base, quote, date)
        if key not in self._answers:
            found = self._ask(self._sources, base, quote, date)
            if found[0] is None:
                found = self._by_anchors(base, quote, date)
            if found[0] is None:
                found = self._ask(self._fallbacks, base, quote, date)
            self._answers[key] = found
        return self._answers[key]

    def problems(self) -> list[str]:
        """What kept a source from answering, one sentence each."""
        found = [getattr(source, "problem", None) for source in self._sources]
        return [problem for problem in found if problem]

    @staticmethod
    def _ask(
        sources: Sequence[RateSource], base: str, quote: str, date: str | None
    ) -> tuple[ExchangeRate | None, Window | None]:
        for source in sources:
            rate = source.rate(base, quote, date)
            if rate is not None:
                return rate, None if rate.exact else source.window(base, quote, date)
        return None, None

    def _by_anchors(self, base: str, quote: str, date: str | None) -> tuple[ExchangeRate | None, Window | None]:
        first, second = find_peg(base, date), find_peg(quote, date)
        if first is None and second is None:
            return None, None
        start, end = (first.anchor if first else base), (second.anchor if second else quote)
        factor = (second.value if second else Decimal(1)) / (first.value if first else Decimal(1))
        told = "; ".join(_told(peg) for peg in (first, second) if peg is not None)
        if start == end:
            fixed = all(peg is None or peg.fixed for peg in (first, second))
            window = None if fixed else Window(factor, factor)
            return ExchangeRate(base, quote, factor, date, None, told, exact=fixed), window
        rate, around = self.ask(start, end, date)
        if rate is None:
            return None, None
        window = None if around is None else Window(around.low * factor, around.high * factor)
        source = f"{rate.source}; {told}"
        return ExchangeRate(base, quote, rate.value * factor, date, rate.given, source, exact=rate.exact), window


def _told(peg: Peg) -> str:
    return f"1 {peg.anchor} is {peg.value.normalize():f} {peg.code}, {peg.source}"


def open_source(name: str) -> RateSource:
    """A source by its name, or by the path of a CSV or Parquet file. Raises ConfigError or RateError."""
    if name == "ecb":
        return open_ecb()
    if name == "forex-python":
        from figcheck.quantities.exchange.forex_python import ForexPython

        return ForexPython()
    if name == "nbp":
        from figcheck.quantities.exchange.nbp import is_installed, open_nbp

        if not is_installed():
            raise ConfigError("the rates of the National Bank of Poland are not installed; install figcheck[rates]")
        return open_nbp()
    if Path(name).suffix.lower() in (".csv", ".tsv", ".parquet", ".pq"):
        from figcheck.quantities.exchange.tables import read_rates

        return read_rates(name)
    raise ConfigError(
        f"there is no source of exchange rates {name!r}; known are {', '.join(SOURCES)}, and .csv and .parquet files"
    )


def open_exchange(pinned: Sequence[PinnedRate] = (), extra: Sequence[RateSource] = ()) -> Exchange:
    """The exchange of a run: pinned rates, `extra` sources, the ECB's history; then ties by law; then the NBP's tables."""
    return Exchange([Pinned(pinned), *extra, open_ecb()], _installed())


def _installed() -> list[RateSource]:
    from figcheck.quantities.exchange.nbp import is_installed, open_nbp

    return [open_nbp()] if is_installed() else []
