"""Reported speech in one utterance: cue verbs with their subject on one side and what was said on the other."""

from collections.abc import Collection

from sayso.mark.clause import (
    ADVERB,
    AUXILIARY,
    BE,
    CONTRACTED,
    DETERMINER,
    NEGATION,
    OBJECT_PRONOUN,
    PLACE_OR_TIME,
    PREPOSITION,
    STOP,
    SUBJECT_PRONOUN,
    TIME,
    content_limit,
    group_start,
    has_verb,
    phrase_after,
    subject_before,
)
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft, Range
from sayso.mark.source import source_nouns
from sayso.mark.utterance import QUOTE, Utterance
from sayso.vocabulary import Stance

PLAIN = frozenset("say tell".split())
"""Verbs that take a clause without "that" so regularly that no finite verb need be seen in it."""
WH = frozenset("whether if why how what when where who which".split())
HEARSAY = frozenset(
    "say report believe allege claim expect think understand estimate fear know assume consider predict rumour rumor "
    "suspect".split()
)
"""Verbs with the passive of hearsay: "it is said that", "is believed to have"."""
NAMING = frozenset("call label brand dub declare".split())
"""Verbs that say what their object is."""
MESSAGES = frozenset("post statement message tweet speech letter interview comment remark address appeal".split())
ISSUED = frozenset(
    "made make makes issued issues gave gives posted published released shared delivered wrote sent".split()
)
"""Verbs that turn a message into a cue: "issued a statement"."""
INVERTING = frozenset("say write add report note".split())
"""Verbs that stand before their subject after a retold clause as well."""
PHRASAL = frozenset("noun object to passive".split())
"""Rules whose content is a phrase, so that a finite verb after "and" is no part of it."""
ING_LEAD = frozenset(", — – and by in after before while - with".split()) | {QUOTE}


def find_reports(u: Utterance, clauses: Collection[int]) -> list[Draft]:
    """Return the drafts of one utterance, in order of their cues.

    clauses: indexes of the quotations that read as a clause or more
    """
    known = verbs()
    cue_nouns = nouns()
    found: list[Draft] = []
    for at, word in enumerate(u.lower):
        draft = None
        if word in known:
            draft = _from_verb(u, at, known[word], clauses, found)
        if draft is None and word in MESSAGES:
            draft = _from_message(u, at)
        if draft is None and word in cue_nouns:
            draft = _from_noun(u, at, cue_nouns[word])
        if draft is None and word == "according" and u.lower[at + 1 : at + 2] == ["to"]:
            draft = _according(u, at)
        if draft is not None:
            found.append(draft)
    _close(u, found, clauses)
    return [draft for draft in found if draft.content]


# Which reading of a verb form holds ----------------------------------------------------------------------------------


def _from_verb(
    u: Utterance, at: int, entries: tuple[Verb, ...], clauses: Collection[int], found: list[Draft]
) -> Draft | None:
    first = group_start(u, at)
    passive = any(u.lower[k] in BE or u.lower[k] == "'s" for k in range(first, at))
    for entry in entries:
        if (entry.form == "past" and passive) or (entry.form == "participle" and first == at):
            continue
        end = at + 1
        if entry.particle:
            if u.lower[end : end + 1] == [entry.particle]:
                end += 1
            elif not (passive and entry.form == "participle"):
                continue
        if entry.form == "participle" and passive:
            draft = _passive(u, first, at, end, entry)
        else:
            if not _may_be_verb(u, first, at, entry):
                continue
            draft = _active(u, first, end, entry, clauses, found)
        if draft is not None:
            draft.negated = any(u.lower[k] in NEGATION for k in range(first, at))
            return draft
    return None


def _may_be_verb(u: Utterance, first: int, at: int, entry: Verb) -> bool:
    """Return whether the words before ``at`` let the form be a verb: "the claim" and "his reports" are none."""
    before = u.lower[at - 1] if at else ""
    if entry.form == "ing":
        return True
    if at == 0 or (u.words[at][:1].isupper() and not _headline(u, at)):
        return False
    if first < at:
        last = u.lower[at - 1]
        if entry.form == "base":
            return any(u.lower[k] not in BE for k in range(first, at))
        return last not in BE or entry.form != "base"
    if before in DETERMINER and before not in ("that", "this", "some", "many", "all", "both", "several", "few"):
        return False
    if before in ("'s", "'") and entry.form in ("base", "third"):
        return False
    if before in PREPOSITION or before == "-":
        return False
    if entry.form == "base":
        if before == "to":
            return False
        return (
            before in SUBJECT_PRONOUN
            or before in ("who", "many", "some", "others")
            or (before.endswith("s") and not before.endswith("ss") and len(before) > 3)
            or before in ("people", "police", "men", "women", "media")
        )
    return True


def _headline(u: Utterance, at: int) -> bool:
    """Return whether most longer words are capitalised, the next too, so that a capital says nothing of a word."""
    longer = [word for word in u.words if len(word) > 3 and word[0].isalpha()]
    return (
        at + 1 < len(u)
        and (u.words[at + 1][:1].isupper() or u.lower[at + 1] in DETERMINER | PREPOSITION | {QUOTE})
        and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
    )


# Active verbs --------------------------------------------------------------------------------------------------------


def _active(
    u: Utterance, first: int, end: int, entry: Verb, clauses: Collection[int], found: list[Draft]
) -> Draft | None:
    cue = (first, end)
    draft = Draft(rule="", stance=entry.stance, cue=cue, source=None)
    quoting = "quote" in entry.complements
    if quoting and entry.form in ("past", "third") and _inverted(u, first):
        last = phrase_after(u, end)
        if last > end and _ends_or_turns(u, last) and (_quote_left(u, first) is not None or _speaks(u, end, entry)):
            draft.source, draft.cue = (end, last), cue
            return _before(u, draft, first, last, clauses, "inverted")
    if not _subject(u, draft, first, entry, found):
        return None
    begin = draft.source[0] if draft.source and draft.source[1] <= first else first
    if quoting and entry.form != "ing":
        left = _quote_left(u, begin)
        if left is not None and u.quotes[left] in clauses:
            return _before(u, draft, begin, end, clauses, "postposed")
    ahead = _complement(u, draft, end, entry, clauses)
    if ahead is not None and ahead.source is None and not ahead.quotes:
        return None
    if ahead is not None:
        if ahead.rule == "direct-after" and entry.form != "ing" and begin > 0 and _quote_left(u, begin) is not None:
            _take_left(u, ahead, begin, clauses)
        return ahead
    if quoting and begin > 0 and entry.form != "ing":
        return _before(u, draft, begin, end, clauses, "postposed")
    return None


def _subject(u: Utterance, draft: Draft, first: int, entry: Verb, found: list[Draft]) -> bool:
    """Fill in the source. Return whether the verb can be a cue with what stands before it."""
    before = u.lower[first - 1] if first else ""
    if entry.form == "ing" and not any(u.lower[k] in AUXILIARY for k in range(first, draft.cue[1] if draft.cue else 0)):
        lead = before in ING_LEAD or first == 0
        if not lead and not (entry.complements & {"that", "bare"}):
            return False
        if before in DETERMINER or before in ("of", "for", "is"):
            return False
        draft.rule = "participle"
        previous = [one for one in found if one.source is not None]
        holder = _text_before(u, first)
        if holder is not None:
            draft.source = holder
        elif previous:
            draft.referent = previous[-1].referent or previous[-1].source
            draft.source = previous[-1].source
        else:
            opening = _opening_subject(u, first)
            if opening is not None and u.lower[opening[0]] not in ("there", "this", "that", "these", "those"):
                draft.referent = draft.source = opening
        return True
    if before in ("and", "but", ",") and found and found[-1].source is not None and entry.form in ("past", "third"):
        previous_source = found[-1].source
        if (before != "," and subject_before(u, first) is None) or before == "but":
            draft.source = draft.referent = previous_source
            return True
    source = subject_before(u, first)
    if source is None and before == "and":
        source = _shared_subject(u, first - 1)
    if source is None:
        return False
    if u.lower[source[0]] in ("who", "which", "that") and source[1] - source[0] == 1:
        antecedent = subject_before(u, source[0] - (u.lower[source[0] - 1 : source[0]] == [","]))
        draft.referent = antecedent
    if u.lower[source[0]] in ("there", "one") and source[1] - source[0] == 1:
        return False
    draft.source = source
    return True


def _text_before(u: Utterance, first: int) -> Range | None:
    """Return the text or body right before a participle: "four resolutions | demanding", "a letter | saying"."""
    noun = source_nouns().get(u.lower[first - 1]) if first else None
    if noun is None or noun.kind != "document":
        return None
    start = first - 1
    while start > 0 and first - start < 6 and u.words[start - 1][:1].isalnum():
        word = u.lower[start - 1]
        if word in PREPOSITION or word in AUXILIARY or word == "and" or has_verb(u, start - 1, start):
            break
        start -= 1
    return start, first


def _shared_subject(u: Utterance, at: int) -> Range | None:
    """Return the subject of the clause before "and" at ``at``: that of its first verb: "Moor smiled | and said"."""
    lowest = max(0, at - 40)
    start = next((k + 1 for k in range(at - 1, lowest, -1) if u.lower[k] in (";", ":", QUOTE, "that")), lowest)
    for look in range(start + 1, at):
        if has_verb(u, look, look + 1):
            source = subject_before(u, group_start(u, look))
            if source is not None:
                return source
    return None


def _opening_subject(u: Utterance, before: int) -> Range | None:
    """Return the subject of the utterance's first verb, for a participle whose subject stands there."""
    for at in range(1, min(before, 16)):
        if u.lower[at] in AUXILIARY or (u.words[at][:1].islower() and has_verb(u, at, at + 1)):
            return subject_before(u, at)
    return None


def _complement(u: Utterance, draft: Draft, end: int, entry: Verb, clauses: Collection[int]) -> Draft | None:
    """Fill in what follows the verb, if it is something said; None when nothing follows."""
    kinds = entry.complements
    at = end
    while at < len(u) and (u.lower[at] in ADVERB or (u.lower[at].endswith("ly") and len(u.lower[at]) > 4)):
        at += 1
    limit = content_limit(u)
    if at >= limit:
        return None
    if "told" in kinds:
        hearer = _hearer(u, at, limit)
        if hearer > at:
            done = _after_hearer(u, draft, hearer, limit, entry, clauses)
            if done is not None:
                return done
    word = u.lower[at]
    if "quote" in kinds or word == QUOTE:
        quote = _quote_right(u, at, limit)
        if quote >= 0:
            return _quoted(u, draft, quote, clauses)
    if kinds & {"that", "bare", "told"}:
        clause = _that(u, at, limit)
        if clause >= 0:
            return _open(draft, "that", clause)
    if "whether" in kinds and word in WH:
        return _open(draft, "whether", at)
    if "to" in kinds and word == "to":
        return _open(draft, "to", at)
    if word in STOP or word in {".", QUOTE}:
        return None
    if "object" in kinds and word not in PLACE_OR_TIME and _object(u, at, limit, naming=entry.verb in NAMING):
        return _open(draft, "object", at)
    if "bare" in kinds:
        clause = _bare(u, at, limit, entry)
        if clause >= 0:
            return _open(draft, "bare", clause)
    if "noun" in kinds and word not in AUXILIARY and (word not in PREPOSITION or entry.particle) and word != "to":
        if word in ("and", "or", "but"):
            return None
        return _open(draft, "noun", at)
    return None


def _open(draft: Draft, rule: str, at: int) -> Draft:
    draft.rule = draft.rule or rule
    draft.open_from = at
    return draft


def _hearer(u: Utterance, at: int, limit: int) -> int:
    """Return where the hearer that starts at ``at`` ends ("told | reporters in Kolm | that"), or ``at``."""
    word = u.lower[at]
    if word in OBJECT_PRONOUN:
        return at + 1
    if word in STOP or word == "that" or word in ("to", "of", "about", "in", "on", "at", "there") or word in WH:
        return at
    last = at + (1 if word in DETERMINER else 0)
    while last < min(limit, at + 14):
        now = u.lower[last]
        if (now in STOP and now not in ("—", "–")) or now == "that" or now in WH or now in AUXILIARY:
            break
        if last > at and (now in SUBJECT_PRONOUN or now in CONTRACTED or now in TIME or now == "to"):
            break
        if last > at and now in DETERMINER and u.lower[last - 1] not in PREPOSITION and u.lower[last - 1] != "and":
            break
        if last > at and now in ("in", "on", "at", "during", "after", "via", "by"):
            break
        last += 1
    return last


def _after_hearer(
    u: Utterance, draft: Draft, at: int, limit: int, entry: Verb, clauses: Collection[int]
) -> Draft | None:
    if at >= limit:
        return None
    quote = _quote_right(u, at, limit)
    if quote >= 0:
        return _quoted(u, draft, quote, clauses)
    clause = _that(u, at, limit)
    if clause >= 0:
        return _open(draft, "told", clause)
    word = u.lower[at]
    if word in WH or word == "to":
        return _open(draft, "told", at)
    if word in DETERMINER or word in SUBJECT_PRONOUN or word in CONTRACTED:
        return _open(draft, "told", at)
    if word in ("of", "about"):
        return _open(draft, "told", at)
    return None


def _quote_right(u: Utterance, at: int, limit: int) -> int:
    """Return the index of the quotation that follows the verb, across a hearer or an adverbial; -1 when none does."""
    if u.lower[at] == QUOTE:
        return at
    look = at
    while look < min(limit, at + 18):
        word = u.lower[look]
        if word in (",", ":") and u.lower[look + 1 : look + 2] == [QUOTE]:
            return look + 1
        if word == QUOTE:
            return look if u.lower[look - 1] in (":", ",") else -1
        if word == "that" or word in AUXILIARY or word in SUBJECT_PRONOUN or word in CONTRACTED:
            return -1
        if any(entry.form in ("past", "ing") for entry in verbs().get(word, ())):
            return -1
        if word in (";", "—"):
            return -1
        look += 1
    return -1


def _that(u: Utterance, at: int, limit: int) -> int:
    """Return where the clause begins that "that" opens, right here or after adverbials; -1 when there is none."""
    if u.lower[at] == "that":
        return at + 1 if at + 1 < limit else -1
    if u.lower[at] == "," and u.lower[at + 1 : at + 2] == ["that"]:
        return at + 2
    if u.lower[at] not in PLACE_OR_TIME and u.lower[at] not in TIME and u.lower[at] not in (",", "again"):
        return -1
    for look in range(at + 1, min(limit - 1, at + 18)):
        word = u.lower[look]
        if word == "that":
            return look + 1
        if word in AUXILIARY or word in SUBJECT_PRONOUN or word in CONTRACTED or word in (QUOTE, ";", ":"):
            return -1
    return -1


def _bare(u: Utterance, at: int, limit: int, entry: Verb) -> int:
    """Return where a clause without "that" begins, or -1."""
    word = u.lower[at]
    if word in (",", ":", QUOTE, "and", "or", "but", ";", "—", "–", ")", "of", "so", "nothing", "no", "as"):
        return -1
    if word in TIME and word != "this":
        look = at + 1
        if u.lower[look : look + 1] in (
            ["night"],
            ["morning"],
            ["evening"],
            ["afternoon"],
            ["week"],
            ["month"],
            ["year"],
        ):
            look += 1
        if look < limit and u.lower[look] not in STOP and has_verb(u, look, min(limit, look + 14)):
            return look if u.lower[look] not in PLACE_OR_TIME else -1
        return -1
    if word in PLACE_OR_TIME:
        for look in range(at + 2, min(limit, at + 12)):
            now = u.lower[look]
            if now in STOP:
                return -1
            if (
                now in SUBJECT_PRONOUN
                or now in CONTRACTED
                or (now in DETERMINER and u.lower[look - 1] not in PREPOSITION and now not in ("that", "this"))
            ):
                return look if has_verb(u, look, min(limit, look + 14)) else -1
        return -1
    if entry.verb in PLAIN and "told" not in entry.complements:
        return at
    return at if has_verb(u, at + 1, min(limit, at + 16)) or word in CONTRACTED else -1


def _object(u: Utterance, at: int, limit: int, *, naming: bool) -> bool:
    """Return whether somebody follows, and then what he or she is to do, has done or is: "to", "of", "for", "as".

    naming: whether the verb gives a name, so that a second noun phrase has to follow: "called it a truce"
    """
    for look in range(at + 1, min(limit, at + 18)):
        word = u.lower[look]
        if word in ("to", "of", "for", "as", "with", "not", QUOTE, "against", "over"):
            return True
        if word in (";", ":") or word == "that":
            return False
    if naming:
        return any(u.lower[look] in DETERMINER for look in range(at + 1, min(limit, at + 12)))
    return u.lower[at] in DETERMINER or u.lower[at] in OBJECT_PRONOUN


# Passives ------------------------------------------------------------------------------------------------------------


def _passive(u: Utterance, first: int, at: int, end: int, entry: Verb) -> Draft | None:
    """Return a draft for "it was reported that …", "he is said to …", "was accused of …", "was told that …"."""
    draft = Draft(rule="passive", stance=entry.stance, cue=(first, end), source=None)
    limit = content_limit(u)
    subject = subject_before(u, first)
    if end < limit and u.lower[end] == "by":
        last = phrase_after(u, end + 1)
        if (last > end + 1 and u.lower[end + 1] not in ("a", "an", "its")) or entry.complements & {"that"}:
            draft.source = (end + 1, last)
        end = last
    if end >= limit:
        return _passive_object(draft, subject, entry)
    quote = _quote_right(u, end, limit) if "quote" in entry.complements else -1
    if quote >= 0 and subject is not None and u.lower[quote - 1] in (",", ":"):
        draft.content.append((quote, quote + 1))
        draft.quotes.append(u.quotes[quote])
        return draft
    word = u.lower[end]
    impersonal = subject is not None and u.lower[subject[0]] == "it" and subject[1] - subject[0] == 1
    clause = _that(u, end, limit)
    if impersonal and entry.complements & {"that", "bare"}:
        return _open(draft, "passive", clause) if clause >= 0 else None
    if entry.verb in HEARSAY and word == "to" and subject is not None:
        draft.content.append(subject)
        return _open(draft, "passive", end)
    if "told" in entry.complements and clause >= 0:
        return _open(draft, "passive", clause)
    if (
        "object" in entry.complements
        and subject is not None
        and not has_verb(u, subject[1] - 1, subject[1])
        and word in ("of", "for", "as", "to", "with", "over")
    ):
        draft.content.append(subject)
        return _open(draft, "passive", end)
    return _passive_object(draft, subject, entry)


def _passive_object(draft: Draft, subject: Range | None, entry: Verb) -> Draft | None:
    """Return "X was denied by Y" with X as what was said; without a by-phrase it is no attribution."""
    if draft.source is None or subject is None or "noun" not in entry.complements or subject[1] - subject[0] < 2:
        return None
    draft.content.append(subject)
    return draft


# What stands before the cue ------------------------------------------------------------------------------------------


def _inverted(u: Utterance, first: int) -> bool:
    """Return whether what was said stands right before the verb, so that its subject must follow: ", said Moor"."""
    if first == 0:
        return False
    before = u.lower[first - 1]
    if before == QUOTE:
        return True
    if before in ",—–-" and first >= 2:
        return u.lower[first - 2] == QUOTE or (before == "," and subject_before(u, first) is None)
    return False


def _speaks(u: Utterance, at: int, entry: Verb) -> bool:
    """Return whether the phrase at ``at`` can be the subject of "…, said X" after words that are not quoted."""
    if entry.verb not in INVERTING:
        return False
    return u.words[at][:1].isupper() or u.lower[at] in DETERMINER - {"that", "this", "these", "those"}


def _ends_or_turns(u: Utterance, at: int) -> bool:
    """Return whether the clause can end at ``at``: a stop, an adverbial, a relative."""
    if at >= content_limit(u):
        return True
    return (
        u.lower[at] in STOP
        or u.lower[at] in PLACE_OR_TIME
        or u.lower[at] in TIME
        or u.lower[at] in ("who", "as", "while", "when", "which", "that", ".")
    )


def _quote_left(u: Utterance, begin: int) -> int | None:
    """Return the index of the quotation that ends right before ``begin``, across a comma or a dash."""
    at = begin - 1
    if at >= 0 and u.lower[at] in (",", "—", "–", "-"):
        at -= 1
    return at if at >= 0 and u.lower[at] == QUOTE else None


def _take_left(u: Utterance, draft: Draft, begin: int, clauses: Collection[int]) -> None:
    quote = _quote_left(u, begin)
    if quote is None:
        return
    draft.content.insert(0, (quote, quote + 1))
    draft.quotes.insert(0, u.quotes[quote])


def _before(u: Utterance, draft: Draft, begin: int, end: int, clauses: Collection[int], rule: str) -> Draft | None:
    """Fill in what stands before source and cue, and what goes on after them."""
    quote = _quote_left(u, begin)
    after = _quote_after(u, end)
    if quote is not None:
        if u.quotes[quote] in clauses or quote == 0 or u.lower[quote - 1] in STOP:
            draft.content.append((quote, quote + 1))
        else:
            draft.content.append((_left_edge(u, quote), quote + 1))
        draft.quotes.append(u.quotes[quote])
        draft.rule = "direct-before" if rule == "postposed" else "direct-inverted"
        if after >= 0:
            draft.content.append((after, after + 1))
            draft.quotes.append(u.quotes[after])
        return draft
    if begin < 3 or u.lower[begin - 1] not in (",", "—", "–"):
        return None
    first = _left_edge(u, begin - 1)
    goes_on = end + 1 < content_limit(u) and u.lower[end] == ","
    if begin - 1 - first < 2 or not (goes_on or has_verb(u, first, begin - 1)):
        return None
    draft.content.append((first, begin - 1))
    draft.rule = rule
    limit = content_limit(u)
    if (
        end < limit
        and u.lower[end] == ","
        and u.lower[end + 1]
        not in ("and", "but", "who", "which", "while", "adding", "as", "though", "although", "noting", "citing")
    ):
        draft.open_from = end + 1
    return draft


def _left_edge(u: Utterance, last: int) -> int:
    """Return where the clause before ``last`` begins: after a semicolon, a colon, or at the utterance's start."""
    at = last - 1
    while at >= 0:
        if u.lower[at] in (";", ":"):
            return at + 1
        at -= 1
    return 0


def _quote_after(u: Utterance, end: int) -> int:
    """Return the quotation that goes on after source and cue ("…," he said on Monday, "…"), or -1."""
    known = verbs()
    for look in range(end, min(len(u), end + 14)):
        if any(entry.form in ("past", "ing") for entry in known.get(u.lower[look], ())):
            return -1
        if u.lower[look] == QUOTE:
            return look if u.lower[look - 1] in (",", ":", "—", "–", ";") and look > end else -1
        if u.lower[look] in AUXILIARY or u.lower[look] in SUBJECT_PRONOUN:
            return -1
    return -1


# Quotations after the cue --------------------------------------------------------------------------------------------


def _quoted(u: Utterance, draft: Draft, quote: int, clauses: Collection[int]) -> Draft:
    """Fill in a quotation after the cue: alone, or as the beginning of a retold clause."""
    draft.quotes.append(u.quotes[quote])
    led = u.lower[quote - 1] in (",", ":")
    limit = content_limit(u)
    alone = quote + 1 >= limit or u.lower[quote + 1] in STOP or u.lower[quote + 1] in (".", "and")
    if led or (u.quotes[quote] in clauses and alone):
        draft.rule = "direct-after"
        draft.content.append((quote, quote + 1))
        at = quote + 1
        while at + 1 < limit and u.lower[at] in (",", "and") and u.lower[at + 1] == QUOTE:
            draft.content.append((at + 1, at + 2))
            draft.quotes.append(u.quotes[at + 1])
            at += 2
        return draft
    draft.rule = "mixed-after"
    draft.open_from = quote
    return draft


# Nouns and phrases ---------------------------------------------------------------------------------------------------


def _from_noun(u: Utterance, at: int, stance: Stance) -> Draft | None:
    """Return a draft for "the claim that …", "Orr's promise to …", "allegations by X that …"."""
    limit = content_limit(u)
    end = at + 1
    source: Range | None = None
    if u.lower[end : end + 1] in (["by"], ["from"]):
        last = phrase_after(u, end + 1)
        source, end = ((end + 1, last), last) if last > end + 1 else (None, end)
    if end >= limit or u.lower[end] != "that" or end + 1 >= limit:
        return None
    if u.lower[end + 1] in AUXILIARY or has_verb(u, end + 1, end + 2):
        return None
    if not has_verb(u, end + 1, min(limit, end + 20)):
        return None
    first = at
    while first > 0 and u.words[first - 1].isalpha() and u.lower[first - 1] not in DETERMINER | PREPOSITION | AUXILIARY:
        first -= 1
        if at - first > 2:
            first = at
            break
    if source is None and first > 0:
        owner = u.lower[first - 1]
        if owner in ("his", "her", "their", "its", "my", "our", "your"):
            source = (first - 1, first)
        elif owner in ("'s", "'"):
            possessor = subject_before(u, first - 1)
            source = (possessor[0], first - 1) if possessor else None
    return Draft(rule="noun-that", stance=stance, cue=(at, at + 1), source=source, open_from=end + 1)


def _from_message(u: Utterance, at: int) -> Draft | None:
    """Return a draft for "made a post about …", "issued a statement on the dam"."""
    verb = at - 1
    while verb > 0 and at - verb < 4 and u.lower[verb] not in ISSUED:
        verb -= 1
    if verb <= 0 or u.lower[verb] not in ISSUED or not set(u.lower[verb + 1 : at]) & DETERMINER:
        return None
    first = group_start(u, verb)
    source = subject_before(u, first)
    if source is None and u.lower[first - 1] == "and":
        source = _shared_subject(u, first - 1)
    for look in range(at + 1, min(content_limit(u) - 1, at + 9)):
        if u.lower[look] in ("about", "regarding", "concerning", "that"):
            return Draft(rule="message", stance=Stance.STATES, cue=(first, at + 1), source=source, open_from=look + 1)
        if u.lower[look] in STOP:
            return None
    return None


def _according(u: Utterance, at: int) -> Draft | None:
    """Return a draft for "according to X": what is said stands on the other side of the comma."""
    limit = content_limit(u)
    last = phrase_after(u, at + 2)
    if last <= at + 2:
        return None
    draft = Draft(rule="according", stance=Stance.STATES, cue=(at, at + 2), source=(at + 2, min(last, limit)))
    before = at - 1 if at and u.lower[at - 1] in (",", "—", "–") else at
    if before > 1:
        first = _left_edge(u, before)
        draft.content.append((first, before))
        if before - 1 >= 0 and u.lower[before - 1] == QUOTE and before - first == 1:
            draft.quotes.append(u.quotes[before - 1])
        if last < limit and u.lower[last] == "," and u.lower[last + 1 : last + 2] not in (["and"], ["which"], ["who"]):
            draft.open_from = last + 1
        return draft
    look = last
    if u.lower[look : look + 1] == [","] and u.lower[look + 1 : look + 2] in (["which"], ["who"], ["whose"]):
        look += 1
    while look < limit and u.lower[look] not in (",", QUOTE):
        look += 1
    if look + 1 < limit:
        draft.open_from = look + (u.lower[look] == ",")
        return draft
    return None


# Where contents end --------------------------------------------------------------------------------------------------


def _close(u: Utterance, found: list[Draft], clauses: Collection[int]) -> None:
    """Give every open content its end: the end of the clause, or where a second report begins."""
    limit = content_limit(u)
    trailing = {draft.begin for draft in found if draft.rule in ("postposed", "inverted") and draft.open_from < 0}
    begins = {draft.begin for draft in found} | {draft.cue[0] for draft in found if draft.cue}
    for draft in found:
        if draft.open_from < 0:
            continue
        last = _end(u, draft.open_from, limit, begins, trailing, draft)
        if last > draft.open_from:
            draft.content.append((draft.open_from, last))
            draft.quotes.extend(
                u.quotes[at]
                for at in range(draft.open_from, last)
                if at in u.quotes and u.quotes[at] not in draft.quotes
            )
        draft.open_from = -1


def _end(u: Utterance, first: int, limit: int, begins: set[int], trailing: set[int], draft: Draft) -> int:
    known = verbs()
    aside = _is_aside(u, draft)
    for at in range(first, limit):
        word = u.lower[at]
        if word == ";":
            return at
        if word in ("and", "but") and at > first and draft.rule in PHRASAL and has_verb(u, at + 1, at + 2):
            return at - (u.lower[at - 1] == ",")
        if at > first and word in ("and", "but") and at + 1 in begins and draft.begin != at + 1:
            return at - (u.lower[at - 1] == ",")
        if word == "," and aside and at > first + 1:
            return at
        if word not in {",", "—"}:
            continue
        follow = u.lower[at + 1] if at + 1 < limit else ""
        if at + 1 in trailing and draft.begin != at + 1:
            return at
        if follow == "according":
            return at
        if follow in known and any(
            entry.form == "ing" and entry.complements & {"quote", "told"} for entry in known[follow]
        ):
            return at
        if follow in ("and", "but", "while", "though", "although", "as", "whereas") and at + 2 in begins:
            return at
    return limit


def _is_aside(u: Utterance, draft: Draft) -> bool:
    """Return whether the cue stands in a relative clause between commas, so that the next comma ends what was said."""
    if draft.source is None or draft.cue is None or draft.source[1] > draft.cue[0]:
        return False
    first = draft.source[0]
    return first > 1 and u.lower[first] in ("who", "which") and u.lower[first - 1] == ","
