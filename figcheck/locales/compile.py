"""Makes a lexicon out of CLDR, the spellout rules and the data files: surface form -> meanings.

A compiled lexicon is plain JSON data. That of a locale holds only what its parent's has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from figcheck.locales import cldr
from figcheck.locales.fold import fold, without_accents
from figcheck.locales.spellout import invert, rule_languages
from figcheck.locales.supplement import LISTS, TABLES, Entry, data_tags, load_supplement
from figcheck.locales.words import MARKS, is_syllabic, is_unspaced, key_of

__all__ = ["FORMAT", "compilable_tags", "compile_lexicon", "parent_tag"]

FORMAT = 22
_SHORTEST_UNACCENTED = 5
# Currencies that annual reports write with an M or a T before the code.
_REPORTED = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "ISK", "CZK", "PLN", "HUF", "AUD", "CAD", "NZD", "SGD", "JPY",
             "CNY", "INR", "ZAR", "BRL")  # fmt: skip
_ENDING = re.compile(rf"…(?:\w|[{''.join(sorted(MARKS))}])+")
_SEPARATOR = "|"

# Roles that CLDR knows too; where a data file has the same surface in the same role, the data file's meaning holds.
_ENDING_ROLES = {"scale", "currency", "unit", "share", "number", "fraction", "vague", "denominator", "period", "thing"}


def compilable_tags() -> tuple[str, ...]:
    """Every locale that a lexicon can be made for: CLDR's, and those that have only a data file."""
    return tuple(sorted({*cldr.known_tags(), *data_tags()}))


def parent_tag(tag: str) -> str | None:
    """The lexicon that a locale's lexicon adds to; None for `und`, the root."""
    if tag == "und":
        return None
    return cldr.parent_of(tag) or "und"


def compile_lexicon(tag: str) -> dict[str, Any]:
    """The lexicon of one locale, as far as it differs from its parent's."""
    parent = parent_tag(tag)
    chain = [load_supplement(each) for each in _chain(tag)]
    settings: dict[str, Any] = {}
    for supplement in reversed(chain):
        settings.update(supplement.settings)
    signs = settings.get("word_signs", "")
    meanings = _Meanings(signs, "root" if tag == "und" else "data")
    own = load_supplement(tag)
    for entry in own.entries:
        meanings.add_entry(entry)
    inherited = _Meanings(signs)
    for supplement in chain[1:-1]:  # not the root's, to which a locale's own CLDR data is preferred
        for entry in supplement.entries:
            inherited.add_entry(entry)
    local = frozenset(cldr.local_currencies(tag))
    root = _Meanings(signs)
    for entry in chain[-1].entries:
        root.add_entry(entry)
    for role, value, surface, source in _from_cldr(tag):
        at_home = role == "sign_currency" and value in local and "-" in tag
        if inherited.has_role(role, surface) and not at_home:  # in the Bahamas, `$` is their dollar first
            continue
        if role == "short_unit" and not surface.endswith("…") and root.says("unit", value, surface):
            continue  # an international symbol, which all languages inherit
        if any(each.refuses(role, surface) for each in (meanings, inherited)):
            continue
        if role == "short_unit" and any(each.has_role("common", surface) for each in (meanings, inherited)):
            continue
        meanings.add(role, value, surface, source)
    glued = False
    if tag in rule_languages():
        prefixes = [e.surface.rstrip("…") for s in chain for e in s.entries if e.key == "connectors" and _attached(e)]
        known = {e.surface: Decimal(e.value.split("|")[0]) for s in chain for e in s.entries if e.key == "scales"}
        numbers = {
            e.surface: Decimal(e.value) for s in chain for e in s.entries if e.key == "numbers" and "|" not in e.value
        }
        words = invert(tag, prefixes, known, numbers)
        if words is not None:
            glued = words.glued
            for surface, number in words.numbers.items():
                meanings.add("number", str(number), surface, "rbnf")
            for surface, number in words.multipliers.items():
                meanings.add("scale", str(number), surface, "rbnf")
            for surface in words.joiners:
                meanings.add("and", "", surface, "rbnf")
            for surface in words.ordinals:
                meanings.add("ordinal", "", surface, "rbnf")
    meanings.drop_compounds()
    if tag != "und" and "scale_first" not in settings and cldr.scales_go_first(tag):
        settings["scale_first"] = True
    decimal, group = _signs(tag)
    lexicon: dict[str, Any] = {
        "format": FORMAT,
        "tag": tag,
        "parent": parent,
        "decimal": decimal,
        "group": group,
        "glued": settings.get("glued", glued),
        "currencies": [] if tag == "und" else list(cldr.local_currencies(tag)),
        "settings": settings,
        **meanings.tables(),
    }
    if tag == "und":
        lexicon["alone"] = _signs_alone(meanings).tables()
    return lexicon


def _signs_alone(root: _Meanings) -> _Meanings:
    """The signs of all currencies, for texts whose language nobody knows; letters only where they mean nothing else."""
    alone = _Meanings("")
    for sign, codes in cldr.signs_at_home().items():
        if len(sign.strip(".")) > 1 and not root.is_known(sign):
            alone.add("sign_currency", _SEPARATOR.join(codes), sign, "cldr")
    return alone


def _signs(tag: str) -> tuple[list[str], list[str]]:
    if tag == "und":
        return ["."], [","]
    signs = cldr.signs(tag)
    return list(signs.decimal), list(signs.group)


def _chain(tag: str) -> list[str]:
    result = [tag]
    while (parent := parent_tag(result[-1])) is not None:
        result.append(parent)
    return result


def _attached(entry: Entry) -> bool:
    return entry.surface.endswith("…") and not entry.surface.endswith(" …")


def _from_cldr(tag: str) -> Iterator[tuple[str, str, str, str]]:
    """(role, value, surface, source) of all that CLDR has for a locale."""
    if tag == "und":
        for code in cldr.currency_codes():
            yield "code_currency", code, code, "cldr"
        for code in _REPORTED:  # `MEUR 345`, `TSEK`
            yield "code_currency", f"{code}*1e6", f"M{code}", "cldr"
            yield "code_currency", f"{code}*1e3", f"T{code}", "cldr"
        return
    for word, power, before in cldr.compact_words(tag):
        yield "scale", str(Decimal(10) ** power), f"{word} …" if before else word, "cldr"
    local = cldr.local_currencies(tag)
    for name, code in cldr.currency_names(tag):
        yield "currency", code, name, "cldr"
    shared = {entry.surface for entry in load_supplement("und").entries if entry.key == "currencies"}
    for sign, code in cldr.currency_signs(tag):
        # A sign that many currencies share, or letters alone, mean the locale's own currency or what `und` says.
        if code in local or (sign not in shared and not re.fullmatch(r"[A-Za-z.]{1,4}", sign)):
            yield "sign_currency", code, sign, "cldr"
    for word, name, before, width in sorted(cldr.unit_words(tag), key=lambda found: found[3] == "narrow"):
        role = "unit" if width == "long" else "short_unit"
        yield role, name, f"{word} …" if before else word, "narrow" if width == "narrow" else "cldr"
    if cldr.percent_goes_first(tag):
        yield "share", "%", "% …", "cldr"
        yield "share", "%", "%", "cldr"  # people write it behind as well
    for words, thing in cldr.per_words(tag):
        yield "per", thing, words, "cldr"
    for role, words_of in (("month", cldr.months), ("weekday", cldr.weekdays), ("clock", cldr.day_periods)):
        for word in words_of(tag):
            if len(word.strip(".")) > 1 and not word[0].isdigit():
                yield role, "", word, "cldr"
    for word, role in cldr.list_words(tag):
        yield role, "", word, "cldr"


_KINDS = {"duration": "measure", "unit": "measure", "currency": "money", "share": "percent"}
_BASE_ROLE = {"sign_currency": "currency", "code_currency": "currency", "short_unit": "unit"}


class _Meanings:
    """Collects meanings: key -> list of (role, value, side, exact surface, source), first come first."""

    def __init__(self, signs: str, source: str = "data") -> None:
        self._word_signs = signs
        self._source = source
        self._entries: dict[str, list[tuple[str, str, str, str, str]]] = {}
        self._lists: dict[str, list[str]] = {
            "suffixes": [],
            "numeral_endings": [],
            "qualifying_endings": [],
            "unit_endings": [],
            "prefixes": [],
            "abbreviations": [],
            "patterns": [],
            "period_prefixes": [],
            "street_endings": [],
        }
        self._totals: dict[str, dict[str, list[str]]] = {}
        self._not_units: set[str] = set()

    def add_entry(self, entry: Entry) -> None:
        """Take one surface of a data file."""
        role = (LISTS | TABLES)[entry.key]
        surface, value = entry.surface, entry.value
        if role == "suffix":
            self._lists["suffixes"].append(fold(surface.strip("-…")))
        elif role == "numeral_ending":
            self._lists["numeral_endings"].append(fold(surface))
        elif role == "amount":
            number, _, unit = value.partition(" ")
            kind = (
                "money"
                if re.match(r"[A-Z]{3}\b", unit)
                else "percent"
                if unit[:1] == "%" or unit in ("pp", "bp")
                else "measure"
            )
            self.add("amount", f"{number} {kind}:{unit}", surface, self._source)
        elif role == "not_unit":
            self._not_units.add(key_of(surface, self._word_signs))
        elif role == "denominator" and _ENDING.fullmatch(surface):
            self._lists["unit_endings"].append(f"denominator:{value}{_SEPARATOR}{fold(surface[1:])}")
        elif role in _KINDS and _ENDING.fullmatch(surface):
            self._lists["unit_endings"].append(f"{_KINDS[role]}:{value}{_SEPARATOR}{fold(surface[1:])}")
            self.add(role, value, surface[1:], self._source)
        elif role == "abbreviation":
            self._lists["abbreviations"].append(fold(surface))
        elif role in {"total", "header_scale"}:
            self._totals.setdefault(entry.key, {}).setdefault(value, []).append(surface)
        elif role == "range":
            self._lists["patterns"].append(f"{value}{_SEPARATOR}{self._pattern_key(surface)}")
        elif role == "prefix":
            self._lists["period_prefixes"].append(f"{value}{_SEPARATOR}{fold(surface.rstrip('…'))}")
        elif role in {"connector", "per", "qualifier"} and _attached(entry):
            joiner = {"per": "per", "qualifier": f"~{value}"}.get(role, value)
            self._lists["prefixes"].append(f"{joiner}{_SEPARATOR}{fold(surface.rstrip('…'))}")
        elif role == "qualifier" and _ENDING.fullmatch(surface):
            self._lists["qualifying_endings"].append(f"{value}{_SEPARATOR}{fold(surface[1:])}")
        elif role == "qualifier" and (governed := re.fullmatch(r"…([^\s…]+) (.+)", surface)):
            self.add(role, value, f"… {governed[2]}", self._source, ending=fold(governed[1]))
        elif role == "connector" or role == "sign":
            self.add(value, "", surface, self._source)
        elif role == "ordinal":
            if value == "words":
                self.add("ordinal", "", surface, self._source)
            else:
                self.add(f"ordinal_{value[:-2] if value.endswith('es') else value}", "", surface, self._source)
        elif role == "not" and value == "street_endings":
            self._lists[value].append(fold(surface))
        elif role == "not" and "…" in surface.strip("…"):
            self._lists["patterns"].append(f"{value}{_SEPARATOR}{self._pattern_key(surface)}")
        elif role == "not":
            self.add(value, "", surface, self._source)
        elif role == "per":
            self.add("per_each" if value == "each" else "per_word", "", surface, self._source)
        else:
            self.add(role, value, surface, self._source)

    def _pattern_key(self, surface: str) -> str:
        return " ".join(
            "…" if part == "…" else key_of(part, self._word_signs) for part in re.split("(…)", surface) if part.strip()
        )

    def add(self, role: str, value: str, surface: str, source: str, ending: str = "") -> None:
        """Enter a meaning. Sources come best first: where one has given a key a role, no other adds to that role.

        `ending` is what the word before must end with.
        """
        side, text = "", surface
        if text.startswith("…"):
            side, text = "after", text[1:]
        elif text.endswith("…"):
            side, text = ("before" if text.endswith(" …") else "prefix"), text[:-1]
        text = text.strip()
        key = key_of(text, self._word_signs)
        if not key:
            return
        exact = f"-{ending}" if ending else _exact(role, text)
        role = _BASE_ROLE.get(role, role)
        found = self._entries.setdefault(key, [])
        same = [each for each in found if each[0] == role]
        outranked = same and same[0][4] != source and {same[0][4], source} != {"cldr", "narrow"}
        if outranked or any(each[1:4] == (value, side, exact) for each in same):
            return
        found.append((role, value, side, exact, source))

    def drop_compounds(self) -> None:
        """Leave out scale words that two others make, where no space keeps them apart (`พันล้าน` of `พัน` and `ล้าน`).

        In `3 แสน 2 หมื่นล้าน` the last multiplies all that stands before it.
        """
        powers = {key: Decimal(each[1].split(_SEPARATOR)[0]) for key, found in self._entries.items()
                  for each in found[::-1] if each[0] == "scale" and is_syllabic(key[0])}  # fmt: skip
        for key, power in powers.items():
            plain = key.replace(" ", "")
            parts = ((powers.get(plain[:at]), powers.get(plain[at:])) for at in range(1, len(plain)))
            if any(first and second and first != second and first * second == power for first, second in parts):
                self._entries[key] = [each for each in self._entries[key] if each[0] != "scale"]
                if not self._entries[key]:
                    del self._entries[key]

    def refuses(self, role: str, surface: str) -> bool:
        """Whether a data file says that a surface is no unit and no currency, whatever CLDR says."""
        base = _BASE_ROLE.get(role, role)
        return base in ("unit", "currency") and key_of(surface.replace("…", ""), self._word_signs) in self._not_units

    def says(self, role: str, value: str, surface: str) -> bool:
        """Whether a surface has this very meaning first in a role."""
        found = self._entries.get(key_of(surface.replace("…", ""), self._word_signs), ())
        return next((each[1] == value for each in found if each[0] == role), False)

    def is_known(self, surface: str) -> bool:
        """Whether a surface has a meaning in any role."""
        return key_of(surface, self._word_signs) in self._entries

    def has_role(self, role: str, surface: str) -> bool:
        """Whether a data file already says what this surface means in this role."""
        key = key_of(surface.replace("…", ""), self._word_signs)
        return any(each[0] == _BASE_ROLE.get(role, role) for each in self._entries.get(key, ()))

    def tables(self) -> dict[str, Any]:
        """The collected meanings in the form that is written to disk."""
        longest: dict[str, int] = {}
        seconds: dict[str, dict[str, None]] = {}
        lasts: set[str] = set()
        for key, found in self._entries.items():
            words = key.split(" ")
            if len(words) > 1:
                longest[words[0]] = max(longest.get(words[0], 1), len(words))
                seconds.setdefault(words[0], {})[words[1]] = None
                if any(role in _ENDING_ROLES for role, *_ in found):
                    lasts.add(words[-1])
        # In the order of the sources, which is that of preference when a word is written.
        entries = {key: "\n".join("\t".join(meaning) for meaning in found) for key, found in self._entries.items()}
        return {
            "entries": entries,
            "firsts": {first: [length, *seconds[first]] for first, length in longest.items()},
            "lasts": sorted(lasts),
            "unaccented": self._unaccented(),
            "numerals": sorted({key.split(" ")[0] for key in self._entries if key[0].isdigit()}),
            **self._for_unspaced(),
            "number_words": self._number_words(),
            **{name: list(dict.fromkeys(found)) for name, found in self._lists.items()},
            "totals": self._totals,
        }

    def _for_unspaced(self) -> dict[str, Any]:
        """For scripts without spaces: the longest key by first character, and keys of several words without spaces."""
        longest: dict[str, int] = {}
        joined: dict[str, str] = {}
        words: set[str] = set()
        for key in self._entries:
            if is_unspaced(key[0]):
                plain = key.replace(" ", "")
                longest[key[0]] = max(longest.get(key[0], 0), len(plain))
                if plain != key:
                    joined[plain] = key
                    words.update(word for word in key.split(" ") if word not in self._entries)
        return {"longest_unspaced": longest, "joined": joined, "phrase_words": sorted(words)}

    def _unaccented(self) -> dict[str, str]:
        """Words as they are typed without their accents -> the words; where that is no other word of the language."""
        result: dict[str, str] = {}
        for key in self._entries:
            plain = without_accents(key)
            if plain != key and plain.isascii() and plain.isalpha() and len(plain) >= _SHORTEST_UNACCENTED:
                if plain not in self._entries:
                    result.setdefault(plain, key)
        return result

    def _number_words(self) -> dict[str, str]:
        """Single words that numbers written in one are made of: key -> role and value."""
        result: dict[str, str] = {}
        for role in ("number", "scale", "and"):
            for key, found in self._entries.items():
                if " " in key or not key.isalpha() or key in result or (len(key) < 2 and key.isascii()):
                    continue
                value = next((each[1] for each in found if each[0] == role), None)
                if value is not None:
                    result[key] = f"{role} {value.split('|')[0]}".strip()
        return result


def _exact(role: str, text: str) -> str:
    """The spelling a short surface asks for: `=…` where no other will do, else the one that is preferred.

    ISO codes, single letters and currency signs of two capitals are strict (`ALL` is no lek in `all 5 of us`, `M` no
    metre, `le 7` no Egyptian pound); for the rest (`mW`, `MW`) case decides only between two meanings of one key.
    """
    letters = re.sub(r"[\W\d_]", "", text)
    if role == "phrases":  # the Vingt-Sept are the European Union, vingt-sept francs are money
        words = re.findall(r"[^\W\d_]+", text)
        return "=" + text if len(words) > 1 and all(word[0].isupper() for word in words) else ""
    if role not in {*_BASE_ROLE, "currency", "unit", "scale"} or letters.lower() == letters.upper():
        return ""
    sign = role in ("currency", "sign_currency") and letters == text and letters.isupper() and len(letters) == 2
    if not letters.isascii() and len(letters) > 1 and not sign:
        return ""
    if (len(letters) == 1 and letters == text.strip(".")) or role == "code_currency" or sign:
        return "=" + text
    return text if len(letters) <= 4 and letters.isascii() else ""
