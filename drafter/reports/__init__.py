"""What can be told of a draft or of the library: why a clause stands, what the paper's rows are met by, the commentary.

Pure functions from the model to rows or to a :class:`drafter.model.report.Report`.
"""
