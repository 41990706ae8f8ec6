"""sayso: on whose say-so? Who claims what in a pile of news coverage, with spans for every cell.

The way of the data, and the folder that does each step::

    intake -> read -> mark -> link -> show
"""
