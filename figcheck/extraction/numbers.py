"""A number in running text: digits, number words and scale words put together into one value.

`read_number` starts at one item and takes the longest stretch that is one number. Scale words may follow or, where
the language has it so, go before; a fraction may be added (`two and a half`) or multiply (`half a million`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.numerals import FRACTION_VALUES, Numeral, read_numeral
from figcheck.extraction.scan import FRACTION, NUMERAL, SIGN, WORD, Item
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine

__all__ = ["Number", "ScalePart", "read_number"]

_LARGEST = Decimal("1e33")
_LONGEST = 24  # items in one number
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@dataclass(frozen=True, slots=True)
class ScalePart:
    """A scale word of a number: the item it is, and the power that it stands for."""

    item: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the items `first` to `last` (inclusive).

    `unit` is the value of one step of the last stated digit. `mantissa` is what stands before the trailing scale
    words, `scale` their product. `share` is set for a share in words. `readings` are other ways to take it.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    unit: Decimal | None
    mantissa: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    scales: tuple[ScalePart, ...] = ()
    digits: int = 0
    in_words: bool = False
    words: int = 0
    article: bool = False
    vague: bool = False
    share: Fraction | None = None
    sign: int | None = None
    readings: tuple[Numeral, ...] = ()
    grouped: bool = False

    @property
    def value(self) -> Decimal:
        """The stated value of a number that is not vague."""
        return self.low

    def negated(self, sign: int) -> Number:
        """The number with a minus at item `sign` before it."""
        readings = tuple(Numeral(-r.value, r.unit, r.digits, r.reason) for r in self.readings)
        return replace(self, low=-self.high, high=-self.low, mantissa=-self.mantissa, sign=sign, first=sign,
                       readings=readings)  # fmt: skip


@dataclass(slots=True)
class _Element:
    """A word of a number, with the step of its last digit and the item that it ends at."""

    word: Word
    item: int
    step: Decimal = Decimal(1)
    others: tuple[Numeral, ...] = ()
    numeral: Numeral | None = None
    is_scale: bool = False
    other_value: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been gathered of a number so far."""

    elements: list[_Element] = field(default_factory=list)
    added: list[tuple[int, Decimal, int]] = field(default_factory=list)
    factor: Fraction | None = None
    article: bool = False
    numerals: int = 0


def read_number(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    """The number that starts at an item, or None. Vague amounts and shares are read elsewhere."""
    start = items[at]
    if start.kind == NUMERAL:
        return _read_from_numeral(items, at, lexicon)
    if start.kind == FRACTION and start.text in FRACTION_VALUES:
        return _plain_fraction(items, at, Fraction(FRACTION_VALUES[start.text]))
    if start.kind == WORD and start.roles.keys() & {"number", "scale", "article", "added", "fraction"}:
        return _compose(items, at, lexicon)
    return None


def _read_from_numeral(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    special = _scientific(items, at, lexicon) or _written_fraction(items, at)
    return special or _compose(items, at, lexicon)


def _numerals(item: Item, lexicon: Lexicon) -> tuple[Numeral, ...]:
    return read_numeral(item.key, lexicon.decimal, lexicon.group)


def _plain_fraction(items: list[Item], at: int, value: Fraction) -> Number | None:
    """½ on its own or before a scale word."""
    amount = Decimal(value.numerator) / Decimal(value.denominator)
    return _scaled(items, Number(at, at, amount, amount, Decimal("0.1"), mantissa=amount, digits=1))


def _scaled(items: list[Item], number: Number) -> Number:
    """The number with the scale words that follow it."""
    at, scales, product = number.last + 1, [], Decimal(1)
    while at < len(items) and (part := _scale_at(items, at)) is not None and product * part.value <= _LARGEST:
        scales.append(part)
        product *= part.value
        at += 1
    if not scales:
        return number
    unit = None if number.unit is None else number.unit * product
    return replace(number, last=scales[-1].item, low=number.low * product, high=number.high * product, unit=unit,
                   scale=product, scales=tuple(scales))  # fmt: skip


def _scale_at(items: list[Item], at: int) -> ScalePart | None:
    item = items[at]
    if not item.has("scale"):
        return None
    meaning = item.side("scale", "after", "glued")
    if meaning is None or not _fits_as_scale(items, at, meaning.side, meaning.exact):
        return None
    return ScalePart(at, Decimal(meaning.value.split("|")[0]))


def _fits_as_scale(items: list[Item], at: int, side: str, exact: str) -> bool:
    """Single letters are a scale only right behind a numeral, and not where a unit has the same letter apart."""
    item = items[at]
    if exact.startswith("=") or side == "glued":
        if at == 0 or items[at - 1].kind not in (NUMERAL, FRACTION):
            return False
        if item.space:
            return False
        follower = items[at + 1] if at + 1 < len(items) else None
        return not (follower and not follower.space and follower.kind in (WORD, NUMERAL) and item.text.isascii()
                    and not follower.has("currency"))  # fmt: skip
    return True


def _scientific(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    """1e10, 2.48×10−5, 10^6, 10⁶."""
    found = _numerals(items[at], lexicon)
    if not found:
        return None
    base, last = found[0], at
    follower = items[at + 1] if at + 1 < len(items) else None
    exponent: int | None = None
    if follower is not None and not follower.space and follower.key == "e":
        exponent, last = _exponent(items, at + 2, glued=True)
    elif (
        follower is not None
        and follower.key in ("×", "x", "*", "·")
        and at + 2 < len(items)
        and items[at + 2].key == "10"
    ):
        exponent, last = _exponent(items, at + 3, glued=False)
    elif base.value == 10:
        exponent, last = _exponent(items, at + 1, glued=False)
        base = Numeral(Decimal(1), Decimal(1), 1)
    if exponent is None or abs(exponent) > 30:
        return None
    value = base.value.scaleb(exponent)
    return Number(at, last, value, value, base.unit.scaleb(exponent), mantissa=value, digits=base.digits)


def _exponent(items: list[Item], at: int, *, glued: bool) -> tuple[int | None, int]:
    """The exponent that starts at an item (after `e`, or raised, or behind `^` or a glued minus), and its last item."""
    text, last = "", at - 1
    if not glued and at < len(items) and items[at].key == "^":
        at, glued = at + 1, True
    while at < len(items) and not items[at].space and len(text) < 4:
        item = items[at]
        if item.kind == FRACTION and (raised := item.text.translate(_SUPERSCRIPTS)).lstrip("-").isdigit():
            text += raised
        elif item.text == "⁻" or (item.key in ("-", "+") and not text):
            text += "-" if item.key != "+" else ""
            glued = glued or item.key == "-"
        elif item.kind == NUMERAL and glued and item.key.isdigit() and len(item.key) <= 2 and text in ("", "-"):
            text += item.key
        else:
            break
        last, at = at, at + 1
    return (int(text), last) if text.lstrip("-").isdigit() else (None, last)


def _written_fraction(items: list[Item], at: int) -> Number | None:
    """3/4, 2 1/2, 2½. Whether 5/3 is a date is decided elsewhere."""
    first = items[at]
    if not first.key.isdigit():
        return None
    whole, index = Decimal(0), at
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.kind == FRACTION and following.text in FRACTION_VALUES:
        value = Fraction(FRACTION_VALUES[following.text])
        return _with_fraction(items, at, at + 1, Decimal(first.key), value)
    if following is not None and following.kind == NUMERAL and following.space:
        whole, index = Decimal(first.key), at + 1
    numerator = items[index]
    if index + 2 >= len(items) or items[index + 1].key not in ("/", "⁄") or items[index + 2].kind != NUMERAL:
        return None
    denominator = items[index + 2]
    if items[index + 1].space or denominator.space or not (numerator.key.isdigit() and denominator.key.isdigit()):
        return None
    if len(numerator.key) > 3 or len(denominator.key) > 3 or int(denominator.key) == 0 or _continues(items, index + 3):
        return None
    if index > at and not int(numerator.key) < int(denominator.key) <= 64:
        return None
    value = Fraction(int(numerator.key), int(denominator.key))
    return _with_fraction(items, at, index + 2, whole, value)


def _continues(items: list[Item], at: int) -> bool:
    return at + 1 < len(items) and items[at].key in ("/", "-") and not items[at].space and items[at + 1].kind == NUMERAL


def _with_fraction(items: list[Item], first: int, last: int, whole: Decimal, part: Fraction) -> Number:
    value = whole + Decimal(part.numerator) / Decimal(part.denominator)
    return _scaled(items, Number(first, last, value, value, Decimal("0.1"), mantissa=value, digits=1))


def _compose(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    """Digits, number words and scale words from an item on, as one number."""
    gathered = _gather(items, at, lexicon)
    elements = gathered.elements
    if not elements:
        return None
    scale_first = bool(lexicon.settings.get("scale_first")) and elements[0].is_scale
    found = combine([element.word for element in elements], scale_first=scale_first)
    if found is None:
        return None
    value, used = found
    while used and elements[used - 1].word.role == AND:
        used -= 1
    kept = elements[:used]
    if not kept or value > _LARGEST:
        return None
    return _finish(at, kept, value, gathered, scale_first=scale_first)


def _gather(items: list[Item], at: int, lexicon: Lexicon) -> _Reading:
    """The words of a number from an item on, as far as they may belong to one."""
    found = _Reading()
    elements = found.elements
    index = at
    if (items[at].has("article") and not items[at].has("number")) or _is_article_before_scale(items, at):
        found.article = True
        following = items[at + 1] if at + 1 < len(items) else None
        if following is None or not following.has("scale"):
            return found
        elements.append(_Element(Word(ADD, Decimal(1)), at))
        index = at + 1
    elif items[at].has("fraction") and not items[at].has("number"):
        return _gather_fraction(items, at, found)
    while index < len(items) and len(elements) < _LONGEST:
        item = items[index]
        step = _element(items, index, elements, lexicon)
        if step is None:
            if _is_joint(items, index, elements):
                index += 1
                continue
            added = _added(item)
            if added is None:
                break
            if not elements and added[1] == "before":
                found.added.append((len(elements), added[0], index))
                index += 1
                continue
            if elements and added[1] != "before":
                if index + 1 < len(items) and _scale_at(items, index + 1) is not None and not elements[-1].is_scale:
                    elements.append(_Element(Word(ADD, added[0]), index, Decimal("0.1")))
                    index += 1
                    continue
                found.added.append((len(elements), added[0], index))
            break
        fused = item.has("fused") and item.first("fused").value == "and"
        if fused and elements:
            elements.append(_Element(Word(AND), index - 1))
        elements.append(step)
        found.numerals += item.kind == NUMERAL
        index += 1
    while elements and elements[-1].word.role == AND:
        elements.pop()
    return found


def _is_article_before_scale(items: list[Item], at: int) -> bool:
    item = items[at]
    return (
        item.has("article") and at + 1 < len(items) and items[at + 1].has("scale") and not items[at + 1].has("number")
    )


def _gather_fraction(items: list[Item], at: int, found: _Reading) -> _Reading:
    """`half a million`, `medio millón`: a fraction that multiplies the scale word behind it."""
    index = at + 1
    while index < len(items) and index < at + 3 and (items[index].has("article") or items[index].has("of")):
        index += 1
    if index >= len(items) or _scale_at(items, index) is None:
        return found
    found.factor = Fraction(items[at].first("fraction").value)
    found.article = True
    elements = found.elements
    elements.append(_Element(Word(ADD, Decimal(1)), at, Decimal("0.1")))
    while index < len(items) and (part := _scale_at(items, index)) is not None:
        elements.append(_Element(Word(MULTIPLY, part.value), index, is_scale=True))
        index += 1
    return found


def _element(items: list[Item], index: int, before: list[_Element], lexicon: Lexicon) -> _Element | None:
    """One item as a word of a number, if it may follow the words before it."""
    item = items[index]
    previous = before[-1] if before else None
    if item.kind == NUMERAL:
        if previous is not None and not (previous.is_scale or (previous.word.role == AND and before[-2].is_scale)):
            return None
        found = _numerals(item, lexicon)
        if not found or (previous is not None and len(item.key) > 1 and item.key[0] == "0"):
            return None
        if previous is not None and _is_label(items, index):
            return None
        others = found[1:] if previous is None else ()
        return _Element(Word(ADD, found[0].value), index, found[0].unit, others, found[0])
    if item.kind != WORD:
        return None
    if item.has("scale"):
        meaning = item.side("scale", "after", "glued")
        if meaning is None and lexicon.settings.get("scale_first"):
            meaning = item.first("scale")
        if meaning is not None and _fits_as_scale(items, index, meaning.side, meaning.exact):
            value, _, other = meaning.value.partition("|")
            return _Element(Word(MULTIPLY, Decimal(value)), index, is_scale=True, other_value=other)
        return None
    if item.has("number"):
        if previous is not None and previous.numeral is not None:
            return None
        return _Element(
            Word(ADD, Decimal(item.first("number").value), glued=item.first("number").source == "glued"), index
        )
    if item.has("and") and previous is not None and previous.word.role != AND and index + 1 < len(items):
        hyphen = items[index + 1].key == "-" and not items[index + 1].space and index + 2 < len(items)
        following = items[index + 2 if hyphen else index + 1]
        if following.kind == NUMERAL and not previous.is_scale:
            return None
        if following.kind == NUMERAL or following.has("number") or following.has("scale"):
            return _Element(Word(AND), index)
    return None


def _is_label(items: list[Item], index: int) -> bool:
    """Whether a numeral behind a scale word starts something of its own: a date, a range, a unit's amount."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.key in ("/", ":", "-", "%") and not following.space


def _is_joint(items: list[Item], index: int, elements: list[_Element]) -> bool:
    """A hyphen between two number words, or between a numeral and its scale word (`20-million`)."""
    if items[index].kind != SIGN or items[index].key != "-" or not elements or index + 1 >= len(items):
        return False
    following = items[index + 1]
    if items[index].space != following.space:
        return False
    if elements[-1].numeral is not None:
        return not items[index].space and following.has("scale") and not following.has("number")
    return following.has("number") or following.has("scale") or following.has("and")


def _added(item: Item) -> tuple[Decimal, str] | None:
    if not item.has("added"):
        return None
    meaning = item.first("added")
    value = Fraction(meaning.value)
    return Decimal(value.numerator) / Decimal(value.denominator), meaning.side


def _finish(at: int, kept: list[_Element], value: Decimal, gathered: _Reading, *, scale_first: bool) -> Number:
    """The number of the elements kept: its precision, scale words, other readings, and fractions added."""
    trailing = []
    for element in reversed(kept):
        if not element.is_scale:
            break
        trailing.append(element)
    product = Decimal(1)
    for element in trailing:
        product *= element.word.value
    head = kept[: len(kept) - len(trailing)]
    last_added = next((element for element in reversed(head) if element.word.role == ADD), None)
    step = last_added.step if last_added is not None else Decimal(1)
    unit = step * product
    if scale_first and kept[0].is_scale:
        product = Decimal(1)
        for element in kept:
            if not element.is_scale:
                break
            product *= element.word.value
        unit = step * (product if not trailing else Decimal(1))
    last = kept[-1].item
    total = value
    for index, amount, item in gathered.added:
        if index == 0:  # साढ़े बारह: goes before and counts in the unit of the number or of its scale word
            total += amount * product
            unit = min(unit, product / 10)
            at = min(at, item)
        elif index == len(kept):
            total += amount * (product if trailing or scale_first else Decimal(1))
            unit = unit / 10
            last = item
    if gathered.factor is not None:
        total = total * gathered.factor.numerator / gathered.factor.denominator
    numeral = kept[0].numeral
    others: list[Numeral] = []
    if numeral is not None and len(head) == 1:
        others += [
            Numeral(other.value * product, other.unit * product, other.digits, other.reason) for other in kept[0].others
        ]
    for element in trailing:
        if element.other_value:
            ratio = Decimal(element.other_value) / element.word.value
            reason = "the scale word means another power of ten elsewhere"
            others.append(Numeral(total * ratio, unit * ratio, 0, reason))
    mantissa = total / product if product else total
    return Number(
        first=at,
        last=last,
        low=total,
        high=total,
        unit=unit,
        mantissa=mantissa,
        scale=product,
        scales=tuple(ScalePart(element.item, element.word.value) for element in kept if element.is_scale),
        digits=numeral.digits if numeral is not None else 0,
        in_words=not gathered.numerals,
        words=sum(element.word.role != AND for element in kept) + len(gathered.added),
        article=gathered.article,
        readings=tuple(others),
        grouped=numeral is not None and len(kept) == 1 and numeral.unit == 1,
    )
