"""Quotations without a cue of their own: whose words they go on with.

"“The bridge is closed,” Orr said. “Use the ferry.”": the second sentence is Orr's too. A paragraph that is nothing but
a quotation goes on with the last speaker; one that follows a colon belongs to who stands before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.mark.clause import STOP, content_limit, group_start, has_verb, phrase_after, subject_before
from sayso.mark.cue import quoting_forms
from sayso.mark.draft import Draft
from sayso.mark.quotation import Quotation
from sayso.mark.utterance import QUOTE, Utterance
from sayso.records import Article, Span
from sayso.vocabulary import BlockKind, Stance

VOICED = frozenset("expressed voiced made shared put given stated uttered issued published posted".split())
SAID = frozenset(
    "opinion view statement remark remarks comment comments assessment position words idea thought claim "
    "opinions statements this message announcement warning".split()
)
"""What "this opinion was expressed by X" calls the quotation beside it."""


RELEASES = frozenset("statement communique communiqué declaration address message appeal letter".split())
"""What a text issued whole calls itself in its title."""


@dataclass(slots=True, kw_only=True)
class Turn:
    """An utterance with the drafts found in it; `joined` is the turn whose last draft it only goes on with."""

    utterance: Utterance
    drafts: list[Draft]
    joined: "Turn | None" = None


def fill_silence(
    article: Article, turns: Sequence[Turn], quotations: Sequence[Quotation], clauses: frozenset[int]
) -> None:
    """Give a voice to quotations that no cue claims: joined to the draft before them, or as drafts of their own."""
    titles = {
        (block.start, block.end) for block in article.blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    }
    taken = {quote for turn in turns for draft in turn.drafts for quote in draft.quotes}
    before: Turn | None = None  # the last turn with a voice
    for at, turn in enumerate(turns):
        u = turn.utterance
        colon = _colon(u, turn, clauses, titles)
        if colon is not None:
            turn.drafts.append(colon)
            taken.update(colon.quotes)
        leading = _leads_on(turns, at, quotations)
        if leading is not None:
            turn.drafts.append(leading)
            taken.update(leading.quotes)
            if leading.quotes:
                turns[at + 1].joined = turn
        free = [quote for quote in u.quotes.values() if quote not in taken]
        if free and not turn.drafts and _only_quotes(u):
            _go_on(turn, free, before, turns[at - 1] if at else None, quotations, clauses)
            taken.update(free)
        if turn.drafts:
            before = turn
        elif turn.joined is not None:
            before = turn.joined
    _expressed(turns, quotations, clauses)
    _release(turns, titles)


def _release(turns: Sequence[Turn], titles: set[tuple[int, int]]) -> None:
    """Give a text headed "Statement of the Ministry of X" to the ministry: all that follows is its word."""
    if len(turns) < 4 or turns[0].drafts:
        return
    u = turns[0].utterance
    first = 1 if u.lower[0] in ("press", "official", "joint", "public", "open") else 0
    if (u.start, u.end) not in titles or len(u) < first + 4 or u.lower[first] not in RELEASES:
        return
    if u.lower[first + 1] not in ("of", "by", "from"):
        return
    last = phrase_after(u, first + 2)
    for stop in ("on", "about", "regarding", "concerning"):
        if stop in u.lower[first + 2 : last]:
            last = u.lower.index(stop, first + 2)
    paragraphs: dict[int, tuple[int, int]] = {}
    for turn in turns[1:]:
        start, end = turn.utterance.start, turn.utterance.end
        paragraphs[turn.utterance.paragraph] = (paragraphs.get(turn.utterance.paragraph, (start, end))[0], end)
    beyond = [Span(start=start, end=end) for start, end in paragraphs.values()]
    cue = (0, first + 1)
    turns[0].drafts.append(
        Draft(rule="release", stance=Stance.STATES, cue=cue, source=(first + 2, last), beyond=beyond)
    )


def _only_quotes(u: Utterance) -> bool:
    return all(word == QUOTE or word in STOP or word == "." for word in u.lower)


def _go_on(
    turn: Turn,
    free: list[int],
    before: Turn | None,
    previous: Turn | None,
    quotations: Sequence[Quotation],
    clauses: frozenset[int],
) -> None:
    """Join quotations that stand alone to the last voice: same paragraph, the one before, or after a colon."""
    u = turn.utterance
    if not any(quote in clauses for quote in free):
        return
    content = [(at, at + 1) for at, quote in sorted(u.quotes.items()) if quote in free]
    draft = Draft(rule="unspoken", stance=Stance.STATES, cue=None, source=None, content=content, quotes=list(free))
    if before is None or previous is None:
        return
    near = before.utterance.paragraph
    last = before.drafts[-1]
    if (
        near == u.paragraph
        and before in (previous, previous.joined)
        and last.rule.startswith(("direct", "mixed", "colon", "unspoken"))
    ):
        last.quotes.extend(free)
        last.beyond.extend(span for quote in sorted(free) for span in quotations[quote].spans)
        turn.joined = before
        return
    if near == u.paragraph:
        draft.rule = "unspoken-later"
    elif u.paragraph - near <= 3 and previous.utterance.paragraph in (near, u.paragraph - 1):
        draft.rule = "unspoken-next"
    else:
        return
    turn.drafts.append(draft)


def _colon(u: Utterance, turn: Turn, clauses: frozenset[int], titles: set[tuple[int, int]]) -> Draft | None:
    """Return a draft for "X: “…”", and in headlines for "X: …" without marks."""
    if turn.drafts or ":" not in u.lower[:24]:
        return None
    at = u.lower.index(":")
    limit = content_limit(u)
    if at == 0 or at + 1 >= limit:
        return None
    quoted = u.lower[at + 1] == QUOTE
    title = (u.start, u.end) in titles
    if quoted and u.quotes[at + 1] in clauses:
        if at <= 8 and not has_verb(u, 0, at):
            return Draft(
                rule="colon",
                stance=Stance.STATES,
                cue=(at, at + 1),
                source=(0, at),
                content=[(at + 1, at + 2)],
                quotes=[u.quotes[at + 1]],
            )
        subject = _subject(u, at)
        return Draft(
            rule="colon-clause",
            stance=Stance.STATES,
            cue=None,
            source=subject,
            content=[(at + 1, at + 2)],
            quotes=[u.quotes[at + 1]],
        )
    if title and at <= 6 and not has_verb(u, 0, at) and has_verb(u, at + 1, limit):
        return Draft(rule="headline", stance=Stance.STATES, cue=(at, at + 1), source=(0, at), content=[(at + 1, limit)])
    return None


def _subject(u: Utterance, last: int) -> tuple[int, int] | None:
    for at in range(1, last):
        if has_verb(u, at, at + 1):
            return subject_before(u, at)
    return None


def _leads_on(turns: Sequence[Turn], at: int, quotations: Sequence[Quotation]) -> Draft | None:
    """Return a draft for "Orr wrote on her page:" at a paragraph's end, whose content is the next paragraph."""
    turn, following = turns[at], turns[at + 1] if at + 1 < len(turns) else None
    u = turn.utterance
    if turn.drafts or following is None or not u.lower or u.lower[-1] != ":" or following.drafts:
        return None
    if following.utterance.paragraph == u.paragraph:
        return None
    spoken = _only_quotes(following.utterance)
    for k in range(1, len(u) - 1):
        if u.lower[k] not in quoting_forms() and not (spoken and has_verb(u, k, k + 1)):
            continue
        first = group_start(u, k)
        source = subject_before(u, first)
        if source is None:
            continue
        free = list(following.utterance.quotes.values()) if spoken else []
        paragraph = [
            one.utterance for one in turns[at + 1 : at + 12] if one.utterance.paragraph == following.utterance.paragraph
        ]
        spans = [span for quote in free for span in quotations[quote].spans]
        whole = [Span(start=paragraph[0].start, end=paragraph[-1].end)]
        return Draft(
            rule="leads-on", stance=Stance.STATES, cue=(first, k + 1), source=source, quotes=free, beyond=spans or whole
        )
    return None


def _expressed(turns: Sequence[Turn], quotations: Sequence[Quotation], clauses: frozenset[int]) -> None:
    """Give "This opinion was expressed by X" the quotation before it, or else the one after it."""
    for at, turn in enumerate(turns):
        place = _anaphor(turn)
        if place < 0:
            continue
        last = phrase_after(turn.utterance, place + 1)
        for other in (at - 1, at + 1):
            if last <= place + 1 or not 0 <= other < len(turns):
                continue
            beside = turns[other]
            quotes = [quote for quote in beside.utterance.quotes.values() if quote in clauses]
            voiced = any(not draft.rule.startswith("unspoken") for draft in beside.drafts)
            if not quotes or voiced or beside.joined is not None or not _only_quotes(beside.utterance):
                continue
            beside.drafts = []
            beyond = [span for quote in quotes for span in quotations[quote].spans]
            turn.drafts = [
                Draft(
                    rule="expressed",
                    stance=Stance.STATES,
                    cue=(0, place),
                    source=(place + 1, last),
                    quotes=quotes,
                    beyond=beyond,
                )
            ]
            break


def _anaphor(turn: Turn) -> int:
    """Return the index of "by" in "This opinion was expressed by", or -1."""
    u = turn.utterance
    passive = len(turn.drafts) == 1 and turn.drafts[0].rule == "passive" and turn.drafts[0].content[:1][0][0] == 0
    if (turn.drafts and not passive) or len(u) < 5 or u.lower[0] not in ("this", "that", "such", "these", "the"):
        return -1
    place = next((k for k in range(2, min(len(u), 12)) if u.lower[k] == "by" and u.lower[k - 1] in VOICED), -1)
    return place if place > 0 and any(word in SAID for word in u.lower[:place]) else -1
