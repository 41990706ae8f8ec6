"""Mark: what an article says, on whose word, with which figures, dates, names and events. Article in, marks out."""

from sayso.mark.article import mark_article

__all__ = ["mark_article"]
