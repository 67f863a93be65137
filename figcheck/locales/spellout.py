"""Number words: CLDR's spellout rules (RBNF) run backwards.

unicode-rbnf only formats. Its rules are inverted in two steps. The words that multiply (hundred, thousand, million,
in every form a rule gives them) are read off the rules; every number from 0 to 999 is formatted by every cardinal rule
set, and what the grammar of `combine` cannot already put together from shorter words is entered whole
(`quatre-vingt-dix`, `halvtreds`, `centotto`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from figcheck.locales.fold import fold

__all__ = ["ADD", "AND", "MULTIPLY", "Word", "Words", "combine", "invert", "rule_languages", "split_glued"]

ADD, MULTIPLY, AND = "add", "multiply", "and"
_LIMIT = 24  # a power of ten above which nobody spells a number


@dataclass(frozen=True, slots=True)
class Word:
    """A number word in a phrase: it adds its value, multiplies what came before, or only joins (`and`)."""

    role: str
    value: Decimal = Decimal(0)
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The number words of a language: surface (folded) -> value, by role; and whether it writes them in one."""

    numbers: dict[str, Decimal]
    multipliers: dict[str, Decimal]
    joiners: frozenset[str]
    ordinals: frozenset[str]
    glued: bool


def combine(words: Sequence[Word], *, scale_first: bool = False) -> tuple[Decimal, int] | None:
    """The value of the longest prefix of `words` that is one number, and its length; None if there is none.

    Terms are kept apart as long as a later multiplier may still take them: `12 thousand 450 million` multiplies
    both. Where `scale_first` (`milioni mbili`), a multiplier with nothing before it takes what follows.
    """
    terms: list[Decimal] = []
    powers: list[Decimal] = []  # what each term was last multiplied by
    best: tuple[Decimal, int] | None = None
    pending: Decimal | None = None  # a multiplier that waits for what it multiplies
    joined = False
    last_multiplied = False
    last_added = Decimal(0)
    for index, word in enumerate(words):
        if word.role == AND:
            if joined or (not terms and pending is None):
                break
            joined = True
            continue
        value = word.value
        if word.role == MULTIPLY:
            taken = [term for term in terms if term < value]
            if not taken and len(terms) == 1 and value < 100 and not last_multiplied:  # fifteen dozen
                taken = terms
            rest = terms[: len(terms) - len(taken)]
            if scale_first and (not terms or joined or (last_multiplied and not taken)):
                if pending is not None and not (pending > value and joined):
                    if terms or value >= pending:
                        break
                    pending *= value
                else:
                    if pending is not None:
                        terms.append(pending)
                        powers.append(pending)
                    pending = value
            elif (pending is not None and not taken) or (
                not taken and terms and not joined and terms[-1] >= value and not _is_round(terms[-1], value)
            ):
                break
            elif rest and taken and powers[len(rest) - 1] <= value and powers[len(rest) - 1] > 1:
                break  # 3 hundred and 2 hundred are two numbers
            else:
                terms = [*rest, (sum(taken, Decimal(0)) or Decimal(1)) * value]
                powers = [*powers[: len(rest)], value]
            last_multiplied = True
        else:
            if pending is not None:
                if value >= 1000 and not word.glued:
                    break
                terms.append(pending * value)
                powers.append(pending)
                pending = None
            elif (
                scale_first
                and joined
                and terms
                and powers[-1] >= 1000
                and not last_multiplied
                and _is_within(terms[-1] / powers[-1], value)
            ):
                terms[-1] += value * powers[-1]  # milioni ishirini na tano
            elif terms and not _fits(terms[-1], value, joined, last_multiplied, last_added):
                break
            elif (terms and terms[-1] < value) or (
                terms and not last_multiplied and terms[-1] < 1000
            ):  # units before tens: einundzwanzig
                terms[-1] += value
            else:
                terms.append(value)
                powers.append(Decimal(1))
            last_multiplied = False
            last_added = value
        joined = False
        best = sum(terms, pending if pending is not None else Decimal(0)), index + 1
    return best


def _is_within(mantissa: Decimal, value: Decimal) -> bool:
    return mantissa >= 10 and value < Decimal(1).scaleb(_trailing_zeros(mantissa))


def _is_round(term: Decimal, value: Decimal) -> bool:
    return term % value == 0


def _fits(before: Decimal, value: Decimal, joined: bool, multiplied: bool, added: Decimal) -> bool:
    """Whether a word may be added to the term before it: twenty-three, hundred twenty, one-and-twenty."""
    if value <= 0 or before <= 0:
        return False
    if joined and not multiplied and added < 10 < value < 100 and value % 10 == 0 and before % 100 == added:
        return True
    if multiplied:
        return value < before
    place = Decimal(1).scaleb(_trailing_zeros(before))
    return value < place


def _trailing_zeros(value: Decimal) -> int:
    digits = format(value.normalize(), "f")
    return 0 if "." in digits else len(digits) - len(digits.rstrip("0"))


def split_glued(text: str, words: dict[str, Word], longest: int) -> list[Word] | None:
    """A word written in one (`zweihundertdreißig`) as its number words, or None if it is not made of them alone.

    Of all ways to cut it the one with the fewest pieces is taken. Linear in the length for a given `longest`.
    """
    size = len(text)
    best: list[tuple[int, int, Word] | None] = [None] * (size + 1)
    counts = [0] + [size + 1] * size
    for end in range(1, size + 1):
        for start in range(max(0, end - longest), end):
            if counts[start] + 1 < counts[end] and (word := words.get(text[start:end])) is not None:
                counts[end], best[end] = counts[start] + 1, (start, end, word)
    if counts[size] > size:
        return None
    pieces: list[Word] = []
    end = size
    while end:
        step = best[end]
        if step is None:
            return None
        pieces.append(step[2])
        end = step[0]
    return pieces[::-1]


def rule_languages() -> tuple[str, ...]:
    """The languages that unicode-rbnf has rules for, as BCP 47 tags."""
    import unicode_rbnf.engine

    folder = Path(unicode_rbnf.engine.__file__).with_name("rbnf")
    return tuple(sorted(path.stem.replace("_", "-") for path in folder.glob("*.xml") if path.stem != "root"))


def invert(
    tag: str,
    prefixes: Iterable[str] = (),
    known: Mapping[str, Decimal] | None = None,
    numbers: Mapping[str, Decimal] | None = None,
) -> Words | None:
    """The number words of a language by its CLDR rules, or None if it has none.

    `prefixes` are joiners written in one with the next word (Arabic `و`), `known` words that multiply and `numbers` words
    that add, both of which the rules may lack. Fractions are left out: CLDR's are wrong in several languages (kk, ky,
    pl, ru).
    """
    from unicode_rbnf import RbnfEngine
    from unicode_rbnf.engine import FormatPurpose

    try:
        engine = RbnfEngine.for_language(tag.replace("-", "_"))
    except ValueError:
        return None
    if not any(FormatPurpose.from_ruleset_name(name) is FormatPurpose.CARDINAL for name in engine.rulesets):
        return None
    own = _multipliers(engine)
    multipliers = {**own, **{_plain(word): value for word, value in (known or {}).items()}}
    forms = _forms(engine, FormatPurpose.CARDINAL, range(1000))
    fused = tuple(map(fold, prefixes))
    reader = _Reader(multipliers, _joiners(forms, multipliers, fused), fused)
    reader.know({_plain(word): value for word, value in (numbers or {}).items()})
    glued = False
    for value, text in forms:
        whole = " " not in text
        if not reader.enter(text, value, always=whole and value < 100) and whole and value >= 100:
            glued = glued or not _unspaced(text)
    for power in (3, 4, 5, 6):
        for value, text in _forms(engine, FormatPurpose.CARDINAL, [n * 10**power for n in (1, 2, 3, 5, 8)]):
            if reader.read(text) is None:  # a form that reads otherwise is the formatter's mistake
                reader.enter(text, value)
    ordinals = {text for _, text in _forms(engine, FormatPurpose.ORDINAL, range(1, 32)) if text not in reader.numbers}
    return Words(reader.numbers, own, reader.joiners, frozenset(ordinals), glued)


class _Reader:
    """Reads generated forms by the words entered so far, and enters those that it cannot put together."""

    def __init__(self, multipliers: dict[str, Decimal], joiners: set[str], prefixes: tuple[str, ...]) -> None:
        self.numbers: dict[str, Decimal] = {}
        self.joiners = frozenset(joiners)
        self._prefixes = prefixes
        self._table = {word: Word(AND) for word in joiners}
        self._table.update({word: Word(MULTIPLY, value) for word, value in multipliers.items()})
        self._cuts: dict[str, list[Word] | None] = {}

    def know(self, numbers: Mapping[str, Decimal]) -> None:
        """Take number words that are known from elsewhere."""
        for word, value in numbers.items():
            self._table.setdefault(word, Word(ADD, value))

    def enter(self, text: str, value: int, *, always: bool = False) -> bool:
        """Enter a form whole unless it reads to `value` already; whether it was entered."""
        if not always and self.read(text) == value:
            return False
        self.numbers.setdefault(text, Decimal(value))
        if text not in self._table:
            self._table[text] = Word(ADD, Decimal(value))
            self._cuts.clear()
        return True

    def read(self, text: str) -> Decimal | None:
        """The value of a form, greedily by its longest phrases; None if it has a word not known."""
        if text in self.numbers:
            return self.numbers[text]
        pieces: list[Word] = []
        words = text.split()
        at = 0
        while at < len(words):
            for size in range(min(4, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size])
                if phrase in self._table:
                    pieces.append(self._table[phrase])
                    at += size
                    break
            else:
                cut = self._cut(words[at])
                if cut is None:
                    return None
                pieces += cut
                at += 1
        found = combine(pieces)
        return found[0] if found and found[1] == len(pieces) else None

    def _cut(self, word: str) -> list[Word] | None:
        if word not in self._cuts:
            cut = split_glued(word, self._table, 24)
            for prefix in self._prefixes:
                if cut is None and word.startswith(prefix) and word[len(prefix) :] in self._table:
                    cut = [Word(AND), self._table[word[len(prefix) :]]]
            self._cuts[word] = cut
        return self._cuts[word]


def _unspaced(text: str) -> bool:
    return any("\u0e00" <= c <= "\u0eff" or "\u1000" <= c <= "\u109f" or "\u1780" <= c <= "\u17ff"
               or "\u3040" <= c <= "\u9fff" for c in text)  # fmt: skip


def _forms(engine: Any, purpose: Any, values: Iterable[int]) -> list[tuple[int, str]]:
    """(value, form) by every rule set; forms that fall back to digits are left out."""
    from unicode_rbnf.engine import NoRuleForNumberError

    result = []
    for value in values:
        try:
            formatted = engine.format_number(value, purpose=purpose)
        except (NoRuleForNumberError, ValueError):
            continue
        texts = dict.fromkeys(_plain(text) for text in formatted.text_by_ruleset.values())
        result += [(value, text) for text in texts if text and not any(map(str.isdigit, text))]
    return result


def _plain(text: str) -> str:
    """Folded, hyphens as spaces, one space between words: the form in which phrases are compared."""
    return " ".join(fold(text).replace("-", " ").split())


def _multipliers(engine: Any) -> dict[str, Decimal]:
    """The words next to the quotient in the rules from ten up: `←← hundert` multiplies by 100."""
    from unicode_rbnf.engine import FormatPurpose, PluralFormatPart, SubRulePart, SubType, TextRulePart

    result: dict[str, Decimal] = {}
    for name, ruleset in engine.rulesets.items():
        if "ordinal" in name or "year" in name or FormatPurpose.from_ruleset_name(name) is FormatPurpose.ORDINAL:
            continue
        for base, rule in ruleset.numeric_rules.items():
            quotients = [part for part in rule.parts if isinstance(part, SubRulePart) and part.type is SubType.QUOTIENT]
            if base < 10 or not quotients or rule.radix not in (10, 100, 1000, 10000):
                continue
            power = len(str(base)) - 1
            if rule.radix != 10 and str(base).strip("0") == "1":
                power = power // (len(str(rule.radix)) - 1) * (len(str(rule.radix)) - 1)
            if power > _LIMIT or power < 1:
                continue
            at = rule.parts.index(quotients[0])
            texts: list[str] = []
            for part in [*rule.parts[at + 1 :], *rule.parts[:at][::-1]]:
                if isinstance(part, PluralFormatPart):
                    texts += re.findall(r"\{([^{}]*)\}", part.function_name)
                elif isinstance(part, TextRulePart) and part.text.strip("\xad -"):
                    texts.append(part.text)
                elif isinstance(part, SubRulePart):
                    break
                if texts:
                    break
            for text in texts:
                word = _plain(text.replace("\xad", ""))
                if word and not any(character.isdigit() for character in word):
                    result.setdefault(word, Decimal(10) ** power)
    return result


def _joiners(forms: list[tuple[int, str]], multipliers: dict[str, Decimal], prefixes: tuple[str, ...]) -> set[str]:
    """Words that only join: between the parts of 21..99 and 101..199, with no value of their own."""
    known = {text for value, text in forms if value <= 20 or value in range(20, 101, 10)} | set(multipliers)
    known |= {prefix + word for prefix in prefixes for word in known}
    found: Counter[str] = Counter()
    for value, text in forms:
        if 20 < value < 200 and value % 10:
            words = text.split()
            found.update(word for word in words[1:-1] if word not in known and len(words) <= 5)
    return {word for word, times in found.items() if times >= 8}
