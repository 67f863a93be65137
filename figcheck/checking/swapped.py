"""Figures that a target has in each other's place, though both are right: only names that both texts share tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from figcheck.checking.align import Match
from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.locales.fold import fold

__all__ = ["find_crossings"]

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")


def find_crossings(
    matches: Sequence[Match], source: Reading, target: Reading, sources: Sequence[int], targets: Sequence[int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of (source, target) positions in one sentence of each text that agree crosswise.

    The name nearest to one figure in the source is nearest to the other in the target, for both of them.
    """
    for one, two in pairwise(matches):
        if one.source < two.source or not (one.judgement.agrees and two.judgement.agrees):
            continue
        figures = [source.figures[sources[each.source]] for each in (one, two)]
        rendered = [target.figures[targets[each.target]] for each in (one, two)]
        if figures[0].sentence != figures[1].sentence or rendered[0].sentence != rendered[1].sentence:
            continue
        if figures[0].figure.unit != figures[1].figure.unit:
            continue
        names = _names(source, figures[0]) & _names(target, rendered[0])
        ours = [_nearest(source, figure, names) for figure in figures]
        theirs = [_nearest(target, figure, names) for figure in rendered]
        if ours[0] and ours[1] and ours[0] != ours[1] and theirs == ours[::-1]:
            yield ((sources[one.source], targets[one.target]), (sources[two.source], targets[two.target]))


def _text(reading: Reading, placed: PlacedFigure) -> tuple[str, int]:
    sentence = reading.sentences[placed.sentence]
    return reading.document.blocks[sentence.block].text[sentence.start : sentence.end], sentence.start


def _names(reading: Reading, placed: PlacedFigure) -> set[str]:
    """Words of a figure's sentence that may be names: with a capital letter, years."""
    text, _ = _text(reading, placed)
    return {fold(word) for word in _WORD.findall(text) if not word.islower()}


def _nearest(reading: Reading, placed: PlacedFigure, names: set[str]) -> str | None:
    text, start = _text(reading, placed)
    found = [
        (min(abs(match.start() - (placed.figure.end - start)), abs(placed.figure.start - start - match.end())), name)
        for match in _WORD.finditer(text) if (name := fold(match.group())) in names
    ]  # fmt: skip
    return min(found)[1] if found else None
