"""What ties a figure to a claim: context words near it, words of the paragraph and headings, names of the statement."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.locales.fold import fold, fold_with_places
from figcheck.locales.words import is_unspaced
from figcheck.model.claim import Claim, Claims

__all__ = ["FAR", "Evidence", "Mention", "gather_evidence"]

_NAME = re.compile(r"[^\W\d_][\w'’-]{2,}")
_CLAUSE = re.compile(r"[,;:()\u3001\uff0c\u060c\u2014\u2013]")
_LOOSE = 4
FAR = 10_000  # characters: no context word in the sentence
_STEM = 4  # letters in which two forms of one word are alike at least
_CLAUSE_COST = 12  # characters that a clause's border counts for in the distance to a context word


@dataclass(frozen=True, slots=True)
class Mention:
    """A context word of a claim in a sentence: where it stands in the block's text.

    A `loose` one stands at the end of a longer word (`vestkyst` for `kyst`): it ties a figure only to a known slip.
    """

    claim: int
    start: int
    end: int
    loose: bool = False


@dataclass(slots=True)
class Evidence:
    """All evidence of a document.

    `mentions` by sentence; `in_block` and `in_heading`: the claims whose context words stand in a block or in a
    heading above it; `names` by sentence: how many names of a claim's statement, or other forms of its context words,
    shared with no other claim, stand in it.
    """

    mentions: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    in_block: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    in_heading: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    texts: list[str] = field(default_factory=list)

    def nearest(self, figure: PlacedFigure, claim: int) -> int:
        """The distance from a figure to the nearest context word of a claim in its sentence; `FAR` where there is none."""
        here = (mention for mention in self.mentions.get(figure.sentence, ()) if mention.claim == claim)
        return min((self.distance(figure, mention) for mention in here), default=FAR)

    def distance(self, figure: PlacedFigure, mention: Mention) -> int:
        """Characters between a figure and a context word, a clause's border counting for more."""
        if mention.end <= figure.figure.start:
            start, end = mention.end, figure.figure.start
        elif mention.start >= figure.figure.end:
            start, end = figure.figure.end, mention.start
        else:
            return 0
        return end - start + _CLAUSE_COST * len(_CLAUSE.findall(self.texts[figure.block], start, end))


def gather_evidence(reading: Reading, claims: Claims) -> Evidence:
    """Find every context word and name of a claim file in a document. Linear in the document for a given claim file."""
    evidence = Evidence(texts=[block.text for block in reading.document.blocks])
    words = _words_by_length(claims.claims)
    names = _names(claims.claims)
    sentence_of_block: dict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(reading.sentences):
        sentence_of_block[sentence.block].append(index)
    headings: set[int] = set()
    for block_index, block in enumerate(reading.document.blocks):
        text, places = fold_with_places(block.text)
        found = _find(text, words)
        inside = {claim for claim, _, _, loose in found if not loose}
        if block.cell is not None:
            inside |= {claim for header in block.cell.headers for claim, _, _, _ in _find(fold(header), words)}
        evidence.in_block[block_index] = inside
        evidence.in_heading[block_index] = set(headings)
        if block.kind == "heading":
            headings = headings | inside if block_index else inside
        spans = [(reading.sentences[i].start, reading.sentences[i].end, i) for i in sentence_of_block[block_index]]
        for claim, start, end, loose in found:
            at = places[start]
            where = next((i for low, high, i in spans if low <= at < high), None)
            if where is not None:
                evidence.mentions[where].append(Mention(claim, at, places[end], loose))
        if names:
            for low, high, i in spans:
                here = {fold(word) for word in _NAME.findall(block.text[low:high])}
                for claim in (
                    claim for word in here for name, claim in names.get(word[:_STEM], ()) if _is_form_of(word, name)
                ):
                    evidence.names[i][claim] += 1
    return evidence


def _words_by_length(claims: Sequence[Claim]) -> list[tuple[str, int]]:
    words = {(fold(word), index) for index, claim in enumerate(claims) for word in claim.context if fold(word)}
    return sorted(words, key=lambda pair: (-len(pair[0]), pair))


def _find(text: str, words: Sequence[tuple[str, int]]) -> list[tuple[int, int, int, bool]]:
    """(claim, start, end, loose) of every context word: at the start of a word, anywhere in scripts without spaces.

    Found loosely is a word of four letters or more that ends a longer one.
    """
    found = []
    for word, claim in words:
        anywhere = is_unspaced(word[0]) or not _is_letter(word[0])
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if anywhere or at == 0 or not _is_letter(text[at - 1]):
                found.append((claim, at, end, False))
            elif len(word) >= _LOOSE and (end == len(text) or not _is_letter(text[end])):
                found.append((claim, at, end, True))
            at = text.find(word, end)
    return found


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words begin alike for more than half of the longer: `Araruamu` and `Araruama`."""
    if word == other:
        return True
    alike = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    return alike >= _STEM and 2 * alike >= max(len(word), len(other))


def _names(claims: Sequence[Claim]) -> dict[str, list[tuple[str, int]]]:
    """Names in the statements (words with a capital letter, not the first) and context words, each of one claim alone.

    They are listed by the letters that they begin with.
    """
    own: dict[int, set[str]] = {}
    for index, claim in enumerate(claims):
        words = _NAME.findall(claim.statement)
        own[index] = {fold(word) for word in words[1:] if word[0].isupper()} | {
            fold(word) for word in words[:1] if word[1:] != word[1:].lower()
        }
        own[index] |= {fold(word) for word in claim.context if _NAME.fullmatch(word)}
    counts = Counter(word for names in own.values() for word in names)
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for index, names in own.items():
        for word in sorted(names):
            if counts[word] == 1:
                found[word[:_STEM]].append((word, index))
    return found
