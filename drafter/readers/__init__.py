"""What comes back: files that were built once, that others have worked in, and that nobody vouches for."""
