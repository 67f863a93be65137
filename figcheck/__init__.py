"""figcheck: checks the figures in documents of any language against what is known to be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figcheck.version import __version__

if TYPE_CHECKING:
    from figcheck.api import compare, extract, load_claims, read_document, verify, verify_text
    from figcheck.errors import ClaimFileError, ConfigError, DocumentError, FigcheckError, LocaleError, RateError
    from figcheck.model.claim import Claim, Claims
    from figcheck.model.document import Block, Document
    from figcheck.model.figure import Figure, Part, Reading
    from figcheck.model.finding import Finding, Report

__all__ = [
    "Block",
    "Claim",
    "ClaimFileError",
    "Claims",
    "ConfigError",
    "Document",
    "DocumentError",
    "FigcheckError",
    "Figure",
    "Finding",
    "LocaleError",
    "Part",
    "RateError",
    "Reading",
    "Report",
    "__version__",
    "compare",
    "extract",
    "load_claims",
    "read_document",
    "verify",
    "verify_text",
]

_HOMES = {
    "figcheck.api": ("compare", "extract", "load_claims", "read_document", "verify", "verify_text"),
    "figcheck.errors": ("ClaimFileError", "ConfigError", "DocumentError", "FigcheckError", "LocaleError", "RateError"),
    "figcheck.model.claim": ("Claim", "Claims"),
    "figcheck.model.document": ("Block", "Document"),
    "figcheck.model.figure": ("Figure", "Part", "Reading"),
    "figcheck.model.finding": ("Finding", "Report"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that starting the command stays cheap."""
    import importlib

    for home, names in _HOMES.items():
        if name in names:
            value = getattr(importlib.import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'figcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
