"""What a claim file may hold: the keys, their meaning, and the JSON Schema that editors complete from.

One table of keys is the source of the checks in `load` and of the published schema.
"""

from __future__ import annotations

from typing import Any

__all__ = ["CLAIM_KEYS", "FILE_KEYS", "FORMAT", "claim_file_schema"]

FORMAT = "1"

FILE_KEYS = {
    "figcheck": "The version of the format: 1.",
    "as_of": "The date of the exchange rates, as 2024-07-31.",
    "currency": "The currency that results are shown in and that a bare $, kr or peso is taken for: an ISO 4217 code. USD if left out.",
    "period": "The period that results are shown in: month, year, … It gives no period to a claim.",
    "exchange_rates": "Exchange rates that win over every other source, as `1 USD = 16100 IDR`.",
    "tolerance": "Widths in place of figcheck's own: one percentage, or `approximate` and `conversion`.",
    "claims": "The claims: an id, and its value or a mapping.",
    "relations": "What must hold between claims, as `monthly-payment / ai-revenue = ai-share`.",
}
CLAIM_KEYS = {
    "value": "The value as text in English (`nearly 20 million USD per month`) or as a mapping of amount, unit, per, qualifier.",
    "statement": "The claim as a sentence, for people; names in it help to find what speaks of it.",
    "context": "Words, in any language, that tie a figure in the same sentence to this claim.",
    "required": "Whether every document must state this claim.",
    "tolerance": "Widths for this claim alone.",
    "as_of": "The date of exchange rates for this claim alone.",
    "locale": "The language that the value is written in, if it is not English.",
}


def claim_file_schema() -> dict[str, Any]:
    """The claim file's JSON Schema (2020-12)."""
    text = {"type": ["string", "number"]}
    percentage = {"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"}
    tolerance = {"oneOf": [percentage, {"type": "object", "additionalProperties": False,
                                        "properties": {"approximate": percentage, "conversion": percentage}}]}  # fmt: skip
    date = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    value = {
        "oneOf": [
            text,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **{key: {"type": ["string", "number"]} for key in ("amount", "low", "high", "precision")},
                    **{key: {"type": "string"} for key in ("unit", "per")},
                    "qualifier": {"enum": ["exactly", "about", "nearly", "over", "under", "at_least", "up_to"]},
                    "direction": {"enum": ["up", "down"]},
                },
                "anyOf": [{"required": ["amount"]}, {"required": ["low", "high"]}],
            },
        ]
    }
    claim: dict[str, Any] = {
        "value": value,
        "statement": {"type": "string"},
        "context": {"type": "array", "items": {"type": "string"}},
        "required": {"type": "boolean"},
        "tolerance": tolerance,
        "as_of": date,
        "locale": {"type": "string"},
    }
    file: dict[str, Any] = {
        "figcheck": {"enum": [1, "1"]},
        "as_of": date,
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "period": {"enum": ["second", "minute", "hour", "day", "week", "month", "quarter", "year"]},
        "exchange_rates": {"type": "array", "items": {"type": "string"}},
        "tolerance": tolerance,
        "claims": {
            "type": "object",
            "additionalProperties": {
                "oneOf": [
                    text,
                    {
                        "type": "object",
                        "required": ["value"],
                        "additionalProperties": False,
                        "properties": {key: {**claim[key], "description": CLAIM_KEYS[key]} for key in CLAIM_KEYS},
                    },
                ]
            },
        },
        "relations": {"type": "array", "items": {"type": "string"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "figcheck claim file",
        "type": "object",
        "required": ["claims"],
        "additionalProperties": False,
        "properties": {key: {**file[key], "description": FILE_KEYS[key]} for key in FILE_KEYS},
    }
