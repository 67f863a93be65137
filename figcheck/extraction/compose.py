"""Digits, number words and scale words put together into one number."""

from __future__ import annotations

from decimal import Decimal

from figcheck.extraction.added import (
    added_behind,
    gather_fraction,
    may_scale_again,
    read_added,
    spelled_whole,
    take_decimals,
)
from figcheck.extraction.elements import (
    Element,
    Gathered,
    is_abbreviation,
    is_scale_of_nothing,
    positional_digits,
    read_element,
)
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Items, flags_of
from figcheck.extraction.number import Number, ScalePart
from figcheck.extraction.numerals import Numeral, numerals_of
from figcheck.extraction.scales import LARGEST, scale_at
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.spellout import ADD, AND, Word, combine
from figcheck.locales.words import is_unspaced

__all__ = ["added_behind", "compose", "simple_number", "spelled_whole"]

_LONGEST = 24  # items in one number
_QUALIFIER = flags_of(("qualifier",))
_ONE = Decimal(1)
_UNITS = flags_of(("unit", "currency", "duration"))
_OTHER_POWER = "the scale word means another power of ten elsewhere"
_ONE = Decimal(1)


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


def _tail(kept: list[Element], items: Items) -> Decimal:
    """What a last digit right behind a scale word counts more than one each: 四百五 is 450, 三万五 is 35,000."""
    if len(kept) < 2 or kept[-1].is_scale or not kept[-2].is_scale or kept[-1].numeral is not None:
        return Decimal(0)
    digit, scale = kept[-1].word.value, kept[-2].word.value
    if not 0 < digit < 10 or scale < 100 or len(items[kept[-1].item].key) > 1:
        return Decimal(0)
    kept[-1].step = scale / 10
    return digit * (scale / 10 - 1)


def _goes_on_smaller(items: Items, at: int, scale: Element, lexicon: Lexicon) -> bool:
    """Whether a numeral has a scale word that a bare one before it is greater than: 천 4백만, 만 6천."""
    part = scale_at(items, at + 1) if at + 1 < len(items) else None
    readings = numerals_of(items[at], lexicon)
    return part is not None and bool(readings) and 1 <= readings[0].value * part.value < scale.word.value


def _added_to_one(items: Items, at: int, gathered: Gathered) -> Number | None:
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


def _gather(items: Items, at: int, lexicon: Lexicon) -> Gathered:
    """The words of a number from an item on, as far as they may belong to one."""
    found = Gathered()
    elements = found.elements
    index = at
    if items[at].has("scale") and not items[at].has("number") and is_abbreviation(items[at].key):
        return found  # `md0` is a name
    if (items[at].has("article") and not items[at].has("number")) or _is_article_before_scale(items, at):
        found.article = True
        following = items[at + 1] if at + 1 < len(items) else None
        if following is None or not following.has("scale") or is_abbreviation(following.key):
            return found
        elements.append(Element(Word(ADD, Decimal(1)), at))
        index = at + 1
    elif (items[at].has("fraction") or items[at].has("denominator")) and not items[at].has("number"):
        return gather_fraction(items, at, found)
    while index < len(items) and len(elements) < _LONGEST:
        item = items[index]
        if item.kind == NUMERAL and is_scale_of_nothing(items, found) and not lexicon.settings.get("scale_first"):
            if not _goes_on_smaller(items, index, elements[-1], lexicon):
                break
        if (digits := positional_digits(items, index)) and not (elements and not elements[-1].is_scale):
            elements.append(Element(Word(ADD, Decimal("".join(digits)), glued=True), index + len(digits) - 1))
            index += len(digits)
            continue
        if _is_zero_between(items, index, elements):
            index += 1
            continue
        step = None if _is_mixed(items, index, elements, lexicon) else read_element(items, index, elements, lexicon)
        if step is None:
            if _is_joint(items, index, elements) or _is_zero_between(items, index, elements):
                index += 1
                continue
            if _is_comma(items, index, found) or _is_qualified(items, index, elements):
                index += 1
                continue
            if (said := take_decimals(items, index, found)) is not None:
                index = said
                continue
            added = read_added(items, index, elements)
            if added is None:
                break
            value, side, last = added
            if side == "before":
                found.added.append((0, value, index))
                index += 1
                continue
            if may_scale_again(items, last + 1, elements):
                elements.append(Element(Word(ADD, value), last, Decimal("0.1")))
                index = last + 1
                continue
            found.added.append((len(elements), value, last))
            break
        fused = item.has("fused") and item.first("fused").value == "and"
        if fused and elements and elements[-1].word.role != AND:
            elements.append(Element(Word(AND), index - 1))
        elements.append(step)
        found.numerals += item.kind == NUMERAL
        index += 1
        if item.has("number") and item.first("number").ending and item.first("number").source == "data":
            break  # a case ending ends a number: `दहापैकी सात`
        if step.is_scale and item.first("scale").ending and _starts_anew(items, index):
            break  # `లక్షల కోట్లతో 10 గిగావాట్ల`
    while elements and elements[-1].word.role == AND:
        elements.pop()
    return found


def _starts_anew(items: Items, at: int) -> bool:
    """Whether a numeral follows that has no scale word of its own."""
    if at + 1 >= len(items) or items[at].kind != NUMERAL:
        return False
    return scale_at(items, at + 1) is None


def _is_mixed(items: Items, index: int, elements: list[Element], lexicon: Lexicon) -> bool:
    """Whether `and three fifths` follows, which is added and no further number word.

    Where a language writes `thirty and two`, `trinta e dois quintos` are 32 of them.
    """
    if elements and lexicon.settings.get("tens_and") and elements[-1].numeral is None and elements[-1].word.value >= 20:
        return False
    if not elements or not items[index].has("and") or index + 2 >= len(items):
        return False
    return items[index + 2].has("denominator") and read_added(items, index, elements) is not None


def _is_qualified(items: Items, index: int, elements: list[Element]) -> bool:
    """Whether a qualifier stands between a number and its scale word: `700 гаруй тэрбум`."""
    if not elements or index + 1 >= len(items) or not items[index].flags & _QUALIFIER:
        return False
    behind, part = items[index].side("qualifier", "after"), scale_at(items, index + 1)
    if behind is None or behind.side != "after" or part is None:
        return False
    return all(not element.is_scale or element.word.value < part.value for element in elements)


def _is_comma(items: Items, index: int, found: Gathered) -> bool:
    """A comma between the groups of a number in words: three million, two hundred and forty."""
    if items[index].key != "," or found.numerals or index + 1 >= len(items) or not found.elements:
        return False
    last = found.elements[-1]
    return last.is_scale and last.word.value >= 1000 and items[index + 1].has("number")


def _is_article_before_scale(items: Items, at: int) -> bool:
    item = items[at]
    return (
        item.has("article") and at + 1 < len(items) and items[at + 1].has("scale") and not items[at + 1].has("number")
    )


def _is_zero_between(items: Items, index: int, elements: list[Element]) -> bool:
    """`九万零四百`, `1千零20`: a zero that only tells that a power of ten is left out."""
    if not elements or not elements[-1].is_scale or index + 1 >= len(items) or items[index].kind != WORD:
        return False
    item, following = items[index], items[index + 1]
    if not is_unspaced(item.text[0]) or not item.has("number") or item.first("number").value != "0" or following.space:
        return False
    return following.kind == NUMERAL or following.has("number")


def _is_joint(items: Items, index: int, elements: list[Element]) -> bool:
    """A hyphen between two number words, or between a numeral and its scale word (`20-million`)."""
    if items[index].kind != SIGN or items[index].key != "-" or not elements or index + 1 >= len(items):
        return False
    following = items[index + 1]
    if items[index].space != following.space:
        return False
    if elements[-1].numeral is not None:
        if items[index].space or not following.has("scale") or following.has("number"):
            return False
        return len(following.text) > 1 or (elements[0].item > 0 and items[elements[0].item - 1].has("currency"))
    return following.has("number") or following.has("scale") or following.has("and")


def _place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero, from a hundred on: of 300 it is 100, of 12 and 20 it is 1."""
    if value != value.to_integral_value() or value < 100:
        return _ONE
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(exponent) if exponent >= 2 else _ONE


def _finish(at: int, kept: list[Element], value: Decimal, gathered: Gathered, *, scale_first: bool) -> Number:
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
