"""Which figures answer one question, and how its accounts stand to each other."""

import pytest

from sayso.link import link_readings
from sayso.records import Links, Question
from sayso.vocabulary import (
    FigureKind,
    Harm,
    Modifier,
    NameType,
    Relation,
    Stance,
    Trend,
    VictimStatus,
    VoiceKind,
)
from tests.link.pile import Draft

SPEAKER, PUBLISHER, ANONYMOUS = VoiceKind.SPEAKER, VoiceKind.PUBLISHER, VoiceKind.ANONYMOUS


def toll(
    key: str,
    words: str,
    value: float | None,
    *,
    place: str = "Marrow",
    when: str | None = "2031-05-01",
    published: str = "2031-05-02",
    speaker: str | None = None,
    publisher: str | None = None,
    stance: Stance = Stance.STATES,
    **more: object,
) -> Draft:
    """An article of one sentence that says how many were killed in a place."""
    text = f"{key}: {words} were killed in {place}."
    if speaker:
        text = f"{text[:-1]}, {speaker} said."
    draft = Draft(key=key, text=text, published=published, publisher=publisher).name(place, NameType.GPE)
    if speaker:
        draft.name(speaker, NameType.PERSON)
    draft.claim(text, *([(SPEAKER, speaker)] if speaker else []), stance=stance)
    return draft.count(words, value, where=place, when=when, **more)  # type: ignore[arg-type]


def link(*drafts: Draft) -> Links:
    return link_readings([draft.reading() for draft in drafts])


def figures(links: Links) -> list[Question]:
    return [question for question in links.questions if question.kind == "figure"]


def test_one_figure_alone_is_a_question_with_one_account() -> None:
    """No count is left out for being said once."""
    (question,) = figures(link(toll("a", "23 people", 23)))
    assert question.relation == Relation.SINGLE
    assert question.pairs == ()
    assert [account.value for account in question.accounts] == [23]
    assert question.about.where == "Marrow"
    assert question.about.harm == (Harm.KILLED,)


def test_ages_and_bare_numbers_ask_nothing() -> None:
    """What is counted must be told for a figure to answer a question."""
    age = toll("a", "71", 71, harm=(), unit="year", counted="", kind=FigureKind.AGE)
    bare = toll("b", "30 days", 30, harm=(), unit="day", counted="", kind=FigureKind.DURATION)
    assert figures(link(age, bare)) == []


def test_equal_figures_of_two_articles_are_one_account() -> None:
    """Claims of equal value make one account, and the question agrees."""
    (question,) = figures(link(toll("a", "23 people", 23), toll("b", "Twenty-three people", 23)))
    assert question.relation == Relation.AGREE
    (account,) = question.accounts
    assert (account.value, account.n_articles) == (23, 2)


def exactly(value: float) -> dict[str, object]:
    return {"value": value}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param({"value": 23}, {"value": 9}, Relation.DIFFER, id="23 / 9"),
        pytest.param(
            {"value": 47}, {"value": 50, "modifier": Modifier.APPROX}, Relation.COMPATIBLE, id="47 / about 50"
        ),
        pytest.param({"value": 34}, {"value": 50, "modifier": Modifier.APPROX}, Relation.DIFFER, id="34 / about 50"),
        pytest.param(
            {"value": 50, "modifier": Modifier.APPROX},
            {"value": 47, "low": 47, "modifier": Modifier.AT_LEAST},
            Relation.COMPATIBLE,
            id="about 50 / at least 47",
        ),
        pytest.param(
            {"value": 47},
            {"value": None, "low": 40, "high": 50, "modifier": Modifier.RANGE},
            Relation.COMPATIBLE,
            id="in range",
        ),
        pytest.param(
            {"value": 57},
            {"value": None, "low": 40, "high": 50, "modifier": Modifier.RANGE},
            Relation.DIFFER,
            id="out of range",
        ),
        pytest.param(
            {"value": 47},
            {"value": None, "low": 12, "modifier": Modifier.AT_LEAST},
            Relation.COMPATIBLE,
            id="47 / dozens",
        ),
        pytest.param(
            {"value": 8412},
            {"value": 8500, "high": 8500, "modifier": Modifier.NEARLY},
            Relation.COMPATIBLE,
            id="nearly",
        ),
        pytest.param(
            {"value": 12},
            {"value": 8500, "high": 8500, "modifier": Modifier.NEARLY},
            Relation.DIFFER,
            id="far from nearly",
        ),
        pytest.param(
            {"value": 8412},
            {"value": None, "low": 10000, "modifier": Modifier.AT_LEAST},
            Relation.DIFFER,
            id="below the least",
        ),
    ],
)
def test_two_accounts_stand_to_each_other_as_their_bounds_allow(
    one: dict[str, object], other: dict[str, object], relation: Relation
) -> None:
    """Bounds that can both be true are compatible; closeness of the numbers decides nothing else."""
    a = toll("a", "so many", **one)  # type: ignore[arg-type]
    b = toll("b", "as many", **other)  # type: ignore[arg-type]
    (question,) = figures(link(a, b))
    assert question.relation == relation
    assert "so many" in question.pairs[0].why
    assert "as many" in question.pairs[0].why


def test_a_later_larger_count_on_the_same_word_is_an_update() -> None:
    """A toll that grows is no contradiction."""
    a = toll("a", "23 people", 23, speaker="Ana Belling")
    b = toll("b", "31 people", 31, speaker="Ana Belling", published="2031-05-04")
    (question,) = figures(link(a, b))
    assert question.relation == Relation.UPDATE
    assert "2031-05-04" in question.pairs[0].why


def test_a_later_larger_count_that_is_said_to_have_risen_is_an_update() -> None:
    """The text may say itself that the number grew, whoever says it."""
    a = toll("a", "23 people", 23, speaker="Ana Belling")
    b = toll("b", "31 people", 31, speaker="Corin Dray", published="2031-05-04", trend=Trend.UP)
    assert figures(link(a, b))[0].relation == Relation.UPDATE


@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"speaker": "Corin Dray", "published": "2031-05-04"}, id="another voice"),
        pytest.param({"speaker": "Ana Belling", "published": "2031-05-02"}, id="the same day"),
        pytest.param({"speaker": "Ana Belling", "published": "2031-05-01"}, id="earlier"),
    ],
)
def test_a_larger_count_without_reason_to_have_grown_differs(later: dict[str, str]) -> None:
    """Update is said only where dates and voices tell."""
    a = toll("a", "23 people", 23, speaker="Ana Belling")
    b = toll("b", "31 people", 31, **later)  # type: ignore[arg-type]
    assert figures(link(a, b))[0].relation == Relation.DIFFER


def test_the_worst_pair_gives_the_question_its_relation() -> None:
    """differ > scope > update > compatible > agree."""
    a = toll("a", "23 people", 23, speaker="Ana Belling")
    b = toll("b", "31 people", 31, speaker="Ana Belling", published="2031-05-04")
    c = toll("c", "9 fighters", 9, speaker="Corin Dray", status=VictimStatus.COMBATANT, victims="fighters")
    (question,) = figures(link(a, b, c))
    assert sorted(pair.relation for pair in question.pairs) == [Relation.DIFFER, Relation.DIFFER, Relation.UPDATE]
    assert question.relation == Relation.DIFFER


def test_a_looser_description_is_another_scope() -> None:
    """Killed, and killed or injured, are not quite the same thing."""
    a = toll("a", "23 people", 23)
    b = toll("b", "60 people", 60, harm=(Harm.KILLED, Harm.INJURED))
    assert figures(link(a, b))[0].relation == Relation.SCOPE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"place": "Hessel"}, id="another place"),
        pytest.param({"when": "2031-04-20"}, id="another day"),
        pytest.param({"harm": (Harm.INJURED,)}, id="another harm"),
        pytest.param({"unit": "village", "harm": (), "counted": "villages"}, id="another unit"),
    ],
)
def test_figures_about_different_things_stay_apart_though_equal(other: dict[str, object]) -> None:
    """Equal numbers are never enough."""
    a, b = toll("a", "23 people", 23), toll("b", "23 in all", 23, **other)  # type: ignore[arg-type]
    assert len(figures(link(a, b))) == 2


def test_children_are_not_an_account_of_people_unless_the_number_is_one() -> None:
    """Five children may be among 23 people; 23 children are the 23."""
    people, part = toll("a", "23 people", 23), toll("b", "5 children", 5, victims="children", counted="children")
    same = toll("b", "23 children", 23, victims="children", counted="children")
    assert len(figures(link(people, part))) == 2
    assert len(figures(link(people, same))) == 1


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param((20, "percent", "lake shore"), (0.2, "fraction", "lake land"), True, id="20%, a fifth"),
        pytest.param((20, "percent", "lake shore"), (0.6, "fraction", "lake land"), False, id="not close"),
        pytest.param((44, "day", "siege"), (44, "day", "long siege"), True, id="one more word"),
        pytest.param((44, "day", "siege"), (44, "day", "talks"), False, id="equal, and of other things"),
        pytest.param((3, "day", "harbour siege"), (4, "day", "harbour blockade"), False, id="small and close"),
        pytest.param((44, "day", ""), (44, "day", "long siege"), True, id="a peculiar number without words"),
        pytest.param((30, "day", ""), (30, "day", "long siege"), False, id="a round number without words"),
    ],
)
def test_where_no_harm_is_told_the_words_decide_and_closeness_helps(
    one: tuple[float, str, str], other: tuple[float, str, str], joined: bool
) -> None:
    """Closeness of value is evidence, never required nor enough."""
    drafts = [
        toll(key, f"{value} {unit}", value, harm=(), unit=unit, counted=counted, kind=FigureKind.DURATION)
        for key, (value, unit, counted) in (("a", one), ("b", other))
    ]
    met = [q for q in figures(link(*drafts)) if sum(account.n_articles for account in q.accounts) == 2]
    assert bool(met) is joined


def test_nothing_known_of_place_and_time_joins_nothing() -> None:
    """Without evidence of sameness two figures stay two questions."""
    drafts = []
    for key in "ab":
        text = f"{key}: 23 people were killed."
        drafts.append(Draft(key=key, text=text).claim(text).count("23 people", 23))
    assert len(figures(link(*drafts))) == 2


def test_a_part_stands_beside_the_whole_of_its_article() -> None:
    """Who is one of several killed there is no question of its own, and nothing that the whole contradicts."""
    first, second = "In Marrow 23 people were killed.", "In Marrow two of them were killed at once."
    draft = Draft(key="a", text=f"{first}\n{second}").name("Marrow", NameType.GPE)
    for text, words, value in ((first, "23 people", 23), (second, "two", 2)):
        draft.claim(text).count(words, value, where="Marrow", when="2031-05-01")
    (question,) = figures(link(draft))
    assert question.relation == Relation.SCOPE


def test_a_contradiction_inside_one_article_counts() -> None:
    """One article may give two accounts."""
    first, second = "In Marrow 23 people were killed, Ana Belling said.", "In Marrow 9 were killed, Corin Dray said."
    draft = Draft(key="a", text=f"{first}\n{second}").name("Marrow", NameType.GPE)
    draft.name("Ana Belling", NameType.PERSON).name("Corin Dray", NameType.PERSON)
    draft.claim(first, (SPEAKER, "Ana Belling")).claim(second, (SPEAKER, "Corin Dray"))
    draft.count("23 people", 23, where="Marrow", when="2031-05-01").count("9", 9, where="Marrow", when="2031-05-01")
    (question,) = figures(link(draft))
    assert question.relation == Relation.DIFFER
    assert [account.n_articles for account in question.accounts] == [1, 1]


def test_two_numbers_of_one_claim_are_two_things() -> None:
    """A sentence that gives two numbers counts two things."""
    text = "In Marrow 23 people were killed, and 14 killed."
    draft = Draft(key="a", text=text).name("Marrow", NameType.GPE).claim(text)
    draft.count("23 people", 23, where="Marrow", when="2031-05-01")
    draft.count("14 killed", 14, where="Marrow", when="2031-05-01")
    assert len(figures(link(draft))) == 2


def test_a_part_is_not_an_account_of_its_whole() -> None:
    """Five children of 23 people do not contradict the 23."""
    text = "In Marrow 23 people were killed. Among them were 5 people."
    draft = Draft(key="a", text=text).name("Marrow", NameType.GPE)
    draft.claim("In Marrow 23 people were killed.").claim("Among them were 5 people.")
    draft.count("23 people", 23, where="Marrow", when="2031-05-01")
    draft.count("5 people", 5, where="Marrow", when="2031-05-01", part_of="23 people")
    assert len(figures(link(draft))) == 2


def test_swapping_the_parties_swaps_nothing_but_their_names() -> None:
    """No relation depends on who is blamed or who speaks."""

    def pile(one: str, other: str) -> Links:
        return link(
            toll("a", "23 people", 23, speaker="Ana Belling", blamed=one),
            toll("b", "9 people", 9, speaker="Corin Dray", blamed=other, published="2031-05-03"),
            toll("c", "31 people", 31, speaker="Ana Belling", blamed=one, published="2031-05-04"),
        )

    def shape(links: Links) -> list[object]:
        return [(q.relation, [p.relation for p in q.pairs], [a.n_origins for a in q.accounts]) for q in links.questions]

    assert shape(pile("Ondria", "Ishmar")) == shape(pile("Ishmar", "Ondria"))


def test_a_question_keeps_the_id_of_its_first_claim() -> None:
    """What arrives later does not rename a question."""
    first = toll("a", "23 people", 23, published="2031-05-02")
    later = toll("b", "31 people", 31, published="2031-05-05")
    assert figures(link(first))[0].id == figures(link(later, first))[0].id
