"""Force: what a word does to the clause it governs: plans it, wants it, takes it for possible, says it is not so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.form import forms_of
from sayso.mark.parse import Parse
from sayso.mark.polarity import negations
from sayso.vocabulary import Modality

CLAUSES = ("xcomp", "ccomp", "csubj", "acl")
ASKING = frozenset({"whether", "if", "who", "what", "why", "how", "when", "where", "which"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """What a governing word does: under which company, to which modality (None: none), and whether it negates."""

    company: tuple[str, ...]
    modality: Modality | None
    negates: bool


def force_of(parse: Parse, word: int) -> Force | None:
    """Return what a word does to the clause it governs, None for a plain one."""
    for force in _forces().get(parse.lower[word], ()):
        if all(_keeps(parse, word, one) for one in force.company):
            return force
    return None


def _keeps(parse: Parse, word: int, company: str) -> bool:
    """Return whether a word has the company it needs: see the head of the list."""
    if company == "to":
        return infinitive_of(parse, word) is not None
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


def infinitive_of(parse: Parse, word: int) -> int | None:
    """Return the infinitive that hangs on a word."""
    for clause in parse.every(word, "xcomp", "ccomp", "advcl"):
        # An infinitive of purpose ("met to discuss") is no complement, and not always told from one beside the word.
        near = parse.words[clause].relation != "advcl" or parse.child(clause, "mark") == word + 1
        if near and is_infinitive(parse, clause):
            return clause
    return None


def is_infinitive(parse: Parse, head: int) -> bool:
    """Return whether a clause is one with "to"."""
    return any(parse.lower[mark] == "to" for mark in parse.every(head, "mark"))
