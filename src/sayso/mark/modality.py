"""Modality and negation of a claim, from the tree over its main clause: fact, plan, demand, question or supposition.

What stands further in (a relative clause, a reason) does not count: "the man who may have seen it left" is a fact.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.form import forms_of
from sayso.mark.parse import Parse
from sayso.mark.polarity import negations
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
CLAUSES = ("xcomp", "ccomp", "csubj", "acl")
ASKING = frozenset({"whether", "if", "who", "what", "why", "how", "when", "where", "which"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """What a governing word does: under which company, to which modality (None: none), and whether it negates."""

    company: tuple[str, ...]
    modality: Modality | None
    negates: bool


def modality_of(parse: Parse, spans: Sequence[Span], stance: Stance | None) -> Modality:
    """Return how a claim puts what it says.

    spans:  the claim's; one sentence or a part of one
    stance: that of the attribution around it, None for own voice
    """
    head = main_word(parse, spans)
    if _is_asked(parse, spans, head):
        return Modality.ASKED
    if stance is not None and stance in BY_STANCE and not (stance is Stance.ASKS and _is_statement(parse, spans, head)):
        return BY_STANCE[stance]
    if head is None or not _is_clause(parse, head):
        return BARE.get(stance, Modality.ASSERTED) if stance else Modality.ASSERTED
    finite = any(parse.lower[one] != "be" for one in parse.every(head, "cop"))
    if stance and not finite and _is_infinitive(parse, head):
        return _infinitive(parse, spans, head, stance)
    reported = stance is not None and parse.text[spans[0].start] not in QUOTES
    return _supposed(parse, head) or _modal(parse, head, reported=reported) or _governed(parse, head)


def is_negated(parse: Parse, spans: Sequence[Span], stance: Stance | None = None) -> bool:
    """Return whether a claim says that something is not so; twice negated is not negated.

    stance: as in `modality_of`; what is denied is negated once more
    """
    head = main_word(parse, spans)
    count = int(stance is Stance.DENIES)
    if head is not None:
        for word in _chain(parse, head):
            force = _force(parse, word)
            if force is not None and force.modality is Modality.ASKED:
                break  # "it was not known whether": that is no word on what is asked
            count += negations(parse, word) + (force is not None and force.negates)
    return count % 2 == 1


def main_word(parse: Parse, spans: Sequence[Span]) -> int | None:
    """Return the word that heads the main clause of ``spans``, the first with a verb of several; None without words."""
    words = [number for span in spans for number in parse.within(span.start, span.end)]
    inside = set(words)
    tops = [number for number in words if parse.words[number].head not in inside]
    tops = [number for number in tops if parse.words[number].upos != "PUNCT"]
    # "released a list to end the talk": what was done to some end says nothing of the list.
    tops = [number for number in tops if parse.words[number].relation != "advcl"] or tops
    return next((number for number in tops if _is_clause(parse, number)), tops[0] if tops else None)


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


def _infinitive(parse: Parse, spans: Sequence[Span], head: int, stance: Stance) -> Modality:
    """Return what the word before "to" makes of the content: "seems to have", "wants them to", "was told to"."""
    force = _force(parse, parse.words[head].head)
    given = force.modality if force is not None else None
    if given is not Modality.POSSIBLE and stance is Stance.BELIEVES and _has_subject(parse, spans, head):
        return Modality.DEMANDED
    if given is not None:
        return given
    if any(parse.lower[one] in HAVE for one in parse.every(head, "aux")):
        return Modality.POSSIBLE
    if stance is Stance.STATES and parse.text[spans[0].start] in QUOTES:
        return Modality.ASSERTED
    return INFINITIVE.get(stance, Modality.ASSERTED)


def _is_infinitive(parse: Parse, head: int) -> bool:
    return any(parse.lower[mark] == "to" for mark in parse.every(head, "mark"))


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
        if any(parse.lower[mark] in CONDITIONS for mark in parse.every(clause, "mark")):
            return Modality.HYPOTHETICAL
        first = parse.words[low]
        if parse.lower[low] in INVERTED and first.upos == "AUX" and parse.child(clause, *SUBJECTS) is not None:
            return Modality.HYPOTHETICAL
    return None


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
        force = _force(parse, adverb)
        if force is not None and force.modality is Modality.POSSIBLE:
            return force.modality
    return None


def _governed(parse: Parse, head: int) -> Modality:
    """Return what the words say that govern the clause: "plans to", "is likely", "there is a chance that"."""
    for word in _chain(parse, head):
        force = _force(parse, word)
        if force is not None and force.modality is not None:
            past = parse.lower[word] in ("had", "needed") and force.modality is Modality.DEMANDED
            if not past:
                return force.modality
        if parse.lower[word] == "going" and _to(parse, word):
            return Modality.PLANNED
    for noun in parse.every(head, *SUBJECTS, "obj"):
        force = _force(parse, noun)
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
        force = _force(parse, word)
        coloured = force is not None and "to" in force.company
        word = _to(parse, word) if coloured or parse.lower[word] == "going" else None


def _to(parse: Parse, word: int) -> int | None:
    """Return the infinitive that hangs on a word."""
    for clause in parse.every(word, "xcomp", "ccomp", "advcl"):
        # An infinitive of purpose ("met to discuss") is no complement, and not always told from one beside the word.
        near = parse.words[clause].relation != "advcl" or parse.child(clause, "mark") == word + 1
        if near and _is_infinitive(parse, clause):
            return clause
    return None


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


def _force(parse: Parse, word: int) -> Force | None:
    """Return what a word does to the clause it governs, None for a plain one."""
    for force in _forces().get(parse.lower[word], ()):
        if all(_keeps(parse, word, one) for one in force.company):
            return force
    return None


def _keeps(parse: Parse, word: int, company: str) -> bool:
    """Return whether a word has the company it needs: see the head of the list."""
    if company == "to":
        return _to(parse, word) is not None
    if company == "passive":
        passive = (parse.words[one].relation for one in parse.children[word])
        return any(relation in ("aux:pass", "nsubj:pass") for relation in passive)
    if company == "not":
        return negations(parse, word) % 2 == 1
    if company == "predicate":
        return parse.child(word, "xcomp", "ccomp") is not None
    if company in ("whether", "that"):
        firsts = {parse.lower[parse.reach[clause][0]] for clause in parse.every(word, *CLAUSES)}
        return not firsts.isdisjoint(ASKING) if company == "whether" else "that" in firsts
    cases = (case for one in parse.every(word, "obl", "nmod") for case in parse.every(one, "case"))
    return any(parse.lower[case] == company for case in cases)


@cache
def _forces() -> Mapping[str, tuple[Force, ...]]:
    """Return what each word form does, the readings with most company first."""
    found: dict[str, list[Force]] = {}
    for row in table("modality_words"):
        force = Force(
            company=tuple(row["with"].split()),
            modality=Modality(row["modality"]) if row["modality"] else None,
            negates=row["negates"] == "1",
        )
        for form in forms_of(row["word"], row["kind"], row["forms"]):
            found.setdefault(form, []).append(force)
    return {form: tuple(sorted(forces, key=lambda one: -len(one.company))) for form, forces in found.items()}


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
        force = _force(parse, head)
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
        force = _force(parse, one)
        if force is not None and force.modality is not None:
            return force.modality
    if parse.words[word].upos == "NOUN":
        return Modality.ASSERTED
    found = _supposed(parse, word) or _modal(parse, word, reported=reported) or _hedge(parse, word)
    if found is None and _going(parse, word):
        return Modality.PLANNED
    if found is None and parse.words[word].relation == "acl" and _is_infinitive(parse, word):
        return Modality.PLANNED
    return found or Modality.ASSERTED


def _going(parse: Parse, word: int) -> bool:
    """Return whether "going to" stands before a verb."""
    head = parse.words[word].head
    return head >= 0 and parse.lower[head] == "going" and _is_infinitive(parse, word)


def _governs(parse: Parse, head: int, word: int, relation: str, force: Force) -> bool:
    """Return whether the force of ``head`` is one over ``word``: that it needs an infinitive does not touch a noun."""
    if relation not in COLOURED:
        return False
    if "to" in force.company:
        return _to(parse, head) == word or (relation == "xcomp" and _is_infinitive(parse, word))
    if relation in ("obl", "nmod"):
        cases = {parse.lower[case] for case in parse.every(word, "case")}
        return not cases.isdisjoint(force.company)
    if relation == "nsubj":
        return "passive" in force.company or parse.words[word].relation == "nsubj:pass"
    return relation != "advcl"


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
