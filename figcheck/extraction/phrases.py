"""Items that belong together become one: phrases of the lexicon, prefixes and endings beside numerals."""

from __future__ import annotations

from operator import attrgetter

from figcheck.extraction.items import MASKED, NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.locales.lexicon import Entry, Lexicon, Meaning

__all__ = ["join_phrases"]

_SHORT = 4  # letters of `de`, `than` between a qualifier and its number
_VOWELS = frozenset("aeiouy")
_KEY, _SECONDS = attrgetter("key"), attrgetter("seconds")
_JOINING = frozenset({":", "-", "'"})
_COUNTED = flags_of(("share", "currency", "unit", "duration"))
_CLAUSE = frozenset({",", ".", ";", ":", "(", "—", "–"})
_Roles = dict[str, tuple[Meaning, ...]]


def join_phrases(text: str, items: list[Item], ends: list[int], lexicon: Lexicon) -> Items:
    """Items that make a phrase of the lexicon together become one; the longest phrase at every place is taken."""
    result: list[Item] = []
    places: list[int] = []
    done = 0
    starts = [
        at
        for at, seconds in enumerate(map(_SECONDS, items[:-1]))
        if seconds and ((following := items[at + 1]).key in seconds or following.stems or following.key == "-")
    ]
    for at in starts:
        if at < done or (found := _phrase(items, at, lexicon)) is None:
            continue
        to, roles, key = found
        if roles.keys() == {"added"} and at and items[at - 1].key in _CLAUSE:
            continue  # `, and a quarter of them`
        if roles.keys() == {"phrases"} and (_ends_number(items, at) or _is_counted(items, at)):
            continue  # `twenty-one of the clubs`, `20 năm qua`
        start = ends[at] - len(items[at].text)
        result += items[done:at]
        places += ends[done:at]
        result.append(Item(WORD, text[start : ends[to - 1]], Entry(key, roles), space=items[at].space))
        places.append(ends[to - 1])
        done = to
    if done:
        items, ends = result + items[done:], places + ends[done:]
    if lexicon.prefix_keys and not lexicon.prefix_keys.isdisjoint(map(_KEY, items)):
        items, ends = _join_prefixes(items, ends, lexicon)
    if lexicon.numeral_endings and not _JOINING.isdisjoint(map(_KEY, items)):
        items, ends = _join_endings(text, items, ends, lexicon)
    return Items(items, ends)


def _ends_number(items: list[Item], at: int) -> bool:
    """Whether a number word is the last of a number of several words: twenty-`one`, treinta y `uno`."""
    if not items[at].has("number"):
        return False
    before = at - 1
    while before > 0 and at - before < 4 and (items[before].key == "-" or items[before].has("and")):
        before -= 1
    return before >= 0 and items[before].kind == WORD and (items[before].has("number") or items[before].has("scale"))


def _is_counted(items: list[Item], at: int) -> bool:
    """Whether a phrase starts with the unit of time of the numeral before it."""
    return at > 0 and items[at - 1].kind == NUMERAL and items[at].space and items[at].has("duration")


def _join_endings(text: str, items: list[Item], ends: list[int], lexicon: Lexicon) -> tuple[list[Item], list[int]]:
    """A numeral with its case ending before a scale or a unit is one numeral: `3:n prosentin`, `36:ta miljardia`."""
    result: list[Item] = []
    places: list[int] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind == NUMERAL and at + 3 < len(items) and items[at + 1].key in _JOINING:
            sign, ending, counted = items[at + 1 : at + 4]
            parted = sign.space or ending.space or not counted.space
            if not parted and sign.key + ending.key in lexicon.numeral_endings:
                if counted.flags & _COUNTED or counted.has("scale"):
                    entry = Entry(item.key, item.roles, item.longest, item.seconds, item.stems)
                    start = ends[at] - len(item.text)
                    result.append(Item(NUMERAL, text[start : ends[at + 2]], entry, space=item.space))
                    places.append(ends[at + 2])
                    at += 3
                    continue
        result.append(item)
        places.append(ends[at])
        at += 1
    return result, places


def _join_prefixes(items: list[Item], ends: list[int], lexicon: Lexicon) -> tuple[list[Item], list[int]]:
    """A prefix before a numeral, with a hyphen also before a word (`ל-24`, `ו200`), is fused to it; no minus."""
    result: list[Item] = []
    places: list[int] = []
    at = 0
    while at < len(items):
        fused = lexicon.fused_by(items[at].key) if items[at].kind == WORD else None
        to = at + 1
        if fused is not None and to < len(items) and items[to].key == "-" and not items[to].space:
            to += 1
        joins = to < len(items) and not items[to].space and (to == at + 2 or items[to].kind == NUMERAL)
        if fused is None or not joins or items[to].kind not in (NUMERAL, WORD):
            result.append(items[at])
            places.append(ends[at])
            at += 1
            continue
        item = items[to]
        roles = {**item.roles, "fused": (fused, *item.roles.get("fused", ()))}
        entry = Entry(item.key, roles, item.longest, item.seconds, item.stems)
        result.append(Item(item.kind, item.text, entry, space=items[at].space))
        places.append(ends[to])
        at = to + 1
    return result, places


def _phrase(items: list[Item], at: int, lexicon: Lexicon) -> tuple[int, _Roles, str] | None:
    """The longest phrase that starts at an item: the item behind it, its roles, its key."""
    start = items[at]
    if not _may_go_on(items, at):
        return None
    longest = start.longest
    keys = [start.key]
    ends = [at + 1]
    apart = longest  # words before the first numeral that stands apart: `5 ft 2 in` has no square foot
    to = at + 1
    while len(keys) < longest and to < len(items):
        item = items[to]
        if item.kind == MASKED:
            break
        if item.kind == NUMERAL and item.space:
            apart = min(apart, len(keys))
        hyphen = _is_hyphen(items, to) and keys[-1][0].isalnum()
        to += 1
        if hyphen and items[to].kind == WORD:
            continue
        keys.append(item.key)
        ends.append(to)
    for size in range(len(keys), 1, -1):
        last = items[ends[size - 1] - 1]
        key = " ".join(keys[:size])
        roles = None if size == 2 and _is_word_before_sign(start, last) else lexicon.phrase(key)
        if roles is None and last.kind == WORD:
            for stem in last.stems:
                roles = lexicon.phrase(" ".join([*keys[: size - 1], stem]))
                if roles:
                    break
        if roles:
            roles = _spelled(roles, items[at : ends[size - 1]])
            if _is_cut_off(roles, items, at, ends[size - 1]):
                continue
            if roles and not (size > apart and "unit" in roles):
                return ends[size - 1], roles, key
    return None


def _is_word_before_sign(start: Item, sign: Item) -> bool:
    """Whether a vowel by itself before a sign is a word: `a $5 million deal` is of no Australian dollars, `A$5` is."""
    return sign.kind == SIGN and sign.space and start.key in _VOWELS


def _is_cut_off(roles: _Roles, items: list[Item], at: int, behind: int) -> bool:
    """Whether a qualifier that goes behind its amount has another right behind it: 14 dead `and more` than 200."""
    meanings = roles.get("qualifier")
    if not meanings or len(roles) > 1 or any(meaning.side != "after" for meaning in meanings):
        return False
    if not (items[at].has("and") or items[at].has("or")):
        return False  # `100보다 크고 300`
    ahead = items[behind : behind + 2]
    if ahead and ahead[0].kind == NUMERAL:
        return True
    return len(ahead) == 2 and ahead[0].kind == WORD and len(ahead[0].text) <= _SHORT and ahead[1].kind == NUMERAL


def _may_go_on(items: list[Item], at: int) -> bool:
    """Whether the word behind an item is the second of a phrase that starts with it."""
    if at + 1 >= len(items):
        return False
    seconds, following = items[at].seconds, items[at + 1]
    if following.key in seconds or any(stem in seconds for stem in following.stems):
        return True
    if not _is_hyphen(items, at + 1):
        return False
    following = items[at + 2]
    return following.key in seconds or any(stem in seconds for stem in following.stems)


def _is_hyphen(items: list[Item], at: int) -> bool:
    return items[at].key == "-" and at + 1 < len(items) and items[at].space == items[at + 1].space


def _spelled(roles: _Roles, items: list[Item]) -> _Roles:
    """The roles whose strict spelling is met by the text."""
    if not any(meaning.exact.startswith("=") for meanings in roles.values() for meaning in meanings):
        return roles
    letters = "".join(item.text for item in items)
    kept = {
        role: tuple(m for m in meanings if not m.exact.startswith("=") or m.exact[1:].replace(" ", "") == letters)
        for role, meanings in roles.items()
    }
    return {role: meanings for role, meanings in kept.items() if meanings}
