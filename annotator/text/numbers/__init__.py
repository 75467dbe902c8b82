"""The Arabic number grammar: numbers in digits and words, pure functions on strings."""

from annotator.text.numbers.find import find_numbers
from annotator.text.numbers.lexicon import NumberLexicon, default_lexicon
from annotator.text.numbers.model import Number

__all__ = ["Number", "NumberLexicon", "default_lexicon", "find_numbers"]
