"""The rules of structure: terms, references, numbers of articles, annexes, institutions, clocks, languages."""
