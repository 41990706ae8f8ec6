"""Mark: what an article says, on whose word, with which figures, dates, names and events. Article in, marks out."""

from sayso.mark.article import mark_article, reads
from sayso.mark.explanation import Reason, explain_claim
from sayso.mark.sentence import stretches as passages

__all__ = ["Reason", "explain_claim", "mark_article", "passages", "reads"]
