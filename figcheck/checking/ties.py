"""How strongly the context words of a sentence tie its figures to claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from figcheck.checking.evidence import Evidence, Mention
from figcheck.extraction.document import PlacedFigure

__all__ = ["LOOSE", "STRONG", "Ties"]

STRONG, LOOSE, _WEAK = 3, 2, 1  # nearest to a context word; nearest to one that ends a longer word; in its sentence


class Ties:
    """The ties of a document, by (figure, claim); `fits` are the claims whose dimension a figure has."""

    def __init__(self, figures: Sequence[PlacedFigure], evidence: Evidence, fits: Sequence[Collection[int]]) -> None:
        self._figures, self._evidence, self._fits = figures, evidence, fits
        self._by_sentence: dict[int, list[int]] = defaultdict(list)
        for f, placed in enumerate(figures):
            self._by_sentence[placed.sentence].append(f)

    def find(self, agreements: Collection[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Strong for the figure nearest to a context word, weak for the others of its sentence if that one disagrees."""
        ties: dict[tuple[int, int], int] = {}
        for mention, nearest in self._mentions():
            answered = (nearest[0], mention.claim) in agreements
            for f in nearest[:1] if answered else nearest:
                tie = LOOSE if mention.loose else STRONG if f == nearest[0] else _WEAK
                ties[f, mention.claim] = max(ties.get((f, mention.claim), 0), tie)
        return ties

    def pass_on(self, ties: dict[tuple[int, int], int], supported: Mapping[int, int], forced: Collection[int]) -> None:
        """A context word whose nearest figure states another claim speaks for the next nearest that states none."""
        stated = set(supported.values())
        for mention, nearest in self._mentions():
            if mention.claim in stated or mention.loose or nearest[0] not in supported:
                continue
            free = next((f for f in nearest if f not in supported and f not in forced), None)
            if free is not None:
                ties[free, mention.claim] = max(ties.get((free, mention.claim), 0), LOOSE)

    def _mentions(self) -> Iterator[tuple[Mention, list[int]]]:
        """Every mention with the figures of its sentence that fit its claim, the nearest first; at least one."""
        for sentence, mentions in self._evidence.mentions.items():
            for mention in mentions:
                here = [f for f in self._by_sentence.get(sentence, ()) if mention.claim in self._fits[f]]
                if here:
                    yield mention, sorted(here, key=lambda f: (self._evidence.distance(self._figures[f], mention), f))
