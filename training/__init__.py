"""How the encoder was made. Torch is needed here and nowhere else: see requirements-training.txt."""
