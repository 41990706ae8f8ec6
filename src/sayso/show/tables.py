"""Every table that is made of link results."""

from sayso.show.difference import DIFFERENCES, WORDS
from sayso.show.link_table import LinkTable
from sayso.show.linked import OWN_TABLES

LINK_TABLES: tuple[LinkTable, ...] = (*OWN_TABLES, DIFFERENCES, WORDS)
"""In the order in which exports write them."""
