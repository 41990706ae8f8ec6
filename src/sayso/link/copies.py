"""Copies: articles and passages that share text, found by MinHash over sentences, then aligned word by word.

Copies are not confirmation: what stands in a shared passage was said once. Kinds after Nicholls 2019: an agency's text
(`wire`), an official statement (`release`), one outlet from another (`copied`), and a short common quotation
(`incidental`), which makes nobody depend on anybody.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.identity import hash_array
from sayso.link.alignment import Shared, cut_words, within
from sayso.link.block import Groups
from sayso.link.fact import ArticleFact
from sayso.link.sharing import Likeness, find_likenesses, find_same_bytes
from sayso.link.sketch import Sketches
from sayso.records import Copies, Passage
from sayso.vocabulary import CopyKind

LONGEST = 1000
"""Code points in the longest sentence that is looked at whole."""

Stretch = tuple[int, int, int]
"""A copied stretch of one article: start and end in code points, and the number of the passage it is one of."""

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFinding:
    """Copies, and for each article that has any the stretches that make claims in them one.

    own: the share of an article's words that it did not share with others or was the first to print, 0..1, by id; an
         article without copies is all its own and stands not in it
    """

    copies: tuple[Copies, ...]
    own: dict[str, float]
    stretches: dict[str, tuple[Stretch, ...]]


def find_copies(articles: Sequence[ArticleFact], sketches: Sketches) -> CopyFinding:
    """Return the copies among ``articles``, which stand in the order of the pile."""
    order = {article.id: place for place, article in enumerate(articles)}
    if not order:
        return CopyFinding(copies=(), own={}, stretches={})
    by_id = {article.id: article for article in articles}
    likely = sketches.look(articles)
    alike = find_likenesses(likely, by_id)
    alike += find_same_bytes(articles, {(one.a.id, one.b.id) for one in alike})
    whole: Groups[str] = Groups()
    for one in alike:
        if one.telling:
            whole.join(one.a.id, one.b.id)
    strong = [one for one in alike if one.telling or whole.together(one.a.id, one.b.id)]
    weak = [one for one in alike if not one.telling and not whole.together(one.a.id, one.b.id)]
    records = [_record(group, False) for group in _by_group(strong, whole)]
    records += [_record(group, True) for group in _by_passage(weak) if not _of_one_outlet(group)]
    copies = sorted(
        ((record, group) for record, group in records), key=lambda pair: (order[pair[0].members[0].article], pair[0].id)
    )
    found = tuple(record for record, _ in copies)
    return CopyFinding(copies=found, own=_own(found, by_id), stretches=_stretches(strong))


@dataclass(slots=True, kw_only=True)
class _Group:
    """Articles that share text, in the order of the pile, with the passages of each."""

    articles: list[ArticleFact]
    spans: dict[str, list[tuple[int, int]]]


def _by_group(alike: Sequence[Likeness], whole: Groups[str]) -> list[_Group]:
    """Return one group a connected set of articles."""
    parts: dict[str, list[Likeness]] = {}
    for one in alike:
        parts.setdefault(whole.find(one.a.id), []).append(one)
    return [_gather(part) for part in parts.values()]


def _by_passage(alike: Sequence[Likeness]) -> list[_Group]:
    """Return one group for each passage of one article and all that share it."""
    parts: dict[tuple[str, int], list[Likeness]] = {}
    reach: dict[str, list[tuple[int, int]]] = {}
    for one in alike:
        for shared in one.passages:
            home = next(
                (
                    first
                    for first, last in reach.get(one.a.id, [])
                    if min(last, shared.a_end) - max(first, shared.a_start) > (shared.a_end - shared.a_start) / 2
                ),
                None,
            )
            if home is None:
                home = shared.a_start
                reach.setdefault(one.a.id, []).append((shared.a_start, shared.a_end))
            single = Likeness(a=one.a, b=one.b, passages=(shared,), telling=False)
            parts.setdefault((one.a.id, home), []).append(single)
    return [_gather(part) for part in parts.values()]


def _of_one_outlet(group: _Group) -> bool:
    """Whether all articles are one known outlet's: what it says again is neither a copy nor a common quotation."""
    publishers = {article.publisher for article in group.articles}
    return len(publishers) == 1 and None not in publishers


def _gather(alike: Sequence[Likeness]) -> _Group:
    """Return the group of some likenesses."""
    articles: dict[str, ArticleFact] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in alike:
        articles[one.a.id], articles[one.b.id] = one.a, one.b
        for shared in one.passages:
            spans.setdefault(one.a.id, []).append((shared.a_start, shared.a_end))
            spans.setdefault(one.b.id, []).append((shared.b_start, shared.b_end))
    ordered = sorted(articles.values(), key=lambda article: (article.published or "~", article.id))
    return _Group(articles=ordered, spans={article.id: _merge(spans[article.id]) for article in ordered})


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return overlapping and touching stretches as one, in text order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _record(group: _Group, incidental: bool) -> tuple[Copies, _Group]:
    """Return the record of a group."""
    members = tuple(
        Passage(article=article.id, start=start, end=end)
        for article in group.articles
        for start, end in group.spans[article.id]
    )
    kind = CopyKind.INCIDENTAL if incidental else _kind(group.articles)
    record = Copies(
        id=hash_array("copies", kind, [[one.article, one.start, one.end] for one in members]),
        kind=kind,
        members=members,
        earliest=_earliest(group.articles),
    )
    return record, group


def _own(copies: Sequence[Copies], by_id: Mapping[str, ArticleFact]) -> dict[str, float]:
    """Return the share of each copy's words that stands in no copied passage; 1 for the one known to be earliest."""
    own = {}
    for record in copies:
        if record.kind == CopyKind.INCIDENTAL:
            continue
        spans: dict[str, list[tuple[int, int]]] = {}
        for member in record.members:
            spans.setdefault(member.article, []).append((member.start, member.end))
        for article, stretches in spans.items():
            words = cut_words(by_id[article].text, by_id[article].skipped)
            shared = float(within(words, stretches).mean()) if len(words.numbers) else 1.0
            own[article] = 1.0 if article == record.earliest else round(1 - shared, 3)
    return own


def _kind(articles: Sequence[ArticleFact]) -> CopyKind:
    """Return why articles share text: an agency among them, an official text among them, or neither."""
    if any(article.wire for article in articles):
        official = [article for article in articles if article.official]
        if not (official and _earliest(articles) in {article.id for article in official}):
            return CopyKind.WIRE
    return CopyKind.RELEASE if any(article.official for article in articles) else CopyKind.COPIED


def _earliest(articles: Sequence[ArticleFact]) -> str | None:
    """Return the article that all others were published after, None when the dates do not tell."""
    dated = sorted((article.period, article.id) for article in articles if article.period is not None)
    if len(dated) < len(articles):
        return None
    period, first = min(dated, key=lambda pair: (pair[0].last, pair[0].first, pair[1]))
    later = [other for other, article in dated if article != first]
    return first if all(_ends_before(period.last, other.first) for other in later) else None


def _ends_before(last: str, first: str) -> bool:
    """Whether an instant or day lies before another; of a day and a moment on that same day nothing is told."""
    shortest = min(len(last), len(first))
    return last[:shortest] < first[:shortest]


def _in_sentences(shared: Shared, a: str, b: str) -> Shared | None:
    """Return a passage without the first and last sentence where less than half of that is shared in either text.

    What two articles say in one half of a sentence may be all they have in common there: "N people were hurt in X"
    under two names, before a paragraph that was copied.
    """
    first, there = _sentence_at(a, shared.a_start), _sentence_at(b, shared.b_start)
    if min(_share(first, shared.a_start, shared.a_end), _share(there, shared.b_start, shared.b_end)) < 0.5:
        shared = replace(shared, a_start=first[1], b_start=there[1])
    last, there = _sentence_at(a, shared.a_end - 1), _sentence_at(b, shared.b_end - 1)
    if min(_share(last, shared.a_start, shared.a_end), _share(there, shared.b_start, shared.b_end)) < 0.5:
        shared = replace(shared, a_end=last[0], b_end=there[0])
    return shared if shared.a_start < shared.a_end and shared.b_start < shared.b_end else None


def _sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return start and end of the sentence, roughly, that holds ``place``; a line break ends one."""
    reach = max(0, place - LONGEST)
    start = max((end.end() for end in _SENTENCE_END.finditer(text, reach, place)), default=reach)
    stop = _SENTENCE_END.search(text, place)
    return start, stop.end() if stop else len(text)


def _share(sentence: tuple[int, int], start: int, end: int) -> float:
    """Return the share of a sentence that lies between two places."""
    return max(0, min(end, sentence[1]) - max(start, sentence[0])) / max(1, sentence[1] - sentence[0])


def _stretches(alike: Sequence[Likeness]) -> dict[str, tuple[Stretch, ...]]:
    """Return, for each article, its stretches that are shared, each with the number of the passage they are one of."""
    joined: Groups[tuple[str, int, int]] = Groups()
    spots: dict[str, list[tuple[int, int]]] = {}
    for one in alike:
        for shared in filter(None, (_in_sentences(shared, one.a.text, one.b.text) for shared in one.passages)):
            left, right = (one.a.id, shared.a_start, shared.a_end), (one.b.id, shared.b_start, shared.b_end)
            joined.join(left, right)
            for article, start, end in (left, right):
                spots.setdefault(article, []).append((start, end))
    for article in sorted(spots):
        widest: tuple[int, int] | None = None
        for start, end in sorted(set(spots[article])):
            if widest and min(end, widest[1]) - start > (end - start) / 2:
                joined.join((article, *widest), (article, start, end))
            if widest is None or end > widest[1]:
                widest = (start, end)
    numbers: dict[tuple[str, int, int], int] = {}
    result: dict[str, tuple[Stretch, ...]] = {}
    for article in sorted(spots):
        found = []
        for start, end in sorted(set(spots[article])):
            root = joined.find((article, start, end))
            found.append((start, end, numbers.setdefault(root, len(numbers))))
        result[article] = tuple(found)
    return result
