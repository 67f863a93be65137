"""The library's calls; the public names are in `figcheck`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from figcheck.model.claim import Claims
from figcheck.model.document import Document
from figcheck.model.figure import Figure
from figcheck.model.finding import Report

__all__ = ["compare", "extract", "load_claims", "read_document", "verify", "verify_text"]


def extract(text: str, locale: str | None = None) -> list[Figure]:
    """Every figure of a text, in order.

    `locale` is a BCP 47 tag (`hi`, `pt-BR`); without one the language is found out from the text. Lines that were
    broken to a fixed width are read as one paragraph. Offsets are code points of `text`. Never raises on any text; raises LocaleError for a locale that is not known.
    """
    from figcheck.extraction.document import read_text_figures

    return read_text_figures(text, locale)


def load_claims(path: str | Path) -> Claims:
    """Read a claim file. Raises ClaimFileError with its file, line and column, and what would be right."""
    from figcheck.claims.load import load_claims as load

    return load(path)


def read_document(path: str | Path) -> Document:
    """Read a document of a format that figcheck knows. Raises DocumentError."""
    from figcheck.documents.readers import read_document as read

    return read(str(path))


def verify(
    documents: str | Path | Document | Iterable[str | Path | Document], claims: Claims | str | Path | None, *,
    locale: str | None = None, select: Iterable[str] = (), ignore: Iterable[str] = (), strict: str = "vague",
) -> Report:  # fmt: skip
    """Check documents (paths, or Documents) against claims (or the path of a claim file).

    With None for the claims, only what a text says of itself is checked: conversions, shares, sums, facts told twice.
    Raises DocumentError, ClaimFileError or LocaleError.
    """
    from figcheck.checking.checker import Options, verify_documents

    if isinstance(documents, (str, Path, Document)):
        documents = [documents]
    read = [each if isinstance(each, Document) else read_document(each) for each in documents]
    known = Claims() if claims is None else claims if isinstance(claims, Claims) else load_claims(claims)
    options = Options(locale=locale, select=tuple(select), ignore=tuple(ignore), strict=strict, own_only=claims is None)
    return verify_documents(read, known, options)


def verify_text(text: str, claims: Claims | str | Path | None, *, locale: str | None = None, **options: Any) -> Report:
    """Check a text that is in memory. Options as of `verify`."""
    from figcheck.documents.readers import read_string

    return verify(replace(read_string(text), path="<text>"), claims, locale=locale, **options)


def compare(
    source: str | Path | Document, target: str | Path | Document, *,
    source_locale: str | None = None, target_locale: str | None = None, as_of: str | None = None,
    summary: bool = False, select: Iterable[str] = (), ignore: Iterable[str] = (), strict: str = "vague",
) -> Report:  # fmt: skip
    """Compare a translation or a summary with its source: texts (str), files (Path) or Documents.

    `as_of` is the date of the exchange rates (ISO). With `summary`, figures may be left out, none changed or added.
    Raises DocumentError or LocaleError.
    """
    from figcheck.checking.checker import Options
    from figcheck.checking.compare import compare_documents
    from figcheck.quantities.exchange.sources import open_exchange

    first, second = (_document(each, name) for each, name in ((source, "<source>"), (target, "<target>")))
    options = Options(locale=target_locale, source_locale=source_locale, summary=summary,
                      select=tuple(select), ignore=tuple(ignore), strict=strict)  # fmt: skip
    document, findings = compare_documents(first, second, open_exchange(()), options, as_of)
    return Report("compare", (document,), tuple(findings), as_of=as_of)


def _document(given: str | Path | Document, name: str) -> Document:
    from figcheck.documents.readers import read_string

    if isinstance(given, Document):
        return given
    return read_document(given) if isinstance(given, Path) else replace(read_string(given), path=name)
