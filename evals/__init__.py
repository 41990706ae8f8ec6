"""Quality on public data sets: `python -m evals --size small|full --data FOLDER`. Their texts are never stored here."""
