"""Places: which names are places, which of several they are, and what they do in the text."""
