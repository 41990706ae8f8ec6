"""The words "according to X": who vouches for a sentence, where the encoder has not seen it."""

from collections.abc import Sequence

from sayso.mark.clause import phrase, runs
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.records import Span


def read_according(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each "according to X" that is the cue of none; its content is the clause it hangs on."""
    found = []
    for number in range(len(parse.words) - 2):
        if parse.lower[number] != "according" or parse.lower[number + 1] != "to":
            continue
        cue = parse.span(number, number + 2)
        if any(draft.cue is not None and shared(cue, (draft.cue,)) for draft in drafts):
            continue
        draft = _draft(parse, number, cue)
        if draft is not None:
            found.append(draft)
    return found


def _draft(parse: Parse, according: int, cue: Span) -> Draft | None:
    noun = parse.words[according].head
    if noun <= according or parse.words[noun].head < 0:
        return None
    clause = parse.words[noun].head
    source = phrase(parse, noun)
    source = Span(start=max(source.start, cue.end + 1), end=source.end)
    spans = runs(parse, clause, without=noun)
    before = [span for span in spans if span.end <= cue.start]
    after = [span for span in spans if span.start >= source.end]
    content = tuple(Span(start=side[0].start, end=side[-1].end) for side in (before, after) if side)
    if source.start >= source.end or not content:
        return None
    return Draft(rule="according", cue=cue, source=source, content=content)
