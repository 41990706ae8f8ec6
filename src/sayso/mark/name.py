"""Names: runs of capitalised words, cut at titles and peoples' names, typed by the words in and around them."""

import re

from sayso.identity import mark_id
from sayso.lexicon import words
from sayso.mark.capital import Seen, is_shouting, known_names, survey
from sayso.mark.naming import name_type
from sayso.mark.run import cut_run, find_runs, numbered_end, surface_of
from sayso.mark.token import Tokens, tokenize
from sayso.records import Article, Name, Span
from sayso.vocabulary import NameType


def find_names(article: Article, sentences: tuple[Span, ...]) -> tuple[Name, ...]:
    """Return the names in ``sentences``, in text order, not yet resolved to entities.

    Titles and roles stand outside; the longest name counts and nothing inside it.
    """
    text, seen = article.text, Seen()
    for sentence in sentences:
        survey(tokenize(text, sentence), seen)
    found: list[tuple[int, int, NameType, float]] = []
    for sentence in sentences:
        tokens = tokenize(text, sentence)
        shouting = is_shouting(tokens)
        listed: tuple[int, NameType] | None = None
        for first, last in find_runs(tokens, seen, shouting):
            for start, cut in cut_run(tokens, first, last, seen):
                end = numbered_end(tokens, start, cut)
                kind, confidence = name_type(tokens, start, end, seen)
                if confidence < 0.5 and end == start + 1 and _is_plain_word(tokens, start, seen):
                    continue
                if confidence < 0.6 and listed is not None and _in_list(tokens, listed[0], start):
                    kind, confidence = listed[1], 0.62
                listed = (end, kind)
                found.append((tokens.starts[start], tokens.ends[end - 1], kind, confidence))
                _learn(tokens, start, end, kind, confidence, seen)
    return tuple(_settle(article, text, found, seen))


def _in_list(tokens: Tokens, end: int, start: int) -> bool:
    """Return whether only a comma or "and" stands between two names: what one is, the other is likely to be."""
    return tokens.lower[end:start] in ([","], ["and"], [",", "and"], ["or"])


def _learn(tokens: Tokens, start: int, end: int, kind: NameType, confidence: float, seen: Seen) -> None:
    """Remember what a name was, for those later in the article."""
    if confidence < 0.7:
        return
    seen.types.setdefault(surface_of(tokens, start, end), kind)
    if kind is NameType.PERSON and tokens.words[end - 1][0].isalpha() and tokens.words[end - 1] not in known_names():
        seen.persons.add(tokens.words[end - 1])
        if end - start > 1 and tokens.words[start] in words("first_names"):
            seen.persons.add(tokens.words[start])


def _is_plain_word(tokens: Tokens, index: int, seen: Seen) -> bool:
    """Return whether a word of unknown type is capitalised once and small elsewhere: a slip rather than a name."""
    return tokens.lower[index] in seen.small and seen.capital.get(tokens.words[index], 0) < 2


LIST_JOINT = re.compile(r",? and |, ")


def _settle(article: Article, text: str, found: list[tuple[int, int, NameType, float]], seen: Seen) -> list[Name]:
    """Return the names, weakly typed ones with the type that a surer mention of the same words gave."""
    names = []
    for place in range(len(found) - 1, -1, -1):
        start, end, kind, confidence = found[place]
        surface = text[start:end]
        if confidence < 0.6 and surface not in seen.types and place + 1 < len(found):
            after = found[place + 1]
            if after[3] >= 0.62 and LIST_JOINT.fullmatch(text, end, after[0]):
                kind, confidence = after[2], 0.62
                found[place] = (start, end, kind, confidence)
        if confidence < 0.7 and surface in seen.types:
            kind, confidence = seen.types[surface], 0.7
        elif confidence < 0.7 and surface in seen.persons:
            kind, confidence = NameType.PERSON, 0.75
        span = Span(start=start, end=end)
        names.append(
            Name(
                id=mark_id("name", article.id, (span,), surface),
                start=start,
                end=end,
                text=surface,
                type=kind,
                entity=None,
                confidence=round(confidence, 3),
            )
        )
    return names[::-1]
