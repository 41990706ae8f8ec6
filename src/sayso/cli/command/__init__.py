"""One module a command: its options, its help with an example, and the few lines that carry it out."""
