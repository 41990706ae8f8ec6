"""The pipeline over many inputs: an edge. `read_into` fills a ledger; executors choose only where articles are read."""

from sayso.run.ledger import Ledger, open_ledger
from sayso.run.loose import mark_inputs, mark_text, read_inputs
from sayso.run.pile import TIME_LIMIT, read_into
from sayso.run.summary import Interrupted, Progress, Summary

__all__ = [
    "TIME_LIMIT",
    "Interrupted",
    "Ledger",
    "Progress",
    "Summary",
    "mark_inputs",
    "mark_text",
    "open_ledger",
    "read_inputs",
    "read_into",
]
