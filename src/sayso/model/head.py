"""The labels that each head answers with, in the order of its scores."""

ATTRIBUTION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

# Around one cue: which words are its source and which its content. Every cue has a reading of the passage of its own,
# so that contents may be torn apart, shared sources found again, and one attribution may stand inside another.
FRAME_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")

NAME_TYPES = ("Person", "Location", "Organization", "NORP", "Facility", "Product", "Misc", "Date", "Money")
NAME_TAGS = ("O", *(f"{begin}-{kind}" for kind in NAME_TYPES for begin in "BI"))

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
