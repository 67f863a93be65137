"""Dates, years and clock times, which are no figures."""

from __future__ import annotations

import re

from figcheck.extraction.amounts import Amount
from figcheck.extraction.dated import makes_date
from figcheck.extraction.items import NUMERAL, Item, flags_of, is_recent_year
from figcheck.extraction.punctuation import STOPS
from figcheck.extraction.surroundings import Surroundings, counts, is_cut, names
from figcheck.quantities.units import PERIODS

__all__ = ["is_clock", "is_date", "is_fraction_date", "is_year"]

_CLOCK, _DATE = flags_of(("clock",)), flags_of(("month", "weekday", "dates", "years"))
_MEASURED = flags_of(("share", "currency", "unit"))
_LONG = frozenset(PERIODS) - {"second", "minute", "hour"}


def is_clock(c: Surroundings) -> str | None:
    """A number up to 24, or hours and minutes, next to a word of the clock."""
    number = c.number
    if _is_pointed(c):
        return "clock"
    if c.lexicon.clock_frames and _is_framed(c):
        return "clock"
    if not c.items.flags & _CLOCK or number.vague or number.scales or number.low < 0 or number.low >= 60:
        return None
    if _is_minute(c):
        return "clock"
    if number.low >= 25:
        return None
    if not c.bare:
        said = c.items[c.amount.last].side("clock", "after")
        if said is not None and c.amount.kind == "measure" and not _is_long(c) and not _lasts(c):
            return "clock"
        if _leads_minutes(c):
            return "clock"
        if not _is_hour(c):
            return None
        if _is_clock_time(c):
            return "clock"
    if c.after is not None and c.bare:
        meaning = c.after.side("clock", "after")
        if meaning is not None and meaning.side != "before":
            return "clock"
    for offset in (-1, -2):
        item = c.at(offset)
        if item is None:
            break
        if item.has("clock") and item.first("clock").side != "after":
            if offset == -1 or (c.at(-1) is not None and c.at(-1).key in (".", ":")):  # type: ignore[union-attr]
                return "clock"
    return None


def _is_framed(c: Surroundings) -> bool:
    """An hour with its word behind and one of the clock's words before it: `à 18 heures`, `dès 10 h 30`."""
    number = c.number
    if number.scales or number.in_words or not 0 <= number.low <= 24 or c.before is None:
        return False
    unit = c.items[c.amount.last] if c.amount.last == c.number.last + 1 else c.after
    openings = c.lexicon.clock_frames.get(unit.key) if unit is not None else None
    if not openings:
        return False
    return any(c.before.key == opening or c.before.key.endswith(f" {opening}") for opening in openings)


def _lasts(c: Surroundings) -> bool:
    """Whether an hour is one of a duration: more than two hours, two hours a day."""
    if c.before is not None and c.before.has("during"):
        return True
    if c.before is not None and c.before.has("qualifier"):
        return c.before.first("qualifier").value in ("over", "under", "at_least", "up_to")
    return c.after is not None and (c.after.has("period") or c.after.has("per_word"))


def _is_minute(c: Surroundings) -> bool:
    """Minutes behind an hour of the clock: `午後3時30分`, `7 giờ 15 phút sáng`."""
    unit = c.amount.unit
    if unit is None or unit.name not in ("minute", "second") or c.before is None:
        return False
    hour = c.before.side("clock", "after")
    if hour is not None and hour.side == "after":
        return True
    said = c.after.side("clock", "after") if c.after is not None else None
    return said is not None and c.before.has("duration") and c.before.first("duration").value == "hour"


def _leads_minutes(c: Surroundings) -> bool:
    """An hour before minutes and a word of the clock: `7 giờ 15 phút sáng`."""
    minutes, unit, said = c.at(1), c.at(2), c.at(3)
    if not _is_hour(c) or minutes is None or unit is None or said is None or minutes.kind != NUMERAL:
        return False
    return unit.has("duration") and unit.first("duration").value == "minute" and said.side("clock", "after") is not None


def _is_pointed(c: Surroundings) -> bool:
    """`в 20.45`: hours and minutes (or day and month) with a point behind a preposition, where decimals have a comma."""
    item = c.items[c.number.last]
    hours = c.amount.unit is not None and c.amount.unit.name == "hour"
    if not (c.bare or hours) or c.number.in_words or c.number.scales or c.lexicon.decimal[:1] != (",",):
        return False
    if hours and re.fullmatch(r"(?:1\d|2[0-4])[.,][0-5]\d", item.key):
        return True  # `в 18,30 часа`
    if not re.fullmatch(r"(?:[01]?\d|2[0-4])\.[0-5]\d", item.key) or c.before is None or counts(c):
        return False
    return c.before.kind == "word" and not c.before.roles.keys().isdisjoint({"common", "per_word", "clock", "of"})


def _is_long(c: Surroundings) -> bool:
    """Whether a duration is of a day or more: `2 дня` is two days, though `дня` also says p.m."""
    return c.amount.unit is not None and c.amount.unit.name in _LONG


def _is_hour(c: Surroundings) -> bool:
    return c.amount.unit is not None and c.amount.unit.name == "hour"


def _is_clock_time(c: Surroundings) -> bool:
    """`20.15 uur`: hours and minutes with a sign between them that is none of the locale's decimals."""
    numeral = c.items[c.number.last].key
    sign = numeral[-3:-2]
    return sign in (".", ":") and sign not in c.lexicon.decimal and numeral[-2:] < "60" and len(numeral) <= 5


def is_date(c: Surroundings) -> str | None:
    """A day of the month or a year next to a month, or a number with a word that makes dates (年, 日, den)."""
    if not c.items.flags & _DATE:
        return None
    item = c.plain
    if item is None:
        if (
            c.number.in_words
            and c.bare
            and not c.number.scales
            and 1 <= c.number.low <= 31
            and _month_near(c, c.amount)
        ):
            return "date"
        return None
    value = int(item.key)
    if c.bare and _is_dotted(c, item):
        return "date"
    if c.bare and c.after is not None and c.after.has("years") and makes_date(c.items, c.number.last + 1, c.number):
        return None if _starts_measured_range(c) else "year"
    if c.bare and c.after is not None and c.after.has("dates"):
        side = c.after.first("dates").side
        if side != "before" and (len(item.key) <= 2 or len(item.key) == 4):
            return "date"
    if not c.bare:
        return "date" if _is_named_day(c, value) else None
    if c.before is not None and c.before.has("dates") and c.before.first("dates").side != "after" and 1 <= value <= 31:
        return "date"
    if (len(item.key) <= 2 and 1 <= value <= 31) or len(item.key) == 4:
        if _month_near(c, c.amount):
            return "date"
        if len(item.key) <= 2 and c.before is not None and c.before.has("weekday") and not counts(c):
            return "date"
        if len(item.key) <= 2 and _is_bracketed(c) and (told := c.at(-2)) is not None:
            if told.has("date_links") and (month := c.at(-3)) is not None:
                told = month
            if told.has("weekday") or (told.has("month") and not told.has("common")):
                return "date"
    return None


def _is_named_day(c: Surroundings, value: int) -> bool:
    """A day or a month with its word behind a month or a word of dates: `မေလ ၃ ရက်`, `ថ្ងៃទី ៣ ខែ ៥`."""
    unit, before = c.items[c.amount.last], c.before
    if (
        before is None
        or c.amount.last != c.number.last + 1
        or not 1 <= value <= 31
        or len(c.items[c.number.last].key) > 2
    ):
        return False
    named = [item for item in c.items[max(0, c.amount.first - 3) : c.amount.first] if item.key != "("]
    if len(named) > 1 and named[-1].has("date_links") and named[-2].has("month"):
        before = named[-2]
    said = before.has("dates") and before.first("dates").side != "after"
    said = said or (
        before.has("date_links") and _leads_part(c) and (first := c.at(-2)) is not None and first.kind == NUMERAL
    )
    if said or (before.has("month") and not before.has("common")):
        day = c.amount.unit is not None and c.amount.unit.name == "day" and is_cut(unit)
        return day or unit.has("dates") or unit.has("years") or unit.has("date_links") or (said and _leads_part(c))
    return False


def _is_calendar(c: Surroundings) -> bool:
    return c.amount.unit is not None and c.amount.unit.name in ("day", "month", "year")


def _leads_part(c: Surroundings) -> bool:
    """Whether the unit of a number is the word of the next part of a date: `ថ្ងៃទី ៣ ខែ ៥`."""
    return _is_calendar(c) and c.after is not None and c.after.kind == NUMERAL


def _is_dotted(c: Surroundings, item: Item) -> bool:
    """A part of a date in figures with spaces: `3. 5. 2024`, `1. 6.`."""
    day, month, year = len(item.key) <= 2, len(item.key) <= 2 and int(item.key) <= 12, len(item.key) == 4
    behind, before = _stopped(c, 2, 1), _stopped(c, -2, -1)
    if day and behind is not None and int(behind.key) <= 12 and _is_stop(c.at(3)):
        return int(item.key) <= 31
    if before is None or not (month or year):
        return False
    if month and int(before.key) <= 31 and _is_stop(c.at(1)):
        return True
    return year and int(before.key) <= 12 and _stopped(c, -4, -3) is not None


def _is_stop(item: Item | None) -> bool:
    return item is not None and item.key == "." and not item.space


def _stopped(c: Surroundings, place: int, stop: int) -> Item | None:
    """A numeral of at most two digits at a place, with a full stop between it and the amount."""
    numeral, sign = c.at(place), c.at(stop)
    plain = numeral is not None and numeral.kind == NUMERAL and numeral.key.isdigit() and len(numeral.key) <= 2
    return numeral if plain and _is_stop(sign) else None


def _is_bracketed(c: Surroundings) -> bool:
    return c.before is not None and c.after is not None and c.before.key == "(" and c.after.key == ")"


def _month_near(c: Surroundings, amount: Amount) -> bool:
    """Whether a month stands next to an amount, with at most a sign, an ordinal's ending and a link between."""
    for step in (1, -1):
        index = amount.last + 1 if step > 0 else amount.first - 1
        skipped = 0
        while 0 <= index < len(c.items) and skipped < 4:
            item = c.items[index]
            if item.has("month") and not item.has("common"):
                return True
            if step < 0 and item.has("phrases") and item.text[:1].isdigit():
                return True  # a holiday: `le 14 juillet 1789`
            if item.has("month") and item.text[:1].isupper() and (_is_inside(c, index) or _has_year(c, amount)):
                return True
            if not (item.key in (".", ",", "-", "'", "º", "ª", "°") or item.roles.keys() & {"ordinal_suffix", "date_links", "of", "weekday"}
                    or (item.kind == NUMERAL and step < 0 and len(item.key) <= 2)):  # fmt: skip
                break
            index += step
            skipped += 1
    return False


def _is_inside(c: Surroundings, at: int) -> bool:
    """Whether a word stands inside its sentence, where a capital says something."""
    return at > 0 and c.items[at - 1].key not in STOPS


def _has_year(c: Surroundings, amount: Amount) -> bool:
    """Whether a day has a year behind it (`May 3, 2024`), or ends its sentence."""
    behind = c.items[amount.last + 1 : amount.last + 3]
    if behind and behind[0].key == ",":
        behind = behind[1:]
    return not behind or behind[0].key in STOPS or (behind[0].kind == NUMERAL and len(behind[0].key) == 4)


def is_fraction_date(c: Surroundings) -> str | None:
    """5/3 alone is a date, 24/7 an idiom; 3/4 is a fraction."""
    number = c.number
    if number.in_words or number.first == number.last or c.items[number.last].kind != NUMERAL or number.scales:
        return None
    if c.items[number.last - 1].key != "/" or not c.bare:
        return None
    numerator, denominator = int(c.items[number.last - 2].key), int(c.items[number.last].key)
    if number.last - number.first > 2:
        return None
    if numerator >= denominator or denominator not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32):
        return "date"
    before = c.before
    if before is not None and (before.has("weekday") or before.has("dates") or before.has("month")):
        return "date"
    return None


def is_year(c: Surroundings) -> str | None:
    """A whole number of four digits, not grouped, where a year may stand."""
    item = c.plain
    if c.bare and c.number.in_words and c.after is not None and makes_date(c.items, c.number.last + 1, c.number):
        return "year"
    unit, after = c.amount.unit, c.at(1)
    if item is not None and unit is not None and unit.name == "year" and after is not None and is_recent_year(after):
        if c.before is not None and (c.before.has("labels") or c.before.key == "."):
            return "label"  # `No. 7 Tahun 2021`
    if item is None or len(item.key) != 4:
        return None
    value = int(item.key)
    if unit is not None and unit.name == "hour" and c.before is not None and c.before.has("month") and value >= 1000:
        return "year"  # `3 Mayıs 2024 saat 14.30`
    if not (c.bare or _is_named(c)):  # `2024 года`, where the word is a duration too; `ọdún 2026`
        dated = names(c, "years") or (c.amount.first < c.number.first and _is_calendar(c) and 1900 <= value <= 2099)
        return "year" if 1000 <= value < 2700 and dated else None
    if c.before is not None and c.before.has("dates") and c.before.has("years") and 1000 <= value < 2700:
        return "year"  # a month of a calendar that CLDR does not name there
    if _starts_measured_range(c):
        return None
    said = _says_year(c)
    after = c.after
    if after is not None and after.key in ("-", "/") and not after.space and (end := c.at(2)) is not None:
        if not end.space and end.kind == NUMERAL and end.key.isdigit() and _ends_years(value, end.key, said=said):
            return "year"
    if 1900 <= value <= 2099 or value in c.lexicon.calendar_years:
        if after is not None and after.has("counter") and not said:
            return None
        return "year"
    if not 1000 <= value < 2700 or not said:
        return None
    if value < 1300 and c.before is not None and c.before.has("of") and not _year_after(c):
        return None
    return None if counts(c) and not _year_after(c) else "year"


def _is_named(c: Surroundings) -> bool:
    """Whether a currency's name stands before the number and nothing behind it: `Euro 2028` is a championship."""
    first = c.items[c.amount.first]
    in_front = c.amount.first < c.number.first and c.amount.last == c.number.last
    return in_front and first.has("currency") and first.text[:1].isupper() and first.text[1:].islower()


def _starts_measured_range(c: Surroundings) -> bool:
    """Whether a number with a unit follows, joined to this one: `1990 és 2490 forint között`."""
    joint, upper, unit = c.at(1), c.at(2), c.at(3)
    if joint is None or upper is None or unit is None or upper.kind != NUMERAL or len(upper.key) < 4:
        return False
    ending = (
        joint.key.startswith("-") and not joint.space and not 1900 <= c.number.low <= 2099
    )  # 1450-ről 1600 forintra
    joins = joint.key == "-" or joint.key in c.lexicon.joint_keys or ending
    return joins and bool(unit.flags & _MEASURED) and not unit.has("years")


def _ends_years(first: int, end: str, *, said: bool) -> bool:
    """Whether `2023-24` or `1914-1918` are years: the second a little later than the first."""
    if len(end) == 2:
        return 1900 <= first <= 2099 and (int(end) - first) % 100 <= 30
    return len(end) == 4 and first <= int(end) <= first + 300 and (said or 1500 <= first <= 2099)


def _says_year(c: Surroundings) -> bool:
    before = c.before
    if before is not None and before.has("years") and before.first("years").side != "after":
        return True
    return _year_after(c)


def _year_after(c: Surroundings) -> bool:
    return c.after is not None and c.after.has("years") and c.after.first("years").side == "after"
