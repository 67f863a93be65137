"""All that is taken from CLDR: through babel for what babel ships, from `cldr/` for what it lacks.

Nobody else imports babel. Everything here runs when a lexicon is compiled, never while a text is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_territory_currencies

from figcheck.errors import LocaleError
from figcheck.locales.words import is_syllabic

__all__ = [
    "CldrSigns", "compact_words", "currency_codes", "currency_names", "currency_signs", "day_periods", "known_tags", "list_words",
    "local_currencies", "months", "parent_of", "per_words", "percent_goes_first", "signs", "unit_words", "weekdays",
]  # fmt: skip

_DATA = Path(__file__).with_name("cldr")

# CLDR units that are words of other trades in running text (a point, a dot, an item), or no units of a figure.
_LEFT_OUT = {
    "graphics-dot", "graphics-em", "length-point", "concentr-item", "concentr-portion-per-1e9", "concentr-permyriad",
    "duration-day-person", "duration-week-person", "duration-month-person", "duration-year-person", "duration-night",
    "pressure-gasoline-energy-density", "temperature-generic", "angle-revolution", "concentr-percent", "volume-drop",
    "concentr-permille", "force-kilowatt-hour-per-100-kilometer", "volume-pinch", "volume-jigger", "volume-dram",
    "speed-light-speed", "light-solar-luminosity", "length-earth-radius", "length-solar-radius", "mass-earth-mass",
    "mass-solar-mass", "mass-grain", "duration-quarter", "concentr-karat", "volume-dessert-spoon", "length-furlong",
    "volume-dessert-spoon-imperial", "mass-dalton", "graphics-pixel-per-inch", "graphics-pixel-per-centimeter",
    "graphics-dot-per-inch", "graphics-dot-per-centimeter", "concentr-milligram-ofglucose-per-deciliter",
    "duration-century", "duration-decade", "speed-beaufort", "acceleration-g-force", "concentr-part", "concentr-part-per-1e9",
    "concentr-ofglucose", "concentr-katal", "pressure-ofhg", "angle-steradian", "duration-fortnight", "electric-coulomb",
    "electric-farad", "electric-henry", "electric-siemens", "energy-british-thermal-unit-it", "energy-calorie-it", "force-dyne",
    "force-poundal", "length-chain", "length-milliinch", "length-rod", "magnetic-weber", "mass-slug", "temperature-rankine",
    "volume-cup-imperial", "volume-fluid-ounce-metric", "volume-pint-imperial",
    # Japanese units of one syllable that are other words as often; the data file has those that are written.
    "area-bu-jp", "area-cho", "area-se-jp", "length-jo-jp", "length-ken", "length-ri-jp", "length-rin", "length-shaku-cloth",
    "length-shaku-length", "length-sun", "mass-fun", "volume-cup-jp", "volume-koku", "volume-kosaji", "volume-osaji", "volume-sai",
    "volume-shaku", "volume-to-jp",
}  # fmt: skip
# figcheck's names where they are not simply CLDR's.
_RENAMED = {
    "celsius": "degree_Celsius", "fahrenheit": "degree_Fahrenheit", "ton": "short_ton", "foodcalorie": "kilocalorie",
    "millimeter_ofhg": "millimeter_Hg", "inch_ofhg": "inch_Hg", "ounce_troy": "troy_ounce",
    "pound_force_per_square_inch": "psi", "permillion": "ppm", "part_per_1e6": "ppm", "mile_scandinavian": "scandinavian_mile",
    "gallon_imperial": "imperial_gallon", "pint_metric": "metric_pint", "cup_metric": "metric_cup", "therm_us": "therm",
    "fluid_ounce_imperial": "imperial_fluid_ounce", "quart_imperial": "imperial_quart", "degree": "degree",
    "mile_per_gallon_imperial": "mile_per_imperial_gallon", "kilogram_force": "kilogram_force",
}  # fmt: skip


_SHARE_NAMES = {"percent", "permille", "permyriad", "part_per_1e6", "part_per_1e9"}
_LEFT_OUT_NAMES = {identifier.partition("-")[2].replace("-", "_") for identifier in _LEFT_OUT} - {"century", "decade"}
# Codes of metals, bond units and tests, whose names are words of other trades (gold, silver).
_NO_MONEY = frozenset(
    {"XAU", "XAG", "XPT", "XPD", "XTS", "XXX", "XBA", "XBB", "XBC", "XBD", "XUA", "XSU", "XRE", "XFO", "XFU"}
)


@dataclass(frozen=True, slots=True)
class CldrSigns:
    """The signs of a locale's numbers; lists, the locale's own first."""

    decimal: tuple[str, ...]
    group: tuple[str, ...]


def _identifier(tag: str) -> str:
    return tag.replace("-", "_")


@cache
def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(_identifier(tag))
    except (UnknownLocaleError, ValueError) as error:
        raise LocaleError(f"the locale {tag!r} is not known to CLDR") from error


@cache
def known_tags() -> tuple[str, ...]:
    """Every locale that babel ships, as BCP 47 tags, sorted."""
    return tuple(sorted(name.replace("_", "-") for name in locale_identifiers() if name != "root"))


def parent_of(tag: str) -> str | None:
    """The locale that a locale inherits from (`es-MX` -> `es-419` -> `es` -> None)."""
    parent = get_global("parent_exceptions").get(_identifier(tag))
    if parent:
        return None if parent == "root" else str(parent).replace("_", "-")
    return tag.rpartition("-")[0] or None


def _table(tag: str) -> Any:
    # Plural forms, units and symbols of other numbering systems are in babel's own table only.
    return _locale(tag)._data


def signs(tag: str) -> CldrSigns:
    """Decimal and grouping signs of all the numbering systems that the locale has symbols for."""
    table = _table(tag)
    default = table["default_numbering_system"]
    systems = [default, "latn", *table["number_symbols"]]
    decimal, group = [], []
    for system in dict.fromkeys(systems):
        symbols = table["number_symbols"].get(system)
        if not hasattr(symbols, "get"):
            continue
        try:
            decimal.append(symbols.get("decimal"))
            group.append(symbols.get("group"))
        except (KeyError, TypeError):  # an alias that babel does not resolve
            continue
    return CldrSigns(tuple(dict.fromkeys(filter(None, decimal))), tuple(dict.fromkeys(filter(None, group))))


def compact_words(tag: str) -> Iterator[tuple[str, int, bool]]:
    """(word, power of ten, whether it stands before the number) of the compact forms, long and short."""
    formats = _table(tag)["compact_decimal_formats"]
    for length in ("long", "short"):
        for by_type in formats.get(length, {}).values():
            for kind, pattern in by_type.items():
                text = str(getattr(pattern, "pattern", pattern)).split(";")[0]
                zeros = re.search("0+", text)
                if not zeros or text.strip() == zeros.group():
                    continue
                power = len(kind) - len(zeros.group())
                for word, before in ((text[: zeros.start()], True), (text[zeros.end() :], False)):
                    word = word.replace("'", "").strip(" \xa0\u200e\u200f\u202f")
                    if word and not (len(word) == 1 and is_syllabic(word)):  # a letter of every other word
                        yield word, power, before


def scales_go_first(tag: str) -> bool:
    """Whether a locale writes its long compact words before the number (`milioni 4`)."""
    sides = [before for _, power, before in compact_words(tag) if power >= 3]
    return bool(sides) and sum(sides) * 2 > len(sides)


def currency_names(tag: str) -> Iterator[tuple[str, str]]:
    """(name, ISO code) in every plural form, without a remark in brackets; names with a year are left out.

    The locale's own currencies come first: two currencies share the name `francs CFA`.
    """
    table = _table(tag)
    names, plurals = table["currency_names"], table["currency_names_plural"]
    home = local_currencies(tag)
    for code in (*(each for each in home if each in names), *(each for each in names if each not in home)):
        for form in dict.fromkeys((names[code], *dict(plurals.get(code, {})).values())):
            plain = form.partition("(")[0].strip()
            if plain and plain != code and code not in _NO_MONEY and not any(c.isdigit() for c in form):
                yield plain, code


@cache
def _narrow_symbols() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads((_DATA / "narrow_symbols.json").read_text(encoding="utf-8"))
    return data


def currency_signs(tag: str) -> Iterator[tuple[str, str]]:
    """(sign, ISO code), the locale's own signs before the narrow ones."""
    for code, sign in _table(tag)["currency_symbols"].items():
        if sign != code:
            yield sign, code
    yield from ((sign, code) for code, sign in _narrow_symbols().get(tag, {}).items())


def language_of_script(script: str) -> str:
    """The likeliest language of a text of which only the script is known (`Cyrl` -> `ru`), or an empty text."""
    return str(get_global("likely_subtags").get(f"und_{script}", "")).partition("_")[0]


def signs_at_home() -> dict[str, tuple[str, ...]]:
    """Every currency sign that a locale has for a currency of its own territory -> the ISO codes, in locale order."""
    found: dict[str, dict[str, None]] = {}
    for tag in known_tags():
        local = frozenset(local_currencies(tag))
        for sign, code in currency_signs(tag):
            if code in local:
                found.setdefault(sign.strip("\u200b\u200e\u200f"), {})[code] = None
    return {sign: tuple(codes) for sign, codes in found.items() if sign}


def currency_codes() -> tuple[str, ...]:
    """Every ISO 4217 code that CLDR knows, today's and retired ones."""
    names = _table("en")["currency_names"]
    return tuple(sorted(code for code in names if code.isalpha() and len(code) == 3 and code not in _NO_MONEY))


def local_currencies(tag: str) -> tuple[str, ...]:
    """The currencies in use today where the locale is at home, the likeliest territory's first."""
    locale = _locale(tag)
    territory = locale.territory
    if not territory:
        likely = get_global("likely_subtags").get(_identifier(tag), "")
        territory = likely.rpartition("_")[2] if likely.count("_") else None
    if not territory or not territory.isalpha():
        return ()
    return tuple(get_territory_currencies(territory))


@cache
def _unit_cases() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = json.loads((_DATA / "unit_cases.json").read_text(encoding="utf-8"))
    return data


def _unit_name(identifier: str) -> str:
    name = identifier.partition("-")[2].replace("-", "_")
    return _RENAMED.get(name, name)


def unit_words(tag: str) -> Iterator[tuple[str, str, bool, str]]:
    """(word, unit name, stands before the number, width) in every width, plural and grammatical case."""
    for identifier, widths in _table(tag)["unit_patterns"].items():
        if identifier in _LEFT_OUT:
            continue
        name = _unit_name(identifier)
        for width in ("long", "short", "narrow"):
            for plural, pattern in widths.get(width, {}).items():
                if plural == "per" or not isinstance(pattern, str) or "{0}" not in pattern:
                    continue
                yield from _around(pattern, name, width)
        names = _table(tag)["unit_display_names"].get(identifier, {})
        for width in ("long", "short"):
            word = names.get(width) if hasattr(names, "get") else None
            if isinstance(word, str) and word and not any(c.isdigit() or c in "(){}" for c in word):
                yield word, name, False, width
    for name, patterns in _unit_cases().get(tag, {}).items():
        if name in _LEFT_OUT_NAMES or name in _SHARE_NAMES:
            continue
        for pattern in patterns:
            if "{0}" in pattern:
                yield from _around(pattern, _RENAMED.get(name, name), "long")


def _around(pattern: str, name: str, width: str) -> Iterator[tuple[str, str, bool, str]]:
    before, after = (part.strip(" \xa0\u200e\u200f\u202f") for part in pattern.split("{0}", 1))
    if after and not before:
        yield after, name, False, width
    elif before and not after:
        yield before, name, True, width


def per_words(tag: str) -> Iterator[tuple[str, str]]:
    """(words, thing) of CLDR's own "per" patterns: `al mese` -> month."""
    for identifier, widths in _table(tag)["unit_patterns"].items():
        if identifier in _LEFT_OUT and identifier != "duration-quarter":
            continue
        for width in ("long", "short", "narrow"):
            pattern = widths.get(width, {}).get("per")
            if isinstance(pattern, str) and pattern.startswith("{0}"):
                words = pattern[3:].strip(" \xa0\u202f")
                if words and not (len(words) == 2 and words[0] == "/"):  # `/l` is no year for who writes €/l
                    yield words, _unit_name(identifier)
        *_, thing = identifier.rpartition("-per-")
        for width in ("long", "short"):  # `每小时{0}公里`, `saatte {0} kilometre`
            for plural, pattern in widths.get(width, {}).items():
                if plural == "per" or "-per-" not in identifier or not isinstance(pattern, str) or "{0}" not in pattern:
                    continue
                before, after = (part.strip(" \xa0\u200e\u200f\u202f") for part in pattern.split("{0}", 1))
                if before and after:
                    yield f"{before} …", thing


def months(tag: str) -> Iterator[str]:
    """Month names, full and abbreviated, in both contexts."""
    for calendar in _table(tag)["months"].values():
        for width in ("wide", "abbreviated"):
            yield from calendar.get(width, {}).values()


def weekdays(tag: str) -> Iterator[str]:
    """Names of the days of the week, full and abbreviated."""
    for calendar in _table(tag)["days"].values():
        for width in ("wide", "abbreviated"):
            yield from calendar.get(width, {}).values()


def percent_goes_first(tag: str) -> bool:
    """Whether the locale writes its percent sign before the number, as in `%25`."""
    pattern = _locale(tag).percent_formats.get(None)
    return str(getattr(pattern, "pattern", "")).startswith("%")


def day_periods(tag: str) -> Iterator[str]:
    """Words for the parts of a day (a.m., p.m., in the morning)."""
    for context in _table(tag)["day_periods"].values():
        for width in context.values():
            yield from width.values()


def list_words(tag: str) -> Iterator[tuple[str, str]]:
    """(word, `and` or `or`) that joins the last two items of a list."""
    for style, role in (("standard", "and"), ("standard-short", "and"), ("or", "or")):
        pattern = _table(tag)["list_patterns"].get(style, {}).get("2", "")
        word = pattern.replace("{0}", "").replace("{1}", "").strip()
        if word and word not in {",", "、"}:
            yield word, role
