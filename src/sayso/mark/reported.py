"""Reported speech as the encoder reads it: its attributions as drafts, without those that are no speech."""

import re
from collections.abc import Iterable

from sayso.lexicon import words
from sayso.mark.clause import antecedent, is_that, phrase
from sayso.mark.draft import Draft
from sayso.mark.parse import Parse
from sayso.protocols import AttributionSignal
from sayso.records import Span

UNNAMED = re.compile(r"\s*(?:to be|being|be) (?:further )?(?:named|identified|quoted)\b", re.IGNORECASE)
"""What follows "declined" where somebody stays unnamed and says nothing."""
ENCODER = "encoder"
"""The name of the rule for what the encoder alone found."""


def read_reports(parse: Parse, signals: Iterable[AttributionSignal]) -> list[Draft]:
    """Return the encoder's attributions in text order: contents without "that", names and titles left out."""
    found = []
    for signal in signals:
        content = tuple(span for one in signal.content if (span := _without_that(parse, one)) is not None)
        if not content or _stays_unnamed(parse, content) or _names(parse, signal.cue):
            continue
        found.append(
            Draft(
                rule=ENCODER,
                likelihood=signal.confidence,
                cue=trimmed(parse.text, signal.cue),
                source=trimmed(parse.text, signal.source) if signal.source else None,
                referent=_referent(parse, signal.source),
                content=content,
            )
        )
    return sorted(found, key=lambda draft: (draft.start, draft.end))


def trimmed(text: str, span: Span) -> Span:
    """Return a cue or source without the colon or comma after it."""
    end = span.end
    while end > span.start + 1 and (text[end - 1] in ":," or text[end - 1].isspace()):
        end -= 1
    return Span(start=span.start, end=end)


def _without_that(parse: Parse, span: Span) -> Span | None:
    inside = parse.within(span.start, span.end)
    if not inside or not is_that(parse, inside[0]):
        return span
    return Span(start=parse.starts[inside[1]], end=span.end) if len(inside) > 1 else None


def _stays_unnamed(parse: Parse, content: tuple[Span, ...]) -> bool:
    """Return whether nothing is said but that somebody stays unnamed: "who declined to be named"."""
    return len(content) == 1 and UNNAMED.match(parse.text, content[0].start, content[0].end) is not None


def _names(parse: Parse, cue: Span) -> bool:
    """Return whether the cue gives something its name, which is no speech: "known as", "dubbed"."""
    return any(parse.lower[number] in words("naming_words") for number in parse.within(cue.start, cue.end))


def _referent(parse: Parse, source: Span | None) -> Span | None:
    """Return what a source "who" or "which" stands for, or None."""
    inside = parse.within(source.start, source.end) if source else range(0)
    noun = antecedent(parse, inside[0]) if len(inside) == 1 else None
    return phrase(parse, noun, clauses=False) if noun is not None else None
