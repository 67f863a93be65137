"""Digit groups to `Decimal`: the value, its stated precision, and its other readings.

Nothing here guesses a locale: the locale's decimal and grouping signs come first, and where another convention reads
the same digits otherwise, that reading is kept with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from figcheck.extraction.items import Item
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.words import SPACES

__all__ = ["FRACTION_VALUES", "LONGEST_NUMERAL", "Numeral", "numerals_of", "read_numeral"]

LONGEST_NUMERAL = 60  # characters; nothing longer is a figure

_SPACE = re.compile(f"[{SPACES}]")
_ALIKE = str.maketrans({"٬": "'", "،": ",", "⹁": ",", "·": ".", "’": "'", "´": "'", "．": ".", "，": ","})

FRACTION_VALUES = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """One way to read a digit group: its value, the unit of its last digit, how it was taken, and why."""

    value: Decimal
    unit: Decimal
    digits: int
    reason: str = ""


def numerals_of(item: Item, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """The readings of a numeral of running text in its locale; remembered with the item."""
    found: tuple[Numeral, ...] | None = item.memo.get("numerals")
    if found is None:
        found = item.memo["numerals"] = read_numeral(item.key, lexicon.decimal, lexicon.group)
    return found


def read_numeral(text: str, decimal: tuple[str, ...], group: tuple[str, ...]) -> tuple[Numeral, ...]:
    """The readings of a digit group in a locale with these signs, the locale's own first; empty if it is no number.

    `text` has ASCII digits. A group of digits such as 1.2.3 or 10:30 is no number in any convention.
    """
    if len(text) > LONGEST_NUMERAL:
        return ()
    if "٫" in text:  # a decimal sign in every locale that has it
        return _with_decimal(*text.split("٫")) if text.count("٫") == 1 else ()
    plain = _plain(text)
    own_decimal = {_plain(sign) for sign in decimal[:1]}
    own_group = {_plain(sign) for sign in group[:1]}
    separators = re.findall(r"\D", plain)
    parts = re.split(r"\D", plain)
    if not separators:
        return (_numeral(plain, ""),)
    if not parts[0]:  # .25 or ,89
        return (_numeral("0", parts[1]),) if len(parts) == 2 else ()
    kinds = set(separators)
    if len(kinds) == 1:
        sign = separators[0]
        if len(separators) > 1:
            return (_numeral("".join(parts), ""),) if _grouped(parts, separators) else ()
        return _one_separator(parts[0], parts[1], sign, own_decimal, own_group)
    last = separators[-1]
    if separators.count(last) == 1 and last not in " '" and _grouped(parts[:-1], separators[:-1]):
        return (_numeral("".join(parts[:-1]), parts[-1]),)
    return ()


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).translate(_ALIKE)


def _with_decimal(whole: str, fraction: str) -> tuple[Numeral, ...]:
    parts, separators = re.split(r"\D", _plain(whole)), re.findall(r"\D", _plain(whole))
    return (_numeral("".join(parts) or "0", fraction),) if fraction.isdigit() and _grouped(parts, separators) else ()


def _one_separator(whole: str, rest: str, sign: str, decimal: set[str], group: set[str]) -> tuple[Numeral, ...]:
    groups = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if sign in " '":
        return (_numeral(whole + rest, ""),) if groups else ()
    as_decimal = _numeral(whole, rest)
    if not groups:
        return (as_decimal,) if sign in ".," else ()
    as_group = _numeral(whole + rest, "")
    if sign in decimal:
        return as_decimal, Numeral(as_group.value, as_group.unit, as_group.digits, f"{sign!r} taken as a grouping sign")
    if sign in group or sign == ",":
        return as_group, Numeral(
            as_decimal.value, as_decimal.unit, as_decimal.digits, f"{sign!r} taken as a decimal sign"
        )
    return as_group, Numeral(as_decimal.value, as_decimal.unit, as_decimal.digits, f"{sign!r} taken as a decimal sign")


def _numeral(whole: str, fraction: str) -> Numeral:
    text = f"{whole}.{fraction}" if fraction else whole
    return Numeral(Decimal(text), Decimal(1).scaleb(-len(fraction)), len(whole) + len(fraction))


def _grouped(parts: list[str], separators: list[str]) -> bool:
    """Whether digit groups are grouped by one sign in threes, in the Indian way, or in fours."""
    if not separators:
        return True
    if len(set(separators)) > 1 or not 1 <= len(parts[0]) <= 4 or parts[0][0] == "0":
        return False
    if all(len(part) == 3 for part in parts[1:]):
        return len(parts[0]) <= 3
    if separators[0] == "," and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1]):
        return len(parts[0]) <= 2
    return separators[0] == "," and all(len(part) == 4 for part in parts[1:])
