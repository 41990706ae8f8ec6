"""The ledger, in a file or in PostgreSQL: an edge.

`open_ledger` gives a `Ledger`; its tables are described in docs/reference/ledger.md.
"""

from sayso.store.address import is_url, title_of, without_secrets
from sayso.store.card import Card
from sayso.store.frame import Table
from sayso.store.ledger import SETTABLE, Ledger, open_ledger
from sayso.store.plan import Planned, Planner
from sayso.store.quotation import Quotation, Spot
from sayso.store.row import Entry, encode_reading, said_of
from sayso.store.toll import Toll
from sayso.store.verify import Problem
from sayso.store.write import Known

__all__ = [
    "SETTABLE",
    "Card",
    "Entry",
    "Known",
    "Ledger",
    "Planned",
    "Planner",
    "Problem",
    "Quotation",
    "Spot",
    "Table",
    "Toll",
    "encode_reading",
    "is_url",
    "open_ledger",
    "said_of",
    "title_of",
    "without_secrets",
]
