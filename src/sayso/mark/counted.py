"""What a sentence says of those a number counts: harm, victims, civilian or not, who is blamed, when and where."""

from collections.abc import Sequence

from sayso.mark.blame import find_blamed
from sayso.mark.circumstance import Circumstances, Counted
from sayso.mark.concern import concern_of
from sayso.mark.dated import distance, when_of
from sayso.mark.fate import Fate, fate_of, has_object, verb_of
from sayso.mark.harm import HarmWord, counted_harm, harm_after, harm_at, harm_before
from sayso.mark.noun import person_nouns, status_of
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens
from sayso.records import Date, Name, Span
from sayso.vocabulary import FigureKind, Harm, NameType

PLACE_WORDS = frozenset("in at near outside around across inside throughout from of".split())


PLACES = frozenset((NameType.GPE, NameType.LOC, NameType.FAC))


PLAIN_PEOPLE = frozenset(
    "person persons people individuals individual others victims victim lives life dead bodies deaths"
    " casualties fatalities injuries wounded injured killed members member".split()
)


NEGATORS = frozenset(("not", "n't", "never", "nobody", "without", "denied", "neither"))
AT_PLACE = frozenset("in at near outside around across inside throughout".split())


BODIES = frozenset("body bodies corpse corpses".split())
RECOVERED = frozenset(
    "found recovered discovered pulled retrieved exhumed unearthed buried identified dug washed counted".split()
)
"""Participles that tell bodies of the dead from offices of that name."""

TAKEN = {"captive": Harm.CAPTURED, "prisoner": Harm.CAPTURED, "hostage": Harm.ABDUCTED}
"""Singular nouns that say what those before them were taken or held as."""

ASIDES = frozenset("even perhaps possibly then also worldwide nationwide overall".split())
"""Words that part no two counts of one deed."""

NONE = Fate(words=())
"""Nothing is said of those counted."""


def describe_count(
    tokens: Tokens, counted: Sequence[Counted], dates: Sequence[Date], names: Sequence[Name], parse: Parse
) -> None:
    """Fill in the circumstances of each figure of one sentence."""
    fates = [_harm(tokens, counted, place, parse) if _of_people(item) else NONE for place, item in enumerate(counted)]
    for place, item in enumerate(counted):
        if item.whole is not None and not fates[place].words and _of_people(item):
            fates[place] = fates[item.whole]
    _share_harm(tokens, parse, counted, fates)
    for item, fate in zip(counted, fates, strict=True):
        item.circumstances = _circumstances(tokens, parse, item, fate, dates, names)


def _of_people(item: Counted) -> bool:
    """Return whether a figure may count people: it does, or has no noun at all."""
    if item.measured is None:
        return item.quantity.sign is None
    return item.measured.unit == "person"


def _harm(tokens: Tokens, counted: Sequence[Counted], place: int, parse: Parse) -> Fate:
    """Return the words of harm said of one figure."""
    item = counted[place]
    head = item.measured.head if item.measured else None
    named = () if head is None else counted_harm(tokens.lower[head])
    mine = Fate(words=())
    if head is not None and named:
        said = tuple(HarmWord(first=head, end=head + 1, harm=harm, role="noun") for harm in named)
        mine = Fate(words=said, deed=parse.at(tokens.starts[head]), passive=True)
        if tokens.lower[head] not in person_nouns():
            return mine
    anchor = tokens.starts[min(item.quantity.end, len(tokens.words)) - 1 if head is None else head]
    if (taken := _taken(tokens, parse, item, anchor)) is not None:
        return taken
    fate = fate_of(tokens, parse, anchor, tokens.starts[item.quantity.first])
    if fate is not None:
        return fate
    if head is not None and _are_dead(tokens, parse, head):
        return Fate(words=(HarmWord(first=head, end=head + 1, harm=Harm.KILLED, role="noun"),))
    if named:
        return mine
    if head is not None and (_acts(parse, anchor) or _has_own_verb(tokens, parse, item)):
        return NONE
    if item.quantity.weak or (head is not None and _is_of(parse, anchor, tokens.starts[item.quantity.first])):
        return NONE
    return Fate(words=tuple(_harm_nearby(tokens, counted, place)))


def _taken(tokens: Tokens, parse: Parse, item: Counted, place: int) -> Fate | None:
    """Return the harm of "took 40 people | hostage", "holding 12 | captive"."""
    harm = TAKEN.get(tokens.lower[item.end]) if item.end < len(tokens.words) else None
    if harm is None:
        return None
    word = HarmWord(first=item.end, end=item.end + 1, harm=harm, role="adjective")
    anchor = parse.at(place)
    verb = -1 if anchor is None or parse.words[anchor].relation != "obj" else parse.words[anchor].head
    return Fate(words=(word,), deed=verb if verb >= 0 else None)


def _are_dead(tokens: Tokens, parse: Parse, head: int) -> bool:
    """Return whether bodies are those of the dead: they are found, or bodies "of" people; others are offices."""
    if tokens.lower[head] not in BODIES:
        return False
    verb = verb_of(parse, tokens.starts[head])
    found = verb is not None and parse.lower[verb] in RECOVERED
    after = tokens.lower[head + 1 : head + 5]
    return found or (after[:1] == ["of"] and any(word in person_nouns() for word in after))


def _acts(parse: Parse, place: int) -> bool:
    """Return whether those counted do something to somebody else: "two gunmen | shot and killed a guard"."""
    word = parse.at(place)
    if word is None or parse.words[word].relation != "nsubj":
        return False
    verb = parse.words[word].head
    return parse.words[verb].upos == "VERB" and has_object(parse, verb)


def _is_of(parse: Parse, place: int, opening: int) -> bool:
    """Return whether what is counted is what another is one of: "half of the 200 | prisoners".

    opening: code point at which the number and its hedges start: the "of" of "upward of 200" is none
    """
    word = parse.at(place)
    case = None if word is None else parse.child(word, "case")
    return case is not None and parse.lower[case] == "of" and parse.starts[case] < opening


def _harm_nearby(tokens: Tokens, counted: Sequence[Counted], place: int) -> list[HarmWord]:
    """Return the harm said of a figure by the words around it, for sentences whose tree says nothing."""
    item = counted[place]
    end = item.measured.end if item.measured else item.quantity.end
    before = harm_before(tokens, item.quantity.first, _floor(counted, place))
    inside = _participle_inside(tokens, item)
    if inside:
        return inside
    after = harm_after(tokens, end, _limit(tokens, counted, place))
    direct = before and before[-1].end == item.quantity.first and before[-1].role in ("active", "participle")
    if direct and after and after[0].role not in ("adjective", "intransitive") and after[0].first > end:
        return before
    return after or before


def _participle_inside(tokens: Tokens, item: Counted) -> list[HarmWord]:
    """Return the harm that stands before the head noun: "40 wounded soldiers", "12 missing children"."""
    if item.measured is None or item.measured.head is None:
        return []
    found = []
    for index in range(item.measured.counted[0], item.measured.head):
        word = harm_at(tokens, index)
        if word is not None and word.role in ("participle", "adjective"):
            found.append(word)
    return found


def _floor(counted: Sequence[Counted], place: int) -> int:
    if place == 0:
        return 0
    before = counted[place - 1]
    return before.measured.end if before.measured else before.quantity.end


def _limit(tokens: Tokens, counted: Sequence[Counted], place: int) -> int:
    """Return where the next figure that is no part of this one starts: its verb is not this one's."""
    for other in range(place + 1, len(counted)):
        item = counted[other]
        if item.whole == place or (item.whole is not None and item.whole == counted[place].whole):
            continue
        if item.measured is not None and item.measured.kind is not FigureKind.COUNT:
            continue
        return item.quantity.first
    return len(tokens.words)


def _share_harm(tokens: Tokens, parse: Parse, counted: Sequence[Counted], fates: list[Fate]) -> None:
    """Let coordinated figures share a verb: "three women and a child were killed", "killed 12 men and a boy"."""
    for place in range(len(counted) - 1, 0, -1):
        said = fates[place].words
        if said and not fates[place - 1].words and _joined(tokens, counted[place - 1], counted[place]):
            apart = _has_own_verb(tokens, parse, counted[place - 1])
            if _of_people(counted[place - 1]) and said[0].first > counted[place].quantity.first and not apart:
                fates[place - 1] = fates[place]
    for place in range(1, len(counted)):
        said = fates[place - 1].words
        if said and not fates[place].words and _joined(tokens, counted[place - 1], counted[place]):
            if _of_people(counted[place]) and said[0].role != "noun":
                fates[place] = fates[place - 1]


def _has_own_verb(tokens: Tokens, parse: Parse, item: Counted) -> bool:
    """Return whether a figure is the object of a verb before it, which says what became of it: "infected 40, and"."""
    head = item.measured.head if item.measured and item.measured.head is not None else item.quantity.end - 1
    word = parse.at(tokens.starts[head])
    if word is None or parse.words[word].relation != "obj":
        return False
    return parse.words[word].head < word and parse.words[parse.words[word].head].upos == "VERB"


def _joined(tokens: Tokens, before: Counted, after: Counted) -> bool:
    end = before.measured.end if before.measured else before.quantity.end
    between = tokens.lower[end : after.quantity.first]
    between = [word for word in between if word not in ASIDES]
    return before.measured is not None and between in (
        ["and"],
        [","],
        [",", "and"],
        ["or"],
        ["as", "well", "as"],
        ["plus"],
    )


def _circumstances(
    tokens: Tokens, parse: Parse, item: Counted, fate: Fate, dates: Sequence[Date], names: Sequence[Name]
) -> Circumstances:
    words = fate.words
    phrase = item.measured.counted if item.measured else (item.quantity.end, item.quantity.end)
    noun = (span_of(tokens, *phrase),) if phrase[1] > phrase[0] else ()
    if not noun and not words and (concern := concern_of(tokens, parse, item, dates, names)) is not None:
        noun = (concern,)
    verbs = _verb_spans(tokens, parse, item, words, phrase)
    harm: list[Harm] = []
    for word in words:
        if word.harm not in harm:
            harm.append(word.harm)
    harm_spans = tuple(dict.fromkeys(span_of(tokens, word.first, word.end) for word in words))
    people = item.measured is None or item.measured.unit == "person"
    status, places = status_of(tokens, *phrase) if people else (None, [])
    when, when_spans = when_of(tokens, parse, item, dates)
    return Circumstances(
        counted=noun + verbs,
        harm=tuple(harm),
        harm_spans=harm_spans,
        victims=_victims(tokens, phrase, words) if words and people else (),
        status_value=status,
        status=tuple(span_of(tokens, index, index + 1) for index in places),
        blamed=() if item.quantity.value == 0 else find_blamed(parse, fate, tokens.starts[item.quantity.first], names),
        when=when,
        when_spans=when_spans,
        where=_where(tokens, item, names),
        negated=_negated(tokens, item, words),
    )


def _verb_spans(
    tokens: Tokens, parse: Parse, item: Counted, words: Sequence[HarmWord], phrase: tuple[int, int]
) -> tuple[Span, ...]:
    """Return the words that say what became of the thing counted: "killed", "liberated"."""
    if words:
        return tuple(
            dict.fromkeys(
                span_of(tokens, word.first, word.end)
                for word in words
                if (word.first >= phrase[1] or word.end <= phrase[0])
                and (phrase[1] <= phrase[0] or word.role != "active")
            )
        )
    if phrase[1] <= phrase[0] or item.measured is None or item.measured.kind is not FigureKind.COUNT:
        return ()
    head = item.measured.head
    verb = None if head is None else verb_of(parse, tokens.starts[head])
    return () if verb is None else (Span(start=parse.starts[verb], end=parse.ends[verb]),)


def span_of(tokens: Tokens, first: int, end: int) -> Span:
    """Return the span from token ``first`` to before token ``end``."""
    return Span(start=tokens.starts[first], end=tokens.ends[end - 1])


def _victims(tokens: Tokens, phrase: tuple[int, int], words: Sequence[HarmWord]) -> tuple[Span, ...]:
    """Return the group named: none for "people", "others"; "of X" after the noun belongs to it."""
    first, end = phrase
    inner = [word for word in words if first <= word.first < end]
    while inner and first < end and any(word.first == first for word in inner):
        first += 1
    while first < end and (tokens.lower[first] in ("more", "other", "and") or not tokens.words[first][0].isalpha()):
        first += 1
    if first < end and counted_harm(tokens.lower[end - 1]) and tokens.lower[end - 1] not in person_nouns():
        end = end - 1 if tokens.lower[end - 2] in person_nouns() and end - 2 >= first else first
    if first >= end or (end - first == 1 and tokens.lower[first] in PLAIN_PEOPLE):
        return ()
    if end < len(tokens.lower) - 1 and tokens.lower[end] in ("of", "from"):
        stop = end + 1
        if tokens.lower[stop] == "the":
            stop += 1
        last = stop
        while last < len(tokens.words) and tokens.words[last][0].isupper():
            last += 1
        if last > stop:
            end = last
    return (span_of(tokens, first, end),)


def _where(tokens: Tokens, item: Counted, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the place a figure stands with, after "in", "at", "near" and their like: the nearest behind it first."""
    best: tuple[int, Name] | None = None
    for name in names:
        before = tokens.at(name.start) - 1
        if name.type not in PLACES and not _stands_as_place(tokens, name, before):
            continue
        if before >= 0 and tokens.lower[before] == "the":
            before -= 1
        if before >= 0 and tokens.lower[before] in ("city", "town", "village", "region", "province", "district", "of"):
            before = _to_preposition(tokens, before)
        if before < 0 or tokens.lower[before] not in AT_PLACE:
            continue
        away = distance(tokens, item, name.start) + (0 if before >= item.quantity.first else 6)
        if away < 100 and (best is None or away < best[0]):
            best = (away, name)
    return (Span(start=best[1].start, end=best[1].end),) if best else ()


def _stands_as_place(tokens: Tokens, name: Name, before: int) -> bool:
    """Return whether a name taken for that of a people stands where only a place does: "in Kesh."."""
    after = tokens.at(name.end)
    closed = after >= len(tokens.words) or not tokens.words[after][0].isalpha()
    return name.type is NameType.NORP and closed and before >= 0 and tokens.lower[before] in ("in", "near", "outside")


def _to_preposition(tokens: Tokens, before: int) -> int:
    """Return the index of the preposition of "in the (southern) city of X"."""
    at = before
    while at >= 0 and before - at < 5:
        if tokens.lower[at] in ("in", "at", "near", "outside", "around", "across", "inside", "throughout"):
            return at
        at -= 1
    return before


def _negated(tokens: Tokens, item: Counted, words: Sequence[HarmWord]) -> bool:
    if not words:
        return False
    verb = words[0].first
    window = tokens.lower[max(0, verb - 3) : verb]
    return any(word in NEGATORS or word.endswith(("n't", "n’t")) for word in window)
