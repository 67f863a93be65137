"""Forms of words: with endings and prefixes taken off, numbers written in one cut up, accents put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from figcheck.locales.fold import fold
from figcheck.locales.meaning import Entry, Meaning
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine, split_glued
from figcheck.locales.words import is_unspaced

__all__ = ["Roles", "WordForms"]

Roles = dict[str, tuple[Meaning, ...]]

_ENDING = frozenset({"scale", "currency", "unit", "share", "number", "fraction", "vague", "denominator", "period",
                     "counter", "month", "qualifier", "added", "thing", "article", "duration"})  # fmt: skip
_LONGEST_GLUED = 24
_LONGEST_WORD = 80
_SHORTEST_HEAD = 3  # letters of a compound behind its first part
_KINDS = {"number": ADD, "scale": MULTIPLY, "and": AND}
_NO_ROLES: Roles = {}


class WordForms:
    """Knows a word by its forms. `phrase` gives the roles of a key as the lexicon has it."""

    def __init__(self, layers: Sequence[dict[str, Any]], phrase: Callable[[str], Roles | None], *, glued: bool) -> None:
        self._layers, self._phrase, self._glued = layers, phrase, glued
        told = dict(line.split("|")[::-1] for line in self._all("qualifying_endings"))
        self._qualifying: dict[str, str] = told  # an ending that says up to, about, … -> which
        self._suffixes = sorted({*self._all("suffixes"), *told}, key=len, reverse=True)
        self._unit_endings = [tuple(line.split("|")) for line in self._all("unit_endings")]
        self._prefixes = [tuple(line.split("|")) for line in self._all("prefixes")]
        self._period_prefixes = [tuple(line.split("|")) for line in self._all("period_prefixes")]
        self._lasts = frozenset(self._all("lasts"))
        self.prefixes = frozenset(prefix for _, prefix in self._prefixes)
        self.suffixes = frozenset(self._suffixes)
        self.numeral_endings = frozenset(self._all("numeral_endings"))

    def _all(self, name: str) -> Iterator[str]:
        for layer in self._layers:
            yield from layer.get(name, ())

    def fused_by(self, key: str) -> Meaning | None:
        """The meaning of a word that is a prefix and nothing else, or None."""
        joiner = next((joiner for joiner, prefix in self._prefixes if prefix == key), None)
        return None if joiner is None else Meaning("fused", joiner, "", "", "data", key)

    def look_up(self, word: str) -> Entry:
        """All that is known of a word of running text."""
        key = fold(word)
        if not key:
            return Entry(key, _NO_ROLES)
        phrases = [found for layer in self._layers if (found := layer["firsts"].get(key)) is not None]
        longest = max((int(found[0]) for found in phrases), default=1)
        seconds = frozenset(word for found in phrases for word in found[1:])
        roles = self._spelled(word, self._phrase(key))
        stems: tuple[str, ...] = ()
        if len(key) > 2 or not key.isascii():
            stems = tuple(
                key[: -len(ending)]
                for ending in self._suffixes
                if key.endswith(ending) and key[: -len(ending)] in self._lasts
            )
            if roles is None:
                roles = (
                    self._without_ending(key) or self._without_prefix(key) or self._cut(key) or self._compound(key)
                    or self._counted(key)
                )  # fmt: skip
                if roles is None and (accented := self._accented(key)):
                    roles = self._phrase(accented)
        return Entry(key, roles or _NO_ROLES, longest, seconds, stems)

    def _spelled(self, word: str, roles: Roles | None) -> Roles | None:
        """The roles that the word's own spelling allows."""
        if roles is None or not any(meaning.exact for meanings in roles.values() for meaning in meanings):
            return roles
        plain = word.strip(".")
        met = any(m.exact.lstrip("=").strip(".") == plain for meanings in roles.values() for m in meanings)
        kept = {}
        for role, meanings in roles.items():
            if met and all(m.exact and m.exact.lstrip("=").strip(".") != plain for m in meanings):
                continue  # `ft` is no forint while there is a unit that is spelled so
            allowed = [m for m in meanings if not m.exact.startswith("=") or m.exact[1:].strip(".") == word.strip(".")]
            preferred = [m for m in allowed if m.exact.lstrip("=").strip(".") == word.strip(".")]
            if role != "currency" and preferred:
                allowed = preferred
            if allowed:
                kept[role] = tuple(allowed)
        return kept or None

    def _without_ending(self, key: str) -> Roles | None:
        for ending in self._suffixes:
            if key.endswith(ending) and len(key) > len(ending):
                stem = key[: -len(ending)]
                if len(stem) < 2 and not is_unspaced(stem[:1] or " "):
                    continue
                roles = self._spelled(stem, self._phrase(stem))
                if roles is None and self._glued:
                    roles = self._cut(stem)
                found = {
                    role: tuple(Meaning(m.role, m.value, m.side, m.exact, m.source, ending) for m in meanings)
                    for role, meanings in (roles or {}).items()
                    if role in _ENDING
                }
                if found and ending in self._qualifying:
                    found["ended"] = (Meaning("ended", self._qualifying[ending], "", "", "data", ending),)
                if found:
                    return found
        return None

    def _without_prefix(self, key: str) -> Roles | None:
        for joiner, prefix in self._prefixes:
            rest = key[len(prefix) :]
            if key.startswith(prefix) and len(rest) > 1:
                roles = self._phrase(rest) or self._without_ending(rest) or self._without_prefix(rest)
                if roles:
                    fused = Meaning("fused", joiner, "", "", "data", prefix)
                    return {**roles, "fused": (fused, *roles.get("fused", ()))}
        return None

    def _cut(self, key: str) -> Roles | None:
        """A number written in one word (`zweihundertdreißig`), or with its scale (`duecentomila`)."""
        if not self._glued or len(key) > _LONGEST_WORD or key[:2] not in self._glued_starts:
            return None
        pieces = split_glued(key, self._number_words, _LONGEST_GLUED)
        if pieces is None or len(pieces) < 2:
            return None
        found = combine(pieces, scale_first=False)
        if found is None or found[1] != len(pieces):
            return None
        return {"number": (Meaning("number", str(found[0]), "", "", "glued"),)}

    def _accented(self, key: str) -> str | None:
        """The word that was typed without its accents."""
        return next((layer["unaccented"][key] for layer in self._layers if key in layer["unaccented"]), None)

    def _compound(self, key: str) -> Roles | None:
        """A word whose first part says what an amount behind it is per (`Monatsmiete`, `årsløn`)."""
        for period, prefix in self._period_prefixes:
            if key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST_HEAD:
                return {"adjective": (Meaning("adjective", period, "", "", "data", prefix),)}
        return None

    def _counted(self, key: str) -> Roles | None:
        """A number and its unit in one word: `femårig`, `achtzehnjährige`."""
        for unit, ending in self._unit_endings:
            stem = key[: -len(ending)]
            if stem and key.endswith(ending):
                found = (self._phrase(stem) or {}).get("number") or (self._cut(stem) or {}).get("number")
                if found and unit.startswith("denominator"):  # `veintiunavos`
                    return {"denominator": (Meaning("denominator", found[0].value, "", "", "data", ending),)}
                if found:
                    return {"amount": (Meaning("amount", f"{found[0].value} {unit}", "", "", "data"),)}
        return None

    @cached_property
    def _number_words(self) -> dict[str, Word]:
        """Every number word of the locale, with what it does in a phrase; for words written in one."""
        table: dict[str, Word] = {}
        for layer in self._layers:
            for key, packed in layer["number_words"].items():
                role, _, value = packed.partition(" ")
                table.setdefault(key, Word(_KINDS[role], Decimal(value) if value else Decimal(0)))
        return table

    @cached_property
    def _glued_starts(self) -> frozenset[str]:
        return frozenset(key[:2] for key in self._number_words)
