"""What every word of a locale means to figcheck: the compiled lexicons of a locale and its parents, opened.

A `Lexicon` answers for one word of running text at a time (`Lexicon.vocabulary`), with endings and prefixes taken off
and words written in one cut into their parts, and remembers every answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from figcheck.locales.fold import fold_with_places
from figcheck.locales.meaning import Entry, Meaning, PartOfWhole
from figcheck.locales.store import open_compiled
from figcheck.locales.tags import resolve
from figcheck.locales.wordforms import Roles, WordForms
from figcheck.locales.words import is_hangul, is_inside, is_syllabic

__all__ = ["Entry", "Lexicon", "Meaning", "PartOfWhole", "open_lexicon", "resolve"]

_REMEMBERED = 200_000  # words of running text kept per locale
_UNKNOWN: Roles = {}
# In Hangul, number words go on only behind these: the 이 of `명이` is no two, the 만 of `개만` no ten thousand.
_NUMBERS = frozenset({"number", "scale", "vague", "fraction"})
_BEFORE_NUMBERS = frozenset(
    {"number", "scale", "vague", "qualifier", "minus", "plus", "ordinal_prefix", "point", "and"}
)


class _Vocabulary(dict[str, Entry]):
    """Remembers the entry of every word seen; makes those not seen yet."""

    def __init__(self, forms: WordForms) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> Entry:
        entry = self._forms.look_up(word)
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
        self._forms = WordForms(self._layers, self.phrase, glued=self.glued)
        self.vocabulary = _Vocabulary(self._forms)
        self.abbreviations = frozenset(self._all("abbreviations"))
        self.numerals = frozenset(self._all("numerals"))
        self.street_endings = tuple(self._all("street_endings"))
        self._phrases: dict[str, Roles | None] = {}

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
    def has_quotients(self) -> bool:
        """Whether a fraction is said whole first (`5分の1`), so that one may be added behind `and`."""
        return any(pattern.kind == "quotient" for pattern in self.parts_of_wholes)

    @cached_property
    def calendar_years(self) -> range:
        """The recent years of the calendar that the language counts by beside the Gregorian."""
        first, _, last = str(self.settings.get("calendar_years", "1..0")).partition("..")
        return range(int(first), int(last) + 1)

    @cached_property
    def clock_frames(self) -> dict[str, frozenset[str]]:
        """The words before a time of day, by the word that stands behind its hour: `à` … `heures`."""
        frames: dict[str, set[str]] = {}
        for kind, pieces in self.patterns:
            if kind == "clock" and pieces.count("…") == 1:
                at = pieces.index("…")
                frames.setdefault(" ".join(pieces[at + 1 :]), set()).add(" ".join(pieces[:at]))
        return {closing: frozenset(openings) for closing, openings in frames.items()}

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that open a range (`from`, `between`)."""
        return frozenset(opening for patterns in self.joints.values() for _, opening, _ in patterns)

    @cached_property
    def closings(self) -> frozenset[str]:
        """The words that close a range behind its upper bound (`အထိ`)."""
        return frozenset(closing for patterns in self.joints.values() for *_, closing in patterns) - {""}

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

    @property
    def prefix_keys(self) -> frozenset[str]:
        """Prefixes that are written in one with the next word or numeral."""
        return self._forms.prefixes

    @property
    def suffix_keys(self) -> frozenset[str]:
        """Endings that attach to words and numerals."""
        return self._forms.suffixes

    @property
    def numeral_endings(self) -> frozenset[str]:
        """Endings with their sign that a numeral takes before the word it counts: `:n`, `-ta`, `'ten`."""
        return self._forms.numeral_endings

    def fused_by(self, key: str) -> Meaning | None:
        """The meaning of a word that is a prefix and nothing else, or None."""
        return self._forms.fused_by(key)

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

    def surfaces(self, role: str, value: str | None = None, *, by_rules: bool = True) -> list[tuple[str, str]]:
        """(key, value) of every surface that has a role, the locale's own first, data files before CLDR.

        Those that CLDR's rules for number words make (ordinals are among them) come last, or not at all.
        """
        found: dict[str, str] = {}
        for source in ("data", "root", "cldr", "rbnf") if by_rules else ("data", "root", "cldr"):
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

    def phrase(self, key: str) -> Roles | None:
        """The roles of a key of one or more words, or None if it has none."""
        if key not in self._phrases:
            self._phrases[key] = self._merged(key)
        return self._phrases[key]

    def _merged(self, key: str) -> Roles | None:
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

    def _is_idiom_in_number(self, text: str, roles: Roles, before: Roles, behind: str) -> bool:
        """Whether a word of number words alone goes on with a number, and is none for once: 万一 in 百一万一千."""
        if roles.keys() & _NUMBERS:
            return False
        if not before.keys() & _NUMBERS:
            return bool(behind) and self._counts(behind) and self._is_of_numbers(text)  # 천사백
        if "share" in roles and before.keys() >= {"scale"}:
            return self._counts(text[0])  # 千万分之六
        return self._is_of_numbers(text)

    def _counts(self, text: str) -> bool:
        return bool((self.phrase(text) or {}).keys() & _NUMBERS)

    def _is_of_numbers(self, text: str) -> bool:
        """Whether a word is two number words, or nothing but characters that are."""
        if all(map(self._counts, text)):
            return True
        return any(self._counts(text[:at]) and self._counts(text[at:]) for at in range(1, len(text)))

    def segment(self, run: str) -> list[tuple[int, int, Roles]]:
        """A run of a script without spaces, cut: (start, end, roles) of each known word and each stretch between.

        The longest known word at every place is taken. Linear for a given length of the longest word.
        """
        folded, places = fold_with_places(run)
        pieces: list[tuple[int, int, Roles]] = []
        at, gap, size = 0, 0, len(folded)
        while at < size:
            longest = 0 if at and is_inside(folded, at) else self.longest_unspaced.get(folded[at], 0)
            for length in range(min(longest, size - at), 0, -1):
                if at + length < size and is_inside(folded, at + length):
                    continue
                text = folded[at : at + length]
                roles = self.phrase(text) or (self.phrase(self._joined[text]) if text in self._joined else None)
                if (
                    roles is None
                    and text in self._phrase_words
                    and (length > 1 or at + 1 == size or not is_syllabic(text))
                ):
                    roles = _UNKNOWN  # a letter by itself is a word before its full stop
                if (
                    roles is not None
                    and length > 1
                    and gap == at
                    and self._is_idiom_in_number(
                        text, roles, pieces[-1][2] if pieces else _UNKNOWN, folded[at + length : at + length + 1]
                    )
                ):
                    continue
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


@cache
def open_lexicon(tag: str) -> Lexicon:
    """The lexicon of a locale (`und` for none). Raises LocaleError if the locale is not known."""
    return Lexicon(tag if tag == "und" else resolve(tag))
