"""One writer per format: a finished document in, bytes out. Writers decide nothing; all is settled before."""
