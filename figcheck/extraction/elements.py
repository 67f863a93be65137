"""The words of a number: one numeral, number word or scale word of running text, and what may follow what."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.items import NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.extraction.numerals import Numeral, numerals_of
from figcheck.extraction.scales import fits_as_scale, powers_of, scale_at
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word
from figcheck.locales.words import is_hangul, is_unspaced

__all__ = ["Element", "Gathered", "is_abbreviation", "is_scale_of_nothing", "positional_digits", "read_element"]

_SHORT = 4
_VOWELS = frozenset("aeiouyæøœəıаеёиоуыэюяіїєөүұәαεηιουω")
_UNITS = flags_of(("unit", "currency", "duration"))


@dataclass(slots=True)
class Element:
    """A word of a number, with the step of its last digit and the item that it ends at."""

    word: Word
    item: int
    step: Decimal = Decimal(1)
    others: tuple[Numeral, ...] = ()
    numeral: Numeral | None = None
    is_scale: bool = False
    other: Decimal | None = None


@dataclass(slots=True)
class Gathered:
    """What has been gathered of a number so far."""

    elements: list[Element] = field(default_factory=list)
    added: list[tuple[int, Decimal, int]] = field(default_factory=list)
    factor: Fraction | None = None
    article: bool = False
    numerals: int = 0


def is_scale_of_nothing(items: Items, found: Gathered) -> bool:
    """Whether there are only scale words so far, in a script where these are parts of other words (만 18세)."""
    elements = found.elements
    if not elements or found.article or not is_unspaced(items[elements[0].item].text[0]):
        return False
    return all(element.is_scale for element in elements)


def is_abbreviation(key: str) -> bool:
    """Whether a word is letters that cannot be spoken (`md`, `bn`, `млн`), in scripts that write their vowels."""
    return (
        len(key) <= _SHORT
        and key.isalpha()
        and "a" <= key[0] <= "ӿ"
        and _VOWELS.isdisjoint(unicodedata.normalize("NFD", key))
    )


def positional_digits(items: Items, at: int) -> list[str]:
    """二〇二四, 一二〇: single digits in words, written side by side, as digits are."""
    digits: list[str] = []
    for item in items[at : at + 12]:
        zero = len(item.key) == 2 and item.text[0] in "〇零"
        if item.kind != WORD or not (zero or len(item.key) == 1) or not item.has("number") or (digits and item.space):
            break
        value = Decimal(item.first("number").value)
        if (
            value >= 10
            or value != value.to_integral_value()
            or not is_unspaced(item.text[0])
            or is_hangul(item.text[0])
        ):
            break
        digits.append(f"{'0' if zero else ''}{value:f}")
    text = "".join(digits)
    if not text or text[0] == "0":
        return []
    return digits if len(text) >= 3 or text[1:] == "0" else []


def read_element(items: Items, index: int, before: list[Element], lexicon: Lexicon) -> Element | None:
    """One item as a word of a number, if it may follow the words before it."""
    item = items[index]
    previous = before[-1] if before else None
    if item.kind == NUMERAL:
        joined = item.has("fused") and item.first("fused").value == "and" and previous is not None
        if previous is not None and item.has("fused") and not joined:
            return None
        if previous is not None and not _takes_numeral([*before, Element(Word(AND), index)] if joined else before):
            return None
        found = numerals_of(item, lexicon)
        if not found or (previous is not None and len(item.key) > 1 and item.key[0] == "0"):
            return None
        if previous is not None and (_is_label(items, index) or _scales_as_much(items, index, before, lexicon)):
            return None
        others = found[1:] if previous is None else ()
        return Element(Word(ADD, found[0].value, glued=True), index, found[0].unit, others, found[0])
    if item.kind != WORD and not item.has("and"):
        return None
    if item.has("scale"):
        meaning = item.side("scale", "after", "glued")
        if meaning is None and lexicon.settings.get("scale_first"):
            meaning = item.first("scale")
        if meaning is not None and meaning.source == "rbnf" and item.has("currency") and previous is not None:
            return None  # cents, not hundreds
        if meaning is not None and previous is None and meaning.side == "after":
            return None  # a word that goes behind its number alone
        if meaning is not None and fits_as_scale(items, index, meaning.side, meaning.exact):
            value, other = powers_of(meaning.value)
            return Element(Word(MULTIPLY, value), index, is_scale=True, other=other)
        return None
    if item.has("number"):
        if previous is not None and (previous.numeral is not None or (previous.is_scale and item.has("added"))):
            return None
        doubtful = item.has("common") and not item.has("article") and index + 1 < len(items)
        if previous is not None and doubtful and not _goes_with(items, index + 1):
            return None  # `५ लाख छ जसमा`, where छ is `is`
        return Element(
            Word(ADD, Decimal(item.first("number").value), glued=item.first("number").source == "glued"), index
        )
    if previous is None or previous.word.role == AND or index + 1 >= len(items):
        return None
    if item.has("and") and not is_unspaced(item.text[0]):
        hyphen = items[index + 1].key == "-" and not items[index + 1].space and index + 2 < len(items)
        following = items[index + 2 if hyphen else index + 1]
        if following.kind == NUMERAL and not _is_below(following, previous, lexicon):
            return None
        if _is_article_behind(items, index + 1, before):
            return None
        if following.kind == NUMERAL or following.has("number") or following.has("scale"):
            return Element(Word(AND), index)
    return None


def _is_below(item: Item, previous: Element, lexicon: Lexicon) -> bool:
    """Whether digits behind `and` go on with the words before it: three hundred and 12, no twenty and 12 or hundred and 212."""
    if not previous.is_scale:
        return previous.word.value >= 1000
    readings = numerals_of(item, lexicon)
    return bool(readings) and readings[0].value < previous.word.value


def _goes_with(items: Items, at: int) -> bool:
    """Whether an item is one that a number word needs behind it, if it may be another word, too."""
    if at >= len(items):
        return False
    return items[at].continues or items[at].has("counter") or bool(items[at].flags & _UNITS)


def _takes_numeral(before: list[Element]) -> bool:
    """Whether a numeral may follow the words of a number: behind a scale word, or `two million and`."""
    last = before[-1]
    if last.word.role == AND:
        last = before[-2]
        return last.is_scale or (last.numeral is None and last.word.value >= 1000)
    return last.is_scale


def _is_article_behind(items: Items, at: int, before: list[Element]) -> bool:
    """Whether `and a` behind millions, or behind digits, starts something else: `dos millones y una deuda`."""
    item = items[at]
    if not item.has("article") or not item.has("number") or item.has("scale"):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind == SIGN or following.has("scale") or following.has("number"):
        return False  # `one million and one.`
    large = before[-1].is_scale and before[-1].word.value >= 1_000_000
    return large or any(element.numeral is not None for element in before)


def _is_label(items: Items, index: int) -> bool:
    """Whether a numeral behind a scale word starts something of its own: a date, a range, a unit's amount."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.key in ("/", ":", "-", "%") and not following.space


def _scales_as_much(items: Items, index: int, before: list[Element], lexicon: Lexicon) -> bool:
    """Whether a numeral has a scale word of its own, no smaller than the one before it: 3 hundred and 2 hundred."""
    part = scale_at(items, index + 1) if index + 1 < len(items) else None
    if part is not None and before[-1].is_scale and before[-1].word.value == 1000 < part.value:
        return False  # `12 mil 450 millones`
    if part is None or not before[-1].is_scale:
        return part is not None and any(element.is_scale and element.word.value <= part.value for element in before)
    if is_unspaced(items[index + 1].text[0]):  # 7천5백30만, 1백억 5천만
        last = before[-1].word.value
        numeral = numerals_of(items[index], lexicon)
        if last < 10_000 <= part.value:
            return not (numeral and numeral[0].value < last)
        return last <= part.value
    return any(element.is_scale and element.word.value <= part.value for element in before)
