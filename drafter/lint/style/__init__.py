"""The rules of treaty style, N-1 to N-27: one to a file, each with the rule it states."""
