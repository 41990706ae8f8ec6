"""Turns and letters: whole paragraphs that are somebody's words by the form of the text, without a cue or a mark.

An interview names who speaks before a colon at the head of each turn; a reader's letter opens with an address and has
its writer's name below. Questions are the publisher's own, whose interview it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.mark.clause import has_verb
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.records import Article, Span

LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n“”\"?!,;]{0,39}):[ \t]+(?=\S)")
"""What a turn begins with: a name or one letter, a colon."""
SEATED = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Senator|The Hon\.?)\.? "
    r"[^\W\d_][^:\n(),.!?]{0,39}) \([^()\n]{2,40}\):[ \t]+(?=\S)"
)
"""What a speech in a debate begins with: a title, a name, the seat or party in brackets, a colon."""
LONGEST_LABEL = 4
"""Words of a label at most."""
FEWEST_TURNS = 3
"""Labelled paragraphs of an interview at least, of which two have the same label."""
FARTHEST_TURN = 4
"""Paragraphs from turn to turn on average at most: the headlines of two other stories are no interview."""
ASKING = frozenset("q question interviewer".split())
"""Labels of questions that nobody is named for."""
ANSWERING = frozenset("a answer".split())
"""Labels of answers that leave to the text above who answers."""
ADDRESS = re.compile(
    r"(?:to the editors?|letters?(?: to the editors?)?\W*$|(?:dear )?(?:sir|madam|editor)s?\b)", re.IGNORECASE
)
"""How a letter that is printed opens."""
OPENING = 3
"""Among how many first paragraphs the address stands."""
SIGNATURE = re.compile(r"(?P<name>[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){0,2} [^\W\d_a-z][\w'’-]*)(?:,[^.!?]{1,60})?")
"""A line below a letter: two to four words that begin and end with a capital, then perhaps a trade or town."""
LONGEST_SIGNATURE = 3
"""Lines of a signature at most: name, trade, town."""
LINE = 8
"""Words of such a line at most."""


def read_turns(article: Article, parse: Parse, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts`` with the turns of an interview and the letter that the article may be.

    What was read as said by a label, and what was read over the border of a turn, is left out.
    """
    labels = _labels(parse, paragraphs) or _titled(parse, paragraphs)
    found = list(_turns(article, parse, paragraphs, labels)) if labels else list(_letter(parse, paragraphs))
    named = list(labels.values())
    ours = [span for draft in found for span in draft.content]
    kept = [
        draft
        for draft in drafts
        if (draft.source is None or not shared(draft.source, named)) and not _reaches_in(draft, ours)
    ]
    return kept + found


def _reaches_in(draft: Draft, ours: Sequence[Span]) -> bool:
    """Return whether a report from outside of turns and letters was read over their border."""
    voiced = [part for part in (draft.cue, draft.source) if part is not None]
    return not any(shared(part, ours) for part in voiced) and any(shared(span, ours) for span in draft.content)


def _labels(parse: Parse, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Return the labels of an interview by the index of their paragraph; none where the text is no interview."""
    found: dict[int, Span] = {}
    for at, paragraph in enumerate(paragraphs):
        match = LABEL.match(parse.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        words = match["label"].split()
        named = all(word[:1].isupper() or word in ("de", "van", "von", "al", "bin", "of", "the") for word in words)
        span = Span(start=match.start("label"), end=match.end("label"))
        if len(words) <= LONGEST_LABEL and named and not has_verb(parse, span.start, span.end):
            found[at] = span
    counts = Counter(_key(parse, span) for span in found.values())
    again = {label for label, count in counts.items() if count > 1}
    kept = {at: span for at, span in found.items() if _key(parse, span) in again}
    order = sorted(kept)
    close = bool(order) and order[-1] - order[0] < FARTHEST_TURN * len(order)
    return kept if len(kept) >= FEWEST_TURNS and len(counts) > 1 and close else {}


def _titled(parse: Parse, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Return labels of a debate, each a title and a name with the seat in brackets: "Ms Orr (Orvale East): …"."""
    found = {}
    for at, paragraph in enumerate(paragraphs):
        match = SEATED.match(parse.text, paragraph.start, paragraph.end)
        if match is not None:
            found[at] = Span(start=match.start("label"), end=match.end("label"))
    return found


def _key(parse: Parse, span: Span) -> str:
    return parse.text[span.start : span.end].casefold()


def _turns(article: Article, parse: Parse, paragraphs: Sequence[Span], labels: dict[int, Span]) -> Iterator[Draft]:
    """Yield a draft for each turn but those of who asks for the publisher; it reaches up to the next label."""
    own = {name.name.casefold() for name in (article.publisher, *article.authors) if name is not None}
    order = sorted(labels)
    for at, follow in zip(order, [*order[1:], order[-1] + 1], strict=True):
        label, key = labels[at], _key(parse, labels[at])
        if key in own or key in ASKING:
            continue
        first = Span(start=parse.text.index(":", label.end) + 1, end=paragraphs[at].end)
        content = tuple(filter(None, (_trimmed(parse, span) for span in (first, *paragraphs[at + 1 : follow]))))
        if content and key in ANSWERING:
            yield Draft(rule="turn", cue=label, source=None, content=content)
        elif content:
            yield Draft(rule="turn", cue=None, source=label, content=content)


def _letter(parse: Parse, paragraphs: Sequence[Span]) -> Iterator[Draft]:
    """Yield a draft for a letter with its address above and its writer below."""
    text = parse.text
    opening = next(
        (
            at
            for at, paragraph in enumerate(paragraphs[:OPENING])
            if ADDRESS.match(text[paragraph.start : paragraph.end])
        ),
        None,
    )
    if opening is None:
        return
    signed = next(
        (at for at in range(len(paragraphs) - 1, opening, -1) if not _is_line(parse, paragraphs[at])), opening
    )
    below = paragraphs[signed + 1 :]
    name = SIGNATURE.fullmatch(text[below[0].start : below[0].end].strip()) if below else None
    first = opening + _is_line(parse, paragraphs[opening])
    if name is None or len(below) > LONGEST_SIGNATURE or first > signed:
        return
    start = text.index(name["name"], below[0].start)
    content = tuple(filter(None, (_trimmed(parse, one) for one in paragraphs[first : signed + 1])))
    if content:
        yield Draft(rule="letter", cue=None, source=Span(start=start, end=start + len(name["name"])), content=content)


def _is_line(parse: Parse, paragraph: Span) -> bool:
    """Return whether a paragraph is a short line that states nothing."""
    inside = parse.within(paragraph.start, paragraph.end)
    ended = parse.text[paragraph.start : paragraph.end].rstrip()[-1:] in tuple(".!?")
    return len(inside) <= LINE and not ended and not has_verb(parse, paragraph.start, paragraph.end)


def _trimmed(parse: Parse, span: Span) -> Span | None:
    inside = [number for number in parse.within(span.start, span.end) if parse.starts[number] >= span.start]
    return parse.span(inside[0], inside[-1] + 1) if inside else None
