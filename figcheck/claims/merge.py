"""Several claim files taken as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from figcheck.errors import ClaimFileError
from figcheck.model.claim import Claim, Claims, PinnedRate, Tolerance

__all__ = ["merge_claims"]


def merge_claims(files: Sequence[Claims]) -> Claims:
    """The claims of all files; what a file says for all of its claims goes with each of them.

    Raises ClaimFileError where an id stands in two files, or where two pin different rates for a pair.
    """
    if len(files) == 1:
        return files[0]
    seen: dict[str, Claim] = {}
    rates: dict[tuple[str, str], PinnedRate] = {}
    for file in files:
        for claim in file.claims:
            if claim.id in seen:
                first = seen[claim.id]
                message = f"the id {claim.id!r} stands in {first.path}:{first.line}, too"
                raise ClaimFileError(message, claim.path, claim.line, claim.column)
            seen[claim.id] = _with_own(claim, file)
        for rate in file.exchange_rates:
            other = rates.setdefault((rate.base, rate.quote), rate)
            if other.value != rate.value:
                message = (
                    f"another claim file pins 1 {rate.base} to {other.value} {rate.quote}, this one to {rate.value}"
                )
                raise ClaimFileError(message, file.path)
    first_file = files[0]
    return Claims(
        path=", ".join(file.path for file in files),
        as_of=first_file.as_of if len({file.as_of for file in files}) == 1 else None,
        currency=first_file.currency,
        period=first_file.period,
        exchange_rates=tuple(rates.values()),
        claims=tuple(seen.values()),
        relations=tuple(relation for file in files for relation in file.relations),
    )


def _with_own(claim: Claim, file: Claims) -> Claim:
    tolerance = Tolerance(
        approximate=claim.tolerance.approximate
        if claim.tolerance.approximate is not None
        else file.tolerance.approximate,
        conversion=claim.tolerance.conversion if claim.tolerance.conversion is not None else file.tolerance.conversion,
    )
    return replace(claim, as_of=claim.as_of or file.as_of, tolerance=tolerance)
