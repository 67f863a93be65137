"""What every word of a locale means to figcheck: the compiled lexicons of a locale and its parents, opened.

A `Lexicon` answers for one word of running text at a time (`Lexicon.vocabulary`), with endings and prefixes taken off
and words written in one cut into their parts, and remembers every answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from figcheck.errors import LocaleError
from figcheck.locales.fold import fold, fold_with_places
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine, split_glued
from figcheck.locales.store import known_locales, open_compiled
from figcheck.locales.words import is_hangul, is_unspaced

__all__ = ["Entry", "Lexicon", "Meaning", "PartOfWhole", "open_lexicon", "resolve"]

_REMEMBERED = 200_000  # words of running text kept per locale
_ENDING = frozenset({"scale", "currency", "unit", "share", "number", "fraction", "vague", "denominator", "period",
                     "counter", "month", "qualifier", "added", "thing", "article", "duration"})  # fmt: skip
_LONGEST_GLUED = 24
_SHORTEST_HEAD = 3  # letters of a compound behind its first part
_KINDS = {"number": ADD, "scale": MULTIPLY, "and": AND}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a surface.

    `value` is what the role says it is (a code, a power of ten, a thing); other readings follow a `|`.
    `side` says where the surface stands: `before` or `after` the amount, `prefix` fused before it, else either.
    `exact` is a spelling that must be met (`=M`) or is preferred (`MW`). `ending` is the part taken off its end.
    """

    role: str
    value: str
    side: str = ""
    exact: str = ""
    source: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known of one word as it stands in a text.

    `roles` maps a role to its meanings, best first; `longest` is how many words the longest phrase has that starts
    here, `seconds` the words that such phrases go on with; `stems` are forms of the word without an ending that may end
    a phrase.
    """

    key: str
    roles: dict[str, tuple[Meaning, ...]]
    longest: int = 1
    seconds: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """The words around two numbers that say a share: `one_in` five, `whole_first` (5人に1人), or a `quotient` (5分の1)."""

    opening: str
    middle: str
    closing: str
    kind: str


_UNKNOWN: dict[str, tuple[Meaning, ...]] = {}
# In Hangul, number words go on only behind these: the 이 of `명이` is no two, the 만 of `개만` no ten thousand.
_NUMBERS = frozenset({"number", "scale", "vague", "fraction"})
_BEFORE_NUMBERS = frozenset(
    {"number", "scale", "vague", "qualifier", "minus", "plus", "ordinal_prefix", "point", "and"}
)


class _Vocabulary(dict[str, Entry]):
    """Remembers the entry of every word seen; makes those not seen yet."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Entry:
        entry = self._lexicon._look_up(word)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = entry
        return entry


class Lexicon:
    """The words, signs and settings of one locale."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._layers = list(_layers(tag))
        first = self._layers[0]
        self.decimal: tuple[str, ...] = tuple(first["decimal"])
        self.group: tuple[str, ...] = tuple(first["group"])
        self.settings: dict[str, Any] = first["settings"]
        self.currencies: tuple[str, ...] = tuple(
            dict.fromkeys(code for layer in self._layers for code in layer["currencies"])
        )
        self.glued: bool = self.settings.get("glued", any(layer["glued"] for layer in self._layers))
        self.vocabulary = _Vocabulary(self)
        told = dict(line.split("|")[::-1] for line in self._all("qualifying_endings"))
        self._qualifying: dict[str, str] = told  # an ending that says up to, about, … -> which
        self._suffixes = sorted({*self._all("suffixes"), *told}, key=len, reverse=True)
        self._unit_endings = [tuple(line.split("|")) for line in self._all("unit_endings")]
        self._prefixes = [tuple(entry.split("|")) for entry in self._all("prefixes")]
        self._period_prefixes = [tuple(entry.split("|")) for entry in self._all("period_prefixes")]
        self._lasts = frozenset(self._all("lasts"))
        self.abbreviations = frozenset(self._all("abbreviations"))
        self.numerals = frozenset(self._all("numerals"))
        self._phrases: dict[str, dict[str, tuple[Meaning, ...]] | None] = {}

    def _all(self, name: str) -> Iterator[str]:
        for layer in self._layers:
            yield from layer.get(name, ())

    @property
    def language(self) -> str:
        """The language subtag (`pt` of `pt-BR`)."""
        return self.tag.partition("-")[0]

    @cached_property
    def patterns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(kind, pieces) of the range patterns; a piece is a key, `…` stands for an amount."""
        result = []
        for line in dict.fromkeys(self._all("patterns")):
            kind, _, text = line.partition("|")
            pieces = re.findall(r"…|[^…]+", text)
            result.append((kind, tuple(piece.strip() for piece in pieces)))
        return tuple(result)

    @cached_property
    def parts_of_wholes(self) -> tuple[PartOfWhole, ...]:
        """The patterns of `one in five`, and of those that say the whole first (`5人に1人`)."""
        result = []
        for kind, pieces in self.patterns:
            if kind in ("one_in", "whole_first", "quotient") and pieces.count("…") == 2:
                first = pieces.index("…")
                second = pieces.index("…", first + 1)
                middle = "".join(pieces[first + 1 : second])
                if middle:
                    opening, closing = "".join(pieces[:first]), "".join(pieces[second + 1 :])
                    result.append(PartOfWhole(opening, middle, closing, kind))
        return tuple(result)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that open a range (`from`, `between`)."""
        return frozenset(opening for patterns in self.joints.values() for _, opening, _ in patterns)

    @cached_property
    def joints(self) -> dict[str, tuple[tuple[str, str, str], ...]]:
        """The words between the two bounds of a range -> (kind, opening, closing) of the patterns they stand in."""
        result: dict[str, tuple[tuple[str, str, str], ...]] = {}
        for kind, pieces in self.patterns:
            if kind in ("patterns", "changes") and pieces.count("…") == 2:
                first = pieces.index("…")
                second = pieces.index("…", first + 1)
                middle = " ".join(pieces[first + 1 : second])
                pattern = (kind, " ".join(pieces[:first]), " ".join(pieces[second + 1 :]))
                result[middle] = (*result.get(middle, ()), pattern)
        return result

    @cached_property
    def joint_keys(self) -> frozenset[str]:
        """The words between the two bounds of a range, as keys."""
        return frozenset(self.joints) - {""}

    @cached_property
    def prefix_keys(self) -> frozenset[str]:
        """Prefixes that are written in one with the next word or numeral."""
        return frozenset(prefix for _, prefix in self._prefixes)

    def fused_by(self, key: str) -> Meaning | None:
        """The meaning of a word that is a prefix and nothing else, or None."""
        return next(
            (Meaning("fused", joiner, "", "", "data", prefix) for joiner, prefix in self._prefixes if prefix == key),
            None,
        )

    @cached_property
    def suffix_keys(self) -> frozenset[str]:
        """Endings that attach to words and numerals."""
        return frozenset(self._suffixes)

    @property
    def word_signs(self) -> str:
        """Characters that this language has inside words (the apostrophe of Ukrainian, the ʻ of Uzbek)."""
        return str(self.settings.get("word_signs", ""))

    @cached_property
    def totals(self) -> dict[str, dict[str, list[str]]]:
        """The labels of totals and the scales of table headers."""
        result: dict[str, dict[str, list[str]]] = {}
        for layer in self._layers:
            for key, table in layer["totals"].items():
                for value, surfaces in table.items():
                    result.setdefault(key, {}).setdefault(value, []).extend(surfaces)
        return result

    @cached_property
    def longest_unspaced(self) -> dict[str, int]:
        """For scripts without spaces: first character -> length of the longest key that starts with it."""
        result: dict[str, int] = {}
        for layer in self._layers[:-1]:
            for character, length in layer["longest_unspaced"].items():
                result[character] = max(result.get(character, 0), length)
        return result

    @cached_property
    def _phrase_words(self) -> frozenset[str]:
        """Words of scripts without spaces that stand in phrases, which no shorter word may cut."""
        return frozenset(word for layer in self._layers[:-1] for word in layer["phrase_words"])

    @cached_property
    def _joined(self) -> dict[str, str]:
        """For scripts without spaces: a key of several words without its spaces -> the key."""
        return {plain: key for layer in self._layers[:-1] for plain, key in layer["joined"].items()}

    def surfaces(self, role: str, value: str | None = None) -> list[tuple[str, str]]:
        """(key, value) of every surface that has a role, the locale's own first, data files before CLDR."""
        found: dict[str, str] = {}
        for source in ("data", "root", "cldr", "rbnf"):
            for layer in self._layers:
                for key, packed in layer["entries"].items():
                    for line in packed.split("\n"):
                        fields = line.split("\t")
                        if (
                            fields[0] == role
                            and fields[4] == source
                            and value in (None, fields[1], fields[1].split("|")[0])
                        ):
                            found.setdefault(key, fields[1])
        return list(found.items())

    def spelled(self, role: str, value: str) -> list[str]:
        """The surfaces of a role's meaning as they are written (`€`, `Rp`, `dollari`), the locale's own first."""
        found: dict[str, None] = {}
        for source in ("data", "root", "cldr"):
            for layer in self._layers:
                for key, packed in layer["entries"].items():
                    for line in packed.split("\n"):
                        fields = line.split("\t")
                        if fields[0] == role and fields[4] == source and fields[1].split("|")[0] == value:
                            found.setdefault(fields[3].lstrip("=") or key.replace(" .", "."))
        return list(found)

    def phrase(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        """The roles of a key of one or more words, or None if it has none."""
        if key not in self._phrases:
            self._phrases[key] = self._merged(key)
        return self._phrases[key]

    def _merged(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        roles: dict[str, list[Meaning]] = {}
        for layer in self._layers:
            packed = layer["entries"].get(key)
            if packed is None:
                continue
            here: dict[str, list[Meaning]] = {}
            for line in packed.split("\n"):
                meaning = Meaning(*line.split("\t"))
                here.setdefault(meaning.role, []).append(meaning)
            for role, meanings in here.items():
                if role not in roles:
                    roles[role] = meanings
                elif role in {"currency", "unit"}:
                    known = {(meaning.value, meaning.exact, meaning.side) for meaning in roles[role]}
                    roles[role] += [m for m in meanings if (m.value, m.exact, m.side) not in known]
        # CLDR's narrow forms (`m` for minute and month) give way to the international signs of the root.
        return {role: tuple(sorted(found, key=lambda m: m.source == "narrow")) for role, found in roles.items()} or None

    def _look_up(self, word: str) -> Entry:
        key = fold(word)
        if not key:
            return Entry(key, _UNKNOWN)
        phrases = [found for layer in self._layers if (found := layer["firsts"].get(key)) is not None]
        longest = max((int(found[0]) for found in phrases), default=1)
        seconds = frozenset(word for found in phrases for word in found[1:])
        roles = self._spelled(word, self.phrase(key))
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
                    roles = self.phrase(accented)
        return Entry(key, roles or _UNKNOWN, longest, seconds, stems)

    def _spelled(
        self, word: str, roles: dict[str, tuple[Meaning, ...]] | None
    ) -> dict[str, tuple[Meaning, ...]] | None:
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

    def _without_ending(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        for ending in self._suffixes:
            if key.endswith(ending) and len(key) > len(ending):
                stem = key[: -len(ending)]
                if len(stem) < 2 and not is_unspaced(stem[:1] or " "):
                    continue
                roles = self._spelled(stem, self.phrase(stem))
                if roles is None and self.glued:
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

    def _without_prefix(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        for joiner, prefix in self._prefixes:
            rest = key[len(prefix) :]
            if key.startswith(prefix) and len(rest) > 1:
                roles = self.phrase(rest) or self._without_ending(rest) or self._without_prefix(rest)
                if roles:
                    fused = Meaning("fused", joiner, "", "", "data", prefix)
                    return {**roles, "fused": (fused, *roles.get("fused", ()))}
        return None

    def _cut(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        """A number written in one word (`zweihundertdreißig`), or with its scale (`duecentomila`)."""
        if not self.glued or len(key) > 80 or key[:2] not in self._glued_starts:
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

    def _compound(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        """A word whose first part says what an amount behind it is per (`Monatsmiete`, `årsløn`)."""
        for period, prefix in self._period_prefixes:
            if key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST_HEAD:
                return {"adjective": (Meaning("adjective", period, "", "", "data", prefix),)}
        return None

    def _counted(self, key: str) -> dict[str, tuple[Meaning, ...]] | None:
        """A number and its unit in one word: `femårig`, `achtzehnjährige`."""
        for unit, ending in self._unit_endings:
            stem = key[: -len(ending)]
            if stem and key.endswith(ending):
                found = (self.phrase(stem) or {}).get("number") or (self._cut(stem) or {}).get("number")
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

    def segment(self, run: str) -> list[tuple[int, int, dict[str, tuple[Meaning, ...]]]]:
        """A run of a script without spaces, cut: (start, end, roles) of each known word and each stretch between.

        The longest known word at every place is taken. Linear for a given length of the longest word.
        """
        folded, places = fold_with_places(run)
        pieces: list[tuple[int, int, dict[str, tuple[Meaning, ...]]]] = []
        at, gap, size = 0, 0, len(folded)
        while at < size:
            for length in range(min(self.longest_unspaced.get(folded[at], 0), size - at), 0, -1):
                text = folded[at : at + length]
                roles = self.phrase(text) or (self.phrase(self._joined[text]) if text in self._joined else None)
                if roles is None and text in self._phrase_words:
                    roles = _UNKNOWN
                if roles is not None:
                    if is_hangul(folded[at]) and pieces and not pieces[-1][2].keys() & _BEFORE_NUMBERS:
                        roles = {role: found for role, found in roles.items() if role not in _NUMBERS}
                    if gap < at:
                        pieces.append((places[gap], places[at], _UNKNOWN))
                    pieces.append((places[at], places[at + length], roles))
                    at += length
                    gap = at
                    break
            else:
                if is_hangul(folded[at]):  # spaced: what stands behind an unknown part of a word is part of it
                    break
                at += 1
        if gap < size:
            pieces.append((places[gap], places[size], _UNKNOWN))
        return pieces


def _layers(tag: str) -> Iterable[dict[str, Any]]:
    if tag == "und":
        root = open_compiled(tag)
        yield {**root, **root["alone"], "totals": root["totals"]}
    while tag:
        layer = open_compiled(tag)
        yield layer
        tag = layer["parent"] or ""


def resolve(tag: str) -> str:
    """The nearest locale that figcheck knows: `de-AT-1996` -> `de-AT`. Raises LocaleError if there is none."""
    wanted = tag.replace("_", "-").strip()
    parts = wanted.split("-")
    shaped = [parts[0].lower(), *(p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in parts[1:])]
    known = known_locales()
    for size in range(len(shaped), 0, -1):
        candidate = "-".join(shaped[:size])
        if candidate in _ALIASES:
            return _ALIASES[candidate]
        if candidate in known:
            return candidate
    raise LocaleError(f"the locale {tag!r} is not known; write a language tag such as en, pt-BR or zh-Hant")


# BCP 47 tags in everyday use that CLDR files under another name.
_ALIASES = {
    "zh-TW": "zh-Hant-TW", "zh-HK": "zh-Hant-HK", "zh-MO": "zh-Hant-MO", "zh-CN": "zh-Hans-CN", "zh-SG": "zh-Hans-SG",
    "iw": "he", "in": "id", "tl": "fil", "ji": "yi", "mo": "ro", "sh": "sr-Latn", "no": "nb", "cmn": "zh",
    "sr-Latn-RS": "sr-Latn", "zh-Hans": "zh",
}  # fmt: skip


@cache
def open_lexicon(tag: str) -> Lexicon:
    """The lexicon of a locale (`und` for none). Raises LocaleError if the locale is not known."""
    return Lexicon(tag if tag == "und" else resolve(tag))
