"""Speed, memory and growth against peers: `python -m benchmarks --data FOLDER`."""
