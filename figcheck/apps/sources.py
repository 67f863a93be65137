"""The options about exchange rates that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from figcheck.errors import ConfigError
from figcheck.quantities.exchange.protocol import RateSource
from figcheck.quantities.exchange.series import day_of
from figcheck.quantities.exchange.sources import Exchange, open_source

__all__ = ["date_of", "open_sources", "tell"]


def open_sources(values: Mapping[str, Any]) -> list[RateSource]:
    """The source that `--exchange` names. Raises ConfigError or RateError."""
    name = values.get("exchange")
    return [open_source(name)] if name else []


def date_of(values: Mapping[str, Any]) -> str | None:
    """The date of `--as-of`. Raises ConfigError."""
    text = values.get("as_of")
    if not text:
        return None
    day = day_of(text)
    if day is None:
        raise ConfigError(f"{text!r} is not a date; write it as 2024-07-31")
    return day.isoformat()


def tell(exchange: Exchange) -> None:
    """Say on standard error what kept a source from answering."""
    for problem in exchange.problems():
        print(f"figcheck: {problem}", file=sys.stderr)
