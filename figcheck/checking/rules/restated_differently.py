"""One document gives one fact two values: the headline says 1.2 billion, the text 1.2 million.

Two figures in different sentences that share names, whose digits are the same but not their magnitude, or that differ by
one digit. Which of the two is right, figcheck cannot know; it names the later one.

Wrong text: Vestanor wins 1.2 billion euro order from Nordholm¶Vestanor said on Monday that the order from Nordholm is worth 1.2 million euros.
Right text: Vestanor wins 1.2 billion euro order from Nordholm¶Vestanor said on Monday that the order from Nordholm is worth 1.2 billion euros.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from figcheck.checking.slips import written_digits
from figcheck.checking.view import Complaint, View
from figcheck.extraction.document import PlacedFigure
from figcheck.locales.fold import fold
from figcheck.model.figure import Figure
from figcheck.writing.describe import describe

CODE, SLUG = "FIG114", "restated-differently"

_NAME = re.compile(r"[^\W\d_][\w'’-]{2,}")
_SHARED_NAMES = 2
_SHARED_WORDS = 3  # where the script has no capitals, of words that no rule of reading knows
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f])+")
_LONG = 4
_UNCASED = "·"  # marks a word of a script without capitals
_STEM = 6  # letters in which two forms of a name are alike
_DIGITS = 2  # significant digits that two figures must share
_MOST = 400  # figures of one document that are looked at


def complain(view: View) -> Iterator[Complaint]:
    """Later figures that state another's fact with a slip."""
    names = _names_by_sentence(view)
    by_digits: dict[str, list[int]] = defaultdict(list)
    for at, placed in enumerate(view.figures[:_MOST]):
        figure = placed.figure
        if not _is_stated(figure):
            continue
        digits = written_digits(figure.low)
        if len(digits) >= _DIGITS:
            for other in by_digits[digits]:
                earlier = view.figures[other]
                if _differs(earlier, placed) and _speak_of_one(names[earlier.sentence], names[placed.sentence]):
                    if {view.bindings[at].verdict, view.bindings[other].verdict} <= {"unverified", "supported"}:
                        yield _complaint(at, placed, earlier)
                        break
            by_digits[digits].append(at)


def _is_stated(figure: Figure) -> bool:
    return (
        figure.low == figure.high
        and figure.low != 0
        and figure.kind in ("money", "measure", "number")
        and bool(figure.unit or figure.part("scale"))
    )


def _differs(earlier: PlacedFigure, later: PlacedFigure) -> bool:
    """Whether two figures of the same digits, unit and *per* differ in their magnitude alone."""
    one, other = earlier.figure, later.figure
    if earlier.sentence == later.sentence or one.low == other.low or (one.unit, one.per) != (other.unit, other.per):
        return False
    ratio = max(one.low, other.low) / min(one.low, other.low) if one.low > 0 and other.low > 0 else Decimal(0)
    return ratio in (10, 1000, 10**6, 100)


def _complaint(at: int, later: PlacedFigure, earlier: PlacedFigure) -> Complaint:
    message = (
        f'"{later.figure.text}" reads as {describe(later.figure)}; line {earlier.line} of the same text says '
        f'"{earlier.figure.text}", {describe(earlier.figure)} ({CODE} {SLUG})'
    )
    facts = (
        ("reads as", describe(later.figure)),
        ("but", f'line {earlier.line}: "{earlier.figure.text}", {describe(earlier.figure)}'),
    )
    return Complaint(at, message, facts, contradicts=False)


def _names_by_sentence(view: View) -> dict[int, set[str]]:
    """The beginnings of the capitalised words of every sentence that has a figure; of all long ones without capitals."""
    found: dict[int, set[str]] = defaultdict(set)
    for index in {placed.sentence for placed in view.figures}:
        sentence = view.reading.sentences[index]
        text = view.reading.document.blocks[sentence.block].text[sentence.start : sentence.end]
        if text.upper() != text.lower():
            found[index] = {fold(word)[:_STEM] for word in _NAME.findall(text) if word[0].isupper()}
        else:
            found[index] = {_UNCASED + fold(word)[:_STEM] for word in _WORD.findall(text) if len(word) >= _LONG}
    return found


def _speak_of_one(names: set[str], others: set[str]) -> bool:
    """Whether two sentences share enough names to speak of one thing."""
    shared = names & others
    uncased = sum(name.startswith(_UNCASED) for name in shared)
    return len(shared) - uncased >= _SHARED_NAMES or uncased >= _SHARED_WORDS
