"""What a date phrase means: from a matched form and what is known so far to a TIMEX3 value."""

from sayso.mark.day import (
    read_clock,
    read_day_before,
    read_day_range,
    read_full,
    read_full_range,
    read_holiday,
    read_iso,
    read_month_day,
    read_numeric,
    read_part,
    read_relative_day,
    read_weekday,
    read_weekday_th,
)
from sayso.mark.length import read_ago, read_bare_ago, read_bare_duration, read_duration, read_past_period, read_set
from sayso.mark.period import (
    read_century,
    read_decade,
    read_era,
    read_month_alone,
    read_month_year,
    read_of_unit,
    read_quarter,
    read_season,
    read_unit,
    read_weekend,
    read_year,
)
from sayso.mark.pin import Resolver

RESOLVE: dict[str, Resolver] = {
    "iso": read_iso, "numeric": read_numeric, "full": read_full, "full_range": read_full_range, "day_range": read_day_range,
    "month_day": read_month_day, "weekday_th": read_weekday_th, "month_year": read_month_year, "month": read_month_alone,
    "season": read_season, "quarter": read_quarter, "decade": read_decade, "century": read_century, "bc": read_era, "year": read_year,
    "relative_day": read_relative_day, "part": read_part, "weekday": read_weekday, "ago": read_ago, "bare_ago": read_bare_ago,
    "unit": read_unit, "weekend": read_weekend, "of_unit": read_of_unit, "day_before": read_day_before, "set": read_set, "past_period": read_past_period,
    "duration": read_duration, "bare_duration": read_bare_duration, "clock": read_clock, "holiday": read_holiday,
}  # fmt: skip
"""For each form of `sayso.mark.phrase` what turns a match into dates."""
