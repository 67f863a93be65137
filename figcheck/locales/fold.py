"""One way to write a word: case, composition, look-alike signs and marks that writers leave out.

The lexicon's keys and the words of a text go through the same function, so that they meet.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["DIGIT_ZEROS", "fold", "fold_with_places", "to_ascii_digits", "without_accents"]

# The zeros of Unicode's decimal digits (general category Nd); each is followed by its nine sisters.
DIGIT_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0,
    0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
)  # fmt: skip

_DIGITS = {zero + value: ord("0") + value for zero in DIGIT_ZEROS for value in range(10)}

# Marks that writers leave out or that keep words apart on the page only: Arabic vowel signs and tatweel, Hebrew
# points, Indic nukta, joiners, soft hyphen, direction marks, variation selectors.
_DROPPED = dict.fromkeys(
    [
        *range(0x64B, 0x653), 0x670, 0x640, *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C7, 0x93C, 0x9BC, 0xA3C,
        0xABC, 0xB3C, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x34F, 0x61C, 0x180E, *range(0x200E, 0x2010),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0x307,
    ]
)  # fmt: skip

# Letters and signs that stand for one another in everyday writing.
_ALIKE = {
    **dict.fromkeys(map(ord, "’‘ʼʻ՚＇′‛`´"), "'"),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D, 0x58A, 0x30FB, 0x2043], "-"),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ی", ord("ي"): "ی", ord("ې"): "ی", ord("ك"): "ک", ord("ہ"): "ه", ord("ۀ"): "ه", ord("ة"): "ه",
    **dict.fromkeys(map(ord, "։።။។।॥"), "."), **dict.fromkeys(map(ord, "՝፣၊"), ","), ord("፤"): ";", ord("፥"): ":",
    **{ord(chillu): letter + "്" for chillu, letter in zip("ൺൻർൽൾൿ", "ണനരലളക", strict=True)},
    ord("־"): "-", ord("״"): '"', ord("׳"): "'", ord("ς"): "σ", ord("ş"): "ș", ord("ţ"): "ț", ord("۔"): ".", ord("ı"): "i",
}  # fmt: skip
_TABLE = {**_ALIKE, **_DROPPED}
_BEFORE_NFKC = {ord("º"): "°", ord("˚"): "°", ord("№"): "#"}  # which NFKC makes an o and a `No`


def to_ascii_digits(text: str) -> str:
    """The text with every decimal digit of every script as 0-9. The length stays the same."""
    return text if text.isascii() else text.translate(_DIGITS)


def fold(text: str) -> str:
    """The lexicon's form of a word: NFKC, case folded, marks dropped, look-alikes joined, digits 0-9.

    NFKC is applied before and after the folding, because either may undo the other's work.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text.translate(_BEFORE_NFKC)).casefold()
    text = unicodedata.normalize("NFKC", text.translate(_TABLE))
    return text.translate(_DIGITS)


def without_accents(text: str) -> str:
    """A folded word without the marks on its letters: `dólares` is typed `dolares`."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


# Characters that fold to one: a letter with its marks, the Jamo of a Hangul syllable, Burmese u with its vowel sign.
_CLUSTER = re.compile(
    r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\u1025\u102e"
    r"|.[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a\u200b-\u200d\u2060]*",
    re.DOTALL,
)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and its end) the place in the text that it comes from."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded, list(range(len(text) + 1))
    characters: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        for character in fold(match.group()):
            characters.append(character)
            places.append(match.start())
    places.append(len(text))
    return "".join(characters), places
