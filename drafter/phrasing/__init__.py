"""Numbers, sources and references put into words as a house style has them. Pure; serves assembly and reports alike."""
