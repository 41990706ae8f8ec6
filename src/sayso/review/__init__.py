"""Review: what people decide of what sayso found, as a log that only grows, and what stands after all of it.

A `judgement` says a verdict of a target; a `line` of the log binds it into its reviewer's chain; `anchor` finds the
target again in a newer reading, or says that it is lost; `standing` is what holds after all lines; `ruling` and
`revision` are that as linking and reading heed it; `agenda` says what is most useful to look at next, `agreement` how
far reviewers agree, `erasure` how a person's name goes.
"""
