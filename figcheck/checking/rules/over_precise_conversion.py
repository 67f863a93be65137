"""A converted amount is far more precise than what it was converted from. A note only: the amount is right.

20 million dollars, a round figure, are not 15,453,219 pounds to the pound; "15.5 million pounds" says what is known.

Noted text (as of 2024-08-01): The tower cost 20 million dollars (15,632,220 pounds).
Right text (as of 2024-08-01): The tower cost 20 million dollars (16 million pounds).
"""

from __future__ import annotations

from collections.abc import Iterator

from figcheck.checking.view import Complaint, View
from figcheck.model.figure import Figure
from figcheck.writing.describe import describe

CODE, SLUG = "FIG117", "over-precise-conversion"

_MORE, _LEAST = 2, 4  # digits that a conversion may have more than its source, and has at all


def complain(view: View) -> Iterator[Complaint]:
    """Conversions in brackets that hold but pretend to more than their source says."""
    for conversion in view.conversions:
        if not conversion.holds:
            continue
        amount, converted = (view.figures[at].figure for at in (conversion.amount, conversion.converted))
        source, target = _digits(amount), _digits(converted)
        if source and target >= max(source + _MORE, _LEAST):
            message = f'"{converted.text}" has {target} digits, "{amount.text}", which it converts, only {source} ({CODE} {SLUG})'
            facts = (("reads as", describe(converted)), ("converts", f'"{amount.text}", {describe(amount)}'))
            yield Complaint(conversion.converted, message, facts, contradicts=False)


def _digits(figure: Figure) -> int:
    """The significant digits that a point was written with; 0 for ranges, vague amounts and words."""
    number = figure.part("number")
    if number is None or figure.low != figure.high:
        return 0
    written = figure.text[number.start - figure.start : number.end - figure.start]
    digits = "".join(character for character in written if character.isdecimal()).lstrip("0")
    return len(digits.rstrip("0") if figure.part("scale") is None and "." not in written else digits)
