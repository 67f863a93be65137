"""The public names: what is exported, and that it is documented and typed."""

from __future__ import annotations

import inspect

import figcheck

PINNED = [
    "Block", "Claim", "ClaimFileError", "Claims", "ConfigError", "Document", "DocumentError", "FigcheckError", "Figure",
    "Finding", "LocaleError", "Part", "RateError", "Reading", "Report", "__version__", "compare", "extract", "load_claims",
    "read_document", "verify", "verify_text",
]  # fmt: skip


def test_the_public_names_are_these():
    assert sorted(figcheck.__all__) == sorted(PINNED)


def test_every_public_name_can_be_had_and_is_documented():
    for name in PINNED:
        value = getattr(figcheck, name)
        assert name == "__version__" or inspect.getdoc(value), name


def test_an_unknown_name_is_an_attribute_error():
    try:
        figcheck.nothing  # noqa: B018
    except AttributeError as error:
        assert "nothing" in str(error)
    else:
        raise AssertionError


def test_a_figure_has_the_documented_attributes():
    (figure,) = figcheck.extract("nearly $20 million a month", locale="en")
    for name in ("text", "start", "end", "parts", "kind", "low", "high", "vague", "unit", "per", "qualifier", "direction",
                 "precision", "locale", "readings", "next_word"):  # fmt: skip
        assert hasattr(figure, name)


def test_the_package_is_typed():
    from tests.conftest import ROOT

    assert (ROOT / "figcheck" / "py.typed").exists()
