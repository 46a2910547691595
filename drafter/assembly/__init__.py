"""Selection, choice, wording, order, numbers, references: passes from a profile and a library to an instrument.

Each pass is a pure function; :mod:`drafter.assembly.assemble` lists them in order.
"""
