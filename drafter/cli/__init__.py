"""The command line: parse, call the pipeline, report. No rules of drafting here."""
