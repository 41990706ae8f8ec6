"""Words: what each voice calls one and the same thing, side by side. Nothing stands here but what stands in the pile.

An event, a document or a place that voices name with different words is a question of kind ``words``: its accounts are
the words, each with the claims that use it. No word is called loaded, and none is put in the place of another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from sayso.identity import hash_array
from sayso.lexicon import table
from sayso.link.entity import EntityFinding
from sayso.link.event import EventFinding, EventItem, irregular
from sayso.link.fact import ArticleFact, ClaimFact, NameFact
from sayso.link.origin import Giver, Voices, find_roots
from sayso.link.pair import is_narrow
from sayso.link.question import Answered, account_claims, overall
from sayso.link.spelling import fold_name
from sayso.link.topic import PLAIN, stem
from sayso.records import About, Account, AccountPair, Dependence, LinkedEvent, Question
from sayso.vocabulary import EventType, NameType, QuestionKind, Relation

NAMED = frozenset({NameType.DOC, NameType.EVENT, NameType.GPE, NameType.LOC, NameType.FAC})
"""Types of names whose other names are words for one thing; people and organisations go by many forms of one name."""
_BEFORE = re.compile(r"([\w’'-]+)\s+\Z")
_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ure", "ures", "ance", "ence", "death", "deaths")
_OF_NOUNS = frozenset(
    "the a an this that these those his her its their our my your any some no each every of in by after before during"
    " for from with on at since until despite".split()
)
_OF_VERBS = frozenset(
    "to will would can could may might must shall should did do does not who which and he she it they we i you was"
    " were is are be been being has have had".split()
)
LETTERS = 5
"""Letters in the longest short form of a name."""
BEGINNING = 5
"""Letters that a word and its noun begin with at least."""
DONE = frozenset({EventType.HARM, EventType.SEIZE, EventType.DESTROY, EventType.BUILD})
"""Types of doings that befall one and the same rarely twice in a story: a death, a capture."""
TIES = 2
"""Things of agent, patient, place and day that two uses of different words share at least."""
MOST = 8
"""Words of one thing whose relations are written out pair by pair; of more, only those to the commonest one are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of a word: the mark it stands on, the claim around it, and what makes another use the same word.

    noun: whether the word is a noun there: a noun and a verb are no choice between two words
    ties: what the text says of the doing itself: who, to whom, where, on which days
    """

    article: int
    claim: ClaimFact
    mark: str
    start: int
    end: int
    text: str
    key: str
    noun: bool = True
    ties: frozenset[tuple[str, str]] = frozenset()


def group_words(
    articles: Sequence[ArticleFact], entities: EntityFinding, items: Sequence[EventItem], events: EventFinding
) -> list[list[Use]]:
    """Return the uses of words for each thing that is called by two at least, in the order of the pile."""
    told = _events(articles, items, events)
    named = [group for group in _names(articles, entities) if _has_other_name([use.text for use in group])]
    chosen = (tied(group) for group in told)
    return [*(group for group in chosen if _differ(group)), *named]


def key_of(text: str) -> str:
    """Return what two uses of a name must share to be one word: the stems of its telling words."""
    return " ".join(stem(word) for word in fold_name(text).split() if word not in PLAIN)


def lemma_of(trigger: str) -> str:
    """Return what two words for a doing must share to be one: their lemma, whatever the form, particle or noun of it.

    "struck", "strike" and "the strikes" are one word, as are "came" and "come back"; a word and another that begins
    with `BEGINNING` of the same letters are as well: "exploded", "explosion".
    """
    word = next((word for word in fold_name(trigger).split() if word not in PLAIN), "")
    if word.endswith(("ied", "ies")) and word not in irregular():
        word = word[:-1] if len(word) < BEGINNING else f"{word[:-3]}y"  # died, denied
    return stem(irregular().get(word, word))


def is_noun(text: str, start: int, trigger: str) -> bool:
    """Whether the word for a doing that begins at ``start`` is a noun there, by its ending and the word before it."""
    word = next(iter(trigger.casefold().split()), "")
    before = _BEFORE.search(text, max(0, start - 24), start)
    ahead = before.group(1).casefold() if before else ""
    if word.endswith(_NOUN_ENDINGS) or ahead in _OF_NOUNS:
        return True
    if word.endswith("ed") or word in irregular() or ahead in _OF_VERBS:
        return False
    return word.endswith(("s", "ing")) is False and bool(ahead) and not ahead.endswith("ly")


def _kin(one: str, other: str) -> bool:
    """Whether two lemmas are one word and its noun, by the letters that they begin with."""
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    same = min(len(one), len(other)) if same is None else same
    return same >= BEGINNING and same >= 0.7 * min(len(one), len(other))


def _by_harm(group: Sequence[Use]) -> Iterator[list[Use]]:
    """Yield the uses of words for one event by the harm that the words name: who was killed was not wounded."""
    parts: dict[str, list[Use]] = {}
    for use in group:
        parts.setdefault(_harms().get(use.text.casefold().split()[0] if use.text.strip() else "", ""), []).append(use)
    yield from parts.values()


@cache
def _harms() -> Mapping[str, str]:
    """Return the harm that each word for one names."""
    return {row["form"]: row["harm"] for row in table("harm_words")}


@cache
def _light() -> frozenset[str]:
    """Return the lemmas of verbs that say little by themselves: they are no word for anything."""
    return frozenset(lemma_of(row["word"]) for row in table("event_light"))


def tied(group: Sequence[Use]) -> list[Use]:
    """Return the uses that share `TIES` ties with the use of another word: these are words for one doing.

    Mentions become one event by much that is no choice of words: two talks of one week, two deals of one firm.
    """
    return [use for use in group if any(len(use.ties & other.ties) >= TIES for other in group if other.key != use.key)]


def _ties(item: EventItem) -> frozenset[tuple[str, str]]:
    """Return what the text says of a doing itself; a name to whom something is done once counts twice."""
    said = {"agent": item.agent, "patient": item.patient, "place": item.place}
    if item.period and is_narrow(item.period):
        said["day"] = item.period.first[:10]
    if item.event.type in DONE and item.patient and item.patient.startswith("entity "):
        said["the very one"] = item.patient
    return frozenset((name, key) for name, key in said.items() if key is not None)


def is_light(word: str) -> bool:
    """Whether a word for a doing says little by itself: "take", "give", "hold"."""
    return lemma_of(word) in _light()


def _differ(group: Sequence[Use]) -> bool:
    """Whether two voices use two words: nobody's own second word for a thing is a choice against another's."""
    voices: dict[str, set[object]] = {}
    for use in group:
        if use.key not in _light():
            hop = use.claim.chain[-1] if use.claim.chain else None
            named = fold_name(hop.name) if hop and hop.name else ""
            voices.setdefault(use.key, set()).add(named or use.article)
    told = list(voices.values())
    return any(one - other and other - one for place, one in enumerate(told) for other in told[place + 1 :])


def _events(articles: Sequence[ArticleFact], items: Sequence[EventItem], events: EventFinding) -> Iterator[list[Use]]:
    """Yield the uses of words for each linked event that several claims tell."""
    linked: Mapping[str, LinkedEvent] = {
        event.id: event for event in events.events if len(event.mentions) > 1 and event.type != EventType.OTHER
    }
    found: dict[str, list[Use]] = {}
    for number, group in groupby(items, key=lambda item: item.article):
        wanted = [item for item in group if events.of.get(item.event.id) in linked and item.event.claim is not None]
        claims = articles[number].claims if wanted else ()
        for item in wanted:
            event = item.event
            use = Use(
                article=number,
                claim=claims[event.claim or 0],
                mark=event.id,
                start=event.start,
                end=event.end,
                text=event.text,
                key=lemma_of(event.text),
                noun=is_noun(articles[number].text, event.start, event.text),
                ties=_ties(item),
            )
            found.setdefault(events.of[event.id], []).append(use)
    for one, record in linked.items():
        uses = _joined(found.get(one, ()))
        for part in _by_harm(uses) if record.type == EventType.HARM else [uses]:
            yield from ([use for use in part if use.noun is noun] for noun in (True, False))


def _joined(uses: Sequence[Use]) -> list[Use]:
    """Return ``uses`` with one key for a word and its noun: that of the shorter."""
    keys = sorted({use.key for use in uses if use.key}, key=lambda key: (len(key), key))
    known = {key: next((short for short in keys if _kin(short, key)), key) for key in keys}
    return [replace(use, key=known[use.key]) for use in uses if use.key]


def _names(articles: Sequence[ArticleFact], entities: EntityFinding) -> Iterator[list[Use]]:
    """Yield the uses of names for each document, event or place that has two names without a word in common."""
    several = {
        number
        for number, entity in enumerate(entities.entities)
        if entity.type in NAMED and _has_other_name([entity.name, *entity.variants])
    }
    found: dict[int, list[Use]] = {}
    for number, article in enumerate(articles if several else ()):
        places = {place for place in range(len(article.entities)) if entities.linked(number, place) in several}
        if not places:
            continue
        text, claims = article.text, article.claims
        for name in article.packed_names.unpack():
            claim = _claim_at(claims, name) if name.entity in places else None
            if claim is not None:
                use = Use(
                    article=number,
                    claim=claim,
                    mark=name.id,
                    start=name.start,
                    end=name.end,
                    text=text[name.start : name.end],
                    key=key_of(text[name.start : name.end]),
                )
                found.setdefault(entities.linked(number, name.entity), []).append(use)
    yield from (found[linked] for linked in sorted(found))


def _has_other_name(variants: Sequence[str]) -> bool:
    """Whether two of the names of one thing share no word."""
    keys = sorted({key for variant in variants if (key := key_of(variant))})
    pairs = [(one, other) for place, one in enumerate(keys) for other in keys[place + 1 :]]
    return any(set(one.split()).isdisjoint(other.split()) and not _is_short(one, other) for one, other in pairs)


def _is_short(one: str, other: str) -> bool:
    """Whether one of two names is made of letters of the other, as "nk" of "north korea", "dmz" of its long form."""
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    if len(short) > LETTERS or not long.startswith(short[:1]):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _claim_at(claims: Sequence[ClaimFact], name: NameFact) -> ClaimFact | None:
    """Return the innermost claim that a name stands in."""
    around = [claim for claim in claims if claim.start <= name.start and name.end <= claim.end]
    return min(around, key=lambda claim: (claim.end - claim.start, claim.start)) if around else None


def answer_words(group: Sequence[Use], articles: Sequence[ArticleFact], voices: Voices) -> Answered:
    """Return the question whose accounts are the words of ``group``, the commonest first."""
    told: dict[str, list[Use]] = {}
    for use in group:
        told.setdefault(use.key, []).append(use)
    words = sorted(told.values(), key=lambda uses: -len(uses))
    first = group[0]
    question = hash_array("question", QuestionKind.WORDS, first.claim.id, first.mark)
    accounts: list[Account] = []
    dependence: list[Dependence] = []
    for uses in words:
        givers = [Giver(article=u.article, claim=u.claim, start=u.start, end=u.end, denied=False) for u in uses]
        roots = find_roots(givers, articles, voices)
        dependence += roots.dependence
        accounts.append(
            Account(
                id=hash_array("account", question, uses[0].mark),
                value=None,
                low=None,
                high=None,
                unit=None,
                edtf=None,
                text=uses[0].text,
                claims=account_claims([(u.article, u.claim.id, u.mark, u.start, u.end) for u in uses], articles),
                origins=roots.origins,
                n_articles=roots.n_articles,
                n_publishers=roots.n_publishers,
                n_origins=roots.n_origins,
                n_own_voice=roots.n_own_voice,
                n_unnamed=roots.n_unnamed,
            )
        )
    pairs = [
        _pair(one, other)
        for place, one in enumerate(accounts[: MOST if len(accounts) <= MOST else 1])
        for other in accounts[place + 1 :]
    ]
    record = Question(
        id=question,
        kind=QuestionKind.WORDS,
        label=" / ".join(" ".join(account.text.split()) for account in accounts[:MOST]),
        about=About(counted=None, harm=(), blamed=None, where=None, when=None),
        relation=overall(accounts, pairs),
        pairs=tuple(pairs),
        accounts=tuple(accounts),
    )
    return Answered(question=record, dependence=tuple(dependence))


def _pair(one: Account, other: Account) -> AccountPair:
    """Return that two words stand side by side: which fits is not for a table to say."""
    texts = [" ".join(account.text.split()) for account in (one, other)]
    why = f"“{texts[0]}” and “{texts[1]}” are words for one thing; neither is put in the place of the other."
    return AccountPair(a=one.id, b=other.id, relation=Relation.COMPATIBLE, why=why)
