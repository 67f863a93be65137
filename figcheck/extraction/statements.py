"""What a sentence says that can be worked out again: a share of two counts, a total of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.locales.fold import fold
from figcheck.locales.lexicon import Lexicon, open_lexicon

__all__ = ["Statement", "read_statements"]

_NEAR = 40  # characters between the counts of a share and its percentage
_SHORT = 24  # characters between a word for total and its amount, and between the terms of a list
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """Figures of one sentence, by their positions in the document: `result` is a share or sum of `terms`.

    A share has two terms, the part and the whole. `certain` tells that the words leave no doubt.
    """

    kind: str
    result: int
    terms: tuple[int, ...]
    certain: bool = False


def read_statements(reading: Reading) -> list[Statement]:
    """The statements of a document, in order."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, placed in enumerate(reading.figures):
        if reading.document.blocks[placed.block].cell is None:
            by_sentence[placed.sentence].append(at)
    found: list[Statement] = []
    for members in by_sentence.values():
        if len(members) >= 3:
            lexicon = open_lexicon(reading.figures[members[0]].figure.locale)
            text = reading.document.blocks[reading.figures[members[0]].block].text
            found += _shares(text, reading.figures, members, lexicon)
            found += _sums(reading, text, members, lexicon)
    return found


def _shares(
    text: str, figures: Sequence[PlacedFigure], members: Sequence[int], lexicon: Lexicon
) -> Iterator[Statement]:
    """`29 of 60, or 48 percent`: a whole count, a larger one, and a percentage right behind or before them."""
    middles = {
        " ".join(pieces[pieces.index("…") + 1 : -1] if pieces[-1] == "…" else ()) for kind, pieces in lexicon.patterns
        if kind == "out_of" and pieces[:1] == ("…",)
    } - {""}  # fmt: skip
    for first, second in pairwise(members):
        one, other = figures[first].figure, figures[second].figure
        if not (_is_count(one.kind, one.low == one.high) and _is_count(other.kind, other.low == other.high)):
            continue
        if fold(text[one.end : other.start].strip()) not in middles:
            continue
        part, whole = (first, second) if one.low <= other.low else (second, first)
        at = members.index(second)
        if at + 1 < len(members):
            yield from _share(text, figures, (part, whole), second, members[at + 1], lexicon)
        if members.index(first) > 0:
            yield from _share(text, figures, (part, whole), members[members.index(first) - 1], first, lexicon)


def _is_count(kind: str, point: bool) -> bool:
    return kind == "number" and point


def _share(
    text: str, figures: Sequence[PlacedFigure], terms: tuple[int, int], left: int, right: int, lexicon: Lexicon
) -> Iterator[Statement]:
    """The share beside two counts, whichever of `left` and `right` is a percentage."""
    result = right if figures[right].figure.kind == "percent" else left
    share = figures[result].figure
    if (
        share.kind != "percent"
        or share.unit != "%"
        or share.direction is not None
        or share.vague
        or share.per is not None
    ):
        return
    between = text[figures[left].figure.end : figures[right].figure.start]
    if len(between) > _NEAR or ";" in between or re.search(r"[.!?]\s", between):
        return
    words = {fold(word) for word in _WORDS.findall(between)}
    restated = any(lexicon.phrase(word) and {"or", "that_is"} & set(lexicon.phrase(word) or ()) for word in words)
    yield Statement("share", result, terms, restated or between.strip()[-1:] == "(" or not words)


def _sums(reading: Reading, text: str, members: Sequence[int], lexicon: Lexicon) -> Iterator[Statement]:
    """`20 men, 25 women and 15 children, 60 in total`: a closed list and an amount called its total."""
    figures = reading.figures
    totals = [fold(word) for word in lexicon.totals.get("totals", {}).get("total", ())]
    parts = [fold(word) for word in lexicon.totals.get("totals", {}).get("of_which", ())]
    sentence = reading.sentences[figures[members[0]].sentence]
    whole = fold(text[sentence.start : sentence.end])
    if any(_holds(whole, word) for word in parts):
        return
    for at in (0, len(members) - 1):
        result = members[at]
        terms = [member for member in members if member != result]
        figure = figures[result].figure
        before = fold(text[max(sentence.start, figure.start - _SHORT) : figure.start])
        behind = fold(text[figure.end : min(sentence.end, figure.end + _SHORT)])
        if not any(_holds(before, word) or _holds(behind, word) for word in totals):
            continue
        if _is_closed_list(text, [figures[term] for term in terms], lexicon) and _are_alike(figures, result, terms):
            yield Statement("sum", result, tuple(terms))


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    if at < 0:
        return False
    behind = text[at + len(word) : at + len(word) + 1]
    return (at == 0 or not text[at - 1].isalnum()) and not behind.isalnum()


def _is_closed_list(text: str, terms: Sequence[PlacedFigure], lexicon: Lexicon) -> bool:
    """Whether figures are listed with commas and a last `and`, and nothing but what they count between them."""
    for index, (first, second) in enumerate(pairwise(terms)):
        between = text[first.figure.end : second.figure.start]
        if len(between) > _SHORT or re.search(r"[;:.!?]\s", between):
            return False
        joined = any("and" in (lexicon.phrase(fold(word)) or ()) for word in _WORDS.findall(between))
        last = index == len(terms) - 2
        if joined != last or (not last and "," not in between and "、" not in between and "،" not in between):
            return False
    return len(terms) >= 2


def _are_alike(figures: Sequence[PlacedFigure], result: int, terms: Sequence[int]) -> bool:
    """Whether all have one unit and one point each, and the total is the largest."""
    every = [figures[at].figure for at in (result, *terms)]
    alike = len({(each.unit, each.per) for each in every}) == 1 and all(each.low == each.high for each in every)
    plain = all(each.direction is None and each.kind != "percent" for each in every)
    return alike and plain and all(figures[result].figure.low > figures[term].figure.low for term in terms)
