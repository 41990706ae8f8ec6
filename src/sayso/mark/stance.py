"""Stance: what the cue says the source did, once a negation before it is counted in."""

from sayso.vocabulary import Stance

UNMADE = frozenset(
    {
        Stance.DENIES,
        Stance.CONFIRMS,
        Stance.ADMITS,
        Stance.ACCUSES,
        Stance.STATES,
        Stance.CLAIMS,
        Stance.DECLARES,
        Stance.PROMISES,
        Stance.WARNS,
        Stance.PREDICTS,
    }
)
"""Acts of speech that a negation leaves undone: who did not deny has neither denied nor confirmed."""


def negate(stance: Stance) -> Stance:
    """Return the stance of a negated cue: an act of speech not done is ``other``, a thought stays a thought."""
    return Stance.OTHER if stance in UNMADE else stance
