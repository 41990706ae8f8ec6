"""What a date phrase means: from a matched form and what is known so far to a TIMEX3 value."""

from sayso.mark.clock import read_clock, read_date_clock, read_day_clock
from sayso.mark.day import (
    read_day_alone,
    read_day_listed,
    read_day_range,
    read_full,
    read_full_range,
    read_iso,
    read_month_day,
    read_numeric,
    read_short_numeric,
    read_weekday_th,
)
from sayso.mark.holiday import read_holiday
from sayso.mark.length import (
    read_ago,
    read_bare_ago,
    read_bare_duration,
    read_duration,
    read_in_time,
    read_past_period,
    read_set,
)
from sayso.mark.period import (
    read_month_alone,
    read_month_year,
    read_of_unit,
    read_season,
    read_season_said,
    read_that_period,
    read_unit,
    read_unit_beyond,
    read_weekend,
)
from sayso.mark.pin import Resolver
from sayso.mark.quarter import read_fiscal_year, read_in_force, read_quarter
from sayso.mark.weekday import (
    read_day_before,
    read_nth_weekday,
    read_part,
    read_relative_day,
    read_week_weekday,
    read_weekday,
)
from sayso.mark.year import read_century, read_decade, read_era, read_spoken_year, read_year, read_year_pair

RESOLVE: dict[str, Resolver] = {
    "iso": read_iso,
    "numeric": read_numeric,
    "short_numeric": read_short_numeric,
    "full": read_full,
    "full_range": read_full_range,
    "day_range": read_day_range,
    "day_listed": read_day_listed,
    "nth_weekday": read_nth_weekday,
    "month_day": read_month_day,
    "weekday_th": read_weekday_th,
    "day_alone": read_day_alone,
    "month_year": read_month_year,
    "month": read_month_alone,
    "season": read_season,
    "season_said": read_season_said,
    "that_period": read_that_period,
    "quarter": read_quarter,
    "fiscal_year": read_fiscal_year,
    "in_force": read_in_force,
    "decade": read_decade,
    "century": read_century,
    "bc": read_era,
    "year": read_year,
    "year_pair": read_year_pair,
    "spoken_year": read_spoken_year,
    "relative_day": read_relative_day,
    "part": read_part,
    "weekday": read_weekday,
    "week_weekday": read_week_weekday,
    "ago": read_ago,
    "bare_ago": read_bare_ago,
    "unit": read_unit,
    "unit_beyond": read_unit_beyond,
    "weekend": read_weekend,
    "of_unit": read_of_unit,
    "day_before": read_day_before,
    "set": read_set,
    "past_period": read_past_period,
    "in_time": read_in_time,
    "duration": read_duration,
    "bare_duration": read_bare_duration,
    "clock": read_clock,
    "day_clock": read_day_clock,
    "date_clock": read_date_clock,
    "holiday": read_holiday,
}
"""For each form of `sayso.mark.grammar` what turns a match into dates."""
