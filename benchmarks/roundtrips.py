"""What babel formats, read back: every locale × numbering system × kind.

    python -m benchmarks.roundtrips [--locale TAG …] [--failures FILE]

A text counts if babel writes the locale's own words and the value asked for; what it does not (it lacks the words, it
raises, it rounds) is counted by class and left out. Native digits are put in here, since babel writes Latin ones.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_territory_currencies,
)
from babel.units import format_unit

import figcheck
from figcheck.locales.cldr import known_tags

_DECIMALS = ("0.5", "12.3", "745", "3456.7", "1234567.89", "-42.5")
_PERCENTS = ("25", "7", "-3", "100")
_COMPACTS = ("2000", "35000", "4000000", "7000000000")
_MONEY = ("20", "3456.5", "1250000")
_UNITS = ("length-kilometer", "mass-kilogram", "volume-liter", "area-hectare", "speed-kilometer-per-hour",
          "temperature-celsius", "duration-day")  # fmt: skip
_UNIT_VALUES = ("2", "5", "21.5")
_UNIT_NAMES = {
    "length-kilometer": "kilometer", "mass-kilogram": "kilogram", "volume-liter": "liter", "area-hectare": "hectare",
    "speed-kilometer-per-hour": "kilometer_per_hour", "temperature-celsius": "degree_Celsius", "duration-day": "day",
}  # fmt: skip
_ACCEPTED = {"degree_Celsius": {"degree_Celsius", "degree"}}
# Zero digits of the numbering systems that locales use by default or natively.
_ZEROS = {
    "arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "gujr": "૦", "guru": "੦", "knda": "೦", "khmr": "០", "laoo": "໐",
    "mlym": "൦", "mymr": "၀", "orya": "୦", "tamldec": "௦", "telu": "౦", "thai": "๐", "tibt": "༠", "mtei": "꯰", "olck": "᱐",
    "cakm": "𑄶", "fullwide": "０", "adlm": "𞥐", "nkoo": "߀", "java": "꧐", "bali": "᭐", "rohg": "𐴰", "hmnp": "𞅀", "vaii": "꘠",
    "mong": "᠐", "sund": "᮰", "lepc": "᱀", "limb": "᥆",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trip:
    """One text that babel wrote, and what it must read as."""

    locale: str
    kind: str
    digits: str
    text: str
    value: Decimal
    unit: str | None


def _tables(locale: Locale) -> tuple[str, ...]:
    """The numbering systems of a locale besides Latin digits."""
    other = getattr(locale, "other_numbering_systems", {}) or {}
    found = {locale.default_numbering_system, other.get("native")}
    return tuple(sorted(name for name in found if name in _ZEROS))


def _in_digits(text: str, system: str) -> str:
    zero = ord(_ZEROS[system])
    return "".join(chr(zero + int(c)) if c in "0123456789" else c for c in text)


def trips(tag: str, left_out: Counter[str]) -> Iterator[Trip]:
    """Every text of a locale."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        left_out["babel does not know the locale"] += 1
        return
    systems = ("latn", *_tables(locale))
    for kind, text, value, unit in _written(locale, left_out):
        for system in systems:
            yield Trip(tag, kind, system, text if system == "latn" else _in_digits(text, system), value, unit)


def _written(locale: Locale, left_out: Counter[str]) -> Iterator[tuple[str, str, Decimal, str | None]]:
    for kind, value, unit, write in _wishes(locale):
        try:
            text = write()
        except (KeyError, UnknownLocaleError, AttributeError, ValueError, TypeError) as error:
            left_out[f"babel raises {type(error).__name__} ({kind})"] += 1
            continue
        if text is not None and not any(c.isdigit() for c in text):
            left_out[f"babel writes the number as a word ({kind})"] += 1
            continue
        if "#,#0" in str(locale.decimal_formats.get(None)) or "#,#0" in str(locale.percent_formats.get(None)):
            left_out["CLDR groups by two digits there"] += 1
            continue
        if text is not None and text.endswith("\u200b"):
            left_out["the currency's sign is invisible"] += 1
            continue
        if text is None:
            left_out[f"babel lacks the locale's own words ({kind})"] += 1
            continue
        yield kind, text, value, unit


def _wishes(locale: Locale) -> Iterator[tuple[str, Decimal, str | None, object]]:
    for each in _DECIMALS:
        yield "decimal", Decimal(each), None, lambda v=Decimal(each): format_decimal(v, locale=locale)
        if Decimal(each) > 1:
            low, high = Decimal(each), Decimal(each) + 5
            yield (
                "range",
                low,
                None,
                lambda a=low, b=high: f"{format_decimal(a, locale=locale)}–{format_decimal(b, locale=locale)}",
            )
    for each in _PERCENTS:
        yield "percent", Decimal(each), "%", lambda v=Decimal(each) / 100: format_percent(v, locale=locale)
    for width in ("short", "long"):
        for each in _COMPACTS:
            yield f"compact {width}", Decimal(each), None, lambda v=int(each), w=width: _compact(v, w, locale)
    code = _currency(locale)
    for each in _MONEY:
        value = Decimal(each)
        yield "currency", value, code, lambda v=value: _money(v, code, locale, "standard")
        yield "currency name", value, code, lambda v=value: _money_name(v, code, locale)
        yield "accounting", value, code, lambda v=value: _money(v, code, locale, "accounting")
    for identifier in _UNITS:
        for each in _UNIT_VALUES:
            for width in ("long", "short", "narrow"):
                yield (
                    f"unit {width}",
                    Decimal(each),
                    _UNIT_NAMES[identifier],
                    lambda v=Decimal(each), u=identifier, w=width: _unit(v, u, w, locale),
                )


def _currency(locale: Locale) -> str:
    territory = locale.territory
    if not territory:
        likely = get_global("likely_subtags").get(str(locale), "")
        territory = likely.rpartition("_")[2] if "_" in likely else None
    codes = get_territory_currencies(territory) if territory and territory.isalpha() else []
    return codes[0] if codes else "USD"


def _compact(value: int, width: str, locale: Locale) -> str | None:
    patterns = locale.compact_decimal_formats.get(width)
    if patterns and any(";" in form.pattern for forms in patterns.values() for form in forms.values()):
        return None  # babel counts the digits of the negative pattern too
    text = format_compact_decimal(value, format_type=width, locale=locale, fraction_digits=2)
    digits = "".join(c for c in text if c.isdigit()).rstrip("0")
    if digits != str(value).rstrip("0"):  # babel lost or added digits
        return None
    return text if patterns and any(not c.isdigit() and not c.isspace() for c in text) else None


def _money(value: Decimal, code: str, locale: Locale, style: str) -> str | None:
    text = format_currency(value, code, locale=locale, format_type=style, currency_digits=False)
    shown = "".join(c for c in text if c.isdigit())
    wanted = str(value).replace(".", "")
    return text if shown.rstrip("0") == wanted.rstrip("0") or value == value.to_integral_value() else None


def _money_name(value: Decimal, code: str, locale: Locale) -> str | None:
    text = format_currency(value, code, locale=locale, format_type="name", currency_digits=False)
    return None if code in text and locale.currencies.get(code, code) == code else text


def _unit(value: Decimal, identifier: str, width: str, locale: Locale) -> str | None:
    if not locale._data["unit_patterns"].get(identifier):
        return None
    text = format_unit(value, identifier, length=width, locale=locale)
    return None if identifier in text else text


def reads_back(trip: Trip) -> bool:
    """Whether the text reads as one figure of the value and unit."""
    figures = figcheck.extract(trip.text, locale=trip.locale)
    if len(figures) != 1:
        return False
    figure = figures[0]
    if trip.kind == "range":
        return figure.low == trip.value and figure.high == trip.value + 5
    readings = [(figure.low, figure.unit), *((reading.low, reading.unit) for reading in figure.readings)]
    units = _ACCEPTED.get(trip.unit or "", {trip.unit})
    return any(value == trip.value and unit in units for value, unit in readings)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--locale", nargs="*")
    options.add_argument("--failures", type=Path)
    given = options.parse_args()
    left_out: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    failures: list[dict[str, str]] = []
    for tag in given.locale or sorted(known_tags()):
        for trip in trips(tag, left_out):
            tried[trip.kind] += 1
            if not reads_back(trip):
                failed[trip.kind] += 1
                found = [f"{f.text} = {f.low} {f.unit}" for f in figcheck.extract(trip.text, locale=trip.locale)]
                failures.append({"locale": tag, "kind": trip.kind, "digits": trip.digits, "text": trip.text,
                                 "wanted": f"{trip.value} {trip.unit}", "read": "; ".join(found)})  # fmt: skip
    for kind, count in sorted(tried.items()):
        print(f"{kind:<16}{count:>8}{failed[kind]:>7} wrong  {100 * (1 - failed[kind] / count):7.2f} %")
    total, wrong = sum(tried.values()), sum(failed.values())
    print(f"{'all':<16}{total:>8}{wrong:>7} wrong  {100 * (1 - wrong / max(1, total)):7.2f} %\n")
    for reason, count in left_out.most_common():
        print(f"{count:>8}  left out: {reason}")
    if given.failures:
        given.failures.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in failures) + "\n")


if __name__ == "__main__":
    main()
