"""One writer per format: a finished document in, bytes out. Writers decide nothing; what they need is settled before."""
