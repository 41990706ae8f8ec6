"""Propositions: who did what to whom, as one claim puts it: said, denied, promised, refused, demanded or opposed.

A noun names a doing without saying that it happened ("after the attack"), as does an infinitive or a word in -ing; only
what a claim says itself can be held against what another says. Read off the events and the words before them.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from sayso.link.entity import EntityFinding
from sayso.link.event import EventItem
from sayso.link.fact import ArticleFact, ClaimFact
from sayso.link.period import Period
from sayso.link.saying import PRONOUNS, Saying
from sayso.link.spelling import fold_name
from sayso.link.topic import PLAIN, stem
from sayso.vocabulary import EventType, Modality, NameType, VoiceKind


class Stand(StrEnum):
    """How a voice stands to a proposition: to what has happened, or to what is to happen."""

    SAID = "said"
    DENIED = "denied"
    PROMISED = "promised"
    REFUSED = "refused"
    DEMANDED = "demanded"
    OPPOSED = "opposed"


PAST = frozenset({Stand.SAID, Stand.DENIED})
AGAINST = frozenset({Stand.DENIED, Stand.REFUSED, Stand.OPPOSED})
_STANDS = {
    Modality.ASSERTED: (Stand.SAID, Stand.DENIED),
    Modality.PLANNED: (Stand.PROMISED, Stand.REFUSED),
    Modality.DEMANDED: (Stand.DEMANDED, Stand.OPPOSED),
}
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT})
"""Types of doings that are said: who denied an accusation did not say that nobody was accused."""
_ACCUSED = 60
"""Code points between "accused" and the claim that says of what."""
_SMALL = frozenset("of in from for with at on to by".split())
_NO_HEADS = PRONOUNS | frozenset("him her them us me this these those himself herself itself themselves".split())
_OWNED = re.compile(r"['’]s? \w")
_OWN = frozenset({VoiceKind.PUBLISHER, VoiceKind.AUTHOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One claim's doing, with how it stands to it and who is in it.

    event:          the mark's id; ``word``: its word
    told:           the words around it, without those that negate; ``after``: those after it
    agent, patient: keys of who does it and to whom, linked entities and the heads of the words; empty when not told
    names:          linked entities named in the claim, or that speak of themselves
    voice:          what tells two voices of one article apart; None for the article's own
    blamed:         whether it is what somebody is accused of
    answers:        the event that "the accusation" stands for, None where the doing is told
    """

    article: int
    claim: ClaimFact
    event: str
    word: str
    told: str
    after: str
    root: str
    type: EventType
    stand: Stand
    agent: frozenset[str]
    patient: frozenset[str]
    place: str | None
    period: Period | None
    names: frozenset[int]
    voice: str | None
    blamed: bool = False
    answers: str | None = None

    @property
    def past(self) -> bool:
        """Whether it is about what has happened."""
        return self.stand in PAST


def gather_propositions(
    items: Sequence[EventItem], articles: Sequence[ArticleFact], entities: EntityFinding
) -> Iterator[Proposition]:
    """Yield what the claims of the pile say was, is to be, or is not done, in its order."""
    peoples = {f"entity {n}" for n, entity in enumerate(entities.entities) if entity.type is NameType.NORP}
    for number, group in groupby(items, key=lambda item: item.article):
        yield from _of_article(number, list(group), articles[number], entities, peoples)


def _of_article(
    number: int, items: Sequence[EventItem], article: ArticleFact, entities: EntityFinding, peoples: Container[str]
) -> Iterator[Proposition]:
    """Yield the propositions of one article; "the accusation" that is denied stands for the last one of the denier."""
    claims, text = article.claims, article.text
    leading: dict[int, int] = {}
    for item in items:
        if item.event.claim is not None:
            leading.setdefault(item.event.claim, item.event.start)
    accused: tuple[int, str | None] = (0, None)
    said: list[Proposition] = []
    for item in items:
        event = item.event
        if event.type is EventType.ACCUSE and event.claim is None:  # the cue, not a noun in what somebody says
            accused = (event.end, item.patient)
        if event.claim is None or event.modality not in _STANDS:
            continue
        claim = claims[event.claim]
        speaker = entities.at(number, claim.chain[-1].entity) if claim.chain and not claim.own else None
        about = frozenset(entities.linked(number, one) for one in claim.about)
        if event.type in _SPOKEN:
            if event.type is EventType.ACCUSE and claim.denied and speaker is not None:
                yield from _answered(said, item, claim, speaker, about)
            continue
        blamed = accused[1] if claim.start - _ACCUSED <= accused[0] <= claim.start else None
        saying = Saying(text, claim, event, leads=leading[event.claim] == event.start, blamed=blamed is not None)
        found = _proposition(item, claim, saying, speaker, about, blamed, peoples)
        if found is not None:
            yield found
            if found.stand is Stand.SAID and found.voice is not None:
                said.append(found)


def _proposition(
    item: EventItem,
    claim: ClaimFact,
    saying: Saying,
    speaker: int | None,
    about: frozenset[int],
    blamed: str | None,
    peoples: Container[str],
) -> Proposition | None:
    """Return how a claim stands to a doing, None where it only names it.

    blamed: the key of who is accused of it; peoples: the keys of entities that are many, of whom any may be meant
    """
    event = item.event
    firm, against = _STANDS[event.modality]
    if saying.refuses():
        stand = Stand.REFUSED
    elif saying.is_against() if event.negated else saying.is_firm():
        stand = against if event.negated else firm
    else:
        return None
    agent, patient = _keys(item.agent, event.agent, peoples), _keys(item.patient, event.patient, peoples)
    if event.patient_text and _OWNED.search(event.patient_text):  # "the mayor's clerk": the name is not the clerk's
        patient = frozenset(key for key in patient if not key.startswith("entity "))
    itself = frozenset({f"entity {speaker}"}) if speaker is not None and saying.of_itself() else frozenset()
    if itself and saying.is_passive():
        patient = patient or itself
    elif not agent:
        agent = frozenset({blamed}) if blamed else itself
    return Proposition(
        article=item.article,
        claim=claim,
        event=event.id,
        word=event.text,
        told=saying.around(),
        after=saying.after(),
        root=item.root,
        type=event.type,
        stand=stand,
        agent=agent,
        patient=patient,
        place=item.place,
        period=item.period,
        names=about | {int(key.partition(" ")[2]) for key in agent | patient if key.startswith("entity ")},
        voice=_voice(claim, speaker),
        blamed=blamed is not None,
    )


def _answered(
    said: Sequence[Proposition], item: EventItem, claim: ClaimFact, speaker: int, about: frozenset[int]
) -> Iterator[Proposition]:
    """Yield the denial of what the article last said that the denier did: "she denied the accusation".

    Where the denial names an accuser it is that one's word that is denied.
    """
    accusers = {f"entity {one}" for one in about - {speaker}}
    for one in reversed(said):
        if f"entity {speaker}" in one.agent and (one.voice in accusers if accusers else one.blamed):
            if one.voice != f"entity {speaker}":
                yield replace(
                    one,
                    claim=claim,
                    event=item.event.id,
                    word=item.event.text,
                    stand=Stand.DENIED,
                    voice=f"entity {speaker}",
                    answers=one.event,
                )
            return


def _keys(key: str | None, told: tuple[str, int | None] | None, peoples: Container[str]) -> frozenset[str]:
    """Return the keys of one who takes part: the linked entity, and the head of what it is called."""
    if told is None or not told[0]:
        return frozenset()
    words = told[0].split()
    end = next((place for place, word in enumerate(words) if place and word in _SMALL), len(words))
    heads = [stem(word) for word in words[end - 1 : end] if word not in _NO_HEADS and word not in PLAIN]
    named = [key] if key is not None and key.startswith("entity ") and key not in peoples else []
    return frozenset([*named, *(f"head {head}" for head in heads)])


def _voice(claim: ClaimFact, speaker: int | None) -> str | None:
    """Return what tells two voices of one article apart; None for the article's own."""
    if claim.own or not claim.chain or claim.chain[-1].kind in _OWN:
        return None
    return f"entity {speaker}" if speaker is not None else f"words {fold_name(claim.chain[-1].name or '')}"
