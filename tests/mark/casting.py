"""The cast of an invented text, and whom it says a source means."""

from sayso.mark import passages
from sayso.mark.entity import resolve_entities
from sayso.mark.name import find_names
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations
from sayso.mark.resolution import Resolution
from sayso.mark.sentence import paragraphs_of
from sayso.mark.speaker import Cast
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from tests.mark.speech import article


def cast_of(text: str, *, authors: tuple[str, ...] = ()) -> Cast:
    """Return the cast of ``text``, as the encoder reads it."""
    made = article(text, authors=authors)
    signals = shared_encoder().read(made.text, passages(made))
    parse = Parse(made.text, signals)
    names, entities = resolve_entities(made, find_names(made, parse, signals.names))
    quotations = find_quotations(made.text, paragraphs_of(made))
    return Cast(made, names, entities, parse, signals, quotations)


def resolved(text: str, *sources: str) -> list[Resolution | None]:
    """Return whom each of ``sources``, in the order of the text, means; each has spoken before the next is asked.

    What stands before "|" in a source is not part of it: "spoke. |Orr" is the Orr that follows these words.
    """
    cast = cast_of(text)
    found: list[Resolution | None] = []
    place = 0
    for given in sources:
        before, _, source = given.rpartition("|")
        place = text.index(before + source, place) + len(before)
        one = cast.resolve(Span(start=place, end=place + len(source)), None, place)
        cast.remember(one.speaker if one else None, place)
        found.append(one)
        place += len(source)
    return found


def names(text: str, *sources: str) -> list[str | None]:
    """Return the name that each of ``sources`` is resolved to, None where it stays open."""
    return [one.speaker.name if one else None for one in resolved(text, *sources)]
