"""Roll-ups: what a rule that is named makes of the accounts of one question. No estimate: every input stands beside it.

A rule counts origins, never articles. Articles that give a number in their own voice, or on the word of somebody
unnamed, are listed and not counted. The rules, all over the last word of each origin but the first:

range:        the lowest low and the highest high that anybody gives, own voice and unnamed sources included
conservative: the lowest number (after ACLED's codebook: the most conservative of conflicting counts)
low-high:     lowest and highest (after UCDP's low and high estimates; it has no "best" here)
two-origins:  what at least two separate origins allow (after Iraq Body Count: two sources at least)
majority:     what more than half of the origins allow
hierarchy:    the word of the origin that stands highest in a ranking kept by people
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from sayso.link.block import Groups
from sayso.link.period import read_edtf
from sayso.link.spelling import fold_name
from sayso.records import Account, Links, Question, RollUp, RollUpInput
from sayso.vocabulary import QuestionKind, Relation, RollUpRule

NO_ESTIMATE = "not an estimate of deaths"
"""Stands in the same line as every number that a rule makes."""

_COUNTED = "counted"
_SUPERSEDED = "not counted: the same origin gave a later count"
_NO_ORIGIN = "listed, not counted: own voice or unnamed, no named origin"
_OTHER_SCOPE = "left out: not quite the same thing"
_UNRANKED = "not counted: another origin stands higher, or this one is not ranked"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """One origin's word: ``key`` is the same for all words of one origin, None without a named one."""

    key: str | None
    given: RollUpInput


def roll_up(links: Links, rule: RollUpRule, ranking: Mapping[str, int] | None = None) -> tuple[RollUp, ...]:
    """Return what ``rule`` makes of every question that figures with harm answer, in the order of the questions.

    ranking: for ``hierarchy``, the rank of each source by its name, 1 the highest; names are folded as entities are
    """
    published = {article.id: article.published for article in links.articles}
    ranks = {fold_name(name): rank for name, rank in (ranking or {}).items()}
    depends: Groups[str] = Groups()
    for pair in links.dependence:
        depends.join(pair.a, pair.b)
    return tuple(
        _roll_one(question, rule, published, depends, ranks)
        for question in links.questions
        if question.kind == QuestionKind.FIGURE and question.about.harm
    )


def _roll_one(
    question: Question,
    rule: RollUpRule,
    published: Mapping[str, str | None],
    depends: Groups[str],
    ranks: Mapping[str, int],
) -> RollUp:
    """Return the roll-up of one question."""
    scope = _one_scope(question)
    words = _words(question, published, depends)
    words = [word if word.given.account in scope else _leave(word, _OTHER_SCOPE) for word in words]
    if rule != RollUpRule.RANGE:
        words = _last_words([_leave(word, _NO_ORIGIN) if word.key is None else word for word in words])
    if rule == RollUpRule.HIERARCHY:
        words = _highest(words, ranks)
    counted = [word for word in words if word.given.counted]
    low, high = _bounds(rule, counted)
    origins = len({word.key for word in counted if word.key is not None})
    unit = question.accounts[0].unit
    return RollUp(
        question=question.id,
        label=question.label,
        rule=rule,
        low=low,
        high=high,
        unit=unit,
        n_origins=origins,
        told=_tell(rule, low, high, origins, len(counted)),
        inputs=tuple(word.given for word in words),
    )


def _one_scope(question: Question) -> set[str]:
    """Return the accounts that count the same thing as the account given by most origins, then by most articles."""
    apart = {frozenset((pair.a, pair.b)) for pair in question.pairs if pair.relation == Relation.SCOPE}
    first = max(question.accounts, key=lambda account: (account.n_origins, account.n_articles))
    return {account.id for account in question.accounts if frozenset((first.id, account.id)) not in apart}


def _words(question: Question, published: Mapping[str, str | None], depends: Groups[str]) -> list[_Word]:
    """Return one word for each separate origin of each account, and one for each account's claims without any."""
    joined: Groups[str] = Groups()
    names: dict[str, list[str]] = {}
    for account in question.accounts:
        for origin in account.origins:
            node = f"{origin.kind} {fold_name(origin.name)}"
            joined.find(node)
            for claim in origin.claims:
                joined.join(node, depends.find(claim))
    for account in question.accounts:
        for origin in account.origins:
            names.setdefault(joined.find(f"{origin.kind} {fold_name(origin.name)}"), []).append(origin.name)
    found = []
    for account in question.accounts:
        claims: dict[str, set[str]] = {}
        for origin in account.origins:
            claims.setdefault(joined.find(f"{origin.kind} {fold_name(origin.name)}"), set()).update(origin.claims)
        for key, told in claims.items():
            listed = tuple(dict.fromkeys(names[key]))
            found.append(_Word(key=key, given=_given(account, told, listed, published)))
        bare = {claim.claim for claim in account.claims} - {one for told in claims.values() for one in told}
        if bare and account.n_own_voice + account.n_unnamed:
            found.append(_Word(key=None, given=_given(account, bare, None, published)))
    return found


def _given(
    account: Account, claims: set[str], origin: tuple[str, ...] | None, published: Mapping[str, str | None]
) -> RollUpInput:
    """Return one input, as if it counted."""
    articles = sorted({claim.article for claim in account.claims if claim.claim in claims})
    days = sorted(day for article in articles if (day := published.get(article)))
    return RollUpInput(
        account=account.id,
        text=account.text,
        low=account.low,
        high=account.high,
        origin=origin,
        n_articles=len(articles),
        published=days[0] if days else None,
        counted=True,
        why=_COUNTED,
    )


def _leave(word: _Word, why: str) -> _Word:
    """Return the word, not counted and why."""
    return replace(word, given=replace(word.given, counted=False, why=why)) if word.given.counted else word


def _last_words(words: Sequence[_Word]) -> list[_Word]:
    """Return the words with all but the last of each origin not counted; undated words are never superseded."""
    last: dict[str, str] = {}
    for word in words:
        day = _day(word.given.published)
        if word.key is not None and word.given.counted and day:
            last[word.key] = max(last.get(word.key, ""), day)
    return [
        _leave(word, _SUPERSEDED)
        if word.key is not None and (day := _day(word.given.published)) and day < last.get(word.key, "")
        else word
        for word in words
    ]


def _day(published: str | None) -> str | None:
    """Return the first day a date of publication allows."""
    period = read_edtf(published)
    return period.first[:10] if period else None


def _highest(words: Sequence[_Word], ranks: Mapping[str, int]) -> list[_Word]:
    """Return the words with only those of the highest ranked origin counted."""

    def rank(word: _Word) -> int | None:
        found = [ranks[fold_name(name)] for name in word.given.origin or () if fold_name(name) in ranks]
        return min(found) if found else None

    best = min((found for word in words if word.given.counted and (found := rank(word)) is not None), default=None)
    return [word if best is not None and rank(word) == best else _leave(word, _UNRANKED) for word in words]


def _bounds(rule: RollUpRule, words: Sequence[_Word]) -> tuple[int | float | None, int | float | None]:
    """Return what the rule gives, None for an end that is open or where it gives nothing."""
    lows = [word.given.low for word in words if word.given.low is not None]
    highs = [word.given.high for word in words if word.given.high is not None]
    if rule == RollUpRule.CONSERVATIVE:
        least = min([*lows, *([] if lows else highs)], default=None)
        return least, least
    if rule in {RollUpRule.TWO_ORIGINS, RollUpRule.MAJORITY}:
        origins = len({word.key for word in words})
        return _shared(words, 2 if rule == RollUpRule.TWO_ORIGINS else origins // 2 + 1)
    least, most = min(lows, default=None), max(highs, default=None)
    down = [word.given.high for word in words if word.given.low is None and word.given.high is not None]
    up = [word.given.low for word in words if word.given.high is None and word.given.low is not None]
    open_below = least is None or any(high <= least for high in down)
    open_above = most is None or any(low >= most for low in up)
    return None if open_below else least, None if open_above else most


def _shared(words: Sequence[_Word], least: int) -> tuple[int | float | None, int | float | None]:
    """Return the narrowest bounds that hold every number which at least ``least`` origins allow."""
    ends = sorted({end for word in words for end in (word.given.low, word.given.high) if end is not None})
    allowed = [end for end in ends if len({word.key for word in words if _allows(word.given, end)}) >= least]
    return (allowed[0], allowed[-1]) if allowed else (None, None)


def _allows(given: RollUpInput, number: int | float) -> bool:
    """Whether the words of an input can be true of ``number``."""
    return (-inf if given.low is None else given.low) <= number <= (inf if given.high is None else given.high)


def _tell(rule: RollUpRule, low: int | float | None, high: int | float | None, origins: int, inputs: int) -> str:
    """Return the line of a roll-up: the number, the rule, over how many origins, and what it is not."""
    if low is None and high is None:
        number = "no number"
    elif low is None:
        number = f"up to {high:,}"
    elif high is None:
        number = f"{low:,} or more"
    else:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if origins == 0:
        rest = "no named origin" if inputs == 0 else f"no named origin, {inputs} in own voice or unnamed"
    elif origins == 1:
        rest = "over a single origin"
    else:
        rest = f"over at most {origins} origins"
    return f"{number} ({rule.value}, {rest}; {NO_ESTIMATE})"
