"""Comparison: two instruments, as settled trees, to one tree in which every difference is marked. Pure."""
