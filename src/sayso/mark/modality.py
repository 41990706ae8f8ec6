"""Modality and negation of a claim: whether it puts what it says as fact, plan, demand, question or supposition."""

import re

from sayso.vocabulary import Modality, Stance

ASKED = re.compile(r"\?[\"”’»']*\s*$|^(?:whether|if)\b", re.IGNORECASE)
HYPOTHETICAL = re.compile(
    r"\b(?:would(?:n['’]t)? (?:have|be)|if [\w\s]{1,60} (?:were|had|would)|unless|in case)\b", re.IGNORECASE
)
DEMANDED = re.compile(
    r"\b(?:must(?:n['’]t)?|should(?:n['’]t)?|ought to|has to|have to|needs? to be|demands?|demanded|let us)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will|won['’]t|shall|going to|plans? to|planned to|intends? to|is to|are to|set to|due to)\b"
    r"|\b(?:scheduled|aims? to)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
POSSIBLE = re.compile(
    r"\b(?:may|might|could|can|perhaps|possibly|probably|likely|reportedly|allegedly|apparently|appears?|seems?|alleged"
    r"|suspected|presumably|supposedly)\b"
)
NEGATION = re.compile(
    r"\b(?:not|never|cannot|no longer|no one|nobody|none|nothing|nor|neither|without any)\b|n['’]t\b|^no\b|"
    r"\b(?:was|were|is|are|had|have|has|been|there) no\b",
    re.IGNORECASE,
)
BY_STANCE = {
    Stance.DEMANDS: Modality.DEMANDED,
    Stance.ORDERS: Modality.DEMANDED,
    Stance.PROMISES: Modality.PLANNED,
    Stance.ASKS: Modality.ASKED,
}


def modality_of(text: str, stance: Stance | None) -> Modality:
    """Return how ``text``, said with ``stance`` (None for own voice), puts what it says."""
    if ASKED.search(text):
        return Modality.ASKED
    if stance in BY_STANCE:
        return BY_STANCE[stance]
    for pattern, modality in (
        (HYPOTHETICAL, Modality.HYPOTHETICAL),
        (DEMANDED, Modality.DEMANDED),
        (PLANNED, Modality.PLANNED),
        (POSSIBLE, Modality.POSSIBLE),
    ):
        if pattern.search(text):
            return modality
    return Modality.ASSERTED


def is_negated(text: str, stance: Stance | None) -> bool:
    """Return whether the claim says that something is not so; what is denied is negated once more."""
    return (NEGATION.search(text) is not None) is not (stance is Stance.DENIES)
