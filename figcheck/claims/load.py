"""A claim file to `Claims`, with every mistake named by its place and by what would be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from figcheck.claims.nodes import LARGEST, Node, parse_json, parse_toml, parse_yaml
from figcheck.claims.relations import RelationError, parse_relation
from figcheck.claims.schema import CLAIM_KEYS, FILE_KEYS, FORMAT
from figcheck.claims.tables import TABLE_SUFFIXES, parse_table
from figcheck.claims.values import percentage_of, value_of
from figcheck.documents.decode import decode
from figcheck.errors import ClaimFileError, DocumentError
from figcheck.model.claim import Claim, Claims, PinnedRate, Relation, Tolerance
from figcheck.quantities.units import PERIODS

__all__ = ["load_claims", "parse_claims"]

_PARSERS = {".yaml": parse_yaml, ".yml": parse_yaml, ".json": parse_json, ".toml": parse_toml}
_RATE = re.compile(r"1\s*([A-Z]{3})\s*=\s*(\d+(?:\.\d+)?)\s*([A-Z]{3})")
LARGEST_TABLE = 32 * LARGEST
_ID = re.compile(r"[A-Za-z_][\w.-]*")


def load_claims(path: str | Path) -> Claims:
    """Read a claim file (.yaml, .yml, .toml, .json, or a table: .csv, .tsv, .xlsx, .parquet).

    Raises ClaimFileError with file, line and column.
    """
    file = Path(path)
    is_table = file.suffix.lower() in TABLE_SUFFIXES
    largest = LARGEST_TABLE if is_table else LARGEST
    try:
        if file.stat().st_size > largest:
            raise ClaimFileError(f"it is larger than {largest // 1024} kB", str(path))
        if is_table:
            return parse_claims(parse_table(file), str(path))
        text = decode(file.read_bytes())
    except FileNotFoundError as error:
        raise ClaimFileError("there is no such claim file", str(path)) from error
    except IsADirectoryError as error:
        raise ClaimFileError("it is a directory, not a claim file", str(path)) from error
    except OSError as error:
        raise ClaimFileError(f"it cannot be read ({error.strerror or error})", str(path)) from error
    except DocumentError as error:
        raise ClaimFileError(str(error), str(path)) from error
    parser = _PARSERS.get(file.suffix.lower())
    if parser is None:
        raise ClaimFileError(
            "a claim file ends in .yaml, .yml, .toml or .json, a table in .csv, .tsv, .xlsx or .parquet", str(path)
        )
    return parse_claims(parser(text, str(path)), str(path))


def parse_claims(root: Node, path: str) -> Claims:
    """A parsed claim file, checked. Raises ClaimFileError."""
    if root.kind != "mapping":
        raise ClaimFileError(
            "it must begin with keys such as `figcheck: 1` and `claims:`", path, root.line, root.column
        )
    _check_keys(root, FILE_KEYS, "a claim file", path)
    version = root.get("figcheck")
    if version is not None and version.text != FORMAT:
        raise ClaimFileError(
            f"format {version.text!r} is not known; this figcheck reads format 1", path, version.line, version.column
        )
    claims_node = root.get("claims")
    if claims_node is None:
        raise ClaimFileError("there is no `claims:` section", path, root.line, root.column)
    if claims_node.kind != "mapping":
        raise ClaimFileError("`claims` is a mapping of ids to values", path, claims_node.line, claims_node.column)
    claims = tuple(_claims(claims_node, path))
    ids = {claim.id for claim in claims}
    return Claims(
        path=path,
        as_of=_date(root.get("as_of"), path),
        currency=_currency(root.get("currency"), path),
        period=_period(root.get("period"), path),
        exchange_rates=tuple(_rates(root.get("exchange_rates"), path)),
        tolerance=_tolerance(root.get("tolerance"), path),
        claims=claims,
        relations=tuple(_relations(root.get("relations"), ids, path)),
    )


def _check_keys(node: Node, known: Iterable[str], what: str, path: str) -> None:
    known = tuple(known)
    seen: set[str] = set()
    for key, _ in node.pairs:
        name = key.text or ""
        if name not in known:
            hint = _close(name, known) or f"; known are {', '.join(known)}"
            raise ClaimFileError(f"{what} has no key {name!r}{hint}", path, key.line, key.column)
        if name in seen:
            raise ClaimFileError(f"the key {name!r} stands here a second time", path, key.line, key.column)
        seen.add(name)


def _close(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that another is like; empty if none is."""
    import difflib

    close = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _claims(node: Node, path: str) -> Iterable[Claim]:
    first: dict[str, Node] = {}
    for key, value in node.pairs:
        name = key.text or ""
        if not _ID.fullmatch(name):
            raise ClaimFileError(
                f"{name!r} cannot be an id; use letters, digits, - and _, a letter first", path, key.line, key.column
            )
        if name in first:
            raise ClaimFileError(
                f"the id {name!r} stands twice; it is first in line {first[name].line}", path, key.line, key.column
            )
        first[name] = key
        yield _claim(name, key, value, path)


def _claim(name: str, key: Node, node: Node, path: str) -> Claim:
    if node.kind == "scalar":
        return Claim(
            name, value_of(node, path, "en"), (node.text or "").strip(), path=path, line=key.line, column=key.column
        )
    if node.kind != "mapping":
        raise ClaimFileError("a claim is its value, or a mapping with `value:`", path, node.line, node.column)
    if node.get("value") is None and node.get("amount") is not None:
        return Claim(name, value_of(node, path, "en"), path=path, line=key.line, column=key.column)
    _check_keys(node, CLAIM_KEYS, "a claim", path)
    value = node.get("value")
    if value is None:
        raise ClaimFileError(f"the claim {name!r} has no `value`", path, key.line, key.column)
    locale = node.get("locale")
    return Claim(
        id=name,
        figure=value_of(value, path, (locale.text or "en") if locale is not None else "en"),
        value=_text(value),
        statement=_text(node.get("statement")),
        context=tuple(_texts(node.get("context"), "context", path)),
        required=_flag(node.get("required"), path),
        tolerance=_tolerance(node.get("tolerance"), path),
        as_of=_date(node.get("as_of"), path),
        path=path,
        line=key.line,
        column=key.column,
    )


def _text(node: Node | None) -> str:
    return "" if node is None else (node.text or "").strip()


def _texts(node: Node | None, name: str, path: str) -> list[str]:
    if node is None:
        return []
    if node.kind == "scalar":
        return [part.strip() for part in (node.text or "").split(",") if part.strip()]
    if node.kind != "list" or any(item.kind != "scalar" for item in node.items):
        raise ClaimFileError(f"`{name}` is a list of words, as [word, another]", path, node.line, node.column)
    return [item.text.strip() for item in node.items if item.text and item.text.strip()]


def _flag(node: Node | None, path: str) -> bool:
    if node is None:
        return False
    text = (node.text or "").lower()
    if text in ("true", "yes"):
        return True
    if text in ("false", "no"):
        return False
    raise ClaimFileError(f"`required` is true or false, not {node.text!r}", path, node.line, node.column)


def _date(node: Node | None, path: str) -> str | None:
    if node is None:
        return None
    try:
        return datetime.date.fromisoformat((node.text or "").strip()).isoformat()
    except ValueError as error:
        raise ClaimFileError(
            f"{node.text!r} is not a date; write it as 2024-07-31", path, node.line, node.column
        ) from error


def _currency(node: Node | None, path: str) -> str:
    if node is None:
        return "USD"
    if not re.fullmatch("[A-Z]{3}", node.text or ""):
        raise ClaimFileError(
            f"{node.text!r} is not a currency; write its ISO code, as USD", path, node.line, node.column
        )
    return node.text or "USD"


def _period(node: Node | None, path: str) -> str | None:
    if node is None:
        return None
    if node.text not in PERIODS:
        raise ClaimFileError(
            f"{node.text!r} is not a period; known are {', '.join(PERIODS[:8])}", path, node.line, node.column
        )
    return node.text


def _rates(node: Node | None, path: str) -> Iterable[PinnedRate]:
    if node is None:
        return
    if node.kind != "list":
        raise ClaimFileError("`exchange_rates` is a list, each as `1 USD = 16100 IDR`", path, node.line, node.column)
    for item in node.items:
        match = _RATE.fullmatch((item.text or "").strip())
        if match is None or not Decimal(match.group(2)):
            raise ClaimFileError(
                f"{item.text!r} is not an exchange rate; write it as `1 USD = 16100 IDR`", path, item.line, item.column
            )
        yield PinnedRate(match.group(1), match.group(3), Decimal(match.group(2)))


def _tolerance(node: Node | None, path: str) -> Tolerance:
    if node is None:
        return Tolerance()
    if node.kind == "scalar":
        value = percentage_of(node, path)
        return Tolerance(value, value)
    _check_keys(node, ("approximate", "conversion"), "a tolerance", path)
    found = {key: node.get(key) for key in ("approximate", "conversion")}
    return Tolerance(**{key: None if value is None else percentage_of(value, path) for key, value in found.items()})


def _relations(node: Node | None, ids: set[str], path: str) -> Iterable[Relation]:
    if node is None:
        return
    if node.kind != "list":
        raise ClaimFileError("`relations` is a list, each as `a / b = c`", path, node.line, node.column)
    for item in node.items:
        text = item.text or ""
        try:
            left, right = parse_relation(text)
        except RelationError as error:
            raise ClaimFileError(
                f"the relation {text!r} cannot be read: {error}", path, item.line, item.column + error.at
            ) from error
        for word in (*left, *right):
            if word[0].isalpha() and word not in ids:
                raise ClaimFileError(f"the relation {text!r} names no known claim with {word!r}{_close(word, ids)}", path, item.line,
                                     item.column + max(text.find(word), 0))  # fmt: skip
        yield Relation(text, left, right, item.line, item.column, path)
