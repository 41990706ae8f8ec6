"""Modality and negation of a claim, from the tree over its main clause: fact, plan, demand, question or supposition.

What stands further in (a relative clause, a reason) does not count: "the man who may have seen it left" is a fact.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.mark.force import ASKING, Force, force_of, infinitive_of, is_infinitive
from sayso.mark.parse import NONE, Parse
from sayso.mark.polarity import negations
from sayso.mark.remark import led_up
from sayso.records import Span
from sayso.vocabulary import Modality, Stance

BY_STANCE: Mapping[Stance, Modality] = {
    Stance.ASKS: Modality.ASKED,
    Stance.DEMANDS: Modality.DEMANDED,
    Stance.ORDERS: Modality.DEMANDED,
    Stance.PROMISES: Modality.PLANNED,
}
"""What the stance settles alone."""

BARE: Mapping[Stance, Modality] = {Stance.PREDICTS: Modality.PLANNED, Stance.WARNS: Modality.POSSIBLE}
"""What the stance makes of a content without a verb: "warned of a flood"."""

INFINITIVE: Mapping[Stance, Modality] = {
    Stance.BELIEVES: Modality.PLANNED,
    Stance.PREDICTS: Modality.PLANNED,
    Stance.WARNS: Modality.PLANNED,
    Stance.DECLARES: Modality.PLANNED,
    Stance.STATES: Modality.DEMANDED,
}
"""What the stance makes of "to" and a verb: "wants to leave", "threatened to leave", "was told to leave"."""

QUESTION = re.compile(r"\?[\"”’»']*\s*$")
QUOTES = "\"'“”‘’«»„"
MAY = frozenset({"may", "might"})
CAN = frozenset({"can", "could", "ca"})
MUST = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
HAVE = frozenset({"have", "'ve", "’ve", "of"})
BE = frozenset({"be", "is", "are", "am", "'s", "’s", "'re", "’re"})
CONDITIONS = frozenset({"if", "unless", "provided", "lest"})
INVERTED = frozenset({"had", "were", "should"})
BEFORE_IMPERATIVE = frozenset({"do", "please", "never", "always", "just", "not", "n't", "n’t"})
SUBJECTS = ("nsubj", "csubj", "expl")


def modality_of(parse: Parse, spans: Sequence[Span], stance: Stance | None) -> Modality:
    """Return how a claim puts what it says.

    spans:  the claim's; one sentence or a part of one
    stance: that of the attribution around it, None for own voice
    """
    return _modality(parse, spans, stance, main_word(parse, spans))


def mood_and_polarity(parse: Parse, spans: Sequence[Span], stance: Stance | None) -> tuple[Modality, bool]:
    """Return what `modality_of` and `is_negated` return, and look for the main word once."""
    head = main_word(parse, spans)
    return _modality(parse, spans, stance, head), _negated(parse, stance, head)


def _modality(parse: Parse, spans: Sequence[Span], stance: Stance | None, head: int | None) -> Modality:
    if _is_asked(parse, spans, head):
        return Modality.ASKED
    if stance is not None and stance in BY_STANCE and not (stance is Stance.ASKS and _is_statement(parse, spans, head)):
        return BY_STANCE[stance]
    if head is None or not _is_clause(parse, head):
        return BARE.get(stance, Modality.ASSERTED) if stance else Modality.ASSERTED
    finite = any(parse.lower[one] != "be" for one in parse.every(head, "cop"))
    if stance and not finite and is_infinitive(parse, head):
        return _infinitive(parse, spans, head, stance)
    if stance is None and _is_parted(parse, spans, head):
        return _supposed(parse, head) or _modal(parse, head, reported=False) or Modality.ASSERTED
    reported = stance is not None and parse.text[spans[0].start] not in QUOTES
    return _supposed(parse, head) or _modal(parse, head, reported=reported) or _governed(parse, head)


def is_negated(parse: Parse, spans: Sequence[Span], stance: Stance | None = None) -> bool:
    """Return whether a claim says that something is not so; twice negated is not negated.

    stance: as in `modality_of`; what is denied is negated once more
    """
    return _negated(parse, stance, main_word(parse, spans))


def _negated(parse: Parse, stance: Stance | None, head: int | None) -> bool:
    count = int(stance is Stance.DENIES)
    if head is not None:
        for word in _chain(parse, head):
            force = force_of(parse, word)
            if force is not None and force.modality is Modality.ASKED:
                break  # "it was not known whether": that is no word on what is asked
            count += negations(parse, word) + (force is not None and force.negates)
    return count % 2 == 1


def main_word(parse: Parse, spans: Sequence[Span]) -> int | None:
    """Return the word that heads the main clause of ``spans``, the first with a verb of several; None without words."""
    inside = {number: parse.words[number] for span in spans for number in parse.within(span.start, span.end)}
    tops = [number for number, word in inside.items() if word.head not in inside and word.upos != "PUNCT"]
    # "released a list to end the talk": what was done to some end says nothing of the list.
    tops = [number for number in tops if parse.words[number].relation != "advcl"] or tops
    head = next((number for number in tops if _is_clause(parse, number)), tops[0] if tops else None)
    return None if head is None else led_up(parse, head)


def _is_clause(parse: Parse, word: int) -> bool:
    """Return whether a word heads a clause: a verb, or anything with a copula, an auxiliary or a subject."""
    return parse.words[word].upos in ("VERB", "AUX") or parse.child(word, "cop", "aux", *SUBJECTS) is not None


def _is_asked(parse: Parse, spans: Sequence[Span], head: int | None) -> bool:
    """Return whether a claim is a question, direct or indirect."""
    text = parse.text[spans[-1].start : spans[-1].end + 1]
    if QUESTION.search(text) or QUESTION.search(text[:-1]):
        return True
    if head is None:
        return False
    return any(parse.lower[mark] in ("whether", "if") for mark in parse.every(head, "mark"))


def _is_statement(parse: Parse, spans: Sequence[Span], head: int | None) -> bool:
    """Return whether a claim under a question is a sentence with a full stop: the question came before or after."""
    text = parse.text[spans[0].start : spans[-1].end].rstrip(QUOTES)
    return head is not None and text.endswith((".", "!")) and parse.lower[parse.reach[head][0]] not in ASKING


def _is_parted(parse: Parse, spans: Sequence[Span], head: int) -> bool:
    """Return whether what ``head`` governs is another's word: of "ordered the army *to leave*, which it did", the rest.

    What was ordered colours the content alone; that it was ordered, and what came of it, is said as a fact.
    """
    clauses = [clause for clause in parse.every(head, "xcomp", "ccomp") if clause > head]
    inside = {number for span in spans for number in parse.within(span.start, span.end)}
    return bool(clauses) and not any(clause in inside for clause in clauses)


def _infinitive(parse: Parse, spans: Sequence[Span], head: int, stance: Stance) -> Modality:
    """Return what the word before "to" makes of the content: "seems to have", "wants them to", "was told to"."""
    force = force_of(parse, parse.words[head].head)
    given = force.modality if force is not None else None
    if given is None and parse.child(head, "cop") is not None and _has_subject(parse, spans, head):
        return Modality.ASSERTED  # "considers it to be a lie": held or declared, and not wanted
    if given is not Modality.POSSIBLE and stance is Stance.BELIEVES and _has_subject(parse, spans, head):
        return Modality.DEMANDED
    if given is not None:
        return given
    if any(parse.lower[one] in HAVE for one in parse.every(head, "aux")):
        return Modality.POSSIBLE
    if stance is Stance.STATES and parse.text[spans[0].start] in QUOTES:
        return Modality.ASSERTED
    return INFINITIVE.get(stance, Modality.ASSERTED)


def _has_subject(parse: Parse, spans: Sequence[Span], head: int) -> bool:
    """Return whether an infinitive has somebody to do it: "wants the army to leave"."""
    return any(
        parse.words[number].upos in ("NOUN", "PROPN", "PRON")
        for span in spans
        for number in parse.within(span.start, span.end)
        if number < head
    )


def _supposed(parse: Parse, head: int) -> Modality | None:
    """Return ``hypothetical`` where a condition stands: "if", "unless", "had they …"."""
    for clause in parse.every(head, "advcl"):
        low, _ = parse.reach[clause]
        if any(parse.lower[mark] in CONDITIONS and not _compares(parse, mark) for mark in parse.every(clause, "mark")):
            return Modality.HYPOTHETICAL
        first = parse.words[low]
        if parse.lower[low] in INVERTED and first.upos == "AUX" and parse.child(clause, *SUBJECTS) is not None:
            return Modality.HYPOTHETICAL
    return None


def _compares(parse: Parse, mark: int) -> bool:
    """Return whether an "if" only likens: "as if that were not enough"."""
    return mark > 0 and parse.lower[mark - 1] == "as"


def _modal(parse: Parse, head: int, *, reported: bool) -> Modality | None:
    """Return what the auxiliaries say; reported "would" is a plan, unless something "would have" been."""
    aux = [parse.lower[one] for one in parse.every(head, "aux", "cop")]
    perfect = not HAVE.isdisjoint(aux)
    if not WOULD.isdisjoint(aux):
        # "He'd seen it": a contracted "had" before a participle is no modal, and the tree does not tell them apart.
        return Modality.PLANNED if reported and not perfect else Modality.HYPOTHETICAL
    if not MUST.isdisjoint(aux):
        if perfect:
            return Modality.POSSIBLE if "must" in aux else Modality.HYPOTHETICAL
        return Modality.DEMANDED
    if not MAY.isdisjoint(aux):
        return Modality.POSSIBLE
    if not CAN.isdisjoint(aux):
        return Modality.ASSERTED if negations(parse, head) % 2 else Modality.POSSIBLE
    if _is_imperative(parse, head):
        return Modality.DEMANDED
    if not WILL.isdisjoint(aux):
        return _hedge(parse, head) or Modality.PLANNED
    if any(parse.lower[mark] == "to" and parse.lower[mark - 1] in BE for mark in parse.every(head, "mark") if mark):
        return Modality.PLANNED  # "is to visit"
    return None


def _hedge(parse: Parse, head: int) -> Modality | None:
    """Return what an adverb says: "probably"."""
    for adverb in parse.every(head, "advmod"):
        force = force_of(parse, adverb)
        if force is not None and force.modality is Modality.POSSIBLE:
            return force.modality
    return None


def _governed(parse: Parse, head: int) -> Modality:
    """Return what the words say that govern the clause: "plans to", "is likely", "there is a chance that"."""
    for word in _chain(parse, head):
        force = force_of(parse, word)
        if force is not None and force.modality is not None:
            past = parse.lower[word] in ("had", "needed") and force.modality is Modality.DEMANDED
            if not past:
                return force.modality
        if parse.lower[word] == "going" and infinitive_of(parse, word):
            return Modality.PLANNED
    for noun in parse.every(head, *SUBJECTS, "obj"):
        force = force_of(parse, noun)
        if force is not None and force.modality is not None and parse.child(head, "expl") is not None:
            return force.modality
    return _hedge(parse, head) or Modality.ASSERTED


def _chain(parse: Parse, head: int) -> Iterator[int]:
    """Yield the head of a clause, and what it governs by "to" where it only colours it: "plans" and "rebuild"."""
    word: int | None = head
    seen = 0
    while word is not None and seen < len(parse.words):
        yield word
        seen += 1
        force = force_of(parse, word)
        coloured = force is not None and "to" in force.company
        word = infinitive_of(parse, word) if coloured or parse.lower[word] == "going" else None


def _is_imperative(parse: Parse, head: int) -> bool:
    """Return whether a clause commands: it begins with a bare verb and has no subject."""
    form = parse.lower[head]
    if parse.words[head].upos != "VERB" or form.endswith(("ed", "ing")) or parse.child(head, *SUBJECTS) is not None:
        return False
    if any(parse.lower[aux] not in BEFORE_IMPERATIVE for aux in parse.every(head, "aux", "mark", "cop")):
        return False
    if not any(parse.words[child].relation != "punct" for child in parse.children[head]):
        return False
    low, _ = parse.reach[head]
    before = [parse.lower[word] for word in range(low, head) if parse.words[word].upos != "PUNCT"]
    return all(word in BEFORE_IMPERATIVE for word in before)


def mood_of(parse: Parse, word: int) -> tuple[Modality, bool]:
    """Return how a sentence puts one happening in it, and whether it says it did not happen.

    word: its verb or noun; what governs it counts as far up as it colours it: "plans to attack", "denied the attack"
    """
    modality = Modality.ASSERTED
    negated = False
    at, seen, verbal = word, 0, parse.words[word].upos in ("VERB", "ADJ")
    while seen < REACH:
        seen += 1
        own = _own_mood(parse, at) if at == word or verbal else Modality.ASSERTED
        modality = modality if modality is not Modality.ASSERTED else own
        negated ^= negations(parse, at) % 2 == 1
        head, relation = parse.words[at].head, parse.bases[at]
        if head < 0 or relation in ("parataxis", "appos"):
            break
        if relation == "conj" and parse.words[at].upos == parse.words[head].upos:
            if parse.child(at, "nsubj", "aux", "mark") is not None:
                break
            negated ^= negations(parse, at) % 2 == 1 and negations(parse, head) % 2 == 1
            at = head
            continue
        if _is_called_for(parse, head, at, relation):
            if modality in (Modality.ASSERTED, Modality.PLANNED):
                modality = Modality.DEMANDED
            break
        force = force_of(parse, head)
        colours = force is not None and _governs(parse, head, at, relation, force)
        if not colours and not _lends(parse, head, at, relation, verbal):
            break
        if colours and force is not None:
            given = force.modality or Modality.ASSERTED
            if given is Modality.PLANNED and relation == "xcomp" and parse.child(head, "obj") is not None:
                given = Modality.DEMANDED  # "want the council to leave": it is not theirs to plan
            modality = modality if modality is not Modality.ASSERTED else given
            negated ^= force.negates
        at, verbal = head, parse.words[head].upos in ("VERB", "ADJ", "AUX")
    return Modality.ASKED if _in_question(parse, word) else modality, negated


REACH = 6
"""Steps up the tree that may colour a happening."""
COLOURED = ("xcomp", "ccomp", "csubj", "advcl", "acl", "obj", "obl", "nmod", "nsubj")


def _own_mood(parse: Parse, word: int) -> Modality:
    """Return what stands in the clause of a word itself: auxiliaries, adverbs, a condition, a bare "to"."""
    reported = parse.words[word].relation == "ccomp"
    if any(parse.lower[mark] in CONDITIONS for mark in parse.every(word, "mark")):
        return Modality.HYPOTHETICAL
    for one in parse.every(word, "amod"):
        force = force_of(parse, one)
        if force is not None and force.modality is not None:
            return force.modality
    if parse.words[word].upos == "NOUN":
        return Modality.ASSERTED
    found = _supposed(parse, word) or _modal(parse, word, reported=reported) or _hedge(parse, word)
    if found is None and _going(parse, word):
        return Modality.PLANNED
    if found is None and parse.words[word].relation == "acl" and is_infinitive(parse, word):
        return Modality.PLANNED
    return found or Modality.ASSERTED


def _going(parse: Parse, word: int) -> bool:
    """Return whether "going to" stands before a verb."""
    head = parse.words[word].head
    return head >= 0 and parse.lower[head] == "going" and is_infinitive(parse, word)


def _governs(parse: Parse, head: int, word: int, relation: str, force: Force) -> bool:
    """Return whether the force of ``head`` is one over ``word``: that it needs an infinitive does not touch a noun."""
    if relation not in COLOURED:
        return False
    if "to" in force.company:
        return infinitive_of(parse, head) == word or (relation == "xcomp" and is_infinitive(parse, word))
    if relation in ("obl", "nmod"):
        return not parse.cases.get(word, NONE).isdisjoint(force.company)
    if relation == "nsubj":
        return "passive" in force.company or parse.words[word].relation == "nsubj:pass"
    return relation != "advcl"


def _is_called_for(parse: Parse, head: int, word: int, relation: str) -> bool:
    """Return whether somebody is called upon to do what "to" opens: "calls on both to leave"."""
    if relation not in ("advcl", "xcomp", "acl", "ccomp") or not is_infinitive(parse, word):
        return False
    verb = head if parse.words[head].upos == "VERB" else parse.words[head].head
    if verb < 0 or parse.lower[verb + 1 : verb + 2] not in (["on"], ["upon"]):
        return False
    return parse.lower[verb].startswith("call") and verb < word


def _lends(parse: Parse, head: int, word: int, relation: str, verbal: bool) -> bool:
    """Return whether a word shares the mood of its head without being coloured by it: "may carry out an attack"."""
    if verbal:
        return relation == "xcomp"
    return relation in ("obj", "obl") or parse.words[word].relation == "nsubj:pass"


def _in_question(parse: Parse, word: int) -> bool:
    """Return whether a word belongs to the main clause of a direct question."""
    top = word
    for head in parse.above(word):
        if parse.words[top].relation.startswith(("acl", "advcl", "parataxis")):
            return False
        top = head
    high = parse.reach[top][1]
    return QUESTION.search(parse.text[parse.starts[top] : parse.ends[high - 1]]) is not None
