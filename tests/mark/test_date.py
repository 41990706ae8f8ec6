"""Dates: time expressions with their TIMEX3 and EDTF values."""

import time

import pytest

from sayso.mark.edtf import describe
from sayso.vocabulary import DateAnchor, DateMod, DateType, WaitsFor
from tests.mark.articles import dates_of


@pytest.mark.parametrize(
    ("text", "quoted", "value"),
    [
        ("It began on 14 May 1998.", "14 May 1998", "1998-05-14"),
        ("It began on May 14, 1998.", "May 14, 1998", "1998-05-14"),
        ("It began on Thursday, 14 May 1998.", "Thursday, 14 May 1998", "1998-05-14"),
        ("It began on the 14th of May 1998.", "14th of May 1998", "1998-05-14"),
        ("It began on 1998-05-14.", "1998-05-14", "1998-05-14"),
        ("It began on 14.05.1998.", "14.05.1998", "1998-05-14"),
        ("It began in May 1998.", "May 1998", "1998-05"),
        ("It began in 1998.", "1998", "1998"),
        ("It began in the 1990s.", "the 1990s", "199"),
        ("It began in the 19th century.", "the 19th century", "18"),
        ("It began in spring 2023.", "spring 2023", "2023-SP"),
        ("It began in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("It began today.", "today", "2024-05-15"),
        ("It began yesterday.", "yesterday", "2024-05-14"),
        ("It began last Tuesday.", "last Tuesday", "2024-05-14"),
        ("It began on Wednesday.", "Wednesday", "2024-05-15"),
        ("It will begin next Friday.", "next Friday", "2024-05-17"),
        ("It began last week.", "last week", "2024-W19"),
        ("It began last year.", "last year", "2023"),
        ("It began three days ago.", "three days ago", "2024-05-12"),
        ("It began two years ago.", "two years ago", "2022"),
        ("It began a year ago today.", "a year ago today", "2023-05-15"),
        ("It began on 3 March.", "3 March", "2024-03-03"),
        ("It began on 3 December.", "3 December", "2023-12-03"),
        ("It began at 4 p.m. on Tuesday.", "4 p.m. on Tuesday", "2024-05-14T16:00"),
        ("It began at 10.40 a.m. yesterday.", "10.40 a.m. yesterday", "2024-05-14T10:40"),
        ("It began on the night of 3 May 2021.", "the night of 3 May 2021", "2021-05-03TNI"),
        ("It ended on the first day of December 2020.", "the first day of December 2020", "2020-12-01"),
        ("It lasted 30 days.", "30 days", "P30D"),
        ("It lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("It was a 12-day siege.", "12-day", "P12D"),
        ("It happens every year.", "every year", "P1Y"),
        ("It began on the eighth of March.", "eighth of March", "2024-03-08"),
        ("It began on March eighth.", "March eighth", "2024-03-08"),
        ("It began in nineteen ninety-one.", "nineteen ninety-one", "1991"),
        ("It began in the year two thousand and five.", "the year two thousand and five", "2005"),
        ("It began in June 479 BC.", "June 479 BC", "BC0479-06"),
        ("It began early Tuesday.", "early Tuesday", "2024-05-14"),
        ("It began earlier this month.", "earlier this month", "2024-05"),
        ("It fell in fiscal 2023.", "fiscal 2023", "2023"),
        ("It took 2 1/2 hours.", "2 1/2 hours", "PT2H30M"),
        ("It took half a century.", "half a century", "P50Y"),
        ("It took two years and three months.", "two years and three months", "P2Y3M"),
        ("It began at half past seven.", "half past seven", "2024-05-15T07:30"),
        ("It began at 15:11 GMT on Tuesday.", "15:11 GMT on Tuesday", "2024-05-14T15:11Z"),
        ("It will end at 5 p.m. EST Nov. 9.", "5 p.m. EST Nov. 9", "2024-11-09T17:00"),
        ("It begins tomorrow night at 8 p.m.", "tomorrow night at 8 p.m.", "2024-05-16T20:00"),
        ("It rained a week or so ago.", "a week or so ago", "2024-W19"),
        ("It lasted two-and-a-half years.", "two-and-a-half years", "P2Y6M"),
        ("It took months to mend.", "months", "PXM"),
        ("It came after years of drought.", "years", "PXY"),
        ("It rained in the days before the vote.", "the days", "PXD"),
        ("It rained a year after the vote.", "a year", "P1Y"),
        ("It stood for several hundred years.", "several hundred years", "PXY"),
        ("It rained for the past 20 or so years.", "the past 20 or so years", "P20Y"),
        ("It grew from the same quarter last year.", "the same quarter last year", "2023-Q2"),
        ("It grew in the last quarter of 2019.", "the last quarter of 2019", "2019-Q4"),
        ("It grew in H1 2020.", "H1 2020", "2020-H1"),
        ("It grew in the financial year 2021/22.", "the financial year 2021/22", "2021"),
        ("It rains each summer.", "each summer", "XXXX-SU"),
        ("It rained in the early nineties.", "the early nineties", "199"),
        ("It was sent at 2023-05-05T10:00Z.", "2023-05-05T10:00Z", "2023-05-05T10:00Z"),
        ("It rained in the week before last.", "the week before last", "2024-W18"),
        ("It rained in the second half of March.", "the second half of March", "2024-03"),
        ("It began at 6 o'clock in the evening.", "6 o'clock in the evening", "2024-05-15T18:00"),
        ("It began at 0600 hours.", "0600 hours", "2024-05-15T06:00"),
        ("It grew in the first quarter of this year.", "the first quarter of this year", "2024-Q1"),
        ("It grew in the fourth quarter of fiscal 2019.", "the fourth quarter of fiscal 2019", "2019-Q4"),
        ("It took a day or two.", "a day or two", "PXD"),
        ("It rained a year or two ago.", "a year or two ago", "2023"),
        ("It began in the week of 6 May 2024.", "the week of 6 May 2024", "2024-W19"),
        ("It will open in two weeks.", "two weeks", "2024-W22"),
        ("The vote is in two weeks.", "two weeks", "2024-W22"),
        ("It ran out over two weeks.", "over two weeks", "P2W"),
        ("It began overnight.", "overnight", "2024-05-14TNI"),
        ("Tea is served on Tuesday mornings.", "Tuesday mornings", "XXXX-WXX-2TMO"),
        ("It pays 30 crowns a month.", "a month", "P1M"),
        ("It fell on 3 May 2021 at 14:30 GMT.", "3 May 2021 at 14:30 GMT", "2021-05-03T14:30Z"),
        ("It fell on May 8, 2019, at 10:00 local time.", "May 8, 2019, at 10:00 local time", "2019-05-08T10:00"),
        ("It rang on Friday evening at about 7:30 p.m.", "Friday evening at about 7:30 p.m.", "2024-05-10T19:30"),
        ("It began at dawn on 3 May.", "dawn on 3 May", "2024-05-03TMO"),
        ("It began on Tuesday at dusk.", "Tuesday at dusk", "2024-05-14TEV"),
        ("It will open in the spring of next year.", "the spring of next year", "2025-SP"),
        ("It will open by fall.", "fall", "2024-FA"),
        ("It fell on the second Tuesday of May 2022.", "the second Tuesday of May 2022", "2022-05-10"),
        ("It fell on the last Friday in March.", "the last Friday in March", "2024-03-29"),
        ("It meets on the first Monday of each month.", "the first Monday of each month", "XXXX-WXX-1"),
        ("It fell in FY2021.", "FY2021", "2021"),
        ("It fell in FY 2020-21.", "FY 2020-21", "2020"),
        ("On the 9th the road was cut.", "the 9th", "2024-05-09"),
        ("It fell Friday, the fourth fall of the kind.", "Friday", "2024-05-10"),
        ("It follows months of talks.", "months", "PXM"),
        ("It began on Tue 14 May 2024.", "Tue 14 May 2024", "2024-05-14"),
        ("It rained in the month of May.", "the month of May", "2024-05"),
    ],
)
def test_a_date_has_its_timex_value(text: str, quoted: str, value: str) -> None:
    """Read on Wednesday 15 May 2024, every usual form means one thing."""
    (date,) = dates_of(text)
    assert (date.text, date.value) == (quoted, value)
    assert text[date.start : date.end] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Now we know.",
        "It may march on.",
        "He is currently ill.",
        "They ate a quarter of it.",
        "We read the Daily Lantern.",
        "It stood in the Winter Palace.",
        "Call 555-2010-98.",
        "It recently fell.",
        "They second that.",
        "Three quarters of the houses were lost.",
        "In some quarters it was disliked.",
    ],
)
def test_vague_words_are_no_dates(text: str) -> None:
    """ "Now", "recently" and months that are verbs mark no time."""
    assert dates_of(text) == ()


def test_the_two_ends_of_a_stretch_are_two_dates() -> None:
    """The first end borrows the year of the second."""
    values = [(date.text, date.value) for date in dates_of("From 3 May to 9 June 2021 it rained.")]
    assert values == [("3 May", "2021-05-03"), ("9 June 2021", "2021-06-09")]
    values = [(date.text, date.value) for date in dates_of("On 3-5 May 2021 it rained.")]
    assert values == [("3", "2021-05-03"), ("5 May 2021", "2021-05-05")]


def test_a_relative_date_waits_for_the_publication_date() -> None:
    """Without a publication date it stays open and says what it waits for; "today" stays PRESENT_REF."""
    (day,) = dates_of("It began yesterday.", published=None)
    assert (day.value, day.waits_for, day.earliest, day.edtf) == ("XXXX-XX-XX", WaitsFor.PUBLISHED, None, None)
    (today,) = dates_of("It began today.", published=None)
    assert (today.value, today.waits_for) == ("PRESENT_REF", WaitsFor.PUBLISHED)
    (month,) = dates_of("It began on 14 May.", published=None)
    assert (month.value, month.waits_for) == ("XXXX-05-14", WaitsFor.PUBLISHED)


def test_a_date_told_from_another_rests_on_the_context() -> None:
    """ "Three days later" and "the following month" count from the last date in force."""
    dates = dates_of("It began on 3 May 1993. Three days later it ended. The following month it began again.")
    assert [date.value for date in dates] == ["1993-05-03", "1993-05-06", "1993-06"]
    assert [date.anchor for date in dates] == [DateAnchor.EXPLICIT, DateAnchor.CONTEXT, DateAnchor.CONTEXT]


@pytest.mark.parametrize(
    ("text", "mod"),
    [("In early 1993 it fell.", DateMod.START), ("In mid-1993 it fell.", DateMod.MID),
     ("In late May 1993 it fell.", DateMod.END),
     ("It took nearly a year.", DateMod.LESS_THAN), ("It took more than 30 years.", DateMod.MORE_THAN),
     ("It took about 30 years.", DateMod.APPROX)],
)  # fmt: skip
def test_what_stands_before_a_date_is_its_mod(text: str, mod: DateMod) -> None:
    """ "Early", "nearly", "about" go to ``mod`` and into the span."""
    (date,) = dates_of(text)
    assert date.mod is mod


def test_a_day_kept_every_year_is_a_set() -> None:
    """ "14 July … every year" names no year."""
    day = dates_of("14 July is kept as a holiday every year.")[0]
    assert (day.type, day.value) == (DateType.SET, "XXXX-07-14")


@pytest.mark.parametrize(
    ("text", "value"),
    [("14 July is celebrated with music.", "XXXX-07-14"), ("They parade every 9 May.", "XXXX-05-09"),
     ("Women's Day falls on March 8.", "XXXX-03-08"), ("On 14 July the port was celebrating a feast.", "2023-07-14")],
)  # fmt: skip
def test_a_feast_told_of_as_such_is_no_event_date(text: str, value: str) -> None:
    """Words that keep a day every year make it a set; a verb of one year does not."""
    assert value in [date.value for date in dates_of(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("The court will hear them on Friday.", "2024-05-17"), ("The court heard them on Friday.", "2024-05-10"),
     ("They must leave by 10 June.", "2024-06-10"), ("They have met since 10 June.", "2023-06-10"),
     ("The talks resume as early as Monday.", "2024-05-20"), ("The minister said Monday they will go.", "2024-05-13"),
     ("They meet again on 29 February.", "2024-02-29")],
)  # fmt: skip
def test_the_verb_says_which_way_a_day_lies(text: str, value: str) -> None:
    """Read on Wednesday 15 May 2024: a weekday or day without its year is behind or ahead as its verb has it."""
    assert [date.value for date in dates_of(text)] == [value]


def test_a_quarter_is_in_force_until_another_is_named() -> None:
    """ "The quarter" is the one named last, "a year earlier" the same one of the year before."""
    text = "In the first quarter of 2024 sales fell from those a year earlier. They had grown in the year-ago period."
    assert [date.value for date in dates_of(text)] == ["2024-Q1", "2023-Q1", "2023-Q1"]


def test_a_narrative_goes_on_into_the_next_year() -> None:
    """Where the past is told, January after a December is the next year's, and a year far off is an aside."""
    text = (
        "The siege began in 1641. It was fought over in 1642, 1643 and 1644. In December 1644 the town burned. "
        "In January it fell, as a book of 1998 has it. By February all was over."
    )
    values = [date.value for date in dates_of(text)]
    assert values[-4:] == ["1644-12", "1645-01", "1998", "1645-02"]


def test_an_open_date_says_what_it_waits_for_whatever_its_form() -> None:
    """Without a publication date nothing told from now is resolved, and each says so."""
    text = "They will open in two weeks. It began overnight. It fell last May. It ends by the end of the year."
    assert {date.waits_for for date in dates_of(text, published=None)} == {WaitsFor.PUBLISHED}


def test_confidence_is_the_measured_precision_of_the_rule() -> None:
    """A whole date is surer than one of a month's numbers in doubt, and none is certain."""
    sure, doubtful = dates_of("It began on 14 May 1998 and ended a decade ago.")
    assert 1 > sure.confidence > doubtful.confidence > 0


@pytest.mark.parametrize(
    ("value", "edtf", "earliest", "latest"),
    [
        ("1998-05-14", "1998-05-14", "1998-05-14", "1998-05-14"),
        ("1998-02", "1998-02", "1998-02-01", "1998-02-28"),
        ("2023-SP", "2023-21", "2023-03-01", "2023-05-31"),
        ("2023-WI", "2023-24", "2023-12-01", "2024-02-29"),
        ("197", "197X", "1970-01-01", "1979-12-31"),
        ("18", "18XX", "1800-01-01", "1899-12-31"),
        ("2024-Q2", "2024-34", "2024-04-01", "2024-06-30"),
        ("2024-W20", "2024-05-13/2024-05-19", "2024-05-13", "2024-05-19"),
        ("BC0480", "-0479", None, None),
        ("BC0479-06", "-0478-06", None, None),
        ("XXXX-07-14", "XXXX-07-14", None, None),
        ("2021-02-30", None, None, None),
    ],
)
def test_a_value_has_an_edtf_form_and_both_ends(
    value: str, edtf: str | None, earliest: str | None, latest: str | None
) -> None:
    """EDTF of ISO 8601-2, and the first and last day it may be."""
    assert describe(value) == (edtf, earliest, latest)


def test_an_approximate_date_says_so() -> None:
    """``~`` is EDTF for about."""
    assert describe("1998-05-14", DateMod.APPROX)[0] == "1998-05-14~"


@pytest.mark.parametrize("before", ["🕊️ ", "Erst.\r\n\r\n", "قال. "])
def test_offsets_count_code_points(before: str) -> None:
    """Whatever stands before, a date quotes the text at its offsets."""
    text = before + "It began on 14 May 1998."
    date = dates_of(text)[-1]
    assert text[date.start : date.end] == date.text == "14 May 1998"


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1 ", "May ", "about ", "the early ", "a", "1,", "twenty-"])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """A text made to confuse the patterns costs no more a character when it is eight times as long."""

    def cost(size: int) -> float:
        text = (unit * size)[: 4000 * (size // 1000)]
        started = time.process_time()
        dates_of(text)
        return time.process_time() - started

    small, large = cost(1000), cost(8000)
    assert large < 40 * max(small, 0.005)


def test_dates_in_a_list_are_each_found() -> None:
    """Months, centuries and hours that share their noun are dates of their own; lengths of one grain are two."""
    assert [date.text for date in dates_of("It rained in February and March.")] == ["February", "March"]
    found = [(date.text, date.value) for date in dates_of("It rose in the 18th and 19th centuries.")]
    assert found == [("the 18th", "17"), ("19th centuries", "18")]
    assert [date.text for date in dates_of("The January-March quarter was dry.")] == ["January", "March"]
    assert [date.text for date in dates_of("Curfew was 9pm-11pm.")] == ["9pm", "11pm"]
    assert [date.value for date in dates_of("It took two weeks, 18 months or more.")] == ["P2W", "P18M"]


def test_the_same_day_in_a_known_month_keeps_the_month() -> None:
    """What is known of the day in force is not thrown away."""
    assert [date.value for date in dates_of("It came in August 1950. On the same day they left.")][1] == "1950-08-XX"


def test_a_weekday_of_what_is_to_come_may_be_the_day_itself() -> None:
    """News says the name of the day for the day of publication, also of what it still brings."""
    assert [date.value for date in dates_of("They will meet on Wednesday.")] == ["2024-05-15"]


def test_a_labelled_number_is_no_year() -> None:
    """A page, a room or a flight may have the number of a year."""
    assert dates_of("She waits in Room 1995, page 2001, for flight 1987.") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rained on 5, 6 and 7 May.", ["2024-05-05", "2024-05-06", "2024-05-07"]),
        ("It burned on 3 May 1993. Two years before, it had flooded.", ["1993-05-03", "1991"]),
        ("It burned in May 1993. That same spring it rained.", ["1993-05", "1993-SP"]),
        ("It burned on 3 May 1993. During this period few came.", ["1993-05-03", "1993-05"]),
        ("It burned on 3 May 1993. The rain came that Friday.", ["1993-05-03", "1993-05-07"]),
    ],
)
def test_a_date_beside_another_is_told_from_it(text: str, values: list[str]) -> None:
    """Lists share their month; "two years before", "that same spring" and "this period" rest on the date in force."""
    assert [date.value for date in dates_of(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Friday the shelling began at 14:00.", "2024-05-10T14:00"),
        ("The shelling began on Friday. At 3 a.m. it stopped.", "2024-05-10T03:00"),
        ("The bridge was built in 1987. At 3 a.m. it fell.", "2024-05-15T03:00"),
    ],
)
def test_a_time_of_day_is_of_the_day_just_named(text: str, value: str) -> None:
    """A clock time without its day is of the day its sentence or the one before names, else of publication."""
    assert dates_of(text)[-1].value == value


def test_a_year_said_in_passing_is_not_that_of_what_is_or_will_be() -> None:
    """A year in a sentence holds for what happened beside it, not for a day that is still to come."""
    values = [date.value for date in dates_of("The contract, signed in 2018, ends on 30 June.")]
    assert values == ["2018", "2024-06-30"]
    values = [date.value for date in dates_of("The truce held from 3 May 2018 to 9 June.")]
    assert values == ["2018-05-03", "2018-06-09"]
