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

    Two names that both sentences share stand one beside each figure, in the same order in both texts: the figures alone
    have changed places.
    """
    for one, two in pairwise(matches):
        if one.source < two.source or not (one.judgement.agrees and two.judgement.agrees):
            continue
        figures = [source.figures[sources[each.source]] for each in (two, one)]
        rendered = [target.figures[targets[each.target]] for each in (one, two)]
        if figures[0].sentence != figures[1].sentence or rendered[0].sentence != rendered[1].sentence:
            continue
        if figures[0].figure.unit != figures[1].figure.unit:
            continue
        ours, theirs = (_names_beside(reading, pair) for reading, pair in ((source, figures), (target, rendered)))
        together = all(mine & other for mine, other in zip(ours, theirs, strict=True))
        if together and not (ours[0] & theirs[1] or ours[1] & theirs[0]):
            yield ((sources[two.source], targets[two.target]), (sources[one.source], targets[one.target]))


def _names_beside(reading: Reading, pair: Sequence[PlacedFigure]) -> tuple[set[str], set[str]]:
    """The names (words with a capital letter, years) before the first figure, and between the two.

    Where none stands before the first, those behind each.
    """
    sentence = reading.sentences[pair[0].sentence]
    text = reading.document.blocks[sentence.block].text
    first, second = pair[0].figure, pair[1].figure
    pieces = [text[sentence.start : first.start], text[first.end : second.start], text[second.end : sentence.end]]
    names = [{fold(word) for word in _WORD.findall(piece) if not word.islower()} for piece in pieces]
    return (names[0], names[1]) if names[0] and names[1] else (names[1], names[2])
