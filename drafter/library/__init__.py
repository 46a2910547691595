"""YAML to clauses, profiles and house styles, with the place of every word. The only room that reads those files."""
