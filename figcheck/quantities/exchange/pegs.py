"""Currencies tied to another by law, and currencies that the euro replaced: they are converted by way of their anchor."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from figcheck.quantities.exchange.series import day_of

__all__ = ["Peg", "find_peg"]

_TABLE = Path(__file__).with_name("pegs.toml")


@dataclass(frozen=True, slots=True)
class Peg:
    """`value` units of `code` make one of `anchor`, on the days from `since` to `until` (ISO; None is still so).

    `fixed` holds for ever and to the last digit: the rate at which the euro took the place of a currency.
    """

    code: str
    anchor: str
    value: Decimal
    since: str
    until: str | None
    source: str
    fixed: bool = False


@cache
def _pegs() -> dict[str, Peg]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    pegs = [
        Peg(each["code"], each["to"], Decimal(each["value"]), each["since"], each.get("until"), each["source"])
        for each in table["pegs"]
    ]
    source = table["retired"]["source"]
    retired = table["retired"]["euro"].items()
    pegs += [Peg(code, "EUR", Decimal(value), day, None, source, fixed=True) for code, (value, day) in retired]
    return {peg.code: peg for peg in pegs}


def find_peg(code: str, date: str | None) -> Peg | None:
    """What a currency is tied to on a date (ISO), or None. Without a date only rates fixed for ever hold."""
    peg = _pegs().get(code)
    if peg is None:
        return None
    day = day_of(date)
    if day is None:
        return peg if peg.fixed else None
    shown = day.isoformat()
    return peg if peg.since <= shown and (peg.until is None or shown <= peg.until) else None
