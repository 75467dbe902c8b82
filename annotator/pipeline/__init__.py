"""The spaCy components, in the order in which they run, and how a pipeline is opened."""
