"""What the words mean: the library, the profile, the tree of an instrument. Frozen data and nothing else."""
