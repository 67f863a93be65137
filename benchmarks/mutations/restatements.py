"""Right restatements of a figure: other words, other signs, another currency, rounded, hedged. Nothing may be said of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import figcheck
from benchmarks.mutations.edits import Mutation, change, is_beside_another, mended, numeral, only, with_number
from figcheck.locales.lexicon import open_lexicon
from figcheck.model.figure import Figure
from figcheck.quantities.exchange.sources import open_exchange
from figcheck.writing.mend import mend, write_number

__all__ = ["DATE", "PARITY", "in_brackets", "restate"]

DATE = "2024-07-31"
PARITY = Decimal("0.1")  # currencies worth nearly the same are told apart by no number
_MONEY = ("EUR", "USD", "GBP")
_SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))


def restate(text: str, figure: Figure) -> Iterator[Mutation]:
    """Every restatement that a sentence's figure allows."""
    if figure.vague or is_beside_another(text, figure):
        return
    for make in (
        _in_full,
        _other_scale,
        _rounded,
        _grouped_otherwise,
        _by_code,
        _in_words_of_units,
        _hedged,
        _converted,
        _converted_in_brackets,
    ):
        yield from make(text, figure)


def _in_full(text: str, figure: Figure) -> Iterator[Mutation]:
    """`20 million` as `20,000,000`."""
    found, scale = numeral(text, figure), only(figure, "scale")
    if found is None or scale is None or found[0].end > scale.start:
        return
    part = found[0]
    if figure.low < Decimal("1e13") and figure.low == figure.low.to_integral_value():
        number = write_number(figure.low.quantize(Decimal(1)), text[part.start : part.end], open_lexicon(figure.locale))
        yield from change(figure, None, f"{text[: part.start]}{number}{text[scale.end :]}")


def _other_scale(text: str, figure: Figure) -> Iterator[Mutation]:
    """`1.5 billion` as `1,500 million`, `2500 thousand` as `2.5 million`."""
    found, scale = numeral(text, figure), only(figure, "scale")
    if found is None or scale is None:
        return
    part, value = found
    for other in _SCALES:
        number = value * Decimal(scale.value) / other
        if other == Decimal(scale.value) or not Decimal("0.1") <= number < 100_000:
            continue
        renamed = mended(text, figure, "scale", str(other))
        if renamed is not None:
            shift = len(renamed) - len(text) if scale.start < part.start else 0
            moved = part._replace(start=part.start + shift, end=part.end + shift)
            number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
            yield from change(figure, None, with_number(renamed, moved, figure, number))


def _rounded(text: str, figure: Figure) -> Iterator[Mutation]:
    """`15.45` as `15.4` or `15.5`."""
    found = numeral(text, figure)
    if found is None or figure.qualifier is not None:
        return
    part, value = found
    exponent = int(value.as_tuple().exponent)
    if len(value.as_tuple().digits) >= 4 and exponent < 0:
        rounded = round(value, -exponent - 1)
        yield from change(figure, None, with_number(text, part, figure, rounded), low=figure.low / value * rounded)


def _grouped_otherwise(text: str, figure: Figure) -> Iterator[Mutation]:
    """`1,200,000` with thin spaces, no-break spaces, or no grouping at all."""
    found = numeral(text, figure)
    if found is None or found[1] < 10_000:
        return
    part = found[0]
    written = text[part.start : part.end]
    sign = open_lexicon(figure.locale).group[:1]
    if not sign or sign[0] not in written:
        return
    for other in ("", "\u202f", "\u00a0"):
        yield from change(figure, None, f"{text[: part.start]}{written.replace(sign[0], other)}{text[part.end :]}")


def _by_code(text: str, figure: Figure) -> Iterator[Mutation]:
    """A currency by its ISO code."""
    part = only(figure, "unit")
    if figure.kind != "money" or part is None or not figure.unit or text[part.start : part.end] == figure.unit:
        return
    before = " " if text[part.start - 1 : part.start].isalnum() else ""
    after = " " if text[part.end : part.end + 1].isalnum() else ""
    yield from change(figure, None, f"{text[: part.start]}{before}{figure.unit}{after}{text[part.end :]}", readings=())


def _in_words_of_units(text: str, figure: Figure) -> Iterator[Mutation]:
    """`25%` as `25 percent`, `30 km` as `30 kilometres`, and back."""
    part = only(figure, "unit")
    if figure.kind not in ("percent", "measure") or part is None or not figure.unit:
        return
    lexicon, old = open_lexicon(figure.locale), text[part.start : part.end].casefold()
    role = "share" if figure.kind == "percent" else "unit"
    other = [key for key, found in lexicon.surfaces(role, figure.unit) if key.casefold() != old][:2]
    for word in other:
        before = " " if text[part.start - 1 : part.start].isalnum() else ""
        yield from change(figure, None, f"{text[: part.start]}{before}{word}{text[part.end :]}")


def _hedged(text: str, figure: Figure) -> Iterator[Mutation]:
    """`20 million` as `about 20 million`, `nearly 20 million` as `about 20 million`."""
    if figure.is_range:
        return
    if figure.qualifier in ("nearly", "over"):
        yield from change(figure, None, mended(text, figure, "qualifier", "about"), qualifier="about")
    sign = figure.part("sign")
    if figure.qualifier is None and (sign is None or sign.start >= figure.start):
        words = [key for key, _ in open_lexicon(figure.locale).surfaces("qualifier", "about") if key[:1].isalpha()]
        for word in words[:2]:
            hedged = f"{text[: figure.start]}{word} {text[figure.start :]}"
            yield from change(figure, None, hedged, qualifier="about")


def _converted(text: str, figure: Figure) -> Iterator[Mutation]:
    """In another currency at the rate of the date, to four digits."""
    for other, written in _conversions(text, figure, Decimal(1)):
        own = _at_start_of(figure, written)
        if own is not None:
            renamed = mended(written, own, "unit", other)
            yield from change(figure, None, renamed, low=own.low, unit=other, readings=())


def _converted_in_brackets(text: str, figure: Figure) -> Iterator[Mutation]:
    """With the right amount in another currency behind it."""
    yield from in_brackets(text, figure, None, Decimal(1))


def in_brackets(text: str, figure: Figure, rule: str | None, factor: Decimal) -> Iterator[Mutation]:
    """A figure with its conversion behind it in brackets, the conversion times a factor."""
    for other, written in _conversions(text, figure, factor):
        own = _at_start_of(figure, written)
        found = None if own is None else mend(written, own, "unit", other)
        if own is not None and found is not None:
            bracketed = f"{text[: figure.end]} ({found.text}){text[figure.end :]}"
            yield Mutation(rule, bracketed, figure, second=(own.low, other))


def _at_start_of(figure: Figure, text: str) -> Figure | None:
    """The figure that stands where another one stood in a changed sentence."""
    return next((each for each in figcheck.extract(text, locale=figure.locale) if each.start == figure.start), None)


def _conversions(text: str, figure: Figure, factor: Decimal) -> Iterator[tuple[str, str]]:
    """(currency, sentence with the number in it and still the old currency), for every currency that can be had."""
    found = numeral(text, figure)
    if found is None or figure.kind != "money" or not figure.low or figure.readings or only(figure, "unit") is None:
        return
    part, value = found
    for other in _MONEY:
        rate, _ = open_exchange(()).ask(figure.unit or "", other, DATE)
        if other == figure.unit or rate is None:
            continue
        changed = Decimal(f"{value * rate.value * factor:.4g}")
        if Decimal("0.1") <= changed < Decimal("1e9"):
            number = changed.quantize(Decimal(1)) if changed > 1000 else changed
            yield other, with_number(text, part, figure, number)
