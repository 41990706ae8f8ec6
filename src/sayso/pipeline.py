"""The stages put together: raw item to marked article, marked articles to links. Pure, as the stages are.

What reads passages is given from outside: the same reader, article and settings give the same marks.
"""

from collections.abc import Iterable, Mapping

from sayso.link import link_readings, rollup, toll
from sayso.mark import Reason, explain_claim, mark_article, passages, reads
from sayso.protocols import Reader, Signals
from sayso.read import read_article
from sayso.records import Article, Links, Raw, Reading, RollUp, Rulings, Step, Unread
from sayso.review.erasure import forget_in_article
from sayso.settings import VERSION, Settings
from sayso.vocabulary import RollUpRule


def read_and_mark(raw: Raw, settings: Settings, reader: Reader) -> Reading:
    """Return the marked article of one raw item.

    Raises: InputError when its bytes cannot be read, saying why.
    """
    return mark_again(read_article(raw, settings), settings, reader)


def mark_again(article: Article, settings: Settings, reader: Reader) -> Reading:
    """Return ``article`` with its marks, made anew; names that are to be forgotten are masked before anything looks."""
    if settings.forgotten:
        article = forget_in_article(article, settings.forgotten)
    signals = reader.read(article.text, passages(article)) if reads(article, settings) else Signals()
    marks = mark_article(article, settings, signals)
    return Reading(tool=VERSION, model=reader.digest, article=article, marks=marks)


def explain(article: Article, settings: Settings, reader: Reader, claim: str) -> tuple[Reason, ...]:
    """Return the evidence behind a claim of ``article``, by its id; empty when marking it anew does not give it."""
    return explain_claim(article, settings, reader.read(article.text, passages(article)), claim)


def link(
    readings: Iterable[Reading],
    settings: Settings,
    unread: Iterable[Unread] = (),
    reader: Reader | None = None,
    rulings: Rulings | None = None,
    gists: Iterable[bytes] = (),
) -> Links:
    """Return what holds across ``readings``, which are consumed once, in any order.

    gists:   further articles, as `sayso.link.condense` gives them of a reading: linked as if they were read
    reader:  describes the short phrases that figures are compared by, each distinct one once; without it their words
             alone are compared
    rulings: what reviewers decided about what belongs together
    """
    rulings = rulings or Rulings()
    return link_readings(
        readings,
        gists=gists,
        publishers=settings.publishers,
        sides=rulings.sides + settings.sides,
        unread=tuple(unread),
        rulings=rulings,
        describe=reader.describe if reader else None,
    )


def roll_up(links: Links, rule: RollUpRule, ranking: Mapping[str, int] | None = None) -> tuple[RollUp, ...]:
    """Return what a rule makes of the accounts of every count of harm, with all that goes in; no estimate.

    ranking: for the rule ``hierarchy``, the rank of sources by name, 1 the highest
    """
    return rollup.roll_up(links, rule, ranking)


def running_tolls(links: Links) -> tuple[Step, ...]:
    """Return how the bounds of each count of harm moved as articles came out."""
    return toll.running_tolls(links)
