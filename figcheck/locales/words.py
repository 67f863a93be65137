"""What a word is: one pattern for the lexicon's keys and for running text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from figcheck.locales.fold import fold

__all__ = [
    "LETTER",
    "MARKS",
    "NUMERIC",
    "SPACES",
    "UNSPACED",
    "is_hangul",
    "is_inside",
    "is_syllabic",
    "is_unspaced",
    "key_of",
    "kind_of",
    "piece_pattern",
    "token_pattern",
    "word_pattern",
]

# Scripts that are written without spaces between words; a run of them is cut by the longest known word.
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # Thai
    "\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"  # Lao
    "\u1000-\u103f\u104c-\u108f\u109a-\u109f\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u3005-\u3007\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0002ffff"  # Kana and Han
    "\u1100-\u11ff\uac00-\ud7a3"  # Hangul: spaced, but with particles fused to what they follow
)

_UNSPACED_RANGES = (
    (0x0E01, 0x0E4E), (0x0E81, 0x0ECD), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17DD), (0x3005, 0x3007),
    (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xAA60, 0xAA7F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0x20000, 0x2FFFF),
)  # fmt: skip

# Characters that count as letters or digits and are neither: ordinal signs, fractions, superscripts, circled numbers.
NUMERIC = "\u00aa\u00ba\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"

# Combining marks, which Python's \w leaves out, and the joiners inside words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d"
    "\u0859-\u085b\u08ca-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc"
    "\u09be-\u09c4\u09c7-\u09c8\u09cb-\u09cd\u09d7\u09e2-\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a4d\u0a51\u0a70-\u0a71"
    "\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2-\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b4d\u0b55-\u0b57"
    "\u0b62-\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc"
    "\u0cbe-\u0cd6\u0ce2-\u0ce3\u0d00-\u0d03\u0d3b-\u0d3c\u0d3e-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca-\u0ddf"
    "\u0df2-\u0df3\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0fbc\u0fc6"
    "\u135d-\u135f\u1712-\u1715\u1732-\u1734\u17b4-\u17d3\u180b-\u180f\u1885-\u1886\u18a9\u1a17-\u1a1b\u1ab0-\u1ace"
    "\u1b00-\u1b04\u1b34-\u1b44\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f"
    "\u3099-\u309a\ua802\ua806\ua80b\ua823-\ua827\ua880-\ua881\ua8b4-\ua8c5\ua980-\ua983\ua9b3-\ua9c0\uabe3-\uabed"
    "\ufe00-\ufe0f\ufe20-\ufe2f\u200c\u200d\u00ad\u2060\u0640"
)

MARKS = frozenset(
    character
    for first, last in re.findall(r"(.)(?:-(.))?", _MARKS)
    for character in map(chr, range(ord(first), ord(last or first) + 1))
)

# Spaces inside a numeral, and the numeral itself: groups of three behind spaces; points, commas and apostrophes
# between digits; a decimal sign in front. No part of it can backtrack.
SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NUMERAL = (
    rf"(?<!\d)\d{{1,3}}(?:[{SPACES}]\d{{3}})++(?!\d)(?:[.,٫]\d++)?"
    r"|\d++(?:[.,٫٬·،⹁．]\d++|(?<=[０-９])，(?=[０-９]{3}(?![０-９]))\d++|['’´]\d{3}(?!\d))*+"
    rf"|(?<![\w.,%)/{_MARKS}])[.,٫]\d++"
)

LETTER = rf"[^\W\d_{NUMERIC}{UNSPACED}]"


def word_pattern(signs: str = "") -> str:
    """A regular expression (no groups) for one word; `signs` are characters that this language has inside words."""
    word = rf"{LETTER}+(?:[{_MARKS}]+{LETTER}*+)*+"
    if signs:
        word = rf"{word}(?:[{re.escape(signs)}]{word})*+"
    return rf"{word}|[{UNSPACED}{_MARKS}]+"


@cache
def token_pattern(signs: str = "") -> re.Pattern[str]:
    """Text cut into numerals, words and signs: the groups `numeral`, `word`, `fraction` and `sign`."""
    return re.compile(
        rf"(?P<numeral>{_NUMERAL})|(?P<word>{word_pattern(signs)})|(?P<fraction>[{NUMERIC}])|(?P<sign>\S)"
    )


@cache
def piece_pattern(signs: str = "") -> re.Pattern[str]:
    """The same cut as `token_pattern` without groups; every piece takes in the white space before it.

    White space at the end, or nothing, is the last piece of every text.
    """
    ascii_signs = "".join(sign for sign in re.escape(signs) if sign.isascii())
    plain = rf"[A-Za-z]++(?![{ascii_signs}]|[^\x00-\x7f])" if ascii_signs else r"[A-Za-z]++(?![^\x00-\x7f])"
    # Most words of most texts, at half the cost, come first.
    return re.compile(rf"\s*+(?:{plain}|{_NUMERAL}|{word_pattern(signs)}|\S|\Z)")


_FIRST_OF_NUMERAL = re.compile(r"\d|[.,٫]\d")
_FIRST_OF_FRACTION = re.compile(rf"[{NUMERIC}]")
_FIRST_OF_WORD = re.compile(rf"{LETTER}|[{UNSPACED}{_MARKS}]")


def kind_of(piece: str) -> str:
    """What a piece of text is by its first characters: numeral, word, fraction or sign."""
    if _FIRST_OF_NUMERAL.match(piece):
        return "numeral"
    if _FIRST_OF_FRACTION.match(piece):
        return "fraction"
    return "word" if _FIRST_OF_WORD.match(piece) else "sign"


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words (or to Hangul)."""
    point = ord(character)
    return point >= 0x0E01 and any(low <= point <= high for low, high in _UNSPACED_RANGES)


def is_syllabic(character: str) -> bool:
    """Whether a character belongs to Thai, Lao, Khmer or Burmese, where a letter is no word by itself."""
    return "\u0e00" <= character < "\u10a0" or "\u1780" <= character < "\u1800" or "\uaa60" <= character < "\uaa80"


_LEADING = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")  # stand before the consonant that they belong to
_TRAILING = frozenset("ะาำๅະາຳ")  # letters by Unicode, though they only follow a consonant


def is_inside(run: str, at: int) -> bool:
    """Whether a place in a run of Thai, Lao, Khmer or Burmese is inside a syllable, where no word can end."""
    character = run[at]
    if not is_syllabic(character):
        return False
    return character in _TRAILING or run[at - 1] in _LEADING or unicodedata.category(character)[0] == "M"


def is_hangul(character: str) -> bool:
    """Whether a character is a Hangul syllable or letter."""
    return "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff"


def key_of(surface: str, signs: str = "") -> str:
    """The lexicon's key of a surface: its folded words and signs, one space between them.

    A hyphen between two words is left out, here and in running text: `kilowatt-hour` is `kilowatt hour`.
    """
    tokens = [token for match in token_pattern(signs).finditer(surface) if (token := fold(match.group()))]
    kept = [
        token
        for at, token in enumerate(tokens)
        if not (
            token == "-" and 0 < at < len(tokens) - 1 and tokens[at - 1][0].isalnum() and tokens[at + 1][0].isalnum()
        )
    ]
    return " ".join(kept)
