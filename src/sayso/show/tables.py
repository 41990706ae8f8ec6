"""Every table that is made of link results."""

from sayso.show.difference import DIFFERENCES, WORDS
from sayso.show.linked import OWN_TABLES, LinkTable

LINK_TABLES: tuple[LinkTable, ...] = (*OWN_TABLES, DIFFERENCES, WORDS)
"""In the order in which exports write them."""
