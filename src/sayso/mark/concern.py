"""Concern: what a sum, a share, a rate or a measure is of, where no noun that it counts follows it.

"$5 million | in flood relief", "a $5 million | relief plan", "a loss of | $5 million", "debt | rose to 4 percent".
Relations are those of Universal Dependencies.
"""

from collections.abc import Sequence

from sayso.mark.circumstance import Counted
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens
from sayso.records import Date, Name, Span
from sayso.vocabulary import FigureKind, NameType

KINDS = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.SHARE, FigureKind.RATE, FigureKind.MEASURE})
"""Figures that say of themselves how much, and not of what."""
INTO = frozenset("of in for on toward towards worth".split())
"""Words after a figure before what it is of."""
FROM = frozenset("of for at by".split())
"""Words before a figure that hang it on what it is of."""
SAYING = frozenset(
    "be is are was were been remain remains remained cost costs total totals totaled totalled reach reaches reached"
    " reaching rise rises rose risen rising fall falls fell fallen falling climb climbs climbed climbing drop drops"
    " dropped dropping grow grows grew grown growing increase increases increased increasing decline declines declined"
    " declining decrease decreases decreased stand stands stood amount amounts amounted average averages averaged"
    " exceed exceeds exceeded hit hits jump jumps jumped jumping surge surges surged soar soars soared plunge plunges"
    " plunged slip slips slipped slide slides slid shrink shrinks shrank shrunk gain gains gained top tops topped"
    " measure measures measured weigh weighs weighed come comes came account accounts accounted represent represents"
    " represented make makes made spike spikes spiked tumble tumbles tumbled ease eases eased edge edged widen widened"
    " narrow narrowed double doubled triple tripled expand expanded contract contracted".split()
)
"""Verbs that say of their subject how much it is or has become."""
LIGHT = frozenset(
    "exchange addition case part fact return order total all sum time times course wake end way terms favor favour"
    " response line place turn general sales instance example period bid effort sake".split()
)
"""Nouns that say nothing of what a figure is of: "in exchange", "in all", "for instance"."""
BEFORE = frozenset({"compound", "amod", "nmod:poss", "nummod"})
WORDS = 6
"""Words that a description takes at most."""


def concern_of(
    tokens: Tokens, parse: Parse, item: Counted, dates: Sequence[Date], names: Sequence[Name]
) -> Span | None:
    """Return the words that say what a figure without a noun of its own is of; None where the tree does not say."""
    if item.measured is None or item.measured.kind not in KINDS:
        return None
    start, end = tokens.starts[item.quantity.first], tokens.ends[item.end - 1]
    top = parse.top(start, end)
    if top is None:
        return None
    last = parse.within(start, end)[-1]
    found = _modified(parse, top, last) or _after(parse, last, dates, names)
    if found is None:
        found = _said_of(parse, top) or _hung_on(parse, top)
    if found is None or _is_name(parse, found, names) or parse.lower[found] in LIGHT:
        return None
    return _phrase(parse, found, last)


def _modified(parse: Parse, top: int, last: int) -> int | None:
    """Return the noun that a figure stands before as a part of its phrase: "a $5 million | plan"."""
    noun = parse.words[top].head
    near = last < noun <= last + WORDS and parse.words[noun].upos == "NOUN"
    if not near or parse.bases[top] not in {"compound", "nummod", "amod", "nmod"}:
        return None
    return (
        noun if all(parse.words[word].upos not in {"ADP", "PUNCT", "VERB"} for word in range(last + 1, noun)) else None
    )


def _after(parse: Parse, last: int, dates: Sequence[Date], names: Sequence[Name]) -> int | None:
    """Return the noun after "of", "in" or "for" right behind a figure; no day, place or length of time."""
    case = last + 1
    if case >= len(parse.words) or parse.lower[case] not in INTO or parse.bases[case] != "case":
        return None
    noun = parse.words[case].head
    if not case < noun <= case + WORDS + 2 or parse.words[noun].upos != "NOUN":
        return None
    place = parse.starts[noun]
    timed = any(date.start <= place < date.end for date in dates)
    numbered = parse.child(noun, "nummod") is not None
    return None if timed or numbered or _is_name(parse, noun, names) else noun


def _said_of(parse: Parse, top: int) -> int | None:
    """Return the noun that a figure is said of: "the deficit | rose to", "the rate | is"."""
    verb = top if parse.child(top, "cop") is not None else parse.words[top].head
    if verb < 0 or (
        verb != top and (parse.bases[top] not in {"obj", "obl", "advmod", "xcomp"} or _is_other(parse, verb))
    ):
        return None
    subject = parse.child(verb, "nsubj")
    if subject is None:
        above = parse.words[verb].head
        turns = parse.bases[verb] in {"conj", "advcl", "xcomp"} and above >= 0 and not _is_other(parse, above)
        subject = parse.child(above, "nsubj") if turns else above if parse.words[verb].relation == "acl" else None
    elif parse.lower[subject] in {"which", "that"} and parse.words[verb].relation == "acl:relcl":
        subject = parse.words[verb].head
    return subject if subject is not None and parse.words[subject].upos == "NOUN" else None


def _is_other(parse: Parse, verb: int) -> bool:
    """Return whether a verb says something else of its subject than how much it is."""
    return parse.lower[verb] not in SAYING


def _hung_on(parse: Parse, top: int) -> int | None:
    """Return the noun before "of" or "for" that a figure hangs on: "a loss of | $5 million"."""
    noun = parse.words[top].head
    if noun < 0 or parse.bases[top] != "nmod" or noun > top or parse.words[noun].upos != "NOUN":
        return None
    cases = parse.cases.get(top, frozenset())
    return noun if cases & FROM else None


def _is_name(parse: Parse, noun: int, names: Sequence[Name]) -> bool:
    """Return whether a noun is the end of a name: who has a sum is not what it is for."""
    place = parse.starts[noun]
    return any(name.start <= place < name.end and name.type is not NameType.EVENT for name in names)


def _phrase(parse: Parse, noun: int, last: int) -> Span:
    """Return a noun with the words before it that say what sort it is, without those of the figure."""
    first = noun
    floor = last if last < noun else -1
    while first - 1 > floor and noun - first < WORDS - 1:
        word = first - 1
        inside = parse.words[word].relation in BEFORE and first <= parse.words[word].head <= noun
        if not inside or parse.words[word].upos in {"PRON", "NUM", "DET"}:
            break
        first = word
    return parse.span(first, noun + 1)
