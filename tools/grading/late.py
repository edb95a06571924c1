"""When something was handed in, whether that was late, and what it costs.

A time without a zone is in this computer's time zone; the environment variable `TZ` sets another.
"""

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from .refused import Refused

SECONDS = {"hour": 3600, "day": 86400, "week": 604800}
PENALTY = re.compile(r"(\d+(?:\.\d+)?) ?%(?: ?(?:/|per ) ?(hour|day|week))?")

# The first letters of months, in the languages of the worksheets.
MONTHS = {
    name[:3]: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
    )
    for number, name in enumerate(names.split(), 1)
}
CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
ASIAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
WORD = re.compile(r"[^\W\d_]{3,}")
ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)?", re.IGNORECASE)


def moment(text: str) -> datetime:
    """The time that a platform wrote for people: ISO, or with the name of the month, or 年月日.

    Raises a `ValueError` for anything else: nobody knows which part of 04/05/2026 is the month.
    """
    text = " ".join(text.split())
    if iso := ISO.match(text):
        zone = {"Z": "+00:00", "UTC": "+00:00"}.get((iso[4] or "").upper(), iso[4] or "")
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        return datetime.fromisoformat(f"{iso[1]}T{iso[2]}{iso[3] or ':00'}{zone}").astimezone()
    clock = CLOCK.search(text)
    if clock is None:
        raise ValueError(f"no time of day in {text!r}")
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + 12 * (clock[4].lower() == "p")
    if date := ASIAN.search(text):
        year, month, day = map(int, date.groups())
    else:
        numbers = re.findall(r"\d+", text[: clock.start()])
        years = [int(number) for number in numbers if len(number) == 4]
        days = [int(number) for number in numbers if len(number) < 3]
        months = {MONTHS.get(word.casefold()[:3]) for word in WORD.findall(text)} - {None}
        if len(years) != 1 or len(days) != 1 or len(months) != 1:
            raise ValueError(f"no date in {text!r}")
        year, month, day = years[0], months.pop(), days[0]
    return datetime(year, month, day, hour, minute, second).astimezone()


def due(text: str) -> datetime:
    """The last moment that is on time: `2026-11-26T23:59`, or a day, until its end."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return datetime.fromisoformat(f"{text}T23:59:59").astimezone()
        if ISO.fullmatch(text):
            return moment(text)
    except ValueError:
        pass
    raise Refused(f"--due takes a time like 2026-11-26T23:59, or a day like 2026-11-26; not {text}")


@dataclass(frozen=True)
class Penalty:
    """A percentage of the possible points, for each period that has begun, or once."""

    percent: float
    period: int | None
    text: str

    def of(self, most: float, by: timedelta | None) -> float:
        """The points it costs; if it is not known how late it was, it counts as one period."""
        periods = 1 if by is None or self.period is None else math.ceil(by.total_seconds() / self.period)
        return most * min(1.0, self.percent / 100 * periods)


def penalty(text: str) -> Penalty:
    """`10%/day`, `1%/hour`, `20%`."""
    found = PENALTY.fullmatch(text.strip())
    if found is None or float(found[1]) > 100:
        raise Refused(f"--late-penalty takes a rule like 10%/day, 1%/hour or 20%; not {text}")
    return Penalty(float(found[1]), SECONDS.get(found[2]), text.strip())


@dataclass(frozen=True)
class Late:
    """Handed in too late, and by how much, if that is known."""

    by: timedelta | None

    def said(self, words: dict[str, str]) -> str:
        """By how much, for people."""
        if self.by is None:
            return ""
        minutes = math.ceil(self.by.total_seconds() / 60)
        parts = {"days": minutes // 1440, "hours": minutes // 60 % 24, "minutes": minutes % 60}
        return "".join(words[unit].format(count=count) for unit, count in parts.items() if count).strip()


def lateness(moment: datetime | None, marked: bool, due: datetime | None) -> Late | None:
    """Whether something was late: by its time, or failing that by the platform's mark."""
    if moment is not None and due is not None:
        return Late(moment - due) if moment > due else None
    return Late(None) if marked else None
