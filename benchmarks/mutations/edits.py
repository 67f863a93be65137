"""Changing one figure in a sentence, and telling whether the changed sentence reads as it was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import figcheck
from figcheck.locales.lexicon import open_lexicon
from figcheck.model.figure import Figure, Part
from figcheck.writing.mend import mend, write_number

__all__ = [
    "Mutation",
    "change",
    "is_beside_another",
    "is_digits",
    "mended",
    "numeral",
    "only",
    "reads_as_meant",
    "with_number",
]

_CLOSE = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed sentence, the rule that must be named (None: it is still right), and the figure that it must read as.

    `truth` is the figure that the claim states where that is not the sentence's own; `second` a figure that the change
    adds behind the first; `neighbour` what the next sentence of the story becomes.
    """

    rule: str | None
    text: str
    wanted: Figure
    truth: Figure | None = None
    second: tuple[Decimal, str] | None = None
    neighbour: str | None = None


def change(figure: Figure, rule: str | None, text: str | None, **changed: object) -> Iterator[Mutation]:
    """One mutation, or none where the language has no words for it (`text` is None)."""
    if text is not None:
        if "low" in changed and "high" not in changed:
            changed["high"] = changed["low"]
        yield Mutation(rule, text, replace(figure, **changed))  # type: ignore[arg-type]


def mended(text: str, figure: Figure, part: str, value: str) -> str | None:
    """A sentence with one part of its figure replaced; None where the language has no word for it."""
    found, at = mend(text, figure, part, value), figure.part(part)
    if found is None or at is None:
        return None
    start, end = min(figure.start, at.start), max(figure.end, at.end)
    return f"{text[:start]}{found.text}{text[end:]}"


def only(figure: Figure, name: str) -> Part | None:
    """The part of that name if there is just one, and it is written."""
    parts = [part for part in figure.parts if part.name == name and part.end > part.start]
    return parts[0] if len(parts) == 1 else None


def is_beside_another(text: str, figure: Figure) -> bool:
    """Whether a figure and another amount in brackets are held against one another before all else (FIG111)."""
    return text.rfind("(", 0, figure.start) > text.rfind(")", 0, figure.start) or text[figure.end :][:2] == " ("


def is_digits(text: str, part: Part) -> bool:
    """Whether a part is written in digits."""
    return any(character.isdecimal() for character in text[part.start : part.end])


def numeral(text: str, figure: Figure) -> tuple[Part, Decimal] | None:
    """The one numeral of a figure that is written in digits, and its value."""
    part = only(figure, "number")
    if part is None or figure.is_range or not part.value or not is_digits(text, part):
        return None
    value = Decimal(part.value)
    return part, value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def with_number(text: str, part: Part, figure: Figure, value: Decimal) -> str:
    """A sentence with another number in the place of a numeral, written as its locale does."""
    written = write_number(value, text[part.start : part.end], open_lexicon(figure.locale))
    return f"{text[: part.start]}{written}{text[part.end :]}"


def reads_as_meant(mutation: Mutation, before: Sequence[Figure] = (), after: Sequence[Figure] = ()) -> bool:
    """Whether a changed sentence reads back as what was meant, between its unchanged figures and with nothing else."""
    wanted = mutation.wanted
    found = figcheck.extract(mutation.text, locale=wanted.locale)
    added = mutation.second is not None
    if len(found) != len(before) + 1 + added + len(after):
        return False
    own = found[len(before)]
    if mutation.rule in (None, "FIG104", "FIG111") and any(
        figure.readings for figure in found[len(before) : len(before) + 1 + added]
    ):
        return False  # a bare `$` is taken for the claim's own
    if mutation.second is not None:
        value, unit = mutation.second
        second = found[len(before) + 1]
        if not _is_close(second.low, value) or second.unit != unit or second.is_range:
            return False
    others = [*found[: len(before)], *found[len(before) + 1 + added :]]
    return _is_same(own, wanted) and all(map(_is_same, others, (*before, *after)))


def _is_same(figure: Figure, wanted: Figure) -> bool:
    return (
        _is_close(figure.low, wanted.low)
        and _is_close(figure.high, wanted.high)
        and figure.vague == wanted.vague
        and (figure.unit, figure.per, figure.qualifier) == (wanted.unit, wanted.per, wanted.qualifier)
        and (figure.direction == wanted.direction or wanted.direction is None)
    )


def _is_close(ours: Decimal, theirs: Decimal) -> bool:
    return abs(ours - theirs) <= abs(theirs) * _CLOSE
