"""Numbers in notations of their own: 1e10, 2.48×10−5, 3/4, 2 1/2, ½."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.items import FRACTION, NUMERAL, Item, Items
from figcheck.extraction.number import Number
from figcheck.extraction.numerals import FRACTION_VALUES, Numeral, numerals_of
from figcheck.extraction.scales import scaled
from figcheck.locales.lexicon import Lexicon

__all__ = ["read_fraction_sign", "read_price", "read_scientific", "read_written_fraction"]

_LARGEST_EXPONENT, _LARGEST_POWER = 30, 100  # the exponent; digits times exponent
_STATED = 9  # digits of a power that count as stated
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read_fraction_sign(items: Items, at: int) -> Number:
    """½ on its own or before a scale word."""
    value = Fraction(FRACTION_VALUES[items[at].text])
    amount = Decimal(value.numerator) / Decimal(value.denominator)
    return scaled(items, Number(at, at, amount, amount, Decimal("0.1"), mantissa=amount, digits=1))


def read_scientific(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """1e10, 2.48×10−5, 10^6, 10⁶, 1.1^23."""
    found = numerals_of(items[at], lexicon)
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
        exponent, last = _exponent(items, at + 1, glued=False) if _is_raised(follower) else (None, at)
        base = Numeral(Decimal(1), Decimal(1), 1)
    elif follower is not None and follower.key == "^" and not follower.space:
        return _power(items, at, base)
    if exponent is None or abs(exponent) > _LARGEST_EXPONENT:
        return None
    value = base.value.scaleb(exponent)
    return Number(at, last, value, value, base.unit.scaleb(exponent), mantissa=value, digits=base.digits)


def _is_raised(item: Item | None) -> bool:
    """Whether an exponent may start here: `10^6`, `10⁶`; `10-15` is a range."""
    return item is not None and not item.space and (item.key == "^" or item.kind == FRACTION or item.text == "⁻")


def _power(items: Items, at: int, base: Numeral) -> Number | None:
    exponent, last = _exponent(items, at + 1, glued=False)
    if (
        exponent is None
        or abs(exponent) > _LARGEST_EXPONENT
        or base.digits * abs(exponent) > _LARGEST_POWER
        or not base.value
    ):
        return None
    value = base.value**exponent
    return Number(
        at, last, value, value, Decimal(1).scaleb(value.adjusted() - _STATED), mantissa=value, digits=base.digits
    )


def _exponent(items: Items, at: int, *, glued: bool) -> tuple[int | None, int]:
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


def read_written_fraction(items: Items, at: int, *, slash_decimals: bool = False) -> Number | None:
    """3/4, 2 1/2, 2½. Whether 5/3 is a date is decided elsewhere; with `slash_decimals` it is 5.3, as Persian writes."""
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
    if slash_decimals and index == at:  # ۳/۵ درصد
        decimal = Decimal(f"{numerator.key}.{denominator.key}")
        step = Decimal(1).scaleb(-len(denominator.key))
        return scaled(items, Number(at, index + 2, decimal, decimal, step, mantissa=decimal, digits=len(numerator.key)))
    value = Fraction(int(numerator.key), int(denominator.key))
    return _with_fraction(items, at, index + 2, whole, value)


def read_price(items: Items, at: int) -> Number | None:
    """7:50 before a currency: crowns and hundredths, as prices are written in the north; else it is a time."""
    if at + 3 >= len(items) or items[at + 1].key != ":" or not items[at + 3].has("currency"):
        return None
    whole, part = items[at], items[at + 2]
    if items[at + 1].space or part.space or not whole.key.isdigit() or not (part.key.isdigit() and len(part.key) == 2):
        return None
    value = Decimal(f"{whole.key}.{part.key}")
    return Number(at, at + 2, value, value, Decimal("0.01"), mantissa=value, digits=len(whole.key) + 2)


def _continues(items: Items, at: int) -> bool:
    return at + 1 < len(items) and items[at].key in ("/", "-") and not items[at].space and items[at + 1].kind == NUMERAL


def _with_fraction(items: Items, first: int, last: int, whole: Decimal, part: Fraction) -> Number:
    value = whole + Decimal(part.numerator) / Decimal(part.denominator)
    return scaled(items, Number(first, last, value, value, Decimal("0.1"), mantissa=value, digits=1))
