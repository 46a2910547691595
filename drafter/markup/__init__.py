"""The notation of clause texts (docs/notation.md): text to nodes and back. Knows nothing of YAML or of formats."""
