"""What CLDR lacks: loads and checks `data/<language>.toml`.

The file format is described in `data/README.md`. A surface is a plain string. `…` in it marks where the amount (or
the thing) stands; without one, the key's usual side holds. Values may carry other readings: `USD|CAD|AUD`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from figcheck.errors import LocaleError

__all__ = ["LISTS", "TABLES", "Entry", "Supplement", "data_tags", "load_supplement"]

DATA = Path(__file__).with_name("data")

# key -> role of its surfaces. A list key maps straight to a role; a table key maps value -> surfaces.
LISTS = {
    "articles": "article",
    "counters": "counter",
    "common_words": "common",
    "weighing": "weighing",
    "costing": "costing",
    "lengths": "length",
    "abbreviations": "abbreviation",
    "suffixes": "suffix",
    "numeral_endings": "numeral_ending",
    "during": "during",
    "by": "by",
    "not_units": "not_unit",
}
TABLES = {
    "numbers": "number",
    "amounts": "amount",
    "scales": "scale",
    "signs": "sign",
    "connectors": "connector",
    "currencies": "currency",
    "units": "unit",
    "shares": "share",
    "things": "thing",
    "per": "per",
    "periods": "period",
    "period_adjectives": "adjective",
    "period_prefixes": "prefix",
    "durations": "duration",
    "qualifiers": "qualifier",
    "directions": "direction",
    "vague": "vague",
    "ranges": "range",
    "fractions": "fraction",
    "denominators": "denominator",
    "added": "added",
    "ordinals": "ordinal",
    "totals": "total",
    "header_scales": "header_scale",
    "not_figures": "not",
}
SCALARS = {"language": str, "scale_first": bool, "counted_first": bool, "capital_nouns": bool, "ordinal_dot": bool,
           "word_signs": str, "glued": bool, "slash_decimals": bool, "tail_digits": bool, "ordinal_hyphen": bool, "both_signs": bool,
           "calendar_years": str, "tens_and": bool}  # fmt: skip

PERIODS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
_CLOSED = {
    "signs": {"minus", "plus"},
    "connectors": {"and", "of", "point", "or", "over", "that_is", "times"},
    "periods": {*PERIODS, *(f"{a}/{b}" for a in PERIODS for b in ("person", "household"))},
    "period_adjectives": set(PERIODS),
    "period_prefixes": set(PERIODS),
    "qualifiers": {"exactly", "about", "nearly", "over", "under", "at_least", "up_to"},
    "directions": {"up", "down", "change"},
    "ordinals": {"suffixes", "words", "prefixes"},
    "totals": {"total", "subtotal", "of_which", "change"},
    "not_figures": {
        "labels",
        "clock",
        "years",
        "dates",
        "phrases",
        "date_links",
        "scores",
        "streets",
        "street_endings",
    },
    "per": {"words", "each"},
    "ranges": {"patterns", "changes", "one_in", "whole_first", "quotient", "out_of"},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface of a data file: the key it stands under, its value there, and the surface as written."""

    key: str
    value: str
    surface: str


@dataclass(frozen=True, slots=True)
class Supplement:
    """One data file: its entries in file order and its settings."""

    tag: str
    entries: tuple[Entry, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)


@cache
def data_tags() -> tuple[str, ...]:
    """The locales that have a data file, `und` (what all languages share) among them."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))


@cache
def load_supplement(tag: str) -> Supplement:
    """The data file of a locale; an empty one where there is none. Raises LocaleError for a file that is not valid."""
    path = DATA / f"{tag}.toml"
    if not path.exists():
        return Supplement(tag)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LocaleError(f"{path.name}: {error}") from error
    settings = {key: table.pop(key) for key in list(table) if key in SCALARS}
    for key, value in settings.items():
        if not isinstance(value, SCALARS[key]):
            raise LocaleError(f"{path.name}: {key} must be a {SCALARS[key].__name__}")
    if "calendar_years" in settings and not re.fullmatch(r"\d{1,4}\.\.\d{1,4}", settings["calendar_years"]):
        raise LocaleError(f"{path.name}: calendar_years must be two years with two dots between, such as 1330..1450")
    return Supplement(tag, tuple(_entries(path.name, table)), settings)


def _entries(name: str, table: dict[str, Any]) -> Iterator[Entry]:
    for key, value in table.items():
        if key in LISTS:
            yield from (Entry(key, "", surface) for surface in _surfaces(name, key, value))
        elif key in TABLES:
            if not isinstance(value, dict):
                raise LocaleError(f"{name}: [{key}] must be a table of value = [surfaces]")
            for meaning, surfaces in value.items():
                _check_value(name, key, meaning)
                yield from (Entry(key, meaning, surface) for surface in _surfaces(name, f"{key}.{meaning}", surfaces))
        else:
            raise LocaleError(
                f"{name}: unknown key {key!r}; known are {', '.join(sorted({*LISTS, *TABLES, *SCALARS}))}"
            )


def _surfaces(name: str, key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise LocaleError(f"{name}: {key} must be a list of strings, none of them empty")
    return value


def _check_value(name: str, key: str, value: str) -> None:
    closed = _CLOSED.get(key)
    if closed is not None and value not in closed:
        raise LocaleError(f"{name}: [{key}] has no {value!r}; it may hold {', '.join(sorted(closed))}")
    if key == "amounts":
        value, separator, _ = value.partition(" ")
        if not separator:
            raise LocaleError(f"{name}: [amounts] {value!r} must be a number, a space and a unit")
    if key in {"numbers", "scales", "header_scales", "amounts"}:
        for part in value.split("|"):
            try:
                Decimal(part)
            except InvalidOperation as error:
                raise LocaleError(f"{name}: [{key}] {value!r} is not a number") from error
