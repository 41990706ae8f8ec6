"""Link: what holds across the articles of a pile, as `link_readings` returns it.

Facts are kept of each article (`fact`), names joined (`entity`), shared text aligned (`copies`), then figures and dates
that answer one question are laid side by side (`figure`, `date`, `question`, `account`) with what is behind each
(`origin`). The order in which articles arrive changes nothing.
"""

from collections.abc import Iterable, Mapping

from sayso.link.chronology import lay_out
from sayso.link.collect import collect_facts, is_other_language
from sayso.link.copies import CopyFinding, find_copies
from sayso.link.date import answer_dates, group_dates
from sayso.link.document import list_documents
from sayso.link.entity import EntityFinding, add_mentions, link_entities
from sayso.link.event import gather_events, link_events, tell_stories
from sayso.link.fact import ArticleFact, EntityFact
from sayso.link.figure import gather_items, group_figures
from sayso.link.gist import condense, restore
from sayso.link.likeness import Describe, Likeness
from sayso.link.opposition import oppose
from sayso.link.origin import Voices
from sayso.link.outlet import Outlets
from sayso.link.question import Answered, answer_figures
from sayso.link.ruled import regroup
from sayso.link.sketch import Sketches
from sayso.link.spelling import fold_name
from sayso.link.statement import answer_statements, group_stands
from sayso.link.voice import count_voices
from sayso.link.whole import find_tellings, mentions_of, put_inside
from sayso.link.words import answer_words, group_words
from sayso.records import Dependence, LinkedArticle, Links, PublisherEntry, Reading, Rulings, SideEntry, Unread

__all__ = ["condense", "link_readings"]


def link_readings(
    readings: Iterable[Reading],
    *,
    gists: Iterable[bytes] = (),
    publishers: tuple[PublisherEntry, ...] = (),
    sides: tuple[SideEntry, ...] = (),
    unread: tuple[Unread, ...] = (),
    rulings: Rulings | None = None,
    describe: Describe | None = None,
) -> Links:
    """Return what holds across ``readings``: entities, events, copies, questions with their accounts, chronology.

    readings:   consumed once, in any order; an article that comes twice counts once. Memory grows with the marks, not
                with the records
    gists:      further articles, as `condense` gave them: as if their readings stood among ``readings``
    publishers: the outlets that ``publishers.csv`` describes
    rulings:    what reviewers decided is one, is not, and is called; what they called different never becomes one
    sides:      the side of entities and outlets, as ``sides.csv`` has them; without them sides are not counted
    unread:     inputs that stand in no count, besides the articles in another language among ``readings``
    describe:   gives the vectors by which short descriptions are compared; without it their words are

    The pile's order is that of (published, article id), undated articles last.
    """
    outlets = Outlets.of(publishers)
    sketches = Sketches()
    shared: dict[EntityFact, EntityFact] = {}
    kept: dict[str, ArticleFact] = {}
    left: dict[tuple[str, str], Unread] = {(one.uri, one.reason): one for one in unread}
    for reading in readings:
        reason = is_other_language(reading)
        if reason is not None:
            left.setdefault((reading.article.uri, reason), Unread(uri=reading.article.uri, reason=reason))
        elif reading.article.id not in kept:
            kept[reading.article.id] = collect_facts(reading, outlets, shared)
            sketches.add(kept[reading.article.id])
    for gist in gists:
        found = restore(gist, outlets, shared)
        if isinstance(found, Unread):
            left.setdefault((found.uri, found.reason), found)
        elif found[0].id not in kept:
            kept[found[0].id] = found[0]
            sketches.add(*found)
    articles = sorted(kept.values(), key=lambda article: (article.published or "~", article.id))
    kept.clear()
    shared.clear()
    copies = find_copies(articles, sketches)
    del sketches
    parties = {fold_name(entry.entity): entry.side for entry in reversed(sides) if fold_name(entry.entity)}
    waiting = tuple(left[key] for key in sorted(left))
    return _link(articles, copies, outlets, parties, waiting, rulings or Rulings(), describe)


def _link(
    articles: list[ArticleFact],
    copies: CopyFinding,
    outlets: Outlets,
    sides: Mapping[str, str],
    unread: tuple[Unread, ...],
    rulings: Rulings,
    describe: Describe | None,
) -> Links:
    """Return the links of ``articles``, which stand in the order of the pile; the list is emptied on the way."""
    entities = link_entities(articles, rulings)
    voices = Voices(articles, entities, outlets, copies, sides)
    happenings = gather_events(articles, entities)
    stories = tell_stories(articles, happenings, entities)
    answered = _figures(articles, entities, copies, voices, Likeness(describe, stories), rulings)
    happened = link_events(articles, happenings, stories, rulings)
    events = happened.finding()
    dates = regroup(group_dates(happenings, articles, entities, events), rulings, lambda item: item.date.id)
    answered += [answer_dates(group, articles, voices) for group in dates]
    stated = group_stands(oppose(happenings, articles, entities, Likeness(describe)))
    statements = regroup(stated, rulings, lambda item: item.claim.id)
    answered += [answer_statements(group, articles, voices) for group in statements]
    tellings = find_tellings(articles, happenings)
    events = put_inside(articles, happened.finding(mentions_of(tellings)), tellings, entities)
    del happened
    answered += [answer_words(group, articles, voices) for group in group_words(articles, entities, happenings, events)]
    chronology = lay_out(articles, happenings, events)
    heard = count_voices(articles, entities, voices)
    listed = tuple(
        LinkedArticle(
            id=one.id,
            uri=one.uri,
            publisher=one.publisher,
            published=one.published,
            own=copies.own.get(one.id, 1.0),
        )
        for one in articles
    )
    documents = list_documents(articles, entities)
    names = [(one.id, one.packed_names) for one in articles]
    # Mentions take most of all that is returned: the facts make room for them.
    articles.clear()
    del happenings
    mentioned = add_mentions(names, entities)
    return Links(
        articles=listed,
        entities=mentioned,
        events=events.events,
        documents=documents,
        copies=copies.copies,
        questions=tuple(one.question for one in answered),
        dependence=_dependence(answered),
        voices=heard,
        chronology=chronology,
        unread=unread,
    )


def _figures(
    articles: list[ArticleFact],
    entities: EntityFinding,
    copies: CopyFinding,
    voices: Voices,
    likeness: Likeness,
    rulings: Rulings,
) -> list[Answered]:
    """Return the questions that figures answer; what they are compared by goes with them."""
    groups = group_figures(gather_items(articles, entities, copies), likeness, rulings=rulings)
    return [answer_figures(group, articles, voices) for group in groups]


def _dependence(answered: list[Answered]) -> tuple[Dependence, ...]:
    """Return who depends on whom, each pair with each reason once."""
    return tuple(dict.fromkeys(line for one in answered for line in one.dependence))
