"""Claims: who says what, how sure of it, and how far the writer stands behind it."""
