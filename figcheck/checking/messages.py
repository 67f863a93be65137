"""The sentences of findings: what the figure reads as, what the claim says, what would have agreed."""

from __future__ import annotations

from figcheck.checking.comparison import Comparer
from figcheck.checking.rules import find_rule
from figcheck.checking.slips import Slip
from figcheck.extraction.document import PlacedFigure
from figcheck.model.claim import Claim
from figcheck.quantities.canonical import Quantity
from figcheck.writing.describe import describe
from figcheck.writing.mend import Mended

__all__ = [
    "ambiguity",
    "contradiction",
    "facts_of_contradiction",
    "missing",
    "no_rate",
    "rate_sentence",
    "says",
    "unverified",
]


def contradiction(placed: PlacedFigure, truth: str, code: str | None, slip: Slip | None, mended: Mended | None) -> str:
    """The sentence of a contradicted figure; `truth` is what the claim or the source says."""
    rule = find_rule(code or "FIG101")
    assert rule is not None
    text = f'"{placed.figure.text}" reads as {describe(placed.figure)}; {truth}'
    if remedy := _remedy(slip, mended):
        text += f"; it would agree with {remedy}"
    if slip is not None and slip.note:
        text += f"; {slip.note}"
    return f"{text} ({rule.code} {rule.slug})"


def facts_of_contradiction(
    placed: PlacedFigure, truth: tuple[str, str], slip: Slip | None, mended: Mended | None, rate: str | None
) -> tuple[tuple[str, str], ...]:
    """The same in parts: what it reads as, what the claim or the source says, what would agree, where the rate came from."""
    remedy = _remedy(slip, mended)
    if mended is not None and remedy:
        remedy = f"{mended.text}   ({remedy})" if mended.text != mended.new else mended.text
    facts = [
        ("reads as", describe(placed.figure)),
        truth,
        ("would agree", remedy),
        ("note", slip.note if slip is not None else ""),
        ("rate", rate or ""),
    ]
    return tuple((label, text) for label, text in facts if text)


def _remedy(slip: Slip | None, mended: Mended | None) -> str:
    if slip is None:
        return ""
    if mended is not None:
        return f'"{mended.new}" in place of "{mended.old}"'
    if slip.part == "scale":
        return f"a magnitude of {slip.value}"
    return slip.value if slip.part in ("unit", "per", "number", "qualifier") else ""


def says(claim: Claim) -> str:
    """A claim's value as its file has it, else in plain words."""
    return claim.value or describe(claim.figure)


def unverified(placed: PlacedFigure, nearest: Claim | None) -> str:
    """The sentence of a figure that no claim speaks of."""
    text = f'no claim speaks of "{placed.figure.text}", which reads as {describe(placed.figure)}'
    if nearest is not None:
        text += f"; the nearest is {nearest.id}, {describe(nearest.figure)}"
    return f"{text} (FIG201 unverified-figure)"


def ambiguity(placed: PlacedFigure, claim: Claim, code: str) -> str:
    """The sentence of a figure that can be read in two ways, one of which agrees."""
    rule = find_rule(code)
    assert rule is not None
    text = f'"{placed.figure.text}" reads as {describe(placed.figure)}'
    if code == "FIG302":
        others = sorted(
            {reading.unit for reading in placed.figure.readings if reading.unit and reading.unit != placed.figure.unit}
        )
        text += f", or as {', '.join(others[:4])}{', …' if len(others) > 4 else ''}; several claims fit, {claim.id} among them"
    else:
        text += f"; read with other separators it would agree with the claim {claim.id} ({says(claim)}); name the language of the text"
    return f"{text} ({rule.code} {rule.slug})"


def missing(claim: Claim) -> str:
    """The sentence of a claim that a document does not state."""
    kind = "the required claim" if claim.required else "the claim"
    return f"{kind} {claim.id} ({says(claim)}) is not stated (FIG202 missing-claim)"


def no_rate(placed: PlacedFigure, claim: Claim, date: str | None) -> str:
    """The sentence of a figure that cannot be compared for want of an exchange rate."""
    pair = f"{placed.figure.unit} and {claim.figure.unit}"
    if date is None:
        hint = "no date is known; write `as_of: 2024-07-31` in the claim file"
    else:
        hint = f"write `exchange_rates: [1 {claim.figure.unit} = … {placed.figure.unit}]` in the claim file"
        pair += f" on {date}"
    return (
        f'"{placed.figure.text}" may state the claim {claim.id}, but there is no exchange rate between {pair}; {hint} '
        "(FIG902 no-exchange-rate)"
    )


def rate_sentence(comparer: Comparer, quantity: Quantity, claim: Claim) -> str | None:
    """Where the exchange rate behind a comparison came from; `quantity` is what would have agreed."""
    rate = comparer.rate_used(quantity, claim)
    if rate is None:
        return None
    when = f" on {rate.given}" if rate.given else ""
    return f"1 {rate.base} = {rate.value:.6g} {rate.quote}{when} ({rate.source})"
