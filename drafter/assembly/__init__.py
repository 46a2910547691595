"""Selection, choice, wording, order, numbers, references: passes from a profile and a library to an instrument.

No pass changes what it is given: each returns new data, and adds what it finds to the :class:`Findings` handed along.
:mod:`drafter.assembly.assemble` lists them in order.
"""
