"""The pieces put together: text to figures. One grammar for all languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from figcheck.documents.sentences import sentence_spans
from figcheck.extraction.addresses import reject_addresses
from figcheck.extraction.amounts import Amount, whole_amount
from figcheck.extraction.attach import attach, unit_and_part
from figcheck.extraction.compounds import settle_minor_units
from figcheck.extraction.figures import make_figure
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Items, flags_of
from figcheck.extraction.number import Number
from figcheck.extraction.numbers import read_number, read_plain
from figcheck.extraction.periods import attach_periods
from figcheck.extraction.priced import attach_prices
from figcheck.extraction.qualifiers import attach_directions, attach_qualifiers, join_bounds
from figcheck.extraction.reject import IDLE, reject, reject_neighbours
from figcheck.extraction.scan import scan
from figcheck.extraction.shares import is_one_of, read_mixed, read_over, read_share, shares_from
from figcheck.extraction.spans import join_spans
from figcheck.extraction.vague import read_vague
from figcheck.locales.lexicon import Lexicon, open_lexicon
from figcheck.locales.words import is_hangul
from figcheck.model.figure import Figure

__all__ = ["extract_figures", "moved", "read_value"]

_BEGINS = attrgetter("begins")
_QUIET = frozenset({",", ".", "(", ")", "-"})
_COUNTED = flags_of(("share", "currency", "unit", "duration", "of"))
_FEW = 3  # articles around a share that is all there is


def extract_figures(text: str, locale: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Every figure of a text (or of a stretch of it) in order, read in one locale.

    A line end ends everything: sentence, figure, phrase. Offsets are code points of the whole text. Never raises on any
    text; raises LocaleError for a locale that is not known.
    """
    lexicon = open_lexicon(locale)
    end = len(text) if end is None else end
    figures: list[Figure] = []
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        if stop > start:
            figures += _read_line(text, start, stop, lexicon)
        start = stop + 1
    return figures


def moved(figure: Figure, by: int) -> Figure:
    """A figure with its offsets moved."""
    parts = tuple(part._replace(start=part.start + by, end=part.end + by) for part in figure.parts)
    return replace(figure, start=figure.start + by, end=figure.end + by, parts=parts)


def _read_line(text: str, start: int, end: int, lexicon: Lexicon) -> list[Figure]:
    items = scan(text, lexicon, start, end)
    amounts = _read_amounts(items, lexicon)
    if not amounts:
        return []
    reasons = [reject(items, amount, lexicon) for amount in amounts]
    reject_addresses(items, amounts, reasons, lexicon)
    reject_neighbours(items, amounts, reasons, lexicon)
    kept = [amount for amount, reason in zip(amounts, reasons, strict=True) if reason is None or reason in IDLE]
    idle = {id(amount.number) for amount, reason in zip(amounts, reasons, strict=True) if reason in IDLE}
    kept = [amount for amount in join_spans(items, kept, lexicon) if not _is_idle(amount, idle)]
    settle_minor_units(kept)
    attach_qualifiers(items, kept, lexicon)
    kept = join_bounds(items, kept, lexicon)
    attach_directions(items, kept)
    attach_periods(items, kept, _sentences(text, start, end, items, lexicon), lexicon)
    attach_prices(items, kept)
    return [make_figure(text, items, amount, lexicon.tag) for amount in kept]


def _is_idle(amount: Amount, idle: set[int]) -> bool:
    """Whether an amount that counts for nothing by itself has found no range or list to belong to."""
    return id(amount.number) in idle and (amount.high is None or id(amount.high) in idle) and not amount.is_shared


def _read_amounts(items: Items, lexicon: Lexicon, *, of_nothing: bool = True) -> list[Amount]:
    """The amounts of a line. Without `of_nothing`, a share that is all there is stays a share."""
    amounts: list[Amount] = []
    free = 0
    for at in [at for at, begins in enumerate(map(_BEGINS, items)) if begins]:
        if at >= free and items[at].has("amount"):
            amounts.append(whole_amount(items, at))
            free = at + 1
            continue
        if at > free and items[at].has("added") and (half := unit_and_part(items, at, free)) is not None:
            amounts.append(half)
            free = at + 1
            continue
        if at < free or (items[at].kind == WORD and _begins_nothing(items, at, lexicon)):
            continue
        if (number := _read(items, at, lexicon)) is None:
            continue
        amount = attach(items, number, free)
        if number.share is not None and not amount.units:
            if number.share > 1 or (of_nothing and _is_all(items, amount)):
                amount.number = replace(amount.number, share=None)  # more than the whole, or of nothing
        amounts.append(amount)
        free = max(amount.last, number.last) + 1
    return amounts


def _begins_share(items: Items, number: Number, lexicon: Lexicon) -> bool:
    """Whether a share may be said with a number and another behind it: `9 out of 10`."""
    at = number.last + 1
    return at < len(items) and bool(shares_from(items[at], lexicon))


def _begins_nothing(items: Items, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that may begin a number is another word here."""
    return _is_particle(items, at) or _is_unit_before(items, at) or _is_article_of_noun(items, at, lexicon)


def _is_article_of_noun(items: Items, at: int, lexicon: Lexicon) -> bool:
    """Whether an article stands before a word that it cannot count and that no number goes on with."""
    if not items[at].has("article") or at + 1 >= len(items):
        return False
    following = items[at + 1]
    if following.kind == NUMERAL and following.space:
        return True  # `subió un 12, un 15 y un 18 %`
    if following.continues or following.flags & _COUNTED or following.has("or"):
        return False
    if following.kind == SIGN and at and items[at - 1].has("minus"):
        return False
    if is_one_of(items, at + 1, lexicon):
        return False
    return following.key not in lexicon.joint_keys and not shares_from(following, lexicon)


def _is_particle(items: Items, at: int) -> bool:
    """이 on its own: a function word of one syllable that would be a number if it were glued to what follows."""
    item = items[at]
    if not (is_hangul(item.text[0]) and len(item.key) == 1 and item.has("number") and item.has("common")):
        return False
    return at + 1 >= len(items) or items[at + 1].space or not items[at + 1].roles


def _is_unit_before(items: Items, at: int) -> bool:
    """Whether a number word is the unit of the numeral behind it: `နှစ် ၅၀` is fifty years, though `နှစ်` is two."""
    item = items[at]
    if not item.has("number") or at + 1 >= len(items) or items[at + 1].kind != NUMERAL or not items[at + 1].space:
        return False
    return any(m.side == "before" for role in ("unit", "duration") for m in item.roles.get(role, ()))


def _is_all(items: Items, amount: Amount) -> bool:
    """Whether nothing stands around an amount but signs and articles."""
    first, last = items.outermost
    for at in range(first, min(amount.first, first + _FEW)):
        first += items[at].kind == SIGN or items[at].has("article")
    for at in range(last, max(amount.last, last - _FEW), -1):
        last -= items[at].kind == SIGN or items[at].has("article")
    return amount.first <= first and last <= amount.last


def _read(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """The longest of the ways to read a number at an item."""
    plain = read_plain(items, at, lexicon)
    if plain is not None and not _begins_share(items, plain, lexicon):
        return plain
    vague = read_vague(items, at, lexicon)
    if vague is not None:
        return vague
    number = read_number(items, at, lexicon)
    share = read_share(items, at, number, lexicon)
    if share is not None and (
        number is None or share.last > number.last or (share.last == number.last and not number.scales)
    ):
        return share
    if number is None:
        return None
    return read_over(items, number, lexicon) or read_mixed(items, number, lexicon) or number


def _sentences(text: str, start: int, end: int, items: Items, lexicon: Lexicon) -> Callable[[], list[int]]:
    """Numbers the sentence that each item stands in, when it is asked for."""

    def number() -> list[int]:
        spans = sentence_spans(text[start:end], lexicon.abbreviations)
        numbers, index = [], 0
        for at in range(len(items)):
            while index + 1 < len(spans) and items.start(at) - start >= spans[index][1]:
                index += 1
            numbers.append(index)
        return numbers

    return number


def read_value(text: str, locale: str) -> tuple[Figure | None, str]:
    """The one figure that a text states, and the words of the text that are no part of it.

    For values that are known to be figures: nothing is turned away as a year, a date or an article. No figure, or
    more than one, gives None. Raises LocaleError for a locale that is not known.
    """
    lexicon = open_lexicon(locale)
    text = text.strip()
    items = scan(text, lexicon)
    amounts = join_spans(items, _read_amounts(items, lexicon, of_nothing=False), lexicon)
    if len(amounts) != 1:
        return None, text
    attach_qualifiers(items, amounts, lexicon)
    attach_directions(items, amounts)
    attach_periods(items, amounts, _sentences(text, 0, len(text), items, lexicon), lexicon)
    figure = make_figure(text, items, amounts[0], lexicon.tag)
    covered = [(figure.start, figure.end), *((part.start, part.end) for part in figure.parts)]
    left_over = [
        item.text
        for at, item in enumerate(items)
        if not any(start <= items.start(at) and items.ends[at] <= end for start, end in covered)
        and not item.has("of") and not item.has("article") and not item.has("counter") and item.key not in _QUIET
    ]  # fmt: skip
    joints = {word for _, pieces in lexicon.patterns for piece in pieces for word in piece.split(" ")}
    return figure, " ".join(word for word in left_over if word.lower() not in joints)
