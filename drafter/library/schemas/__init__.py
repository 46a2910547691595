"""The form of profiles and clause files as JSON Schema, for editors: what may stand where, and what it means."""
