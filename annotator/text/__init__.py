"""Strings only: decoding, character classes, folding with offset maps, numbers, dates."""
