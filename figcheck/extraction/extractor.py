"""The pieces put together: text to figures. One grammar for all languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.documents.sentences import sentence_spans
from figcheck.extraction.amounts import Amount, UnitReading, attach
from figcheck.extraction.number import Number
from figcheck.extraction.numbers import read_number
from figcheck.extraction.numerals import Numeral
from figcheck.extraction.periods import attach_periods
from figcheck.extraction.qualifiers import attach_directions, attach_qualifiers, join_bounds
from figcheck.extraction.reject import IDLE, reject, reject_neighbours
from figcheck.extraction.scan import FRACTION, MASKED, NUMERAL, SIGN, WORD, Item, scan
from figcheck.extraction.shares import read_over, read_share
from figcheck.extraction.spans import join_spans
from figcheck.extraction.vague import read_vague
from figcheck.locales.lexicon import Lexicon, open_lexicon
from figcheck.model.figure import Figure, Part, Reading

__all__ = ["extract_figures", "moved", "read_value"]

_BEGINS = frozenset({"number", "scale", "article", "added", "fraction", "vague"})
_READINGS = 12
_SHARE_STEP = Decimal("0.5")
_QUIET = frozenset({",", ".", "(", ")", "-"})


def extract_figures(text: str, locale: str) -> list[Figure]:
    """Every figure of a text in order, read in one locale. A line end ends everything: sentence, figure, phrase.

    Offsets are code points of `text`. Never raises on any text; raises LocaleError for a locale that is not known.
    """
    lexicon = open_lexicon(locale)
    if "\n" not in text:
        return _read_line(text, lexicon)
    figures: list[Figure] = []
    start = 0
    for line in text.split("\n"):
        figures += [moved(figure, start) for figure in _read_line(line, lexicon)]
        start += len(line) + 1
    return figures


def moved(figure: Figure, by: int) -> Figure:
    """A figure with its offsets moved."""
    parts = tuple(replace(part, start=part.start + by, end=part.end + by) for part in figure.parts)
    return replace(figure, start=figure.start + by, end=figure.end + by, parts=parts)


def _read_line(text: str, lexicon: Lexicon) -> list[Figure]:
    items = scan(text, lexicon)
    amounts = _read_amounts(items, lexicon)
    if not amounts:
        return []
    reasons = [reject(items, amount, lexicon) for amount in amounts]
    reject_neighbours(items, amounts, reasons, lexicon)
    kept = [amount for amount, reason in zip(amounts, reasons, strict=True) if reason is None or reason in IDLE]
    idle = {id(amount.number) for amount, reason in zip(amounts, reasons, strict=True) if reason in IDLE}
    kept = [amount for amount in join_spans(items, kept, lexicon) if not _is_idle(amount, idle)]
    attach_qualifiers(items, kept)
    kept = join_bounds(items, kept)
    attach_directions(items, kept)
    attach_periods(items, kept, _sentence_numbers(text, items, lexicon), lexicon.joint_keys)
    return [_figure(text, items, amount, lexicon) for amount in kept]


def _is_idle(amount: Amount, idle: set[int]) -> bool:
    """Whether an amount that counts for nothing by itself has found no range or list to belong to."""
    return id(amount.number) in idle and (amount.high is None or id(amount.high) in idle) and not amount.is_shared


def _read_amounts(items: list[Item], lexicon: Lexicon, *, of_nothing: bool = True) -> list[Amount]:
    """The amounts of a line. Without `of_nothing`, a share that is all there is stays a share."""
    amounts: list[Amount] = []
    at = free = 0
    while at < len(items):
        item = items[at]
        number: Number | None = None
        if item.kind in (NUMERAL, FRACTION) or (
            item.kind != MASKED and item.roles and not _BEGINS.isdisjoint(item.roles)
        ):
            number = _read(items, at, lexicon)
        if number is None:
            at += 1
            continue
        amount = attach(items, number, free)
        if (
            number.share is not None
            and (number.share > 1 or (of_nothing and _is_all(items, amount)))
            and not amount.units
        ):
            amount.number = replace(number, share=None)  # more than the whole, or of nothing
        amounts.append(amount)
        at = free = max(amount.last, number.last) + 1
    return amounts


def _is_all(items: list[Item], amount: Amount) -> bool:
    around = (*items[: amount.first], *items[amount.last + 1 :])
    return all(item.kind == SIGN or item.has("article") for item in around)


def _read(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    """The longest of the ways to read a number at an item."""
    vague = read_vague(items, at, lexicon)
    if vague is not None:
        return vague
    number = read_number(items, at, lexicon)
    share = read_share(items, at, lexicon)
    if share is not None and (
        number is None or share.last > number.last or (share.last == number.last and not number.scales)
    ):
        return share
    return number if number is None else read_over(items, number, lexicon) or number


def _sentence_numbers(text: str, items: list[Item], lexicon: Lexicon) -> list[int]:
    spans = sentence_spans(text, lexicon.abbreviations)
    numbers, index = [], 0
    for item in items:
        while index + 1 < len(spans) and item.start >= spans[index][1]:
            index += 1
        numbers.append(index)
    return numbers


def _figure(text: str, items: list[Item], amount: Amount, lexicon: Lexicon) -> Figure:
    number, high = amount.number, amount.high or amount.number
    unit = amount.unit
    kind, name, factor = (
        ("percent", "%", Decimal(100))
        if number.share is not None and unit is None
        else ((unit.kind, unit.name, unit.factor) if unit is not None else ("number", None, Decimal(1)))
    )
    if number.share is not None and unit is None:
        low, top = _percent(number), _percent(high)
        precision: Decimal | None = _SHARE_STEP
    else:
        low, top = number.low * factor, high.high * factor
        steps = [each.unit for each in (number, high) if each.unit is not None]
        precision = max(steps) * abs(factor) / 2 if steps and not number.vague else None
    start, end = items[amount.first].start, items[amount.last].end
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        low=low,
        high=top,
        unit=name,
        per=amount.per,
        qualifier=amount.qualifier,
        direction=amount.direction,
        vague=number.vague,
        precision=precision,
        locale=lexicon.tag,
        parts=_parts(items, amount),
        readings=_readings(amount, low, top, precision, name, _unit_sign(items, amount)),
        next_word=_next_word(items, amount),
    )


def _percent(number: Number) -> Decimal:
    assert number.share is not None
    return Decimal(100 * number.share.numerator) / Decimal(number.share.denominator)


def _parts(items: list[Item], amount: Amount) -> tuple[Part, ...]:
    parts = list(amount.parts)
    for number in filter(None, (amount.number, amount.high)):
        scales = {part.item for part in number.scales}
        head = [at for at in range(number.first, number.last + 1) if at not in scales and at != number.sign]
        if head:
            parts.append(Part("number", items[head[0]].start, items[head[-1]].end, str(number.mantissa)))
        parts += [Part("scale", items[p.item].start, items[p.item].end, str(p.value)) for p in number.scales]
        if number.sign is not None:
            parts.append(Part("sign", items[number.sign].start, items[number.sign].end, "-"))
    if amount.unit is not None:
        parts += [Part("unit", items[at].start, items[at].end, amount.unit.name) for at in amount.unit_items]
    return tuple(sorted(parts, key=lambda part: (part.start, part.end)))


def _readings(
    amount: Amount, low: Decimal, high: Decimal, precision: Decimal | None, unit: str | None, sign: Item | None
) -> tuple[Reading, ...]:
    """The other readings: of the digits, of the scale word, of the unit's name or sign."""
    found: list[Reading] = []
    number = amount.number
    factor = amount.unit.factor if amount.unit is not None else Decimal(1)
    if amount.high is None:
        found += [_numeral_reading(each, factor, unit) for each in number.readings]
    else:
        found += _range_readings(number, amount.high, factor, unit)
    for other in amount.units[1:]:
        found.append(_unit_reading(amount, other, low, high, precision))
    if sign is not None and sign.has("scale") and not number.scales and amount.high is None:
        power = Decimal(sign.first("scale").value.split("|")[0])
        reason = "the letters of the unit are also a scale word"
        found.append(Reading(number.low * power, number.high * power, None, None, reason))
    return tuple(found[:_READINGS])


def _unit_sign(items: list[Item], amount: Amount) -> Item | None:
    """The one item that says the unit of a measure, right behind the number."""
    is_measure = amount.unit is not None and amount.unit.kind == "measure"
    return items[amount.last] if is_measure and amount.last == amount.number.last + 1 else None


def _numeral_reading(numeral: Numeral, factor: Decimal, unit: str | None) -> Reading:
    value = numeral.value * factor
    return Reading(value, value, unit, numeral.unit * abs(factor) / 2, numeral.reason)


def _range_readings(low: Number, high: Number, factor: Decimal, unit: str | None) -> list[Reading]:
    if len(low.readings) != 1 or len(high.readings) != 1:
        return []
    first, second = low.readings[0], high.readings[0]
    return [Reading(first.value * factor, second.value * factor, unit, second.unit * abs(factor) / 2, second.reason)]


def _unit_reading(
    amount: Amount, other: UnitReading, low: Decimal, high: Decimal, precision: Decimal | None
) -> Reading:
    assert amount.unit is not None
    scale = other.factor / amount.unit.factor
    step = None if precision is None else precision * abs(scale)
    return Reading(low * scale, high * scale, other.name, step, "the name or sign stands for several units")


def _next_word(items: list[Item], amount: Amount) -> str | None:
    """The word behind an amount that figcheck does not know: it may be a scale word nobody taught it."""
    at = amount.last + 1
    if at >= len(items) or items[at].kind != WORD or items[at].roles:
        return None
    return items[at].text


def read_value(text: str, locale: str) -> tuple[Figure | None, str]:
    """The one figure that a text states, and the words of the text that are no part of it.

    For values that are known to be figures: nothing is turned away as a year, a date or an article. No figure, or
    more than one, gives None. Raises LocaleError for a locale that is not known.
    """
    lexicon = open_lexicon(locale)
    items = scan(text.strip(), lexicon)
    amounts = join_spans(items, _read_amounts(items, lexicon, of_nothing=False), lexicon)
    if len(amounts) != 1:
        return None, text
    attach_qualifiers(items, amounts)
    attach_directions(items, amounts)
    attach_periods(items, amounts, _sentence_numbers(text, items, lexicon), lexicon.joint_keys)
    figure = _figure(text.strip(), items, amounts[0], lexicon)
    covered = [(figure.start, figure.end), *((part.start, part.end) for part in figure.parts)]
    left_over = [
        item.text
        for item in items
        if not any(start <= item.start and item.end <= end for start, end in covered)
        and not item.has("of") and not item.has("article") and not item.has("counter") and item.key not in _QUIET
    ]  # fmt: skip
    joints = {word for _, pieces in lexicon.patterns for piece in pieces for word in piece.split(" ")}
    return figure, " ".join(word for word in left_over if word.lower() not in joints)
