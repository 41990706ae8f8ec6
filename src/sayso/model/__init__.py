"""The encoder: one small transformer that reads each passage once, and what its heads answer (an edge)."""
