"""Digits, number words and scale words put together into one number."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.items import NUMERAL, SIGN, WORD, Items, flags_of
from figcheck.extraction.number import Number, ScalePart
from figcheck.extraction.numerals import Numeral, numerals_of
from figcheck.extraction.scales import LARGEST, fits_as_scale, powers_of, scale_at
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine
from figcheck.locales.words import is_hangul, is_unspaced

__all__ = ["added_behind", "compose", "simple_number", "spelled_whole"]

_LONGEST = 24  # items in one number
_LONGEST_DECIMALS = 12
_UNITS = flags_of(("unit", "currency", "duration"))
_QUALIFIER = flags_of(("qualifier",))
_ONE = Decimal(1)
_OTHER_POWER = "the scale word means another power of ten elsewhere"
_ONE = Decimal(1)


@dataclass(slots=True)
class _Element:
    """A word of a number, with the step of its last digit and the item that it ends at."""

    word: Word
    item: int
    step: Decimal = Decimal(1)
    others: tuple[Numeral, ...] = ()
    numeral: Numeral | None = None
    is_scale: bool = False
    other: Decimal | None = None


@dataclass(slots=True)
class _Reading:
    """What has been gathered of a number so far."""

    elements: list[_Element] = field(default_factory=list)
    added: list[tuple[int, Decimal, int]] = field(default_factory=list)
    factor: Fraction | None = None
    article: bool = False
    numerals: int = 0


def compose(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """Digits, number words and scale words from an item on, as one number."""
    gathered = _gather(items, at, lexicon)
    elements = gathered.elements
    if not elements:
        return _added_to_one(items, at, gathered)
    scale_first = bool(lexicon.settings.get("scale_first")) and elements[0].is_scale
    found = combine([element.word for element in elements], scale_first=scale_first)
    if found is None:
        return None
    value, used = found
    while used and elements[used - 1].word.role == AND:
        used -= 1
    kept = elements[:used]
    if lexicon.settings.get("tail_digits"):
        value += _tail(kept, items)
    if not kept or value > LARGEST:
        return None
    return _finish(at, kept, value, gathered, scale_first=scale_first)


def _tail(kept: list[_Element], items: Items) -> Decimal:
    """What a last digit right behind a scale word counts more than one each: 四百五 is 450, 三万五 is 35,000."""
    if len(kept) < 2 or kept[-1].is_scale or not kept[-2].is_scale or kept[-1].numeral is not None:
        return Decimal(0)
    digit, scale = kept[-1].word.value, kept[-2].word.value
    if not 0 < digit < 10 or scale < 100 or len(items[kept[-1].item].text) > 1:
        return Decimal(0)
    kept[-1].step = scale / 10
    return digit * (scale / 10 - 1)


def _added_to_one(items: Items, at: int, gathered: _Reading) -> Number | None:
    """`सवा किलो`: a fraction that is added to one, where nothing but a unit follows."""
    if len(gathered.added) != 1 or at + 1 >= len(items) or not items[at + 1].flags & _UNITS:
        return None
    value = 1 + gathered.added[0][1]
    return Number(at, at, value, value, Decimal("0.01"), mantissa=value, in_words=True, words=2)


def simple_number(at: int, readings: tuple[Numeral, ...], scale: ScalePart | None) -> Number:
    """The number of one numeral and at most one scale word right behind it."""
    numeral, *rest = readings
    if scale is None:
        return Number(at, at, numeral.value, numeral.value, numeral.unit, mantissa=numeral.value, digits=numeral.digits,
                      words=1, readings=tuple(rest), grouped=numeral.unit == 1)  # fmt: skip
    power = scale.value
    others = [Numeral(each.value * power, each.unit * power, each.digits, each.reason) for each in rest]
    if scale.other is not None:
        others.append(Numeral(numeral.value * scale.other, numeral.unit * scale.other, 0, _OTHER_POWER))
    value = numeral.value * power
    return Number(at, scale.item, value, value, numeral.unit * power, mantissa=numeral.value, scale=power, scales=(scale,),
                  digits=numeral.digits, words=2, readings=tuple(others))  # fmt: skip


def _gather(items: Items, at: int, lexicon: Lexicon) -> _Reading:
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
    elif (items[at].has("fraction") or items[at].has("denominator")) and not items[at].has("number"):
        return _gather_fraction(items, at, found)
    while index < len(items) and len(elements) < _LONGEST:
        item = items[index]
        if item.kind == NUMERAL and _is_scale_of_nothing(items, found) and not lexicon.settings.get("scale_first"):
            break
        if (digits := _positional(items, index)) and not (elements and not elements[-1].is_scale):
            elements.append(_Element(Word(ADD, Decimal("".join(digits)), glued=True), index + len(digits) - 1))
            index += len(digits)
            continue
        step = None if _is_mixed(items, index, elements) else _element(items, index, elements, lexicon)
        if step is None:
            if _is_joint(items, index, elements):
                index += 1
                continue
            if _is_comma(items, index, found) or _is_qualified(items, index, elements):
                index += 1
                continue
            if (said := _decimals(items, index, found)) is not None:
                index = said
                continue
            added = _added(items, index, elements)
            if added is None:
                break
            value, side, last = added
            if side == "before":
                found.added.append((0, value, index))
                index += 1
                continue
            if _may_scale_again(items, last + 1, elements):
                elements.append(_Element(Word(ADD, value), last, Decimal("0.1")))
                index = last + 1
                continue
            found.added.append((len(elements), value, last))
            break
        fused = item.has("fused") and item.first("fused").value == "and"
        if fused and elements and elements[-1].word.role != AND:
            elements.append(_Element(Word(AND), index - 1))
        elements.append(step)
        found.numerals += item.kind == NUMERAL
        index += 1
        if item.has("number") and item.first("number").ending and item.first("number").source == "data":
            break  # a case ending ends a number: `दहापैकी सात`
    while elements and elements[-1].word.role == AND:
        elements.pop()
    return found


def _is_scale_of_nothing(items: Items, found: _Reading) -> bool:
    """Whether there are only scale words so far, in a script where these are parts of other words (만 18세)."""
    elements = found.elements
    if not elements or found.article or not is_unspaced(items[elements[0].item].text[0]):
        return False
    return all(element.is_scale for element in elements)


def _positional(items: Items, at: int) -> list[str]:
    """二〇二四, 一二〇: single digits in words, written side by side, as digits are."""
    digits: list[str] = []
    for item in items[at : at + 12]:
        zero = len(item.text) == 2 and item.text[0] in "〇零"
        if item.kind != WORD or not (zero or len(item.text) == 1) or not item.has("number") or (digits and item.space):
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


def _is_mixed(items: Items, index: int, elements: list[_Element]) -> bool:
    """Whether `and three fifths` follows, which is added and no further number word."""
    if not elements or not items[index].has("and") or index + 2 >= len(items):
        return False
    return items[index + 2].has("denominator") and _added(items, index, elements) is not None


def _is_qualified(items: Items, index: int, elements: list[_Element]) -> bool:
    """Whether a qualifier stands between a number and its scale word: `700 гаруй тэрбум`."""
    if not elements or index + 1 >= len(items) or not items[index].flags & _QUALIFIER:
        return False
    behind, part = items[index].side("qualifier", "after"), scale_at(items, index + 1)
    if behind is None or behind.side != "after" or part is None:
        return False
    return all(not element.is_scale or element.word.value < part.value for element in elements)


def _is_comma(items: Items, index: int, found: _Reading) -> bool:
    """A comma between the groups of a number in words: three million, two hundred and forty."""
    if items[index].key != "," or found.numerals or index + 1 >= len(items) or not found.elements:
        return False
    last = found.elements[-1]
    return last.is_scale and last.word.value >= 1000 and items[index + 1].has("number")


def _decimals(items: Items, index: int, found: _Reading) -> int | None:
    """`point zero three` behind a number in words: takes the decimals in, and gives the item behind them."""
    if not items[index].has("point") or not found.elements or index + 1 >= len(items):
        return None
    digits, at = "", index + 1
    if items[at].kind == NUMERAL and items[at].key.isdigit() and len(items[at].key) <= _LONGEST_DECIMALS:
        if items[index].has("common") or len(found.elements) > 1:
            return None
        digits, at = items[at].key, at + 1  # `৮ দশমিক ৫০ শতাংশ`
    elif found.numerals:
        return None
    while at < len(items) and items[at].has("number") and len(digits) < _LONGEST_DECIMALS:
        value = Decimal(items[at].first("number").value)
        if value >= 10 or value != value.to_integral_value() or _goes_on(items, at):
            break
        digits += f"{value:f}"
        at += 1
    if not digits.strip("0"):  # `coma setenta y cinco`, `point zero twelve`
        number, last = spelled_whole(items, at)
        digits, at = (digits + str(number), last + 1) if number else (digits, at)
    if at < len(items) and items[at].has("denominator") and not items[at].has("share"):
        return None  # `veinte con tres quintos`
    whole = combine([element.word for element in found.elements])
    if not digits or whole is None or whole[1] != len(found.elements):
        return None
    step = Decimal(1).scaleb(-len(digits))
    value = whole[0] + Decimal(digits) * step
    found.elements[:] = [_Element(Word(ADD, value), at - 1, step)]
    return at


def _goes_on(items: Items, at: int) -> bool:
    """Whether a digit in words is the start of a larger number: `drei und zwanzig`, `three hundred`."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and (following.has("and") or (following.has("scale") and not following.has("share")))


def _may_scale_again(items: Items, at: int, elements: list[_Element]) -> bool:
    """Whether a scale word behind an added fraction takes it: two and a half million, a billion and a half million."""
    part = scale_at(items, at) if at < len(items) else None
    return part is not None and not (elements[-1].is_scale and part.value >= elements[-1].word.value)


def _is_article_before_scale(items: Items, at: int) -> bool:
    item = items[at]
    return (
        item.has("article") and at + 1 < len(items) and items[at + 1].has("scale") and not items[at + 1].has("number")
    )


def _gather_fraction(items: Items, at: int, found: _Reading) -> _Reading:
    """`half a million`, `medio millón`: a fraction that multiplies the scale word behind it."""
    index = at + 1
    while index < len(items) and index < at + 3 and (items[index].has("article") or items[index].has("of")):
        index += 1
    if index >= len(items) or scale_at(items, index) is None:
        return found
    item = items[at]
    found.factor = (
        Fraction(item.first("fraction").value)
        if item.has("fraction")
        else 1 / Fraction(item.first("denominator").value)
    )
    found.article = True
    elements = found.elements
    elements.append(_Element(Word(ADD, Decimal(1)), at, Decimal("0.1")))
    while index < len(items) and (part := scale_at(items, index)) is not None:
        elements.append(_Element(Word(MULTIPLY, part.value), index, is_scale=True))
        index += 1
    return found


def _element(items: Items, index: int, before: list[_Element], lexicon: Lexicon) -> _Element | None:
    """One item as a word of a number, if it may follow the words before it."""
    item = items[index]
    previous = before[-1] if before else None
    if item.kind == NUMERAL:
        joined = item.has("fused") and item.first("fused").value == "and" and previous is not None
        if previous is not None and item.has("fused") and not joined:
            return None
        if previous is not None and not _takes_numeral([*before, _Element(Word(AND), index)] if joined else before):
            return None
        found = numerals_of(item, lexicon)
        if not found or (previous is not None and len(item.key) > 1 and item.key[0] == "0"):
            return None
        if previous is not None and (_is_label(items, index) or _scales_as_much(items, index, before, lexicon)):
            return None
        others = found[1:] if previous is None else ()
        return _Element(Word(ADD, found[0].value, glued=True), index, found[0].unit, others, found[0])
    if item.kind != WORD and not item.has("and"):
        return None
    if item.has("scale"):
        meaning = item.side("scale", "after", "glued")
        if meaning is None and lexicon.settings.get("scale_first"):
            meaning = item.first("scale")
        if meaning is not None and meaning.source == "rbnf" and item.has("currency") and previous is not None:
            return None  # cents, not hundreds
        if meaning is not None and fits_as_scale(items, index, meaning.side, meaning.exact):
            value, other = powers_of(meaning.value)
            return _Element(Word(MULTIPLY, value), index, is_scale=True, other=other)
        return None
    if item.has("number"):
        if previous is not None and (previous.numeral is not None or (previous.is_scale and item.has("added"))):
            return None
        doubtful = item.has("common") and not item.has("article") and index + 1 < len(items)
        if previous is not None and doubtful and not _goes_with(items, index + 1):
            return None  # `५ लाख छ जसमा`, where छ is `is`
        return _Element(
            Word(ADD, Decimal(item.first("number").value), glued=item.first("number").source == "glued"), index
        )
    if previous is None or previous.word.role == AND or index + 1 >= len(items):
        return None
    if item.has("and") and not is_unspaced(item.text[0]):
        hyphen = items[index + 1].key == "-" and not items[index + 1].space and index + 2 < len(items)
        following = items[index + 2 if hyphen else index + 1]
        if following.kind == NUMERAL and not previous.is_scale and previous.word.value < 1000:
            return None
        if _is_article_behind(items, index + 1, before):
            return None
        if following.kind == NUMERAL or following.has("number") or following.has("scale"):
            return _Element(Word(AND), index)
    return None


def _goes_with(items: Items, at: int) -> bool:
    """Whether an item is one that a number word needs behind it, if it may be another word, too."""
    if at >= len(items):
        return False
    return items[at].continues or items[at].has("counter") or bool(items[at].flags & _UNITS)


def _takes_numeral(before: list[_Element]) -> bool:
    """Whether a numeral may follow the words of a number: behind a scale word, or `two million and`."""
    last = before[-1]
    if last.word.role == AND:
        last = before[-2]
        return last.is_scale or (last.numeral is None and last.word.value >= 1000)
    return last.is_scale


def _is_article_behind(items: Items, at: int, before: list[_Element]) -> bool:
    """Whether `and a` behind millions, or behind digits, starts something else: `dos millones y una deuda`."""
    item = items[at]
    if not item.has("article") or not item.has("number") or item.has("scale"):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and (following.has("scale") or following.has("number")):
        return False
    large = before[-1].is_scale and before[-1].word.value >= 1_000_000
    return large or any(element.numeral is not None for element in before)


def _is_label(items: Items, index: int) -> bool:
    """Whether a numeral behind a scale word starts something of its own: a date, a range, a unit's amount."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.key in ("/", ":", "-", "%") and not following.space


def _scales_as_much(items: Items, index: int, before: list[_Element], lexicon: Lexicon) -> bool:
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


def _is_joint(items: Items, index: int, elements: list[_Element]) -> bool:
    """A hyphen between two number words, or between a numeral and its scale word (`20-million`)."""
    if items[index].kind != SIGN or items[index].key != "-" or not elements or index + 1 >= len(items):
        return False
    following = items[index + 1]
    if items[index].space != following.space:
        return False
    if elements[-1].numeral is not None:
        return not items[index].space and following.has("scale") and not following.has("number")
    return following.has("number") or following.has("scale") or following.has("and")


def _added(items: Items, index: int, elements: list[_Element]) -> tuple[Decimal, str, int] | None:
    """A fraction that is added: (its value, the side it stands on, the item that it ends at)."""
    item = items[index]
    if item.has("added"):
        meaning = item.first("added")
        if bool(elements) == (meaning.side == "before"):
            return None
        return _decimal(Fraction(meaning.value)), meaning.side, index
    if (
        not elements
        or not (item.has("and") or item.has("point"))
        or index + 1 >= len(items)
        or (elements[-1].is_scale and elements[-1].word.value > 100)
    ):
        return None
    following = items[index + 1]
    if following.has("fraction"):
        return _decimal(Fraction(following.first("fraction").value)), "", index + 1
    numerator, last = spelled_whole(items, index + 1)
    denominator = items[last + 1] if numerator and last + 1 < len(items) else None
    if denominator is not None and denominator.has("denominator") and not denominator.has("share"):
        value = Fraction(numerator) / Fraction(denominator.first("denominator").value)
        return (_decimal(value), "", last + 1) if value < 1 else None
    return None


def added_behind(items: Items, at: int) -> tuple[Decimal, int] | None:
    """A fraction that is added to the amount before it (`and a half`): its value, and the item that it ends at."""
    if at >= len(items):
        return None
    if items[at].has("added"):
        meaning = items[at].first("added")
        return None if meaning.side == "before" else (_decimal(Fraction(meaning.value)), at)
    if items[at].has("and") and at + 1 < len(items) and items[at + 1].has("fraction"):
        return _decimal(Fraction(items[at + 1].first("fraction").value)), at + 1
    return None


def spelled_whole(items: Items, at: int) -> tuple[int, int]:
    """A small whole number in words, and the item that it ends at; 0 if there is none."""
    words: list[Word] = []
    places: list[int] = []
    while at < len(items) and len(words) < _LONGEST_DECIMALS:
        item = items[at]
        if item.has("number") and item.kind == WORD:
            words.append(Word(ADD, Decimal(item.first("number").value)))
        elif item.has("scale") and item.side("scale", "after", "glued") is not None:
            words.append(Word(MULTIPLY, powers_of(item.first("scale").value)[0]))
        elif item.has("and") and words:
            words.append(Word(AND))
        elif item.key != "-" or not words:
            break
        else:
            at += 1
            continue
        places.append(at)
        at += 1
    found = combine(words) if words else None
    if found is None or found[0] != found[0].to_integral_value():
        return 0, at
    return int(found[0]), places[found[1] - 1]


def _place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero, from a hundred on: of 300 it is 100, of 12 and 20 it is 1."""
    if value != value.to_integral_value() or value < 100:
        return _ONE
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(exponent) if exponent >= 2 else _ONE


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


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
            place = _place(value / product) if product else _ONE  # `সাড়ে ৩০০ কোটি` is 350 crore
            total += amount * product * place
            unit = min(unit, product * place / 10)
            at = min(at, item)
        elif index == len(kept):
            total += amount * (product if product >= 1000 else Decimal(1))
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
        if element.other is not None:
            ratio = element.other / element.word.value
            others.append(Numeral(total * ratio, unit * ratio, 0, _OTHER_POWER))
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
