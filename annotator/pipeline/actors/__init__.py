"""Actors: persons and organisations of a text, and the agency that it comes from."""
