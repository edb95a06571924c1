"""What is late, and what that costs."""

from datetime import datetime, timedelta

import pytest

from grading import late
from grading.refused import Refused
from languages import texts

DUE = late.due("2026-11-26T18:00")


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, 26 November 2026, 5:59 PM",
        "2026年 11月 26日(木曜日) 17:59",
        "Donnerstag, 26. November 2026, 17:59",
        "2026-11-26 17:59:00.123456",
    ],
)
def test_times_are_read_as_platforms_write_them(text):
    assert late.moment(text) == datetime(2026, 11, 26, 17, 59).astimezone()


def test_a_time_with_a_zone_is_that_of_the_zone():
    assert late.moment("2026-11-26T17:59:00+0900") == late.moment("2026-11-26 08:59:00 UTC")


@pytest.mark.parametrize("text", ["11/12/2026, 5:59 PM", "yesterday", "", "2026-13-40 10:00"])
def test_what_may_be_another_time_is_none(text):
    with pytest.raises(ValueError):
        late.moment(text)


def test_the_last_moment_is_in_time_and_a_day_is_all_of_it():
    assert late.lateness(DUE, False, DUE) is None
    assert late.lateness(DUE + timedelta(seconds=1), False, DUE) is not None
    assert late.due("2026-11-26") == datetime(2026, 11, 26, 23, 59, 59).astimezone()


def test_a_known_time_counts_more_than_the_platform_s_mark():
    assert late.lateness(DUE, True, DUE) is None
    assert late.lateness(None, True, DUE).by is None and late.lateness(None, False, DUE) is None


@pytest.mark.parametrize(
    ("by", "english", "japanese"),
    [
        (timedelta(days=1, minutes=1), "1 d 1 min", "1日1分"),
        (timedelta(hours=3), "3 h", "3時間"),
        (timedelta(seconds=1), "1 min", "1分"),
    ],
)
def test_students_are_told_by_how_much(by, english, japanese):
    over = late.lateness(DUE + by, False, DUE)
    assert [over.said(texts("grading", language)) for language in ("en", "ja")] == [english, japanese]


@pytest.mark.parametrize(
    ("rule", "minutes", "cost"),
    [
        ("10%/day", 1441, 1.6),
        ("10%/day", 1, 0.8),
        ("1%/hour", 61, 0.16),
        ("20%", 1, 1.6),
        ("60%/day", 9999, 8),
        ("5%/week", 10081, 0.8),
    ],
)
def test_each_period_that_has_begun_costs_and_never_more_than_all(rule, minutes, cost):
    assert late.penalty(rule).of(8, timedelta(minutes=minutes)) == pytest.approx(cost)


def test_an_unknown_time_is_one_period():
    assert late.penalty("10%/day").of(8, None) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("read", "text"),
    [(late.due, "tomorrow"), (late.due, "2026-02-30"), (late.penalty, "10/day"), (late.penalty, "200%")],
)
def test_what_is_no_rule_is_refused_with_an_example(read, text):
    with pytest.raises(Refused, match=f"like .*; not {text}"):
        read(text)
