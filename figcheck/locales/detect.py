"""Which language a text is in: its script, then the words and letters that the data files know.

Whole numbers only, so that every machine gives the same answer. The tables are made from the data files themselves:
a word counts for every language that lists it, the more the fewer do; a letter that a language never uses counts
against it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from figcheck.cache import read_json, write_json
from figcheck.locales.fold import fold
from figcheck.locales.store import BUILT, cached_file
from figcheck.locales.words import is_unspaced, token_pattern

__all__ = ["Guess", "compile_detection", "detect", "guess"]

_SAMPLE = 20_000  # characters looked at
_WHOLE = 1000
_ALIEN_LETTER = 150
_FEW = 2  # words of a text that is too short to tell between two languages
_CODE = 3  # letters of what is no word in capitals: USD, NT
_WEIGHTS = {"common_words": 4, "articles": 3, "qualifiers": 2, "directions": 2, "connectors": 2}

# Scripts by their ranges; enough to tell which languages come into question.
_SCRIPTS = (
    ("Latn", 0x41, 0x24F), ("Latn", 0x1E00, 0x1EFF), ("Grek", 0x370, 0x3FF), ("Grek", 0x1F00, 0x1FFF),
    ("Cyrl", 0x400, 0x52F), ("Armn", 0x530, 0x58F), ("Hebr", 0x590, 0x5FF), ("Arab", 0x600, 0x6FF),
    ("Arab", 0x750, 0x77F), ("Arab", 0xFB50, 0xFDFF), ("Arab", 0xFE70, 0xFEFF), ("Deva", 0x900, 0x97F),
    ("Beng", 0x980, 0x9FF), ("Guru", 0xA00, 0xA7F), ("Gujr", 0xA80, 0xAFF), ("Orya", 0xB00, 0xB7F),
    ("Taml", 0xB80, 0xBFF), ("Telu", 0xC00, 0xC7F), ("Knda", 0xC80, 0xCFF), ("Mlym", 0xD00, 0xD7F),
    ("Sinh", 0xD80, 0xDFF), ("Thai", 0xE00, 0xE7F), ("Laoo", 0xE80, 0xEFF), ("Tibt", 0xF00, 0xFFF),
    ("Mymr", 0x1000, 0x109F), ("Geor", 0x10A0, 0x10FF), ("Hang", 0x1100, 0x11FF), ("Ethi", 0x1200, 0x139F),
    ("Khmr", 0x1780, 0x17FF), ("Mong", 0x1800, 0x18AF), ("Kana", 0x3040, 0x30FF), ("Hani", 0x3400, 0x9FFF),
    ("Hang", 0xAC00, 0xD7A3), ("Hani", 0x20000, 0x2FFFF),
)  # fmt: skip


class Guess:
    """A guess at a language: the locale (`und` for none), and by how much it leads, in parts of a thousand."""

    __slots__ = ("lead", "locale", "words")

    def __init__(self, locale: str, lead: int, words: int) -> None:
        self.locale, self.lead, self.words = locale, lead, words


def detect(text: str) -> str:
    """The locale of a text, `und` where nothing tells."""
    return guess(text).locale


def in_script(locale: str, text: str) -> str:
    """The locale, or its sibling in the script that the text is written in (`sr` for Latin letters: `sr-Latn`)."""
    if "-" in locale:
        return locale
    script, _ = _script(text[:_SAMPLE])
    sibling = f"{locale}-{script}"
    return sibling if sibling in _table()["order"] else locale


def guess(text: str, among: frozenset[str] | None = None) -> Guess:
    """The likeliest language of a text, if asked only among some."""
    sample = text[:_SAMPLE]
    script, share = _script(sample)
    if not script:
        return Guess("und", 0, 0)
    table = _table()
    candidates = [tag for tag in table["scripts"].get(script, ()) if among is None or tag in among]
    if not candidates:
        return Guess("und", 0, 0)
    if len(candidates) == 1:
        return Guess(candidates[0], _WHOLE, share)
    words = Counter(fold(word) for word in _words(sample) if len(word) > _CODE or not word.isupper())
    scores = dict.fromkeys(candidates, 0)
    for word, count in words.items():
        for tag, weight in _of_word(word, table):
            if tag in scores:
                scores[tag] += weight * min(count, 5)
    if script in {"Hani", "Kana"}:
        _score_characters(sample, table, scores)
    letters = Counter(character for word in words for character in word if character > "\x7f")
    for tag in candidates:
        alphabet = table["alphabets"][tag]
        scores[tag] -= sum(_ALIEN_LETTER * min(count, 3) for letter, count in letters.items() if letter not in alphabet)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], table["order"].index(pair[0])))
    best, second = ranked[0], ranked[1]
    if best[1] <= 0:
        return Guess(table["likely"].get(script, "und"), 0, sum(words.values()))
    if words.total() <= _FEW and best[1] < 2 * second[1]:
        return Guess(table["likely"].get(script, "und"), 0, words.total())  # a price tag tells no language
    lead = _WHOLE * (best[1] - max(second[1], 0)) // best[1]
    return Guess(best[0], lead, sum(words.values()))


def _words(text: str) -> list[str]:
    return [match.group() for match in token_pattern().finditer(text) if match.lastgroup == "word"]


def _script(text: str) -> tuple[str, int]:
    """The script of most letters; Han with a little kana is Japanese, hangul among Han Korean."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha() or not character.isascii():
            point = ord(character)
            name = next((script for script, low, high in _SCRIPTS if low <= point <= high), "")
            if name:
                counts[name] += times
    if not counts:
        return "", 0
    if counts["Kana"] and counts["Kana"] * 20 > counts["Hani"] and counts["Kana"] + counts["Hani"] > counts["Latn"]:
        return "Kana", counts["Kana"]
    counts["Hani"] *= 3  # a Han character says as much as three letters
    counts["Hang"] *= 2
    counts["Kana"] = 0
    script, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return script, times


def _of_word(word: str, table: dict[str, Any]) -> list[tuple[str, int]]:
    found = table["words"].get(word)
    if not found:
        return []
    return [(tag, int(weight)) for tag, _, weight in (entry.partition(":") for entry in found.split(" "))]


def _score_characters(text: str, table: dict[str, Any], scores: dict[str, int]) -> None:
    """For Han: every listed word of one or more characters that the text contains."""
    for word, found in table["words"].items():
        if is_unspaced(word[0]) and word in text:
            times = min(text.count(word), 5)
            for entry in found.split(" "):
                tag, _, weight = entry.partition(":")
                if tag in scores:
                    scores[tag] += int(weight) * times


@cache
def _table() -> dict[str, Any]:
    found = read_json(BUILT / "detection.json") or read_json(cached_file("detection", "*.toml"))
    if found is None:
        found = compile_detection()
        write_json(cached_file("detection", "*.toml"), found)
    return found


def _same_script(tag: str, parent: str) -> bool:
    """Whether a file of a script (`zh-Hant`) adds to its parent's words; `sr-Latn` shares none with `sr`."""
    from figcheck.locales.supplement import load_supplement

    mine, other = (_script(" ".join(e.surface for e in load_supplement(each).entries))[0] for each in (tag, parent))
    return mine == other


def compile_detection() -> dict[str, Any]:
    """The tables of detection, made from the data files of languages (and of scripts: `zh-Hant`)."""
    from figcheck.locales.cldr import language_of_script
    from figcheck.locales.supplement import data_tags, load_supplement

    tags = [
        tag
        for tag in data_tags()
        if tag != "und" and (len(tag) <= 3 or (tag.count("-") == 1 and len(tag.split("-")[1]) == 4))
    ]
    weights: dict[str, dict[str, int]] = {}
    alphabets: dict[str, Counter[str]] = {}
    scripts: dict[str, Counter[str]] = {}
    for tag in tags:
        alphabets[tag], scripts[tag] = Counter(), Counter()
        parent = tag.partition("-")[0]
        entries = [
            *load_supplement(tag).entries,
            *(load_supplement(parent).entries if parent != tag and _same_script(tag, parent) else ()),
        ]
        for entry in entries:
            for word in _words(entry.surface):
                key = fold(word)
                alphabets[tag].update(set(key))
                scripts[tag][_script(key)[0]] += 1
                if not key or (len(key) < 2 and not is_unspaced(key[0]) and entry.key != "common_words"):
                    continue
                weight = _WEIGHTS.get(entry.key, 1)
                known = weights.setdefault(key, {})
                known[tag] = max(known.get(tag, 0), weight)
    words = {}
    for key, known in weights.items():
        share = {tag: 60 * weight // len(known) for tag, weight in known.items()}
        words[key] = " ".join(f"{tag}:{weight}" for tag, weight in sorted(share.items()) if weight)
    by_script: dict[str, list[str]] = {}
    for tag in tags:
        total = sum(scripts[tag].values())
        for script, count in scripts[tag].items():
            if script and count * 5 > total:
                by_script.setdefault(script, []).append(tag)
    return {
        "words": words,
        "alphabets": {
            tag: "".join(sorted(letter for letter in alphabet if letter > "\x7f"))
            for tag, alphabet in alphabets.items()
        },
        "scripts": by_script,
        "likely": {
            script: likely
            for script in by_script
            if script != "Latn" and (likely := language_of_script(script)) in tags
        },
        "order": tags,
    }
