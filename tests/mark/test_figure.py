"""Figures: numbers as reported, with what they count and how firmly."""

import pytest

from sayso.mark.figure import may_count
from sayso.records import Block, Figure
from sayso.vocabulary import BlockKind, FigureKind, Harm, Modifier, PlaceIn, Trend, VictimStatus
from tests.mark.articles import figures_of


def one(text: str) -> Figure:
    """Return the only figure of a text."""
    found = figures_of(text)
    assert [figure.text for figure in found] == [found[0].text]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quoted", "value", "low", "high", "modifier"),
    [
        ("They counted 40 houses.", "40 houses", 40, 40, 40, Modifier.EXACT),
        ("They counted about 40 houses.", "about 40 houses", 40, 40, 40, Modifier.APPROX),
        ("They counted more than 40 houses.", "more than 40 houses", 40, 40, None, Modifier.MORE_THAN),
        ("They counted at least 40 houses.", "at least 40 houses", 40, 40, None, Modifier.AT_LEAST),
        ("They counted no fewer than 40 houses.", "no fewer than 40 houses", 40, 40, None, Modifier.AT_LEAST),
        ("They counted up to 300 houses.", "up to 300 houses", 300, None, 300, Modifier.AT_MOST),
        ("They counted fewer than 40 houses.", "fewer than 40 houses", 40, None, 40, Modifier.LESS_THAN),
        (
            "They lost nearly half a million sheep.",
            "nearly half a million sheep",
            500000,
            None,
            500000,
            Modifier.NEARLY,
        ),
        ("They counted between 40 and 50 houses.", "between 40 and 50 houses", None, 40, 50, Modifier.RANGE),
        ("They counted 40-50 houses.", "40-50 houses", None, 40, 50, Modifier.RANGE),
        ("They counted about 5 to 7 houses.", "about 5 to 7 houses", None, 5, 7, Modifier.RANGE),
        ("They counted three or four houses.", "three or four houses", None, 3, 4, Modifier.RANGE),
        (
            "They hit at least two, possibly three houses.",
            "at least two, possibly three houses",
            None,
            2,
            3,
            Modifier.RANGE,
        ),
        ("They counted 40-odd houses.", "40-odd houses", 40, 40, 40, Modifier.APPROX),
        ("They counted 40 or more houses.", "40 or more houses", 40, 40, None, Modifier.AT_LEAST),
        (
            "They counted hundreds of thousands of shells.",
            "hundreds of thousands of shells",
            None,
            100000,
            None,
            Modifier.AT_LEAST,
        ),
        ("They counted dozens of shells.", "dozens of shells", None, 12, None, Modifier.AT_LEAST),
    ],
)
def test_the_words_around_a_number_bound_it(
    text: str, quoted: str, value: float | None, low: float | None, high: float | None, modifier: Modifier
) -> None:
    """Hedges, ranges and bare plurals say what the number may be; the mark quotes them with the noun."""
    figure = one(text)
    assert (figure.text, figure.value, figure.low, figure.high) == (quoted, value, low, high)
    assert figure.modifier is modifier


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It cost $7bn.", FigureKind.MONEY, 7_000_000_000, "USD"),
        ("It cost 7 billion USD.", FigureKind.MONEY, 7_000_000_000, "USD"),
        ("It cost US$1.5 million.", FigureKind.MONEY, 1_500_000, "USD"),
        ("It cost 40 euros.", FigureKind.MONEY, 40, "EUR"),
        ("It cost 40 Danish crowns.", FigureKind.MONEY, 40, "DKK"),
        ("Oil is at $80 per barrel.", FigureKind.RATE, 80, "USD per barrel"),
        ("Turnout was 33%.", FigureKind.PERCENT, 33, "percent"),
        ("Turnout was 33 per cent.", FigureKind.PERCENT, 33, "percent"),
        ("It rained on two-thirds of the land.", FigureKind.SHARE, 0.666667, "fraction"),
        ("They burned a quarter of the forest.", FigureKind.SHARE, 0.25, "fraction"),
        ("One in five failed.", FigureKind.SHARE, 0.2, "fraction"),
        ("It lies 12 kilometres away.", FigureKind.MEASURE, 12, "kilometre"),
        ("It does 25 km/h.", FigureKind.RATE, 25, "kilometre per hour"),
        ("It covers 40 square kilometres.", FigureKind.MEASURE, 40, "square kilometre"),
        ("It lasted two decades.", FigureKind.DURATION, 2, "decade"),
        ("It was a 12-day siege.", FigureKind.DURATION, 12, "day"),
        ("It took two and a half years.", FigureKind.DURATION, 2.5, "year"),
        ("It took nearly a year.", FigureKind.DURATION, 1, "year"),
        ("A man aged 34 left.", FigureKind.AGE, 34, "year"),
        ("A 34-year-old left.", FigureKind.AGE, 34, "year"),
        ("They freed 286 villages.", FigureKind.COUNT, 286, "village"),
        ("They freed five cities.", FigureKind.COUNT, 5, "city"),
        ("They met two million refugees.", FigureKind.COUNT, 2_000_000, "person"),
        ("They met three women.", FigureKind.COUNT, 3, "person"),
    ],
)
def test_a_figure_has_its_kind_and_its_unit_in_the_singular(
    text: str, kind: FigureKind, value: float, unit: str
) -> None:
    """Money is ISO 4217, people are ``person``, shares are fractions of one, the rest the thing itself."""
    figure = one(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It was the 5th attack on the first floor.",
        "He spoke on 14 May 2021 and in 1998.",
        "It began at 16:30.",
        "See Article 12 and Resolution 1325.",
        "See resolutions 822, 853 and 874.",
        "They won 2-1.",
        "A T-72 and a Boeing 747 stood in Room 12.",
        "No one came, and this one left.",
    ],
)
def test_ordinals_dates_times_labels_and_scores_are_no_figures(text: str) -> None:
    """A number that counts nothing is no figure."""
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("511 civilians were killed.", [{Harm.KILLED}]),
        ("40 killed in raid.", [{Harm.KILLED}]),
        ("The rebels killed 40 soldiers and wounded 12.", [{Harm.KILLED}, {Harm.INJURED}]),
        ("40 people were killed and 12 wounded.", [{Harm.KILLED}, {Harm.INJURED}]),
        ("321 people were taken prisoner and went missing.", [{Harm.CAPTURED, Harm.MISSING}]),
        ("40 people were killed or injured.", [{Harm.KILLED, Harm.INJURED}]),
        ("40 soldiers killed 3 civilians.", [set(), {Harm.KILLED}]),
        ("Two million people fled.", [{Harm.DISPLACED}]),
        ("There were 12 casualties.", [{Harm.KILLED, Harm.INJURED}]),
        ("The death toll rose to 34.", [{Harm.KILLED}]),
        ("The number of people injured in the blast has risen to 34.", [{Harm.INJURED}]),
        ("Three women and a child died.", [{Harm.KILLED}, {Harm.KILLED}]),
        ("Six people are still missing.", [{Harm.MISSING}]),
        ("Some 200 people met to remember the dead.", [set()]),
        ("Tens of thousands have been driven from their valley.", [{Harm.DISPLACED}]),
    ],
)
def test_harm_is_what_the_clause_says_of_those_counted(text: str, harms: list[set[Harm]]) -> None:
    """A verb belongs to its own subject or object, not to the number nearest to it."""
    assert [set(figure.harm) for figure in figures_of(text)] == harms


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The Orvale army killed 40 villagers.", "Orvale army"),
        ("40 villagers were killed by Marran troops.", "Marran troops"),
        ("40 villagers were killed in the raid.", None),
        ("An earthquake killed 40 villagers.", None),
        ("A bomb killed 40 villagers.", None),
    ],
)
def test_only_an_agent_the_sentence_names_is_blamed(text: str, blamed: str | None) -> None:
    """Blame is quoted, never inferred: an agentless passive and a bomb blame nobody."""
    assert figures_of(text)[0].blamed == blamed


FORMS: list[tuple[str, list[tuple[str, float | None, float | None, float | None, str]]]] = [
    ("They sold a dozen eggs.", [("a dozen eggs", 12, 12, 12, "egg")]),
    ("There were two-dozen men.", [("two-dozen men", 24, 24, 24, "person")]),
    ("Tens of thousands fled.", [("Tens of thousands", None, 10000, None, "person")]),
    ("Tens of millions of euros were lost.", [("Tens of millions of euros", None, 10_000_000, None, "EUR")]),
    ("100s of cars came.", [("100s of cars", None, 100, None, "car")]),
    ("One in five children works.", [("One in five children", 0.2, 0.2, 0.2, "fraction")]),
    ("Almost a third of the houses burned.", [("Almost a third", 0.333333, None, 0.333333, "fraction")]),
    ("7 of the 15 judges left.", [("7 of the 15 judges", 7, 7, 7, "person"), ("15 judges", 15, 15, 15, "person")]),
    (
        "They took 3 towns, a port and 41 villages.",
        [("3 towns", 3, 3, 3, "town"), ("a port", 1, 1, 1, "port"), ("41 villages", 41, 41, 41, "village")],
    ),
    ("At least two and possibly three men left.", [("At least two and possibly three men", None, 2, 3, "person")]),
    ("It is a $1.2m-a-year post.", [("$1.2m-a-year", 1_200_000, 1_200_000, 1_200_000, "USD per year")]),
    ("Both men were hurt.", [("Both men", 2, 2, 2, "person")]),
    ("A couple of shells fell.", [("A couple of shells", 2, 2, 2, "shell")]),
    ("Half the town burned.", [("Half", 0.5, 0.5, 0.5, "fraction")]),
    ("Prices doubled.", [("doubled", 2, 2, 2, "fold")]),
    ("A third more people came.", [("A third", 0.333333, 0.333333, 0.333333, "fraction")]),
    ("It took nearly a year.", [("nearly a year", 1, None, 1, "year")]),
    ("He ruled over the past two decades.", [("two decades", 2, 2, 2, "decade")]),
    ("It must be paid within 30 days.", [("30 days", 30, 30, 30, "day")]),
    ("It has rained for the last 30 days.", [("30 days", 30, 30, 30, "day")]),
    ("50-60,000 troops came.", [("50-60,000 troops", None, 50000, 60000, "person")]),
    ("They wrote two to four articles.", [("two to four articles", None, 2, 4, "article")]),
    ("They serve three- to five-year terms.", [("three- to five-year", None, 3, 5, "year")]),
    ("40 people at most came.", [("40 people", 40, None, 40, "person")]),
    ("As few as 12 people came.", [("As few as 12 people", 12, 12, None, "person")]),
    ("It is for people over 65.", [("over 65", 65, 65, None, "year")]),
    ("It ranged from -18 °C to -34 °C.", [("from -18 °C to -34 °C", None, -34, -18, "celsius")]),
    ("Children under 5 are at risk.", [("under 5", 5, None, 5, "year")]),
    ("The gap grew by $2bn to $52bn.", [("$2bn", 2e9, 2e9, 2e9, "USD"), ("$52bn", 5.2e10, 5.2e10, 5.2e10, "USD")]),
    ("Sales rose by 10 to 15 percent.", [("10 to 15 percent", None, 10, 15, "percent")]),
    ("The G20 cited Resolution 1325 and Flight MH17 after the Su-25 fell.", []),
]


@pytest.mark.parametrize(("text", "found"), FORMS)
def test_every_form_of_a_number_is_read(
    text: str, found: list[tuple[str, float | None, float | None, float | None, str]]
) -> None:
    """Words, fractions, ranges, articles and hedges before or behind say a number; a name's number is none."""
    figures = [(one.text, one.value, one.low, one.high, one.unit) for one in figures_of(text)]
    assert figures == found


def test_parts_point_at_their_whole() -> None:
    """ "Including", "five of them" and what is joined to them are parts of the count before."""
    whole, women, children = figures_of("613 civilians were killed, including 106 women and 63 children.")
    assert (whole.part_of, women.part_of, children.part_of) == (None, whole.id, whole.id)
    assert women.harm == (Harm.KILLED,)
    total, five = figures_of("They killed 23 people, five of them children.")
    assert five.part_of == total.id


def test_status_is_only_what_the_text_says() -> None:
    """Civilians and soldiers are said to be so; children are not said to be civilians."""
    texts = {"40 civilians": VictimStatus.CIVILIAN, "40 soldiers": VictimStatus.COMBATANT, "40 children": None}
    assert {text: figures_of(f"{text} were killed.")[0].status for text in texts} == texts


def test_evidence_quotes_every_field() -> None:
    """What is filled can be read at its spans: counted is made of them."""
    text = "On 3 May 2024, 40 civilians were killed by Marran troops in Orvale."
    figure = figures_of(text)[0]
    quote = {name: " ".join(text[span.start : span.end] for span in getattr(figure.evidence, name))
             for name in ("counted", "harm", "victims", "status", "blamed", "when", "where")}  # fmt: skip
    assert quote == {"counted": "civilians killed", "harm": "killed", "victims": "civilians", "status": "civilians",
                     "blamed": "Marran troops", "when": "3 May 2024", "where": "Orvale"}  # fmt: skip
    assert (figure.counted, figure.when, figure.where) == ("civilians killed", "2024-05-03", "Orvale")


def test_a_stretch_of_time_is_an_interval() -> None:
    """ "Between X and Y" is when it happened, not the nearer of the two."""
    figure = figures_of("Between 3 May and 9 June 2021, 40 people were killed.")[0]
    assert figure.when == "2021-05-03/2021-06-09"


def test_none_is_a_figure_of_nought_and_negated() -> None:
    """ "No casualties" says something of a number."""
    figure = one("There were no casualties.")
    assert (figure.value, figure.negated) == (0, True)


@pytest.mark.parametrize(("text", "trend"), [("Prices rose 5%.", Trend.UP), ("Prices fell to 30 euros.", Trend.DOWN)])
def test_a_trend_is_what_the_verb_says(text: str, trend: Trend) -> None:
    """Rising and falling are said by the verb before the number."""
    assert one(text).trend is trend


def test_a_headline_figure_says_so() -> None:
    """Headlines simplify; a reader wants to know."""
    text = "Raid kills 40 villagers\n\nThe raid was at dawn and killed 40 villagers."
    blocks = (Block(start=0, end=23, kind=BlockKind.TITLE), Block(start=25, end=len(text), kind=BlockKind.PARAGRAPH))
    assert [figure.place_in for figure in figures_of(text, blocks)] == [PlaceIn.HEADLINE, PlaceIn.TEXT]


@pytest.mark.parametrize("one_party", ["Orvale", "Marran", "Kesh"])
def test_every_party_is_read_alike(one_party: str) -> None:
    """Exchanging the parties exchanges the names in the marks and nothing else."""
    other = "Velt"
    text = "The {} army killed 40 civilians in {}. 12 soldiers of {} were wounded by {} troops."

    def read(first: str, second: str) -> list[tuple[object, ...]]:
        found = figures_of(text.format(first, second, first, second))
        return [(f.value, f.unit, f.harm, f.status, (f.blamed or "").replace(first, "A").replace(second, "B"),
                 (f.where or "").replace(first, "A").replace(second, "B")) for f in found]  # fmt: skip

    assert [len(row) for row in read(one_party, other)] == [6, 6]
    assert read(one_party, other) == read(other, one_party)


@pytest.mark.parametrize("before", ["🕊️🔥 ", "Line one.\r\n\r\n", "É́te\u0301 ", "قال الناس. "])
def test_offsets_count_code_points(before: str) -> None:
    """Whatever stands before, the mark quotes the text at its offsets."""
    text = before + "At least 40 people were killed."
    figure = figures_of(text)[-1]
    assert text[figure.start : figure.end] == figure.text == "At least 40 people"


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("Flooding left the quay dry for ½ the day.", True),
        ("Both ferries sank.", True),
        ("NINETEEN ferries sank.", True),
        ("The guard was wounded.", True),
        ("Someone bothered the teen at the pier.", False),
        ("Nobody counted the halves.", False),
    ],
)
def test_a_sentence_that_counts_nothing_is_passed_over(sentence: str, may: bool) -> None:
    """A digit, a fraction, a number in words of any case or a word of harm lets a sentence be read; no part of one."""
    assert may_count(sentence) is may
